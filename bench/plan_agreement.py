"""Do the peers solve our problem? `plan_agreement.py RAW.json PLAN.json` puts a plan of ours into their rows.

Every start of the plan is fixed and the production is left free: if the rows then have a solution, and it is worth what
the plan says, the methods are compared in the same units on the same problem. HiGHS solves what is left, a linear
programme. The worth may be a little higher than the plan's, which counts production in whole pieces.
"""

import json
import sys

import highspy

import plan_rows
from events import say
from plan_highs import solver

SECONDS = 60.0


def fixed_starts(rows, projects, plan):
    """The columns of all starts, each with the value that the plan gives it."""
    values = {column: 0.0 for column, kind in enumerate(rows.kind) if kind == plan_rows.STARTED}
    for choice in plan["choices"]:
        project, plant = int(choice["project"][1:]), int(choice["plant"][1:])
        site = next(site for site in projects[project] if site.option["l"] == plant)
        for planned, tasks in zip(choice["tasks"], site.stages):
            mode = plan_rows.MODES.index(planned["mode"])
            # The fast mode is left out of the rows where it is not faster.
            duration = site.project["dur"][mode][site.stages.index(tasks)]
            task = next(task for task in tasks if task.duration == duration)
            for quarter in range(max(planned["start"], task.first), task.last + 1):
                values[task.started_by(quarter)] = 1.0
    return values


def main():
    """Says the plan's own value and what the rows say of it, both in millions of dollars."""
    raw = plan_rows.read(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        plan = json.load(file)
    rows, projects = plan_rows.build(raw)
    values = fixed_starts(rows, projects, plan)
    highs = solver(rows, SECONDS)
    for column, value in values.items():
        highs.changeColBounds(column, value, value)
        highs.changeColIntegrality(column, highspy.HighsVarType.kContinuous)
    highs.solve()
    solved = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    worth = highs.getInfo().objective_function_value if solved else None
    say(value=float(plan["totals"]["nvr"]) / plan_rows.MILLION, value_by_rows=worth)


if __name__ == "__main__":
    main()
