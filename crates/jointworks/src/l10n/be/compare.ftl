### Два планы адной праграмы.

compare-bad = Параўнаць нельга: { $file } не чытаецца або не з'яўляецца дапушчальным планам.
compare-before = першы план
compare-after = другі план
compare-change = змена
compare-nvr = Чыстая захаваная вартасць
compare-value-added = Дабаўленая вартасць унутры
compare-public-money = Патрэба ў сродках
compare-buyer-cost = Падаражанне для пакупнікоў
compare-moved = Што змянілася
compare-nothing-moved = Нічога не змянілася: тыя самыя праекты на тых самых пляцоўках, у тых самых рэжымах і з тымі самымі датамі запуску.
compare-project = праект
compare-site = пляцоўка
compare-modes = рэжымы
compare-launch = запуск
compare-nvr-change = вартасць
compare-same = ранейшыя
compare-in = з'явіўся
compare-out = выбыў
compare-not-before = «{ $project }» няма ў першым плане: { $reason }
compare-not-after = «{ $project }» няма ў другім плане: { $reason }
compare-foreign-first = Першы план складзены па іншых табліцах, чым сённяшнія; тут ён палічаны па сённяшніх.{ $broken ->
        [0] {" "}Ён і па іх законны.
       *[other] {" "}Па іх ён парушыў бы правілаў: { $broken }.
    }
compare-foreign-second = Другі план складзены па іншых табліцах, чым сённяшнія; тут ён палічаны па сённяшніх.{ $broken ->
        [0] {" "}Ён і па іх законны.
       *[other] {" "}Па іх ён парушыў бы правілаў: { $broken }.
    }
compare-refuted-before = { $project }: няма ў першым плане; другі, у якім ён ёсць, каштоўнейшы.
compare-refuted-after = { $project }: няма ў другім плане; першы, у якім ён ёсць, каштоўнейшы.
compare-value-only = Даты тыя самыя, вартасць іншая (змяніліся іх рынкі): { $projects }.
compare-year = год
compare-outlay-before = выдаткі, першы
compare-outlay-after = выдаткі, другі
compare-years = Грошы па гадах, { $currency }: выдаткі без дыскантавання, вартасць дыскантаваная
compare-child = Другі план складзены на аснове першага.
compare-other-parent = Другі план складзены на аснове іншага плана, не першага.
compare-no-parent = У другім плане не сказана, на аснове якога плана ён складзены.
compare-settings = Версія / пачатковы лік / аб'ём работы: першы { $before }, другі { $after }.
