"""Jointworks on a generated programme: `plan_jointworks.py EXECUTABLE DIR SECONDS OUT`.

The executable writes its progress for people, ten times a second on a terminal and every five seconds elsewhere, so it
is given a terminal. Progress shows three digits of every sum: enough for a curve. The result comes whole from `--json`.
"""

import json
import os
import pty
import re
import subprocess
import sys
import tempfile

from events import say

THREADS = 2
PROGRESS = re.compile(r"(?:value USD (?P<plan>[^ ]+(?: [a-z]+)?), )?bound USD (?P<bound>[^ ]+(?: [a-z]+)?), ")
# How many millions one of each is; a sum without a word is in dollars.
MILLIONS = {"k": 1e-3, "m": 1.0, "bn": 1e3, "tn": 1e6}


def millions(written):
    """A sum as progress writes it ("97.3 m"), in millions; nothing if it cannot be read."""
    number, _, word = written.replace(",", "").replace("−", "-").partition(" ")
    try:
        return float(number) * (MILLIONS[word] if word else 1e-6)
    except (KeyError, ValueError):
        return None


def peak_memory(process):
    """MiB that the process has held at most so far; nothing where the system does not tell."""
    try:
        with open(f"/proc/{process.pid}/status", encoding="utf-8") as file:
            return next(int(row.split()[1]) // 1024 for row in file if row.startswith("VmHWM"))
    except (OSError, StopIteration):
        return None


def follow(terminal, process):
    """Says every change that the executable shows, until it ends."""
    text, shown = "", None
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            # A terminal whose other end is closed answers so.
            return
        if not piece:
            return
        # Digits and words of a sum are held together by spaces that do not break.
        piece = re.sub(r"[\u00a0\u202f]", " ", piece.decode("utf-8", "replace"))
        *lines, text = re.split(r"[\r\n]", text + piece)
        # A line is rewritten without an end of line: the last one counts as soon as its erasing mark is there.
        if text.endswith("\x1b[K"):
            lines, text = lines + [text], ""
        for line in lines:
            found = PROGRESS.search(line)
            if found and found.groups() != shown:
                shown = found.groups()
                plan, bound = (millions(sum) if sum else None for sum in found.groups())
                say(plan=plan, bound=bound, memory_mib=peak_memory(process))


def main():
    """Runs the executable and says its progress and its result."""
    executable, folder, seconds, out = sys.argv[1:5]
    command = [executable, "plan", folder, "--out", out, "--force", "--lang", "en", "--json"]
    command += ["--time-limit", seconds, "--threads", str(THREADS), "--seed", "1"]
    ours, theirs = pty.openpty()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as answer:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=answer, stderr=theirs)
        os.close(theirs)
        follow(ours, process)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        answer.seek(0)
        try:
            result = json.loads(answer.read())
        except ValueError:
            raise SystemExit(f"the executable ended with {process.returncode} and no answer") from None
    if result["objective"] is None:
        raise SystemExit(f"the executable found no plan: {result['status']}")
    say(
        plan=float(result["objective"]) / 1e6,
        bound=float(result["bound"]) / 1e6,
        optimal=result["status"] == "optimal",
        legal=result["legal"],
        proven=result["proven"] is not None,
        chosen=len(result["chosen"]),
        work=result["work"],
        own_seconds=result["seconds"],
        memory_mib=usage.ru_maxrss // 1024,
    )


if __name__ == "__main__":
    main()
