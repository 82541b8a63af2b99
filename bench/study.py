"""A study of a plan, for its time: `study.py risk|levers EXECUTABLE DIR PLAN [OPTION ...]`."""

import json
import subprocess
import sys
import time

from events import say


def main():
    """Runs the study and says how long it took by the executable's clock and by ours."""
    verb, executable, folder, plan = sys.argv[1:5]
    command = [executable, verb, folder, plan, "--threads", "2", "--json", *sys.argv[5:]]
    start = time.monotonic()
    answer = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    seconds = time.monotonic() - start
    result = json.loads(answer)
    facts = {"own_seconds": result["seconds"]} if "seconds" in result else {}
    if verb == "risk":
        facts |= {"runs": result["runs"], "deviation": result["nvr"]["deviation"] / 1e6}
    if verb == "levers":
        facts |= {"tried": sum(lever["tried"] for lever in result["levers"]), "levers": len(result["levers"])}
    say(wall_seconds=round(seconds, 2), **facts)


if __name__ == "__main__":
    main()
