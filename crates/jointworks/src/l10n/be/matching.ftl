### Хто можа зрабіць: патрэбы, магчымасці і прычыны кожнай ацэнкі.

match-progress = патрэб { $done } з { $all }
match-none-asked = У праграме няма патрэб: табліца needs.csv пустая або яе няма.
match-unknown-need = Патрэбы «{ $need }» ні ў кога няма. Ёсць: { $known }.
match-need = { $need }: { $quantity } на тыдзень, { $first } – { $last }
match-need-to = { $need }: { $quantity } на тыдзень, { $first } – { $last }, пастаўка: { $place }
match-codes = Код ТН ЗЭД, калі гэта адзін з гэтых (найбольш верагодны першы; выберыце і ўпішыце ў needs.csv): { $codes }
match-no-codes = Ніводзін код наменклатуры не падыходзіць па словах.
match-expired = больш не запытваецца: дзейнічала да { $until }
match-nobody = Ніводнае апісанне не кажа пра гэта.
match-nobody-fits = Ніхто не выконвае ўсяго абавязковага.
match-column-rank = №
match-column-who = хто
match-column-score = бал
match-column-relevance = падабенства
match-column-landed = з дастаўкай
match-column-distance = адлегласць
match-column-verdicts = ацэнкі
match-plant = { $plant }
match-member = { $plant } ({ $capability })
match-member-part = { $plant } ({ $capability }: { $processes })
match-member-share = { $plant } ({ $capability }: { $quantity })
match-then = →
match-and = +
match-kilometres = { $kilometres } км
match-counts = выканана { $met }{ $effort ->
        [0] { "" }
       *[other] , з намаганнем { $effort }
    }{ $unknown ->
        [0] { "" }
       *[other] , невядома { $unknown }
    }{ $failed ->
        [0] { "" }
       *[other] , не выканана { $failed }
    }
match-detail = { $rank }. { $who }: бал { $score } = падабенства { $relevance } × сярэдняе з: { $parts }
match-part = { $criterion } { $points } (×{ $weight })
match-criterion-cost = цана
match-criterion-capacity = свабодная магутнасць
match-criterion-distance = блізкасць
match-criterion-delivery = пастаўкі ў тэрмін
match-criterion-verdicts = ацэнкі
match-age = Самае старое апісанне абноўлена { $days } дз. назад.
match-verdict-meets = выконвае
match-verdict-meets_with_effort = з намаганнем
match-verdict-unknown = невядома
match-verdict-fails = не
match-wish = (пажаданне)
match-near = Хто не падыходзіць і што гэта выправіць, бліжэйшыя першымі:
match-mend-relax = пакупнік змякчае патрабаванне
match-mend-either = пакупнік змякчае патрабаванне або праект на заводзе ({ $task })
match-mend-project = праект на заводзе ({ $task })
match-task-development = распрацоўка
match-task-certification = сертыфікацыя
match-task-tooling = аснашчэнне
match-how = Бал = падабенства × сярэдняе балаў (ад 0 да 1000) з вагамі: { $weights }. Абавязковыя патрабаванні не разменьваюцца: хто парушае хоць адно, той не ранжыруецца.
match-freight = Перавозка ў цане не ўлічана; стаўку задае --freight.
match-run-out = { $count ->
        [one] { $count } апісанне пратэрмінавана і не ранжыруецца.
        [few] { $count } апісанні пратэрмінаваны і не ранжыруюцца.
       *[many] { $count } апісанняў пратэрмінавана, яны не ранжыруюцца.
    }
match-ideas-none = У кожнай патрэбы ёсць выканаўца або няма нікога блізкага: праектаў-кандыдатаў няма.
match-ideas-lacking = Запоўніць да планавання: { $columns }. Гэтага ніхто не паведаміў, таму нічога не дапушчана.
match-idea-name = { $need }: { $plant }
match-idea-evidence = Патрэба { $need }; апісанне { $capability }. { $lacks }
ground-size = { $property }: патрабуецца { $asked }, указана { $able }
ground-untold = { $property }: у апісанні не сказана
ground-process-same = { $asked }: выконваецца
ground-process-kind = { $asked }: выконваецца як { $stated }
ground-process-general = { $asked }: у апісанні сказана толькі «{ $stated }»
ground-process-none = { $asked }: не выконваецца
ground-material = матэрыял: патрабуецца { $asked }, указана { $stated }
ground-certificate-held = { $name }: ёсць, дзейнічае да { $until }
ground-certificate-endless = { $name }: ёсць, бестэрмінова
ground-certificate-ends = { $name }: ёсць, заканчваецца { $until }, раней за пастаўкі; трэба працягнуць
ground-certificate-expired = { $name }: тэрмін скончыўся { $until }
ground-certificate-absent = { $name }: няма
ground-capacity = магутнасць: патрабуецца { $asked } на тыдзень, у самы цесны тыдзень з { $week } свабодна { $free }
ground-capacity-shifts = магутнасць: патрабуецца { $asked } на тыдзень, у самы цесны тыдзень з { $week } свабодна { $free }, усімі зменамі { $stretched }
ground-capacity-untold = магутнасць: апісанне кажа не пра ўсе тыдні
ground-units = патрэба лічыць у «{ $asked }», апісанне — у «{ $stated }»
ground-deadline = першая пастаўка: магчыма { $ready }, патрабуецца { $deadline }
ground-lead-time = першая пастаўка: патрабуецца да { $deadline }, тэрмін вырабу не ўказаны
ground-price = цана: з дастаўкай { $landed }, жаданая { $target }
ground-price-untold = цана: не ўказана
size-one = { $low } { $unit }
size-range = { $low }–{ $high } { $unit }
size-up-to = да { $high } { $unit }
size-from = ад { $low } { $unit }
size-any = любая
