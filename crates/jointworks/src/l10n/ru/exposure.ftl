# Что союз ввозит и что мог бы делать вместе.

exposure-heading = { $union }: ввоз извне, { $year } год
exposure-progress = прочитано { $megabytes } МБ
exposure-kicker = Что мы ввозим и что могли бы делать вместе
exposure-answer = Извне — { $outside }, друг от друга — { $inside }: { $share } ввоза партнёров приходит извне. Продуктов, ввозимых извне, — { $products }; зависимость от внешних поставщиков — по { $dependent } из них (на { $dependent_value }).
exposure-answer-part = По выбранным продуктам извне — { $outside }, друг от друга — { $inside }: { $share } приходит извне. Таких продуктов, ввозимых извне, — { $products }; зависимость от внешних поставщиков — по { $dependent } из них (на { $dependent_value }).
exposure-source = Источник: { $tables }; строк: { $rows }; годы: { $years }; коды из { $digits } знаков; стоимость в { $currency }, как опубликована. Всё остальное выведено из неё.
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
exposure-reach-made = { $makers ->
    [one] { $makers } партнёр делает
    [few] { $makers } партнёра делают
   *[other] { $makers } партнёров делают
}
exposure-reach-together = вместе, как один экспортёр
exposure-reach-near = ближе, чем { $rank } продуктов
exposure-how = Порядок — по ввозу извне, умноженному на близость: 1, если хотя бы один партнёр вывозит продукт с преимуществом (RCA ≥ 1), иначе доля продуктов, к которым партнёры вместе не ближе; одна вторая, если мировой вывоз неизвестен. HHI — концентрация внешних поставщиков, больше 0,4 — много. Зависимость: концентрация, больше половины извне и ввоз больше вывоза, всё вместе (в скольких годах).
exposure-nothing = Извне союз этого не ввозит, насколько говорят таблицы.
exposure-more = … и ещё { $n } (--top или --out, чтобы видеть все).
exposure-alarm = Раннее предупреждение: { $product }, { $month }: цена { $price }, количество { $quantity } к тому же месяцу годом раньше (отклонения { $scores }).
exposure-unknown-partner = Партнёр «{ $partner }» никому не известен. Пишите страны двумя или тремя буквами либо номером ISO 3166 через запятую: BY,RU.
exposure-candidate-product = код
exposure-candidate-project = проект
exposure-candidate-makes = делает
exposure-candidate-plants = заводы
exposure-candidate-line = крупнейшая строка импорта
exposure-candidates = Проекты программы, которые делали бы это
exposure-stay-product = код
exposure-stay-name = продукт
exposure-stay-gross = всего, { $currency }
exposure-stay-direct = без прямого ввоза
exposure-stay-net = чистыми
exposure-stay-range = промежуток
exposure-stay-sectors = отрасли
exposure-stay = Что осталось бы внутри, если делать это у себя
exposure-stay-how = «Всего» считает весь ввоз. «Без прямого ввоза» — без того, что сам изготовитель купил бы извне. «Чистыми» — без всего ввоза, скрытого за продуктом, по { $table } (выведено; отрасли: { $regions }): называть следует это число. Промежуток — по отраслям партнёров, которые делают товары той же группы; отрасль намного шире продукта.
exposure-title-bill = Ввоз извне
exposure-title-trend = Как он менялся
exposure-tree-caption = Извне, { $currency } года, как опубликовано. Площадь — стоимость; рамка прерывиста там, где зависимость открыта.
exposure-tree-rest = прочие
exposure-tree-yes = союз зависит от внешних поставщиков
exposure-tree-no = не зависит
exposure-tree-open = открыто: данные не говорят
exposure-trend-how = Первые по весу; у каждой картинки своя высота. Тёмные годы: союз зависел от внешних поставщиков.
exposure-trend-said = рост { $growth } в год; зависимость в { $flagged } из { $years } лет
