### Заўвагі: для кожнага кода — што не так (cause) і што рабіць (remedy).

severity-error = памылка
severity-warning = папярэджанне
label-remedy = парада
label-here = тут

## Пра што заўвага

about-programme = праграма
about-plan = план
about-certificate = доказ
about-payments = плацяжы
about-left_out = што не ўвайшло
subject-programme = праграма { $id }
subject-plan = план { $id }
subject-certificate = доказ { $id }
subject-project = праект { $id }
subject-plant = прадпрыемства { $id }
subject-product = выраб { $id }
subject-resource = рэсурс { $id }
subject-fund = фонд { $id }
subject-task = работа { $id }
subject-sector = галіна { $id }
subject-site = пляцоўка { $id }
subject-limit = абмежаванне { $id }
subject-need = патрэба { $id }
subject-requirement = патрабаванне { $id }
subject-capability = магчымасць { $id }
subject-group = група магутнасцей { $id }
subject-enquiry = запыт { $id }
subject-event = падзея { $id }
subject-year = год { $id }

## Чытанне файлаў

missing-file-cause = { $file ->
        [none] Няма файла або папкі: { $subject }.
       *[other] Няма файла або папкі: { $file }.
    }
missing-file-remedy = { $kind ->
        [single] Праверце шлях.
       *[none] Праверце шлях. Каманда «jointworks init ПАПКА --example» створыць гатовую праграму для пачатку.
    }
unreadable-file-cause = Файл не чытаецца: { $reason }.
unreadable-file-remedy = Праверце, што файл існуе, што гэта файл, а не папка, і што вы маеце права яго чытаць.
not-utf8-cause = Гэта не тэкст у кадзіроўцы UTF-8: першы няправільны байт — № { $byte }.
not-utf8-remedy = Захавайце табліцу зноў як «CSV UTF-8»: старыя таблічныя рэдактары пішуць у Windows-1251, калі ім не сказаць іншае.
bad-table-cause = Гэта не табліца: { $reason }.
bad-table-remedy = У кожным радку павінна быць столькі ж ячэек, колькі ў загалоўку; ячэйка з коскай або пераводам радка бярэцца ў двукоссе, а двукоссе ўнутры яе падвойваецца.
bad-toml-cause = Налады не ўдалося зразумець: { $reason }.
bad-toml-remedy = Параўнайце радок з прыкладам у docs/reference/programme-folder.md.
bad-json-cause = Файл — не JSON апісанага выгляду: { $reason }.
bad-json-remedy = Вазьміце plan.json або certificate.json у тым выглядзе, у якім іх запісаў Jointworks.
unknown-format-cause = Версія фармату — { $found }, а гэтая праграма ведае версію { $known }.
unknown-format-remedy = Укажыце «format = { $known }» або вазьміце тую версію Jointworks, якая стварыла папку.
unknown-column-cause = Слупок «{ $found }» нікому не вядомы і не чытаецца.
unknown-column-remedy = { $nearest ->
        [none] Выдаліце яго або пакіньце, калі ён патрэбны толькі вам.
       *[other] Магчыма, маецца на ўвазе «{ $nearest }».
    }
unknown-columns-cause = Яшчэ столькі слупкоў нікому не вядома: { $more }; яны не чытаюцца.
unknown-columns-remedy = Праверце, ці тая гэта табліца, што названа ў імені файла, і якім знакам падзелены ячэйкі.
missing-column-cause = Няма слупка «{ $column }».
missing-column-remedy = Дадайце яго; што ў ім павінна быць, сказана ў docs/reference/programme-folder.md.
unknown-table-cause = «{ $found }» — не табліца праграмы; файл не чытаецца.
unknown-table-remedy = { $nearest ->
        [none] Трымайце яго ў іншым месцы або пакіньце, калі ён патрэбны толькі вам.
       *[other] Магчыма, маецца на ўвазе «{ $nearest }»: перайменуйце файл.
    }
duplicate-column-cause = Два слупкі азначаюць «{ $column }».
duplicate-column-remedy = Пакіньце адзін з іх (англійскі і рускі загалоўкі — гэта адзін і той жа слупок).
missing-value-cause = Ячэйка «{ $column }» пустая, а значэнне абавязковае.
missing-value-remedy = Запоўніце яе; калі маецца на ўвазе нуль, напішыце 0.
bad-number-cause = «{ $found }» — не лік.
bad-number-remedy = Пішыце так: 1250.5, 1 250,5 або 35%, без адзінкі вымярэння, не больш за дзевяць знакаў пасля коскі.
not-whole-cause = «{ $found }» — не цэлы лік.
not-whole-remedy = Напішыце лік без дробавай часткі.
bad-period-cause = «{ $found }» — не перыяд.
bad-period-remedy = Пішыце так: 2027-Q3, 2027-09, 2027-W36, 2027-09-01 або 2027.
bad-word-cause = «{ $found }» тут стаяць не можа.
bad-word-remedy = Напішыце адно са слоў: { $allowed }.
bad-id-cause = «{ $found }» — не абазначэнне.
bad-id-remedy = Ужывайце толькі літары, лічбы, «-» і «_», без прабелаў.
bad-text-cause = У тэксце стаіць нябачны знак ({ $found }).
bad-text-remedy = Набярыце тэкст зноў або ўстаўце яго без фарматавання.

