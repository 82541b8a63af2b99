### Каманда «schedule»: даведка, словы, заўвагі пра сеткі і расклады.

help-schedule = Прызначыць тэрміны працам адной сеткі: стандартны прыклад або свая табліца.
help-schedule-usage = jointworks schedule ФАЙЛ [ПАРАМЕТРЫ]
help-schedule-example =
    jointworks schedule tasks.csv
    jointworks schedule j1201_1.sm --time-limit 30 --json
    jointworks schedule tasks.csv --start 2027-01-11 --period workday --report tasks.html

arg-file = Сетка: .sm, .mm (PSPLIB), .rcp (Патэрсан), .sch (ProGen/max), .rcmp (MPLIB) або .csv, .xlsx (docs/guide/schedule.md).
arg-report = Запісаць у гэты файл старонку з дыяграмай Ганта і загрузкай; ранейшы файл замяняецца.
arg-schedule-start = Дзень, з якога пачынаецца першы перыяд: 2027-01-11 або 11.01.2027. Тады паказваюцца дні, і дні могуць стаяць у табліцы.
arg-schedule-period = Што такое перыяд: day (дзень), workday (рабочы дзень), week (тыдзень, калі не сказана) або month (месяц).
arg-aim = Чаго хочам: makespan — раней скончыць (калі не ўказана), lateness — вага · спазненне, value — дыскантаваныя грошы.
arg-rate = Стаўка дыскантавання за перыяд пры --aim value, напрыклад 0.01. Калі не ўказана, 0.01.
arg-judge = Нічога не шукаць, а праверыць гэты расклад (у тым выглядзе, у якім яго піша --json).
arg-warm = Расклад (у тым выглядзе, у якім яго піша --json), з якога пачаць.
arg-pace = Аб'ём працы, на які разлічаны пошук; яго паведамляе --json запуску, які паўтараецца. Калі не ўказана, як --work.
arg-schedule-work = Спыніцца пасля такога аб'ёму працы (тысячы размешчаных прац), колькі б гэта ні доўжылася.
arg-schedule-time_limit = Спыніцца праз столькі секунд: 10, калі не ўказана; без мяжы, калі ўказана --work.

schedule-searching = Складаецца расклад: { $activities ->
        [one] { $activities } праца
        [few] { $activities } працы
       *[many] { $activities } прац
    }; Ctrl-C спыніць пошук і захавае лепшае знойдзенае
schedule-progress = значэнне { $value }, мяжа { $bound }, { $elapsed }
schedule-progress-none = раскладу пакуль няма, мяжа { $bound }, { $elapsed }
schedule-heading = { $name }: прац { $activities }, рэсурсаў { $resources }
schedule-done = { $value } (гатова { $day })
schedule-periods = Перыяд — { $step ->
        [day] дзень
        [workday] рабочы дзень
        [month] месяц
       *[week] тыдзень
    }; першы пачынаецца { $day }. У абодва дні работы над ёй яшчэ працуюць.
schedule-makespan = Працягласць
schedule-lateness = Спазненне
schedule-worth = Вартасць
schedule-bound = Мяжа
schedule-gap = Разрыў
schedule-status = Вынік
schedule-status-optimal = аптымальна: лепшага раскладу няма
schedule-status-feasible = дапушчальна: магчыма, ёсць і лепшы
schedule-status-infeasible = Раскладу не існуе.
schedule-status-unknown = За гэты час расклад не знойдзены і не абвергнуты.
schedule-ground = Адкуль мяжа
schedule-ground-earliest-ends = кожная работа сама па сабе, як мага раней паводле сувязей, лепш не зробіць
schedule-ground-longest-path = столькі доўжыцца самы доўгі ланцужок сувязей
schedule-ground-capacity = столькі доўжыцца праца, якую мусіць выканаць рэсурс { $resource }
schedule-ground-refuted = усе выпадкі чаго-небудзь лепшага абвергнуты (супярэчнасцей: { $conflicts })
schedule-ground-none = пакуль нічога не вядома
schedule-column-task = праца
schedule-column-start = пачатак
schedule-column-end = канец
schedule-column-mode = спосаб
schedule-column-float = запас
schedule-column-waits = чаго чакала
schedule-wait-date = сваёй даты
schedule-wait-resource = { $resource }, пакуль не скончылася { $holder }
schedule-wait-calendar = каляндар рэсурсу { $resource }
schedule-wait-choice = нічога: магла пачацца раней
schedule-chain = Што не дае скончыць раней: { $chain }
schedule-page-bars = Працы ў часе
schedule-page-loads = Загрузка рэсурсаў
schedule-page-waited = чаго чакала: { $what }
schedule-page-kicker = Расклад, і чаго чакала кожная праца
schedule-page-how-days = Пад назвай — першы і апошні дзень працы і чаго яна чакала; справа — на колькі перыядаў яна адна можа зрушыцца.
schedule-page-how = Час — у перыядах табліцы, ад яе пачатку. Пад назвай сказана, чаго праца чакала; справа — на колькі перыядаў яна адна можа зрушыцца.
schedule-page-decides = вырашае, калі канец
schedule-page-other = не вырашае
schedule-page-float = запас часу
schedule-page-loads-how = Колькі кожнага рэсурсу занята, на фоне таго, колькі яго ёсць; справа — доля ад усяго, што ёсць да канца.
schedule-page-footer = Зроблена праграмай Jointworks { $version }. Расклад пералічыў суддзя, у якога няма агульнага кода з пошукам.
schedule-more = … і яшчэ { $count }; усе — у --report і --json
schedule-work = пачатковы лік { $seed }, раскладаў { $schedules }, аб'ём працы { $work }, { $elapsed }
schedule-report-at = Справаздача: { $file }
schedule-judged-well = Расклад выканальны. Працягласць { $makespan }, значэнне { $value }.
schedule-judged-ill = Расклад невыканальны: { $tally }.

