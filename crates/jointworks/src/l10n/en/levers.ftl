### What would add value or speed things up.

levers-progress = { $done } of { $all } trials; Ctrl-C stops and keeps them
levers-heading = { $programme }: what would add value or speed things up
levers-reference = Everything is measured from a plan worth { $value } (net value retained).
levers-reference-penalties = Everything is measured from a plan worth { $value } (net value retained less penalties for broken limits).
levers-replanned = That is { $more } more than the plan given: planning on found it without any lever, so do that first.
levers-gap = Without any lever no plan can bring more than { $more } above it (proven).
levers-best = Without any lever no plan is better (proven).
levers-unknown = not known
levers-free = free of charge
levers-unknown-period = The programme has no period “{ $period }”: it runs from { $first } to { $last }.

levers-column-lever = what is done
levers-column-least = brings at least
levers-column-most = at most
levers-column-cost = costs
levers-column-ratio = value for 1 of cost
levers-column-pair = both together
levers-column-alone = found alone
levers-column-beyond = beyond that
levers-column-project = project
levers-column-launch = launch
levers-column-delay-1 = 1 period later
levers-column-delay-2 = 2 periods later
levers-column-delay-4 = 4 periods later
levers-column-way = what is done
levers-column-date = launch
levers-column-won = periods won
levers-column-given-up = value given up
levers-column-most-change = change of value at most
levers-column-change-least = change of value at least
levers-column-change-most = at most

levers-priced = Levers of known cost, most value for the money first; { $currency }, value discounted, cost as paid
levers-unpriced = Levers of unknown cost, most value first; { $currency }, discounted
levers-idle-heading = Levers for which nothing better was found
levers-idle = { $n ->
        [one] For { $n } lever no better plan was found; it cannot bring
       *[other] For { $n } levers no better plan was found; none of them can bring
    } more than { $most }.
levers-cost-bases = Costs of levers are those of levers.toml: { $bases }.
levers-basis-published = { $n } published
levers-basis-derived = { $n } derived
levers-basis-estimate = { $n } estimated
levers-basis-assumption = { $n } assumed
levers-untried = { $n ->
        [one] { $n } lever was not tried: there was no time
       *[other] { $n } levers were not tried: there was no time
    }.
levers-unpromising = { $n ->
        [one] { $n } lever does not move the bound at the prices of scarce things and was left untried
       *[other] { $n } levers do not move the bound at the prices of scarce things and were left untried
    }.
levers-more = { $n ->
        [one] and { $n } more
       *[other] and { $n } more
    } (all of them: --json or --report)
levers-more-dates = and { $n } more dates move
levers-moves = What their plans change:
levers-entering = comes in: { $projects }
levers-leaving = goes out: { $projects }
levers-earlier = { $name } is launched in { $after } instead of { $before }
levers-later = { $name } is launched only in { $after } instead of { $before }
levers-pairs = The best levers in pairs; { $currency }, discounted
levers-pairs-note = Levers do not add up. “Beyond that” is what both together were found to bring more than the best plans found for each alone; empty where there is no such thing.
levers-curve = Levers of known cost together: what comes besides at each step; { $currency }, value discounted, cost as paid
levers-curve-note = Levers do not add up: each step is planned and proven anew with all levers above it.
levers-column-besides = what is done besides
levers-column-cost-together = costs together
levers-delays = What it costs if a launch comes later, everything else planned anew; { $currency }, discounted
levers-delays-note = Two figures are the least that no plan can help losing (proven) and the most that is lost (a plan was found that loses no more).
levers-legend-sure = at least: a plan was found and judged
levers-legend-open = at most: proven that no plan brings more

levers-hasten = How to bring the launch of { $name } forward, now { $now }
levers-hasten-absent = How to bring { $name } into the plan and launch it early; now it is not in the plan
levers-cheapest = The cheapest ways, by what one period won costs; { $currency }
levers-cheapest-note = The price of a way is the value that the rest of the programme gives up in the best plan found, and what the lever costs. Where that cost is not known the way stands behind all others: no figure was guessed.
levers-no-way = No plan was found in which it is launched earlier.
levers-refuted = Levers tried: { $tried }; proven to bring no earlier launch: { $refuted }.
levers-hasten-cut = Stopped before the end: { $tried } of { $all } levers were tried, and the value given up for a date was not yet worked out with care: the best plans may give up far less. More time (--time-limit) tells.
levers-cut = Stopped before the end: what was found may be far from the best. More time (--time-limit) tells.
levers-pairs-tried = Pairs tried: { $n }.
levers-pair-told = { $pair }: together { $least } at least, { $most } at most; alone { $alone } was found, beyond that { $beyond }.
levers-pairs-other = { $n ->
        [one] { $n } other pair was
       *[other] { $n } other pairs were
    } found to bring no more than the levers alone.
levers-without = Without any lever, everything else planned anew: each earlier date and what it changes; { $currency }
levers-no-lever = nothing; all planned anew
levers-or-earlier = { $by } or earlier
levers-impossible = impossible (proven)
levers-none-found = no plan found

lever-unit = { $name }: one more from { $from }
lever-money = { $name }: { $sum } more in { $year }
lever-earlier = { $name }: all later money a year earlier, from { $year }
lever-recognition = { $name }: another body’s certificate recognised{ $task ->
        [none] { "" }
       *[other] { " " }({ $task })
    }
lever-recognition-free = { $name }: another body’s certificate recognised at no cost{ $task ->
        [none] { "" }
       *[other] { " " }({ $task })
    }
lever-overlap = { $name }: { $task } beside { $other }
lever-requires-launch-after = { $name }: need not be launched after { $other }
lever-requires-and = { $name }: possible without { $other }
lever-requires-xor = { $name }: possible beside { $other }
lever-wait = { $name }: { $task } need not wait for { $other } ({ $waited })
lever-floor = { $name }: { $area } m² more floor
lever-buyers = Buyers may pay one percentage point more
lever-freed = { $name }: may be chosen
lever-deadline = { $name }: no latest launch
lever-faster = { $name }: { $task } in the shortest time
lever-head-start = { $name }: work begun a period before the planning day
lever-limit = The limit “{ $name }” lifted
