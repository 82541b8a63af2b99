### Замечания: для каждого кода — что не так (cause) и что делать (remedy).

severity-error = ошибка
severity-warning = предупреждение
label-remedy = совет
label-here = здесь

## О чём замечание

about-programme = программа
about-plan = план
about-certificate = доказательство
about-payments = платежи
about-left_out = что не вошло
subject-programme = программа { $id }
subject-plan = план { $id }
subject-certificate = доказательство { $id }
subject-project = проект { $id }
subject-plant = предприятие { $id }
subject-product = изделие { $id }
subject-resource = ресурс { $id }
subject-fund = фонд { $id }
subject-task = работа { $id }
subject-sector = отрасль { $id }
subject-site = площадка { $id }
subject-limit = ограничение { $id }
subject-need = потребность { $id }
subject-requirement = требование { $id }
subject-capability = возможность { $id }
subject-group = группа мощностей { $id }
subject-enquiry = запрос { $id }
subject-event = событие { $id }
subject-year = год { $id }

## Чтение файлов

missing-file-cause = { $file ->
        [none] Нет файла или папки: { $subject }.
       *[other] Нет файла или папки: { $file }.
    }
missing-file-remedy = { $kind ->
        [single] Проверьте путь.
       *[none] Проверьте путь. Команда «jointworks init ПАПКА --example» создаст готовую программу для начала.
    }
unreadable-file-cause = Файл не читается: { $reason }.
unreadable-file-remedy = Проверьте, что файл существует, что это файл, а не папка, и что у вас есть право его читать.
not-utf8-cause = Это не текст в кодировке UTF-8: первый неверный байт — № { $byte }.
not-utf8-remedy = Сохраните таблицу заново как «CSV UTF-8»: старые табличные редакторы пишут в Windows-1251, если им не указать иное.
bad-table-cause = Это не таблица: { $reason }.
bad-table-remedy = В каждой строке должно быть столько же ячеек, сколько в заголовке; ячейка с запятой или переводом строки берётся в кавычки, а кавычка внутри неё удваивается.
bad-toml-cause = Настройки не удалось понять: { $reason }.
bad-toml-remedy = Сравните строку с примером в docs/reference/programme-folder.md.
bad-json-cause = Файл — не JSON описанного вида: { $reason }.
bad-json-remedy = Возьмите plan.json или certificate.json в том виде, в каком их записал Jointworks.
unknown-format-cause = Версия формата — { $found }, а эта программа знает версию { $known }.
unknown-format-remedy = Укажите «format = { $known }» или возьмите ту версию Jointworks, которая создала папку.
unknown-column-cause = Столбец «{ $found }» никому не известен и не читается.
unknown-column-remedy = { $nearest ->
        [none] Удалите его или оставьте, если он нужен только вам.
       *[other] Возможно, имеется в виду «{ $nearest }».
    }
unknown-columns-cause = Ещё столько столбцов никому не известно: { $more }; они не читаются.
unknown-columns-remedy = Проверьте, та ли это таблица, что названа в имени файла, и каким знаком разделены ячейки.
missing-column-cause = Нет столбца «{ $column }».
missing-column-remedy = Добавьте его; что в нём должно быть, сказано в docs/reference/programme-folder.md.
unknown-table-cause = «{ $found }» — не таблица программы; файл не читается.
unknown-table-remedy = { $nearest ->
        [none] Держите его в другом месте или оставьте, если он нужен только вам.
       *[other] Возможно, имеется в виду «{ $nearest }»: переименуйте файл.
    }
duplicate-column-cause = Два столбца означают «{ $column }».
duplicate-column-remedy = Оставьте один из них (английский и русский заголовки — это один и тот же столбец).
missing-value-cause = Ячейка «{ $column }» пуста, а значение обязательно.
missing-value-remedy = Заполните её; если имеется в виду ноль, напишите 0.
bad-number-cause = «{ $found }» — не число.
bad-number-remedy = Пишите так: 1250.5, 1 250,5 или 35%, без единицы измерения, не более девяти знаков после запятой.
not-whole-cause = «{ $found }» — не целое число.
not-whole-remedy = Напишите число без дробной части.
bad-period-cause = «{ $found }» — не период.
bad-period-remedy = Пишите так: 2027-Q3, 2027-09, 2027-W36, 2027-09-01 или 2027.
bad-word-cause = «{ $found }» здесь стоять не может.
bad-word-remedy = Напишите одно из слов: { $allowed }.
bad-id-cause = «{ $found }» — не обозначение.
bad-id-remedy = Используйте только буквы, цифры, «-» и «_», без пробелов.
bad-text-cause = В тексте стоит невидимый знак ({ $found }).
bad-text-remedy = Наберите текст заново или вставьте его без форматирования.

