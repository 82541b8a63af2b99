### Справаздача пра план.

report-language = Беларуская
report-kicker = Праграма сумеснай лакалізацыі: план і тое, на чым ён трымаецца
report-planning-day = Дзень планавання — { $day }; калі не сказана іншае, сумы прыведзены да гэтага дня.
report-contents = Змест
report-footer = Складзена праграмай Jointworks { $version }. Гэта ацэнка для рашэння, а не абяцанне: глядзіце, на чым трымаюцца лічбы.

report-years = { $n ->
        [one] { $n } год
        [few] { $n } гады
       *[many] { $n } гадоў
    }
report-answer-projects = { $chosen ->
        [one] { $chosen } праект з { $all } захоўвае ўнутры
        [few] { $chosen } праекты з { $all } захоўваюць унутры
       *[many] { $chosen } праектаў з { $all } захоўваюць унутры
    }
report-answer-range = імпарту за { $years } (ад { $low } да { $high })
report-answer-optimal = — і ніводзін план не захавае больш: гэта даказана.
report-answer-bound = — не менш за { $share } ад найлепшага магчымага.
report-answer-optimal-after-penalties = — і за вылікам штрафаў ніводзін план не дасць больш: гэта даказана.
report-answer-bound-after-penalties = — за вылікам штрафаў не менш за { $share } ад найлепшага магчымага.

## Паказчыкі

report-discounted = з дысконтам { $rate } у год
report-not-discounted = без дысконту
report-nvr = Чыстая захаваная вартасць
report-range = ад { $low } да { $high }
report-nvr-note = Наколькі меншы рахунак за імпарт, за вылікам схаванага імпарту і ўвазнога абсталявання; размах — ад схаванага імпарту
report-value-added = Дабаўленая вартасць унутры
report-value-added-note = Застаецца прадпрыемствам і работнікам: цана без дэталей і схаванага імпарту
report-public-money = Грошы на праекты
report-public-money-note = Усе выдаткі выбраных праектаў
report-buyer-cost = Даплата пакупнікоў
report-buyer-more = На столькі пакупнікі заплацяць больш, чым за ўвазное з пошлінай
report-buyer-less = На столькі пакупнікі заплацяць менш, чым за ўвазное з пошлінай
report-buyer-same = Пакупнікі заплацяць столькі ж, колькі за ўвазное з пошлінай
report-gap = Да найлепшага магчымага
report-bound-is = Ніводзін план не дасць больш за { $bound }
report-gap-note = Даказана; найлепшы план ляжыць дзесьці паміж
report-gap-proven = Даказана: лепшага плана няма
report-assumed = Трымаецца на дапушчэннях
report-assumed-note = Доля сум за чыстай вартасцю, у якіх ёсць хоць адно дапушчэнне.

## Загалоўкі

report-title-plan = План у часе
report-title-value = Што застаецца ўнутры
report-title-loads = Стэнды, брыгады, цэхі
report-title-money = Грошы
report-title-limits = Абмежаванні палітыкі
report-title-projects = Усе праекты
report-title-grounds = На чым трымаюцца лічбы

report-limits-how = Кожнае абмежаванне — у тым годзе, дзе яно цяснейшае за ўсё. Запас — колькі яно яшчэ вытрымае, без дыскантавання; ніжэй за нуль яно парушана.
report-limits-limit = абмежаванне
report-limits-of = чаго
report-limits-whole = усяго
report-limits-tightest = цясней за ўсё
report-limits-room = запас
report-limits-kept = захавана
report-limits-penalty = штраф за гэты год

## План у часе

report-gantt-caption = Радок — выбраны праект, у парадку запуску. Этап з суцэльнай рысай знізу — крытычны: страчаны на ім перыяд будзе страчаны і пры запуску.
report-project = Праект
report-launch = Запуск
report-launched-in = { $n ->
        [one] { $year } год: { $n } запуск
        [few] { $year } год: { $n } запускі
       *[many] { $year } год: { $n } запускаў
    }
report-mode-of = { $task }: { $mode }
report-mode-normal = звычайна
report-mode-fast = паскорана
report-mode-overlapped = з перакрыццём
report-mode-licensed = па ліцэнзіі
report-mode-recognition = узаемнае прызнанне
report-mode-legend = спосаб «{ $mode }»
report-kind-development = Распрацоўка
report-kind-prototype = Доследны ўзор
report-kind-certification = Сертыфікацыя
report-kind-tooling = Аснастка
report-kind-launch = Першая серыя
report-kind-other = Іншая праца
report-legend-critical = крытычны этап
report-legend-float = запас часу
report-legend-launch = запуск
report-legend-production = выпуск
report-production = Выпуск пасля запуску; вышыня — доля ад найбольшага
report-stage = { $float ->
        [0] { $task } ({ $mode }), { $span }, крытычны
       *[other] { $task } ({ $mode }), { $span }, запас { $slack }
    }
report-launch-at = запуск { $period }
report-stages-table = Усе этапы: тэрміны, спосабы, выдаткі
report-stage-head = Этап
report-mode = Спосаб
report-start = Першы перыяд
report-end = Апошні перыяд
report-float = Запас
report-outlay = Выдаткі
report-critical = крытычны

## Што застаецца ўнутры

