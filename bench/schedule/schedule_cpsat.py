"""CP-SAT on a network: `schedule_cpsat.py NETWORK SECONDS`.

The plain model: a start for each activity, a fixed interval for each mode (optional where there are several), one cumulative
row for each resource, one sum for each stock, all else at default.
"""

import sys

import networks
from ortools.sat.python import cp_model
from events import say


def main():
    """Solves and says the makespan and whether it is proved."""
    network, seconds = networks.read(sys.argv[1]), float(sys.argv[2])
    cp, horizon = cp_model.CpModel(), network.horizon()
    starts = [cp.new_int_var(0, horizon, "") for _ in network.activities]
    ends, used, drawn = [], [], []
    for start, modes in zip(starts, network.activities):
        if len(modes) == 1:
            used.append((cp.new_fixed_size_interval_var(start, modes[0].duration, ""), modes[0]))
            drawn.append((1, modes[0]))
            ends.append(start + modes[0].duration)
            continue
        chosen = [cp.new_bool_var("") for _ in modes]
        cp.add_exactly_one(chosen)
        for choice, mode in zip(chosen, modes):
            used.append((cp.new_optional_fixed_size_interval_var(start, mode.duration, choice, ""), mode))
            drawn.append((choice, mode))
        ends.append(start + sum(choice * mode.duration for choice, mode in zip(chosen, modes)))
    for before, after in network.follows:
        cp.add(starts[after] >= ends[before])
    for before, after, lag in network.lags:
        cp.add(starts[after] >= starts[before] + lag)
    for resource, capacity in enumerate(network.capacities):
        cp.add_cumulative([interval for interval, _ in used], [mode.needs[resource] for _, mode in used], capacity)
    for stock, amount in enumerate(network.stocks):
        cp.add(sum(choice * mode.draws[stock] for choice, mode in drawn) <= amount)
    # The last activity is the dummy end.
    cp.minimize(starts[-1])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(cp)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    makespan = round(solver.objective_value) if found else None
    proved = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    say(makespan=makespan, optimal=proved, own_seconds=solver.wall_time)


if __name__ == "__main__":
    main()
