# Што саюз увозіць і што мог бы рабіць разам.

exposure-heading = { $union }: увоз звонку, { $year } год
exposure-progress = прачытана { $megabytes } МБ
exposure-stopped = Спынена раней, чым прачытаны ўсе табліцы: лічбаў няма, і нічога няпоўнага не запісана.
exposure-kicker = Што мы ўвозім і што маглі б рабіць разам
exposure-answer = Звонку — { $outside }, адзін ад аднаго — { $inside }: { $share } увозу партнёраў прыходзіць звонку. Прадуктаў, якія ўвозяць звонку, — { $products }; { $open ->
    [0] залежнасць ад знешніх пастаўшчыкоў — па { $dependent } з іх (на { $dependent_value }).
   *[other] залежнасць ад знешніх пастаўшчыкоў даказана па { $dependent } з іх (на { $dependent_value }); па { $open } гэтыя звесткі меркаваць не даюць ({ $open_value }).
}
exposure-answer-part = Па выбраных прадуктах звонку — { $outside }, адзін ад аднаго — { $inside }: { $share } прыходзіць звонку. Такіх прадуктаў, якія ўвозяць звонку, — { $products }; { $open ->
    [0] залежнасць ад знешніх пастаўшчыкоў — па { $dependent } з іх (на { $dependent_value }).
   *[other] залежнасць ад знешніх пастаўшчыкоў даказана па { $dependent } з іх (на { $dependent_value }); па { $open } гэтыя звесткі меркаваць не даюць ({ $open_value }).
}
exposure-source = Крыніца: { $tables }; радкоў: { $rows }; гады: { $years }; коды з { $digits } знакаў; вартасць у { $currency }, як апублікавана.
exposure-source-derived = Усё астатняе выведзена адсюль.
exposure-source-also = Яшчэ: { $sources }.
exposure-source-no-year = год не пазначаны
exposure-source-world = сусветны вываз: { $name }
exposure-source-io = табліца «затраты — выпуск»: { $name }
exposure-source-sectors = галіны кодаў: { $name }
exposure-source-chain = выбраныя коды: { $name }
exposure-source-broad = узбуйненыя катэгорыі: { $name }
exposure-source-plants = выпуск заводаў: { $name }
exposure-source-editions = рэдакцыі кодаў: { $name }
exposure-source-programme = праграма: { $name }
exposure-column-product = код
exposure-column-name = прадукт
exposure-column-outside = звонку, { $currency }
exposure-column-share = доля звонку
exposure-column-supplier = галоўны пастаўшчык
exposure-column-concentration = HHI
exposure-column-dependent = залежнасць
exposure-column-reach = ці можам зрабіць?
exposure-column-latent = прадаюць вонкі тыя, хто гэта робіць, тыс. { $currency }
exposure-line-line = радок імпарту
exposure-line-product = код
exposure-line-importer = хто ўвозіць
exposure-line-supplier = адкуль
exposure-line-year = год
exposure-line-value = вартасць, тыс. { $currency }
exposure-sheet-opportunities = Магчымасці
exposure-sheet-lines = Радкі імпарту
exposure-title-opportunities = Магчымасці
exposure-yes = так
exposure-no = не
exposure-open = адкрыта
exposure-reach-unknown = невядома
exposure-reach-made = { $more ->
    [0] робяць: { $names }
   *[other] робяць: { $names } і яшчэ { $more }
}
exposure-reach-own = ужо робяць унутры
exposure-reach-together = разам, як адзін экспарцёр
exposure-reach-near = бліжэй, чым { $rank } прадуктаў
exposure-how = Парадак — па ўвозе звонку, памножаным на блізкасць: 1, калі хоць адзін партнёр вывозіць прадукт з перавагай (RCA ≥ 1), інакш доля прадуктаў, да якіх партнёры разам не бліжэй; адна другая, калі сусветны вываз невядомы; залежнасць парадку не мяняе. HHI — канцэнтрацыя знешніх пастаўшчыкоў, больш за 0,4 — шмат. Залежнасць: канцэнтрацыя, больш за палову звонку і ўвоз большы за вываз, усё разам (у колькіх гадах).
exposure-raw = У спісе ёсць сыравіна ({ $codes }): у каго яе няма, той яе не зробіць. Толькі часткі і абсталяванне паказвае --bec ФАЙЛ --only parts,capital, ланцужок вартасці — --chain ФАЙЛ.
exposure-nothing = Звонку саюз гэтага не ўвозіць, наколькі кажуць табліцы.
exposure-more = … і яшчэ { $n } (--top або --out, каб бачыць усе).
exposure-alarm = Ранняе папярэджанне: { $product }, { $month }: цана { $price }, колькасць { $quantity } да таго ж месяца годам раней (адхіленні { $scores }).
exposure-unknown-partner = Партнёр «{ $partner }» нікому не вядомы. Пішыце краіны дзвюма або трыма літарамі ці нумарам ISO 3166 праз коску: BY,RU.
exposure-candidate-product = код
exposure-candidate-project = праект
exposure-candidate-makes = робіць
exposure-candidate-plants = заводы
exposure-candidate-kept = застаецца з адзінкі
exposure-candidate-net = па табліцы
exposure-candidate-line = найбуйнейшы радок імпарту
exposure-candidates = Праекты праграмы, якія рабілі б гэта
exposure-candidates-how = «Застаецца з адзінкі»: цана імпарту без частак па цэнах імпарту і без схаванага імпарту, паводле лічбаў самой праграмы, і доля ад цаны; на горшай пляцоўцы і на лепшай. Ніжэй за нуль адзінка ўвозіць больш, чым замяшчае.
exposure-candidates-net = «Па табліцы»: доля, якая застаецца паводле табліцы «затраты — выпуск». Гэта доля цэлай галіны; дзе лічбы разыходзяцца, праграма ведае праект лепш.
exposure-stay-product = код
exposure-stay-name = прадукт
exposure-stay-gross = усяго, { $currency }
exposure-stay-direct = без прамога ўвозу
exposure-stay-net = чыстымі
exposure-stay-range = прамежак
exposure-stay-sectors = галіны
exposure-stay = Што засталося б унутры, калі рабіць гэта ў сябе
exposure-io-refused = Табліца «затраты — выпуск» не прынята ({ $codes }, вышэй): што сапраўды засталося б унутры, не сказана.
exposure-stay-how = «Усяго» лічыць увесь увоз. «Без прамога ўвозу» — без таго, што сам вытворца купіў бы звонку. «Чыстымі» — без усяго ўвозу, схаванага за прадуктам, паводле { $table } (выведзена; галіны: { $regions }): называць варта гэтую лічбу. Прамежак — па галінах партнёраў, якія робяць тавары той жа групы; галіна значна шырэйшая за прадукт.
exposure-title-bill = Увоз звонку
exposure-title-trend = Як ён мяняўся
exposure-tree-caption = Звонку, { $currency } года, як апублікавана. Плошча — вартасць; рамка перарывістая там, дзе залежнасць адкрыта.
exposure-tree-rest = іншыя
exposure-tree-yes = саюз залежыць ад знешніх пастаўшчыкоў
exposure-tree-no = не залежыць
exposure-tree-open = адкрыта: звесткі не кажуць
exposure-tree-neutral = іншыя і коды, што хаваюць тавар
exposure-trend-how = Першыя па вазе; у кожнай карцінкі свая вышыня. Кропка над годам: саюз залежаў ад знешніх пастаўшчыкоў. Перарывістая рамка: звесткі не кажуць.
exposure-trend-said = рост { $growth } у год; залежнасць у { $flagged } з { $years } гадоў
exposure-trend-flagged = залежнасць у { $flagged } з { $years } гадоў

