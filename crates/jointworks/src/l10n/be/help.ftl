### Даведка і заўвагі да таго, што набрана.

help-usage = Выклік
help-verbs = Каманды
help-arguments = Што ўказаць
help-options = Параметры
help-example = Прыклад

help-jointworks =
    Плануе сумесныя праграмы лакалізацыі: што некалькім краінам рабіць разам, замест таго каб увозіць,
    дзе, як, калі і на чые грошы — і наколькі план можа адставаць ад найлепшага.

    Коды завяршэння: 0 — выканана; 1 — знойдзены памылкі або план недапушчальны; 2 — няправільны выклік; 3 — адмова машыны (дыск, памяць); 130 — спынена Ctrl-C без выніку.
help-jointworks-usage = jointworks КАМАНДА [ПАРАМЕТРЫ]
help-jointworks-example =
    jointworks demo
    jointworks init mine --example
    jointworks check mine
    jointworks plan mine --out mine-plan

help-demo = Спланаваць убудаваны прыклад «Саюзныя кампаненты» і паказаць, дзе ляжыць справаздача.
help-demo-usage = jointworks demo [ПАРАМЕТРЫ]
help-demo-example = jointworks demo --out /tmp/first-look --time-limit 20
help-init = Запісаць пустыя табліцы новай праграмы або запоўнены прыклад, які можна мяняць.
help-init-usage = jointworks init ПАПКА [ПАРАМЕТРЫ]
help-init-example =
    jointworks init mine --example
    jointworks init mine --headings ru
    jointworks init mine.xlsx --example
help-check = Праверыць праграму, а таксама план і доказ яго мяжы.
help-check-usage = jointworks check ПАПКА [ПАРАМЕТРЫ]
help-check-example =
    jointworks check mine
    jointworks check mine --plan mine-plan/plan.json
help-plan = Выбраць праекты, пляцоўкі, спосабы і тэрміны; запісаць plan.json, certificate.json і report.html.
help-plan-usage = jointworks plan ПАПКА --out ПАПКА_ВЫНІКАЎ [ПАРАМЕТРЫ]
help-plan-example =
    jointworks plan mine --out mine-plan --time-limit 120
    jointworks plan mine --out mine-plan --work 200 --seed 7 --force
help-explain = Растлумачыць, чаму праект увайшоў у план або чаму не.
help-explain-usage = jointworks explain ПАПКА ПЛАН ПРАЕКТ [ПАРАМЕТРЫ]
help-explain-example =
    jointworks explain mine mine-plan/plan.json gearboxes
    jointworks explain mine mine-plan/plan.json gears --trials
help-risk = Наколькі надзейны план: мадэлюе выкананне і паказвае даты, вартасць і рахункі з іх верагоднасцямі.
help-risk-usage = jointworks risk ПАПКА ПЛАН [ПАРАМЕТРЫ]
help-risk-example =
    jointworks risk mine mine-plan/plan.json --out mine-risk
    jointworks risk mine mine-plan/plan.json --runs 2000 --buffered
help-compare = Паказвае, чым адрозніваюцца два планы праграмы: што змянілася, чаму і чаго гэта каштуе.
help-compare-usage = jointworks compare ПАПКА ПЛАН_А ПЛАН_Б [ПАРАМЕТРЫ]
help-compare-example = jointworks compare mine first/plan.json second/plan.json
help-levers = Што дадасць вартасці або наблізіць запуск: кожны рычаг апрабаваны, яго карысць ацэнена знізу і зверху.
help-levers-usage = jointworks levers ПАПКА ПЛАН [ПАРАМЕТРЫ]
help-levers-example =
    jointworks levers mine mine-plan/plan.json
    jointworks levers mine mine-plan/plan.json --project gearboxes
    jointworks levers mine mine-plan/plan.json --from 2027-Q1 --money 1e9 --delays --report levers.html
help-exposure = Прачытаць табліцы гандлю: што саюз увозіць, наколькі залежыць ад знешніх пастаўшчыкоў, што мог бы рабіць разам.
help-exposure-usage = jointworks exposure ТАБЛІЦА… --partners BY,RU [ПАРАМЕТРЫ]
help-exposure-example =
    jointworks exposure BACI_HS17_Y2022.csv --partners BY,RU
    jointworks exposure baci.zip --partners BY,RU,KZ --year 2022 --chain automotive.csv --out mine-exposure