report-waterfall-caption = Ад сённяшняга рахунку за імпарт улічаных вырабаў да рахунку па плане, за ўвесь гарызонт, { $discounting }. Нішто не палічана двойчы: дэталі, якія таксама робяцца ўнутры, самі стаяць сярод замененага імпарту.
report-step = Крок
report-amount = Сума
report-bill-today = Рахунак за імпарт, калі нічога не рабіць
report-replaced = Заменены імпарт, валам
report-parts = Дэталі для новай вытворчасці
report-hidden = Схаваны імпарт новай вытворчасці
report-imported-outlays = Увазное абсталяванне і паслугі
report-bill-planned = Рахунак за імпарт па плане
report-net-kept = Захавана ўнутры, чыстымі
report-gross = Валам — гэта не вынік
report-gross-why = Цана ўвозу ўсяго, што будзе зроблена. Забыта тое, што новая вытворчасць увязе сама.
report-net = Чыстымі — гэта вынік
report-net-why = На столькі рахунак за імпарт паменшае насамрэч.
report-bill-caption = Рахунак за імпарт па гадах, з планам і без яго
report-without = без плана
report-with = па плане
report-difference = Змена
report-bill-year = { $year }: { $today } без плана, { $planned } па плане
report-as-table = Тое самае табліцай
report-year = Год

## Загрузка

report-loads-caption = Наколькі заняты кожны рэсурс. Долі палічаны да апошняга запуску ({ $until }, пункцір); прастой да яго відаць, бо стэнд, які прастойвае, нічога не паскарае. Пад доляй — занятыя і наяўныя адзінкі, памножаныя на перыяды.
report-busy = занята
report-idle = прастойвае
report-closed = зачынена
report-resource = Рэсурс
report-capacity = Магутнасць
report-utilisation = Занята
report-most-units = магутнасць { $n }
report-busy-of = { $busy } з { $there }
report-load-told = { $stretches ->
        [0] занята { $busy } з { $there } адзінак-перыядаў, прастою няма
       *[other] занята { $busy } з { $there } адзінак-перыядаў; прастой { $idle }
    }

## Грошы

report-money-caption = Што плаціць кожны фонд на фоне таго, што ў яго ёсць: новыя грошы года і рэшта мінулых гадоў. Без дысконту.
report-paid = аплачана
report-fresh = новыя грошы
report-carried = рэшта мінулых гадоў
report-fund = Фонд
report-paid-of = Усяго аплачана
report-of = з { $whole }
report-carry-over = на наступны год пераходзіць { $share } рэшты
report-fund-year = { $year }: { $paid } з { $available }

## Праекты

report-chosen = Увайшлі ў план
report-not-chosen = Не ўвайшлі, і чаму
report-all-chosen = У план увайшлі ўсе праекты.
report-no-reason = Планавальнік не запісаў прычыны.
report-below-nought = Праект з мінусам сам рахунак за імпарт не памяншае. Ён у плане, бо адкрывае рынак дэталям іншых праектаў, патрэбны іншаму праекту або абавязковы паводле праграмы.
report-reason = Прычына
report-site = Пляцоўка
report-modes = Спосабы
report-margin = Застаецца ўнутры з адзінкі
report-together = Разам
report-unit-piece = шт.
report-unit-set = камплект
report-unit-kg = кг
report-unit-t = т
report-unit-m = м

## На чым трымаюцца лічбы

report-basis-title = Наколькі цвёрдыя лічбы
report-basis-how = Кожная сума, з якой складаецца чыстая вартасць (заменены імпарт, дэталі, схаваны імпарт, увазныя выдаткі), аднесена да самага слабога са сваіх лікаў.
report-basis-published = апублікавана
report-basis-derived = выведзена з апублікаванага
report-basis-estimate = ацэнка
report-basis-assumption = дапушчэнне
report-weightiest = Самае важкае з недакладнага
report-weightiest-how = Паказана { $shown } з { $all } радкоў з ацэнкамі і дапушчэннямі, па грашах, якія праз іх праходзяць. Каб план стаў цвярдзейшы, пачынайце зверху.
report-row = Што
report-weight = Грошай праз гэта
report-basis = Аснова
report-note = Заўвага
report-source = Крыніца
report-ground-hidden = схаваны імпарт { $likely } на адзінку (ад { $low } да { $high }), магутнасць, увазная доля выдаткаў
report-ground-product = цана ўвозу { $price }, попыт
report-rates = Курсы валют
report-no-rates = Усе сумы ўказаны ў { $currency }; курсы не спатрэбіліся.
report-rates-of = Курсы на { $day }.
report-proof = Як даказана мяжа і як паўтарыць план
report-proof-how = Ніводзін план гэтай праграмы не захавае больш за { $bound }. Доказ прызначае цану ўсяму, чаго не хапае (стэндам, грашам, плошчы, рынку), і пры гэтых цэнах знаходзіць найлепшы адказ кожнага праекта паасобку; пры любых цэнах сума не ніжэйшая за найлепшы план. Цэны ляжаць побач з планам у certificate.json, і невялікая праверка, у якой няма агульнага кода з пошукам, пералічвае суму. Гэтак жа пералічаны і сам план. Тая ж праграма, тое ж зерне і тая ж праца даюць той жа план.
report-version = Версія планавальніка
report-seed = Зерне
report-work = Праца
report-seconds = Час
report-discount-rate = Стаўка дысконту, рэальная, у год
report-fingerprint = Адбітак праграмы
report-sources = Крыніцы
report-sources-count = { $n ->
        [one] { $n } крыніца
        [few] { $n } крыніцы
       *[many] { $n } крыніц
    }
report-source-rows = { $n ->
        [one] { $n } радок
        [few] { $n } радкі
       *[many] { $n } радкоў
    }
