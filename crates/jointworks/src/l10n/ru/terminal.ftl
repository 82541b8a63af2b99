### Что выводится в терминал, кроме объяснений и замечаний.

## Счёт

tally-errors =
    { $n ->
        [0] ошибок нет
        [one] { $n } ошибка
        [few] { $n } ошибки
       *[many] { $n } ошибок
    }
tally-warnings =
    { $n ->
        [0] предупреждений нет
        [one] { $n } предупреждение
        [few] { $n } предупреждения
       *[many] { $n } предупреждений
    }

## check

check-programme-empty = В пустой программе нет ошибок, но нет и проектов: заполните её таблицы, прежде чем планировать.
check-programme-good = По этой программе можно составлять план: { $tally }.
check-programme-bad = По этой программе пока нельзя составить план: { $tally }.
check-size = { $projects ->
        [one] { $projects } возможный проект
        [few] { $projects } возможных проекта
       *[many] { $projects } возможных проектов
    }, { $plants ->
        [one] { $plants } предприятие
        [few] { $plants } предприятия
       *[many] { $plants } предприятий
    }, { $products ->
        [one] { $products } изделие
        [few] { $products } изделия
       *[many] { $products } изделий
    }; срок: { $first } — { $last }.
check-plan-good = План допустим: все правила соблюдены, итоги верны. Его ценность — { $value }.
check-plan-bad = Принять план нельзя.
check-proof-good = Доказано: ценность никакого плана не может превысить { $bound }.
check-proof-bad = Доказательство не подтверждает границу плана.
check-proof-none = Рядом с планом нет доказательства: его граница заявлена, но не доказана.

## init

init-done = Папка { $folder } готова: { $files ->
        [one] { $files } файл
        [few] { $files } файла
       *[many] { $files } файлов
    }.
init-done-workbook = Книга { $folder } готова: { $files ->
        [one] { $files } лист
        [few] { $files } листа
       *[many] { $files } листов
    }.
init-next-template = Заполните таблицы (что в них должно быть — в docs/reference/programme-folder.md), затем: jointworks check { $folder }
init-next-example = Дальше: jointworks plan { $folder } --out { $out }
init-not-empty = { $folder } уже есть, и это не пустая папка: ничего не записано. Укажите новую папку или книгу.

## plan

plan-exists = { $file } уже есть. Добавьте --force, чтобы заменить его, или укажите другое место.
plan-searching = Составляется план, { $projects ->
        [one] { $projects } проект
        [few] { $projects } проекта
       *[many] { $projects } проектов
    }; Ctrl-C остановит поиск и сохранит лучший найденный план
plan-progress = ценность { $value }, граница { $bound }, разрыв { $gap }, { $elapsed }
plan-progress-no-plan = плана ещё нет, граница { $bound }, { $elapsed }
plan-stopping = Остановка после этого шага; ещё одно Ctrl-C прервёт сразу
plan-heading = { $programme }: проектов в плане — { $chosen } из { $all }
plan-nothing = Не выбрано ничего: лучший найденный план — ничего не делать.
plan-none = Допустимый план не найден. Ничего не записано; более долгий поиск может его найти.
plan-impossible = Допустимого плана не существует. Ничего не записано.
plan-illegal = Собственный судья планировщика отвергает этот план. Он записан только для разбора; не используйте его. Сообщите об этом как об ошибке программы.
plan-column-project = проект
plan-column-name = название
plan-column-site = площадка
plan-column-modes = способы
plan-column-launch = запуск
plan-column-nvr = ценность, { $currency }
plan-column-outlay = затраты, { $currency }
plan-not-chosen = Не вошли в план
total-nvr = Чистая сохранённая стоимость
total-value-added = Добавленная стоимость внутри
total-public-money = Нужно денег
total-buyer-cost = Переплата покупателей
total-buyer-saving = Экономия покупателей
total-assumptions = Держится на допущениях
total-penalty = Штрафы за нарушенные ограничения
total-objective = Ценность за вычетом штрафов
after-penalties = { $sum } за вычетом штрафов
plan-range = { $value } (от { $low } до { $high } в пределах скрытого импорта)
plan-discounted = приведено к { $day }
plan-undiscounted = без приведения
plan-bound-optimal = Большего не даст никакой план: доказано, что этот — наилучший.
plan-bound-gap = Никакой план не может дать больше { $bound }; этот даёт не меньше { $share } наилучшего (разрыв { $gap }).
plan-bound-far = Никакой план не может дать больше { $bound }; насколько близок этот, пока неизвестно. Может помочь более долгий поиск.
plan-proven = Судья не нашёл нарушений, граница доказана.
plan-unproven = Граница заявлена планировщиком, но доказательство её не подтверждает.
plan-effort = начало случайного ряда { $seed }, { $work ->
        [one] { $work } шаг работы
        [few] { $work } шага работы
       *[many] { $work } шагов работы
    }, { $elapsed }
plan-written-report = Отчёт: { $file }
plan-written-plan = План: { $file }
plan-written-certificate = Доказательство: { $file }
plan-explain-hint = Почему проект вошёл или не вошёл: jointworks explain { $folder } { $plan } ПРОЕКТ

## Ограничения политики

limits-limit = ограничение
limits-kind = что ограничено
limits-tightest = теснее всего
limits-slack = остаётся запас, { $currency }
limits-kept = соблюдено
limits-horizon = весь срок
limits-yes = да
limits-no = нет
limits-bought = нарушено за штраф
limit-import-bill-max = импорт за год
limit-import-share-max = доля импорта изделия
limit-supplier-share-max = доля крупнейшего внешнего поставщика
limit-domestic-content-min = местное содержание конечных изделий
limit-buyer-cost-max = удорожание для покупателей
limit-partner-share-min = доля участника в ценности
limit-public-money-max = деньги за весь срок

## Отказ машины

failure = Отказ машины: { $reason }
failure-write = не удалось записать { $file }

## import и export

exchange-table = таблица
exchange-rows = строк
exchange-done = Записано в { $to }: { $tables ->
        [one] { $tables } таблица
        [few] { $tables } таблицы
       *[many] { $tables } таблиц
    }.
exchange-no-loss-of-folder = Перенесено всё.
exchange-no-loss-of-workbook = Перенесено всё, кроме шрифтов, цветов и ширины столбцов.
exchange-loss-files = Не перенесено, потому что в книге этому нет места: { $names }.
exchange-loss-hidden-sheets = Не перенесено, потому что скрыто: { $names }.
exchange-loss-other-sheets = Не перенесено, потому что это не таблицы программы: { $names }.
exchange-loss-formulas = { $n ->
        [one] От { $n } формулы перенесено значение.
       *[other] От { $n } формул перенесены значения.
    }
exchange-loss-comments = { $n ->
        [one] Не перенесено { $n } примечание к ячейке.
        [few] Не перенесено { $n } примечания к ячейкам.
       *[many] Не перенесено { $n } примечаний к ячейкам.
    }
exchange-loss-drawings = { $n ->
        [one] Не перенесён { $n } рисунок или диаграмма.
        [few] Не перенесено { $n } рисунка и диаграммы.
       *[many] Не перенесено { $n } рисунков и диаграмм.
    }
exchange-kept = В { $to } остались прежние таблицы, которых нет в этой книге: { $names }. Они входят в программу этой папки.
exchange-next = Дальше: jointworks check { $to }
exchange-refused = Ничего не записано.