## Заганы звестак

exposure-findings = Што чытаць асцярожна: { $n ->
    [one] { $n } заўвага
    [few] { $n } заўвагі
   *[other] { $n } заўваг
}
exposure-caveat-unnamed = у часткі не названы пастаўшчык
exposure-caveat-no-world = блізкасць невядомая
exposure-caveat-few-years = менш за тры гады
exposure-caveat-small = увоз невялікі
exposure-caveat-mirrored = са слоў экспарцёраў
exposure-caveat-raw = сыравіна
exposure-caveat-hidden = код хавае тавар
exposure-title-alarms = Раннія папярэджанні

## Адкуль увоз і куды ён ідзе

exposure-title-flows = Адкуль ён і на што ідзе
exposure-flows-caption = Звонку за { $year } год — { $all }. Шырыня паласы — грошы; колькі прыйшло ў прадукт, столькі з яго і выходзіць, кожны радок імпарту палічаны адзін раз.
exposure-flows-none = Радкоў, з якіх складзены сумы, тут няма (база даных аддае толькі сумы), таму нельга паказаць, хто што пастаўляе.
exposure-flows-unnamed = не названы
exposure-flows-others = { $n ->
    [one] яшчэ { $n } прадукт
    [few] яшчэ { $n } прадукты
   *[other] яшчэ { $n } прадуктаў
}
exposure-flows-more = яшчэ { $n }
exposure-flows-tier = узровень { $name }
exposure-flows-stage = ступень { $name }
exposure-flows-activity = дзейнасць { $name }
exposure-flows-as-it-is = як ёсць
exposure-flows-several-vehicles = некалькі машын
exposure-flows-several-groups = некалькі груп
exposure-flows-untold-programme = па-за праграмай
exposure-flows-untold-chain = ні ў адной групе
exposure-flows-third-programme = На што ідзе
exposure-flows-third-chain = Група ланцужка
exposure-flows-third-partners = Хто ўвозіць
exposure-flows-basis-programme = Правы слупок — тое, што будуе праграма. Табліцы гандлю не кажуць, на што ідзе ўвоз: увоз кожнага прадукта падзелены так, як ён патрэбны праграме, — паводле спецыфікацыі, памножанай на выпуск за гарызонт (і на цану, дзе ў некалькіх кампанентаў адзін код). «Як ёсць» — уласны попыт: запчасткі і цэлыя машыны. Левая палова — статыстыка, правая — разлік.
exposure-flows-basis-chain = Правы слупок — слупок «{ $column }» спіса ланцужка. Нічога не дзеліцца: код, які стаіць у некалькіх групах, ідзе ў «некалькі груп».
exposure-flows-basis-partners = Правы слупок — партнёр, які ўвозіць, як кажуць табліцы гандлю; нічога не дзеліцца. З праграмай (--programme) або спісам ланцужка з групамі (--chain) ён сказаў бы, на што ідзе ўвоз.
exposure-as-table = Тое ж табліцай