## Чаму файл не чытаецца

why-open-quote = двукоссе адкрыта і не закрыта
why-text-after-quote = пасля закрытага двукосся ідзе тэкст
why-row-too-long = у радку ячэек: { $cells }, а ў загалоўку: { $columns }
why-decimal-comma = у радку ячэек: { $cells }, а ў загалоўку: { $columns }; дзесятковая коска разрывае лік у табліцы, падзеленай коскамі
why-no-heading = няма радка загалоўка
why-too-many-findings = больш за 1000 заўваг; астатак файла не прачытаны
why-too-large = файл большы за 256 МіБ
why-not-a-file = гэта не файл
why-wrong-type = чакалася { $expected }, знойдзена { $found }
why-mixed-currencies = адна з сум не ў валюце файла
why-unsorted = месцы ідуць не па ўзрастанні
why-too-big-in-memory = адно з месцаў ляжыць далей, чым дастае любая праграма

## Праграма

out-of-range-cause = { $least ->
        [none] Занадта многа: { $found }, дапускаецца не больш за { $largest }.
       *[other] { $largest ->
            [none] Занадта мала: { $found }, дапускаецца не менш за { $least }.
           *[other] Лік { $found } не ляжыць паміж { $least } і { $largest }.
        }
    }
out-of-range-remedy = Праверце лік і адзінку вымярэння.
duplicate-key-cause = «{ $key }» ужо ёсць у гэтай табліцы, у радку { $first_row }.
duplicate-key-remedy = Перайменуйце або выдаліце адзін з двух радкоў.
unknown-id-cause = У табліцы { $table } няма «{ $found }».
unknown-id-remedy = { $nearest ->
        [none] Дадайце яго ў { $table } або выпраўце абазначэнне тут.
       *[other] Магчыма, маецца на ўвазе «{ $nearest }»; інакш дадайце «{ $found }» у { $table }.
    }
unknown-currency-cause = Няма курса для { $found }.
unknown-currency-remedy = Дадайце «{ $found } = …» з датай і крыніцай у раздзел [rates] файла programme.toml.
period-reversed-cause = Радок канчаецца раней, чым пачынаецца.
period-reversed-remedy = Памяняйце месцамі «from» і «to».
deadline-after-end-cause = Крайні тэрмін { $deadline } пазней за канец самой патрэбы, { $end }.
deadline-after-end-remedy = Укажыце ў «deadline» дзень не пазней за «to» або падоўжыце патрэбу.
outside-horizon-cause = «{ $found }» ляжыць па-за гарызонтам праграмы; гэтая частка не ўлічваецца.
outside-horizon-remedy = Выпраўце перыяд або пашырце гарызонт (planning_day і periods у programme.toml).
overlapping-rows-cause = Гэты радок пакрывае перыяды, якія ўжо пакрыты радком { $first_row } таго ж рэсурсу.
overlapping-rows-remedy = Няхай адзін радок канчаецца да пачатку другога.
range-reversed-cause = Лік не ляжыць у сваіх межах: парушана low ≤ лік ≤ high.
range-reversed-remedy = Расстаўце тры лікі па парадку; калі межаў няма, пакіньце low і high пустымі.
cycle-in-bom-cause = Склад вырабаў ідзе па крузе: { $circle }.
cycle-in-bom-remedy = Прыбярыце адзін з гэтых радкоў: нішто не можа быць часткай самога сябе.
cycle-in-precedence-cause = Работы чакаюць адна адну па крузе: { $circle }.
cycle-in-precedence-remedy = Прыбярыце адзін з гэтых радкоў з precedence.csv.
cycle-in-requires-cause = Праекты па крузе патрабуюць, каб іншы быў запушчаны раней: { $circle }.
cycle-in-requires-remedy = Прыбярыце адзін з гэтых радкоў з requires.csv або пастаўце «and»: абодва або ніводнага.
no-price-cause = Выраб увозіцца або вырабляецца, але цаны ў яго няма.
no-price-remedy = Укажыце ў products.csv цану ўвозу без пошліны.
no-site-cause = У праекта няма пляцоўкі.
no-site-remedy = Дадайце для яго хаця б адно прадпрыемства ў sites.csv.
no-task-cause = У праекта няма работ або ў работы няма ніводнага спосабу на адной з пляцовак.
no-task-remedy = Дадайце радкі ў tasks.csv; радок з пустым «plant» дзейнічае на ўсіх пляцоўках.
shares-exceed-one-cause = Долі знешніх пастаўшчыкоў у суме большыя за адзінку.
shares-exceed-one-remedy = У суме яны павінны даваць не больш за 1 (100 %).
carry-over-differs-cause = У фонда ўказаны дзве розныя долі пераносу.
carry-over-differs-remedy = Напішыце адну і тую ж долю ва ўсіх радках фонда або пакіньце ўсе, акрамя аднаго, пустымі.
io-unbalanced-cause = Затраты і дабаўленая вартасць галіны даюць у суме { $sum } замест 1.
io-unbalanced-remedy = Праверце слупок галіны ў трох табліцах «затраты — выпуск»; акругленне апублікаваных табліц бясшкоднае.
io-not-productive-cause = У табліц «затраты — выпуск» няма рашэння: галіна спажывае столькі ж, колькі выпускае, або больш.
io-not-productive-remedy = Праверце, што каэфіцыенты дадзены на адзінку выпуску галіны-слупка, а не ў грашах.
hidden-imports-unknown-cause = Імпарт, схаваны ва ўласных затратах праекта, не ўказаны і не выводзіцца з табліц; ён прыняты роўным нулю.
hidden-imports-unknown-remedy = Запоўніце «nonbom_imports_per_unit» або «sector» разам з табліцамі «затраты — выпуск». Без гэтага праект выглядае лепшым, чым ён ёсць.
parts-exceed-price-cause = Дэталі і схаваны імпарт каштуюць { $parts } — больш за цану { $price }.
parts-exceed-price-remedy = Праверце склад вырабу і цэны. Калі яны правільныя, праект акупляецца, толькі калі і дэталі рабіць унутры.
unused-value-cause = Абмежаванне віду «{ $kind }» не выкарыстоўвае гэтую ячэйку («{ $found }»).
unused-value-remedy = Ачысціце яе або выберыце від, якому яна патрэбная.
no-demand-cause = Выраб нікому ўнутры не патрэбны, і ніводнаму праекту таксама.
no-demand-remedy = Дадайце яго ў demand.csv, у builds.csv або ў склад таго, што збіраецца.

