### Справка и замечания к тому, что набрано.

help-usage = Вызов
help-verbs = Команды
help-arguments = Что указать
help-options = Параметры
help-example = Пример

help-jointworks =
    Планирует совместные программы локализации: что нескольким странам делать вместе, вместо того чтобы ввозить,
    где, как, когда и на чьи деньги — и насколько план может отстоять от наилучшего.

    Коды завершения: 0 — выполнено; 1 — найдены ошибки или план недопустим; 2 — неверный вызов; 3 — отказ машины (диск, память); 130 — остановлено Ctrl-C без результата.
help-jointworks-usage = jointworks КОМАНДА [ПАРАМЕТРЫ]
help-jointworks-example =
    jointworks demo
    jointworks init mine --example
    jointworks check mine
    jointworks plan mine --out mine-plan

help-demo = Спланировать встроенный пример «Союзные компоненты» и показать, где лежит отчёт.
help-demo-usage = jointworks demo [ПАРАМЕТРЫ]
help-demo-example = jointworks demo --out /tmp/first-look --time-limit 20
help-init = Записать пустые таблицы новой программы или заполненный пример, который можно менять.
help-init-usage = jointworks init ПАПКА [ПАРАМЕТРЫ]
help-init-example =
    jointworks init mine --example
    jointworks init mine --headings ru
    jointworks init mine.xlsx --example
help-check = Проверить программу, а также план и доказательство его границы.
help-check-usage = jointworks check ПАПКА [ПАРАМЕТРЫ]
help-check-example =
    jointworks check mine
    jointworks check mine --plan mine-plan/plan.json
help-plan = Выбрать проекты, площадки, способы и сроки; записать plan.json, certificate.json и report.html.
help-plan-usage = jointworks plan ПАПКА --out ПАПКА_ИТОГОВ [ПАРАМЕТРЫ]
help-plan-example =
    jointworks plan mine --out mine-plan --time-limit 120
    jointworks plan mine --out mine-plan --work 200 --seed 7 --force
help-explain = Объяснить, почему проект вошёл в план или почему нет.
help-explain-usage = jointworks explain ПАПКА ПЛАН ПРОЕКТ [ПАРАМЕТРЫ]
help-explain-example =
    jointworks explain mine mine-plan/plan.json gearboxes
    jointworks explain mine mine-plan/plan.json gears --trials
help-risk = Насколько надёжен план: моделирует исполнение и показывает даты, стоимость и счета с их вероятностями.
help-risk-usage = jointworks risk ПАПКА ПЛАН [ПАРАМЕТРЫ]
help-risk-example =
    jointworks risk mine mine-plan/plan.json --out mine-risk
    jointworks risk mine mine-plan/plan.json --runs 2000 --buffered
help-compare = Показывает, чем различаются два плана программы: что изменилось, почему и чего это стоит.
help-compare-usage = jointworks compare ПАПКА ПЛАН_А ПЛАН_Б [ПАРАМЕТРЫ]
help-compare-example = jointworks compare mine first/plan.json second/plan.json
help-levers = Что прибавит стоимости или приблизит запуск: каждый рычаг опробован, его польза оценена снизу и сверху.
help-levers-usage = jointworks levers ПАПКА ПЛАН [ПАРАМЕТРЫ]
help-levers-example =
    jointworks levers mine mine-plan/plan.json
    jointworks levers mine mine-plan/plan.json --project gearboxes
    jointworks levers mine mine-plan/plan.json --from 2027-Q1 --money 1e9 --delays --report levers.html
help-exposure = Прочесть таблицы торговли: что союз ввозит, насколько зависит от внешних поставщиков, что мог бы делать вместе.
help-exposure-usage = jointworks exposure ТАБЛИЦА… --partners BY,RU [ПАРАМЕТРЫ]
help-exposure-example =
    jointworks exposure BACI_HS17_Y2022.csv --partners BY,RU
    jointworks exposure baci.zip --partners BY,RU,KZ --year 2022 --chain automotive.csv --out mine-exposure