help-pareto = Узважыць каштоўнасць супраць грошай, падаражэння для пакупнікоў, імпарту, тэрміну або долі ўдзельніка: мяжа з правераных планаў і даказаных межаў.
help-pareto-usage = jointworks pareto ПАПКА [ПЛАН] [ПАРАМЕТРЫ]
help-pareto-example =
    jointworks pareto mine
    jointworks pareto mine --against time --points 5 --out mine-front
    jointworks pareto mine --partner BY
help-match = Хто можа зрабіць тое, што трэба пакупнікам: адзін або разам, з прычынай кожнай ацэнкі, і хто бліжэй за ўсіх.
help-match-usage = jointworks match ПАПКА [ПАРАМЕТРЫ]
help-match-example =
    jointworks match mine
    jointworks match mine --need gear-set
    jointworks match mine --weights cost=50,distance=0 --freight 6
    jointworks match mine --as-projects
help-import = Зрабіць з кнігі папку табліц і сказаць, што не перанесена.
help-import-usage = jointworks import xlsx ФАЙЛ ПАПКА [ПАРАМЕТРЫ]
help-import-example =
    jointworks import xlsx mine.xlsx mine
help-export = Зрабіць з папкі табліц кнігу і сказаць, што не перанесена.
help-export-usage = jointworks export xlsx ПАПКА ФАЙЛ [ПАРАМЕТРЫ]
help-export-example =
    jointworks export xlsx mine mine.xlsx
help-enquiry = Правесці запыт ад запрашэння да прапаноў да прысуджэння.
help-enquiry-usage = jointworks enquiry КРОК ПАПКА [ПАРАМЕТРЫ]
help-enquiry-example =
    jointworks enquiry show mine --who tractor-works
help-send = Запытаць у заводаў цэны па патрэбе: ва ўсіх адразу і на роўных умовах.
help-send-usage = jointworks enquiry send ПАПКА [ПАРАМЕТРЫ]
help-send-example =
    jointworks enquiry send mine --enquiry rfq-1 --need gear-set --to east-gears,north-gears --reply-by 2026-02-28 --who tractor-works
help-quote = Адказаць на запыт цаной.
help-quote-usage = jointworks enquiry quote ПАПКА [ПАРАМЕТРЫ]
help-quote-example =
    jointworks enquiry quote mine --enquiry rfq-1 --quote q-east --capability east-gears --price 8300,2000=7900 --tooling 2600000 --currency RUB --lead-time 90 --valid-until 2026-06-30 --who east
help-decline = Адказаць на запыт адмовай з прычынай.
help-decline-usage = jointworks enquiry decline ПАПКА [ПАРАМЕТРЫ]
help-decline-example =
    jointworks enquiry decline mine --enquiry rfq-1 --capability west-gears --reason "no free shifts" --who west
help-award = Прыняць прапановы: адну, некалькі з долямі ці ланцужок.
help-award-usage = jointworks enquiry award ПАПКА [ПАРАМЕТРЫ]
help-award-example =
    jointworks enquiry award mine --enquiry rfq-1 --award a-1 --take q-east=0.6,q-north=0.4 --reason "price and nearness" --who tractor-works
help-withdraw = Завяршыць запыт без прысуджэння.
help-withdraw-usage = jointworks enquiry withdraw ПАПКА [ПАРАМЕТРЫ]
help-withdraw-example =
    jointworks enquiry withdraw mine --enquiry rfq-1 --reason "the drawing has changed" --who tractor-works
help-renew = Пацвердзіць, што патрэба ці профіль яшчэ верныя.
help-renew-usage = jointworks enquiry renew ПАПКА [ПАРАМЕТРЫ]
help-renew-example =
    jointworks enquiry renew mine --capability east-gears --until 2027-12-31 --who east
help-show = Паказаць запыты: прапановы на роўных умовах, наколькі таму, хто глядзіць, можна бачыць.
help-show-usage = jointworks enquiry show ПАПКА [ПАРАМЕТРЫ]
help-show-example =
    jointworks enquiry show mine --enquiry rfq-1 --who tractor-works
    jointworks enquiry show mine --who east --json
help-projects = Перадаць прысуджэнні планіроўшчыку як праекты-кандыдаты.
help-projects-usage = jointworks enquiry projects ПАПКА [ПАРАМЕТРЫ]
help-projects-example =
    jointworks enquiry projects mine
    jointworks enquiry projects mine --write

## What stands for a value in help and complaints.

