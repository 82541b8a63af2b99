"""HiGHS on the rows of a generated programme: `plan_highs.py RAW.json SECONDS`.

Runs in a process of its own: highspy and ortools carry clashing copies of HiGHS and cannot be imported together.
"""

import sys

import highspy
import numpy

import plan_rows
from events import say

THREADS = 2


def solver(rows, seconds):
    """A HiGHS with the rows in it, everything at its default but the threads and the time."""
    columns, count = len(rows.kind), len(rows.limit)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = columns, count
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = numpy.array(rows.worth)
    lp.col_lower_ = numpy.zeros(columns)
    lp.col_upper_ = numpy.array(rows.highest)
    lp.row_lower_ = numpy.full(count, -highspy.kHighsInf)
    lp.row_upper_ = numpy.array(rows.limit)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = numpy.array(rows.row_start)
    lp.a_matrix_.index_ = numpy.array(rows.column_of)
    lp.a_matrix_.value_ = numpy.array(rows.coefficient_of)
    whole, real = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    lp.integrality_ = [whole if kind == plan_rows.STARTED else real for kind in rows.kind]
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", THREADS)
    highs.setOptionValue("time_limit", seconds)
    if highs.passModel(lp) == highspy.HighsStatus.kError:
        raise SystemExit("HiGHS refused the rows")
    return highs


def finite(number):
    """The number, or nothing if HiGHS has none yet."""
    return number if abs(number) < highspy.kHighsInf else None


def main():
    """Solves and says the best plan and the bound as they change."""
    raw, seconds = plan_rows.read(sys.argv[1]), float(sys.argv[2])
    rows, _ = plan_rows.build(raw)
    binaries = rows.kind.count(plan_rows.STARTED)
    say(phase="solving", rows=len(rows.limit), columns=len(rows.kind), binaries=binaries)
    highs = solver(rows, seconds)

    def tell(event):
        data = event.data_out
        say(plan=finite(data.mip_primal_bound), bound=finite(data.mip_dual_bound))

    highs.cbMipImprovingSolution += tell
    highs.cbMipLogging += tell
    highs.solve()
    info = highs.getInfo()
    has_plan = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    say(
        plan=info.objective_function_value if has_plan else None,
        bound=finite(info.mip_dual_bound),
        optimal=highs.getModelStatus() == highspy.HighsModelStatus.kOptimal,
    )


if __name__ == "__main__":
    main()
