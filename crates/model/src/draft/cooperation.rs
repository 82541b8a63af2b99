//! The tables of cooperation as people wrote them: what buyers need, what plants can do.
//!
//! They stand in the same folder as the programme and have their own fingerprint: a need posted today does not make
//! yesterday's plan foreign.

use super::rows::{Name, Provenance, Stated};
use crate::number::Decimal;
use crate::time::Day;
use crate::unit::Written;

rows! {
    /// `needs`.
    NeedRow {
        /// Key.
        need: String,
        /// Name of what is needed.
        name: Name,
        /// Who needs it: the id under which the buyer acts.
        buyer: String,
        /// The product of the programme, if it is one.
        product: Option<String>,
        /// Customs code, as written; empty = unknown.
        hs: String,
        /// What else is to be said of it.
        description: String,
        /// So many.
        quantity: Decimal,
        /// Of this unit.
        unit: String,
        /// In each week, month, quarter or year.
        per: Per,
        /// Pieces in a set, where the one counts in sets and the other in pieces.
        pieces_per_set: Option<Decimal>,
        /// First and last day of delivery.
        span: (Option<Day>, Option<Day>),
        /// The price of one unit that the buyer hopes for.
        target_price: Option<Stated>,
        /// The first delivery must come by this day.
        deadline: Option<Day>,
        /// The plant that it is delivered to.
        delivered_to: Option<String>,
        /// Certificates that the maker must hold.
        certificates: Vec<String>,
        /// Drawings and specifications: a name and a checksum each.
        documents: Vec<String>,
        /// Who may see that the need exists.
        visibility: Visibility,
        /// The day on which it was posted or last renewed.
        updated: Option<Day>,
        /// After this day it is no longer asked.
        valid_until: Option<Day>,
    }
    /// `requirements`: what a need asks of its maker, one thing a row.
    RequirementRow {
        /// The need.
        need: String,
        /// Key within the need.
        requirement: String,
        /// What is asked about.
        property: Property,
        /// What is asked: a size, processes, materials.
        value: String,
        /// The process to which it belongs; none = every process that it can belong to.
        step: Option<Process>,
        /// Whether it may be traded against price and distance.
        firmness: Firmness,
    }
    /// `capabilities`.
    CapabilityRow {
        /// Key.
        capability: String,
        /// Name of what can be made.
        name: Name,
        /// Where.
        plant: String,
        /// What else is to be said of it.
        description: String,
        /// Customs codes of what is made, two digits or more each.
        hs: Vec<String>,
        /// What is done with the material.
        processes: Vec<Process>,
        /// What it is done with.
        materials: Vec<Material>,
        /// Sizes, in the order of [`Property::SIZES`].
        sizes: Vec<Option<Written>>,
        /// The capacity group whose weeks it uses; none = of its own key.
        group: Option<String>,
        /// Unit of price and capacity.
        unit: String,
        /// Price of one unit, without duty and freight, as a first idea.
        unit_price: Option<Stated>,
        /// Dies, fixtures and programmes before the first unit.
        tooling_cost: Option<Stated>,
        /// Days from order to first delivery.
        lead_time: Option<i64>,
        /// Deliveries that are known of.
        deliveries: i64,
        /// Those of them that came in time.
        on_time: i64,
        /// The day on which the profile was written or last renewed.
        updated: Option<Day>,
        /// After this day the profile leaves the ranking.
        valid_until: Option<Day>,
    }
    /// `capacity`: what a capacity group can do in each week of a span.
    CapacityRow {
        /// The capacity group.
        group: String,
        /// First and last day.
        span: (Option<Day>, Option<Day>),
        /// Units a week as the plant works now.
        actual: Decimal,
        /// Units a week with all shifts; none = as now.
        maximum: Option<Decimal>,
        /// Units a week that are promised to others.
        agreed: Decimal,
    }
    /// `certificates_held`.
    CertificateRow {
        /// The plant.
        plant: String,
        /// Its name: `IATF 16949`, `СТБ ISO 9001`.
        certificate: String,
        /// Number of the paper.
        number: String,
        /// First and last day on which it is valid.
        span: (Option<Day>, Option<Day>),
    }
}

