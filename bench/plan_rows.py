"""A generated programme as rows and columns: the time-indexed model that the general solvers are given.

Both peers of the planner get these same rows. They are the strong way to write the problem: a binary says that a task
has *started by* a quarter (sparse, branches well), and no task may start before its country could have paid for the
project so far, nor anything be made beyond the largest market that can ever be (without these two, the bounds of the
peers are much weaker).

Units: money in millions of dollars, production as a share of the site's full capacity, time in quarters.
"""

import json
from array import array
from dataclasses import dataclass, field

QUARTERS_A_YEAR = 4
MODES = ("normal", "fast")
# Haste costs 35 % more; development and tooling then need one team or shop more.
FAST_COST = 1.35
STAGES = 5
DEVELOPMENT, PROTOTYPE, CERTIFICATION, TOOLING, LAUNCH = range(STAGES)
MILLION = 1e6

# What a column counts, and the smallest step in which a solver of whole numbers counts it.
STARTED, SHARE, MONEY = "started", "share", "money"
STEP = {STARTED: 1.0, SHARE: 1e-3, MONEY: 1e-6}


@dataclass
class Rows:
    """Columns with bounds and worth, rows `sum(coefficient * column) <= limit`; what is maximised is the worth."""

    kind: list = field(default_factory=list)
    worth: array = field(default_factory=lambda: array("d"))
    highest: array = field(default_factory=lambda: array("d"))
    limit: array = field(default_factory=lambda: array("d"))
    # What a row must be multiplied by to have whole coefficients, once the columns are counted in their steps.
    whole: array = field(default_factory=lambda: array("d"))
    row_start: array = field(default_factory=lambda: array("i", [0]))
    column_of: array = field(default_factory=lambda: array("i"))
    coefficient_of: array = field(default_factory=lambda: array("d"))

    def column(self, kind, highest, worth=0.0):
        """Adds a column from 0 to `highest` and returns its index."""
        self.kind.append(kind)
        self.highest.append(highest)
        self.worth.append(worth)
        return len(self.kind) - 1

    def row(self, terms, limit, whole):
        """Adds a row of (column, coefficient); a column that is None is 0, terms of one column are summed."""
        summed = {}
        for column, coefficient in terms:
            if column is not None:
                summed[column] = summed.get(column, 0.0) + coefficient
        summed = {column: coefficient for column, coefficient in summed.items() if coefficient != 0.0}
        if not summed or sum(max(0.0, c * self.highest[k]) for k, c in summed.items()) <= limit:
            return
        self.column_of.extend(summed.keys())
        self.coefficient_of.extend(summed.values())
        self.row_start.append(len(self.column_of))
        self.limit.append(limit)
        self.whole.append(whole)


class Task:
    """One stage of a project at a site in a mode: the columns "started by quarter t" of its window."""

    def __init__(self, duration, cost, first, last):
        self.duration = duration
        self.cost = cost
        self.first = first
        self.last = last
        self.column = None

    def started_by(self, quarter):
        """The column that says whether the task has started by the quarter; None where it cannot have."""
        if self.column is None or quarter < self.first:
            return None
        return self.column + min(quarter, self.last) - self.first


class Site:
    """A site of a project: its tasks by stage and mode, and the columns of its production by quarter."""

    def __init__(self, project, option, stages):
        self.project = project
        self.option = option
        self.stages = stages
        self.produced = {}

    def launched_by(self, quarter):
        """The columns whose sum says whether the project has launched here by the quarter."""
        return [task.started_by(quarter - task.duration) for task in self.stages[LAUNCH]]


