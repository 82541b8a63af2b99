# Что союз ввозит и что мог бы делать вместе.

exposure-heading = { $union }: ввоз извне, { $year } год
exposure-progress = прочитано { $megabytes } МБ
exposure-stopped = Остановлено раньше, чем прочитаны все таблицы: чисел нет, и ничего неполного не записано.
exposure-kicker = Что мы ввозим и что могли бы делать вместе
exposure-answer = Извне — { $outside }, друг от друга — { $inside }: { $share } ввоза партнёров приходит извне. Продуктов, ввозимых извне, — { $products }; { $open ->
    [0] зависимость от внешних поставщиков — по { $dependent } из них (на { $dependent_value }).
   *[other] зависимость от внешних поставщиков доказана по { $dependent } из них (на { $dependent_value }); по { $open } эти данные судить не дают ({ $open_value }).
}
exposure-answer-part = По выбранным продуктам извне — { $outside }, друг от друга — { $inside }: { $share } приходит извне. Таких продуктов, ввозимых извне, — { $products }; { $open ->
    [0] зависимость от внешних поставщиков — по { $dependent } из них (на { $dependent_value }).
   *[other] зависимость от внешних поставщиков доказана по { $dependent } из них (на { $dependent_value }); по { $open } эти данные судить не дают ({ $open_value }).
}
exposure-source = Источник: { $tables }; строк: { $rows }; годы: { $years }; коды из { $digits } знаков; стоимость в { $currency }, как опубликована.
exposure-source-derived = Всё остальное выведено отсюда.
exposure-source-also = Ещё: { $sources }.
exposure-source-no-year = год не указан
exposure-source-world = мировой вывоз: { $name }
exposure-source-io = таблица «затраты — выпуск»: { $name }
exposure-source-sectors = отрасли кодов: { $name }
exposure-source-chain = выбранные коды: { $name }
exposure-source-broad = укрупнённые категории: { $name }
exposure-source-plants = выпуск заводов: { $name }
exposure-source-editions = редакции кодов: { $name }
exposure-source-programme = программа: { $name }
exposure-column-product = код
exposure-column-name = продукт
exposure-column-outside = извне, { $currency }
exposure-column-share = доля извне
exposure-column-supplier = главный поставщик
exposure-column-concentration = HHI
exposure-column-dependent = зависимость
exposure-column-reach = можем ли сделать?
exposure-column-latent = продают наружу те, кто это делает, тыс. { $currency }
exposure-line-line = строка импорта
exposure-line-product = код
exposure-line-importer = кто ввозит
exposure-line-supplier = откуда
exposure-line-year = год
exposure-line-value = стоимость, тыс. { $currency }
exposure-sheet-opportunities = Возможности
exposure-sheet-lines = Строки импорта
exposure-title-opportunities = Возможности
exposure-yes = да
exposure-no = нет
exposure-open = открыто
exposure-reach-unknown = неизвестно
exposure-reach-made = { $more ->
    [0] делают: { $names }
   *[other] делают: { $names } и ещё { $more }
}
exposure-reach-own = уже делают внутри
exposure-reach-together = вместе, как один экспортёр
exposure-reach-near = ближе, чем { $rank } продуктов
exposure-how = Порядок — по ввозу извне, умноженному на близость: 1, если хотя бы один партнёр вывозит продукт с преимуществом (RCA ≥ 1), иначе доля продуктов, к которым партнёры вместе не ближе; одна вторая, если мировой вывоз неизвестен; зависимость порядка не меняет. HHI — концентрация внешних поставщиков, больше 0,4 — много. Зависимость: концентрация, больше половины извне и ввоз больше вывоза, всё вместе (в скольких годах).
exposure-raw = В списке есть сырьё ({ $codes }): у кого его нет, тот его не сделает. Только части и оборудование показывает --bec ФАЙЛ --only parts,capital, цепочку стоимости — --chain ФАЙЛ.
exposure-nothing = Извне союз этого не ввозит, насколько говорят таблицы.
exposure-more = … и ещё { $n } (--top или --out, чтобы видеть все).
exposure-alarm = Раннее предупреждение: { $product }, { $month }: цена { $price }, количество { $quantity } к тому же месяцу годом раньше (отклонения { $scores }).
exposure-unknown-partner = Партнёр «{ $partner }» никому не известен. Пишите страны двумя или тремя буквами либо номером ISO 3166 через запятую: BY,RU.
exposure-candidate-product = код
exposure-candidate-project = проект
exposure-candidate-makes = делает
exposure-candidate-plants = заводы
exposure-candidate-kept = остаётся с единицы
exposure-candidate-net = по таблице
exposure-candidate-line = крупнейшая строка импорта
exposure-candidates = Проекты программы, которые делали бы это
exposure-candidates-how = «Остаётся с единицы»: цена импорта без частей по ценам импорта и без скрытого импорта, по цифрам самой программы, и доля от цены; на худшей площадке и на лучшей. Ниже нуля единица ввозит больше, чем замещает.
exposure-candidates-net = «По таблице»: доля, которая остаётся по таблице «затраты — выпуск». Это доля целой отрасли; где числа расходятся, программа знает проект лучше.
exposure-stay-product = код
exposure-stay-name = продукт
exposure-stay-gross = всего, { $currency }
exposure-stay-direct = без прямого ввоза
exposure-stay-net = чистыми
exposure-stay-range = промежуток
exposure-stay-sectors = отрасли
exposure-stay = Что осталось бы внутри, если делать это у себя
exposure-io-refused = Таблица «затраты — выпуск» не принята ({ $codes }, выше): что действительно осталось бы внутри, не сказано.
exposure-stay-how = «Всего» считает весь ввоз. «Без прямого ввоза» — без того, что сам изготовитель купил бы извне. «Чистыми» — без всего ввоза, скрытого за продуктом, по { $table } (выведено; отрасли: { $regions }): называть следует это число. Промежуток — по отраслям партнёров, которые делают товары той же группы; отрасль намного шире продукта.
exposure-title-bill = Ввоз извне
exposure-title-trend = Как он менялся
exposure-tree-caption = Извне, { $currency } года, как опубликовано. Площадь — стоимость; рамка прерывиста там, где зависимость открыта.
exposure-tree-rest = прочие
exposure-tree-yes = союз зависит от внешних поставщиков
exposure-tree-no = не зависит
exposure-tree-open = открыто: данные не говорят
exposure-tree-neutral = прочие и коды, скрывающие товар
exposure-trend-how = Первые по весу; у каждой картинки своя высота. Точка над годом: союз зависел от внешних поставщиков. Прерывистая рамка: данные не говорят.
exposure-trend-said = рост { $growth } в год; зависимость в { $flagged } из { $years } лет
exposure-trend-flagged = зависимость в { $flagged } из { $years } лет