## Чаго не можа быць

never-affordable-cause = На праект ніколі не хопіць грошай: ён каштуе не менш за { $outlay }, а ў яго фондах за ўвесь час { $available }.
never-affordable-remedy = Дадайце грошай у funds.csv, адкрыйце яму іншы фонд у fund_rules.csv або знізьце затраты.
never-in-time-cause = Праект не паспець запусціць: найкарацейшы шлях займае перыядаў: { $needed }, а ёсць { $available }.
never-in-time-remedy = Дадайце хутчэйшы спосаб, зрушце «latest_launch» або падоўжыце гарызонт.
never-fits-cause = Праекту трэба { $needed } адз. «{ $resource }», а бывае не больш за { $available }.
never-fits-remedy = Павялічце рэсурс або плошчу ці дадайце іншую пляцоўку.
limits-collide-cause = Гэтыя абмежаванні несумяшчальныя: { $limits }. { $proof ->
    [data] Гэта відаць з саміх табліц.
    [proof] Даказана, што ніводзін план не захоўвае іх усе.
   *[search] Пошук не знайшоў плана, які захоўвае іх усе; што такога няма, не даказана.
}
limits-collide-remedy = Аслабце любое з іх: тады астатнія сумяшчальныя.

## План пад праверкай

plan-foreign-cause = План складзены для іншай праграмы, або праграма з таго часу змянілася (план { $plan }, праграма { $programme }).
plan-foreign-remedy = Складзіце план зноў або правярайце яго па той папцы, для якой ён складзены.
plan-unknown-cause = У плане ёсць «{ $found }», чаго няма ў праграме.
plan-unknown-remedy = Складзіце план зноў; не мяняйце абазначэнні, пакуль план дзейнічае.
plan-project-twice-cause = Праект стаіць у плане двойчы.
plan-project-twice-remedy = Прыбярыце адзін з двух запісаў.
plan-must-cause = Паводле праграмы праект абавязковы або выключаны, а ў плане — наадварот.
plan-must-remedy = Прытрымлівайцеся слупка «must» у projects.csv або змяніце яго і складзіце план зноў.
plan-site-cause = На гэтым прадпрыемстве праект будаваць нельга: яно не ўваходзіць у лік яго пляцовак.
plan-site-remedy = Выберыце прадпрыемства, указанае для праекта ў sites.csv.
plan-tasks-cause = Работа «{ $task }» адсутнічае, стаіць двойчы або адносіцца не да гэтага праекта.
plan-tasks-remedy = Прызначце кожную работу праекта роўна адзін раз.
plan-mode-cause = У работы «{ $task }» на гэтай пляцоўцы няма спосабу «{ $mode }».
plan-mode-remedy = Выберыце спосаб, указаны там у tasks.csv.
plan-horizon-cause = Работа «{ $task }» выходзіць за гарызонт.
plan-horizon-remedy = Пачніце яе раней, выберыце хутчэйшы спосаб або падоўжыце гарызонт.
plan-precedence-cause = Работа «{ $after }» пачынаецца ў { $start }, а пасля «{ $before }» яна можа пачацца не раней за { $earliest }.
plan-precedence-remedy = Перанясіце яе на { $earliest } або пазней.
plan-launch-cause = Запуск указаны ў { $launch }, а апошняя работа скончана да { $ended }.
plan-launch-remedy = Укажыце запуск у { $ended }.
plan-late-cause = Праект запускаецца ў { $launch } — пазней за дапушчальны тэрмін { $latest }.
plan-late-remedy = Пачніце яго раней або выберыце хутчэйшыя спосабы.
plan-requires-cause = Парушана патрабаванне: { $kind } «{ $other }».
plan-requires-remedy = Глядзіце радок пра гэтыя праекты ў requires.csv або precedence.csv: уключыце «{ $other }», выключыце яго або перанясіце запуск.
plan-resource-cause = У { $period } план займае { $used } адз. «{ $resource }», а ёсць { $capacity }.
plan-resource-remedy = Перанясіце адну з работ, якія яго займаюць, або выберыце іншы спосаб.
plan-floor-cause = Выбраныя праекты займаюць { $used } м² на «{ $plant }», а свабодна { $available } м².
plan-floor-remedy = Размясціце адзін з іх на іншым прадпрыемстве.
plan-payment-cause = У { $year } годзе за праект плацяць { $paid }, а траціць ён { $spent }.
plan-payment-remedy = Плацяжы года павінны раўняцца тратам года.
plan-fund-rule-cause = Фонд «{ $fund }» плаціць { $paid } у { $year } годзе, а паводле яго правіл можна { $allowed }.
plan-fund-rule-remedy = Няхай астатняе заплаціць іншы фонд, або змяніце fund_rules.csv і складзіце план зноў.
plan-fund-empty-cause = Фонд «{ $fund }» плаціць { $paid } у { $year } годзе, а мае ён { $available }.
plan-fund-empty-remedy = Перанясіце работу на багацейшы год або вазьміце іншы фонд.
plan-capacity-cause = У { $period } выпускаецца { $made } адз., а магутнасць — { $capacity }.
plan-capacity-remedy = Выпускайце не больш, чым дазваляе разгон пасля запуску.
plan-market-cause = У { $period } унутры выпускаецца { $made } адз. «{ $product }», а ўвозілася б толькі { $market }: адзін і той жа імпарт быў бы замешчаны двойчы.
plan-market-remedy = Паменшыце выпуск аднаго з вытворцаў.
plan-buyer-cost-cause = У { $year } годзе пакупнікі пераплачваюць { $extra } у параўнанні з імпартам; мяжа — { $allowed }.
plan-buyer-cost-remedy = Выпускайце менш таго, што ўнутры даражэйшае, або аслабце «buyer_cost_max_share» у programme.toml.
plan-policy-cause = Абмежаванне парушана на { $breach } ({ $year }), а парушаць яго нельга.
plan-policy-remedy = Выберыце іншыя праекты або тэрміны ці назначце абмежаванню штраф у limits.csv.
plan-totals-cause = У плане запісана { $total } = { $claimed }, а пералік дае { $recomputed }.
plan-totals-remedy = Не давярайце гэтаму файлу: яго мянялі ўручную або стварыла няспраўная праграма. Складзіце план зноў.
plan-bound-cause = Верхняя мяжа плана { $bound } ніжэйшая за яго ўласную каштоўнасць { $value }.
plan-bound-remedy = Адзін з двух лікаў няправільны. Складзіце план зноў.
plan-reason-cause = Прычына «{ $reason }», па якой не выбраны { $subject }, няправільная.
plan-reason-remedy = Не давярайце файлу. Складзіце план зноў.
plan-unexplained-cause = План называе прычыны, але не кажа, чаму не выбраны { $subject }.
plan-unexplained-remedy = Прычына выдалена, або памылілася праграма, якая склала план. Складзіце план зноў.
plan-seal-cause = У файле напісана не тое, што было пры запісе: пячатка не пасуе.
plan-seal-remedy = Файл зменены ўручную або пашкоджаны. Не верце ніводнай яго лічбе. Складзіце план зноў або вазьміце арыгінал.
plan-label-cause = Подпіс «{ $found }» стаіць побач з перыядам { $period }.
plan-label-remedy = Не давярайце ні подпісу, ні перыяду. Складзіце план зноў.