def read(path):
    """Reads a raw instance as `cargo xtask jip SCALE SEED --json FILE` writes it."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def cumulative(amounts):
    """Sums of the first 1, 2, 3 ... amounts."""
    total, sums = 0.0, []
    for amount in amounts:
        total += amount
        sums.append(total)
    return sums


def build(raw):
    """Writes the rows of the whole programme; returns them and the sites of every project, by project."""
    rows = Rows()
    own_money = [[total / MILLION for total in cumulative(years)] for years in raw["B"]]
    union_money = [total / MILLION for total in cumulative(raw["UF"])]
    projects = []
    for project in raw["proj"]:
        sites = []
        for option in project["opts"]:
            country = option["l"] % raw["G"]
            reachable = [own + union for own, union in zip(own_money[country], union_money)]
            stages = windows(raw["H"], project, option, reachable)
            if all(stages):
                sites.append(Site(project, option, stages))
        projects.append(sites)
    all_sites = [site for sites in projects for site in sites]
    for site in all_sites:
        add_columns(rows, raw, site)
        add_order(rows, raw["H"], site)
    for sites in projects:
        rows.row([(task.started_by(raw["H"]), 1.0) for site in sites for task in site.stages[0]], 1.0, 1.0)
    add_prerequisites(rows, raw, projects)
    add_resources(rows, raw, all_sites)
    add_money(rows, raw, all_sites, own_money, union_money)
    add_floor(rows, raw, all_sites)
    add_capacity_and_markets(rows, raw, all_sites)
    add_buyers_cost(rows, raw, all_sites)
    return rows, projects


def windows(quarters, project, option, reachable):
    """The tasks of a site by stage, each with the quarters in which it can start; stages without any are empty.

    A task cannot start before those ahead of it can have ended, nor before the year in which all money that its country
    could ever reach covers the project's own outlay so far, nor so late that the project would launch after the end.
    """
    normal, fast = project["dur"]
    stages, ready, spent = [], 0, 0.0
    for stage in range(STAGES):
        modes = [(normal[stage], option["cost"][stage] / MILLION)]
        if fast[stage] < normal[stage]:
            modes.append((fast[stage], option["cost"][stage] / MILLION * FAST_COST))
        tasks = []
        for duration, cost in modes:
            year = next((y for y, money in enumerate(reachable) if money >= spent + cost - 1e-9), None)
            if year is None:
                tasks.append(None)
                continue
            first = max(ready, year * QUARTERS_A_YEAR)
            last = quarters - 1 - duration - sum(fast[stage + 1 :])
            tasks.append(Task(duration, cost, first, last) if first <= last else None)
        possible = [task for task in tasks if task]
        stages.append(possible)
        if not possible:
            break
        ready = min(task.first + task.duration for task in possible)
        spent += modes[0][1]
    return stages


def add_columns(rows, raw, site):
    """Columns of starts, with the imported part of the outlay as their worth, and rows that no start is undone."""
    discount, imported = raw["disc"], site.project["xi"]
    for tasks in site.stages:
        for task in tasks:
            for quarter in range(task.first, task.last + 1):
                later = discount[quarter + 1] if quarter < task.last else 0.0
                worth = -imported * task.cost * (discount[quarter] - later)
                column = rows.column(STARTED, 1.0, worth)
                if quarter == task.first:
                    task.column = column
                else:
                    rows.row([(column - 1, 1.0), (column, -1.0)], 0.0, 1.0)


def add_order(rows, quarters, site):
    """A stage has started only if the one before has ended."""
    for before, after in zip(site.stages, site.stages[1:]):
        last = max(task.last for task in after)
        for quarter in range(min(task.first for task in after), last + 1):
            terms = [(task.started_by(quarter), 1.0) for task in after]
            terms += [(task.started_by(quarter - task.duration), -1.0) for task in before]
            rows.row(terms, 0.0, 1.0)


def add_prerequisites(rows, raw, projects):
    """A project launches no earlier than the one it must wait for."""
    for waiting, other in raw["prereq"]:
        for quarter in range(raw["H"]):
            terms = [(column, 1.0) for site in projects[waiting] for column in site.launched_by(quarter)]
            terms += [(column, -1.0) for site in projects[other] for column in site.launched_by(quarter)]
            rows.row(terms, 0.0, 1.0)


def needs(raw, site, stage, duration):
    """The resource that a stage occupies, and how much of it; None for the launch."""
    project, country = site.project, site.option["l"] % raw["G"]
    haste = 1 if duration < project["dur"][0][stage] else 0
    if stage == DEVELOPMENT:
        return country, project["rd"] + haste
    if stage == PROTOTYPE:
        return country, 1
    if stage == CERTIFICATION:
        return 2 * raw["G"] + project["c"] % raw["E"], project["ct"]
    if stage == TOOLING:
        return raw["G"] + country, project["tl"] + haste
    return None


def add_resources(rows, raw, sites):
    """Design teams, tooling shops and stands are never overbooked."""
    using = [[] for _ in raw["capK"]]
    for site in sites:
        for stage, tasks in enumerate(site.stages):
            for task in tasks:
                need = needs(raw, site, stage, task.duration)
                if need:
                    using[need[0]].append((task, need[1]))
    for resource, capacity in enumerate(raw["capK"]):
        for quarter in range(raw["H"]):
            terms = []
            for task, amount in using[resource]:
                terms.append((task.started_by(quarter), amount))
                terms.append((task.started_by(quarter - task.duration), -amount))
            rows.row(terms, capacity, 1.0)


def add_money(rows, raw, sites, own_money, union_money):
    """What a country has spent by a year is covered by its own money and by what the union gave it by then."""
    years = len(union_money)
    given = [[rows.column(MONEY, union_money[y]) for y in range(years)] for _ in range(raw["G"])]
    for year in range(years):
        rows.row([(given[country][year], 1.0) for country in range(raw["G"])], union_money[year], 1e6)
        for country in range(raw["G"]):
            if year > 0:
                rows.row([(given[country][year - 1], 1.0), (given[country][year], -1.0)], 0.0, 1e6)
            end = year * QUARTERS_A_YEAR + QUARTERS_A_YEAR - 1
            terms = [(given[country][year], -1.0)]
            for site in sites:
                if site.option["l"] % raw["G"] == country:
                    terms += [(task.started_by(end), task.cost) for tasks in site.stages for task in tasks]
            rows.row(terms, own_money[country][year], 1e6)


def add_floor(rows, raw, sites):
    """The projects of a plant have room in it."""
    for plant, area in enumerate(raw["areaL"]):
        terms = []
        for site in sites:
            if site.option["l"] == plant:
                terms += [(task.started_by(raw["H"]), site.project["area"]) for task in site.stages[0]]
        rows.row(terms, area, 1.0)


def largest_markets(raw):
    """What could at most be needed of every component, by quarter: its own demand and that of all its makers' users."""
    capacity = [0.0] * raw["C"]
    for project in raw["proj"]:
        capacity[project["c"]] += max(option["cap"] for option in project["opts"])
    markets = [list(quarters) for quarters in raw["d"]]
    # Parents stand before their children, so a parent's market is complete when its children need it.
    for parent, child, amount in sorted(raw["bom"]):
        for quarter in range(raw["H"]):
            markets[child][quarter] += amount * min(capacity[parent], markets[parent][quarter])
    return markets