## Изъяны данных

exposure-findings = Что читать с осторожностью: { $n ->
    [one] { $n } замечание
    [few] { $n } замечания
   *[other] { $n } замечаний
}
exposure-caveat-unnamed = у части не назван поставщик
exposure-caveat-no-world = близость неизвестна
exposure-caveat-few-years = меньше трёх лет
exposure-caveat-small = ввоз невелик
exposure-caveat-mirrored = со слов экспортёров
exposure-caveat-raw = сырьё
exposure-caveat-hidden = код скрывает товар
exposure-title-alarms = Ранние предупреждения

## Откуда ввоз и куда он идёт

exposure-title-flows = Откуда он и на что идёт
exposure-flows-caption = Извне за { $year } год — { $all }. Ширина полосы — деньги; сколько пришло в продукт, столько из него и выходит, каждая строка импорта посчитана один раз.
exposure-flows-none = Строк, из которых сложены суммы, здесь нет (база данных отдаёт только суммы), поэтому нельзя показать, кто что поставляет.
exposure-flows-unnamed = не назван
exposure-flows-others = { $n ->
    [one] ещё { $n } продукт
    [few] ещё { $n } продукта
   *[other] ещё { $n } продуктов
}
exposure-flows-more = ещё { $n }
exposure-flows-tier = уровень { $name }
exposure-flows-stage = ступень { $name }
exposure-flows-activity = деятельность { $name }
exposure-flows-as-it-is = как есть
exposure-flows-several-vehicles = несколько машин
exposure-flows-several-groups = несколько групп
exposure-flows-untold-programme = вне программы
exposure-flows-untold-chain = ни в одной группе
exposure-flows-third-programme = На что идёт
exposure-flows-third-chain = Группа цепочки
exposure-flows-third-partners = Кто ввозит
exposure-flows-basis-programme = Правый столбец — то, что строит программа. Таблицы торговли не говорят, на что идёт ввоз: ввоз каждого продукта разделён так, как он нужен программе, — по спецификации, умноженной на выпуск за горизонт (и на цену, где у нескольких компонентов один код). «Как есть» — собственный спрос: запчасти и целые машины. Левая половина — статистика, правая — расчёт.
exposure-flows-basis-chain = Правый столбец — столбец «{ $column }» списка цепочки. Ничего не делится: код, который стоит в нескольких группах, идёт в «несколько групп».
exposure-flows-basis-partners = Правый столбец — партнёр, который ввозит, как говорят таблицы торговли; ничего не делится. С программой (--programme) или списком цепочки с группами (--chain) он сказал бы, на что идёт ввоз.
exposure-as-table = То же таблицей

