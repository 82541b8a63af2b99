### Кто может сделать: потребности, возможности и причины каждой оценки.

match-progress = потребностей { $done } из { $all }
match-none-asked = В программе нет потребностей: таблица needs.csv пуста или её нет.
match-unknown-need = Потребности «{ $need }» ни у кого нет. Есть: { $known }.
match-need = { $need }: { $quantity } в неделю, { $first } – { $last }
match-need-to = { $need }: { $quantity } в неделю, { $first } – { $last }, поставка: { $place }
match-codes = Код ТН ВЭД, если это один из этих (вероятнейший первый; выберите и впишите в needs.csv): { $codes }
match-no-codes = Ни один код номенклатуры не подходит по словам.
match-expired = больше не запрашивается: действовало до { $until }
match-nobody = Ни одно описание не говорит об этом.
match-nobody-fits = Никто не выполняет всего обязательного.
match-column-rank = №
match-column-who = кто
match-column-score = балл
match-column-relevance = сходство
match-column-landed = с доставкой
match-column-distance = расстояние
match-column-verdicts = оценки
match-plant = { $plant }
match-member = { $plant } ({ $capability })
match-member-part = { $plant } ({ $capability }: { $processes })
match-member-share = { $plant } ({ $capability }: { $quantity })
match-then = →
match-and = +
match-kilometres = { $kilometres } км
match-counts = выполнено { $met }{ $effort ->
        [0] { "" }
       *[other] , с усилием { $effort }
    }{ $unknown ->
        [0] { "" }
       *[other] , неизвестно { $unknown }
    }{ $failed ->
        [0] { "" }
       *[other] , не выполнено { $failed }
    }
match-detail = { $rank }. { $who }: балл { $score } = сходство { $relevance } × среднее из: { $parts }
match-part = { $criterion } { $points } (×{ $weight })
match-criterion-cost = цена
match-criterion-capacity = свободная мощность
match-criterion-distance = близость
match-criterion-delivery = поставки в срок
match-criterion-verdicts = оценки
match-age = Самое старое описание обновлено { $days } дн. назад.
match-verdict-meets = выполняет
match-verdict-meets_with_effort = с усилием
match-verdict-unknown = неизвестно
match-verdict-fails = нет
match-wish = (пожелание)
match-near = Кто не подходит и что это исправит, ближайшие первыми:
match-mend-relax = покупатель смягчает требование
match-mend-either = покупатель смягчает требование или проект на заводе ({ $task })
match-mend-project = проект на заводе ({ $task })
match-task-development = разработка
match-task-certification = сертификация
match-task-tooling = оснащение
match-how = Балл = сходство × среднее баллов (от 0 до 1000) с весами: { $weights }. Обязательные требования не размениваются: кто нарушает хотя бы одно, тот не ранжируется.
match-freight = Перевозка в цене не учтена; ставку задаёт --freight.
match-run-out = { $count ->
        [one] { $count } описание просрочено и не ранжируется.
        [few] { $count } описания просрочены и не ранжируются.
       *[many] { $count } описаний просрочено, они не ранжируются.
    }
match-ideas-none = У каждой потребности есть исполнитель или нет никого близкого: проектов-кандидатов нет.
match-ideas-lacking = Заполнить до планирования: { $columns }. Этого никто не сообщил, поэтому ничего не предположено.
match-idea-name = { $need }: { $plant }
match-idea-evidence = Потребность { $need }; описание { $capability }. { $lacks }
ground-size = { $property }: требуется { $asked }, указано { $able }
ground-untold = { $property }: в описании не сказано
ground-process-same = { $asked }: выполняется
ground-process-kind = { $asked }: выполняется как { $stated }
ground-process-general = { $asked }: в описании сказано только «{ $stated }»
ground-process-none = { $asked }: не выполняется
ground-material = материал: требуется { $asked }, указано { $stated }
ground-certificate-held = { $name }: есть, действует до { $until }
ground-certificate-endless = { $name }: есть, бессрочно
ground-certificate-ends = { $name }: есть, истекает { $until }, раньше конца поставок; нужно продлить
ground-certificate-expired = { $name }: срок истёк { $until }
ground-certificate-absent = { $name }: нет
ground-capacity = мощность: требуется { $asked } в неделю, в самую тесную неделю с { $week } свободно { $free }
ground-capacity-shifts = мощность: требуется { $asked } в неделю, в самую тесную неделю с { $week } свободно { $free }, всеми сменами { $stretched }
ground-capacity-untold = мощность: описание говорит не обо всех неделях
ground-units = потребность считает в «{ $asked }», описание — в «{ $stated }»
ground-deadline = первая поставка: возможна { $ready }, требуется { $deadline }
ground-lead-time = первая поставка: требуется к { $deadline }, срок изготовления не указан
ground-price = цена: с доставкой { $landed }, желаемая { $target }
ground-price-untold = цена: не указана
size-one = { $low } { $unit }
size-range = { $low }–{ $high } { $unit }
size-up-to = до { $high } { $unit }
size-from = от { $low } { $unit }
size-any = любая
