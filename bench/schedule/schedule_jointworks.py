"""Jointworks on a network: `schedule_jointworks.py NETWORK SECONDS EXECUTABLE`."""

import json
import subprocess
import sys

import networks  # noqa: F401 (brings `events` within reach)
from events import say


def main():
    """Runs the executable and says the makespan and whether it is proved."""
    file, seconds, executable = sys.argv[1:4]
    command = [executable, "schedule", file, "--time-limit", seconds, "--threads", "2", "--seed", "1", "--json"]
    result = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout)
    say(
        makespan=result["makespan"],
        optimal=result["status"] in ("optimal", "infeasible"),
        legal=result.get("legal"),
        own_seconds=result["seconds"],
    )


if __name__ == "__main__":
    main()