value-FORMAT = ФОРМА
value-KEY = КЛЮЧ
value-CAPABILITIES = МАГЧЫМАСЦІ
value-CAPABILITY = МАГЧЫМАСЦЬ
value-DAY = ДЗЕНЬ
value-DAYS = ДНІ
value-WHO = ХТО
value-ID = ІД
value-PRICES = ЦЭНЫ
value-AMOUNT = СУМА
value-CURRENCY = ВАЛЮТА
value-WORDS = СЛОВЫ
value-QUOTES = ПРАПАНОВЫ
value-NEED = ПАТРЭБА
value-WEIGHTS = ВАГІ
value-TRADE = ТАБЛІЦА
value-PARTNERS = ПАРТНЁРЫ
value-YEAR = ГОД
value-DIGITS = ЗНАКАЎ
value-KINDS = ВІДЫ
value-URL = АДРАС
value-NAME = ІМЯ
value-LANG = МОВА
value-DIR = ПАПКА
value-OUT = ПАПКА_ВЫНІКАЎ
value-PLAN = ПЛАН
value-FILE = ФАЙЛ
value-N = N
value-SECONDS = СЕКУНДЫ
value-PERIOD = ПЕРЫЯД
value-SUM = СУМА
value-PROJECT = ПРАЕКТ
value-AIM = МЭТА
value-RATE = СТАЎКА
value-HTML = HTML
value-JSON = JSON
value-PLAN_A = ПЛАН_А
value-PLAN_B = ПЛАН_Б
value-AGAINST = ШКАЛА
value-PARTNER = УДЗЕЛЬНІК

## Arguments