## Доказ пад праверкай

certificate-foreign-cause = Доказ складзены для іншай праграмы (доказ { $certificate }, праграма { $programme }).
certificate-foreign-remedy = Вазьміце доказ, запісаны побач з планам.
certificate-multiplier-cause = Множнік адмоўны, не з'яўляецца лікам або адносіцца да абмежавання, якога няма: { $row }.
certificate-multiplier-remedy = Гэты файл нічога не даказвае. Складзіце план зноў.
certificate-cases-cause = Выпадкі ў доказе ахопліваюць не ўсё (вузел { $node }).
certificate-cases-remedy = Гэты файл нічога не даказвае. Складзіце план зноў.
certificate-bound-cause = План заяўляе мяжу { $claimed }, а доказ адносіцца да мяжы { $proven }.
certificate-bound-remedy = Вазьміце доказ, запісаны побач з планам, або складзіце план зноў.

## Кааперацыя

bad-unit-cause = Адзінка «{ $found }» невядомая.
bad-unit-remedy = Напішыце адзінку са спіса ў docs/reference/programme-folder.md: напрыклад, шт., комплект, кг.
bad-size-cause = «{ $found }» — не памер.
bad-size-remedy = Пішыце так: 600 мм, 20–600 мм, ≤ 0,02 мм, 58–62 HRC або 7: адзін ці два лікі, потым адзінка.
bad-day-cause = «{ $found }» — не дата.
bad-day-remedy = Пішыце 2027-05-31 або 31.05.2027; 2027-05, 2027-Q2, 2027-W22 азначаюць першы або апошні дзень.
unit-mismatch-cause = «{ $property }» нельга вымяраць { $found ->
        [none] лікам без адзінкі
       *[other] у «{ $found }»
    }: гэта не пералічыць.