## Почему файл не читается

why-open-quote = кавычка открыта и не закрыта
why-text-after-quote = после закрывающей кавычки идёт текст
why-row-too-long = в строке ячеек: { $cells }, а в заголовке: { $columns }
why-decimal-comma = в строке ячеек: { $cells }, а в заголовке: { $columns }; десятичная запятая разрывает число в таблице, разделённой запятыми
why-no-heading = нет строки заголовка
why-too-many-findings = больше 1000 замечаний; остаток файла не прочитан
why-too-large = файл больше 256 МиБ
why-not-a-file = это не файл
why-wrong-type = ожидалось { $expected }, найдено { $found }
why-mixed-currencies = одна из сумм не в валюте файла
why-unsorted = места идут не по возрастанию
why-too-big-in-memory = одно из мест лежит дальше, чем достаёт любая программа

## Программа

out-of-range-cause = { $least ->
        [none] Слишком много: { $found }, допустимо не более { $largest }.
       *[other] { $largest ->
            [none] Слишком мало: { $found }, допустимо не менее { $least }.
           *[other] Число { $found } не лежит между { $least } и { $largest }.
        }
    }
out-of-range-remedy = Проверьте число и единицу измерения.
duplicate-key-cause = «{ $key }» уже есть в этой таблице, в строке { $first_row }.
duplicate-key-remedy = Переименуйте или удалите одну из двух строк.
unknown-id-cause = В таблице { $table } нет «{ $found }».
unknown-id-remedy = { $nearest ->
        [none] Добавьте его в { $table } или исправьте обозначение здесь.
       *[other] Возможно, имеется в виду «{ $nearest }»; иначе добавьте «{ $found }» в { $table }.
    }
unknown-currency-cause = Нет курса для { $found }.
unknown-currency-remedy = Добавьте «{ $found } = …» с датой и источником в раздел [rates] файла programme.toml.
period-reversed-cause = Строка кончается раньше, чем начинается.
period-reversed-remedy = Поменяйте местами «from» и «to».
deadline-after-end-cause = Крайний срок { $deadline } позже конца самой потребности, { $end }.
deadline-after-end-remedy = Укажите в «первая_поставка_до» день не позже «по» или продлите потребность.
outside-horizon-cause = «{ $found }» лежит вне горизонта программы; эта часть не учитывается.
outside-horizon-remedy = Исправьте период или расширьте горизонт (planning_day и periods в programme.toml).
overlapping-rows-cause = Эта строка покрывает периоды, которые уже покрыты строкой { $first_row } того же ресурса.
overlapping-rows-remedy = Пусть одна строка кончается до начала другой.
range-reversed-cause = Число не лежит в своих пределах: нарушено low ≤ число ≤ high.
range-reversed-remedy = Расставьте три числа по порядку; если пределов нет, оставьте low и high пустыми.
cycle-in-bom-cause = Состав изделий идёт по кругу: { $circle }.
cycle-in-bom-remedy = Уберите одну из этих строк: ничто не может быть частью самого себя.
cycle-in-precedence-cause = Работы ждут друг друга по кругу: { $circle }.
cycle-in-precedence-remedy = Уберите одну из этих строк из precedence.csv.
cycle-in-requires-cause = Проекты по кругу требуют, чтобы другой был запущен раньше: { $circle }.
cycle-in-requires-remedy = Уберите одну из этих строк из requires.csv или поставьте «and»: оба или ни одного.
no-price-cause = Изделие ввозится или производится, но цены у него нет.
no-price-remedy = Укажите в products.csv цену ввоза без пошлины.
no-site-cause = У проекта нет площадки.
no-site-remedy = Добавьте для него хотя бы одно предприятие в sites.csv.
no-task-cause = У проекта нет работ или у работы нет ни одного способа на одной из площадок.
no-task-remedy = Добавьте строки в tasks.csv; строка с пустым «plant» действует на всех площадках.
shares-exceed-one-cause = Доли внешних поставщиков в сумме больше единицы.
shares-exceed-one-remedy = В сумме они должны давать не больше 1 (100 %).
carry-over-differs-cause = У фонда указаны две разные доли переноса.
carry-over-differs-remedy = Напишите одну и ту же долю во всех строках фонда или оставьте все, кроме одной, пустыми.
io-unbalanced-cause = Затраты и добавленная стоимость отрасли дают в сумме { $sum } вместо 1.
io-unbalanced-remedy = Проверьте столбец отрасли в трёх таблицах «затраты — выпуск»; округление опубликованных таблиц безвредно.
io-not-productive-cause = У таблиц «затраты — выпуск» нет решения: отрасль потребляет столько же, сколько выпускает, или больше.
io-not-productive-remedy = Проверьте, что коэффициенты даны на единицу выпуска отрасли-столбца, а не в деньгах.
hidden-imports-unknown-cause = Импорт, скрытый в собственных затратах проекта, не указан и не выводится из таблиц; он принят равным нулю.
hidden-imports-unknown-remedy = Заполните «nonbom_imports_per_unit» или «sector» вместе с таблицами «затраты — выпуск». Без этого проект выглядит лучше, чем он есть.
parts-exceed-price-cause = Детали и скрытый импорт стоят { $parts } — больше цены { $price }.
parts-exceed-price-remedy = Проверьте состав изделия и цены. Если они верны, проект окупается, только если и детали делать внутри.
unused-value-cause = Ограничение вида «{ $kind }» не использует эту ячейку («{ $found }»).
unused-value-remedy = Очистите её или выберите вид, которому она нужна.
no-demand-cause = Изделие никому внутри не нужно, и ни одному проекту тоже.
no-demand-remedy = Добавьте его в demand.csv, в builds.csv или в состав того, что собирается.

