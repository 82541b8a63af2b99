//! The tables of cooperation: what buyers need, what plants can do.

use super::Empty::{Means, Nothing, Refused};
use super::Kind::{
    self, CustomsCode, CustomsCodes, Day, FirstDay, Id, LastDay, Number, Size, Text, Texts, Whole, Word,
};
use super::tables::{BASIS, CURRENCY, NAME, NAME_BE, NAME_RU, NOTE, SOURCE, column, plant, product};
use super::{Column, Empty, Part, Table};

const fn table(name: &'static str, columns: &'static [Column]) -> Table {
    Table { name, part: Part::Cooperation, needed: false, by_sector: false, columns }
}
const fn need() -> Column {
    column("need", &["потребность", "заявка"], Id, Refused)
}
const fn unit() -> Column {
    column("unit", &["единица", "единица_измерения"], Text, Means("piece"))
}
const fn group(empty: Empty) -> Column {
    column("group", &["группа_мощностей", "группа"], Id, empty)
}
const fn words(
    name: &'static str,
    russian: &'static [&'static str],
    words: &'static [(&'static str, &'static str)],
) -> Column {
    column(name, russian, Kind::Words(words), Nothing)
}
const FROM: Column = column("from", &["с", "от", "начало"], FirstDay, Nothing);
const TO: Column = column("to", &["по", "до", "конец"], LastDay, Nothing);
const DESCRIPTION: Column = column("description", &["описание"], Text, Nothing);
const UPDATED: Column = column("updated", &["обновлено", "размещено"], Day, Nothing);
const VALID_UNTIL: Column = column("valid_until", &["действует_до"], Day, Nothing);

const PER: &[(&str, &str)] =
    &[("week", "неделя"), ("month", "месяц"), ("quarter", "квартал"), ("year", "год")];
const VISIBILITY: &[(&str, &str)] =
    &[("public", "всем"), ("registered", "участникам"), ("invited", "приглашённым")];
const FIRMNESS: &[(&str, &str)] = &[("must", "обязательно"), ("wish", "желательно")];
/// Processes, English and Russian.
pub(super) const PROCESSES: &[(&str, &str)] = &[
    ("casting", "литьё"),
    ("sand_casting", "литьё_в_песок"),
    ("die_casting", "литьё_под_давлением_металла"),
    ("investment_casting", "литьё_по_выплавляемым_моделям"),
    ("forging", "ковка"),
    ("ring_rolling", "раскатка_колец"),
    ("stamping", "листовая_штамповка"),
    ("sintering", "порошковая_металлургия"),
    ("machining", "механическая_обработка"),
    ("turning", "токарная_обработка"),
    ("milling", "фрезерная_обработка"),
    ("grinding", "шлифование"),
    ("honing", "хонингование"),
    ("broaching", "протягивание"),
    ("gear_cutting", "зубонарезание"),
    ("gear_grinding", "зубошлифование"),
    ("heat_treatment", "термообработка"),
    ("case_hardening", "цементация"),
    ("induction_hardening", "закалка_ТВЧ"),
    ("coating", "покрытия"),
    ("painting", "окраска"),
    ("welding", "сварка"),
    ("sheet_cutting", "лазерная_резка"),
    ("bending", "гибка"),
    ("spring_winding", "навивка_пружин"),
    ("moulding", "литьё_пластмасс"),
    ("rubber_moulding", "формование_резины"),
    ("extrusion", "экструзия"),
    ("laminating", "композиты"),
    ("pcb_making", "изготовление_печатных_плат"),
    ("pcb_assembly", "монтаж_печатных_плат"),
    ("harnessing", "жгуты"),
    ("coil_winding", "намотка"),
    ("assembly", "сборка"),
    ("testing", "испытания"),
];
/// Materials, English and Russian.
pub(super) const MATERIALS: &[(&str, &str)] = &[
    ("steel", "сталь"),
    ("carbon_steel", "углеродистая_сталь"),
    ("alloy_steel", "легированная_сталь"),
    ("stainless_steel", "нержавеющая_сталь"),
    ("bearing_steel", "подшипниковая_сталь"),
    ("spring_steel", "пружинная_сталь"),
    ("cast_iron", "чугун"),
    ("grey_iron", "серый_чугун"),
    ("ductile_iron", "высокопрочный_чугун"),
    ("aluminium", "алюминий"),
    ("copper", "медь"),
    ("bronze", "бронза"),
    ("brass", "латунь"),
    ("titanium", "титан"),
    ("zinc", "цинк"),
    ("plastic", "пластмасса"),
    ("polyamide", "полиамид"),
    ("polypropylene", "полипропилен"),
    ("polycarbonate", "поликарбонат"),
    ("rubber", "резина"),
    ("nitrile_rubber", "маслостойкая_резина"),
    ("fluororubber", "фторкаучук"),
    ("glass", "стекло"),
    ("ceramic", "керамика"),
    ("composite", "композит"),
    ("fr4", "стеклотекстолит"),
    ("friction", "фрикционный_материал"),
];
/// Properties, English and Russian.
pub(super) const PROPERTIES: &[(&str, &str)] = &[
    ("process", "процесс"),
    ("material", "материал"),
    ("length", "длина"),
    ("width", "ширина"),
    ("height", "высота"),
    ("diameter", "диаметр"),
    ("thickness", "толщина"),
    ("mass", "масса"),
    ("module", "модуль"),
    ("tolerance", "допуск"),
    ("roughness", "шероховатость"),
    ("accuracy", "степень_точности"),
    ("hardness", "твёрдость"),
    ("batch", "партия"),
    ("pressure", "давление"),
    ("power", "мощность"),
    ("voltage", "напряжение"),
    ("torque", "крутящий_момент"),
    ("flow", "расход"),
    ("layers", "слои"),
];

