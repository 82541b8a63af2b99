"""CP-SAT of OR-Tools on a network: `schedule_cpsat.py NETWORK.sm SECONDS`.

The plain model: a start and an interval for each activity, one cumulative row for each resource, all else at default.
"""

import sys

import networks
from ortools.sat.python import cp_model
from events import say


def main():
    """Solves and says the makespan and whether it is proved."""
    network, seconds = networks.read(sys.argv[1]), float(sys.argv[2])
    cp, horizon = cp_model.CpModel(), sum(network.durations)
    starts = [cp.new_int_var(0, horizon, "") for _ in network.durations]
    intervals = [
        cp.new_fixed_size_interval_var(start, duration, "") for start, duration in zip(starts, network.durations)
    ]
    for activity, others in enumerate(network.successors):
        for other in others:
            cp.add(starts[other] >= starts[activity] + network.durations[activity])
    for resource, capacity in enumerate(network.capacities):
        cp.add_cumulative(intervals, [needs[resource] for needs in network.needs], capacity)
    # The last activity is the dummy end.
    cp.minimize(starts[-1])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(cp)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    makespan = round(solver.objective_value) if found else None
    say(makespan=makespan, optimal=status == cp_model.OPTIMAL, own_seconds=solver.wall_time)


if __name__ == "__main__":
    main()
