### Отчёт о плане.

report-language = Русский
report-kicker = Программа совместной локализации: план и то, на чём он держится
report-planning-day = День планирования — { $day }; если не сказано иное, суммы приведены к этому дню.
report-contents = Содержание
report-footer = Составлено программой Jointworks { $version }. Это оценка для решения, а не обещание: смотрите, на чём держатся числа.

report-years = { $n ->
        [one] { $n } год
        [few] { $n } года
       *[many] { $n } лет
    }
report-answer-projects = { $chosen ->
        [one] { $chosen } проект из { $all } сохраняет внутри
        [few] { $chosen } проекта из { $all } сохраняют внутри
       *[many] { $chosen } проектов из { $all } сохраняют внутри
    }
report-answer-range = импорта за { $years } (от { $low } до { $high })
report-answer-optimal = — и ни один план не сохранит больше: это доказано.
report-answer-bound = — не менее { $share } от наилучшего возможного.
report-answer-optimal-after-penalties = — и за вычетом штрафов ни один план не даст больше: это доказано.
report-answer-bound-after-penalties = — за вычетом штрафов не менее { $share } от наилучшего возможного.

## Показатели

report-discounted = с дисконтом { $rate } в год
report-not-discounted = без дисконта
report-nvr = Чистая сохранённая стоимость
report-range = от { $low } до { $high }
report-nvr-note = Насколько меньше счёт за импорт, за вычетом скрытого импорта и ввозного оборудования; размах — от скрытого импорта
report-value-added = Добавленная стоимость внутри
report-value-added-note = Остаётся предприятиям и работникам: цена без деталей и скрытого импорта
report-public-money = Деньги на проекты
report-public-money-note = Все затраты выбранных проектов
report-buyer-cost = Доплата покупателей
report-buyer-more = На столько покупатели заплатят больше, чем за ввозное с пошлиной
report-buyer-less = На столько покупатели заплатят меньше, чем за ввозное с пошлиной
report-buyer-same = Покупатели заплатят столько же, сколько за ввозное с пошлиной
report-gap = До наилучшего возможного
report-bound-is = Ни один план не даст больше { $bound }
report-gap-note = Доказано; лучший план лежит где-то между
report-gap-proven = Доказано: лучшего плана нет
report-assumed = Держится на допущениях
report-assumed-note = Доля сумм за чистой стоимостью, в которых есть хотя бы одно допущение.

## Заголовки

report-title-plan = План во времени
report-title-value = Что остаётся внутри
report-title-loads = Стенды, бригады, цеха
report-title-money = Деньги
report-title-limits = Ограничения политики
report-title-projects = Все проекты
report-title-grounds = На чём держатся числа

report-limits-how = Каждое ограничение — в том году, где оно теснее всего. Запас — сколько оно ещё выдержит, без дисконтирования; ниже нуля оно нарушено.
report-limits-limit = ограничение
report-limits-of = чего
report-limits-whole = всего
report-limits-tightest = теснее всего
report-limits-room = запас
report-limits-kept = соблюдено
report-limits-penalty = штраф за этот год

## План во времени

report-gantt-caption = Строка — выбранный проект, по порядку запуска. Этап со сплошной чертой снизу — критический: потерянный на нём период будет потерян и при запуске.
report-project = Проект
report-launch = Запуск
report-launched-in = { $n ->
        [one] { $year } год: { $n } запуск
        [few] { $year } год: { $n } запуска
       *[many] { $year } год: { $n } запусков
    }
report-mode-of = { $task }: { $mode }
report-mode-normal = обычно
report-mode-fast = ускоренно
report-mode-overlapped = с перекрытием
report-mode-licensed = по лицензии
report-mode-recognition = взаимное признание
report-mode-legend = способ «{ $mode }»
report-kind-development = Разработка
report-kind-prototype = Опытный образец
report-kind-certification = Сертификация
report-kind-tooling = Оснастка
report-kind-launch = Первая серия
report-kind-other = Другая работа
report-legend-critical = критический этап
report-legend-float = запас времени
report-legend-launch = запуск
report-legend-production = выпуск
report-production = Выпуск после запуска; высота — доля от наибольшего
report-stage = { $float ->
        [0] { $task } ({ $mode }), { $span }, критический
       *[other] { $task } ({ $mode }), { $span }, запас { $slack }
    }
report-launch-at = запуск { $period }
report-stages-table = Все этапы: сроки, способы, затраты
report-stage-head = Этап
report-mode = Способ
report-start = Первый период
report-end = Последний период
report-float = Запас
report-outlay = Затраты
report-critical = критический

## Что остаётся внутри

