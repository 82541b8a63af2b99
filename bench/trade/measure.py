"""Runs exposure by each tool on the same tables, one run at a time, and prints a table of wall, CPU and memory.

`measure.py --ours EXECUTABLE --work FOLDER [--years N] [--runs N] [--skip TOOL,...]`

FOLDER holds `baci_YEAR.parquet` of the years and `baci_YEAR.csv` of the last one; the archive is written beside them. Every run
is a process of its own, and its figures are compared with those of the first tool: a difference stops everything. Of
several runs the fastest counts, with the load before it; all lines are kept in `results.jsonl`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
MEMBERS = "1,2,3,4,5"


def run(command):
    """Wall and CPU seconds, peak memory in MB, and the figures by year."""
    load = os.getloadavg()[0]
    environment = os.environ | {"POLARS_MAX_THREADS": "2"}
    begin = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True, env=environment)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} ended with {process.returncode}")
    figures = [line.split()[1:] for line in said.splitlines() if line.startswith("result ")]
    return {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
        "load": load,
        "figures": figures,
    }


def same(one, other):
    """Counts are equal; sums of concentrations, of some thousand each, are equal to a thousandth: the generator's places 56 and 58
    are Belgium both, as BACI has it, which is one supplier to ours and two to the peers."""
    return len(one) == len(other) and all(
        a[:2] == b[:2] and a[3:] == b[3:] and abs(float(a[2]) - float(b[2])) < 1e-3 for a, b in zip(one, other)
    )


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--ours", required=True)
    words.add_argument("--work", type=Path, required=True)
    words.add_argument("--years", type=int, default=10)
    words.add_argument("--runs", type=int, default=3)
    words.add_argument("--skip", default="")
    words = words.parse_args()
    tables = sorted(words.work.glob("baci_*.parquet"))[-words.years :]
    last, text = tables[-1], tables[-1].with_suffix(".csv")
    archive, one = words.work / "archive", words.work / "archive_of_one"

    def ours(verb, *rest):
        return [words.ours, verb, MEMBERS, "2", *rest]

    def peer(tool, *files):
        return [sys.executable, HERE / "exposure_peer.py", tool, MEMBERS, *files]

    peers = [tool for tool in ("polars", "duckdb", "pandas") if tool not in words.skip.split(",")]
    jobs = [("Jointworks", "CSV, a year", ours("read", text))]
    jobs += [(tool, "CSV, a year", peer(tool, text)) for tool in peers]
    jobs += [("Jointworks", "Parquet, a year", ours("read", last))]
    jobs += [(tool, "Parquet, a year", peer(tool, last)) for tool in peers]
    jobs += [("Jointworks", "CSV, a year, and writes its archive", ours("write", one, text))]
    jobs += [("Jointworks", "Parquet, a year, and writes its archive", ours("write", one, last))]
    jobs += [("Jointworks", "archive, a year", ours("ask", one))]
    if len(tables) > 1:
        jobs += [("Jointworks", f"Parquet, {len(tables)} years", ours("read", *tables))]
        jobs += [(tool, f"Parquet, {len(tables)} years", peer(tool, *tables)) for tool in peers]
        jobs += [("Jointworks", f"Parquet, {len(tables)} years, and writes their archive", ours("write", archive, *tables))]
        jobs += [("Jointworks", f"archive, {len(tables)} years", ours("ask", archive))]
    known = {}
    print("| tool | input | wall s | CPU s | peak MB | load |\n| --- | --- | --- | --- | --- | --- |")
    for folder in (archive, one):
        shutil.rmtree(folder, ignore_errors=True)
    with open(words.work / "results.jsonl", "a", encoding="utf-8") as lines:
        for tool, job, command in jobs:
            runs = [run(command) for _ in range(words.runs)]
            for found in runs:
                lines.write(json.dumps({"tool": tool, "job": job} | found) + "\n")
            best = min(runs, key=lambda found: found["wall"])
            expected = known.setdefault(len(best["figures"]), best["figures"])
            if not all(same(found["figures"], expected) for found in runs):
                sys.exit(f"{tool}, {job}: {best['figures']} instead of {expected}")
            figures = (best["wall"], best["cpu"])
            print(f"| {tool} | {job} | {figures[0]:.3f} | {figures[1]:.2f} | {best['memory']:.0f} | {best['load']:.1f} |", flush=True)


if __name__ == "__main__":
    main()