bad-instance-cause = Тут мусіць стаяць: { $expected }, а стаіць «{ $found }».
bad-instance-remedy = Параўнайце файл з пэўна правільным або назавіце яго паводле сапраўднага фармату (docs/guide/schedule.md).
no-mode-cause = { $subject }: няма ніводнага спосабу выканання.
no-mode-remedy = Дадайце хаця б адзін спосаб.
circle-of-lags-cause = Працы чакаюць адна адну па крузе, і адлегласці ў суме большыя за нуль: { $circle }.
circle-of-lags-remedy = Прыбярыце адну з сувязей або аслабце адну з адлегласцей.
need-above-capacity-cause = { $subject }: трэба { $needed } рэсурсу { $resource }, а больш за { $available } не бывае.
need-above-capacity-remedy = Паменшыце патрэбу, павялічце наяўнасць або дадайце спосаб, якому трэба менш.
stock-too-small-cause = { $subject }: нават самым ашчадным спосабам трэба { $needed }, а ёсць { $available }.
stock-too-small-remedy = Павялічце запас або дадайце спосабы, якія бяруць менш.
deadline-too-early-cause = { $subject }: да { $available } не паспець, адны папярэднікі вядуць да { $needed }.
deadline-too-early-remedy = Перанясіце тэрмін або скараціце тое, што ідзе раней.
no-schedule-cause = Раскладу няма: гэтыя абмежаванні разам невыканальныя: { $limits }.
no-schedule-remedy = Аслабце адно з іх; з астатнімі, наколькі ўдалося паказаць, расклад ёсць.
schedule-incomplete-cause = У раскладзе прац: { $found }, а ў сетцы: { $needed }.
schedule-incomplete-remedy = Вазьміце расклад менавіта гэтай сеткі.
schedule-mode-cause = { $subject }: спосабу { $mode } няма, іх усяго { $modes }.
schedule-mode-remedy = Выберыце адзін з яе спосабаў.
schedule-release-cause = { $subject } пачынаецца ў { $start }, раней за дазволенае { $earliest }.
schedule-release-remedy = Пачніце яе пазней.
schedule-deadline-cause = { $subject } канчаецца ў { $end }, пазней за тэрмін { $latest }.
schedule-deadline-remedy = Пачніце яе раней або перанясіце тэрмін.
schedule-fixed-cause = { $subject } замацавана на { $fixed }, а пачынаецца ў { $start }.
schedule-fixed-remedy = Пакіньце мінулае на месцы.
schedule-link-cause = { $subject } пачынаецца ў { $start }, а пасля { $before } ёй нельга пачацца раней за { $earliest }.
schedule-link-remedy = Пачніце яе пазней.
schedule-resource-cause = { $subject }: у перыядзе { $period } занята { $used }, а ёсць { $capacity }.
schedule-resource-remedy = Ссуньце адну з прац, што ідуць у гэтым перыядзе.
schedule-stock-cause = { $subject }: выдаткавана { $used }, а ёсць { $available }.
schedule-stock-remedy = Выберыце спосабы, якія бяруць менш.
schedule-value-cause = Расклад заяўляе значэнне { $claimed }, а насамрэч { $recomputed }.
schedule-value-remedy = Не верце файлу. Складзіце расклад зноў.
schedule-bound-cause = Мяжа { $bound } і значэнне { $value } супярэчаць адно аднаму.
schedule-bound-remedy = Адно з двух няправільнае. Складзіце расклад зноў.
