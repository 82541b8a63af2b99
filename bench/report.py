"""Writes RESULTS.md and the pictures of the curves from what was measured: `report.py RESULTS.jsonl FOLDER`.

Nothing here is written by hand: every table, every sentence about who is better and every picture follows from the
lines, so that the report cannot say more than was measured.
"""

import json
import sys
from pathlib import Path
from statistics import mean, median

from curves import picture

OURS = "Jointworks"
METHODS = (OURS, "HiGHS", "CP-SAT", "PyJobShop")
SIZES = ("small", "medium", "large", "huge")
SHAPES = {
    "small": "15 projects, 30 components, 8 plants",
    "medium": "100 projects, 200 components, 30 plants",
    "large": "1,000 projects, 2,000 components, 200 plants",
    "huge": "10,000 projects, 20,000 components, 1,000 plants",
}
SETS = {
    "j30": "PSPLIB, 30 activities",
    "j60": "PSPLIB, 60 activities",
    "j120": "PSPLIB, 120 activities",
    "mm_j10": "PSPLIB, 10 activities in three modes",
    "mm_j20": "PSPLIB, 20 activities in three modes",
    "mm_j30": "PSPLIB, 30 activities in three modes",
    "sm_j10": "ProGen/max, 10 activities, largest lags",
    "sm_j20": "ProGen/max, 20 activities, largest lags",
    "sm_j30": "ProGen/max, 30 activities, largest lags",
}
# Above this load before a run, another program was using the machine.
QUIET_LOAD = 2.5
# Differences of less than this share are no differences.
SAME = 5e-4


class Line:
    """One measurement as the report reads it."""

    def __init__(self, facts):
        self.facts = facts
        self.part, self.method, self.instance = facts["part"], facts["method"], facts["instance"]
        self.limit, self.version = facts["limit"], facts["version"]
        self.size = self.instance.split("-")[0]
        # A method that is a process of its own within the measured one tells its own memory.
        self.seconds, self.memory = facts["seconds"], self.last("memory_mib") or facts["memory_mib"]
        plan = self.last("plan")
        # Doing nothing is worth nothing and needs no planner.
        self.plan = plan if plan is not None and plan > 0 else None
        self.bound = self.last("bound")

    def last(self, fact):
        """The last known value of a fact; nothing if it was never said."""
        return next((e[fact] for e in reversed(self.facts["events"]) if e.get(fact) is not None), None)

    def gap(self):
        """How much at most is missing to the best possible, as a share of the bound: the glossary's gap."""
        return (self.bound - self.plan) / self.bound if self.plan and self.bound else None

    def first_plan(self):
        """Seconds from the start of the process to the first plan that is worth something."""
        return next((e["seconds"] for e in self.facts["events"] if (e.get("plan") or 0) > 0), None)


def read(path):
    """The lines; of every part and method only those of the version that was measured last."""
    lines = []
    if path.exists():
        for text in path.read_text(encoding="utf-8").splitlines():
            try:
                lines.append(Line(json.loads(text)))
            except ValueError:
                continue
    newest = {(line.part, line.method): line.version for line in lines}
    return [line for line in lines if line.version == newest[line.part, line.method]]


def number(value, digits=1):
    """A number with separators of thousands; a dash for nothing."""
    return "–" if value is None else f"{value:,.{digits}f}"


def sum_of_money(value):
    """Millions with four digits or more."""
    return "none" if value is None else number(value, 0 if abs(value) >= 10_000 else 1 if abs(value) >= 1000 else 2)


def share(value):
    """A share in percent."""
    return "–" if value is None else f"{100 * value:,.1f} %"


def table(heading, rows):
    """A table; all columns but the first two stand to the right."""
    marks = ["---" if at < 2 else "---:" for at in range(len(heading))]
    return "\n".join("| " + " | ".join(map(str, cells)) + " |" for cells in [heading, marks, *rows]) + "\n"


def middle(values):
    """The median of those that there are; nothing if there is none."""
    values = [value for value in values if value is not None]
    return median(values) if values else None