help-pareto = Взвесить ценность против денег, удорожания для покупателей, импорта, срока или доли участника: граница из проверенных планов и доказанных пределов.
help-pareto-usage = jointworks pareto ПАПКА [ПЛАН] [ПАРАМЕТРЫ]
help-pareto-example =
    jointworks pareto mine
    jointworks pareto mine --against time --points 5 --out mine-front
    jointworks pareto mine --partner BY
help-match = Кто может сделать то, что нужно покупателям: в одиночку или вместе, с причиной каждой оценки, и кто ближе всех.
help-match-usage = jointworks match ПАПКА [ПАРАМЕТРЫ]
help-match-example =
    jointworks match mine
    jointworks match mine --need gear-set
    jointworks match mine --weights cost=50,distance=0 --freight 6
    jointworks match mine --as-projects
help-import = Сделать из книги папку таблиц и сказать, что не перенесено.
help-import-usage = jointworks import xlsx ФАЙЛ ПАПКА [ПАРАМЕТРЫ]
help-import-example =
    jointworks import xlsx mine.xlsx mine
help-export = Сделать из папки таблиц книгу и сказать, что не перенесено.
help-export-usage = jointworks export xlsx ПАПКА ФАЙЛ [ПАРАМЕТРЫ]
help-export-example =
    jointworks export xlsx mine mine.xlsx
help-enquiry = Провести запрос от приглашения к предложениям до присуждения.
help-enquiry-usage = jointworks enquiry ШАГ ПАПКА [ПАРАМЕТРЫ]
help-enquiry-example =
    jointworks enquiry show mine --who tractor-works
help-send = Запросить у заводов цены по потребности: у всех сразу и на равных условиях.
help-send-usage = jointworks enquiry send ПАПКА [ПАРАМЕТРЫ]
help-send-example =
    jointworks enquiry send mine --enquiry rfq-1 --need gear-set --to east-gears,north-gears --reply-by 2026-02-28 --who tractor-works
help-quote = Ответить на запрос ценой.
help-quote-usage = jointworks enquiry quote ПАПКА [ПАРАМЕТРЫ]
help-quote-example =
    jointworks enquiry quote mine --enquiry rfq-1 --quote q-east --capability east-gears --price 8300,2000=7900 --tooling 2600000 --currency RUB --lead-time 90 --valid-until 2026-06-30 --who east
help-decline = Ответить на запрос отказом с причиной.
help-decline-usage = jointworks enquiry decline ПАПКА [ПАРАМЕТРЫ]
help-decline-example =
    jointworks enquiry decline mine --enquiry rfq-1 --capability west-gears --reason "no free shifts" --who west
help-award = Принять предложения: одно, несколько с долями или цепочку.
help-award-usage = jointworks enquiry award ПАПКА [ПАРАМЕТРЫ]
help-award-example =
    jointworks enquiry award mine --enquiry rfq-1 --award a-1 --take q-east=0.6,q-north=0.4 --reason "price and nearness" --who tractor-works
help-withdraw = Завершить запрос без присуждения.
help-withdraw-usage = jointworks enquiry withdraw ПАПКА [ПАРАМЕТРЫ]
help-withdraw-example =
    jointworks enquiry withdraw mine --enquiry rfq-1 --reason "the drawing has changed" --who tractor-works
help-renew = Подтвердить, что потребность или профиль ещё верны.
help-renew-usage = jointworks enquiry renew ПАПКА [ПАРАМЕТРЫ]
help-renew-example =
    jointworks enquiry renew mine --capability east-gears --until 2027-12-31 --who east
help-show = Показать запросы: предложения на равных условиях, насколько смотрящему можно видеть.
help-show-usage = jointworks enquiry show ПАПКА [ПАРАМЕТРЫ]
help-show-example =
    jointworks enquiry show mine --enquiry rfq-1 --who tractor-works
    jointworks enquiry show mine --who east --json