def add_capacity_and_markets(rows, raw, sites):
    """Production keeps within the ramp of its site and, with all others, within what is needed of its component."""
    makers, markets = {}, largest_markets(raw)
    for site in sites:
        makers.setdefault(site.project["c"], []).append(site)
    parents = {}
    for parent, child, amount in raw["bom"]:
        if parent in makers:
            parents.setdefault(child, []).append((parent, amount))
    for component, its_makers in makers.items():
        for site in its_makers:
            add_production(rows, raw, site, markets[component])
    for component, its_makers in makers.items():
        for quarter in range(raw["H"]):
            terms = [(site.produced.get(quarter), site.option["cap"]) for site in its_makers]
            for parent, amount in parents.get(component, []):
                terms += [(s.produced.get(quarter), -amount * s.option["cap"]) for s in makers[parent]]
            rows.row(terms, raw["d"][component][quarter], 1e3)


def add_production(rows, raw, site, market):
    """Columns of production, each within the ramp of its site and the largest market that its component can have."""
    first = min(task.first + task.duration for task in site.stages[LAUNCH])
    capacity = site.option["cap"]
    worth = raw["v"][site.project["c"]] / MILLION * capacity
    for quarter in range(first, raw["H"]):
        share = rows.column(SHARE, 1.0, raw["disc"][quarter] * worth)
        site.produced[quarter] = share
        terms = [(share, 1.0)]
        for since, step in enumerate(raw["ramp"]):
            terms += [(column, -step) for column in site.launched_by(quarter - since)]
        rows.row(terms, 0.0, 1e3)
        if market[quarter] < capacity:
            terms = [(column, -market[quarter]) for column in site.launched_by(quarter)]
            rows.row([(share, capacity)] + terms, 0.0, 1e3)


def add_buyers_cost(rows, raw, sites):
    """In no year do buyers pay more than a small share of that year's import bill for making it inside."""
    for start in range(0, raw["H"], QUARTERS_A_YEAR):
        terms, quarters = [], range(start, start + QUARTERS_A_YEAR)
        for site in sites:
            dearer = (site.option["uc"] - raw["price"][site.project["c"]]) / MILLION
            terms += [(site.produced.get(q), dearer * site.option["cap"]) for q in quarters]
        rows.row(terms, raw["X"] * sum(raw["base"][q] for q in quarters) / MILLION, 1e9)