def planning(lines, folder):
    """Tables of plans, bounds and gaps, with the curves."""
    text = []
    for size in SIZES[:3]:
        chosen = [line for line in lines if line.part == "plan" and line.size == size]
        if not chosen:
            continue
        text.append(f"## {size.capitalize()}: {SHAPES[size]}\n")
        text.append(one_instance(chosen))
        text.append(several_instances(chosen))
        name = f"curve-{size}.svg"
        longest = max(line.limit for line in chosen)
        first = [line for line in chosen if line.limit == longest and line.instance == f"{size}-1"]
        drawing = picture(f"{size}-1, {longest} s", [(line.method, line.facts["events"]) for line in first])
        if drawing:
            (folder / name).write_text(drawing, encoding="utf-8")
            text.append(f"![Plan and bound over time on {size}-1]({name})\n")
        text.append(verdict([line for line in chosen if line.instance == f"{size}-1"]))
    return [part for part in text if part]


def one_instance(lines):
    """All methods on the first instance."""
    rows = []
    for line in sorted(lines, key=lambda line: (line.limit, METHODS.index(line.method))):
        if line.instance.endswith("-1"):
            end = "killed" if line.facts["killed"] else "proved optimal" if line.last("optimal") else ""
            cells = [
                f"{line.limit:g} s",
                line.method,
                sum_of_money(line.plan),
                sum_of_money(line.bound),
                share(line.gap()),
            ]
            rows.append([*cells, number(line.first_plan()), number(line.seconds), number(line.memory, 0), end])
    heading = ["limit", "method", "plan, M$", "bound, M$", "gap", "first plan, s", "wall, s", "memory, MiB", ""]
    return f"{lines[0].size.capitalize()}-1:\n\n" + table(heading, rows)


def several_instances(lines):
    """Medians over the seeds, of methods that were run on more than one."""
    rows = []
    for limit in sorted({line.limit for line in lines}):
        for method in METHODS:
            group = [line for line in lines if line.limit == limit and line.method == method]
            if len(group) > 1:
                gaps = [line.gap() for line in group]
                known = [gap for gap in gaps if gap is not None]
                cells = [f"{limit:g} s", method, len(group), len(known), share(middle(gaps))]
                cells += [share(min(known, default=None)), share(max(known, default=None))]
                rows.append([*cells, number(middle([line.first_plan() for line in group]))])
    if not rows:
        return ""
    heading = ["limit", "method", "instances", "with a plan", "median gap", "least", "greatest", "median first plan, s"]
    return "All instances measured:\n\n" + table(heading, rows)


def verdict(lines):
    """Where a peer is better, and where ours is, said plainly."""
    said = []
    for limit in sorted({line.limit for line in lines}):
        by = {line.method: line for line in lines if line.limit == limit}
        ours = by.pop(OURS, None)
        if ours is None:
            continue
        for method, peer in by.items():
            where = f"on {peer.instance} at {limit:g} s"
            said.append(f"{compare('plan', method, ours.plan, peer.plan, 1)} {where}")
            said.append(f"{compare('bound', method, ours.bound, peer.bound, -1)} {where}")
    peers_first = sorted(said, key=lambda sentence: sentence.startswith((OURS, "Neither")))
    return " ".join(f"{sentence}." for sentence in peers_first) + "\n" if said else ""


def compare(what, method, ours, theirs, sign):
    """Who has the better one; `sign` is 1 if more is better."""
    if ours is None and theirs is None:
        return f"Neither {OURS} nor {method} has a {what}"
    if ours is None or theirs is None:
        return f"{method if ours is None else OURS} alone has a {what}, against {method if theirs is None else OURS},"
    if abs(ours - theirs) <= SAME * max(abs(ours), abs(theirs)):
        return f"Neither {OURS} nor {method} has the better {what}"
    better, worse = (OURS, method) if sign * (ours - theirs) > 0 else (method, OURS)
    figures = {OURS: sum_of_money(ours), method: sum_of_money(theirs)}
    return f"{better} has the better {what} ({figures[better]} against {figures[worse]} of {worse})"


