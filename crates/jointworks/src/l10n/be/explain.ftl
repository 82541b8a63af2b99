### Чаму праект увайшоў у план або чаму не.

explain-unknown-project = У праграме няма праекта «{ $project }». Ёсць: { $known }.
explain-chosen = { $project } — у плане: пляцоўка { $site }, запуск { $launch }.
explain-left-out = { $project } — не ў плане.
explain-left-out-unsaid = Прычына ў плане не ўказана.

explain-unit = Што захоўвае ўнутры адна адзінка
explain-unit-replaced = цана ўвозу, якую яна замяшчае
explain-unit-parts = − яе дэталі па цэнах увозу
explain-unit-hidden = − схаваны імпарт (ад { $low } да { $high })
explain-unit-margin = = застаецца ўнутры
explain-unit-price = Пакупнікі плацяць за яе { $price } без пошліны.
explain-value = Што ён прыносіць (з прывядзеннем)
explain-value-units = выпушчана адзінак
explain-value-replaced = замешчаны імпарт
explain-value-parts = − дэталі па цэнах увозу
explain-value-hidden = − схаваны імпарт
explain-value-outlays = − імпартная частка затрат
explain-value-nvr = = чыстая захаваная вартасць
explain-value-added = дабаўленая вартасць унутры
explain-value-outlay = яго затраты (без прывядзення)
explain-although = Сам па сабе ён памяншае тое, што застаецца ўнутры.
explain-although-feeds = Ён у плане, бо адкрывае рынак таму, што робяць унутры: { $projects }.
explain-although-needed = Ён у плане, бо патрэбны іншым: { $projects }.
explain-although-demanded = Ён у плане, бо гэтага патрабуе праграма.
explain-payers = Хто плаціць
explain-payer = { $fund }: { $amount } у { $year } годзе
explain-tasks = Тэрміны і чаго чакае кожная работа
explain-task = { $task } ({ $mode }, { $duration }): { $start } — { $end }
explain-task-one = { $task } ({ $mode }, { $duration }): { $start }
explain-task-instant = { $task } ({ $mode }): { $start }, часу не займае
explain-launch = запуск: { $launch }
wait-nothing = Пачынаецца разам з праграмай.
wait-task = Чакае работу «{ $task }».
wait-other = Чакае работу «{ $task }» праекта { $project }.
wait-resource = Магла б пачацца ў { $earliest }, але да { $until } не хапае рэсурсу { $resource }; яго займаюць: { $by }.
wait-resource-nobody = Магла б пачацца ў { $earliest }, але да { $until } не хапае рэсурсу { $resource }.
wait-money = Магла б пачацца ў { $earliest }, але ў фондаў, якія маюць права за яе плаціць, у { $year } годзе свабодна { $spare }, а каштуе яна { $outlay }.
wait-no-hurry = Магла б пачацца ў { $earliest }, але раней усё роўна не пачаць «{ $next }», а грошы, патрачаныя пазней, важаць менш.
wait-follower = Магла б пачацца ў { $earliest }, але праект чакаў бы пазней, на рабоце «{ $task }».
wait-launch-after = Магла б пачацца ў { $earliest }, але запуск павінен чакаць праекта { $project }.
wait-choice = Магла б пачацца ў { $earliest }: ні грошы, ні рэсурсы гэтага не забараняюць, але знойдзены план з пазнейшым пачаткам не горшы.
explain-sites = Дзе яго можна пабудаваць
explain-column-site = пляцоўка
explain-column-capacity = адзінак за перыяд
explain-column-margin = застаецца ўнутры з адзінкі
explain-column-outlay = найменшыя затраты
explain-column-time = найкарацейшы тэрмін
explain-sites-note = «Застаецца ўнутры» — цана ўвозу мінус дэталі мінус схаваны імпарт.

## Што ад яго залежыць

stake-heading = Калі вырашыць інакш, і дзе рашэнне мяняецца
stake-without = Без яго любы план таннейшы не менш чым на { $least }; знойдзены і правераны план, які таннейшы на { $most }.
stake-without-open = Колькі варты план без яго, вядома недастаткова добра.
stake-with = З ім любы план таннейшы не менш чым на { $least }; знойдзены і правераны план, які таннейшы на { $most }.
stake-with-open = Колькі варты план з ім, вядома недастаткова добра.
stake-must-be-in = Даказана: без яго не абыдзецца ніводны план.
stake-must-be-out = Даказана: з ім не можа быць ніводнага плана.
stake-figure = калі мяняецца толькі гэта
stake-bears = яшчэ выгадны да
stake-breaks = даказана: нявыгадны з
stake-needs = выгадны з
stake-falls-short = даказана: нявыгадны да
stake-outlay = яго затраты
stake-capacity = яго магутнасць
stake-margin = што застаецца ўнутры з адзінкі
stake-duration = працягласць яго прац
stake-nothing = ніякіх змен
stake-never-found = ні пры чым з праверанага
stake-unproven = нічога не даказана
stake-cut = Спынена да канца: не знойдзена, дзе рашэнне мяняецца, яшчэ для паказчыкаў: { $missing }. Дапаможа больш часу (--time-limit).
stake-note-in = Паміж гэтымі двума лікамі даныя не вырашаюць. Праверана: затраты да пяціразовых, магутнасць да дваццатай часткі, страта з адзінкі да ўсёй цаны ўвозу, працы да чатырохразова даўжэйшых.
stake-note-out = Паміж гэтымі двума лікамі даныя не вырашаюць. Праверана: затраты да нуля, магутнасць да чатырохразовай, прыбаўка з адзінкі да ўсёй цаны ўвозу, працы да чвэрці іх тэрміну.
stake-progress = проб: { $done }