unit-mismatch-remedy = Вымярайце ў адной з гэтых адзінак: { $allowed }.
need-uncheckable-cause = Патрэба не патрабуе нічога, што можна праверыць.
need-uncheckable-remedy = Дадайце радкі ў requirements.csv, сертыфікаты або тэрмін; інакш любы завод падыходзіць аднолькава.
tolerance-beyond-process-cause = Патрабаванне «{ $requirement }»: { $asked }; названыя працэсы даюць не дакладней за { $finest }.
tolerance-beyond-process-remedy = Дадайце чыставую аперацыю або пашырце допуск.
held-certificate-expired-cause = «{ $held }» скончыўся { $found }, раней за { $day }; ён нічога не пацвярджае.
held-certificate-expired-remedy = Унясіце прадоўжаны сертыфікат або пакіньце радок для гісторыі.

## Табліцы гандлю

trade-packed-cause = Файл не распакоўваецца: { $reason }.
trade-packed-remedy = Спампуйце яго яшчэ раз або распакуйце самі і пакажыце табліцу.
trade-swollen-cause = Пры распакоўцы файл вырастае больш як у { $ratio } разоў; з табліцамі гандлю так не бывае.
trade-swollen-remedy = Калі вы давяраеце файлу, распакуйце яго самі і пакажыце табліцу.
trade-no-lines-cause = За першы мільён байтаў не скончыўся ніводзін радок; гэта не тэкставая табліца.
trade-no-lines-remedy = Дайце табліцу ў выглядзе CSV, можна сціснутую: .csv.gz або .zip.
trade-no-rows-cause = Тут няма ніводнага прыдатнага радка (прачытана: { $rows }).
trade-no-rows-remedy = Праверце, ці той гэта файл; што не так з радкамі, сказана ў іншых заўвагах.
trade-layout-cause = Ніводзін слупок не паведамляе «{ $missing }»; ёсць слупкі: { $columns }.
trade-layout-remedy = Напішыце файл адпаведнасці, дзе сказана, які гэта слупок (--mapping); прыклад у docs/guide/exposure.md.
trade-column-twice-cause = Два слупкі азначаюць «{ $role }»: «{ $first }» і «{ $second }».
trade-column-twice-remedy = Прыбярыце адзін з іх з табліцы або назавіце патрэбны ў файле адпаведнасці (--mapping); аднайменныя слупкі спачатку перайменуйце.
trade-mapped-column-cause = Паводле файла адпаведнасці «{ $column }» — гэта { $role }; такога слупка няма, ёсць: { $columns }.
trade-mapped-column-remedy = Выпраўце назву слупка ў файле адпаведнасці або пералічыце ў `files` табліцы, для якіх ён напісаны.
trade-mapping-cause = У файле адпаведнасці ёсць незразумелае: { $key } { $found }.
trade-mapping-remedy = Раздзелы, ролі і адзінкі файла адпаведнасці пералічаны ў docs/guide/exposure.md.
trade-short-rows-cause = Радкоў, дзе не хапае ячэек: { $rows }; яны не скарыстаны, першы — «{ $found }».
trade-short-rows-remedy = Праверце, ці не абрэзаны файл і ці той у ім раздзяляльнік; спампуйце яго яшчэ раз.
trade-open-quote-cause = Радкоў, дзе двукоссе адкрыта ў пачатку ячэйкі і не закрыта ў тым жа радку: { $rows }; яны не скарыстаны, радкі ніжэй прачытаны. Першы — «{ $found }».
trade-open-quote-remedy = Закрыйце двукоссе або падвойце яго, калі яно частка ячэйкі.
trade-unreadable-rows-cause = Радкоў, дзе гэта ячэйка не чытаецца: { $rows }; яны не скарыстаны, у першым — «{ $found }». Іх вартасць, наколькі прачытана: { $value }.
trade-unreadable-rows-remedy = Выпраўце ячэйкі або адмоўцеся ад іх свядома.
trade-negative-cause = Радкоў з адмоўнай вартасцю: { $rows } (разам { $value }); яны не скарыстаны, у першым — «{ $found }».
trade-negative-remedy = Гандаль не бывае адмоўным: спытайце аўтара табліцы, ці не папраўкі гэта, і ўнясіце іх у радкі, якія яны выпраўляюць.
trade-unknown-place-cause = Радкоў з невядомай краінай: { $rows }; яны не скарыстаны, у першым — «{ $found }». Іх вартасць, наколькі прачытана: { $value }.
trade-unknown-place-remedy = Пішыце краіны дзвюма або трыма літарамі ці нумарам ISO 3166; для свайго рэгіёна вазьміце вольны нумар меншы за 1000.
trade-rounded-cause = Значэнняў драбнейшых за тысячную долю адзінкі валюты: { $rows }; яны акруглены.
trade-rounded-remedy = Нічога рабіць не трэба: сумы мяняюцца менш чым на апошнюю адзінку кожнага радка.
trade-bad-quantity-cause = Колькасцей, якія не чытаюцца або адмоўныя: { $rows }; вартасці гэтых радкоў улічаны, колькасці — не.
trade-bad-quantity-remedy = Выпраўце ячэйкі, калі для гэтых радкоў патрэбны цэны за адзінку.
trade-left-out-cause = Радкоў, якія толькі драбняць іншыя (паводле працэдуры, транспарту, другога партнёра, вяртанняў): { $rows }; двойчы яны не палічаны.
trade-left-out-remedy = Нічога рабіць не трэба.
trade-coarser-cause = Радкі на { $value } тыс. маюць коды карацейшыя за { $level } знакаў; гэта сумы больш падрабязных радкоў, двойчы яны не палічаны.
trade-coarser-remedy = Нічога рабіць не трэба; --level 4 або --level 2 пакажа пазіцыі або групы.
trade-repeated-cause = Радкоў, якія сустракаюцца ў табліцы больш за адзін раз: { $lines }, першы — { $found }; іх вартасці складзены.
trade-repeated-remedy = Калі гэта больш падрабязныя коды або месяцы, нічога рабіць не трэба; калі радкі паўтораны памылкова, прыбярыце іх з табліцы.
trade-overlap-cause = Радкоў на { $value } тыс., якія ёсць і тут, і ў { $other }: { $lines }, першы — { $found }; яны палічаны адзін раз, так, як у { $other }.
trade-overlap-remedy = Паказвайце кожную табліцу і кожны год толькі раз; першай — тую, якая мусіць лічыцца.
trade-mirrored-cause = Партнёр не паведаміў { $flow ->
        [import] пра ўвоз
       *[export] пра вываз
    } за { $year } год; узята тое, што паведамляюць пра гандаль з ім іншыя. Хто не публікуе нічога, той прапушчаны.