## Чего не может быть

never-affordable-cause = На проект никогда не хватит денег: он стоит не меньше { $outlay }, а в его фондах за всё время { $available }.
never-affordable-remedy = Добавьте денег в funds.csv, откройте ему другой фонд в fund_rules.csv или снизьте затраты.
never-in-time-cause = Проект не успеть запустить: кратчайший путь занимает периодов: { $needed }, а есть { $available }.
never-in-time-remedy = Добавьте более быстрый способ, сдвиньте «latest_launch» или удлините горизонт.
never-fits-cause = Проекту нужно { $needed } ед. «{ $resource }», а бывает не больше { $available }.
never-fits-remedy = Увеличьте ресурс или площадь либо добавьте другую площадку.
limits-collide-cause = Эти ограничения несовместимы: { $limits }. { $proof ->
    [data] Это видно из самих таблиц.
    [proof] Доказано, что ни один план не соблюдает их все.
   *[search] Поиск не нашёл плана, который соблюдает их все; что такого нет, не доказано.
}
limits-collide-remedy = Ослабьте любое из них: тогда остальные совместимы.

## План под проверкой

plan-foreign-cause = План составлен для другой программы, или программа с тех пор изменилась (план { $plan }, программа { $programme }).
plan-foreign-remedy = Составьте план заново или проверяйте его по той папке, для которой он составлен.
plan-unknown-cause = В плане есть «{ $found }», чего нет в программе.
plan-unknown-remedy = Составьте план заново; не меняйте обозначения, пока план действует.
plan-project-twice-cause = Проект стоит в плане дважды.
plan-project-twice-remedy = Уберите одну из двух записей.
plan-must-cause = По программе проект обязателен или исключён, а в плане — наоборот.
plan-must-remedy = Следуйте столбцу «must» в projects.csv или измените его и составьте план заново.
plan-site-cause = На этом предприятии проект строить нельзя: оно не входит в число его площадок.
plan-site-remedy = Выберите предприятие, указанное для проекта в sites.csv.
plan-tasks-cause = Работа «{ $task }» отсутствует, стоит дважды или относится не к этому проекту.
plan-tasks-remedy = Назначьте каждую работу проекта ровно один раз.
plan-mode-cause = У работы «{ $task }» на этой площадке нет способа «{ $mode }».
plan-mode-remedy = Выберите способ, указанный там в tasks.csv.
plan-horizon-cause = Работа «{ $task }» выходит за горизонт.
plan-horizon-remedy = Начните её раньше, выберите более быстрый способ или удлините горизонт.
plan-precedence-cause = Работа «{ $after }» начинается в { $start }, а после «{ $before }» она может начаться не раньше { $earliest }.
plan-precedence-remedy = Перенесите её на { $earliest } или позже.
plan-launch-cause = Запуск указан в { $launch }, а последняя работа закончена к { $ended }.
plan-launch-remedy = Укажите запуск в { $ended }.
plan-late-cause = Проект запускается в { $launch } — позже допустимого срока { $latest }.
plan-late-remedy = Начните его раньше или выберите более быстрые способы.
plan-requires-cause = Нарушено требование: { $kind } «{ $other }».
plan-requires-remedy = Смотрите строку об этих проектах в requires.csv или precedence.csv: включите «{ $other }», исключите его или перенесите запуск.
plan-resource-cause = В { $period } план занимает { $used } ед. «{ $resource }», а есть { $capacity }.
plan-resource-remedy = Перенесите одну из работ, которые его занимают, или выберите другой способ.
plan-floor-cause = Выбранные проекты занимают { $used } м² на «{ $plant }», а свободно { $available } м².
plan-floor-remedy = Разместите один из них на другом предприятии.
plan-payment-cause = В { $year } году за проект платят { $paid }, а тратит он { $spent }.
plan-payment-remedy = Платежи года должны равняться тратам года.
plan-fund-rule-cause = Фонд «{ $fund }» платит { $paid } в { $year } году, а по его правилам можно { $allowed }.
plan-fund-rule-remedy = Пусть остальное заплатит другой фонд, или измените fund_rules.csv и составьте план заново.
plan-fund-empty-cause = Фонд «{ $fund }» платит { $paid } в { $year } году, а есть у него { $available }.
plan-fund-empty-remedy = Перенесите работу на более богатый год или возьмите другой фонд.
plan-capacity-cause = В { $period } выпускается { $made } ед., а мощность — { $capacity }.
plan-capacity-remedy = Выпускайте не больше, чем позволяет разгон после запуска.
plan-market-cause = В { $period } внутри выпускается { $made } ед. «{ $product }», а ввозилось бы только { $market }: один и тот же импорт был бы замещён дважды.
plan-market-remedy = Уменьшите выпуск одного из производителей.
plan-buyer-cost-cause = В { $year } году покупатели переплачивают { $extra } по сравнению с импортом; предел — { $allowed }.
plan-buyer-cost-remedy = Выпускайте меньше того, что внутри дороже, или ослабьте «buyer_cost_max_share» в programme.toml.
plan-policy-cause = Ограничение нарушено на { $breach } ({ $year }), а нарушать его нельзя.
plan-policy-remedy = Выберите другие проекты или сроки либо назначьте ограничению штраф в limits.csv.
plan-totals-cause = В плане записано { $total } = { $claimed }, а пересчёт даёт { $recomputed }.
plan-totals-remedy = Не доверяйте этому файлу: его меняли вручную или создала неисправная программа. Составьте план заново.
plan-bound-cause = Верхняя граница плана { $bound } ниже его собственной ценности { $value }.
plan-bound-remedy = Одно из двух чисел неверно. Составьте план заново.
plan-reason-cause = Причина «{ $reason }», по которой не выбран { $subject }, неверна.
plan-reason-remedy = Не доверяйте файлу. Составьте план заново.
plan-unexplained-cause = План называет причины, но не говорит, почему не выбран { $subject }.
plan-unexplained-remedy = Причина удалена, или ошиблась программа, составившая план. Составьте план заново.
plan-seal-cause = В файле написано не то, что было при записи: печать не подходит.
plan-seal-remedy = Файл изменён вручную или повреждён. Не верьте ни одной его цифре. Составьте план заново или возьмите оригинал.
plan-label-cause = Подпись «{ $found }» стоит рядом с периодом { $period }.
plan-label-remedy = Не доверяйте ни подписи, ни периоду. Составьте план заново.

