### Что прибавило бы стоимости или ускорило дело.

levers-progress = { $done } из { $all } проб; Ctrl-C остановит и сохранит сделанное
levers-heading = { $programme }: что прибавит стоимости или ускорит дело
levers-reference = Всё отсчитывается от плана, который даёт { $value } чистой сохранённой стоимости.
levers-reference-penalties = Всё отсчитывается от плана, который даёт { $value } (чистая сохранённая стоимость за вычетом штрафов за нарушенные ограничения).
levers-replanned = Это на { $more } больше, чем в заданном плане: такой план нашёлся при продолжении расчёта без всяких рычагов, с него и стоит начать.
levers-gap = Без рычагов ни один план не даст больше чем на { $more } сверх этого (доказано).
levers-best = Без рычагов лучшего плана нет (доказано).
levers-unknown = неизвестно
levers-free = бесплатно
levers-unknown-period = В программе нет периода «{ $period }»: она идёт с { $first } по { $last }.

levers-column-lever = что сделать
levers-column-least = даст не меньше
levers-column-most = не больше
levers-column-cost = стоит
levers-column-ratio = отдача на 1 затрат
levers-column-pair = вместе
levers-column-alone = найдено порознь
levers-column-beyond = сверх того
levers-column-project = проект
levers-column-launch = запуск
levers-column-delay-1 = на 1 период позже
levers-column-delay-2 = на 2 периода позже
levers-column-delay-4 = на 4 периода позже
levers-column-way = что сделать
levers-column-date = запуск
levers-column-won = выиграно периодов
levers-column-given-up = потеря стоимости
levers-column-most-change = изменение стоимости не больше
levers-column-change-least = изменение стоимости не меньше
levers-column-change-most = не больше

levers-priced = Рычаги с известной ценой, сначала с наибольшей отдачей; { $currency }, стоимость дисконтирована, цена как платится
levers-unpriced = Рычаги с неизвестной ценой, сначала самые полезные; { $currency }, дисконтировано
levers-idle-heading = Рычаги, для которых лучшего плана не нашлось
levers-idle = Лучшего плана не нашлось для { $n ->
        [one] { $n } рычага; он не даст
        [few] { $n } рычагов; ни один из них не даст
       *[many] { $n } рычагов; ни один из них не даст
    } больше { $most }.
levers-cost-bases = Цены рычагов взяты из levers.toml: { $bases }.
levers-basis-published = опубликованных — { $n }
levers-basis-derived = выведенных — { $n }
levers-basis-estimate = оценок — { $n }
levers-basis-assumption = допущений — { $n }
levers-untried = { $n ->
        [one] { $n } рычаг не опробован
        [few] { $n } рычага не опробованы
       *[many] { $n } рычагов не опробованы
    }: не хватило времени.
levers-unpromising = { $n ->
        [one] { $n } рычаг не сдвигает границу при ценах дефицита и не опробован
        [few] { $n } рычага не сдвигают границу при ценах дефицита и не опробованы
       *[other] { $n } рычагов не сдвигают границу при ценах дефицита и не опробованы
    }.
levers-more = { $n ->
        [one] и ещё { $n }
        [few] и ещё { $n }
       *[many] и ещё { $n }
    } (все — с --json или --report)
levers-more-dates = и ещё сдвинуто дат: { $n }
levers-moves = Что меняют их планы:
levers-entering = входит: { $projects }
levers-leaving = выходит: { $projects }
levers-earlier = { $name }: запуск { $after } вместо { $before }
levers-later = { $name }: запуск только { $after } вместо { $before }
levers-pairs = Лучшие рычаги попарно; { $currency }, дисконтировано
levers-pairs-note = Рычаги не складываются. «Сверх того» — насколько оба вместе дали больше, чем лучшие планы, найденные для каждого порознь; пусто, если такого нет.
levers-curve = Рычаги известной цены вместе: что добавляется на каждом шаге; { $currency }, выгода дисконтирована, цена как платится
levers-curve-note = Выгоды рычагов не складываются: каждый шаг заново спланирован и доказан со всеми рычагами выше.
levers-column-besides = что делается ещё
levers-column-cost-together = цена вместе
levers-delays = Во что обойдётся более поздний запуск, если остальное спланировать заново; { $currency }, дисконтировано
levers-delays-note = Две цифры: меньше этого не потерять ни в одном плане (доказано) и больше этого терять не нужно (такой план найден).
levers-legend-sure = не меньше: план найден и проверен
levers-legend-open = не больше: доказано, что больше не даст ни один план

levers-hasten = Как приблизить запуск: { $name }, сейчас { $now }
levers-hasten-absent = Как включить в план и раньше запустить: { $name }; сейчас в плане нет
levers-cheapest = Самые дешёвые способы, по цене одного выигранного периода; { $currency }
levers-cheapest-note = Цена способа — стоимость, которую в лучшем найденном плане теряет остальная программа, и цена самого рычага. Если цена рычага неизвестна, способ стоит после всех остальных: ничего не домысливается.
levers-no-way = Плана с более ранним запуском не нашлось.
levers-refuted = Опробовано рычагов: { $tried }; доказано, что более раннего запуска не дают: { $refuted }.
levers-hasten-cut = Остановлено до конца: испробовано рычагов { $tried } из { $all }, и цена каждой даты ещё не уточнена: лучшие планы могут терять гораздо меньше. Узнать поможет больше времени (--time-limit).
levers-cut = Остановлено до конца: найденное может быть далеко от лучшего. Узнать поможет больше времени (--time-limit).
levers-pairs-tried = Опробовано пар: { $n }.
levers-pair-told = { $pair }: вместе не меньше { $least }, не больше { $most }; порознь найдено { $alone }, сверх того { $beyond }.
levers-pairs-other = { $n ->
        [one] Ещё { $n } пара не дала
        [few] Ещё { $n } пары не дали
       *[many] Ещё { $n } пар не дали
    } больше, чем рычаги порознь.
levers-without = Без рычагов, всё остальное спланировано заново: каждая более ранняя дата и что она меняет; { $currency }
levers-no-lever = ничего, всё планируется заново
levers-or-earlier = { $by } или раньше
levers-impossible = невозможно (доказано)
levers-none-found = план не найден

lever-unit = { $name }: ещё одна единица с { $from }
lever-money = { $name }: на { $sum } больше в { $year } году
lever-earlier = { $name }: все последующие деньги на год раньше, с { $year } года
lever-recognition = { $name }: признать сертификат другого органа{ $task ->
        [none] { "" }
       *[other] { " " }({ $task })
    }
lever-recognition-free = { $name }: признать сертификат другого органа без затрат{ $task ->
        [none] { "" }
       *[other] { " " }({ $task })
    }
lever-overlap = { $name }: { $task } одновременно с { $other }
lever-requires-launch-after = { $name }: можно запускать, не дожидаясь: { $other }
lever-requires-and = { $name }: можно без проекта «{ $other }»
lever-requires-xor = { $name }: можно наряду с проектом «{ $other }»
lever-wait = { $name }: { $task } не ждёт проекта «{ $other }» ({ $waited })
lever-floor = { $name }: ещё { $area } м² площади
lever-buyers = Покупатели могут переплачивать на один процентный пункт больше
lever-freed = { $name }: разрешить выбор
lever-deadline = { $name }: без крайнего срока запуска
lever-faster = { $name }: { $task } в кратчайший срок
lever-head-start = { $name }: работы начаты на период раньше дня планирования
lever-limit = Ограничение «{ $name }» снято