report-waterfall-caption = От сегодняшнего счёта за импорт учтённых изделий к счёту по плану, за весь горизонт, { $discounting }. Ничто не посчитано дважды: детали, которые тоже делаются внутри, сами стоят среди заменённого импорта.
report-step = Шаг
report-amount = Сумма
report-bill-today = Счёт за импорт, если ничего не делать
report-replaced = Заменённый импорт, валом
report-parts = Детали для нового производства
report-hidden = Скрытый импорт нового производства
report-imported-outlays = Ввозное оборудование и услуги
report-bill-planned = Счёт за импорт по плану
report-net-kept = Сохранено внутри, чистыми
report-gross = Валом — это не результат
report-gross-why = Цена ввоза всего, что будет сделано. Забыто то, что новое производство ввезёт само.
report-net = Чистыми — это результат
report-net-why = На столько счёт за импорт уменьшится на самом деле.
report-bill-caption = Счёт за импорт по годам, с планом и без него
report-without = без плана
report-with = по плану
report-difference = Изменение
report-bill-year = { $year }: { $today } без плана, { $planned } по плану
report-as-table = То же таблицей
report-year = Год

## Загрузка

report-loads-caption = Насколько занят каждый ресурс. Доли посчитаны до последнего запуска ({ $until }, пунктир); простой до него виден, потому что простаивающий стенд ничего не ускоряет. Под долей — занятые и имевшиеся единицы, умноженные на периоды.
report-busy = занято
report-idle = простаивает
report-closed = закрыто
report-resource = Ресурс
report-capacity = Мощность
report-utilisation = Занято
report-most-units = мощность { $n }
report-busy-of = { $busy } из { $there }
report-load-told = { $stretches ->
        [0] занято { $busy } из { $there } единиц-периодов, простоя нет
       *[other] занято { $busy } из { $there } единиц-периодов; простой { $idle }
    }

## Деньги

report-money-caption = Что платит каждый фонд на фоне того, что у него есть: новые деньги года и остаток прошлых лет. Без дисконта.
report-paid = оплачено
report-fresh = новые деньги
report-carried = остаток прошлых лет
report-fund = Фонд
report-paid-of = Всего оплачено
report-of = из { $whole }
report-carry-over = на следующий год переходит { $share } остатка
report-fund-year = { $year }: { $paid } из { $available }

## Проекты

report-chosen = Вошли в план
report-not-chosen = Не вошли, и почему
report-all-chosen = В план вошли все проекты.
report-no-reason = Планировщик не записал причины.
report-below-nought = Проект с минусом сам счёт за импорт не уменьшает. Он в плане, потому что открывает рынок деталям других проектов, нужен другому проекту или обязателен по программе.
report-reason = Причина
report-site = Площадка
report-modes = Способы
report-margin = Остаётся внутри с единицы
report-together = Вместе
report-unit-piece = шт.
report-unit-set = компл.
report-unit-kg = кг
report-unit-t = т
report-unit-m = м

## На чём держатся числа

report-basis-title = Насколько тверды числа
report-basis-how = Каждая сумма, из которой складывается чистая стоимость (заменённый импорт, детали, скрытый импорт, ввозные затраты), отнесена к самому слабому из своих чисел.
report-basis-published = опубликовано
report-basis-derived = выведено из опубликованного
report-basis-estimate = оценка
report-basis-assumption = допущение
report-weightiest = Самое весомое из неточного
report-weightiest-how = Показано { $shown } из { $all } строк с оценками и допущениями, по деньгам, которые через них проходят. Чтобы план стал твёрже, начинайте сверху.
report-row = Что
report-weight = Денег через это
report-basis = Основание
report-note = Примечание
report-source = Источник
report-ground-hidden = скрытый импорт { $likely } на единицу (от { $low } до { $high }), мощность, ввозная доля затрат
report-ground-product = цена ввоза { $price }, спрос
report-rates = Курсы валют
report-no-rates = Все суммы указаны в { $currency }; курсы не понадобились.
report-rates-of = Курсы на { $day }.
report-proof = Как доказана граница и как повторить план
report-proof-how = Ни один план этой программы не сохранит больше { $bound }. Доказательство назначает цену всему, чего не хватает (стендам, деньгам, площади, рынку), и при этих ценах находит лучший ответ каждого проекта в отдельности; при любых ценах сумма не ниже лучшего плана. Цены лежат рядом с планом в certificate.json, и небольшая проверка, у которой нет общего кода с поиском, пересчитывает сумму. Так же пересчитан и сам план. Та же программа, то же зерно и та же работа дают тот же план.
report-version = Версия планировщика
report-seed = Зерно
report-work = Работа
report-seconds = Время
report-discount-rate = Ставка дисконта, реальная, в год
report-fingerprint = Отпечаток программы
report-sources = Источники
report-sources-count = { $n ->
        [one] { $n } источник
        [few] { $n } источника
       *[many] { $n } источников
    }
report-source-rows = { $n ->
        [one] { $n } строка
        [few] { $n } строки
       *[many] { $n } строк
    }