arg-help = Паказаць гэтую даведку.
arg-version = Паказаць версію.
arg-lang = Мова ўсяго, што выводзіцца: ru, be або en. Калі не ўказана — паводле LC_ALL, LC_MESSAGES або LANG.
arg-json = Вывесці адзін аб'ект JSON для машын замест тэксту.
arg-folder = Праграма: папка з programme.toml і табліцамі CSV або адна кніга XLSX.
arg-out = Папка для вынікаў; калі яе няма, яна будзе створана.
arg-demo-out = Папка для вынікаў; калі не ўказана — «jointworks-demo».
arg-seed = Пачатак выпадковага рада: аднолькавыя пачатак, праграма і работа даюць аднолькавы план. Калі не ўказана — 1.
arg-threads = Колькасць патокаў; уплывае толькі на час. Калі не ўказана — колькі ёсць у машыны.
arg-work = Спыніцца пасля столькіх крокаў работы, колькі б часу яны ні занялі.
arg-time_limit = Спыніцца праз столькі секунд; калі не ўказана — 60, а пры --work без мяжы.
arg-force = Замяніць вынікі ранейшага запуску.
arg-example = Запоўніць табліцы гатовым прыкладам.
arg-headings = Загалоўкі табліц: en або ru. Калі не ўказана — паводле мовы вываду.
arg-plan = План: plan.json.
arg-certificate = Доказ яго мяжы; калі не ўказана — certificate.json побач з планам.
arg-project = Абазначэнне праекта, як у projects.csv.
arg-trials = Скласці план зноў з адваротным рашэннем і са змененымі лікамі: чаго вартае рашэнне і дзе яно мяняецца.
arg-init-folder = Папка, якую трэба стварыць, якой не павінна быць або якая павінна быць пустая; або кніга (.xlsx), якой не павінна быць.
arg-runs = Колькі выкананняў змадэляваць: 10 000, калі не пазначана.
arg-independent = Адхіляць тэрміны незалежна адзін ад аднаго, толькі для параўнання: роскід моцна заніжаецца.
arg-buffered = Скласці план нанова з тэрмінамі, якія кожны этап вытрымлівае ў 7 выпадках з 10, і паказаць цану такой надзейнасці.
arg-other = Іншы план: plan.json.
arg-risk-out = Папка для старонкі risk.html; без яе адказ толькі ў тэрмінале.
arg-risk-seed = Пачатковы лік; адзін і той самы лік дае адзін і той самы адказ пры любой колькасці патокаў. 1, калі не пазначана.
arg-risk-time_limit = Час на пошук плана з запасам: 30 секунд, калі не пазначана.
arg-risk-force = Замяніць старонку ранейшага даследавання.
arg-exposure-tables = Табліцы гандлю: CSV, .csv.gz, .zip і папкі з імі; BACI, UN Comtrade, Eurostat або любыя з --mapping.
arg-exposure-archive = Папка, дзе захоўваецца прачытанае: пішацца адзін раз, і на кожнае наступнае пытанне адказ даецца з яе за мілісекунды.
arg-exposure-database = База звестак, якая разумее пратакол PostgreSQL, postgres://USER@HOST/DATABASE: табліца складваецца там.
arg-exposure-table = Табліца або прадстаўленне ў базе, пры патрэбе са схемай.
arg-exposure-partners = Партнёры саюза: літары або нумары ISO 3166 праз коску.
arg-exposure-year = Год, які паказаць; калі не ўказаны — апошні. Ранейшыя гады кажуць пра рост і ўстойлівасць.
arg-exposure-level = Знакаў у кодах: 2, 4 або 6; калі не ўказана — самы падрабязны ўзровень, агульны для ўсіх партнёраў.
arg-exposure-mapping = Файл, дзе сказана, што значаць слупкі табліцы; можна ўказаць некалькі.
arg-exposure-names = Табліца кодаў і назваў тавараў на рускай або англійскай; можна ўказаць некалькі.
arg-exposure-chain = Толькі прадукты з гэтага спіса, напрыклад ланцуга стварэння вартасці.
arg-exposure-bec = Табліца адпаведнасці кодаў буйным эканамічным катэгорыям.
arg-exposure-only = Толькі гэтыя катэгорыі: capital (капітальныя тавары), parts (часткі).
arg-exposure-world = Вываз усяго свету з іншай табліцы, калі ў табліцах гандлю толькі некаторыя краіны.
arg-exposure-io = Табліца «затраты — выпуск» (WIOD, OECD ICIO або любая квадратная з радкамі РЭГІЁН.галіна): што засталося б унутры без схаванага ўвозу.
arg-exposure-sectors = Табліца галін, якія робяць кожны код (слупкі hs6 і sector або wiod35).
arg-exposure-concordance = Табліца адпаведнасці кодаў (слупкі hs2022, hs2017 …): гады іншых рэдакцый пераводзяцца ў рэдакцыю апошняга года.
arg-exposure-candidates_of = Праграма, сярод праектаў якой шукаць паводле кодаў іх прадуктаў.
arg-exposure-top = Колькі прадуктаў паказаць у тэрмінале; калі не ўказана — 20.
arg-exposure-out = Папка для старонкі, кнігі і табліц; без яе гаворыць толькі тэрмінал.
arg-pareto-plan = План, з якога пачаць: plan.json; ён паляпшаецца. Без яго план шукаецца нанова.
arg-pareto-against = Супраць чаго ўзважваць: money — затраты (калі не ўказана), buyers — падаражэнне, imports — імпарт апошняга года, time — з якога года імпарт застаецца нізкім.
arg-pareto-partner = Замест гэтага ўзважыць каштоўнасць супраць долі гэтага ўдзельніка.
arg-pareto-points = Пунктаў акрамя лепшага плана: 6, калі не ўказана.
arg-pareto-out = Папка для старонкі pareto.html і кнігі pareto.xlsx; без яе — толькі вывад на экран.
arg-pareto-work = Найбольшая колькасць кругоў працы на кожны пункт.
arg-pareto-time_limit = Спыніцца праз столькі секунд; гатовыя пункты застаюцца.

misuse-unknown-argument = «{ $argument }» тут нічога не значыць.
misuse-unknown-verb = Каманды «{ $verb }» няма.
misuse-no-verb = Каманда не ўказана.
misuse-missing-argument = Не ўказана: { $argument }.
misuse-missing-value = Параметру «{ $argument }» патрэбна значэнне.
misuse-bad-value = «{ $value }» не падыходзіць для { $argument }.{ $allowed ->
        [none] { "" }
       *[other] {" "}Можна: { $allowed }.
    }