help-projects = Передать присуждения планировщику как проекты-кандидаты.
help-projects-usage = jointworks enquiry projects ПАПКА [ПАРАМЕТРЫ]
help-projects-example =
    jointworks enquiry projects mine
    jointworks enquiry projects mine --write

## What stands for a value in help and complaints.

value-FORMAT = ФОРМА
value-KEY = КЛЮЧ
value-CAPABILITIES = ВОЗМОЖНОСТИ
value-CAPABILITY = ВОЗМОЖНОСТЬ
value-DAY = ДЕНЬ
value-DAYS = ДНИ
value-WHO = КТО
value-ID = ИД
value-PRICES = ЦЕНЫ
value-AMOUNT = СУММА
value-CURRENCY = ВАЛЮТА
value-WORDS = СЛОВА
value-QUOTES = ПРЕДЛОЖЕНИЯ
value-NEED = ПОТРЕБНОСТЬ
value-WEIGHTS = ВЕСА
value-TRADE = ТАБЛИЦА
value-PARTNERS = ПАРТНЁРЫ
value-YEAR = ГОД
value-DIGITS = ЗНАКОВ
value-KINDS = ВИДЫ
value-URL = АДРЕС
value-NAME = ИМЯ
value-LANG = ЯЗЫК
value-DIR = ПАПКА
value-OUT = ПАПКА_ИТОГОВ
value-PLAN = ПЛАН
value-FILE = ФАЙЛ
value-N = N
value-SECONDS = СЕКУНДЫ
value-PERIOD = ПЕРИОД
value-SUM = СУММА
value-PROJECT = ПРОЕКТ
value-AIM = ЦЕЛЬ
value-RATE = СТАВКА
value-HTML = HTML
value-JSON = JSON
value-PLAN_A = ПЛАН_А
value-PLAN_B = ПЛАН_Б
value-AGAINST = ШКАЛА
value-PARTNER = УЧАСТНИК

## Arguments

