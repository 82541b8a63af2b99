"""CP-SAT of OR-Tools on the rows of a generated programme: `plan_cpsat.py RAW.json SECONDS`.

CP-SAT counts in whole numbers: production in thousandths of a site's capacity, money in dollars. Coefficients that are
then still not whole are rounded, which changes the worth of a plan by less than a millionth.

Runs in a process of its own: highspy and ortools carry clashing copies of HiGHS and cannot be imported together.
"""

import math
import sys

from ortools.sat.python import cp_model

import plan_rows
from events import say

WORKERS = 2
# Worth is counted in thousandths of a dollar.
WORTH_UNITS = 1e9


def model(rows):
    """The rows in whole numbers."""
    cp = cp_model.CpModel()
    steps = [plan_rows.STEP[kind] for kind in rows.kind]
    columns = [cp.new_int_var(0, math.floor(highest / step + 1e-6), "") for highest, step in zip(rows.highest, steps)]
    for row, limit in enumerate(rows.limit):
        span = range(rows.row_start[row], rows.row_start[row + 1])
        whole = rows.whole[row]
        indices = [rows.column_of[at] for at in span]
        amounts = [round(rows.coefficient_of[at] * whole * steps[rows.column_of[at]]) for at in span]
        left = cp_model.LinearExpr.weighted_sum([columns[index] for index in indices], amounts)
        cp.add(left <= math.floor(limit * whole + 1e-6))
    worth = [round(worth * step * WORTH_UNITS) for worth, step in zip(rows.worth, steps)]
    cp.maximize(cp_model.LinearExpr.weighted_sum(columns, worth))
    return cp


class Teller(cp_model.CpSolverSolutionCallback):
    """Says every better plan, with the bound of that moment."""

    def on_solution_callback(self):
        """Called by the solver at each better plan."""
        say(plan=self.objective_value / WORTH_UNITS, bound=self.best_objective_bound / WORTH_UNITS)


def main():
    """Solves and says the best plan and the bound as they change."""
    raw, seconds = plan_rows.read(sys.argv[1]), float(sys.argv[2])
    rows, _ = plan_rows.build(raw)
    cp = model(rows)
    binaries = rows.kind.count(plan_rows.STARTED)
    say(phase="solving", rows=len(rows.limit), columns=len(rows.kind), binaries=binaries)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = seconds
    solver.best_bound_callback = lambda bound: say(bound=bound / WORTH_UNITS)
    status = solver.solve(cp, Teller())
    has_plan = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    say(
        plan=solver.objective_value / WORTH_UNITS if has_plan else None,
        bound=solver.best_objective_bound / WORTH_UNITS if has_plan else None,
        optimal=status == cp_model.OPTIMAL,
    )


if __name__ == "__main__":
    main()
