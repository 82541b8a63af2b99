"""Runs every measurement that is still missing, one after the other, and keeps each as one JSON line.

`measure.py --work FOLDER --executable FILE --generator FILE [--quick] [--parts ...] [--seeds N]
[--peer-seeds N] [--longest SECONDS] [--psplib FOLDER] [--rcpsp-max FOLDER] [--networks N]`

Called by `run.sh`. A measurement is missing if no line has its key: part, method, instance, limit and version. So a run
can be interrupted at any time and called again; a new version of the planner is measured anew, the peers are not.

Every method is a process of its own, which says what it has found so far (`events.py`); here it is stamped. A peer that
has not ended at its limit and half of it again is killed: what it had said by then is its result.
"""

import argparse
import csv
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from math import gcd
from pathlib import Path

BENCH = Path(__file__).resolve().parent
OURS = "Jointworks"
PARTS = ("plan", "huge", "study", "schedule")
LIMITS = {"small": (10, 60, 300), "medium": (30, 300), "large": (60, 300), "huge": (300,)}
QUICK_LIMITS = {"small": (3,), "medium": (5,), "large": (10,), "huge": (10,)}
# Sets of networks: name, ending of its files; the sets of either folder, and the table of best known values in it, with the columns
# `instance`, `best_upper_bound` and, where several sets share names, `set`.
SINGLE_MODE = {"j30": ".sm", "j60": ".sm", "j120": ".sm"}
MULTI_MODE = {"mm_j10": ".mm", "mm_j20": ".mm", "mm_j30": ".mm"}
TIME_LAGS = {"sm_j10": ".SCH", "sm_j20": ".SCH", "sm_j30": ".SCH"}
BEST_SINGLE_MODE, BEST_MULTI_MODE = "best_known_single_mode.csv", "best_known_multi_mode.csv"
BEST_TIME_LAGS = "best_known.csv"
SCHEDULE_SECONDS, QUICK_SCHEDULE_SECONDS = 5, 1
QUICK_NETWORKS = 2
# Generated networks of so many activities, for speed alone.
SPEED_SIZES, QUICK_SPEED_SIZES = (30, 120, 1_000, 20_000), (30, 120)
# A peer that does not stop at its limit is given this much of it more, and at least these seconds: in short runs,
# building the rows takes longer than solving.
PATIENCE, LEAST_PATIENCE = 0.5, 15.0
# Ours is waited for, because what it writes is used; how late it was is in the report.
OUR_PATIENCE = 900.0
# Runs of the risk study; the spread of durations that it draws from, as shares of the planned duration.
RISK_RUNS, QUICK_RISK_RUNS = 10_000, 500
# The levers may take this long; what is done by then is kept.
LEVERS_SECONDS, QUICK_LEVERS_SECONDS = 600, 10
SHORTEST, LONGEST = 0.85, 1.7


@dataclass(frozen=True)
class Run:
    """One measurement: its key, and the command that makes it."""

    part: str
    method: str
    instance: str
    limit: float
    version: str
    command: tuple

    def patience(self):
        """Seconds beyond the limit after which the run is killed."""
        return OUR_PATIENCE if self.method == OURS else max(self.limit * PATIENCE, LEAST_PATIENCE)

    def key(self):
        """What tells this measurement from every other, as it stands in its line."""
        return {
            "part": self.part,
            "method": self.method,
            "instance": self.instance,
            "limit": self.limit,
            "version": self.version,
        }


class Ledger:
    """The lines measured so far, in a file that is only ever added to."""

    def __init__(self, path):
        self.path = path
        self.lines = []
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                try:
                    self.lines.append(json.loads(line))
                except ValueError:
                    tell(f"a line of {path.name} that was cut off is left out")

    def has(self, run):
        """Is the run measured?"""
        key = run.key().items()
        return any(key <= {k: v for k, v in line.items() if k in run.key()}.items() for line in self.lines)

    def add(self, line):
        """Keeps a line, at once and whole."""
        self.lines.append(line)
        with open(self.path, "a", encoding="utf-8") as file:
            # Behind a line that was cut off, this one begins a line of its own.
            if file.tell() and not self.path.read_bytes().endswith(b"\n"):
                file.write("\n")
            file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())