trade-mirrored-remedy = Лічыце гэтыя лічбы ніжняй мяжой або дадайце ўласную табліцу партнёра.
trade-partner-missing-cause = Няма звестак пра { $flow ->
        [import] увоз
       *[export] вываз
    } гэтага партнёра за { $year } год; саюз палічаны без іх.
trade-partner-missing-remedy = Дадайце табліцу з гэтымі звесткамі або праверце код партнёра.
trade-year-missing-cause = Ніводнага радка за { $year } год; ёсць: { $years }.
trade-year-missing-remedy = Пакажыце адзін з гэтых гадоў або дадайце табліцу за патрэбны год.
trade-hidden-codes-cause = Увоз на { $value } ({ $percent } % усяго) стаіць пад кодамі, што хаваюць тавар; гэта асобныя радкі, ні да аднаго прадукту яны не аднесены.
trade-hidden-codes-remedy = Лічыце лічбы па прадуктах ніжняй мяжой; даведайцеся ў статыстыкаў, што схавана.
trade-unnamed-suppliers-cause = Ва ўвозе на { $value } ({ $percent } % усяго) не названы пастаўшчык; канцэнтрацыя там дадзена прамежкам, адзнака, што ад яе залежыць, застаецца адкрытай.
trade-unnamed-suppliers-remedy = Вазьміце для гэтых прадуктаў табліцу па краінах-партнёрах.
trade-unmeasured-cause = Ва ўвозе на { $value } ({ $percent } % усяго) няма колькасці; цэны за адзінку палічаны па астатніх радках.
trade-unmeasured-remedy = Параўноўвайце цэны толькі там, дзе колькасць ёсць у большай часткі вартасці.
trade-world-partial-cause = У табліцах ёсць вываз толькі { $exporters } краін; пра канцэнтрацыю сусветнага вывазу пры ліку меншым за { $needed } не гаворыцца.
trade-world-partial-remedy = Дадайце табліцу гандлю ўсяго свету (ёсць у BACI), каб бачыць сусветны бок.
trade-reexports-cause = У { $year } годзе праз гэтага партнёра толькі прайшлі тавары на { $value } тыс.; з яго вывазу яны аднятыя.
trade-reexports-remedy = Нічога рабіць не трэба.
trade-converted-cause = Коды гэтага года — паводле { $from }; яны пераведзены ў { $to }. { $split } % увозу размеркавана паміж некалькімі кодамі, у { $unmapped } % адпаведніка няма, яны засталіся пад старымі кодамі.
trade-converted-remedy = Нічога рабіць не трэба; асобныя прадукты параўноўвайце асцярожна там, дзе размеркавана шмат.
trade-currencies-cause = Табліцы ў розных валютах ({ $currencies }); моўчкі нічога не пералічваецца.
trade-currencies-remedy = Паказвайце за раз табліцы ў адной валюце.
trade-editions-mixed-cause = Табліцы складзены паводле розных рэдакцый Гарманізаванай сістэмы: { $editions }. Паміж рэдакцыямі коды драбняцца і зліваюцца, таму гады наўпрост не параўнальныя.
trade-editions-mixed-remedy = Пакажыце табліцу адпаведнасці (--concordance) або вазьміце табліцы адной рэдакцыі.
trade-archive-damaged-cause = Файл гандлёвага архіва пашкоджаны: { $part }.
trade-archive-damaged-remedy = Выдаліце файл: пры чытанні табліц ён будзе запісаны нанова.
trade-archive-version-cause = Гэты файл гандлёвага архіва запісаны іншай версіяй праграмы.
trade-archive-version-remedy = Выдаліце файл: пры чытанні табліц ён будзе запісаны нанова.
trade-archive-copy-cause = Файл — копія { $used }, дзе { $year } год ужо ёсць; год палічаны адзін раз.
trade-archive-copy-remedy = Выдаліце копію.
trade-archive-rival-cause = У файле іншыя лічбы за { $year } год, чым у { $used }, а ўзяты ён; у года адзін файл, названы паводле года.
trade-archive-rival-remedy = Выдаліце файл, які не мусіць лічыцца.