arg-help = Показать эту справку.
arg-version = Показать версию.
arg-lang = Язык всего, что выводится: ru, be или en. Если не указан — по LC_ALL, LC_MESSAGES или LANG.
arg-json = Вывести один объект JSON для машин вместо текста.
arg-folder = Программа: папка с programme.toml и таблицами CSV или одна книга XLSX.
arg-out = Папка для результатов; если её нет, она будет создана.
arg-demo-out = Папка для результатов; если не указана — «jointworks-demo».
arg-seed = Начало случайного ряда: одинаковые начало, программа и работа дают одинаковый план. Если не указано — 1.
arg-threads = Число потоков; влияет только на время. Если не указано — сколько есть у машины.
arg-work = Остановиться после стольких шагов работы, сколько бы времени они ни заняли.
arg-time_limit = Остановиться через столько секунд; если не указано — 60, а при --work без предела.
arg-force = Заменить результаты прежнего запуска.
arg-example = Заполнить таблицы готовым примером.
arg-headings = Заголовки таблиц: en или ru. Если не указано — по языку вывода.
arg-plan = План: plan.json.
arg-certificate = Доказательство его границы; если не указано — certificate.json рядом с планом.
arg-project = Обозначение проекта, как в projects.csv.
arg-trials = Составить план заново с обратным решением и с изменёнными числами: чего стоит решение и где оно меняется.
arg-init-folder = Создаваемая папка, которой не должно быть или которая должна быть пуста; или книга (.xlsx), которой не должно быть.
arg-runs = Сколько исполнений смоделировать: 10 000, если не указано.
arg-independent = Отклонять сроки независимо друг от друга, только для сравнения: разброс сильно занижается.
arg-buffered = Составить план заново со сроками, которые каждый этап выдерживает в 7 случаях из 10, и показать цену такой надёжности.
arg-other = Другой план: plan.json.
arg-risk-out = Папка для страницы risk.html; без неё ответ только в терминале.
arg-risk-seed = Начальное число; одно и то же число даёт один и тот же ответ при любом числе потоков. 1, если не указано.
arg-risk-time_limit = Время на поиск плана с запасом: 30 секунд, если не указано.
arg-risk-force = Заменить страницу прежнего исследования.
arg-exposure-tables = Таблицы торговли: CSV, .csv.gz, .zip и папки с ними; BACI, UN Comtrade, Eurostat или любые с --mapping.
arg-exposure-archive = Папка, где хранится прочитанное: пишется один раз, и на каждый следующий вопрос ответ даётся из неё за миллисекунды.
arg-exposure-database = База данных, понимающая протокол PostgreSQL, postgres://USER@HOST/DATABASE: таблица складывается там.
arg-exposure-table = Таблица или представление в базе, при надобности со схемой.
arg-exposure-partners = Партнёры союза: буквы или номера ISO 3166 через запятую.
arg-exposure-year = Показываемый год; если не указан — последний. Прежние годы говорят о росте и устойчивости.
arg-exposure-level = Знаков в кодах: 2, 4 или 6; если не указано — самый подробный уровень, общий для всех партнёров.
arg-exposure-mapping = Файл, где сказано, что значат столбцы таблицы; можно указать несколько.
arg-exposure-names = Таблица кодов и названий товаров на русском или английском; можно указать несколько.
arg-exposure-chain = Только продукты из этого списка, например цепочки создания стоимости.
arg-exposure-bec = Таблица соответствия кодов укрупнённым экономическим категориям.
arg-exposure-only = Только эти категории: capital (капитальные товары), parts (части).
arg-exposure-world = Вывоз всего мира из другой таблицы, если в таблицах торговли лишь некоторые страны.
arg-exposure-io = Таблица «затраты — выпуск» (WIOD, OECD ICIO или любая квадратная со строками РЕГИОН.отрасль): что осталось бы внутри без скрытого ввоза.
arg-exposure-sectors = Таблица отраслей, которые делают каждый код (столбцы hs6 и sector или wiod35).
arg-exposure-concordance = Таблица соответствия кодов (столбцы hs2022, hs2017 …): годы других редакций переводятся в редакцию последнего года.
arg-exposure-candidates_of = Программа, среди проектов которой искать по кодам их продуктов.
arg-exposure-top = Сколько продуктов показать в терминале; если не указано — 20.
arg-exposure-out = Папка для страницы, книги и таблиц; без неё говорит только терминал.
arg-pareto-plan = План, с которого начать: plan.json; он улучшается. Без него план ищется заново.
arg-pareto-against = Против чего взвешивать: money — затраты (если не указано), buyers — удорожание, imports — импорт последнего года, time — с какого года импорт остаётся низким.
arg-pareto-partner = Вместо этого взвесить ценность против доли этого участника.
arg-pareto-points = Точек кроме лучшего плана: 6, если не указано.
arg-pareto-out = Папка для страницы pareto.html и книги pareto.xlsx; без неё — только вывод на экран.
arg-pareto-work = Наибольшее число кругов работы на каждую точку.
arg-pareto-time_limit = Остановиться через столько секунд; готовые точки остаются.

misuse-unknown-argument = «{ $argument }» здесь ничего не значит.
misuse-unknown-verb = Команды «{ $verb }» нет.
misuse-no-verb = Команда не указана.
misuse-missing-argument = Не указано: { $argument }.
misuse-missing-value = Параметру «{ $argument }» нужно значение.
misuse-bad-value = «{ $value }» не подходит для { $argument }.{ $allowed ->
        [none] { "" }
       *[other] {" "}Можно: { $allowed }.
    }
