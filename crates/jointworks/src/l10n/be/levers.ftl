### Што дадало б вартасці або паскорыла справу.

levers-progress = { $done } з { $all } спроб; Ctrl-C спыніць і захавае зробленае
levers-heading = { $programme }: што дадасць вартасці або паскорыць справу
levers-reference = Усё адлічваецца ад плана, які дае { $value } чыстай захаванай вартасці.
levers-reference-penalties = Усё адлічваецца ад плана, які дае { $value } (чыстая захаваная вартасць без штрафаў за парушаныя абмежаванні).
levers-replanned = Гэта на { $more } больш, чым у зададзеным плане: такі план знайшоўся пры працягу разліку без усялякіх рычагоў, з яго і варта пачаць.
levers-gap = Без рычагоў ніводзін план не дасць больш чым на { $more } звыш гэтага (даказана).
levers-best = Без рычагоў лепшага плана няма (даказана).
levers-unknown = невядома
levers-free = бясплатна
levers-unknown-period = У праграме няма перыяду «{ $period }»: яна ідзе з { $first } па { $last }.

levers-column-lever = што зрабіць
levers-column-least = дасць не менш
levers-column-most = не больш
levers-column-cost = каштуе
levers-column-ratio = аддача на 1 выдаткаў
levers-column-pair = разам
levers-column-alone = знойдзена паасобку
levers-column-beyond = звыш таго
levers-column-project = праект
levers-column-launch = запуск
levers-column-delay-1 = на 1 перыяд пазней
levers-column-delay-2 = на 2 перыяды пазней
levers-column-delay-4 = на 4 перыяды пазней
levers-column-way = што зрабіць
levers-column-date = запуск
levers-column-won = выйграна перыядаў
levers-column-given-up = страта вартасці
levers-column-most-change = змяненне вартасці не больш
levers-column-change-least = змяненне вартасці не менш
levers-column-change-most = не больш

levers-priced = Рычагі з вядомым коштам, спачатку з найбольшай аддачай; { $currency }, вартасць дыскантавана, кошт як плаціцца
levers-unpriced = Рычагі з невядомым коштам, спачатку самыя карысныя; { $currency }, дыскантавана
levers-idle-heading = Рычагі, для якіх лепшага плана не знайшлося
levers-idle = Лепшага плана не знайшлося для { $n ->
        [one] { $n } рычага; ён не дасць
        [few] { $n } рычагоў; ніводзін з іх не дасць
       *[many] { $n } рычагоў; ніводзін з іх не дасць
    } больш { $most }.
levers-cost-bases = Цэны рычагоў узяты з levers.toml: { $bases }.
levers-basis-published = апублікаваных — { $n }
levers-basis-derived = выведзеных — { $n }
levers-basis-estimate = ацэнак — { $n }
levers-basis-assumption = дапушчэнняў — { $n }
levers-untried = { $n ->
        [one] { $n } рычаг не апрабаваны
        [few] { $n } рычагі не апрабаваны
       *[many] { $n } рычагоў не апрабавана
    }: не хапіла часу.
levers-unpromising = { $n ->
        [one] { $n } рычаг не ссоўвае мяжу пры цэнах дэфіцыту і не выпрабаваны
        [few] { $n } рычагі не ссоўваюць мяжу пры цэнах дэфіцыту і не выпрабаваны
       *[other] { $n } рычагоў не ссоўваюць мяжу пры цэнах дэфіцыту і не выпрабаваны
    }.
levers-more = { $n ->
        [one] і яшчэ { $n }
        [few] і яшчэ { $n }
       *[many] і яшчэ { $n }
    } (усе — з --json або --report)