pub(super) const NEEDS: Table = table(
    "needs",
    &[
        need(),
        NAME,
        NAME_RU,
        NAME_BE,
        column("buyer", &["покупатель", "заказчик"], Id, Refused),
        product(Nothing),
        column("hs", &["код_тн_вэд", "тн_вэд"], CustomsCode, Nothing),
        DESCRIPTION,
        column("quantity", &["количество"], Number, Refused),
        unit(),
        column("per", &["за"], Word(PER), Means("month")),
        column("pieces_per_set", &["штук_в_комплекте"], Number, Nothing),
        FROM,
        TO,
        column("target_price", &["желаемая_цена"], Number, Nothing),
        CURRENCY,
        column("deadline", &["первая_поставка_до", "срок"], LastDay, Nothing),
        column("delivered_to", &["место_поставки"], Id, Nothing),
        column("certificates", &["сертификаты"], Texts, Nothing),
        column("documents", &["документы"], Texts, Nothing),
        column("visibility", &["видимость"], Word(VISIBILITY), Means("registered")),
        UPDATED,
        VALID_UNTIL,
        SOURCE,
        BASIS,
        NOTE,
    ],
);

pub(super) const REQUIREMENTS: Table = table(
    "requirements",
    &[
        need(),
        column("requirement", &["требование"], Id, Refused),
        column("property", &["свойство", "показатель"], Word(PROPERTIES), Refused),
        column("value", &["значение"], Text, Refused),
        column("step", &["операция"], Word(PROCESSES), Nothing),
        column("firmness", &["обязательность"], Word(FIRMNESS), Means("must")),
        SOURCE,
        BASIS,
        NOTE,
    ],
);

pub(super) const CAPABILITIES: Table = table(
    "capabilities",
    &[
        column("capability", &["возможность"], Id, Refused),
        NAME,
        NAME_RU,
        NAME_BE,
        plant(Refused),
        DESCRIPTION,
        column("hs", &["код_тн_вэд", "тн_вэд"], CustomsCodes, Nothing),
        words("processes", &["процессы", "операции"], PROCESSES),
        words("materials", &["материалы"], MATERIALS),
        column("length", &["длина"], Size, Nothing),
        column("width", &["ширина"], Size, Nothing),
        column("height", &["высота"], Size, Nothing),
        column("diameter", &["диаметр"], Size, Nothing),
        column("thickness", &["толщина"], Size, Nothing),
        column("mass", &["масса"], Size, Nothing),
        column("module", &["модуль"], Size, Nothing),
        column("tolerance", &["допуск"], Size, Nothing),
        column("roughness", &["шероховатость"], Size, Nothing),
        column("accuracy", &["степень_точности"], Size, Nothing),
        column("hardness", &["твёрдость"], Size, Nothing),
        column("batch", &["партия"], Size, Nothing),
        column("pressure", &["давление"], Size, Nothing),
        column("power", &["мощность"], Size, Nothing),
        column("voltage", &["напряжение"], Size, Nothing),
        column("torque", &["крутящий_момент"], Size, Nothing),
        column("flow", &["расход"], Size, Nothing),
        column("layers", &["слои"], Size, Nothing),
        group(Nothing),
        unit(),
        column("unit_price", &["цена_единицы", "цена"], Number, Nothing),
        column("tooling_cost", &["стоимость_оснастки"], Number, Nothing),
        CURRENCY,
        column("lead_time", &["срок_поставки_дней"], Whole, Nothing),
        column("deliveries", &["поставок"], Whole, Means("0")),
        column("on_time", &["из_них_в_срок"], Whole, Means("0")),
        UPDATED,
        VALID_UNTIL,
        SOURCE,
        BASIS,
        NOTE,
    ],
);

pub(super) const CAPACITY: Table = table(
    "capacity",
    &[
        group(Refused),
        FROM,
        TO,
        column("actual", &["фактически_в_неделю", "мощность"], Number, Refused),
        column("maximum", &["наибольшая_в_неделю"], Number, Nothing),
        column("agreed", &["обещано_в_неделю"], Number, Means("0")),
        SOURCE,
        BASIS,
        NOTE,
    ],
);

pub(super) const CERTIFICATES_HELD: Table = table(
    "certificates_held",
    &[
        plant(Refused),
        column("certificate", &["сертификат"], Text, Refused),
        column("number", &["номер"], Text, Nothing),
        FROM,
        TO,
        SOURCE,
        BASIS,
        NOTE,
    ],
);
