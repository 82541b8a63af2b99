### Who could make it: needs, capabilities and the reasons of each verdict.

match-progress = { $done } of { $all } needs
match-none-asked = The programme has no needs: the table needs.csv is empty or not there.
match-unknown-need = Nobody has a need “{ $need }”. There are: { $known }.
match-need = { $need }: { $quantity } a week, { $first } to { $last }
match-need-to = { $need }: { $quantity } a week, { $first } to { $last }, to { $place }
match-codes = Customs code, if it is one of these (the likeliest first; choose, then write it into needs.csv): { $codes }
match-no-codes = No customs code of the nomenclature fits its words.
match-expired = no longer asked: it was valid until { $until }
match-nobody = No profile speaks of this.
match-nobody-fits = Nobody meets everything that must be met.
match-column-rank = no.
match-column-who = who
match-column-score = score
match-column-relevance = relevance
match-column-landed = landed
match-column-distance = distance
match-column-verdicts = verdicts
match-plant = { $plant }
match-member = { $plant } ({ $capability })
match-member-part = { $plant } ({ $capability }: { $processes })
match-member-share = { $plant } ({ $capability }: { $quantity })
match-then = →
match-and = +
match-kilometres = { $kilometres } km
match-counts = { $met } met{ $effort ->
        [0] { "" }
       *[other] , { $effort } with effort
    }{ $unknown ->
        [0] { "" }
       *[other] , { $unknown } unknown
    }{ $failed ->
        [0] { "" }
       *[other] , { $failed } not met
    }
match-detail = { $rank }. { $who }: score { $score } = relevance { $relevance } × mean of { $parts }
match-part = { $criterion } { $points } (×{ $weight })
match-criterion-cost = cost
match-criterion-capacity = free capacity
match-criterion-distance = nearness
match-criterion-delivery = delivery record
match-criterion-verdicts = verdicts
match-age = The oldest profile was renewed { $days } days ago.
match-verdict-meets = meets
match-verdict-meets_with_effort = with effort
match-verdict-unknown = unknown
match-verdict-fails = fails
match-wish = (a wish)
match-near = Who fails, and what would mend it, the nearest first:
match-mend-relax = the buyer relaxes it
match-mend-either = the buyer relaxes it, or a project at the plant ({ $task })
match-mend-project = a project at the plant ({ $task })
match-task-development = development
match-task-certification = certification
match-task-tooling = tooling
match-how = Score = relevance × the mean of points (0 to 1000) by these weights: { $weights }. Requirements that must be met are never traded: who breaks one is not ranked.
match-freight = Landed cost counts no freight; --freight gives a rate.
match-run-out = { $count ->
        [one] One profile has run out and is not ranked.
       *[other] { $count } profiles have run out and are not ranked.
    }
match-ideas-none = Every need has somebody, or nobody near: there is no candidate project.
match-ideas-lacking = To be filled in before planning: { $columns }. Nobody has said them, so nothing is assumed.
match-idea-name = { $need } at { $plant }
match-idea-evidence = Need { $need }; profile { $capability }. { $lacks }
ground-size = { $property }: { $asked } asked, { $able } stated
ground-untold = { $property }: the profile does not say
ground-process-same = { $asked }: done there
ground-process-kind = { $asked }: done there as { $stated }
ground-process-general = { $asked }: the profile only says “{ $stated }”
ground-process-none = { $asked }: not done there
ground-material = material: { $asked } asked, { $stated } stated
ground-certificate-held = { $name }: held, valid until { $until }
ground-certificate-endless = { $name }: held, without end
ground-certificate-ends = { $name }: held, ends on { $until }, before the deliveries do; it must be renewed
ground-certificate-expired = { $name }: expired on { $until }
ground-certificate-absent = { $name }: not held
ground-capacity = capacity: { $asked } a week asked, { $free } free in the tightest week, that of { $week }
ground-capacity-shifts = capacity: { $asked } a week asked, { $free } free in the tightest week, that of { $week }; { $stretched } with all shifts
ground-capacity-untold = capacity: the profile does not tell all of the weeks
ground-units = the need counts in “{ $asked }”, the profile in “{ $stated }”
ground-deadline = first delivery: { $ready } possible, { $deadline } asked
ground-lead-time = first delivery: asked by { $deadline }, the profile does not say how long it takes
ground-price = price: { $landed } landed, { $target } hoped for
ground-price-untold = price: the profile names none
size-one = { $low } { $unit }
size-range = { $low }–{ $high } { $unit }
size-up-to = up to { $high } { $unit }
size-from = from { $low } { $unit }
size-any = any
