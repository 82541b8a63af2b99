### Лікі, грошы, даты.

scale-one = { $figure }
scale-thousand = { $figure } тыс.
scale-million = { $figure } млн
scale-billion = { $figure } млрд
scale-trillion = { $figure } трлн
money = { $figure } { $currency }
percent = { $figure } %
seconds = { $figure } с

quarter = { $roman } кв. { $year }
month-short =
    { $month ->
        [1] студз.
        [2] лют.
        [3] сак.
        [4] крас.
        [5] май
        [6] чэрв.
        [7] ліп.
        [8] жн.
        [9] вер.
        [10] кастр.
        [11] ліст.
       *[12] снеж.
    }
month = { month-short } { $year }
day = { $day2 }.{ $month2 }.{ $year }

quarters =
    { $n ->
        [one] { $n } квартал
        [few] { $n } кварталы
       *[many] { $n } кварталаў
    }
months =
    { $n ->
        [one] { $n } месяц
        [few] { $n } месяцы
       *[many] { $n } месяцаў
    }
weeks =
    { $n ->
        [one] { $n } тыдзень
        [few] { $n } тыдні
       *[many] { $n } тыдняў
    }