def tell(text):
    """Says to the person who waits what happens."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def measure(run):
    """Runs the command and returns its line: the curve of what it said, its end, its time and its memory."""
    load, start = os.getloadavg()[0], time.monotonic()
    process = subprocess.Popen(
        run.command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    events, trouble = [], []

    def listen():
        for line in process.stdout:
            try:
                events.append({"seconds": round(time.monotonic() - start, 2)} | json.loads(line))
            except ValueError:
                trouble.append(line)

    listeners = [threading.Thread(target=listen), threading.Thread(target=lambda: trouble.extend(process.stderr))]
    for listener in listeners:
        listener.start()
    killed = threading.Event()

    def kill():
        killed.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(run.limit + run.patience(), kill)
    timer.start()
    try:
        # Asked by hand, for the memory of the process and of all that it has waited for.
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        kill()
        raise
    finally:
        timer.cancel()
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    for listener in listeners:
        listener.join()
    line = run.key() | {"day": date.today().isoformat(), "machine": machine(), "load_before": round(load, 2)}
    line |= {"seconds": round(seconds, 2), "memory_mib": round(usage.ru_maxrss / 1024), "killed": killed.is_set()}
    failed = process.returncode != 0 and not killed.is_set()
    if failed:
        line["trouble"] = b"".join(trouble).decode("utf-8", "replace")[-2000:] or f"ended with {process.returncode}"
    return line | {"events": events}


def last(line, fact):
    """The last known value of a fact in a line's events; nothing if it was never said."""
    return next((event[fact] for event in reversed(line["events"]) if event.get(fact) is not None), None)


