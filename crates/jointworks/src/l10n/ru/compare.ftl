### Два плана одной программы.

compare-bad = Сравнить нельзя: { $file } не читается или не является допустимым планом.
compare-before = первый план
compare-after = второй план
compare-change = изменение
compare-nvr = Чистая сохранённая стоимость
compare-value-added = Добавленная стоимость внутри
compare-public-money = Потребность в средствах
compare-buyer-cost = Удорожание для покупателей
compare-moved = Что изменилось
compare-nothing-moved = Ничего не изменилось: те же проекты на тех же площадках, в тех же режимах и с теми же датами запуска.
compare-project = проект
compare-site = площадка
compare-modes = режимы
compare-launch = запуск
compare-nvr-change = стоимость
compare-same = прежние
compare-in = появился
compare-out = выбыл
compare-not-before = «{ $project }» нет в первом плане: { $reason }
compare-not-after = «{ $project }» нет во втором плане: { $reason }
compare-foreign-first = Первый план составлен по другим таблицам, чем сегодняшние; здесь он посчитан по сегодняшним.{ $broken ->
        [0] {" "}Он и по ним законен.
       *[other] {" "}По ним он нарушил бы правил: { $broken }.
    }
compare-foreign-second = Второй план составлен по другим таблицам, чем сегодняшние; здесь он посчитан по сегодняшним.{ $broken ->
        [0] {" "}Он и по ним законен.
       *[other] {" "}По ним он нарушил бы правил: { $broken }.
    }
compare-refuted-before = { $project }: нет в первом плане; второй, в котором он есть, ценнее.
compare-refuted-after = { $project }: нет во втором плане; первый, в котором он есть, ценнее.
compare-value-only = Даты те же, стоимость другая (изменились их рынки): { $projects }.
compare-year = год
compare-outlay-before = затраты, первый
compare-outlay-after = затраты, второй
compare-years = Деньги по годам, { $currency }: затраты без дисконтирования, стоимость дисконтирована
compare-child = Второй план составлен на основе первого.
compare-other-parent = Второй план составлен на основе другого плана, не первого.
compare-no-parent = Во втором плане не сказано, на основе какого плана он составлен.
compare-settings = Версия / начальное число / объём работы: первый { $before }, второй { $after }.
