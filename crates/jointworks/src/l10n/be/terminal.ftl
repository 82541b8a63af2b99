### Што выводзіцца ў тэрмінал, акрамя тлумачэнняў і заўваг.

## Лік

tally-errors =
    { $n ->
        [0] памылак няма
        [one] { $n } памылка
        [few] { $n } памылкі
       *[many] { $n } памылак
    }
tally-warnings =
    { $n ->
        [0] папярэджанняў няма
        [one] { $n } папярэджанне
        [few] { $n } папярэджанні
       *[many] { $n } папярэджанняў
    }

## check

check-programme-empty = У пустой праграме няма памылак, але няма і праектаў: запоўніце яе табліцы, перш чым планаваць.
check-programme-good = Па гэтай праграме можна складаць план: { $tally }.
check-programme-bad = Па гэтай праграме пакуль нельга скласці план: { $tally }.
check-size = { $projects ->
        [one] { $projects } магчымы праект
        [few] { $projects } магчымыя праекты
       *[many] { $projects } магчымых праектаў
    }, { $plants ->
        [one] { $plants } прадпрыемства
        [few] { $plants } прадпрыемствы
       *[many] { $plants } прадпрыемстваў
    }, { $products ->
        [one] { $products } выраб
        [few] { $products } вырабы
       *[many] { $products } вырабаў
    }; тэрмін: { $first } — { $last }.
check-plan-good = План дапушчальны: усе правілы выкананы, вынікі правільныя. Яго каштоўнасць — { $value }.
check-plan-bad = Прыняць план нельга.
check-proof-good = Даказана: каштоўнасць ніякага плана не можа перавысіць { $bound }.
check-proof-bad = Доказ не пацвярджае мяжу плана.
check-proof-none = Побач з планам няма доказу: яго мяжа заяўлена, але не даказана.

## init

init-done = Папка { $folder } гатовая: { $files ->
        [one] { $files } файл
        [few] { $files } файлы
       *[many] { $files } файлаў
    }.
init-done-workbook = Кніга { $folder } гатовая: { $files ->
        [one] { $files } аркуш
        [few] { $files } аркушы
       *[many] { $files } аркушаў
    }.
init-next-template = Запоўніце табліцы (што ў іх павінна быць — у docs/reference/programme-folder.md), потым: jointworks check { $folder }
init-next-example = Далей: jointworks plan { $folder } --out { $out }
init-not-empty = { $folder } ужо ёсць, і гэта не пустая папка: нічога не запісана. Укажыце новую папку або кнігу.

## plan

plan-exists = { $file } ужо ёсць. Дадайце --force, каб замяніць яго, або ўкажыце іншае месца.
plan-searching = Складаецца план, { $projects ->
        [one] { $projects } праект
        [few] { $projects } праекты
       *[many] { $projects } праектаў
    }; Ctrl-C спыніць пошук і захавае лепшы знойдзены план