/// The rows of all tables of cooperation.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct CooperationDraft {
    /// A digest of everything below, made by the reader.
    pub fingerprint: String,
    /// `needs`.
    pub needs: Vec<NeedRow>,
    /// `requirements`.
    pub requirements: Vec<RequirementRow>,
    /// `capabilities`.
    pub capabilities: Vec<CapabilityRow>,
    /// `capacity`.
    pub capacity: Vec<CapacityRow>,
    /// `certificates_held`.
    pub certificates_held: Vec<CertificateRow>,
}

words! {
    /// The time that a quantity is for.
    Per {
        /// Seven days.
        Week = "week",
        /// A twelfth of a year.
        Month = "month",
        /// A quarter of a year.
        Quarter = "quarter",
        /// Fifty-two weeks.
        Year = "year",
    }
    /// Who may see that a need exists.
    Visibility {
        /// Everybody.
        Public = "public",
        /// Plants with a capability in the tables.
        Registered = "registered",
        /// Only those who are asked to quote.
        Invited = "invited",
    }
    /// Whether a requirement may be traded.
    Firmness {
        /// Never: who fails it is no match, whatever the words say.
        Must = "must",
        /// It moves a match up or down the list.
        Wish = "wish",
    }
    /// What is done with a material.
    Process {
        /// Any casting of metal.
        Casting = "casting",
        /// Sand casting.
        SandCasting = "sand_casting",
        /// Casting under pressure.
        DieCasting = "die_casting",
        /// Casting by lost patterns.
        InvestmentCasting = "investment_casting",
        /// Any hot forming under hammer or press.
        Forging = "forging",
        /// Rolling of rings.
        RingRolling = "ring_rolling",
        /// Cold forming of sheet under a press.
        Stamping = "stamping",
        /// Pressing and sintering of powder.
        Sintering = "sintering",
        /// Any cutting of chips.
        Machining = "machining",
        /// On a lathe.
        Turning = "turning",
        /// On a milling machine or machining centre.
        Milling = "milling",
        /// With a grinding wheel.
        Grinding = "grinding",
        /// Deep holes, honing of bores.
        Honing = "honing",
        /// Broaching of splines and keyways.
        Broaching = "broaching",
        /// Hobbing and shaping of teeth.
        GearCutting = "gear_cutting",
        /// Grinding of teeth.
        GearGrinding = "gear_grinding",
        /// Any heat treatment.
        HeatTreatment = "heat_treatment",
        /// Carburising or nitriding of the surface.
        CaseHardening = "case_hardening",
        /// Hardening by induction.
        InductionHardening = "induction_hardening",
        /// Any coating: zinc, chrome, phosphate.
        Coating = "coating",
        /// Painting.
        Painting = "painting",
        /// Any welding.
        Welding = "welding",
        /// Cutting by laser or plasma.
        SheetCutting = "sheet_cutting",
        /// Bending of sheet and tube.
        Bending = "bending",
        /// Winding of springs.
        SpringWinding = "spring_winding",
        /// Injection moulding of plastics.
        Moulding = "moulding",
        /// Moulding and vulcanising of rubber.
        RubberMoulding = "rubber_moulding",
        /// Extrusion of plastics or rubber.
        Extrusion = "extrusion",
        /// Laminates of fibre and resin.
        Laminating = "laminating",
        /// Bare printed circuit boards.
        PcbMaking = "pcb_making",
        /// Boards with parts on them.
        PcbAssembly = "pcb_assembly",
        /// Cables and harnesses.
        Harnessing = "harnessing",
        /// Coils of motors, generators, transformers.
        CoilWinding = "coil_winding",
        /// Units put together of parts.
        Assembly = "assembly",
        /// Trials on a stand, measurement.
        Testing = "testing",
    }
    /// What a part is made of.
    Material {
        /// Any steel.
        Steel = "steel",
        /// Carbon steel.
        CarbonSteel = "carbon_steel",
        /// Alloy steel.
        AlloySteel = "alloy_steel",
        /// Stainless steel.
        StainlessSteel = "stainless_steel",
        /// Bearing steel.
        BearingSteel = "bearing_steel",
        /// Spring steel.
        SpringSteel = "spring_steel",
        /// Any cast iron.
        CastIron = "cast_iron",
        /// Grey cast iron.
        GreyIron = "grey_iron",
        /// Ductile cast iron.
        DuctileIron = "ductile_iron",
        /// Aluminium alloys.
        Aluminium = "aluminium",
        /// Copper and its alloys.
        Copper = "copper",
        /// Bronze.
        Bronze = "bronze",
        /// Brass.
        Brass = "brass",
        /// Titanium alloys.
        Titanium = "titanium",
        /// Zinc alloys.
        Zinc = "zinc",
        /// Any plastic.
        Plastic = "plastic",
        /// Polyamide.
        Polyamide = "polyamide",
        /// Polypropylene.
        Polypropylene = "polypropylene",
        /// Polycarbonate.
        Polycarbonate = "polycarbonate",
        /// Any rubber.
        Rubber = "rubber",
        /// Oil-resistant rubber (NBR, HNBR).
        NitrileRubber = "nitrile_rubber",
        /// Fluoro rubber.
        Fluororubber = "fluororubber",
        /// Glass.
        Glass = "glass",
        /// Ceramics.
        Ceramic = "ceramic",
        /// Fibre composites.
        Composite = "composite",
        /// Laminate of glass fibre and epoxy for circuit boards.
        Fr4 = "fr4",
        /// Friction material.
        Friction = "friction",
    }
    /// What a requirement asks about.
    Property {
        /// What must be done: every process named.
        Process = "process",
        /// What it must be made of: any of the materials named.
        Material = "material",
        /// Length of the part.
        Length = "length",
        /// Width of the part.
        Width = "width",
        /// Height of the part.
        Height = "height",
        /// Largest diameter of the part.
        Diameter = "diameter",
        /// Thickness of sheet or wall.
        Thickness = "thickness",
        /// Mass of one unit.
        Mass = "mass",
        /// Module of teeth.
        Module = "module",
        /// Tolerance of size.
        Tolerance = "tolerance",
        /// Roughness Ra of the surface.
        Roughness = "roughness",
        /// Grade of accuracy (gears by ISO 1328 or GOST 1643, bearings by class): the smaller, the finer.
        Accuracy = "accuracy",
        /// Hardness.
        Hardness = "hardness",
        /// Pieces made in one go.
        Batch = "batch",
        /// Working pressure.
        Pressure = "pressure",
        /// Power.
        Power = "power",
        /// Voltage.
        Voltage = "voltage",
        /// Torque.
        Torque = "torque",
        /// Flow.
        Flow = "flow",
        /// Layers of a circuit board.
        Layers = "layers",
    }
}

