# Што саюз увозіць і што мог бы рабіць разам.

exposure-heading = { $union }: увоз звонку, { $year } год
exposure-progress = прачытана { $megabytes } МБ
exposure-kicker = Што мы ўвозім і што маглі б рабіць разам
exposure-answer = Звонку — { $outside }, адно ад аднаго — { $inside }: { $share } увозу партнёраў прыходзіць звонку. Прадуктаў, якія ўвозяцца звонку, — { $products }; залежнасць ад знешніх пастаўшчыкоў — па { $dependent } з іх (на { $dependent_value }).
exposure-answer-part = Па выбраных прадуктах звонку — { $outside }, адно ад аднаго — { $inside }: { $share } прыходзіць звонку. Такіх прадуктаў, што ўвозяцца звонку, — { $products }; залежнасць ад знешніх пастаўшчыкоў — па { $dependent } з іх (на { $dependent_value }).
exposure-source = Крыніца: { $tables }; радкоў: { $rows }; гады: { $years }; коды з { $digits } знакаў; вартасць у { $currency }, як апублікавана. Усё астатняе выведзена з яе.
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
exposure-reach-made = { $makers ->
    [one] { $makers } партнёр робіць
    [few] { $makers } партнёры робяць
   *[other] { $makers } партнёраў робяць
}
exposure-reach-together = разам, як адзін экспарцёр
exposure-reach-near = бліжэй, чым { $rank } прадуктаў
exposure-how = Парадак — па ўвозе звонку, памножаным на блізкасць: 1, калі хоць адзін партнёр вывозіць прадукт з перавагай (RCA ≥ 1), інакш доля прадуктаў, да якіх партнёры разам не бліжэй; адна другая, калі сусветны вываз невядомы. HHI — канцэнтрацыя знешніх пастаўшчыкоў, больш за 0,4 — шмат. Залежнасць: канцэнтрацыя, больш за палову звонку і ўвоз большы за вываз, усё разам (у колькіх гадах).
exposure-nothing = Звонку саюз гэтага не ўвозіць, наколькі кажуць табліцы.
exposure-more = … і яшчэ { $n } (--top або --out, каб бачыць усе).
exposure-alarm = Ранняе папярэджанне: { $product }, { $month }: цана { $price }, колькасць { $quantity } да таго ж месяца годам раней (адхіленні { $scores }).
exposure-unknown-partner = Партнёр «{ $partner }» нікому не вядомы. Пішыце краіны дзвюма або трыма літарамі ці нумарам ISO 3166 праз коску: BY,RU.
exposure-candidate-product = код
exposure-candidate-project = праект
exposure-candidate-makes = робіць
exposure-candidate-plants = заводы
exposure-candidate-line = найбуйнейшы радок імпарту
exposure-candidates = Праекты праграмы, якія рабілі б гэта
exposure-stay-product = код
exposure-stay-name = прадукт
exposure-stay-gross = усяго, { $currency }
exposure-stay-direct = без прамога ўвозу
exposure-stay-net = чыстымі
exposure-stay-range = прамежак
exposure-stay-sectors = галіны
exposure-stay = Што засталося б унутры, калі рабіць гэта ў сябе
exposure-stay-how = «Усяго» лічыць увесь увоз. «Без прамога ўвозу» — без таго, што сам вытворца купіў бы звонку. «Чыстымі» — без усяго ўвозу, схаванага за прадуктам, паводле { $table } (выведзена; галіны: { $regions }): называць варта гэтую лічбу. Прамежак — па галінах партнёраў, якія робяць тавары той жа групы; галіна значна шырэйшая за прадукт.
exposure-title-bill = Увоз звонку
exposure-title-trend = Як ён мяняўся
exposure-tree-caption = Звонку, { $currency } года, як апублікавана. Плошча — вартасць; рамка перарывістая там, дзе залежнасць адкрыта.
exposure-tree-rest = іншыя
exposure-tree-yes = саюз залежыць ад знешніх пастаўшчыкоў
exposure-tree-no = не залежыць
exposure-tree-open = адкрыта: звесткі не кажуць
exposure-trend-how = Першыя па вазе; у кожнай карцінкі свая вышыня. Цёмныя гады: саюз залежаў ад знешніх пастаўшчыкоў.
exposure-trend-said = рост { $growth } у год; залежнасць у { $flagged } з { $years } гадоў