levers-more-dates = і яшчэ ссунута дат: { $n }
levers-moves = Што мяняюць іх планы:
levers-entering = уваходзіць: { $projects }
levers-leaving = выходзіць: { $projects }
levers-earlier = { $name }: запуск { $after } замест { $before }
levers-later = { $name }: запуск толькі { $after } замест { $before }
levers-pairs = Лепшыя рычагі папарна; { $currency }, дыскантавана
levers-pairs-note = Рычагі не складаюцца. «Звыш таго» — наколькі абодва разам далі больш, чым лепшыя планы, знойдзеныя для кожнага паасобку; пуста, калі такога няма.
levers-curve = Рычагі вядомай цаны разам: што дадаецца на кожным кроку; { $currency }, выгада дыскантавана, цана як плаціцца
levers-curve-note = Выгады рычагоў не складаюцца: кожны крок нанава спланаваны і даказаны з усімі рычагамі вышэй.
levers-column-besides = што робіцца яшчэ
levers-column-cost-together = цана разам
levers-delays = У што абыдзецца пазнейшы запуск, калі астатняе спланаваць нанава; { $currency }, дыскантавана
levers-delays-note = Дзве лічбы: менш за гэта не страціць ні ў адным плане (даказана) і больш за гэта губляць не трэба (такі план знойдзены).
levers-legend-sure = не менш: план знойдзены і правераны
levers-legend-open = не больш: даказана, што больш не дасць ніводзін план

levers-hasten = Як наблізіць запуск: { $name }, цяпер { $now }
levers-hasten-absent = Як уключыць у план і раней запусціць: { $name }; цяпер у плане няма
levers-cheapest = Самыя танныя спосабы, паводле цаны аднаго выйгранага перыяду; { $currency }
levers-cheapest-note = Цана спосабу — вартасць, якую ў лепшым знойдзеным плане губляе астатняя праграма, і кошт самога рычага. Калі кошт рычага невядомы, спосаб стаіць пасля ўсіх астатніх: нічога не дадумваецца.
levers-no-way = Плана з больш раннім запускам не знайшлося.
levers-refuted = Апрабавана рычагоў: { $tried }; даказана, што больш ранняга запуску не даюць: { $refuted }.
levers-hasten-cut = Спынена да канца: паспрабавана рычагоў { $tried } з { $all }, і цана кожнай даты яшчэ не ўдакладненая: лепшыя планы могуць губляць значна менш. Даведацца дапаможа больш часу (--time-limit).
levers-cut = Спынена да канца: знойдзенае можа быць далёка ад лепшага. Даведацца дапаможа больш часу (--time-limit).
levers-pairs-tried = Выпрабавана пар: { $n }.
levers-pair-told = { $pair }: разам не менш { $least }, не больш { $most }; паасобку знойдзена { $alone }, звыш таго { $beyond }.
levers-pairs-other = { $n ->
        [one] Яшчэ { $n } пара не дала
        [few] Яшчэ { $n } пары не далі
       *[many] Яшчэ { $n } пар не далі
    } больш, чым рычагі паасобку.
levers-without = Без рычагоў, усё астатняе спланавана нанава: кожная больш ранняя дата і што яна мяняе; { $currency }
levers-no-lever = нічога, усё плануецца нанава
levers-or-earlier = { $by } або раней
levers-impossible = немагчыма (даказана)
levers-none-found = план не знойдзены

lever-unit = { $name }: яшчэ адна адзінка з { $from }
lever-money = { $name }: на { $sum } больш у { $year } годзе
lever-earlier = { $name }: усе далейшыя грошы на год раней, з { $year } года
lever-recognition = { $name }: прызнаць сертыфікат іншага органа{ $task ->
        [none] { "" }
       *[other] { " " }({ $task })
    }
lever-recognition-free = { $name }: прызнаць сертыфікат іншага органа без выдаткаў{ $task ->
        [none] { "" }
       *[other] { " " }({ $task })
    }
lever-overlap = { $name }: { $task } адначасова з { $other }
lever-requires-launch-after = { $name }: можна запускаць, не чакаючы: { $other }
lever-requires-and = { $name }: можна без праекта «{ $other }»
lever-requires-xor = { $name }: можна побач з праектам «{ $other }»
lever-wait = { $name }: { $task } не чакае праекта «{ $other }» ({ $waited })
lever-floor = { $name }: яшчэ { $area } м² плошчы
lever-buyers = Пакупнікі могуць пераплачваць на адзін працэнтны пункт больш
lever-freed = { $name }: дазволіць выбар
lever-deadline = { $name }: без крайняга тэрміну запуску
lever-faster = { $name }: { $task } у самы кароткі тэрмін
lever-head-start = { $name }: работы пачаты на перыяд раней за дзень планавання
lever-limit = Абмежаванне «{ $name }» знята