## Доказательство под проверкой

certificate-foreign-cause = Доказательство составлено для другой программы (доказательство { $certificate }, программа { $programme }).
certificate-foreign-remedy = Возьмите доказательство, записанное рядом с планом.
certificate-multiplier-cause = Множитель отрицателен, не является числом или относится к несуществующему ограничению: { $row }.
certificate-multiplier-remedy = Этот файл ничего не доказывает. Составьте план заново.
certificate-cases-cause = Случаи в доказательстве охватывают не всё (узел { $node }).
certificate-cases-remedy = Этот файл ничего не доказывает. Составьте план заново.
certificate-bound-cause = План заявляет границу { $claimed }, а доказательство относится к границе { $proven }.
certificate-bound-remedy = Возьмите доказательство, записанное рядом с планом, или составьте план заново.

## Кооперация

bad-unit-cause = Единица «{ $found }» неизвестна.
bad-unit-remedy = Напишите единицу из списка в docs/reference/programme-folder.md: например, шт., комплект, кг.
bad-size-cause = «{ $found }» — не размер.
bad-size-remedy = Пишите так: 600 мм, 20–600 мм, ≤ 0,02 мм, 58–62 HRC или 7: одно или два числа, затем единица.
bad-day-cause = «{ $found }» — не дата.
bad-day-remedy = Пишите 2027-05-31 или 31.05.2027; 2027-05, 2027-Q2, 2027-W22 означают первый или последний день.
unit-mismatch-cause = «{ $property }» нельзя измерять { $found ->
        [none] числом без единицы
       *[other] в «{ $found }»
    }: это не пересчитать.
