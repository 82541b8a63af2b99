### Figures, money and dates.

scale-one = { $figure }
scale-thousand = { $figure } k
scale-million = { $figure } m
scale-billion = { $figure } bn
scale-trillion = { $figure } tn
money = { $currency } { $figure }
percent = { $figure }%
seconds = { $figure } s

quarter = Q{ $arabic } { $year }
month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
month = { month-short } { $year }
day = { $day } { month-short } { $year }

quarters =
    { $n ->
        [one] { $n } quarter
       *[other] { $n } quarters
    }
months =
    { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
weeks =
    { $n ->
        [one] { $n } week
       *[other] { $n } weeks
    }
