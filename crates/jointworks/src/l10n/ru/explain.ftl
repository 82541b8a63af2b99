### Почему проект вошёл в план или почему нет.

explain-unknown-project = В программе нет проекта «{ $project }». Есть: { $known }.
explain-chosen = { $project } — в плане: площадка { $site }, запуск { $launch }.
explain-left-out = { $project } — не в плане.
explain-left-out-unsaid = Причина в плане не указана.

explain-unit = Что сохраняет внутри одна единица
explain-unit-replaced = цена ввоза, которую она замещает
explain-unit-parts = − её детали по ценам ввоза
explain-unit-hidden = − скрытый импорт (от { $low } до { $high })
explain-unit-margin = = остаётся внутри
explain-unit-price = Покупатели платят за неё { $price } без пошлины.
explain-value = Что он приносит (с приведением)
explain-value-units = выпущено единиц
explain-value-replaced = замещённый импорт
explain-value-parts = − детали по ценам ввоза
explain-value-hidden = − скрытый импорт
explain-value-outlays = − импортная часть затрат
explain-value-nvr = = чистая сохранённая стоимость
explain-value-added = добавленная стоимость внутри
explain-value-outlay = его затраты (без приведения)
explain-although = Сам по себе он уменьшает то, что остаётся внутри.
explain-although-feeds = Он в плане, потому что открывает рынок тому, что делают внутри: { $projects }.
explain-although-needed = Он в плане, потому что нужен другим: { $projects }.
explain-although-demanded = Он в плане, потому что этого требует программа.
explain-payers = Кто платит
explain-payer = { $fund }: { $amount } в { $year } году
explain-tasks = Сроки и чего ждёт каждая работа
explain-task = { $task } ({ $mode }, { $duration }): { $start } — { $end }
explain-task-one = { $task } ({ $mode }, { $duration }): { $start }
explain-task-instant = { $task } ({ $mode }): { $start }, времени не занимает
explain-launch = запуск: { $launch }
wait-nothing = Начинается вместе с программой.
wait-task = Ждёт работу «{ $task }».
wait-other = Ждёт работу «{ $task }» проекта { $project }.
wait-resource = Могла бы начаться в { $earliest }, но до { $until } не хватает ресурса { $resource }; его занимают: { $by }.
wait-resource-nobody = Могла бы начаться в { $earliest }, но до { $until } не хватает ресурса { $resource }.
wait-money = Могла бы начаться в { $earliest }, но у фондов, которые вправе за неё платить, в { $year } году свободно { $spare }, а стоит она { $outlay }.
wait-no-hurry = Могла бы начаться в { $earliest }, но раньше всё равно не начать «{ $next }», а деньги, потраченные позже, весят меньше.
wait-follower = Могла бы начаться в { $earliest }, но проект ждал бы позже, на работе «{ $task }».
wait-launch-after = Могла бы начаться в { $earliest }, но запуск должен ждать проекта { $project }.
wait-choice = Могла бы начаться в { $earliest }: ни деньги, ни ресурсы этого не запрещают, но найденный план с более поздним началом не хуже.
explain-sites = Где его можно построить
explain-column-site = площадка
explain-column-capacity = единиц за период
explain-column-margin = остаётся внутри с единицы
explain-column-outlay = наименьшие затраты
explain-column-time = кратчайший срок
explain-sites-note = «Остаётся внутри» — цена ввоза минус детали минус скрытый импорт.

## Что от него зависит

stake-heading = Если решить иначе, и где решение меняется
stake-without = Без него любой план дешевле не менее чем на { $least }; найден и проверен план, который дешевле на { $most }.
stake-without-open = Сколько стоит план без него, известно недостаточно хорошо.
stake-with = С ним любой план дешевле не менее чем на { $least }; найден и проверен план, который дешевле на { $most }.
stake-with-open = Сколько стоит план с ним, известно недостаточно хорошо.
stake-must-be-in = Доказано: без него не обойдётся ни один план.
stake-must-be-out = Доказано: с ним не может быть ни одного плана.
stake-figure = если меняется только это
stake-bears = ещё выгоден до
stake-breaks = доказано: невыгоден с
stake-needs = выгоден с
stake-falls-short = доказано: невыгоден до
stake-outlay = его затраты
stake-capacity = его мощность
stake-margin = что остаётся внутри с единицы
stake-duration = длительность его работ
stake-nothing = никаких изменений
stake-never-found = ни при чём из проверенного
stake-unproven = ничего не доказано
stake-cut = Остановлено до конца: не найдено, где решение меняется, ещё для показателей: { $missing }. Поможет больше времени (--time-limit).
stake-note-in = Между этими двумя числами данные не решают. Проверено: затраты до пятикратных, мощность до двадцатой части, потеря с единицы до всей цены ввоза, работы до вчетверо более долгих.
stake-note-out = Между этими двумя числами данные не решают. Проверено: затраты до нуля, мощность до четырёхкратной, прибавка с единицы до всей цены ввоза, работы до четверти их срока.
stake-progress = проб: { $done }