## Табліцы «затраты — выпуск»

trade-plant-rows-cause = Радкоў табліцы заводаў без завода, кода ці кошту большага за нуль: { $rows }; яны не скарыстаны.
trade-plant-rows-remedy = Выпраўце іх: радок на завод і код, з коштам выпуску ў адной любой валюце.
io-layout-cause = Гэта не табліца «затраты — выпуск» у зразумелым выглядзе: не хапае «{ $missing }».
io-layout-remedy = Патрэбна квадратная табліца: радкі і слупкі выгляду РЭГІЁН.галіна (або РЭГІЁН_галіна) і слупок або радок выпуску. Нацыянальная табліца, для саюза з адной краіны: галіны, радок імпарту і радок выпуску; або папка з файламі «domestic» і «imports», у кожным радок, слупок, значэнне.
io-twice-cause = Радок «{ $found }» стаіць двойчы.
io-twice-remedy = Пакіньце адзін з двух: у кожнай галіны адзін радок.
io-cell-cause = Ячэек, дзе не лік: { $cells }; яны лічацца нулём, у першай — «{ $found }».
io-cell-remedy = Выпраўце ячэйкі.
io-row-sums-cause = Радкоў, што не сыходзяцца з выпускам: { $rows }, больш за ўсіх { $found } (на { $off }).
io-row-sums-remedy = Табліца ўзята як ёсць; пры вялікай розніцы спытайце яе выдаўца.
io-negative-cause = Радкоў з адмоўнымі прамежкавымі патокамі: { $rows }, першы — { $found }.
io-negative-remedy = Табліца ўзята як ёсць; змест імпарту ў пакупнікоў гэтых радкоў можа выйсці за межы ад нуля да адзінкі.
io-no-output-cause = Галін без выпуску: { $rows }, першая — { $found }; пра іх нічога не гаворыцца.
io-no-output-remedy = Нічога рабіць не трэба.
io-buys-more-cause = Галін, што купляюць больш, чым выпускаюць: { $rows }, першая — { $found }.
io-buys-more-remedy = Табліца ўзята як ёсць; сказанае пра гэтыя галіны чытайце асцярожна.
io-region-missing-cause = У табліцы «затраты — выпуск» няма такіх рэгіёнаў; ёсць: { $known }.
io-region-missing-remedy = Замест яго ўзяты галіны іншых партнёраў, калі яны ёсць; яго асаблівасці прамежкі не ахопліваюць.
io-tracked-cause = { $percent } % імпарту саюза з гэтай галіны — тавары, якія праграма лічыць паасобку.
io-tracked-remedy = Рабіць нічога не трэба: гэтая доля выключана з io_imported.csv, каб ніводзін імпарт не быў палічаны двойчы.
io-tracked-unknown-cause = Частку імпарту гэтай галіны праграма лічыць паасобку; яе доля ў імпарце галіны невядомая: тавараў галіны ў табліцах гандлю ўсяго { $products }.
io-tracked-unknown-remedy = io_imported.csv пакінута цэлай, таму схаваны імпарт хутчэй завышаны. Дайце табліцы гандлю ўсімі таварамі, тады гэтая доля будзе выключана.

## Запыты

