### The verb “schedule”: its help, its words, and the findings about networks and schedules.

help-schedule = Give the activities of one network dates: a standard instance file, or a table of your own.
help-schedule-usage = jointworks schedule FILE [OPTIONS]
help-schedule-example =
    jointworks schedule tasks.csv
    jointworks schedule j1201_1.sm --time-limit 30 --json
    jointworks schedule tasks.csv --start 2027-01-11 --period workday --report tasks.html

arg-file = The network: .sm, .mm (PSPLIB), .rcp (Patterson), .sch (ProGen/max), .rcmp (MPLIB) or .csv, .xlsx (docs/guide/schedule.md).
arg-report = Write a page with the Gantt chart and the loads to this file; it is replaced.
arg-schedule-start = The day on which the first period begins: 2027-01-11 or 11.01.2027. Then days are shown, and days may stand in a table.
arg-schedule-period = What a period is: day, workday, week (if not given) or month.
arg-aim = What is wanted: makespan (if not given), lateness (weight · periods after the due date), value (cash, discounted).
arg-rate = Rate of discount for one period with --aim value, for instance 0.01. 0.01 if not given.
arg-judge = Search nothing: judge this schedule (as --json writes it) instead.
arg-warm = A schedule (as --json writes it) to begin with.
arg-pace = The work that the search cools down towards; --json of the run to be repeated says it. As --work if not given.
arg-schedule-work = Stop after so much work (thousands of activities placed), however long it takes.
arg-schedule-time_limit = Stop after so many seconds: 10 if not given, unlimited if --work is given.

schedule-searching = Scheduling { $activities ->
        [one] { $activities } activity
       *[other] { $activities } activities
    }; Ctrl-C stops and keeps the best schedule so far
schedule-progress = value { $value }, bound { $bound }, { $elapsed }
schedule-progress-none = no schedule yet, bound { $bound }, { $elapsed }
schedule-heading = { $name }: { $activities ->
        [one] { $activities } activity
       *[other] { $activities } activities
    }, { $resources ->
        [one] { $resources } resource
       *[other] { $resources } resources
    }
schedule-done = { $value } (done on { $day })
schedule-periods = A period is { $step ->
        [day] a day
        [workday] a workday
        [month] a month
       *[week] a week
    }; the first begins on { $day }. Both days of a task are days on which it is worked on.
schedule-makespan = Makespan
schedule-lateness = Lateness
schedule-worth = Value
schedule-bound = Bound
schedule-gap = Gap
schedule-status = Status
schedule-status-optimal = optimal: no schedule is better
schedule-status-feasible = feasible: perhaps there is a better one
schedule-status-infeasible = There is no schedule.
schedule-status-unknown = No schedule was found in this time, and none was refuted.
schedule-ground = Why the bound
schedule-ground-earliest-ends = every activity alone, as early as links allow, would not do better
schedule-ground-longest-path = the longest chain of links takes that long
schedule-ground-capacity = the work that { $resource } has to do takes that long
schedule-ground-refuted = every case of anything better was refuted ({ $conflicts } contradictions)
schedule-ground-none = nothing is known yet
schedule-column-task = task
schedule-column-start = start
schedule-column-end = end
schedule-column-mode = mode
schedule-column-float = float
schedule-column-waits = waited for
schedule-wait-date = its date
schedule-wait-resource = { $resource }, until { $holder } ended
schedule-wait-calendar = the calendar of { $resource }
schedule-wait-choice = nothing: it could start earlier
schedule-chain = What makes the end late: { $chain }
schedule-page-bars = Activities in time
schedule-page-loads = Load of the resources
schedule-page-waited = waited for: { $what }
schedule-page-kicker = A schedule, and what each activity waited for
schedule-page-how-days = Below each name stand the first and last day on which the activity is worked on and what it waited for, on the right by how many periods it alone may slip.
schedule-page-how = Times are in the periods of the table, counted from its beginning. Below each name stands what the activity waited for, on the right by how many periods it alone may slip.
schedule-page-decides = decides the end
schedule-page-other = does not
schedule-page-float = may slip so far
schedule-page-loads-how = How much of each resource is in use, against what there is; on the right the share of all that there is until the end.
schedule-page-footer = Made by Jointworks { $version }. The schedule was recounted by a judge that shares no code with the search.
schedule-more = … and { $count } more; --report and --json show all
schedule-work = seed { $seed }, { $schedules } schedules, work { $work }, { $elapsed }
schedule-report-at = Report: { $file }
schedule-judged-well = The schedule may be carried out. Makespan { $makespan }, value { $value }.
schedule-judged-ill = The schedule may not be carried out: { $tally }.

bad-instance-cause = { $expected } should stand here, but there is “{ $found }”.
bad-instance-remedy = Compare the file with one that is known to be good, or name it by its true format (docs/guide/schedule.md).
no-mode-cause = { $subject } has no mode.
no-mode-remedy = Give it at least one way to be done.
circle-of-lags-cause = These wait for one another in a circle, and the distances add up to more than nought: { $circle }.
circle-of-lags-remedy = Remove one of the links, or loosen one of the distances.
need-above-capacity-cause = { $subject } needs { $needed } of { $resource }, and there are never more than { $available }.
need-above-capacity-remedy = Lower the need, raise the capacity, or add a mode that needs less.
stock-too-small-cause = { $subject }: even the most frugal modes need { $needed }, and there are { $available }.
stock-too-small-remedy = Raise the amount, or add modes that take less.
deadline-too-early-cause = { $subject } cannot be done by { $available }: its predecessors alone lead to { $needed }.
deadline-too-early-remedy = Move the date, or shorten what comes before.
no-schedule-cause = There is no schedule: these limits cannot all hold: { $limits }.
no-schedule-remedy = Loosen one of them; with the others alone there is a schedule, as far as could be shown.
schedule-incomplete-cause = The schedule names { $found } activities, the network has { $needed }.
schedule-incomplete-remedy = Use a schedule of this network.
schedule-mode-cause = { $subject }: mode { $mode } is not one of its { $modes }.
schedule-mode-remedy = Choose one of its modes.
schedule-release-cause = { $subject } starts at { $start }, before its release at { $earliest }.
schedule-release-remedy = Start it later.
schedule-deadline-cause = { $subject } ends at { $end }, after its deadline { $latest }.
schedule-deadline-remedy = Start it earlier, or move the deadline.
schedule-fixed-cause = { $subject } is fixed at { $fixed }, but starts at { $start }.
schedule-fixed-remedy = Leave the past where it was.
schedule-link-cause = { $subject } starts at { $start }; after { $before } it cannot start before { $earliest }.
schedule-link-remedy = Start it later.
schedule-resource-cause = { $subject }: in period { $period } { $used } are used, and there are { $capacity }.
schedule-resource-remedy = Move one of the activities that run in that period.
schedule-stock-cause = { $subject }: { $used } are used up, and there are { $available }.
schedule-stock-remedy = Choose modes that take less.
schedule-value-cause = The schedule claims the value { $claimed }, but it is { $recomputed }.
schedule-value-remedy = Do not trust the file. Schedule again.
schedule-bound-cause = The bound { $bound } and the value { $value } contradict each other.
schedule-bound-remedy = One of the two is wrong. Schedule again.
