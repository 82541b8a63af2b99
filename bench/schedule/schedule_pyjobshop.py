"""PyJobShop on a network: `schedule_pyjobshop.py NETWORK.sm SECONDS`. Its default solver is CP-SAT."""

import sys

import networks
from pyjobshop import Model
from events import say


def main():
    """Solves and says the makespan and whether it is proved."""
    network, seconds = networks.read(sys.argv[1]), float(sys.argv[2])
    model = Model()
    resources = [model.add_renewable(capacity=capacity) for capacity in network.capacities]
    tasks = [model.add_task() for _ in network.durations]
    for task, duration, needs in zip(tasks, network.durations, network.needs):
        model.add_mode(task, resources, duration, demands=needs)
    for task, others in zip(tasks, network.successors):
        for other in others:
            model.add_end_before_start(task, tasks[other])
    result = model.solve(time_limit=seconds, num_workers=2, display=False)
    found = result.best is not None and result.status.value in ("Optimal", "Feasible")
    makespan = round(result.objective) if found else None
    say(makespan=makespan, optimal=result.status.value == "Optimal", own_seconds=result.runtime)


if __name__ == "__main__":
    main()