## Зависимость и осуществимость

exposure-title-scatter = Зависимость и осуществимость
exposure-scatter-none = Насколько союз близок к тому, чтобы делать продукт, видно по вывозу всего мира, а его в этих таблицах нет. Дайте с --world таблицу вывоза 50 мест или больше по продуктам (например, BACI), и картинка появится.
exposure-scatter-caption = Самые большие статьи ввоза: { $shown } из { $all } продуктов, близость к которым известна; площадь — деньги, о которых речь. Вправо — осуществимость: насколько продукт родствен тому, что партнёры вместе уже вывозят (плотность в пространстве продуктов), как доля всех продуктов, к которым они не ближе. Вверх — зависимость: { $up }. Справа вверху — то, от чего союз зависит и что близок делать сам.
exposure-scatter-up-share = доля извне (CDI2)
exposure-scatter-up-concentration = концентрация внешних поставщиков (HHI, CDI1)
exposure-scatter-up-trade = доля ввоза в сумме ввоза и вывоза (CDI3)
exposure-scatter-threshold-share = половина извне
exposure-scatter-threshold-concentration = HHI 0,4
exposure-scatter-threshold-trade = ввоз равен вывозу
exposure-scatter-instead = (Доля извне не различила бы эти продукты: у большинства она больше 95 %.)
exposure-scatter-no = зависимости нет
exposure-scatter-middle = медианный продукт
exposure-scatter-across = Осуществимость: ближе, чем столько продуктов →
exposure-scatter-yes = зависимость по всем трём признакам
exposure-scatter-made = квадрат: кто-то из партнёров уже делает (RCA ≥ 1)
exposure-scatter-threshold = пороги
exposure-scatter-density = плотность
exposure-scatter-rank = ближе, чем
exposure-scatter-makers = сколько партнёров делает

## Кому остаётся

exposure-stay-keepers = кому остаётся
exposure-stay-caption = Полоса — весь ввоз продукта. Слева направо: что осталось бы каждому партнёру добавленной стоимостью и налогами, затем что ввозили бы по-прежнему — видимое и скрытое.
exposure-stay-part-direct = ввозит сам изготовитель
exposure-stay-part-hidden = скрытый ввоз за ним
exposure-stay-part-kept = остаётся, по партнёрам
exposure-stay-net-of = чистыми, { $currency }
exposure-stay-low = чистыми, не меньше
exposure-stay-high = чистыми, не больше
exposure-stay-kept-by = остаётся: { $partner }
exposure-sheet-stay = Что осталось бы
exposure-thousands = тыс. { $currency }
exposure-column-cautions = читать с осторожностью
exposure-title-sectors = Отрасли за этим
exposure-sectors-how = Что { $table } говорит об отраслях союза, которые делают эти товары (выведено). Импорт и то, что остаётся, — доли единицы выпуска и в сумме дают целое. Мультипликатор — выпуск внутри на единицу конечного спроса, прямая связь — выпуск внутри на единицу первичных затрат; потеря — выпуск, которого не было бы без закупок и продаж отрасли, на единицу её собственного; удалённость — среднее расстояние до конечных потребителей.
exposure-sectors-others = Другие отрасли: { $count }
exposure-sectors-sector = отрасль
exposure-sectors-imported = импорт, весь
exposure-sectors-direct = её собственный
exposure-sectors-kept = остаётся
exposure-sectors-multiplier = мультипликатор
exposure-sectors-forward = прямая связь
exposure-sectors-loss = потеря
exposure-sectors-upstream = удалённость
exposure-plants = Ближайшие заводы, по тому, что они выпускают
exposure-plants-how = Доля окрестности продукта в мировом пространстве продуктов, которую завод выпускает с преимуществом (RCA ≥ 1: его выпуск против мирового вывоза): родство, а не обещание.
exposure-plants-code = код
exposure-plants-product = продукт
exposure-plants-nearest = ближайшие заводы
exposure-plants-maker = { $plant } делает ({ $share })
exposure-plants-near = { $plant } ({ $share })