unit-mismatch-remedy = Измеряйте в одной из этих единиц: { $allowed }.
need-uncheckable-cause = Потребность не требует ничего, что можно проверить.
need-uncheckable-remedy = Добавьте строки в requirements.csv, сертификаты или срок; иначе любой завод подходит одинаково.
tolerance-beyond-process-cause = Требование «{ $requirement }»: { $asked }; указанные процессы дают не точнее { $finest }.
tolerance-beyond-process-remedy = Добавьте чистовую операцию или расширьте допуск.
held-certificate-expired-cause = «{ $held }» истёк { $found }, раньше { $day }; он ничего не подтверждает.
held-certificate-expired-remedy = Внесите продлённый сертификат или оставьте строку для истории.

## Таблицы торговли

trade-packed-cause = Файл не распаковывается: { $reason }.
trade-packed-remedy = Скачайте его ещё раз или распакуйте сами и укажите таблицу.
trade-swollen-cause = При распаковке файл вырастает более чем в { $ratio } раз; с таблицами торговли так не бывает.
trade-swollen-remedy = Если вы доверяете файлу, распакуйте его сами и укажите таблицу.
trade-no-lines-cause = За первый миллион байтов не кончилась ни одна строка; это не текстовая таблица.
trade-no-lines-remedy = Дайте таблицу в виде CSV, можно сжатую: .csv.gz или .zip.
trade-no-rows-cause = Здесь нет ни одной пригодной строки (прочитано: { $rows }).
trade-no-rows-remedy = Проверьте, тот ли это файл; что не так со строками, сказано в других замечаниях.
trade-layout-cause = Ни один столбец не сообщает «{ $missing }»; есть столбцы: { $columns }.
trade-layout-remedy = Напишите файл соответствия, где сказано, какой это столбец (--mapping); пример в docs/guide/exposure.md.
trade-column-twice-cause = Два столбца означают «{ $role }»: «{ $first }» и «{ $second }».
trade-column-twice-remedy = Уберите один из них из таблицы или укажите нужный в файле соответствия (--mapping); одноимённые столбцы сначала переименуйте.
trade-mapped-column-cause = По файлу соответствия «{ $column }» — это { $role }; такого столбца нет, есть: { $columns }.
trade-mapped-column-remedy = Исправьте имя столбца в файле соответствия или перечислите в `files` таблицы, для которых он написан.
trade-mapping-cause = В файле соответствия есть непонятное: { $key } { $found }.
trade-mapping-remedy = Разделы, роли и единицы файла соответствия перечислены в docs/guide/exposure.md.
trade-short-rows-cause = Строк с недостающими ячейками: { $rows }; они не использованы, первая — «{ $found }».
trade-short-rows-remedy = Проверьте, не обрезан ли файл и тот ли в нём разделитель; скачайте его ещё раз.
trade-open-quote-cause = Строк, где кавычка открыта в начале ячейки и не закрыта в той же строке: { $rows }; они не использованы, строки ниже прочитаны. Первая — «{ $found }».
trade-open-quote-remedy = Закройте кавычку или удвойте её, если она часть ячейки.
trade-unreadable-rows-cause = Строк, где эта ячейка не читается: { $rows }; они не использованы, в первой — «{ $found }». Их стоимость, насколько прочитана: { $value }.
trade-unreadable-rows-remedy = Исправьте ячейки или откажитесь от них сознательно.
trade-negative-cause = Строк с отрицательной стоимостью: { $rows } (вместе { $value }); они не использованы, в первой — «{ $found }».
trade-negative-remedy = Торговля не бывает отрицательной: узнайте у автора таблицы, не поправки ли это, и внесите их в исправляемые строки.
trade-unknown-place-cause = Строк с неизвестной страной: { $rows }; они не использованы, в первой — «{ $found }». Их стоимость, насколько прочитана: { $value }.
trade-unknown-place-remedy = Пишите страны двумя или тремя буквами либо номером ISO 3166; для своего региона возьмите свободный номер меньше 1000.
trade-rounded-cause = Значений мельче тысячной доли единицы валюты: { $rows }; они округлены.
trade-rounded-remedy = Ничего делать не нужно: суммы меняются меньше чем на последнюю единицу каждой строки.
trade-bad-quantity-cause = Количеств, которые не читаются или отрицательны: { $rows }; стоимости этих строк учтены, количества — нет.
trade-bad-quantity-remedy = Исправьте ячейки, если для этих строк нужны цены за единицу.
trade-left-out-cause = Строк, которые лишь дробят другие (по процедуре, транспорту, второму партнёру, возвратам): { $rows }; дважды они не посчитаны.
trade-left-out-remedy = Ничего делать не нужно.
trade-coarser-cause = Строки на { $value } тыс. имеют коды короче { $level } знаков; это суммы более подробных строк, дважды они не посчитаны.
trade-coarser-remedy = Ничего делать не нужно; --level 4 или --level 2 покажет позиции или группы.
trade-repeated-cause = Строк, которые встречаются в таблице больше одного раза: { $lines }, первая — { $found }; их стоимости сложены.
trade-repeated-remedy = Если это более подробные коды или месяцы, ничего делать не нужно; если строки повторены по ошибке, уберите их из таблицы.
trade-overlap-cause = Строк на { $value } тыс., которые есть и здесь, и в { $other }: { $lines }, первая — { $found }; они посчитаны один раз, так, как в { $other }.
trade-overlap-remedy = Указывайте каждую таблицу и каждый год только раз; первой — ту, которая должна считаться.
trade-mirrored-cause = Партнёр не сообщил { $flow ->
        [import] о ввозе
       *[export] о вывозе
    } за { $year } год; взято то, что сообщают о торговле с ним другие. Кто не публикует ничего, тот пропущен.
