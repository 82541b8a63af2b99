//! Every table and every column, as data.
//!
//! A new column is a line here; the tests then name the reader, the draft and the reference page that lack it.

use super::Empty::{Means, Nothing, Refused};
use super::Kind::{CustomsCode, From, Id, Latest, Number, Suppliers, TaskOf, Text, To, Whole, Word};
use super::{Column, Empty, Kind, Part, Table, cooperation};

/// Every table, in the order of the reference page.
pub const TABLES: &[Table] = &[
    table(
        "plants",
        true,
        &[
            plant(Refused),
            NAME,
            NAME_RU,
            NAME_BE,
            partner(Refused),
            column("city", &["город"], Text, Nothing),
            column("latitude", &["широта"], Number, Nothing),
            column("longitude", &["долгота"], Number, Nothing),
            column("floor_area", &["свободная_площадь"], Number, Nothing),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "products",
        true,
        &[
            product(Refused),
            NAME,
            NAME_RU,
            NAME_BE,
            column("hs", &["код_тн_вэд", "тн_вэд"], CustomsCode, Nothing),
            column("unit", &["единица", "единица_измерения"], Text, Nothing),
            kind(PRODUCT_KINDS),
            column("price", &["цена"], Number, Nothing),
            CURRENCY,
            column("duty_rate", &["ставка_пошлины", "пошлина"], Number, Means("0")),
            column("outside_suppliers", &["внешние_поставщики"], Suppliers, Nothing),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "bom",
        false,
        &[
            product(Refused),
            column("input", &["входит", "деталь", "комплектующее"], Id, Refused),
            column("quantity", &["количество"], Number, Refused),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table("builds", false, &[product(Refused), FROM, TO, PER_PERIOD, SOURCE, BASIS, NOTE]),
    table("demand", false, &[product(Refused), FROM, TO, PER_PERIOD, SOURCE, BASIS, NOTE]),
    table(
        "projects",
        true,
        &[
            project(Refused),
            NAME,
            NAME_RU,
            NAME_BE,
            product(Refused),
            column("capacity_per_period", &["мощность_за_период"], Number, Refused),
            column("unit_price", &["цена_единицы", "цена"], Number, Refused),
            CURRENCY,
            column("imported_share_of_outlay", &["импортная_доля_затрат"], Number, Means("0")),
            column("nonbom_imports_per_unit", &["скрытый_импорт_на_единицу"], Number, Nothing),
            column("nonbom_imports_low", &["скрытый_импорт_от"], Number, Nothing),
            column("nonbom_imports_high", &["скрытый_импорт_до"], Number, Nothing),
            sector(Nothing),
            column("must", &["обязательность", "обязателен"], Word(MUST), Means("free")),
            column("latest_launch", &["крайний_срок_запуска"], Latest, Nothing),
            column("ramp", &["разгон"], Id, Nothing),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "sites",
        true,
        &[
            project(Refused),
            plant(Refused),
            column("capacity_factor", &["коэффициент_мощности"], Number, Means("1")),
            column("outlay_factor", &["коэффициент_затрат"], Number, Means("1")),
            column("price_factor", &["коэффициент_цены"], Number, Means("1")),
            column("area", &["площадь"], Number, Means("0")),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "tasks",
        true,
        &[
            project(Refused),
            task(Id),
            plant(Nothing),
            kind(TASK_KINDS),
            column("mode", &["режим", "вариант"], Id, Refused),
            column("duration", &["длительность"], Whole, Refused),
            column("duration_min", &["длительность_мин"], Whole, Nothing),
            column("duration_max", &["длительность_макс"], Whole, Nothing),
            column("outlay", &["затраты"], Number, Refused),
            CURRENCY,
            column("payment", &["оплата"], Word(PAYMENTS), Means("at_start")),
            column("retry_probability", &["вероятность_повтора"], Number, Means("0")),
            column("overlap", &["перекрытие"], Whole, Means("0")),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "precedence",
        false,
        &[
            project(Refused),
            column("before", &["раньше", "сначала"], TaskOf, Refused),
            column("after", &["позже", "затем"], Id, Refused),
            LAG,
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "requires",
        false,
        &[
            project(Refused),
            column("other", &["другой", "другой_проект"], Id, Refused),
            kind(REQUIREMENTS),
            LAG,
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "resources",
        false,
        &[
            resource(),
            NAME,
            NAME_RU,
            NAME_BE,
            kind(RESOURCE_KINDS),
            partner(Nothing),
            plant(Nothing),
            capacity(Refused),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table("resource_calendar", false, &[resource(), FROM, TO, capacity(Refused), SOURCE, BASIS, NOTE]),
    table(
        "uses",
        false,
        &[
            project(Refused),
            task(Id),
            column("mode", &["режим", "вариант"], Id, Nothing),
            resource(),
            column("amount", &["количество"], Whole, Refused),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "funds",
        true,
        &[
            fund(),
            NAME,
            NAME_RU,
            NAME_BE,
            column("year", &["год"], Whole, Refused),
            column("amount", &["сумма"], Number, Refused),
            CURRENCY,
            column("carry_over_share", &["доля_переноса"], Number, Nothing),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "fund_rules",
        false,
        &[
            fund(),
            partner(Nothing),
            plant(Nothing),
            project(Nothing),
            column("max_share", &["наибольшая_доля"], Number, Means("1")),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    table(
        "limits",
        false,
        &[
            column("limit", &["ограничение"], Id, Refused),
            kind(LIMITS),
            column("of", &["чего", "о_чем"], Id, Nothing),
            column("from_year", &["с_года"], Whole, Nothing),
            column("to_year", &["по_год"], Whole, Nothing),
            column("share", &["доля"], Number, Nothing),
            column("amount", &["сумма"], Number, Nothing),
            CURRENCY,
            column("penalty", &["штраф"], Number, Nothing),
            SOURCE,
            BASIS,
            NOTE,
        ],
    ),
    Table {
        name: "io_inside",
        part: Part::Programme,
        needed: false,
        by_sector: true,
        columns: &[sector(Refused), SOURCE, BASIS, NOTE],
    },
    Table {
        name: "io_imported",
        part: Part::Programme,
        needed: false,
        by_sector: true,
        columns: &[sector(Refused), SOURCE, BASIS, NOTE],
    },
    table(
        "io_value_added",
        false,
        &[sector(Refused), column("value", &["значение"], Number, Refused), SOURCE, BASIS, NOTE],
    ),
    cooperation::NEEDS,
    cooperation::REQUIREMENTS,
    cooperation::CAPABILITIES,
    cooperation::CAPACITY,
    cooperation::CERTIFICATES_HELD,
];

pub(super) const fn column(
    name: &'static str,
    russian: &'static [&'static str],
    kind: Kind,
    empty: Empty,
) -> Column {
    Column { name, russian, kind, empty }
}

// Columns that several tables share.
pub(super) const NAME: Column = column("name", &["название", "наименование"], Text, Refused);
pub(super) const NAME_RU: Column = column("name_ru", &["название_ru", "название_по_русски"], Text, Nothing);
pub(super) const NAME_BE: Column = column("name_be", &["название_be", "назва"], Text, Nothing);
pub(super) const CURRENCY: Column = column("currency", &["валюта"], Kind::Currency, Nothing);
const FROM: Column = column("from", &["с", "от", "начало"], From, Nothing);
const TO: Column = column("to", &["по", "до", "конец"], To, Nothing);
const PER_PERIOD: Column =
    column("quantity_per_period", &["количество_за_период", "объём_за_период"], Number, Refused);
const LAG: Column = column("lag", &["задержка", "лаг"], Whole, Means("0"));
pub(super) const SOURCE: Column = column("source", &["источник"], Text, Nothing);
pub(super) const BASIS: Column = column("basis", &["основание"], Word(BASES), Means("assumption"));
pub(super) const NOTE: Column = column("note", &["примечание", "комментарий"], Text, Nothing);

pub(super) const fn plant(empty: Empty) -> Column {
    column("plant", &["завод", "предприятие"], Id, empty)
}
pub(super) const fn product(empty: Empty) -> Column {
    column("product", &["изделие", "продукт", "продукция"], Id, empty)
}
const fn project(empty: Empty) -> Column {
    column("project", &["проект"], Id, empty)
}
const fn partner(empty: Empty) -> Column {
    column("partner", &["страна", "партнёр"], Id, empty)
}
const fn task(kind: Kind) -> Column {
    column("task", &["задача", "этап", "работа"], kind, Refused)
}
const fn resource() -> Column {
    column("resource", &["ресурс"], Id, Refused)
}
const fn fund() -> Column {
    column("fund", &["фонд", "источник_средств"], Id, Refused)
}
const fn sector(empty: Empty) -> Column {
    column("sector", &["отрасль"], Id, empty)
}
const fn kind(words: &'static [(&'static str, &'static str)]) -> Column {
    column("kind", &["вид", "тип"], Word(words), Refused)
}
const fn capacity(empty: Empty) -> Column {
    column("capacity", &["мощность", "вместимость"], Whole, empty)
}

const BASES: &[(&str, &str)] = &[
    ("published", "опубликовано"),
    ("derived", "вычислено"),
    ("estimate", "оценка"),
    ("assumption", "допущение"),
];
const PRODUCT_KINDS: &[(&str, &str)] =
    &[("final", "конечное"), ("component", "компонент"), ("material", "материал")];
const MUST: &[(&str, &str)] = &[("free", "свободно"), ("in", "да"), ("out", "нет")];
const TASK_KINDS: &[(&str, &str)] = &[
    ("development", "разработка"),
    ("prototype", "образец"),
    ("certification", "сертификация"),
    ("tooling", "оснастка"),
    ("launch", "запуск"),
    ("other", "прочее"),
];
const PAYMENTS: &[(&str, &str)] = &[("at_start", "сразу"), ("spread", "равномерно")];
const LIMITS: &[(&str, &str)] = &[
    ("import_bill_max", "импорт_не_более"),
    ("import_share_max", "доля_импорта_не_более"),
    ("supplier_share_max", "доля_поставщика_не_более"),
    ("domestic_content_min", "местное_содержание_не_менее"),
    ("buyer_cost_max", "удорожание_не_более"),
    ("partner_share_min", "доля_участника_не_менее"),
    ("public_money_max", "деньги_не_более"),
];
const REQUIREMENTS: &[(&str, &str)] = &[("launch_after", "запуск_после"), ("and", "вместе"), ("xor", "либо")];
const RESOURCE_KINDS: &[(&str, &str)] =
    &[("stand", "стенд"), ("team", "группа"), ("shop", "цех"), ("other", "прочее")];

const fn table(name: &'static str, needed: bool, columns: &'static [Column]) -> Table {
    Table { name, part: Part::Programme, needed, by_sector: false, columns }
}
