### Числа, деньги, даты.

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
        [1] янв.
        [2] февр.
        [3] март
        [4] апр.
        [5] май
        [6] июнь
        [7] июль
        [8] авг.
        [9] сент.
        [10] окт.
        [11] нояб.
       *[12] дек.
    }
month = { month-short } { $year }
day = { $day2 }.{ $month2 }.{ $year }

quarters =
    { $n ->
        [one] { $n } квартал
        [few] { $n } квартала
       *[many] { $n } кварталов
    }
months =
    { $n ->
        [one] { $n } месяц
        [few] { $n } месяца
       *[many] { $n } месяцев
    }
weeks =
    { $n ->
        [one] { $n } неделя
        [few] { $n } недели
       *[many] { $n } недель
    }
