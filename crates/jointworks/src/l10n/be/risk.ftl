### Наколькі надзейны план.

risk-progress = { $runs } з { $all } прагонаў; Ctrl-C спыняе і захоўвае зробленае
risk-heading = { $programme }: наколькі надзейны план; { $runs ->
        [one] змадэлявана { $runs } выкананне
        [few] змадэлявана { $runs } выкананні
       *[many] змадэлявана { $runs } выкананняў
    }
risk-page = Старонка: { $file }
risk-never = за межамі любога тэрміну
risk-interval = { $low } – { $high }
risk-quarters = { $figure } кв.
risk-months = { $figure } мес.
risk-weeks = { $figure } тыдн.

risk-column-value = сума
risk-column-error = сапраўднае значэнне ляжыць паміж
risk-column-project = праект
risk-column-planned = па плане
risk-column-p50 = роўныя шанцы
risk-column-p80 = 8 з 10
risk-column-on-time = у тэрмін
risk-column-driver = найбольш зрушвае
risk-column-year = год
risk-column-task = этап
risk-column-resource = чакае
risk-column-wait = чакае ў сярэднім
risk-column-share = чакае наогул
risk-column-critical = вырашае свой запуск
risk-column-holds-up = чужыя запускі
risk-column-input = прычына
risk-column-low = калі мала
risk-column-high = калі шмат
risk-column-swing = розніца
risk-column-plus-minus = ±

risk-value = Колькі будзе варты план
risk-nvr-planned = Чыстая захаваная вартасць па плане, { $discounting }
risk-nvr-mean = у сярэднім
risk-nvr-p50 = з роўнымі шанцамі больш ці менш
risk-nvr-p80 = дасягаецца ў 8 выпадках з 10 (P80)
risk-nvr-tail = у сярэднім па горшай пятай частцы (CVaR 20 %)
risk-nvr-deviation = стандартнае адхіленне
risk-money-planned = Патрэба ў сродках па плане, без дысконту
risk-money-p80 = хопіць у 8 выпадках з 10 (P80)

risk-launches = Запускі: па плане, з роўнымі шанцамі і вытрыманыя ў 8 выпадках з 10
risk-launches-note = Запуск адбыўся ў тэрмін, калі прыпадае на планавы перыяд ці раней. Даты ў дужках — межы 95-працэнтнага інтэрвалу мадэлявання.
risk-launch-told = па плане { $planned }; роўныя шанцы { $p50 }; 8 з 10 { $p80 }
risk-legend-range = ад самай ранняй да самай позняй дзясятай часткі
risk-legend-p80 = вытрымліваецца ў 8 выпадках з 10
risk-legend-planned = па плане
risk-bills = Рахунак за імпарт па гадах, { $currency }, без дыскантавання
risk-waits = Хто чаго чакае
risk-tasks = Этапы, якія вырашаюць запускі
risk-drivers = Што мяняе вартасць: сярэдняя захаваная вартасць, калі прычына ў ніжняй і ў верхняй пятай частцы, { $currency }
risk-legend-gain = больш прычыны — большая вартасць
risk-legend-loss = больш прычыны — меншая вартасць
risk-curve-caption = S-крывая чыстай захаванай вартасці: доля выпадкаў, у якіх яна ніжэй за суму; пункцір — па плане

risk-cause-programme = тое, што затрымлівае ўсю праграму
risk-cause-partner = тое, што затрымлівае ўсё ў краіне { $name }
risk-cause-resource = тое, што затрымлівае ўсіх на рэсурсе «{ $name }»
risk-cause-demand = попыт
risk-cause-price = цэны імпарту
risk-cause-scenario = { $name }
risk-cause-work = уласныя работы: { $name }

risk-robust-none = З запасам часу на кожны этап дапушчальны план не знойдзены.
risk-robust = Цана надзейнасці: калі планаваць з тэрмінамі, якія кожны этап вытрымлівае ў 7 выпадках з 10, у плане { $projects ->
        [one] { $projects } праект
        [few] { $projects } праекты
       *[many] { $projects } праектаў
    }, а варты ён { $nominal }, калі ўсё ідзе найбольш верагодна: страчана { $given }. У 8 выпадках з 10 ён дасягае { $p80 } (± { $error }): выйграна { $won } пры тых самых выпадковых ліках. Сума ніжэй за нуль азначае адваротнае.
risk-assumed = { $share } таго, на чым трымаецца даследаванне (тэрміны, узаемасувязі, сцэнарыі), — дапушчэнні.
risk-correlated = Тэрміны адхіляюцца разам: што затрымлівае адзін этап, часта затрымлівае і суседнія. Пры незалежных адхіленнях роскід здаваўся б значна меншым за сапраўдны.
risk-independent = Тэрміны адхіляліся незалежна, толькі для параўнання: роскід моцна заніжаны; для сапраўднага адказу прыбярыце --independent.

risk-kicker = Наколькі надзейны план: { $runs ->
        [one] змадэлявана { $runs } выкананне
        [few] змадэлявана { $runs } выкананні
       *[many] змадэлявана { $runs } выкананняў
    }
risk-answer = У 8 выпадках з 10 план захоўвае ўнутры { $value } імпарту ці больш ({ $planned }, калі ўсё ідзе па плане), і на яго хапае { $money }.
risk-on-time = у тэрмін у { $share } выпадкаў
risk-waits-how = Этапы, якія чакаюць стэнда, брыгады ці цэха; спачатку самыя доўгія чаканні. Колькі перыядаў этап чакае ў сярэднім па ўсіх выпадках.
risk-waits-for = чакае: { $resource }
risk-tasks-how = У якой долі выпадкаў этап ляжыць на ланцужку, ад якога залежыць запуск свайго праекта; ніжэй — колькі чужых запускаў ён у сярэднім затрымлівае.
risk-others = чужыя запускі: { $number }
risk-column-what = паказчык
risk-column-decides = вырашае
risk-title-drivers = Што мяняе вартасць
risk-drivers-how = Сярэдняя захаваная вартасць у выпадках, калі прычына ў ніжняй і ў верхняй пятай частцы: паласа ідзе ад адной да другой. Пункцір — сярэдняе па ўсіх выпадках.
risk-legend-p50 = роўныя шанцы
risk-legend-enough = не перавышаецца ў 8 выпадках з 10
risk-title-bills = Рахунак за імпарт па гадах
