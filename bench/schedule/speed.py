"""How fast ours makes schedules of a generated network: `speed.py EXECUTABLE ACTIVITIES SECONDS`.

Projects of a hundred activities (one project below that) share four resources. Two runs: one of a single round, for the time to
the first schedule, reading included; one of so many seconds on one thread, for schedules made per second beside the proofs.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import networks  # noqa: F401 (brings `events` within reach)
from events import say

PROJECT, RESOURCES = 100, 4


def table(count):
    """A table of so many activities; each follows up to three of the twelve before it in its project."""
    state = count

    def below(limit):
        nonlocal state
        # Knuth's linear congruential generator (MMIX), so that everybody gets the same network.
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % limit

    names = [f"r{number}" for number in range(RESOURCES)]
    capacity = 10 * max(1, count // (2 * PROJECT))
    rows = [["task", "duration", "project", "after", *names], ["capacity", "", "", "", *[capacity] * RESOURCES]]
    for activity in range(count):
        first = activity - activity % PROJECT
        earlier = range(max(first, activity - 12), activity)
        after = sorted({earlier[below(len(earlier))] for _ in range(3)}) if earlier else []
        # Twice as much as there is wants to run at once, so that nothing closes by itself.
        needs = [1 + below(9) if below(4) else 0 for _ in names]
        links = ";".join(f"t{other}" for other in after)
        rows.append([f"t{activity}", 1 + below(10), f"p{first // PROJECT}", links, *needs])
    return "\n".join(",".join(map(str, row)) for row in rows) + "\n"


def main():
    """Makes the network, schedules it twice, says the figures."""
    executable, count, seconds = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "network.csv")
        file.write_text(table(count), encoding="utf-8")

        def run(*words):
            command = [executable, "schedule", str(file), "--seed", "1", "--json", *words]
            return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout)

        first = run("--work", "1", "--threads", "2")
        long = run("--time-limit", seconds, "--threads", "1")
    say(
        first_seconds=first["seconds"],
        first_makespan=first["makespan"],
        makespan=long["makespan"],
        lower=long["bound"],
        legal=first["legal"] and long["legal"],
        speed=long["schedules"] / long["seconds"],
    )


if __name__ == "__main__":
    main()