def agreement(lines):
    """That the rows of the peers mean our problem."""
    rows = []
    for line in lines:
        if line.part == "agreement":
            value, by_rows = line.last("value"), line.last("value_by_rows")
            if by_rows is None:
                rows.append([line.instance, "NOT LEGAL THERE", number(value, 4), "–", "–"])
            else:
                difference = f"{abs(value - by_rows) / abs(value):.1e}"
                rows.append([line.instance, "legal there", number(value, 4), number(by_rows, 4), difference])
    if not rows:
        return []
    text = "A plan of ours put into the rows that the peers are given (its starts fixed, production left free):\n\n"
    heading = ["instance", "", "value by us, M$", "by the rows, M$", "difference"]
    return ["## The same problem\n", text + table(heading, rows)]


def huge(lines):
    """The largest programme."""
    rows = []
    for line in lines:
        if line.part == "huge":
            cells = [f"{line.limit:g} s", line.method, sum_of_money(line.plan), sum_of_money(line.bound)]
            cells += [share(line.gap()), number(line.first_plan()), number(line.seconds), number(line.memory, 0)]
            rows.append([*cells, "legal" if line.last("legal") else "not judged"])
    if not rows:
        return []
    heading = ["limit", "method", "plan, M$", "bound, M$", "gap", "first plan, s", "wall, s", "memory, MiB", "plan is"]
    return [f"## Huge: {SHAPES['huge']}\n", table(heading, rows)]


def studies(lines):
    """Times of the studies of a plan."""
    chosen = next((line.last("chosen") for line in lines if line.part == "studied plan"), None)
    rows = []
    for line in lines:
        if line.part in ("risk", "levers"):
            if line.part == "risk":
                study = f"risk, {line.last('runs'):,} runs"
            else:
                study = f"levers, {line.last('tried')} of {line.last('levers')} tried"
            rows.append([study, line.instance, number(line.last("wall_seconds"), 2), number(line.memory, 0)])
    if not rows:
        return []
    text = f"Of a plan with {chosen} projects, whose tasks may take 0.85 to 1.7 times as long as planned:\n\n"
    return ["## Studies of a plan\n", text + table(["study", "programme", "wall, s", "memory, MiB"], rows)]


def networks(lines, best):
    """Schedules of single networks, against the best known values."""
    rows, said = [], []
    for name, shape in SETS.items():
        group = [line for line in lines if line.part == "schedule" and line.instance.startswith(name + "/")]
        solved = {}
        for line in group:
            solved.setdefault(line.instance, set()).add(line.method)
        methods = {line.method for line in group}
        # Only networks that all methods were given are compared.
        common = {instance for instance, by in solved.items() if by == methods and instance in best}
        gaps = {}
        for method in (method for method in METHODS if method in methods):
            mine = [line for line in group if line.method == method and line.instance in common]
            if not mine:
                continue
            makespans = [(line.last("makespan"), best[line.instance]) for line in mine]
            known = [(got, value) for got, value in makespans if value is not None]
            found = [(got, value) for got, value in known if got is not None]
            above = mean(got / value - 1 for got, value in found) if found else None
            if found and len(found) == len(known):
                gaps[method] = above
            cells = [name, shape, method, len(mine), f"{len(found)} of {len(known)}"]
            cells.append("–" if above is None else f"{100 * above:.3f} %")
            cells.append(sum(got <= value for got, value in found))
            cells.append(sum(bool(line.last("optimal")) for line in mine))
            # By each solver's own clock: starting Python is no part of solving.
            own = [line.last("own_seconds") for line in mine if line.last("own_seconds") is not None]
            cells += [number(mean(own), 2), number(max(own), 2)] if own else ["–", "–"]
            rows.append((cells, name, method))
        said += [f"{peer} is nearer to the best known on {name}." for peer in gaps if gaps[peer] < gaps.get(OURS, 0)]
        proved = {method: cells[7] for cells, of, method in rows if of == name}
        better = [peer for peer, count in proved.items() if count > proved.get(OURS, count)]
        said += [f"{peer} proves more on {name}." for peer in better]
    if not rows:
        return []
    limit = "/".join(sorted({f"{line.limit:g}" for line in lines if line.part == "schedule"}))
    heading = ["set", "networks of", "method", "networks", "with a schedule, of those that have one", "mean above best known"]
    heading += ["as good", "proved", "mean solver, s", "longest, s"]
    text = (
        "Networks spread evenly over the parameter sets. Proved counts optima and impossibilities. As good = no more "
        "than the best known value.\n\n"
    )
    verdict = " ".join(said) or f"No peer is nearer to the best known values than {OURS} or proves more on any set."
    tables = text + table(heading, [cells for cells, _, _ in rows]) + "\n" + verdict + "\n"
    return [f"## Single networks, {limit} s each\n", tables]


