### Команда «schedule»: справка, слова, замечания о сетях и расписаниях.

help-schedule = Назначить сроки работам одной сети: стандартный пример или своя таблица.
help-schedule-usage = jointworks schedule ФАЙЛ [ПАРАМЕТРЫ]
help-schedule-example =
    jointworks schedule tasks.csv
    jointworks schedule j1201_1.sm --time-limit 30 --json
    jointworks schedule tasks.csv --start 2027-01-11 --period workday --report tasks.html

arg-file = Сеть: .sm, .mm (PSPLIB), .rcp (Паттерсон), .sch (ProGen/max), .rcmp (MPLIB) или .csv, .xlsx (docs/guide/schedule.md).
arg-report = Записать в этот файл страницу с диаграммой Ганта и загрузкой; прежний файл заменяется.
arg-schedule-start = День, с которого начинается первый период: 2027-01-11 или 11.01.2027. Тогда показываются дни, и дни могут стоять в таблице.
arg-schedule-period = Что такое период: day (день), workday (рабочий день), week (неделя, если не сказано) или month (месяц).
arg-aim = Чего хотим: makespan — раньше закончить (если не указано), lateness — вес · опоздание, value — дисконтированные деньги.
arg-rate = Ставка дисконтирования за период при --aim value, например 0.01. Если не указано, 0.01.
arg-judge = Ничего не искать, а проверить это расписание (в том виде, в каком его пишет --json).
arg-warm = Расписание (в том виде, в каком его пишет --json), с которого начать.
arg-pace = Объём работы, под который рассчитан поиск; его сообщает --json повторяемого запуска. Если не указано, как --work.
arg-schedule-work = Остановиться после такого объёма работы (тысячи размещённых работ), сколько бы это ни длилось.
arg-schedule-time_limit = Остановиться через столько секунд: 10, если не указано; без предела, если указано --work.

schedule-searching = Составляется расписание: { $activities ->
        [one] { $activities } работа
        [few] { $activities } работы
       *[many] { $activities } работ
    }; Ctrl-C остановит поиск и сохранит лучшее найденное
schedule-progress = значение { $value }, граница { $bound }, { $elapsed }
schedule-progress-none = расписания пока нет, граница { $bound }, { $elapsed }
schedule-heading = { $name }: работ { $activities }, ресурсов { $resources }
schedule-done = { $value } (готово { $day })
schedule-periods = Период — { $step ->
        [day] день
        [workday] рабочий день
        [month] месяц
       *[week] неделя
    }; первый начинается { $day }. В оба дня работы над ней ещё трудятся.
schedule-makespan = Длительность
schedule-lateness = Опоздание
schedule-worth = Стоимость
schedule-bound = Граница
schedule-gap = Разрыв
schedule-status = Итог
schedule-status-optimal = оптимально: лучшего расписания нет
schedule-status-feasible = допустимо: возможно, есть и лучше
schedule-status-infeasible = Расписания не существует.
schedule-status-unknown = За это время расписание не найдено и не опровергнуто.
schedule-ground = Откуда граница
schedule-ground-earliest-ends = каждая работа сама по себе, как можно раньше по связям, лучше не сделает
schedule-ground-longest-path = столько длится самая длинная цепочка связей
schedule-ground-capacity = столько длится работа, которую должен выполнить ресурс { $resource }
schedule-ground-refuted = все случаи чего-либо лучшего опровергнуты (противоречий: { $conflicts })
schedule-ground-none = пока ничего не известно
schedule-column-task = работа
schedule-column-start = начало
schedule-column-end = конец
schedule-column-mode = способ
schedule-column-float = запас
schedule-column-waits = чего ждала
schedule-wait-date = своей даты
schedule-wait-resource = { $resource }, пока не кончилась { $holder }
schedule-wait-calendar = календарь ресурса { $resource }
schedule-wait-choice = ничего: могла начаться раньше
schedule-chain = Что не даёт закончить раньше: { $chain }
schedule-page-bars = Работы во времени
schedule-page-loads = Загрузка ресурсов
schedule-page-waited = чего ждала: { $what }
schedule-page-kicker = Расписание, и чего ждала каждая работа
schedule-page-how-days = Под названием — первый и последний день работы и чего она ждала; справа — на сколько периодов она одна может сдвинуться.
schedule-page-how = Время — в периодах таблицы, от её начала. Под названием сказано, чего работа ждала; справа — на сколько периодов она одна может сдвинуться.
schedule-page-decides = решает, когда конец
schedule-page-other = не решает
schedule-page-float = запас времени
schedule-page-loads-how = Сколько каждого ресурса занято, на фоне того, сколько его есть; справа — доля от всего, что есть до конца.
schedule-page-footer = Сделано программой Jointworks { $version }. Расписание пересчитал судья, у которого нет общего кода с поиском.
schedule-more = … и ещё { $count }; все — в --report и --json
schedule-work = начальное число { $seed }, расписаний { $schedules }, объём работы { $work }, { $elapsed }
schedule-report-at = Отчёт: { $file }
schedule-judged-well = Расписание выполнимо. Длительность { $makespan }, значение { $value }.
schedule-judged-ill = Расписание невыполнимо: { $tally }.

