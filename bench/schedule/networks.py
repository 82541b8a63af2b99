"""Reads a network of PSPLIB's single-mode form (`.sm`) and puts the benchmark's other modules within reach."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


@dataclass
class Network:
    """Durations, successors and needs by activity (counted from 0), and the capacity of each resource."""

    durations: list
    successors: list
    needs: list
    capacities: list


def read(path):
    """Reads a file; the two dummy activities at the ends stay in."""
    text = Path(path).read_text(encoding="utf-8", errors="replace")
    durations, successors, needs = [], [], []
    for row in section(text, "PRECEDENCE RELATIONS"):
        count = row[2]
        successors.append([other - 1 for other in row[3 : 3 + count]])
    for row in section(text, "REQUESTS/DURATIONS"):
        durations.append(row[2])
        needs.append(row[3:])
    return Network(durations, successors, needs, section(text, "RESOURCEAVAILABILITIES")[0])


def section(text, heading):
    """Rows of whole numbers below a heading, up to the next line of asterisks."""
    body = text[text.index(heading) :].split("***", 1)[0]
    rows = (re.findall(r"\d+", line) for line in body.splitlines()[1:] if re.match(r"^[\s\d]+$", line))
    return [[int(number) for number in row] for row in rows if row]