def speeds(lines):
    """How fast ours makes schedules, by size."""
    rows = []
    for line in sorted((line for line in lines if line.part == "speed"), key=lambda line: int(line.instance)):
        makespan, lower = line.last("makespan"), line.last("lower")
        gap = (makespan - lower) / lower if makespan and lower else None
        cells = [f"{int(line.instance):,}", "legal" if line.last("legal") else "NOT LEGAL"]
        cells += [number(line.last("first_seconds"), 2), number(line.last("speed"), 0), share(gap)]
        rows.append([*cells, number(line.memory, 0)])
    if not rows:
        return []
    text = "Generated networks (`bench/schedule/speed.py`), ours alone; one thread for the schedules per second:\n\n"
    heading = ["activities", "schedules are", "first schedule, s, with reading", "schedules per second and core"]
    return ["## Speed of schedules\n", text + table([*heading, "gap at the end", "memory, MiB"], rows)]


def best_known(path):
    """Best known makespans by network, as `measure.py` gathered them; none where there is no schedule."""
    if not path.exists():
        return {}
    rows = (row.split(",") for row in path.read_text(encoding="utf-8").splitlines()[1:])
    return {instance: int(value) if value else None for instance, value in rows}


OPENING = (
    "# How the planner compares\n\n"
    "The sections on planning and on single networks are written by `bench/report.py` from the lines that `bench/run.sh` measured; the "
    "method is told in [README.md](README.md). They are not to be changed by hand. Each says when and with what it was measured.\n\n"
    "Values are millions of dollars, discounted; more is better for a plan, less for a bound. Gap = (bound − plan) / "
    "bound, as the planner shows it (many solvers divide by the plan, which gives more). Wall = the whole process, "
    "with reading, building the rows and writing. None = nothing better than doing nothing.\n\n"
)


def measured(lines):
    """When, where and with what."""
    days = sorted({line.facts["day"] for line in lines})
    machines = sorted({line.facts["machine"] for line in lines})
    versions = sorted({f"{line.method} {line.version}" for line in lines if line.part != "agreement"})
    busy = [line for line in lines if line.facts["load_before"] > QUIET_LOAD]
    text = (
        f"Measured {' to '.join(dict.fromkeys([days[0], days[-1]]))}, one run at a time, two threads each, on {'; '.join(machines)}; "
        f"{', '.join(versions)} ({OURS}: the commit); load before a run at most "
        f"{max(line.facts['load_before'] for line in lines):.1f}."
    )
    if busy:
        text += f" **Before {len(busy)} of {len(lines)} runs something else used the machine: no quiet figures.**"
    return text


def sections(text):
    """The parts of a report by heading, and what stands before the first."""
    before, *parts = ("\n" + text).split("\n## ")
    return before.lstrip("\n"), {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}


def merged(old, new, stamp):
    """Sections that were measured now replace those of the same heading; all others stay as they are."""
    fresh = {heading: f"{stamp}\n\n{body}" for heading, body in sections(new)[1].items()}
    kept = sections(old)[1]
    together = {heading: fresh.pop(heading, body) for heading, body in kept.items()} | fresh
    return OPENING + "\n\n".join(f"## {heading}\n\n{body}" for heading, body in together.items()) + "\n"


def main():
    """Writes the report."""
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    lines = read(source)
    file = folder / "RESULTS.md"
    if lines:
        text = planning(lines, folder) + huge(lines) + agreement(lines) + studies(lines)
        text += networks(lines, best_known(source.with_name("best_known.csv"))) + speeds(lines)
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(merged(old, "\n".join(text), measured(lines)), encoding="utf-8")
    print(f"{file}: {len(lines)} measurements")


if __name__ == "__main__":
    main()