misuse-twice = «{ $argument }» так ужываць нельга: параметр указаны двойчы або супярэчыць іншаму.
misuse-other = Гэта не ўдалося зразумець.
misuse-hint = «jointworks --help» пакажа ўсе каманды, «jointworks КАМАНДА --help» — адну з іх з прыкладам.
arg-levers-project = Абазначэнне праекта, запуск якога трэба наблізіць; тады рычагі спрабуюцца толькі для гэтага.
arg-delays = Знайсці таксама, у што абыдзецца пазнейшы запуск кожнага праекта.
arg-from = Перыяд, з якога дадаюцца стэнды, групы, цэхі і грошы, напрыклад 2027-Q1; без указання — першы.
arg-money = На колькі больш грошай атрымлівае кожная крыніца, напрыклад 1e9; без указання — дзясятая частка ўсяго, што ў яе ёсць.
arg-faster = Выпрабаваць і кожны этап у найкарацейшы тэрмін; з --project этапы гэтага праекта спрабуюцца заўсёды.
arg-free_certificates = Лічыць, што прызнанне сертыфіката нічога не каштуе.
arg-pairs = Колькі лепшых рычагоў спрабаваць папарна; без указання — 4.
arg-levers-report = Файл для старонкі з малюнкамі, напрыклад levers.html.
arg-levers-work = Колькі кругоў працы траціць на кожны рычаг; без указання — ад 2 да 20 паводле памеру праграмы. Чым больш, тым бліжэй адна да адной абедзве мяжы.
arg-levers-time_limit = Спыніцца праз столькі секунд і захаваць зробленае; без указання — без абмежавання.
arg-need = Ключ адной патрэбы, як у needs.csv: кожная ацэнка з прычынай. Без яго — усе патрэбы.
arg-match-top = Колькі заводаў паказаць для кожнай патрэбы: 5, калі не ўказана.
arg-weights = Што колькі важыць у бале, напрыклад cost=40,distance=0; калі не ўказана: cost 30, capacity 15, distance 15, delivery 15, verdicts 25.
arg-freight = Цана перавозкі тоны на кіламетр у валюце праграмы; без яе перавозка ў цане не ўлічана.
arg-plants = Выпуск па заводах (CSV: завод, код, кошт): якія заводы бліжэй за ўсё да кожнага прадукту, калі вядомы сусветны вываз.
arg-codes = Наменклатура кодаў (CSV з кодам і назвай, па-англійску ці па-руску; можна некалькі): патрэбам без кода прапануецца кароткі спіс.
arg-as_projects = Запісаць тое, чаго не хапае там, дзе ніхто не можа зрабіць, як праекты-кандыдаты ў слупках projects.csv, sites.csv і tasks.csv.
arg-enquiry = Ключ запыту.
arg-send-need = Ідэнтыфікатар патрэбы, як у needs.csv.
arg-to = Ідэнтыфікатары магчымасцей, заводы якіх пытаюць, праз коску.
arg-reply_by = Апошні дзень для прапаноў, напрыклад 2026-03-31.
arg-reissue_of = Ключ запыту, замест якога адпраўляецца гэты.
arg-who = Пад якім імем вы дзейнічаеце: пакупнік з needs.csv ці завод з plants.csv.
arg-day = Дзень, калі гэта зроблена; калі не дадзены — сёння.
arg-id = Ідэнтыфікатар падзеі: дасланая двойчы лічыцца адзін раз; калі не дадзены — са зместу.
arg-quote = Ключ прапановы.
arg-capability = Ідэнтыфікатар магчымасці, як у capabilities.csv.
arg-price = Цана адзінкі патрэбы ці цэны па колькасці: 8300,2000=7900 — гэта 8300, а ад 2000 адзінак 7900.
arg-tooling = Аснастка да першай адзінкі, у той жа валюце; калі не дадзена — нуль.
arg-currency = Валюта цэн і аснасткі, напрыклад RUB.
arg-lead_time = Дзён ад прысуджэння да першай пастаўкі.
arg-valid_until = Апошні дзень, калі прапанову можна прыняць.
arg-reason = Чаму, словамі.
arg-award = Ключ прысуджэння.
arg-take = Прапановы, якія прымаюцца: q1 — усё, q1=0.6,q2=0.4 — долі, з --chain q1,q2 — ланцужок.
arg-chain = Прапановы — звёны ланцужка, у парадку работ: кожнае працуе з усёй колькасцю.
arg-renew-need = Ідэнтыфікатар патрэбы.
arg-until = Да якога дня верна.
arg-show-enquiry = Ключ аднаго запыту; калі не дадзены — усе.
arg-show-who = Хто глядзіць: ад гэтага залежыць, што паказана. Калі не дадзены — хто заўгодна.
arg-write = Дапоўніць радкамі projects.csv, sites.csv і tasks.csv, а не паказаць іх.
arg-format = Іншая форма: xlsx — кніга.
arg-import-from = Кніга.
arg-import-to = Папка для табліц; калі яе няма, яна будзе створана.
arg-import-force = Замяніць табліцы, якія там ужо ёсць.
arg-export-from = Папка праграмы.
arg-export-to = Кніга, якую трэба стварыць.
arg-export-force = Замяніць кнігу, калі яна ўжо ёсць.