bad-instance-cause = Здесь должно стоять: { $expected }, а стоит «{ $found }».
bad-instance-remedy = Сравните файл с заведомо верным или назовите его по действительному формату (docs/guide/schedule.md).
no-mode-cause = { $subject }: нет ни одного способа выполнения.
no-mode-remedy = Добавьте хотя бы один способ.
circle-of-lags-cause = Работы ждут друг друга по кругу, и расстояния в сумме больше нуля: { $circle }.
circle-of-lags-remedy = Уберите одну из связей или ослабьте одно из расстояний.
need-above-capacity-cause = { $subject }: нужно { $needed } ресурса { $resource }, а больше { $available } не бывает.
need-above-capacity-remedy = Уменьшите потребность, увеличьте наличие или добавьте способ, которому нужно меньше.
stock-too-small-cause = { $subject }: даже самым бережливым способам нужно { $needed }, а есть { $available }.
stock-too-small-remedy = Увеличьте запас или добавьте способы, которые берут меньше.
deadline-too-early-cause = { $subject }: к { $available } не успеть, одни предшественники ведут к { $needed }.
deadline-too-early-remedy = Перенесите срок или сократите то, что идёт раньше.
no-schedule-cause = Расписания нет: эти ограничения вместе невыполнимы: { $limits }.
no-schedule-remedy = Ослабьте одно из них; с остальными, насколько удалось показать, расписание есть.
schedule-incomplete-cause = В расписании работ: { $found }, а в сети: { $needed }.
schedule-incomplete-remedy = Возьмите расписание именно этой сети.
schedule-mode-cause = { $subject }: способа { $mode } нет, их всего { $modes }.
schedule-mode-remedy = Выберите один из её способов.
schedule-release-cause = { $subject } начинается в { $start }, раньше разрешённого { $earliest }.
schedule-release-remedy = Начните её позже.
schedule-deadline-cause = { $subject } кончается в { $end }, позже срока { $latest }.
schedule-deadline-remedy = Начните её раньше или перенесите срок.
schedule-fixed-cause = { $subject } закреплена на { $fixed }, а начинается в { $start }.
schedule-fixed-remedy = Оставьте прошлое на месте.
schedule-link-cause = { $subject } начинается в { $start }, а после { $before } ей нельзя начаться раньше { $earliest }.
schedule-link-remedy = Начните её позже.
schedule-resource-cause = { $subject }: в периоде { $period } занято { $used }, а есть { $capacity }.
schedule-resource-remedy = Сдвиньте одну из работ, идущих в этом периоде.
schedule-stock-cause = { $subject }: израсходовано { $used }, а есть { $available }.
schedule-stock-remedy = Выберите способы, которые берут меньше.
schedule-value-cause = Расписание заявляет значение { $claimed }, а на деле { $recomputed }.
schedule-value-remedy = Не верьте файлу. Составьте расписание заново.
schedule-bound-cause = Граница { $bound } и значение { $value } противоречат друг другу.
schedule-bound-remedy = Одно из двух неверно. Составьте расписание заново.
