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