misuse-twice = «{ $argument }» так использовать нельзя: параметр указан дважды или противоречит другому.
misuse-other = Это не удалось понять.
misuse-hint = «jointworks --help» покажет все команды, «jointworks КОМАНДА --help» — одну из них с примером.
arg-levers-project = Обозначение проекта, запуск которого надо приблизить; тогда рычаги пробуются только для этого.
arg-delays = Найти также, во что обойдётся более поздний запуск каждого проекта.
arg-from = Период, с которого добавляются стенды, группы, цехи и деньги, например 2027-Q1; без указания — первый.
arg-money = На сколько больше денег получает каждый источник, например 1e9; без указания — десятая часть всего, что у него есть.
arg-faster = Опробовать и каждый этап в кратчайший срок; с --project этапы этого проекта пробуются всегда.
arg-free_certificates = Считать, что признание сертификата ничего не стоит.
arg-pairs = Сколько лучших рычагов пробовать попарно; без указания — 4.
arg-levers-report = Файл для страницы с рисунками, например levers.html.
arg-levers-work = Сколько кругов работы тратить на каждый рычаг; без указания — от 2 до 20 по размеру программы. Чем больше, тем ближе друг к другу обе границы.
arg-levers-time_limit = Остановиться через столько секунд и сохранить сделанное; без указания — без ограничения.
arg-need = Ключ одной потребности, как в needs.csv: каждая оценка с причиной. Без него — все потребности.
arg-match-top = Сколько заводов показать для каждой потребности: 5, если не указано.
arg-weights = Что сколько весит в балле, например cost=40,distance=0; если не указано: cost 30, capacity 15, distance 15, delivery 15, verdicts 25.
arg-freight = Цена перевозки тонны на километр в валюте программы; без неё перевозка в цене не учтена.
arg-plants = Выпуск по заводам (CSV: завод, код, стоимость): какие заводы ближе всего к каждому продукту, если известен мировой вывоз.
arg-codes = Номенклатура кодов (CSV с кодом и названием, по-английски или по-русски; можно несколько): потребностям без кода предлагается короткий список.
arg-as_projects = Записать недостающее там, где никто не может сделать, как проекты-кандидаты в столбцах projects.csv, sites.csv и tasks.csv.
arg-enquiry = Ключ запроса.
arg-send-need = Идентификатор потребности, как в needs.csv.
arg-to = Идентификаторы возможностей, заводы которых спрашивают, через запятую.
arg-reply_by = Последний день для предложений, например 2026-03-31.
arg-reissue_of = Ключ запроса, вместо которого отправляется этот.
arg-who = Под каким именем вы действуете: покупатель из needs.csv или завод из plants.csv.
arg-day = День, когда это сделано; по умолчанию сегодня.
arg-id = Идентификатор события: присланное дважды считается один раз; по умолчанию — из содержания.
arg-quote = Ключ предложения.
arg-capability = Идентификатор возможности, как в capabilities.csv.
arg-price = Цена единицы потребности или цены по количеству: 8300,2000=7900 — это 8300, а от 2000 единиц 7900.
arg-tooling = Оснастка до первой единицы, в той же валюте; по умолчанию ноль.
arg-currency = Валюта цен и оснастки, например RUB.
arg-lead_time = Дней от присуждения до первой поставки.
arg-valid_until = Последний день, когда предложение можно принять.
arg-reason = Почему, словами.
arg-award = Ключ присуждения.
arg-take = Принимаемые предложения: q1 — всё, q1=0.6,q2=0.4 — доли, с --chain q1,q2 — цепочка.
arg-chain = Предложения — звенья цепочки, в порядке работ: каждое работает со всем количеством.
arg-renew-need = Идентификатор потребности.
arg-until = До какого дня верно.
arg-show-enquiry = Ключ одного запроса; по умолчанию все.
arg-show-who = Кто смотрит: от этого зависит, что показано. По умолчанию кто угодно.
arg-write = Дополнить строками projects.csv, sites.csv и tasks.csv, а не показать их.
arg-format = Другая форма: xlsx — книга.
arg-import-from = Книга.
arg-import-to = Папка для таблиц; если её нет, она будет создана.
arg-import-force = Заменить таблицы, которые там уже есть.
arg-export-from = Папка программы.
arg-export-to = Создаваемая книга.
arg-export-force = Заменить книгу, если она уже есть.
