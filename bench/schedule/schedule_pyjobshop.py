"""PyJobShop on a network: `schedule_pyjobshop.py NETWORK SECONDS`. Its default solver is CP-SAT."""

import sys

import networks
from pyjobshop import Model
from events import say


def main():
    """Solves and says the makespan and whether it is proved."""
    network, seconds = networks.read(sys.argv[1]), float(sys.argv[2])
    model = Model()
    resources = [model.add_renewable(capacity=capacity) for capacity in network.capacities]
    resources += [model.add_consumable(capacity=amount) for amount in network.stocks]
    tasks = [model.add_task() for _ in network.activities]
    for task, modes in zip(tasks, network.activities):
        for mode in modes:
            model.add_mode(task, resources, mode.duration, demands=mode.needs + mode.draws)
    for before, after in network.follows:
        model.add_end_before_start(tasks[before], tasks[after])
    for before, after, lag in network.lags:
        model.add_start_before_start(tasks[before], tasks[after], lag)
    result = model.solve(time_limit=seconds, num_workers=2, display=False)
    found = result.best is not None and result.status.value in ("Optimal", "Feasible")
    makespan = round(result.objective) if found else None
    proved = result.status.value in ("Optimal", "Infeasible")
    say(makespan=makespan, optimal=proved, own_seconds=result.runtime)


if __name__ == "__main__":
    main()