event-conflict-cause = У гэтай падзеі ідэнтыфікатар іншай падзеі.
event-conflict-remedy = Дайце падзеі свой ідэнтыфікатар; тая ж падзея, дасланая зноў, лічыцца адзін раз.
event-too-early-cause = Дзень раней, чым { $last }, а раней нельга.
event-too-early-remedy = Выпраўце дзень. Падзеі дадаюцца па парадку дзён; прапановы дзейнічаюць не менш за тэрмін адказу.
event-too-late-cause = Позна: апошнім днём было { $last }.
event-too-late-remedy = Папрасіце пакупніка паўтарыць запыт ці завод — даць новую прапанову.
event-unknown-cause = «{ $found }» тут няма; ёсць: { $known }.
event-unknown-remedy = Выпраўце ключ.
event-bad-key-cause = «{ $found }» — не ключ.
event-bad-key-remedy = Ужывайце літары, лічбы, «-», «_» і «.».
event-key-taken-cause = Ключ «{ $found }» ужо заняты.
event-key-taken-remedy = Абярыце іншы ключ.
event-not-yours-cause = «{ $who }» гэтага зрабіць не можа.
event-not-yours-remedy = Пакупнікі адпраўляюць, прысуджаюць, адклікаюць і працягваюць свае патрэбы; заводы даюць прапановы, адмаўляюцца і працягваюць свае профілі. Праверце --who.
event-nobody-asked-cause = Запыт нікога не пытае.
event-nobody-asked-remedy = Назавіце хоць адну магчымасць.
event-not-asked-cause = «{ $found }» у гэтым запыце не пыталі.
event-not-asked-remedy = Адказаць можа толькі той, каго спыталі; пакупнік можа паўтарыць запыт шырэй.
event-ended-cause = Запыт «{ $enquiry }» завершаны.
event-ended-remedy = Адпраўце новы запыт.
event-no-reason-cause = Няма прычыны.
event-no-reason-remedy = Скажыце, чаму: адмовы, прысуджэнні і водклікі захоўваюцца з прычынамі.
event-bad-price-cause = Цэны няправільныя: кожная большая за нуль, колькасці растуць, аснастка не меншая за нуль.
event-bad-price-remedy = Выпраўце цэны.
event-no-rate-cause = У праграме няма курсу { $currency } да { $own }.
event-no-rate-remedy = Дайце цану ў іншай валюце або дадайце курс з днём і крыніцай у programme.toml.
event-bad-shares-cause = Долі пры выбары павінны быць большыя за нуль і ў суме даваць адзінку.
event-bad-shares-remedy = Дайце кожнай прапанове долю, напрыклад q1=0.6,q2=0.4; у звёнаў ланцужка доляў няма: укажыце --chain.
event-below-minimum-cause = «{ $quote }» дзейнічае ад { $least } адзінак; пры такім выбары ёй дастаецца менш.
event-below-minimum-remedy = Дайце прапанове большую долю або папрасіце завод прапанаваць цану на меншую колькасць.
event-in-future-cause = Гэты дзень яшчэ не настаў; цяпер можна запісаць не пазней за { $last }.
event-in-future-remedy = Выпраўце дзень: запісваецца тое, што ўжо адбылося, а раней за гэты дзень нічога нельга было б дадаць.
event-adrift-cause = Табліцы змяніліся пад ранейшымі падзеямі запыту «{ $enquiry }», і цяпер яны не лічацца: { $count }.
event-adrift-remedy = Вярніце ў табліцы тое, што было зменена, або адпраўце патрэбу новым запытам; «enquiry show --who» кажа кожнаму аўтару, якія яго падзеі не лічацца і чаму.
journal-damaged-cause = Радок { $line } журнала пашкоджаны.
journal-damaged-remedy = Журнал дапаўняе толькі гэтая праграма: вярніце яго з копіі. У пашкоджаны нічога не дадаецца.

## Табліцы гандлю ў базе даных

database-unreachable-cause = База даных не адказвае або не пускае: { $reason }.
database-unreachable-remedy = Праверце адрас, порт, базу, карыстальніка і пароль; пароль можа стаяць у PGPASSWORD або ў ~/.pgpass. Серверы з часткамі табліцы павінны быць даступныя першаму з іх.
database-no-table-cause = У базе { $database } няма табліцы або прадстаўлення «{ $table }», бачных гэтаму карыстальніку.
database-no-table-remedy = Праверце імя, разам са схемай (--table схема.імя).
database-no-rights-cause = Карыстальніку базы не дазволена чытаць табліцу: { $reason }.
database-no-rights-remedy = Папрасіце права SELECT на яе і права карыстацца яе схемай.
database-lacks-cause = База даных не ўмее таго, што трэба: { $reason }.
database-lacks-remedy = Вазьміце PostgreSQL 12 або навейшы ці сумяшчальную з ім базу; або выгрузіце табліцу ў файл CSV і пакажыце яго.
database-rows-travel-cause = Радкі «{ $found }» перадаюцца з іншага сервера па адным; вынік правільны, але чакаць яго доўга.
database-rows-travel-remedy = Выканайце ANALYZE для частак табліцы, захоўвайце кошт і колькасць у лікавых слупках, а ключом разбіцця зрабіце слупок года; прыклад ёсць у docs/guide/exposure.md.