def machine():
    """The processor, its cores and the memory, without the machine's name."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        model = next(row.split(":")[1].strip() for row in text.splitlines() if row.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}"


class Benchmark:
    """Where things lie, what is asked for, and the list of runs that follows from it."""

    def __init__(self, asked):
        self.asked = asked
        self.limits = QUICK_LIMITS if asked.quick else LIMITS
        self.ours = ours_version()
        self.peers = {"HiGHS": version("highspy"), "CP-SAT": version("ortools"), "PyJobShop": version("pyjobshop")}

    def generate(self, size, seed, raw=False):
        """The folder of a programme, or its raw instance; made by the generator where it is not there."""
        folder = self.asked.work / "programmes"
        folder.mkdir(exist_ok=True)
        made = folder / (f"{size}-{seed}.json" if raw else f"{size}-{seed}")
        if not made.exists():
            half = made.with_name("half-" + made.name)
            shutil.rmtree(half, ignore_errors=True)
            words = ["--json", half] if raw else [half]
            subprocess.run(
                [self.asked.generator, "jip", size, str(seed), *words], check=True, stdout=subprocess.DEVNULL
            )
            half.rename(made)
        return made

    def script(self, name, *words):
        """The command of a script of ours."""
        return (sys.executable, str(BENCH / name), *map(str, words))

    def jointworks(self, part, size, seed, limit):
        """A run of the planner; what it writes stays, the last of each instance."""
        out = self.asked.work / "plans" / f"{size}-{seed}"
        out.parent.mkdir(exist_ok=True)
        folder = self.generate(size, seed)
        command = self.script("plan_jointworks.py", self.asked.executable, folder, limit, out)
        return Run(part, OURS, f"{size}-{seed}", limit, self.ours, command)

    def peer(self, method, script, size, seed, limit):
        """A run of a peer on the same instance."""
        command = self.script(script, self.generate(size, seed, raw=True), limit)
        return Run("plan", method, f"{size}-{seed}", limit, self.peers[method], command)

    def plan(self):
        """Sizes, limits and seeds, ours before the peers; then whether the rows of the peers mean the same."""
        sizes = ("small", "medium") if self.asked.quick else ("small", "medium", "large")
        for size in sizes:
            for limit in (limit for limit in self.limits[size] if limit <= self.asked.longest):
                for seed in range(1, self.asked.seeds + 1):
                    yield self.jointworks("plan", size, seed, limit)
                for seed in range(1, self.asked.peer_seeds + 1):
                    yield self.peer("HiGHS", "plan_highs.py", size, seed, limit)
                    yield self.peer("CP-SAT", "plan_cpsat.py", size, seed, limit)
            plan = self.asked.work / "plans" / f"{size}-1" / "plan.json"
            command = self.script("plan_agreement.py", self.generate(size, 1, raw=True), plan)
            yield Run("agreement", "HiGHS", f"{size}-1", 60, self.ours, command)

    def huge(self):
        """Ten thousand projects: ours only, for the peers find nothing at a tenth of that."""
        yield self.jointworks("huge", "huge", 1, self.limits["huge"][0])

    def study(self):
        """How long the studies of a plan of national scale take."""
        size = "medium" if self.asked.quick else "large"
        limit = self.limits[size][0]
        plan = self.asked.work / "plans" / "uncertain" / "plan.json"
        folder = uncertain(self.generate(size, 1))
        command = self.script("plan_jointworks.py", self.asked.executable, folder, limit, plan.parent)
        name = f"{size}-1 uncertain"
        yield Run("studied plan", OURS, name, limit, self.ours, command)
        runs = QUICK_RISK_RUNS if self.asked.quick else RISK_RUNS
        words = [self.asked.executable, folder, plan, "--runs", runs]
        yield Run("risk", OURS, name, 600, self.ours, self.script("study.py", "risk", *words))
        seconds = QUICK_LEVERS_SECONDS if self.asked.quick else LEVERS_SECONDS
        words = [self.asked.executable, folder, plan, "--time-limit", seconds]
        yield Run("levers", OURS, name, seconds, self.ours, self.script("study.py", "levers", *words))

    def schedule(self):
        """Networks spread evenly over the parameter sets, by three methods with the same seconds; then speed."""
        seconds = QUICK_SCHEDULE_SECONDS if self.asked.quick else SCHEDULE_SECONDS
        for size in QUICK_SPEED_SIZES if self.asked.quick else SPEED_SIZES:
            command = self.script("schedule/speed.py", self.asked.executable, size, seconds)
            yield Run("speed", OURS, str(size), seconds, self.ours, command)
        best, files = ["instance,best_upper_bound"], []
        if not self.asked.psplib:
            tell("no --psplib FOLDER given: its networks are left out")
        else:
            for sets, name in ((SINGLE_MODE, BEST_SINGLE_MODE), (MULTI_MODE, BEST_MULTI_MODE)):
                best += best_known(self.asked.psplib / name, sets)
                files += self.networks(self.asked.psplib, sets)
        if not self.asked.rcpsp_max:
            tell("no --rcpsp-max FOLDER given: networks with largest lags are left out")
        else:
            best += best_known(self.asked.rcpsp_max / BEST_TIME_LAGS, TIME_LAGS)
            files += self.networks(self.asked.rcpsp_max, TIME_LAGS)
        (self.asked.work / "best_known.csv").write_text("\n".join(best) + "\n", encoding="utf-8")
        for file in files:
            methods = [(OURS, self.ours, (self.asked.executable,))]
            methods += [(peer, self.peers[peer], ()) for peer in ("CP-SAT", "PyJobShop")]
            for method, its_version, more in methods:
                script = f"schedule/schedule_{method.lower().replace('-', '')}.py"
                command = self.script(script, file, seconds, *more)
                yield Run("schedule", method, f"{file.parent.name}/{file.stem}", seconds, its_version, command)

    def networks(self, folder, sets):
        """The first network of every parameter set, at most so many as asked, evenly spread."""
        most = QUICK_NETWORKS if self.asked.quick else self.asked.networks
        chosen = []
        for name, ending in sets.items():
            files = sorted(Path(folder, name).glob(f"*{ending}"), key=lambda file: by_number(file.stem))
            first = {}
            for file in files:
                # ProGen/max only counts its networks; ten of them share their parameters.
                group = file.stem.split("_")[0] if "_" in file.stem else (by_number(file.stem)[-1] - 1) // 10
                first.setdefault(group, file)
            files = list(first.values())
            # The sets cycle through their parameters, so every so-manieth network would always be an easy or a hard one.
            step = next(step for step in range(7, len(files) + 8) if gcd(step, len(files)) == 1) if files else 1
            chosen += [files[at * step % len(files)] for at in range(min(most or len(files), len(files)))]
        return chosen


def by_number(name):
    """The numbers in a name, for sorting."""
    return [int(number) for number in re.findall(r"\d+", name)]


def best_known(path, sets):
    """Rows of instance (set/name) and best known makespan, empty where there is none."""
    rows = []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            # The table of several modes says j10 for the folder mm_j10.
            folder = next((name for name in sets if name == row["set"] or name == "mm_" + row["set"]), None)
            if folder:
                rows.append(f"{folder}/{row['instance']},{row['best_upper_bound']}")
    return rows


def uncertain(folder):
    """The same programme with durations that stray, which the generated family does not have."""
    made = folder.with_name(folder.name + "-uncertain")
    if made.exists():
        return made
    half = made.with_name("half-" + made.name)
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(folder, half)
    heading, *rows = (half / "tasks.csv").read_text(encoding="utf-8").splitlines()
    at = heading.split(",").index("duration")
    strayed = [heading + ",duration_min,duration_max"]
    for row in rows:
        duration = int(row.split(",")[at])
        strayed.append(f"{row},{max(1, round(SHORTEST * duration))},{max(duration + 1, round(LONGEST * duration))}")
    (half / "tasks.csv").write_text("\n".join(strayed) + "\n", encoding="utf-8")
    half.rename(made)
    return made


def ours_version():
    """The last commit that changed what is measured, marked where the working tree differs from it."""
    what = ["--", "crates", "Cargo.toml", "Cargo.lock"]
    git = ["git", "-C", str(BENCH.parent)]
    commit = subprocess.run([*git, "log", "-1", "--format=%h", *what], capture_output=True, text=True, check=True)
    changed = subprocess.run([*git, "status", "--porcelain", *what], capture_output=True, text=True, check=True)
    return commit.stdout.strip() + ("+changes" if changed.stdout.strip() else "")


def summary(line):
    """One line's result in words."""
    if "trouble" in line:
        return "FAILED: " + line["trouble"].strip().splitlines()[-1]
    if line["part"] in ("plan", "huge", "studied plan"):
        facts = [f"{fact} {last(line, fact)}" for fact in ("plan", "bound")]
    else:
        facts = [
            f"{fact} {value}" for event in line["events"][-1:] for fact, value in event.items() if fact != "seconds"
        ]
    facts += [f"{line['seconds']} s", f"{line['memory_mib']} MiB"] + ["killed"] * line["killed"]
    return ", ".join(facts)


