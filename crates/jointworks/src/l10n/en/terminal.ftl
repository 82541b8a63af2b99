### What the terminal shows, explanations and findings apart.

## Counts

tally-errors =
    { $n ->
        [0] no errors
        [one] { $n } error
       *[other] { $n } errors
    }
tally-warnings =
    { $n ->
        [0] no warnings
        [one] { $n } warning
       *[other] { $n } warnings
    }

## check

check-programme-empty = The empty programme has no fault, but no projects either: fill in its tables before you plan.
check-programme-good = The programme can be planned: { $tally }.
check-programme-bad = The programme cannot be planned yet: { $tally }.
check-size = { $projects ->
        [one] { $projects } candidate project
       *[other] { $projects } candidate projects
    }, { $plants ->
        [one] { $plants } plant
       *[other] { $plants } plants
    }, { $products ->
        [one] { $products } product
       *[other] { $products } products
    }; from { $first } to { $last }.
check-plan-good = The plan is legal: every rule holds and its totals are true. It is worth { $value }.
check-plan-bad = The plan cannot be accepted.
check-proof-good = The certificate proves that no plan is worth more than { $bound }.
check-proof-bad = The certificate does not prove the plan's bound.
check-proof-none = There is no certificate beside the plan: its bound is claimed, not proven.

## init

init-done = { $folder } is ready: { $files ->
        [one] { $files } file
       *[other] { $files } files
    }.
init-done-workbook = { $folder } is ready: { $files ->
        [one] { $files } sheet
       *[other] { $files } sheets
    }.
init-next-template = Fill in the tables (docs/reference/programme-folder.md says what they hold), then: jointworks check { $folder }
init-next-example = Next: jointworks plan { $folder } --out { $out }
init-not-empty = { $folder } is there already, and is no empty folder: nothing was written. Name a new folder or workbook.

## plan

plan-exists = { $file } is there already. Add --force to replace it, or name another place.
plan-searching = Planning { $projects ->
        [one] { $projects } project
       *[other] { $projects } projects
    }; Ctrl-C stops and keeps the best plan so far
plan-progress = value { $value }, bound { $bound }, gap { $gap }, { $elapsed }
plan-progress-no-plan = no plan yet, bound { $bound }, { $elapsed }
plan-stopping = Stopping after this round; press Ctrl-C again to quit at once
plan-heading = { $programme }: { $chosen } of { $all } projects
plan-nothing = Nothing is chosen: doing nothing is the best plan found.
plan-none = No legal plan was found. Nothing was written; a longer search may find one.
plan-impossible = No plan can exist. Nothing was written.
plan-illegal = The planner's own judge refuses this plan. It is written for inspection only; do not use it. Please report this as a fault of the program.
plan-column-project = project
plan-column-name = name
plan-column-site = site
plan-column-modes = modes
plan-column-launch = launch
plan-column-nvr = value, { $currency }
plan-column-outlay = outlay, { $currency }
plan-not-chosen = Not chosen
total-nvr = Net value retained
total-value-added = Value added inside
total-public-money = Money needed
total-buyer-cost = Buyers' extra cost
total-buyer-saving = Buyers save
total-assumptions = Rests on assumptions
total-penalty = Penalties for broken limits
total-objective = Value after penalties
after-penalties = { $sum } after penalties
plan-range = { $value } ({ $low } to { $high } over the range of hidden imports)
plan-discounted = discounted to { $day }
plan-undiscounted = not discounted
plan-bound-optimal = No plan can be worth more: this one is proven to be the best possible.
plan-bound-gap = No plan can be worth more than { $bound }; this one is at least { $share } of the best possible (gap { $gap }).
plan-bound-far = No plan can be worth more than { $bound }; how close this one comes is not known yet. A longer search may tell.
plan-proven = The judge found no fault, and the certificate proves the bound.
plan-unproven = The bound is claimed by the planner, but the certificate does not prove it.
plan-effort = seed { $seed }, { $work ->
        [one] { $work } round of work
       *[other] { $work } rounds of work
    }, { $elapsed }
plan-written-report = Report: { $file }
plan-written-plan = Plan: { $file }
plan-written-certificate = Certificate: { $file }
plan-explain-hint = Why (not) a project: jointworks explain { $folder } { $plan } PROJECT

## Policy limits

limits-limit = limit
limits-kind = what it limits
limits-tightest = tightest in
limits-slack = room left, { $currency }
limits-kept = kept
limits-horizon = whole horizon
limits-yes = yes
limits-no = no
limits-bought = broken at its penalty
limit-import-bill-max = the year's imports
limit-import-share-max = the imported share of a product
limit-supplier-share-max = the share of the largest outside supplier
limit-domestic-content-min = domestic content of finals
limit-buyer-cost-max = what buyers pay more
limit-partner-share-min = a partner's share of the value
limit-public-money-max = money spent in all

## Machine failures

failure = The machine failed: { $reason }
failure-write = { $file } cannot be written

## import and export

exchange-table = table
exchange-rows = rows
exchange-done = { $to } is written: { $tables ->
        [one] { $tables } table
       *[other] { $tables } tables
    }.
exchange-no-loss-of-folder = Nothing was left behind.
exchange-no-loss-of-workbook = Nothing was left behind but fonts, colours and widths.
exchange-loss-files = Not carried, because a workbook has no place for them: { $names }.
exchange-loss-hidden-sheets = Not carried, because they are hidden: { $names }.
exchange-loss-other-sheets = Not carried, because they are no tables of a programme: { $names }.
exchange-loss-formulas = { $n ->
        [one] Of { $n } formula the value was carried.
       *[other] Of { $n } formulas the values were carried.
    }
exchange-loss-comments = { $n ->
        [one] { $n } comment beside a cell was not carried.
       *[other] { $n } comments beside cells were not carried.
    }
exchange-loss-drawings = { $n ->
        [one] { $n } chart or picture was not carried.
       *[other] { $n } charts and pictures were not carried.
    }
exchange-kept = In { $to } there are tables from before that are not of this workbook: { $names }. They belong to the programme of that folder.
exchange-next = Next: jointworks check { $to }
exchange-refused = Nothing was written.
