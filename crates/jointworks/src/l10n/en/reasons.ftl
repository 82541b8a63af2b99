### Why a project is not in the plan. Sums are discounted to the planning day. "none" = there is nothing to name.

named = { $name } ({ $key })

reason-forbidden = The programme itself leaves it out: “must” says “out”.
reason-forbidden-short = left out by the programme
reason-never-in-time = It can never be launched in time: even its fastest way ends after the horizon or after its latest launch.
reason-never-in-time-short = never in time
reason-never-affordable = It can never be paid: the funds that may pay for it do not suffice even for its cheapest form.
reason-never-affordable-short = never affordable
reason-never-fits = It fits nowhere: at every site a resource or the floor is too small for it.
reason-never-fits-short = fits nowhere
reason-worth-nothing = { $margin_sign ->
        [nought] It saves no imports: on each unit its parts and hidden imports leave { $margin } of the import price. Even alone, with all money and every stand free, it would bring { $alone }.
       *[other] It does not repay its own imported equipment: each unit keeps { $margin } inside, but even alone, with all money and every stand free, it would bring { $alone }.
    }
reason-worth-nothing-short = would bring nothing by itself
reason-excluded = It cannot be done together with { $other }, which is in the plan and worth more.
reason-excluded-short = excluded by another project
reason-requirement-missing = It needs { $other }, which is not in the plan.
reason-requirement-missing-short = what it needs is not in the plan
reason-market-taken = Others serve its market already: { $by }. Alone it would bring { $alone }.
reason-market-taken-short = its market is taken
reason-displaces = Alone it would bring { $alone }; but the best plan found with it is worth { $loss } less.{ $displaced ->
        [none] { "" }
       *[other] {" "}That plan lacks: { $displaced }.
    }{ $scarce ->
        [none] { "" }
       *[other] {" "}There is too little of: { $scarce }.
    }
reason-displaces-for-parts = By itself it would bring nothing; it could only open a market for what goes into it. The best plan found with it is worth { $loss } less.{ $displaced ->
        [none] { "" }
       *[other] {" "}That plan lacks: { $displaced }.
    }{ $scarce ->
        [none] { "" }
       *[other] {" "}There is too little of: { $scarce }.
    }
reason-displaces-short = the best plan found with it is worth less
reason-undecided = Alone it would bring { $alone }. The best plan found with it differs by { $loss }, less than what this plan is known to lack: the figures do not decide between the two.
reason-undecided-open = Alone it would bring { $alone }. No better plan with it was found, nor is it proven that every plan with it is worse: the figures do not decide.
reason-undecided-short = too close to call

# Hidden imports priced again after the plan.
repriced = Hidden imports are priced by today's tables ({ $now } here). Of what they import the plan makes inside at most { $goods }{ $more ->
        [0] { "" }
        [one] {" "}and part of one more
       *[other] {" "}and parts of { $more } more
    }; priced again after it, hidden imports would be { $direction ->
        [higher] higher
       *[lower] lower
    } by at most { $change }, and the net value retained at most { $nvr }. Nothing changes where the programme's goods were taken out of the tables before.
repriced-same-choice = No project outside the plan would become worth making by that.
repriced-worth-making = By that the following would become worth making: { $projects }{ $more ->
        [0] { "" }
       *[other] {" "}and { $more } more
    }. To see them in the plan, set must = in for them in projects.csv.