def main():
    """Measures what is missing."""
    parser = argparse.ArgumentParser(description="Measures what is missing; called by run.sh.")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--executable", type=Path, required=True)
    parser.add_argument("--generator", type=Path, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--peer-seeds", type=int, default=1)
    parser.add_argument("--longest", type=float, default=float("inf"))
    parser.add_argument("--psplib", type=Path)
    parser.add_argument("--rcpsp-max", type=Path)
    parser.add_argument("--networks", type=int)
    asked = parser.parse_args()
    if asked.quick:
        asked.seeds = asked.peer_seeds = 1
    unknown = set(asked.parts.split(",")) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; the parts are {', '.join(PARTS)}")
    asked.work.mkdir(parents=True, exist_ok=True)
    ledger, failures = Ledger(asked.work / "results.jsonl"), 0
    benchmark = Benchmark(asked)
    for part in asked.parts.split(","):
        for run in getattr(benchmark, part)():
            name = f"{run.part} {run.instance} {run.method} {run.limit} s"
            if ledger.has(run):
                tell(f"{name}: measured before")
                continue
            tell(f"{name} ...")
            line = measure(run)
            tell(f"  {summary(line)}")
            if "trouble" in line:
                failures += 1
            else:
                ledger.add(line)
    if failures:
        raise SystemExit(f"{failures} runs failed; they will be tried again by the next call")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        raise SystemExit("stopped; what was measured is kept") from None
