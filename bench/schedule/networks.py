"""Reads networks (`.sm` and `.mm` of PSPLIB, `.sch` of ProGen/max) and puts the benchmark's other modules within reach."""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


@dataclass
class Mode:
    """A duration, needs by resource and draws by stock."""

    duration: int
    needs: list
    draws: list


@dataclass
class Network:
    """Modes by activity (counted from 0, the two dummies stay in), links, capacities of resources, amounts of stocks.

    `follows` holds (before, after): `after` starts when `before` has ended. `lags` holds (before, after, lag): `after` starts
    `lag` periods after the start of `before` at least; a negative lag is a largest distance the other way round.
    """

    activities: list
    follows: list = field(default_factory=list)
    lags: list = field(default_factory=list)
    capacities: list = field(default_factory=list)
    stocks: list = field(default_factory=list)

    def horizon(self):
        """Some schedule ends by then, if there is any."""
        reach = [max(mode.duration for mode in modes) for modes in self.activities]
        for before, _, lag in self.lags:
            reach[before] = max(reach[before], lag)
        return sum(reach)


def read(path):
    """Reads a file by its ending."""
    text = Path(path).read_text(encoding="utf-8", errors="replace")
    return with_lags(text) if path.lower().endswith(".sch") else of_psplib(text)


def of_psplib(text):
    """Sections between lines of asterisks. A row of a further mode leaves the activity's number out."""
    network = Network(activities=[])
    renewable = int(re.search(r"- renewable\s*:\s*(\d+)", text)[1])
    for row in section(text, "PRECEDENCE RELATIONS"):
        network.follows += [(row[0] - 1, other - 1) for other in row[3 : 3 + row[2]]]
    available = section(text, "RESOURCEAVAILABILITIES")[0]
    network.capacities, network.stocks = available[:renewable], available[renewable:]
    for row in section(text, "REQUESTS/DURATIONS"):
        if len(row) == len(available) + 3:
            network.activities.append([])
            row = row[1:]
        network.activities[-1].append(Mode(row[1], row[2 : 2 + renewable], row[2 + renewable :]))
    return network


def section(text, heading):
    """Rows of whole numbers below a heading, up to the next line of asterisks."""
    body = text[text.index(heading) :].split("***", 1)[0]
    rows = (re.findall(r"\d+", line) for line in body.splitlines()[1:] if re.match(r"^[\s\d]+$", line))
    return [[int(number) for number in row] for row in rows if row]


def with_lags(text):
    """Successors with their lags in brackets, then durations and needs, then capacities."""
    rows = [[int(number) for number in re.findall(r"-?\d+", line)] for line in text.splitlines() if line.strip()]
    count = rows[0][0] + 2
    network = Network(activities=[], capacities=rows[1 + 2 * count])
    for row in rows[1 : 1 + count]:
        others, lags = row[3 : 3 + row[2]], row[3 + row[2] :]
        network.lags += [(row[0], other, lag) for other, lag in zip(others, lags)]
    for row in rows[1 + count : 1 + 2 * count]:
        network.activities.append([Mode(row[2], row[3:], [])])
    return network