## Залежнасць і ажыццявімасць

exposure-title-scatter = Залежнасць і ажыццявімасць
exposure-scatter-none = Наколькі саюз блізкі да таго, каб рабіць прадукт, відаць з вывазу ўсяго свету, а яго ў гэтых табліцах няма. Дайце з --world табліцу вывазу 50 месцаў або больш па прадуктах (напрыклад, BACI), і карцінка з'явіцца.
exposure-scatter-caption = Найбольшыя артыкулы ўвозу: { $shown } з { $all } прадуктаў, блізкасць да якіх вядомая; плошча — грошы, пра якія гаворка. Управа — ажыццявімасць: наколькі прадукт роднасны таму, што партнёры разам ужо вывозяць (шчыльнасць у прасторы прадуктаў), як доля ўсіх прадуктаў, да якіх яны не бліжэй. Уверх — залежнасць: { $up }. Справа ўверсе — тое, ад чаго саюз залежыць і што блізкі рабіць сам.
exposure-scatter-up-share = доля звонку (CDI2)
exposure-scatter-up-concentration = канцэнтрацыя знешніх пастаўшчыкоў (HHI, CDI1)
exposure-scatter-up-trade = доля ўвозу ў суме ўвозу і вывазу (CDI3)
exposure-scatter-threshold-share = палова звонку
exposure-scatter-threshold-concentration = HHI 0,4
exposure-scatter-threshold-trade = увоз роўны вывазу
exposure-scatter-instead = (Доля звонку не адрозніла б гэтыя прадукты: у большасці яна больш за 95 %.)
exposure-scatter-no = залежнасці няма
exposure-scatter-middle = медыянны прадукт
exposure-scatter-across = Ажыццявімасць: бліжэй, чым столькі прадуктаў →
exposure-scatter-yes = залежнасць па ўсіх трох прыкметах
exposure-scatter-made = квадрат: нехта з партнёраў ужо робіць (RCA ≥ 1)
exposure-scatter-threshold = парогі
exposure-scatter-density = шчыльнасць
exposure-scatter-rank = бліжэй, чым
exposure-scatter-makers = колькі партнёраў робіць

## Каму застаецца

exposure-stay-keepers = каму застаецца
exposure-stay-caption = Паласа — увесь увоз прадукта. Злева направа: што засталося б кожнаму партнёру дададзенай вартасцю і падаткамі, потым што ўвозілі б і далей — бачнае і схаванае.
exposure-stay-part-direct = увозіць сам вытворца
exposure-stay-part-hidden = схаваны ўвоз за ім
exposure-stay-part-kept = застаецца, па партнёрах
exposure-stay-net-of = чыстымі, { $currency }
exposure-stay-low = чыстымі, не менш
exposure-stay-high = чыстымі, не больш
exposure-stay-kept-by = застаецца: { $partner }
exposure-sheet-stay = Што засталося б
exposure-thousands = тыс. { $currency }
exposure-column-cautions = чытаць асцярожна
exposure-title-sectors = Галіны за гэтым
exposure-sectors-how = Што { $table } кажа пра галіны саюза, якія робяць гэтыя тавары (выведзена). Імпарт і тое, што застаецца, — долі адзінкі выпуску і ў суме даюць цэлае. Мультыплікатар — выпуск унутры на адзінку канчатковага попыту, прамая сувязь — выпуск унутры на адзінку першасных затрат; страта — выпуск, якога не было б без закупак і продажаў галіны, на адзінку яе ўласнага; аддаленасць — сярэдняя адлегласць да канчатковых спажыўцоў.
exposure-sectors-others = Іншыя галіны: { $count }
exposure-sectors-sector = галіна
exposure-sectors-imported = імпарт, увесь
exposure-sectors-direct = яе ўласны
exposure-sectors-kept = застаецца
exposure-sectors-multiplier = мультыплікатар
exposure-sectors-forward = прамая сувязь
exposure-sectors-loss = страта
exposure-sectors-upstream = аддаленасць
exposure-plants = Бліжэйшыя заводы, паводле таго, што яны выпускаюць
exposure-plants-how = Доля наваколля прадукту ў сусветнай прасторы прадуктаў, якую завод выпускае з перавагай (RCA ≥ 1: яго выпуск супраць сусветнага вывазу): роднасць, а не абяцанне.
exposure-plants-code = код
exposure-plants-product = прадукт
exposure-plants-nearest = бліжэйшыя заводы
exposure-plants-maker = { $plant } робіць ({ $share })
exposure-plants-near = { $plant } ({ $share })