impl Process {
    /// Their Russian words, in the order of [`Self::ALL`].
    pub const RUSSIAN: [&'static str; 35] = [
        "литьё",
        "литьё в песок",
        "литьё под давлением металла",
        "литьё по выплавляемым моделям",
        "ковка",
        "раскатка колец",
        "листовая штамповка",
        "порошковая металлургия",
        "механическая обработка",
        "токарная обработка",
        "фрезерная обработка",
        "шлифование",
        "хонингование",
        "протягивание",
        "зубонарезание",
        "зубошлифование",
        "термообработка",
        "цементация",
        "закалка ТВЧ",
        "покрытия",
        "окраска",
        "сварка",
        "лазерная резка",
        "гибка",
        "навивка пружин",
        "литьё пластмасс",
        "формование резины",
        "экструзия",
        "композиты",
        "изготовление печатных плат",
        "монтаж печатных плат",
        "жгуты",
        "намотка",
        "сборка",
        "испытания",
    ];
}

impl Material {
    /// Their Russian words, in the order of [`Self::ALL`].
    pub const RUSSIAN: [&'static str; 27] = [
        "сталь",
        "углеродистая сталь",
        "легированная сталь",
        "нержавеющая сталь",
        "подшипниковая сталь",
        "пружинная сталь",
        "чугун",
        "серый чугун",
        "высокопрочный чугун",
        "алюминий",
        "медь",
        "бронза",
        "латунь",
        "титан",
        "цинк",
        "пластмасса",
        "полиамид",
        "полипропилен",
        "поликарбонат",
        "резина",
        "маслостойкая резина",
        "фторкаучук",
        "стекло",
        "керамика",
        "композит",
        "стеклотекстолит",
        "фрикционный материал",
    ];
}

impl Property {
    /// Their Russian words, in the order of [`Self::ALL`].
    pub const RUSSIAN: [&'static str; 20] = [
        "процесс",
        "материал",
        "длина",
        "ширина",
        "высота",
        "диаметр",
        "толщина",
        "масса",
        "модуль",
        "допуск",
        "шероховатость",
        "степень точности",
        "твёрдость",
        "партия",
        "давление",
        "мощность",
        "напряжение",
        "крутящий момент",
        "расход",
        "слои",
    ];
}