plan-progress = каштоўнасць { $value }, мяжа { $bound }, разрыў { $gap }, { $elapsed }
plan-progress-no-plan = плана яшчэ няма, мяжа { $bound }, { $elapsed }
plan-stopping = Спыненне пасля гэтага кроку; яшчэ адно Ctrl-C перапыніць адразу
plan-heading = { $programme }: праектаў у плане — { $chosen } з { $all }
plan-nothing = Не выбрана нічога: лепшы знойдзены план — нічога не рабіць.
plan-none = Дапушчальны план не знойдзены. Нічога не запісана; даўжэйшы пошук можа яго знайсці.
plan-impossible = Дапушчальнага плана не існуе. Нічога не запісана.
plan-illegal = Уласны суддзя планавальніка адхіляе гэты план. Ён запісаны толькі для разбору; не карыстайцеся ім. Паведаміце пра гэта як пра памылку праграмы.
plan-column-project = праект
plan-column-name = назва
plan-column-site = пляцоўка
plan-column-modes = спосабы
plan-column-launch = запуск
plan-column-nvr = каштоўнасць, { $currency }
plan-column-outlay = затраты, { $currency }
plan-not-chosen = Не ўвайшлі ў план
total-nvr = Чыстая захаваная вартасць
total-value-added = Дабаўленая вартасць унутры
total-public-money = Трэба грошай
total-buyer-cost = Пераплата пакупнікоў
total-buyer-saving = Эканомія пакупнікоў
total-assumptions = Трымаецца на дапушчэннях
total-penalty = Штрафы за парушаныя абмежаванні
total-objective = Каштоўнасць за вылікам штрафаў
after-penalties = { $sum } за вылікам штрафаў
plan-range = { $value } (ад { $low } да { $high } у межах схаванага імпарту)
plan-discounted = прыведзена да { $day }
plan-undiscounted = без прывядзення
plan-bound-optimal = Большага не дасць ніякі план: даказана, што гэты — найлепшы.
plan-bound-gap = Ніякі план не можа даць больш за { $bound }; гэты дае не менш за { $share } найлепшага (разрыў { $gap }).
plan-bound-far = Ніякі план не можа даць больш за { $bound }; наколькі блізкі гэты, пакуль невядома. Можа дапамагчы больш доўгі пошук.
plan-proven = Суддзя не знайшоў парушэнняў, мяжа даказана.
plan-unproven = Мяжа заяўлена планавальнікам, але доказ яе не пацвярджае.
plan-effort = пачатак выпадковага рада { $seed }, { $work ->
        [one] { $work } крок работы
        [few] { $work } крокі работы
       *[many] { $work } крокаў работы
    }, { $elapsed }
plan-written-report = Справаздача: { $file }
plan-written-plan = План: { $file }
plan-written-certificate = Доказ: { $file }
plan-explain-hint = Чаму праект увайшоў або не ўвайшоў: jointworks explain { $folder } { $plan } ПРАЕКТ

## Абмежаванні палітыкі

limits-limit = абмежаванне
limits-kind = што абмежавана
limits-tightest = цясней за ўсё
limits-slack = застаецца запас, { $currency }
limits-kept = захавана
limits-horizon = увесь тэрмін
limits-yes = так
limits-no = не
limits-bought = парушана за штраф
limit-import-bill-max = імпарт за год
limit-import-share-max = доля імпарту вырабу
limit-supplier-share-max = доля найбуйнейшага знешняга пастаўшчыка
limit-domestic-content-min = мясцовы змест канчатковых вырабаў
limit-buyer-cost-max = падаражэнне для пакупнікоў
limit-partner-share-min = доля ўдзельніка ў каштоўнасці
limit-public-money-max = грошы за ўвесь тэрмін

## Адмова машыны

failure = Адмова машыны: { $reason }
failure-write = не ўдалося запісаць { $file }

## import і export

exchange-table = табліца
exchange-rows = радкоў
exchange-done = Запісана ў { $to }: { $tables ->
        [one] { $tables } табліца
        [few] { $tables } табліцы
       *[many] { $tables } табліц
    }.
exchange-no-loss-of-folder = Перанесена ўсё.
exchange-no-loss-of-workbook = Перанесена ўсё, акрамя шрыфтоў, колераў і шырыні слупкоў.
exchange-loss-files = Не перанесена, бо ў кнізе гэтаму няма месца: { $names }.
exchange-loss-hidden-sheets = Не перанесена, бо схавана: { $names }.
exchange-loss-other-sheets = Не перанесена, бо гэта не табліцы праграмы: { $names }.
exchange-loss-formulas = { $n ->
        [one] Ад { $n } формулы перанесена значэнне.
       *[other] Ад { $n } формул перанесены значэнні.
    }
exchange-loss-comments = { $n ->
        [one] Не перанесена { $n } заўвага да ячэйкі.
        [few] Не перанесены { $n } заўвагі да ячэек.
       *[many] Не перанесена { $n } заўваг да ячэек.
    }
exchange-loss-drawings = { $n ->
        [one] Не перанесены { $n } малюнак або дыяграма.
        [few] Не перанесены { $n } малюнкі і дыяграмы.
       *[many] Не перанесена { $n } малюнкаў і дыяграм.
    }
exchange-kept = У { $to } засталіся ранейшыя табліцы, якіх няма ў гэтай кнізе: { $names }. Яны ўваходзяць у праграму гэтай папкі.
exchange-next = Далей: jointworks check { $to }
exchange-refused = Нічога не запісана.