trade-mirrored-remedy = Считайте эти числа нижней границей или добавьте собственную таблицу партнёра.
trade-partner-missing-cause = Нет данных о { $flow ->
        [import] ввозе
       *[export] вывозе
    } этого партнёра за { $year } год; союз посчитан без них.
trade-partner-missing-remedy = Добавьте таблицу с этими данными или проверьте код партнёра.
trade-year-missing-cause = Ни одной строки за { $year } год; есть: { $years }.
trade-year-missing-remedy = Укажите один из этих годов или добавьте таблицу за нужный год.
trade-hidden-codes-cause = Ввоз на { $value } ({ $percent } % всего) стоит под кодами, скрывающими товар; это отдельные строки, ни к одному продукту они не отнесены.
trade-hidden-codes-remedy = Считайте числа по продуктам нижней границей; узнайте у статистиков, что скрыто.
trade-unnamed-suppliers-cause = У ввоза на { $value } ({ $percent } % всего) не назван поставщик; концентрация там дана промежутком, зависящая от неё отметка остаётся открытой.
trade-unnamed-suppliers-remedy = Возьмите для этих продуктов таблицу по странам-партнёрам.
trade-unmeasured-cause = У ввоза на { $value } ({ $percent } % всего) нет количества; цены за единицу посчитаны по остальным строкам.
trade-unmeasured-remedy = Сравнивайте цены только там, где количество есть у большей части стоимости.
trade-world-partial-cause = В таблицах есть вывоз лишь { $exporters } стран; о концентрации мирового вывоза при числе меньше { $needed } не говорится.
trade-world-partial-remedy = Добавьте таблицу торговли всего мира (есть у BACI), чтобы видеть мировую сторону.
trade-reexports-cause = В { $year } году через этого партнёра лишь прошли товары на { $value } тыс.; из его вывоза они вычтены.
trade-reexports-remedy = Ничего делать не нужно.
trade-converted-cause = Коды этого года — по { $from }; они переведены в { $to }. { $split } % ввоза распределено между несколькими кодами, у { $unmapped } % соответствия нет, они остались под старыми кодами.
trade-converted-remedy = Ничего делать не нужно; отдельные продукты сравнивайте осторожно там, где распределено много.
trade-currencies-cause = Таблицы в разных валютах ({ $currencies }); молча ничего не пересчитывается.
trade-currencies-remedy = Указывайте за раз таблицы в одной валюте.
trade-editions-mixed-cause = Таблицы составлены по разным редакциям Гармонизированной системы: { $editions }. Между редакциями коды дробятся и сливаются, поэтому годы напрямую не сравнимы.
trade-editions-mixed-remedy = Укажите таблицу соответствия (--concordance) или возьмите таблицы одной редакции.
trade-archive-damaged-cause = Файл торгового архива повреждён: { $part }.
trade-archive-damaged-remedy = Удалите файл: при чтении таблиц он будет записан заново.
trade-archive-version-cause = Этот файл торгового архива записан другой версией программы.
trade-archive-version-remedy = Удалите файл: при чтении таблиц он будет записан заново.
trade-archive-copy-cause = Файл — копия { $used }, где { $year } год уже есть; год посчитан один раз.
trade-archive-copy-remedy = Удалите копию.
trade-archive-rival-cause = В файле другие числа за { $year } год, чем в { $used }, а взят он; у года один файл, названный по году.
trade-archive-rival-remedy = Удалите файл, который не должен считаться.

