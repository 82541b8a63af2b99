### Насколько надёжен план.

risk-progress = { $runs } из { $all } прогонов; Ctrl-C останавливает и сохраняет сделанное
risk-heading = { $programme }: насколько надёжен план; { $runs ->
        [one] смоделировано { $runs } исполнение
        [few] смоделировано { $runs } исполнения
       *[many] смоделировано { $runs } исполнений
    }
risk-page = Страница: { $file }
risk-never = за пределами любого срока
risk-interval = { $low } – { $high }
risk-quarters = { $figure } кв.
risk-months = { $figure } мес.
risk-weeks = { $figure } нед.

risk-column-value = сумма
risk-column-error = истинное значение лежит между
risk-column-project = проект
risk-column-planned = по плану
risk-column-p50 = равные шансы
risk-column-p80 = 8 из 10
risk-column-on-time = в срок
risk-column-driver = сильнее всего сдвигает
risk-column-year = год
risk-column-task = этап
risk-column-resource = ждёт
risk-column-wait = ждёт в среднем
risk-column-share = ждёт вообще
risk-column-critical = решает свой запуск
risk-column-holds-up = чужие запуски
risk-column-input = причина
risk-column-low = когда мало
risk-column-high = когда много
risk-column-swing = разница
risk-column-plus-minus = ±

risk-value = Сколько будет стоить план
risk-nvr-planned = Чистая сохранённая стоимость по плану, { $discounting }
risk-nvr-mean = в среднем
risk-nvr-p50 = с равными шансами больше или меньше
risk-nvr-p80 = достигается в 8 случаях из 10 (P80)
risk-nvr-tail = в среднем по худшей пятой части (CVaR 20 %)
risk-nvr-deviation = стандартное отклонение
risk-money-planned = Потребность в средствах по плану, без дисконта
risk-money-p80 = хватит в 8 случаях из 10 (P80)

risk-launches = Запуски: по плану, с равными шансами и выдерживаемые в 8 случаях из 10
risk-launches-note = Запуск состоялся в срок, если приходится на плановый период или раньше. Даты в скобках — границы 95-процентного интервала моделирования.
risk-launch-told = по плану { $planned }; равные шансы { $p50 }; 8 из 10 { $p80 }
risk-legend-range = от самой ранней до самой поздней десятой части
risk-legend-p80 = выдерживается в 8 случаях из 10
risk-legend-planned = по плану
risk-bills = Счёт за импорт по годам, { $currency }, без дисконтирования
risk-waits = Кто чего ждёт
risk-tasks = Этапы, которые решают запуски
risk-drivers = Что меняет стоимость: средняя сохранённая стоимость, когда причина в нижней и в верхней пятой части, { $currency }
risk-legend-gain = больше причины — больше стоимость
risk-legend-loss = больше причины — меньше стоимость
risk-curve-caption = S-кривая чистой сохранённой стоимости: доля случаев, в которых она ниже суммы; пунктир — по плану

risk-cause-programme = то, что задерживает всю программу
risk-cause-partner = то, что задерживает всё в стране { $name }
risk-cause-resource = то, что задерживает всех на ресурсе «{ $name }»
risk-cause-demand = спрос
risk-cause-price = цены импорта
risk-cause-scenario = { $name }
risk-cause-work = собственные работы: { $name }

risk-robust-none = С запасом времени на каждый этап допустимый план не найден.
risk-robust = Цена надёжности: если планировать со сроками, которые каждый этап выдерживает в 7 случаях из 10, в плане { $projects ->
        [one] { $projects } проект
        [few] { $projects } проекта
       *[many] { $projects } проектов
    }, а стоит он { $nominal }, если всё идёт как вероятнее всего: потеряно { $given }. В 8 случаях из 10 он достигает { $p80 } (± { $error }): выиграно { $won } при тех же случайных числах. Сумма ниже нуля означает обратное.
risk-assumed = { $share } того, на чём держится исследование (сроки, взаимосвязи, сценарии), — допущения.
risk-correlated = Сроки отклоняются вместе: что задерживает один этап, часто задерживает и соседние. При независимых отклонениях разброс казался бы намного меньше истинного.
risk-independent = Сроки отклонялись независимо, только для сравнения: разброс сильно занижен; для настоящего ответа уберите --independent.

risk-kicker = Насколько надёжен план: { $runs ->
        [one] смоделировано { $runs } исполнение
        [few] смоделировано { $runs } исполнения
       *[many] смоделировано { $runs } исполнений
    }
risk-answer = В 8 случаях из 10 план сохраняет внутри { $value } импорта или больше ({ $planned }, если всё идёт по плану), и на него хватает { $money }.
risk-on-time = в срок в { $share } случаев
risk-waits-how = Этапы, которые ждут стенда, бригады или цеха; сначала самые долгие ожидания. Сколько периодов этап ждёт в среднем по всем случаям.
risk-waits-for = ждёт: { $resource }
risk-tasks-how = В какой доле случаев этап лежит на цепочке, от которой зависит запуск своего проекта; ниже — сколько чужих запусков он в среднем задерживает.
risk-others = чужие запуски: { $number }
risk-column-what = показатель
risk-column-decides = решает
risk-title-drivers = Что меняет стоимость
risk-drivers-how = Средняя сохранённая стоимость в случаях, когда причина в нижней и в верхней пятой части: полоса идёт от одной к другой. Пунктир — среднее по всем случаям.
risk-legend-p50 = равные шансы
risk-legend-enough = не превышается в 8 случаях из 10
risk-title-bills = Счёт за импорт по годам
