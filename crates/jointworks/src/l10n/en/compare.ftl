### Two plans of one programme.

compare-bad = { $file } cannot be compared: it cannot be read, or it is not legal.
compare-before = first plan
compare-after = second plan
compare-change = change
compare-nvr = Net value retained
compare-value-added = Value added inside
compare-public-money = Money needed
compare-buyer-cost = Buyers' extra cost
compare-moved = What moved
compare-nothing-moved = Nothing moved: the same projects at the same sites, in the same modes, launched at the same dates.
compare-project = project
compare-site = site
compare-modes = modes
compare-launch = launch
compare-nvr-change = value
compare-same = as before
compare-in = comes in
compare-out = goes out
compare-not-before = { $project } is not in the first plan: { $reason }
compare-not-after = { $project } is not in the second plan: { $reason }
compare-foreign-first = The first plan was made for other tables than today's; here it is counted by today's.{ $broken ->
        [0] {" "}It would still be legal.
        [one] {" "}It would break one rule:
       *[other] {" "}It would break { $broken } rules:
    }
compare-foreign-second = The second plan was made for other tables than today's; here it is counted by today's.{ $broken ->
        [0] {" "}It would still be legal.
        [one] {" "}It would break one rule:
       *[other] {" "}It would break { $broken } rules:
    }
compare-refuted-before = { $project } is not in the first plan; the second, which has it, is worth more.
compare-refuted-after = { $project } is not in the second plan; the first, which has it, is worth more.
compare-value-only = The same dates, another value (because their markets changed): { $projects }.
compare-year = year
compare-outlay-before = outlays, first
compare-outlay-after = outlays, second
compare-years = Money by year, { $currency }: outlays not discounted, value discounted
compare-child = The second plan was made from the first.
compare-other-parent = The second plan was made from another plan than the first.
compare-no-parent = The second plan names no plan that it was made from.
compare-settings = Made by planner / seed / work: first { $before }, second { $after }.