## Таблицы «затраты — выпуск»

trade-plant-rows-cause = Строк таблицы заводов без завода, кода или стоимости больше нуля: { $rows }; они не использованы.
trade-plant-rows-remedy = Исправьте их: строка на завод и код, со стоимостью выпуска в одной любой валюте.
io-layout-cause = Это не таблица «затраты — выпуск» в понятном виде: не хватает «{ $missing }».
io-layout-remedy = Нужна квадратная таблица: строки и столбцы вида РЕГИОН.отрасль (или РЕГИОН_отрасль) и столбец или строка выпуска. Национальная таблица, для союза из одной страны: отрасли, строка импорта и строка выпуска; или папка с файлами «domestic» и «imports», в каждом строка, столбец, значение.
io-twice-cause = Строка «{ $found }» стоит дважды.
io-twice-remedy = Оставьте одну из двух: у каждой отрасли одна строка.
io-cell-cause = Ячеек, где не число: { $cells }; они считаются нулём, в первой — «{ $found }».
io-cell-remedy = Исправьте ячейки.
io-row-sums-cause = Строк, не сходящихся с выпуском: { $rows }, больше всех { $found } (на { $off }).
io-row-sums-remedy = Таблица взята как есть; при большой разнице спросите её издателя.
io-negative-cause = Строк с отрицательными промежуточными потоками: { $rows }, первая — { $found }.
io-negative-remedy = Таблица взята как есть; содержание импорта у покупателей этих строк может выйти за пределы от нуля до единицы.
io-no-output-cause = Отраслей без выпуска: { $rows }, первая — { $found }; о них ничего не говорится.
io-no-output-remedy = Ничего делать не нужно.
io-buys-more-cause = Отраслей, что покупают больше, чем выпускают: { $rows }, первая — { $found }.
io-buys-more-remedy = Таблица взята как есть; сказанное об этих отраслях читайте осторожно.
io-region-missing-cause = В таблице «затраты — выпуск» нет таких регионов; есть: { $known }.
io-region-missing-remedy = Вместо него взяты отрасли других партнёров, если они есть; его особенности промежутки не охватывают.
io-tracked-cause = { $percent } % импорта союза из этой отрасли — товары, которые программа считает по отдельности.
io-tracked-remedy = Делать ничего не нужно: эта доля изъята из io_imported.csv, чтобы ни один импорт не был посчитан дважды.
io-tracked-unknown-cause = Часть импорта этой отрасли программа считает по отдельности; её доля в импорте отрасли неизвестна: товаров отрасли в таблицах торговли всего { $products }.
io-tracked-unknown-remedy = io_imported.csv оставлена целой, поэтому скрытый импорт скорее завышен. Дайте таблицы торговли всеми товарами, тогда эта доля будет изъята.

## Запросы

