### How sure a plan is.

risk-progress = { $runs } of { $all } runs; Ctrl-C stops and keeps them
risk-heading = { $programme }: how sure the plan is, by { $runs ->
        [one] { $runs } simulated execution
       *[other] { $runs } simulated executions
    }
risk-page = Page: { $file }
risk-never = beyond any horizon
risk-interval = { $low } – { $high }
risk-quarters = { $figure } quarters
risk-months = { $figure } months
risk-weeks = { $figure } weeks

risk-column-value = sum
risk-column-error = true figure lies between
risk-column-project = project
risk-column-planned = planned
risk-column-p50 = even odds
risk-column-p80 = 8 of 10
risk-column-on-time = on time
risk-column-driver = moved most by
risk-column-year = year
risk-column-task = task
risk-column-resource = waits for
risk-column-wait = mean wait
risk-column-share = waits at all
risk-column-critical = decides its own launch
risk-column-holds-up = other launches
risk-column-input = input
risk-column-low = input low
risk-column-high = input high
risk-column-swing = difference
risk-column-plus-minus = ±

risk-value = What the plan will be worth
risk-nvr-planned = Net value retained as planned, { $discounting }
risk-nvr-mean = mean
risk-nvr-p50 = even odds of more
risk-nvr-p80 = reached in 8 cases of 10 (P80)
risk-nvr-tail = mean of the worst fifth (CVaR 20 %)
risk-nvr-deviation = standard deviation
risk-money-planned = Money needed as planned, not discounted
risk-money-p80 = enough in 8 cases of 10 (P80)

risk-launches = Launches: planned, with even odds, and kept in 8 cases of 10
risk-launches-note = A launch is on time if it falls into the planned period or before it. Dates in brackets are the ends of the 95 % interval of the simulation.
risk-launch-told = planned { $planned }; even odds { $p50 }; 8 of 10 { $p80 }
risk-legend-range = from the earliest to the latest tenth
risk-legend-p80 = kept in 8 cases of 10
risk-legend-planned = planned
risk-bills = Import bill of each year, { $currency }, not discounted
risk-waits = Who waits for what
risk-tasks = Tasks that decide launches
risk-drivers = What moves the value: mean value retained where the input is in its lowest and in its highest fifth, { $currency }
risk-legend-gain = more of the input, more value
risk-legend-loss = more of the input, less value
risk-curve-caption = S-curve of the net value retained: the share of the cases in which it stays below the sum; dashed: as planned

risk-cause-programme = what delays the whole programme
risk-cause-partner = what delays everything in { $name }
risk-cause-resource = what delays everything at { $name }
risk-cause-demand = demand
risk-cause-price = import prices
risk-cause-scenario = { $name }
risk-cause-work = own work of { $name }

risk-robust-none = With time to spare for every task no legal plan was found.
risk-robust = Price of robustness: planned with durations that each task keeps in 7 cases of 10, a plan has { $projects ->
        [one] { $projects } project
       *[other] { $projects } projects
    } and is worth { $nominal } if all goes as is likely: { $given } given up. In 8 cases of 10 it reaches { $p80 } (± { $error }): { $won } won, by the same draws. A sum below nought is the other way round.
risk-assumed = { $share } of what the study rests on (durations, correlations, scenarios) are assumptions.
risk-correlated = Durations stray together: what delays one task often delays its neighbours. Sampled independently the spread would look far too small.
risk-independent = Durations were drawn independently, for comparison only: this understates the spread badly; leave --independent out for a real answer.

risk-kicker = How sure the plan is, by { $runs ->
        [one] { $runs } simulated execution
       *[other] { $runs } simulated executions
    }
risk-answer = In 8 cases of 10 the plan keeps { $value } of imports inside or more ({ $planned } if all goes as planned), and { $money } are enough for it.
risk-on-time = on time in { $share } of the cases
risk-waits-how = Tasks that wait for a stand, a team or a shop, the longest waits first: periods of waiting in the mean of all cases.
risk-waits-for = waits for: { $resource }
risk-tasks-how = In what share of the cases a task lies on the chain that decides the launch of its own project; below it, how many launches of others it holds up in the mean.
risk-others = launches of others: { $number }
risk-column-what = figure
risk-column-decides = decides
risk-title-drivers = What moves the value
risk-drivers-how = Mean value retained in the cases in which the input lies in its lowest fifth and in its highest fifth: a bar from the one to the other. Dashed: the mean of all cases.
risk-legend-p50 = even odds
risk-legend-enough = not exceeded in 8 cases of 10
risk-title-bills = Import bill of each year
