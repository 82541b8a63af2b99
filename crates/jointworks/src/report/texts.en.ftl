### The report of a plan.

report-language = English
report-kicker = Joint localisation programme: plan and what it rests on
report-planning-day = Planning day { $day }; sums are worth what they are worth on that day unless said otherwise.
report-contents = Contents
report-footer = Made by Jointworks { $version }. An estimate for deciding, not a promise: see what the figures rest on.

report-years = { $n ->
        [one] one year
       *[other] { $n } years
    }
report-answer-projects = { $chosen } of { $all } projects keep
report-answer-range = of imports inside over { $years } (between { $low } and { $high }),
report-answer-optimal = and no plan can keep more: that is proven.
report-answer-bound = at least { $share } of the best possible.
report-answer-optimal-after-penalties = and after penalties no plan is worth more: that is proven.
report-answer-bound-after-penalties = after penalties at least { $share } of the best possible.

## Tiles

report-discounted = discounted at { $rate } a year
report-not-discounted = not discounted
report-nvr = Net value retained
report-range = from { $low } to { $high }
report-nvr-note = Fall of the import bill, hidden imports and imported equipment subtracted; the range is that of the hidden imports
report-value-added = Value added inside
report-value-added-note = Stays with plants and workers: price less parts and hidden imports
report-public-money = Money spent on the projects
report-public-money-note = All outlays of the chosen projects
report-buyer-cost = Buyers’ extra cost
report-buyer-more = Buyers pay so much more than for imports with duty
report-buyer-less = Buyers pay so much less than for imports with duty
report-buyer-same = Buyers pay as much as for imports with duty
report-gap = Distance from the best possible
report-bound-is = No plan keeps more than { $bound }
report-gap-note = Proven; the best plan may lie anywhere between
report-gap-proven = Proven: no plan is better
report-assumed = Rests on assumptions
report-assumed-note = Share of all the sums behind the net value that contain an assumed figure.

## Titles

report-title-plan = The plan in time
report-title-value = What stays inside
report-title-loads = Stands, teams and shops
report-title-money = Money
report-title-limits = Limits set by policy
report-title-projects = All projects
report-title-grounds = What the figures rest on

report-limits-how = Each limit in the year in which it is tightest. Room is what it would still bear, not discounted; below nought it is broken.
report-limits-limit = limit
report-limits-of = of
report-limits-whole = everything
report-limits-tightest = tightest in
report-limits-room = room left
report-limits-kept = kept
report-limits-penalty = penalty that year

## The plan in time

report-gantt-caption = Each row is a chosen project, in order of launch. A stage with a solid line beneath is critical: a period lost there is a period lost at the launch.
report-project = Project
report-launch = Launch
report-launched-in = { $n ->
        [one] { $year }: one launch
       *[other] { $year }: { $n } launches
    }
report-mode-of = { $task }: { $mode }
report-mode-normal = normal
report-mode-fast = fast
report-mode-overlapped = overlapped
report-mode-licensed = licensed
report-mode-recognition = mutual recognition
report-mode-legend = mode “{ $mode }”
report-kind-development = Development
report-kind-prototype = Prototype
report-kind-certification = Certification
report-kind-tooling = Tooling
report-kind-launch = First series
report-kind-other = Other work
report-legend-critical = critical stage
report-legend-float = may slip so far
report-legend-launch = launch
report-legend-production = production
report-production = Production after the launch, as a share of its height
report-stage = { $float ->
        [0] { $task } ({ $mode }), { $span }, critical
       *[other] { $task } ({ $mode }), { $span }, float { $slack }
    }
report-launch-at = launch { $period }
report-stages-table = All stages with dates, modes and outlays
report-stage-head = Stage
report-mode = Mode
report-start = First period
report-end = Last period
report-float = Float
report-outlay = Outlay
report-critical = critical

## What stays inside