event-conflict-cause = У этого события идентификатор другого события.
event-conflict-remedy = Дайте событию свой идентификатор; то же событие, присланное снова, считается один раз.
event-too-early-cause = День раньше, чем { $last }, а раньше нельзя.
event-too-early-remedy = Исправьте день. События добавляются по порядку дней; предложения действуют не меньше срока ответа.
event-too-late-cause = Поздно: последним днём было { $last }.
event-too-late-remedy = Попросите покупателя повторить запрос или завод — дать новое предложение.
event-unknown-cause = «{ $found }» здесь нет; есть: { $known }.
event-unknown-remedy = Исправьте ключ.
event-bad-key-cause = «{ $found }» — не ключ.
event-bad-key-remedy = Используйте буквы, цифры, «-», «_» и «.».
event-key-taken-cause = Ключ «{ $found }» уже занят.
event-key-taken-remedy = Выберите другой ключ.
event-not-yours-cause = «{ $who }» этого сделать не может.
event-not-yours-remedy = Покупатели отправляют, присуждают, отзывают и продлевают свои потребности; заводы дают предложения, отказываются и продлевают свои профили. Проверьте --who.
event-nobody-asked-cause = Запрос никого не спрашивает.
event-nobody-asked-remedy = Назовите хотя бы одну возможность.
event-not-asked-cause = «{ $found }» в этом запросе не спрашивали.
event-not-asked-remedy = Ответить может только тот, кого спросили; покупатель может повторить запрос шире.
event-ended-cause = Запрос «{ $enquiry }» завершён.
event-ended-remedy = Отправьте новый запрос.
event-no-reason-cause = Нет причины.
event-no-reason-remedy = Скажите, почему: отказы, присуждения и отзывы хранятся с причинами.
event-bad-price-cause = Цены неверны: каждая больше нуля, количества растут, оснастка не меньше нуля.
event-bad-price-remedy = Исправьте цены.
event-no-rate-cause = В программе нет курса { $currency } к { $own }.
event-no-rate-remedy = Дайте цену в другой валюте или добавьте курс с днём и источником в programme.toml.
event-bad-shares-cause = Доли при выборе должны быть больше нуля и в сумме давать единицу.
event-bad-shares-remedy = Дайте каждому предложению долю, например q1=0.6,q2=0.4; у звеньев цепочки долей нет: укажите --chain.
event-below-minimum-cause = «{ $quote }» действует от { $least } единиц; при таком выборе ему достаётся меньше.
event-below-minimum-remedy = Дайте предложению большую долю или попросите завод предложить цену на меньшее количество.
event-in-future-cause = Этот день ещё не наступил; сейчас можно записать не позже { $last }.
event-in-future-remedy = Исправьте день: записывается то, что уже произошло, а раньше этого дня ничего нельзя было бы добавить.
event-adrift-cause = Таблицы изменились под прежними событиями запроса «{ $enquiry }», и сейчас они не считаются: { $count }.
event-adrift-remedy = Верните в таблицы то, что было изменено, или отправьте потребность новым запросом; «enquiry show --who» говорит каждому автору, какие его события не считаются и почему.
journal-damaged-cause = Строка { $line } журнала повреждена.
journal-damaged-remedy = Журнал дополняет только эта программа: верните его из копии. В повреждённый ничего не добавляется.

## Таблицы торговли в базе данных

database-unreachable-cause = База данных не отвечает или не пускает: { $reason }.
database-unreachable-remedy = Проверьте адрес, порт, базу, пользователя и пароль; пароль может стоять в PGPASSWORD или в ~/.pgpass. Серверы с частями таблицы должны быть доступны первому из них.
database-no-table-cause = В базе { $database } нет таблицы или представления «{ $table }», видимых этому пользователю.
database-no-table-remedy = Проверьте имя, вместе со схемой (--table схема.имя).
database-no-rights-cause = Пользователю базы не разрешено читать таблицу: { $reason }.
database-no-rights-remedy = Попросите право SELECT на неё и право пользоваться её схемой.
database-lacks-cause = База данных не умеет того, что нужно: { $reason }.
database-lacks-remedy = Возьмите PostgreSQL 12 или новее либо совместимую с ним базу; или выгрузите таблицу в файл CSV и укажите его.
database-rows-travel-cause = Строки «{ $found }» передаются с другого сервера по одной; итог верен, но ждать его долго.
database-rows-travel-remedy = Выполните ANALYZE для частей таблицы, храните стоимость и количество в числовых столбцах, а ключом разбиения сделайте столбец года; пример есть в docs/guide/exposure.md.
