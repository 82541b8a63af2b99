//! What three packages give for real exports: 224 economies by 1,222 headings of HS 2007 in 2017.
//!
//! The table is `world_trade_2017` of the R package economiccomplexity (Apache-2.0; figures of UN Comtrade), read where it is present
//! and never copied here. The figures below were printed by the packages named (PyPI, numpy 2.4.6) from exactly this table.

use trade::capability::Convention;

pub(super) const PRODUCERS: [&str; 5] = ["RUS", "BLR", "KAZ", "ARM", "KGZ"];
pub(super) const PRODUCTS: [&str; 5] = ["8482", "8411", "0102", "8703", "9999"];
/// Presences by floating point and by whole numbers: no tie is near.
pub(super) const PRESENCES: usize = 28688;

/// What one package gives for these producers and products; density and gain for the second producer.
pub(super) struct Figures {
    pub(super) package: &'static str,
    pub(super) convention: Convention,
    pub(super) eci: [f64; 5],
    pub(super) pci: [f64; 5],
    pub(super) coi: [f64; 5],
    pub(super) density: [f64; 5],
    pub(super) gain: [f64; 5],
}

pub(super) const PACKAGES: [Figures; 3] = [
    Figures {
        package: "py-ecomplexity 0.5.3",
        convention: Convention::ECOMPLEXITY,
        eci: [
            0.3569974866303306,
            0.8921469991722814,
            -0.4211629458696446,
            -0.15184569823326388,
            -0.23632646405828425,
        ],
        pci: [
            3.0808840860523223,
            1.4972376133930485,
            -0.09999481555435576,
            2.470277436246149,
            0.3486455028194169,
        ],
        coi: [
            0.7041650247165535,
            1.3976239112102096,
            -0.23862486238626165,
            -0.39423308543839475,
            -0.010990849287800157,
        ],
        density: [
            0.19572022226821847,
            0.18773570518482177,
            0.2692731458596453,
            0.2252884521081583,
            0.22449125133620354,
        ],
        gain: [
            1.019403446945702,
            0.4286749788872289,
            -0.01936967091902406,
            0.7419196597539295,
            0.0993589648511492,
        ],
    },
    Figures {
        package: "econcomplex 1.0.1",
        convention: Convention::ECONCOMPLEX,
        eci: [
            0.3569974866303275,
            0.8921469991722814,
            -0.4211629458696459,
            -0.15184569823326363,
            -0.23632646405828395,
        ],
        pci: [
            1.2227158580951596,
            0.32013050637082674,
            -0.590198041418119,
            0.8747059788100007,
            -0.3344994454574084,
        ],
        coi: [
            -2.2523191376475964,
            -9.463056462162946,
            -7.602383789304696,
            -10.66922913245407,
            -9.747171667528207,
        ],
        density: [
            0.196507307125518,
            0.18915800702451357,
            0.27051772534521823,
            0.22620822625960796,
            0.22597883930683246,
        ],
        gain: [
            0.3050898755491034,
            0.24292385747460118,
            -0.07372596406727028,
            0.217102846634525,
            -0.011965907730502174,
        ],
    },
    Figures {
        package: "economic-complexity 0.3.0",
        convention: Convention::ECONOMIC_COMPLEXITY,
        eci: [
            0.35403656214328655,
            0.8957923464065034,
            -0.4188531927047482,
            -0.14442589244758186,
            -0.22753713346886262,
        ],
        pci: [
            1.2239360287664776,
            0.3115255309684792,
            -0.5877745039586704,
            0.8744296796698188,
            -0.3421546052864499,
        ],
        coi: [
            -2.231701103295242,
            -9.499363975178913,
            -7.596291286157829,
            -10.65896517874171,
            -9.74331547301005,
        ],
        density: [
            0.1965073071255178,
            0.1891580070245133,
            0.27051772534521806,
            0.22620822625960818,
            0.22597883930683246,
        ],
        gain: [
            0.06455416467666075,
            0.1830290850413487,
            0.08550285228296953,
            0.0191594146494643,
            0.06481769042112129,
        ],
    },
];