report-waterfall-caption = From today’s import bill of the tracked products to the planned one, over the whole horizon, { $discounting }. Nothing is counted twice: parts that are made inside as well are replaced imports themselves.
report-step = Step
report-amount = Amount
report-bill-today = Import bill if nothing is done
report-replaced = Imports replaced, gross
report-parts = Parts imported for the new production
report-hidden = Hidden imports of the new production
report-imported-outlays = Imported equipment and services
report-bill-planned = Import bill under the plan
report-net-kept = Kept inside, net
report-gross = Gross: not the result
report-gross-why = The import price of everything that is made. It forgets what the new production must import itself.
report-net = Net: the result
report-net-why = What the import bill really falls by.
report-bill-caption = Import bill of each year, with and without the plan
report-without = without the plan
report-with = with the plan
report-difference = Change
report-bill-year = { $year }: { $today } without, { $planned } with the plan
report-as-table = The same as a table
report-year = Year

## Loads

report-loads-caption = How far each resource is used. Shares are counted up to the last launch ({ $until }, dashed line); what stands idle before it is shown, because idle stands hasten nothing. Below each share stand the units in use and the units there were, times periods.
report-busy = in use
report-idle = idle
report-closed = closed
report-resource = Resource
report-capacity = Capacity
report-utilisation = In use
report-most-units = capacity { $n }
report-busy-of = { $busy } of { $there }
report-load-told = { $stretches ->
        [0] in use { $busy } of { $there } unit-periods, never idle
       *[other] in use { $busy } of { $there } unit-periods; idle { $idle }
    }

## Money

report-money-caption = What each fund pays, against the money that it has: new of that year and carried over. Not discounted.
report-paid = paid
report-fresh = new money
report-carried = carried over
report-fund = Fund
report-paid-of = Paid in all
report-of = of { $whole }
report-carry-over = { $share } of what is left stays for the next year
report-fund-year = { $year }: { $paid } of { $available }

## Projects

report-chosen = Chosen
report-not-chosen = Not chosen, and why
report-all-chosen = Every project is in the plan.
report-no-reason = The planner recorded no reason.
report-below-nought = A project below nought does not make the import bill smaller by itself. It is in the plan because it opens a market for the parts of others, because another project needs it, or because the programme demands it.
report-reason = Reason
report-site = Site
report-modes = Modes
report-margin = Kept inside per unit
report-together = Together
report-unit-piece = piece
report-unit-set = set
report-unit-kg = kg
report-unit-t = t
report-unit-m = m

## Grounds

report-basis-title = How firm the figures are
report-basis-how = Every sum that goes into the net value (replaced imports, parts, hidden imports, imported outlays) is counted by the weakest figure in it.
report-basis-published = published
report-basis-derived = derived from published
report-basis-estimate = estimated
report-basis-assumption = assumed
report-weightiest = The weightiest of what is not certain
report-weightiest-how = { $shown } of { $all } rows that are estimated or assumed, by the money that passes through them. To make the plan firmer, begin at the top.
report-row = What
report-weight = Money through it
report-basis = Basis
report-note = Note
report-source = Source
report-ground-hidden = hidden imports { $likely } per unit (from { $low } to { $high }), capacity, imported share of outlays
report-ground-product = import price { $price }, demand
report-rates = Exchange rates
report-no-rates = Every sum is stated in { $currency }; no rate was needed.
report-rates-of = Rates of { $day }.
report-proof = How the bound is proven, and how to repeat the plan
report-proof-how = No plan of this programme keeps more than { $bound }. The proof charges every scarce thing (stands, money, floor, markets) at a price and finds the best answer of each project by itself at those prices; whatever the prices, the sum is never below the best plan. The prices are kept beside the plan in certificate.json, and a small checker that shares no code with the search recomputes the sum. The plan itself is recomputed by a judge in the same way. The same programme, seed and work give the same plan again.
report-version = Version of the planner
report-seed = Seed
report-work = Work
report-seconds = Time
report-discount-rate = Discount rate, real, per year
report-fingerprint = Fingerprint of the programme
report-sources = Sources
report-sources-count = { $n ->
        [one] One source
       *[other] { $n } sources
    }
report-source-rows = { $n ->
        [one] one row
       *[other] { $n } rows
    }
