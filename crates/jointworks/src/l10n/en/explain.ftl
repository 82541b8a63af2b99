### Why a project is in the plan, or why not.

explain-unknown-project = The programme has no project “{ $project }”. It has: { $known }.
explain-chosen = { $project } is in the plan: built at { $site }, launched in { $launch }.
explain-left-out = { $project } is not in the plan.
explain-left-out-unsaid = The plan gives no reason.

explain-unit = What one unit keeps inside
explain-unit-replaced = import price that it replaces
explain-unit-parts = − its parts, at import prices
explain-unit-hidden = − hidden imports ({ $low } to { $high })
explain-unit-margin = = kept inside
explain-unit-price = Buyers pay { $price } for it, without duty.
explain-value = What it brings (discounted)
explain-value-units = units made
explain-value-replaced = imports replaced
explain-value-parts = − its parts, at import prices
explain-value-hidden = − hidden imports
explain-value-outlays = − imported part of its outlays
explain-value-nvr = = net value retained
explain-value-added = value added inside
explain-value-outlay = its outlays (not discounted)
explain-although = By itself it takes away from what is kept inside.
explain-although-feeds = It is in because it opens a market for what is made inside: { $projects }.
explain-although-needed = It is in because others need it: { $projects }.
explain-although-demanded = It is in because the programme demands it.
explain-payers = Who pays
explain-payer = { $fund }: { $amount } in { $year }
explain-tasks = When, and what each task waits for
explain-task = { $task } ({ $mode }, { $duration }): { $start } to { $end }
explain-task-one = { $task } ({ $mode }, { $duration }): { $start }
explain-task-instant = { $task } ({ $mode }): { $start }, takes no time
explain-launch = launch: { $launch }
wait-nothing = Begins with the programme.
wait-task = Waits for “{ $task }”.
wait-other = Waits for “{ $task }” of { $project }.
wait-resource = Could have begun in { $earliest }, but until { $until } there is too little of { $resource }; in use by: { $by }.
wait-resource-nobody = Could have begun in { $earliest }, but until { $until } there is too little of { $resource }.
wait-money = Could have begun in { $earliest }, but the funds that may pay for it have { $spare } to spare in { $year } and it costs { $outlay }.
wait-no-hurry = Could have begun in { $earliest }; but “{ $next }” cannot begin earlier, and money spent later weighs less.
wait-follower = Could have begun in { $earliest }, but the project would only have waited later, at “{ $task }”.
wait-launch-after = Could have begun in { $earliest }; but the launch must wait for { $project }.
wait-choice = Could have begun in { $earliest }: neither money nor a resource forbids it, but the plan found with the later start is at least as good.
explain-sites = Where it could be built
explain-column-site = site
explain-column-capacity = units a period
explain-column-margin = kept inside a unit
explain-column-outlay = cheapest outlay
explain-column-time = fastest
explain-sites-note = “Kept inside” is the import price less parts less hidden imports.

## What hangs on it

stake-heading = If it were decided otherwise, and where the decision turns
stake-without = Without it every plan is worth at least { $least } less; a plan that is worth { $most } less was found and judged.
stake-without-open = What a plan without it is worth is not known well enough.
stake-with = With it every plan is worth at least { $least } less; a plan that is worth { $most } less was found and judged.
stake-with-open = What a plan with it is worth is not known well enough.
stake-must-be-in = It is proven that no plan can do without it.
stake-must-be-out = It is proven that no plan can have it.
stake-figure = if only this changed
stake-bears = still worth it up to
stake-breaks = proven not worth it from
stake-needs = worth it from
stake-falls-short = proven not worth it up to
stake-outlay = its outlays
stake-capacity = its capacity
stake-margin = what a unit keeps inside
stake-duration = how long its tasks take
stake-nothing = no change at all
stake-never-found = nothing looked at
stake-unproven = nothing proven
stake-cut = Stopped before the end: turning points of { $missing ->
        [one] one figure are
       *[other] { $missing } figures are
    } missing. More time (--time-limit) finds them.
stake-note-in = Between the two the data do not decide. Looked at: outlays up to five times as large, capacity down to a twentieth, a unit's margin down by its import price, tasks up to four times as long.
stake-note-out = Between the two the data do not decide. Looked at: outlays down to nothing, capacity up to four times, a unit's margin up by its import price, tasks down to a quarter of their time.
stake-progress = { $done } trials
