//! Import content against published answers, and laws that need none.

#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use model::Code;
use proptest::prelude::*;
use trade::Product;
use trade::leontief::{
    Concordance, Contents, Extraction, Table, contents, extract, multipliers, programme_tables,
    value_added_origin,
};

fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

/// A table from coefficients and outputs.
fn table(regions: &[&str], sectors: usize, coefficients: &[&[f64]], output: &[f64]) -> Table {
    let rows = regions.len() * sectors;
    Table {
        regions: regions.iter().map(|region| (*region).to_owned()).collect(),
        region: (0..rows).map(|row| row / sectors).collect(),
        sector: (0..rows).map(|row| format!("s{}", row % sectors)).collect(),
        flows: coefficients
            .iter()
            .flat_map(|row| row.iter().zip(output).map(|(share, output)| share * output))
            .collect(),
        output: output.to_vec(),
        ..Table::default()
    }
}

fn content(table: &Table, regions: &[&str]) -> Contents {
    contents(table, regions, 2).unwrap().0
}

/// Check value A (textbook arithmetic): of 100 units of the first sector 62.62 stay inside and 37.38 are imports; counting
/// direct ones only gives 75 and 25.
#[test]
fn hidden_imports_are_more_than_direct_ones() {
    let table = table(
        &["IN", "OUT"],
        2,
        &[&[0.20, 0.10, 0.0, 0.0], &[0.25, 0.30, 0.0, 0.0], &[0.05, 0.02, 0.0, 0.0], &[0.20, 0.08, 0.0, 0.0]],
        &[100.0, 80.0, 50.0, 50.0],
    );
    let found = content(&table, &["IN"]);
    near(100.0 * found.retained(0), 62.62, 0.005);
    near(100.0 * found.total[0], 37.38, 0.005);
    near(100.0 * found.direct[0], 25.0, 1e-12);
    near(100.0 * found.hidden(0), 12.38, 0.005);
}

/// Check value B (textbook arithmetic): of 100 units made in Belarus 64.97 stay there, 8.92 go to Russia, and the world's part of
/// 26.10 contains what comes back; without returns the imports are a little more.
#[test]
fn partners_share_what_stays() {
    let rows: [&[f64]; 3] = [&[0.20, 0.10, 0.05], &[0.10, 0.15, 0.05], &[0.20, 0.25, 0.30]];
    let table = table(&["BY", "RU", "WORLD"], 1, &rows, &[100.0; 3]);
    let all = content(&table, &["BY", "RU", "WORLD"]);
    near(100.0 * all.kept[0][0], 64.97, 0.005);
    near(100.0 * all.kept[1][0], 8.92, 0.005);
    near(100.0 * all.kept[2][0], 26.10, 0.006);
    let union = content(&table, &["BY", "RU"]);
    near(union.retained(0) + union.total[0], 1.0, 1e-12);
    assert!(union.total[0] > all.kept[2][0]);
}

/// Three countries with three industries each, the table of the R package decompr (Quast and Kummritz 2015): direct, hidden and kept
/// shares are the exact ones; value added and imports of every sector add up to one for unions of one, two and three, and one
/// thread gives the same bits as two.
#[test]
fn every_unit_is_divided_without_rest() {
    let flows: [[f64; 9]; 9] = [
        [16.1, 5.1, 1.8, 3.2, 4.3, 0.4, 3.1, 2.8, 4.9],
        [2.4, 8.0, 3.2, 0.1, 3.2, 1.6, 1.2, 3.9, 11.5],
        [0.9, 0.5, 4.0, 0.0, 0.1, 0.3, 0.0, 0.4, 0.5],
        [1.1, 1.9, 0.2, 18.0, 13.2, 6.1, 9.0, 3.1, 8.9],
        [0.3, 2.8, 0.1, 6.1, 28.1, 6.3, 2.1, 2.5, 25.6],
        [0.0, 0.1, 0.3, 4.1, 3.2, 8.9, 0.2, 0.0, 1.8],
        [1.2, 4.2, 0.3, 4.1, 1.2, 0.6, 29.0, 19.5, 17.9],
        [1.3, 1.1, 0.0, 3.2, 4.8, 2.6, 5.1, 29.1, 24.1],
        [2.1, 1.4, 3.0, 4.1, 3.1, 3.9, 11.3, 8.1, 51.3],
    ];
    let final_uses = [36.0, 23.2, 12.3, 51.2, 50.7, 24.6, 78.3, 56.5, 128.7];
    let output = flows.iter().zip(final_uses).map(|(row, used)| row.iter().sum::<f64>() + used);
    let table = Table {
        regions: ["ARG", "TUR", "DEU"].map(str::to_owned).to_vec(),
        region: (0..9).map(|row| row / 3).collect(),
        sector: (0..9).map(|row| format!("s{}", row % 3)).collect(),
        output: output.collect(),
        flows: flows.iter().flatten().copied().collect(),
        ..Table::default()
    };
    // Direct, all and hidden imports, and what stays: exact answers for Argentina alone, and with Turkey.
    let known: [(&[&str], usize, [f64; 4]); 4] = [
        (&["ARG"], 0, [0.07722007722007722, 0.11162951643442809, 0.03440943921435087, 0.8883704835655719]),
        (&["ARG"], 2, [0.20526315789473684, 0.32527391436602865, 0.12001075647129182, 0.6747260856339713]),
        (
            &["ARG", "TUR"],
            0,
            [0.059202059202059204, 0.08802679308967651, 0.02882473388761731, 0.9119732069103235],
        ),
        (
            &["ARG", "TUR"],
            5,
            [0.16435185185185186, 0.2676219570646878, 0.10327010521283594, 0.7323780429353122],
        ),
    ];
    for (union, at, [direct, total, hidden, kept]) in known {
        let found = content(&table, union);
        near(found.direct[at], direct, 1e-12);
        near(found.total[at], total, 1e-12);
        near(found.hidden(at), hidden, 1e-12);
        near(found.retained(at), kept, 1e-12);
    }
    for union in [&["ARG"][..], &["TUR", "DEU"], &["ARG", "TUR", "DEU"]] {
        let (found, _) = contents(&table, union, 1).unwrap();
        for at in 0..found.rows.len() {
            near(found.retained(at) + found.total[at], 1.0, 1e-12);
            assert!(found.hidden(at) >= 0.0);
        }
        assert_eq!(found, contents(&table, union, 2).unwrap().0);
        assert!(found.residual < 1e-12);
    }
}

/// A product's content is a range over the sectors that may make it; a code that belongs nowhere has none.
#[test]
fn products_have_the_range_of_their_sectors() {
    let rows: [&[f64]; 4] =
        [&[0.1, 0.1, 0.0, 0.0], &[0.1, 0.2, 0.0, 0.0], &[0.3, 0.0, 0.2, 0.0], &[0.1, 0.1, 0.0, 0.2]];
    let table = table(&["BY", "CN"], 2, &rows, &[100.0, 300.0, 500.0, 500.0]);
    let contents = content(&table, &["BY"]);
    let text = b"hs6,isic3,wiod35\n870840,3430,s0\n870830,3430,s0\n870830,2913,s1\n710812,9999,\n";
    let concordance = Concordance::read("concordance.csv", text, &["wiod35"]).unwrap();
    let of = |code: &str| concordance.content(Product::parse(code).unwrap(), &table, &contents);
    let (gearbox, brake) = (of("870840").unwrap(), of("870830").unwrap());
    near(gearbox.likely, contents.total[0], 1e-15);
    // Its chapter has another sector, so it may be like that one.
    near(gearbox.high, contents.total[0].max(contents.total[1]), 1e-15);
    near(gearbox.low, contents.total[0].min(contents.total[1]), 1e-15);
    near(brake.likely, (contents.total[0] + 3.0 * contents.total[1]) / 4.0, 1e-15);
    assert!(brake.low < brake.likely && brake.likely < brake.high);
    // What is not imported is kept by somebody.
    for content in [&gearbox, &brake] {
        near(content.kept.iter().sum::<f64>() + content.likely, 1.0, 1e-12);
    }
    // A heading is made by whatever makes its subheadings.
    assert_eq!(of("8708").unwrap().sectors, ["s0", "s1"]);
    assert_eq!((of("710812"), of("010121")), (None, None));
}

/// A table as the OECD or WIOD write it is read; what is odd is told, not mended.
#[test]
fn tables_are_read_as_published() {
    let text = "row,BY.c1,BY.c2,CN.c1,CN.c2,BY.f1,CN.f1,output\n\
        BY.c1,10,20,0,0,65,5,100\n\
        BY.c2,5,x,1,0,40,4,50\n\
        CN.c1,30,10,40,-1,0,100,179\n\
        CN.c2,0,0,0,0,0,0,0\n\
        VALU,55,20,138,1,,,\n";
    let (table, findings) = Table::parse("table.csv", text.as_bytes(), None).unwrap();
    assert_eq!((table.len(), table.regions.len()), (4, 2));
    near(table.coefficient(2, 0), 0.3, 1e-15);
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::IoCell, Code::IoNegative, Code::IoNoOutput]);
    assert_eq!(findings[0].place.as_ref().unwrap().row, Some(3));
    let (found, missing) = contents(&table, &["BY", "KZ"], 1).unwrap();
    assert_eq!(missing[0].code, Code::IoRegionMissing);
    near(found.total[0] + found.retained(0), 1.0, 1e-12);
    // Cut off after a row; a row twice; cells parted by semicolons with decimal commas.
    let rows: Vec<&str> = text.lines().collect();
    let code = |text: &str| Table::parse("t.csv", text.as_bytes(), None).unwrap_err()[0].code;
    assert_eq!(code(&rows[..4].join("\n")), Code::IoLayout);
    assert_eq!(code(&[rows[0], rows[1], rows[1], rows[2], rows[3], rows[4]].join("\n")), Code::IoTwice);
    let parted = text.replace(',', ";").replace(";30;", ";30,0;");
    assert_eq!(Table::parse("t.csv", parted.as_bytes(), None).unwrap().0, table);
    assert_eq!(Table::parse("t.csv", b"a,b\n1,2\n", None).unwrap_err()[0].code, Code::IoNoHeading);
    assert_eq!(contents(&table, &["KZ"], 1).unwrap_err()[0].code, Code::IoRegionMissing);
}

/// The forms of the Asian Development Bank (regions and sectors in two lines and two columns) and of the OECD (an underscore, rows of
/// taxes by region, value added and output below) say the same; a national table has its imports in a row.
#[test]
fn every_form_says_the_same() {
    let plain = "row,BY.c1,BY.c2,CN.c1,BY.f1,CN.f1,output\n\
        BY.c1,10,20,0,65,5,100\nBY.c2,5,10,1,30,4,50\nCN.c1,30,10,40,0,99,179\nVALU,55,10,138,,,\n";
    let (expected, findings) = Table::parse("plain.csv", plain.as_bytes(), None).unwrap();
    assert_eq!(findings, []);
    let double = ",,BY,BY,CN,BY,CN,\n,,c1,c2,c1,f1,f1,output\n\
        BY,c1,10,20,0,65,5,100\nBY,c2,5,10,1,30,4,50\nCN,c1,30,10,40,0,99,179\n,VALU,55,10,138,,,\n";
    assert_eq!(Table::parse("double.csv", double.as_bytes(), None).unwrap(), (expected.clone(), vec![]));
    let oecd = "V1,BY_c1,BY_c2,CN_c1,BY_f1,CN_f1,OUT\n\
        BY_c1,10,20,0,65,5,100\nBY_c2,5,10,1,30,4,50\nCN_c1,30,10,40,0,99,179\n\
        BY_TAXSUB,1,1,0,0,0,0\nVALU,55,10,138,,,\nOUT,100,50,179,,,\n";
    let (found, _) = Table::parse("oecd.csv", oecd.as_bytes(), None).unwrap();
    assert_eq!(
        (&found.flows, &found.output, &found.finals),
        (&expected.flows, &expected.output, &expected.finals)
    );
    let factors: Vec<&str> = found.factors.iter().map(|factor| factor.name.as_str()).collect();
    assert_eq!(factors, ["BY_TAXSUB", "VALU"]);

    let national = "row,c1,c2,households\nCPA_c1,10,20,70\nCPA_c2,5,10,35\nImports,30,10,9\nOutput,100,50,\n";
    let (found, _) = Table::parse("national.csv", national.as_bytes(), Some("BY")).unwrap();
    let (of_nation, of_world) = (content(&found, &["BY"]), content(&expected, &["BY"]));
    assert_eq!((&of_nation.direct, &of_nation.total), (&of_world.direct, &of_world.total));
    let code = |text: &str, home| Table::parse("n.csv", text.as_bytes(), home).unwrap_err()[0].code;
    assert_eq!(code(national, None), Code::IoWhose, "nobody says whose it is");
    assert_eq!(code(&national.replace("Imports", "Wages"), Some("BY")), Code::IoLayout, "it has no imports");
}

/// A union that eats more than it makes has no answer.
#[test]
fn unproductive_unions_are_refused() {
    let table = table(
        &["BY", "CN"],
        2,
        &[&[0.5, 0.6, 0.0, 0.0], &[0.6, 0.5, 0.0, 0.0], &[0.1, 0.1, 0.0, 0.0], &[0.0; 4]],
        &[10.0; 4],
    );
    assert_eq!(contents(&table, &["BY"], 1).unwrap_err()[0].code, Code::IoNotProductive);
}

/// The World Input-Output Table of 2011 (WIOD, release 2013): Russia's sectors add up, and the programme's tables carry the same
/// import contents to their six decimals.
#[test]
fn a_world_table_gives_programme_tables() {
    let data =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/iot_wiod2013/wiot_2011.csv.gz");
    if !data.exists() {
        eprintln!("skipped: the world input-output table is not here");
        return;
    }
    let (table, _) = Table::read(&data, None).unwrap();
    assert_eq!((table.len(), table.regions.len()), (1435, 41));
    let found = content(&table, &["RUS"]);
    assert!(found.residual < 1e-12);
    for at in (0..found.rows.len()).filter(|at| table.output[found.rows[*at]] > 0.0) {
        near(found.retained(at) + found.total[at], 1.0, 1e-11);
    }
    let [inside, imported, value_added] = programme_tables(&table, &found, &BTreeMap::new());
    let lines = |text: &str| text.lines().count();
    // Private households as employers put nothing out in Russia's table.
    let makers = found.rows.iter().filter(|row| table.output[**row] > 0.0).count();
    assert_eq!((lines(&inside.1), lines(&imported.1), lines(&value_added.1)), (makers + 1, 36, makers + 1));
    // With all regions inside nothing is imported.
    let regions: Vec<&str> = table.regions.iter().map(String::as_str).collect();
    let world = content(&table, &regions);
    assert!(world.total.iter().all(|total| total.abs() < 1e-12));
}

/// A table of three regions so large that it is worth threads, and no number of them changes a bit.
#[test]
fn threads_change_nothing() {
    let (sectors, size) = (191, 3 * 191);
    let cell = |row: usize, column: usize| ((row * 7919 + column * 104_729) % 1009) as f64 / 1009.0 / 700.0;
    let rows: Vec<Vec<f64>> =
        (0..size).map(|row| (0..size).map(|column| cell(row, column)).collect()).collect();
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    let output: Vec<f64> = (0..size).map(|row| 1.0 + (row % 17) as f64).collect();
    let table = table(&["A", "B", "C"], sectors, &rows, &output);
    let all: Vec<usize> = (0..size).collect();
    let answers = |threads: usize| {
        let kept = contents(&table, &["A", "B", "C"], threads).unwrap().0;
        let found = multipliers(&table, &all, &[("output", &output)], threads).unwrap();
        let lost = extract(&table, &all, &[0, 5, 300, 301, 572], Extraction::Both, threads).unwrap();
        let earned = value_added_origin(&table, std::slice::from_ref(&output), threads).unwrap();
        (kept, found, lost, earned)
    };
    let one = answers(1);
    assert!(one.1.residual < 1e-13);
    assert!(one == answers(2) && one == answers(3));
}

proptest! {
    /// What is lost without a sector is the same by the closed form as by taking its row and column out of the table.
    #[test]
    fn extraction_is_zeroing(cells in proptest::collection::vec(0.0_f64..1.0, 16), output in proptest::collection::vec(1.0_f64..100.0, 4), taken in 0_usize..4) {
        let sums: Vec<f64> = (0..4).map(|column| (0..4).map(|row| cells[row * 4 + column]).sum::<f64>()).collect();
        let share = |row: usize, column: usize| 0.9 * cells[row * 4 + column] / sums[column].max(1.0);
        let rows: Vec<Vec<f64>> = (0..4).map(|row| (0..4).map(|column| share(row, column)).collect()).collect();
        let slices: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let table = table(&["A"], 4, &slices, &output);
        let finals: Vec<f64> = (0..4).map(|row| output[row] - (0..4).map(|column| rows[row][column] * output[column]).sum::<f64>()).collect();
        let ways = [
            (Extraction::Both, true, true, true), (Extraction::Whole, true, true, false),
            (Extraction::Purchases, false, true, true), (Extraction::Sales, true, false, true),
        ];
        for (how, row_gone, column_gone, demanded) in ways {
            // The power series of what is left, until nothing changes.
            let demand = |row: usize| if row == taken && !demanded { 0.0 } else { finals[row] };
            let mut left: Vec<f64> = (0..4).map(demand).collect();
            for _ in 0..2_000 {
                left = (0..4).map(|row| demand(row) + (0..4).filter(|column| {
                    !(row_gone && row == taken || column_gone && *column == taken)
                }).map(|column| rows[row][column] * left[column]).sum::<f64>()).collect();
            }
            let found = extract(&table, &[0, 1, 2, 3], &[taken], how, 1).unwrap();
            for row in 0..4 {
                prop_assert!((found[0].output[row] - left[row]).abs() < 1e-7, "{how:?}: {:?} is not {left:?}", found[0].output);
            }
        }
    }

    /// Imports and what is kept add up to one whatever the table, and an order of regions means nothing.
    #[test]
    fn units_are_divided(cells in proptest::collection::vec(0.0_f64..1.0, 36), output in proptest::collection::vec(1.0_f64..100.0, 6)) {
        // Columns add up to at most 0.9.
        let sums: Vec<f64> = (0..6).map(|column| (0..6).map(|row| cells[row * 6 + column]).sum::<f64>()).collect();
        let share = |row: usize, column: usize| 0.9 * cells[row * 6 + column] / sums[column].max(1.0);
        let rows: Vec<Vec<f64>> = (0..6).map(|row| (0..6).map(|column| share(row, column)).collect()).collect();
        let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let table = table(&["A", "B", "C"], 2, &rows, &output);
        let found = content(&table, &["A", "B"]);
        for at in 0..4 {
            prop_assert!((found.retained(at) + found.total[at] - 1.0).abs() < 1e-11);
            prop_assert!(found.hidden(at) > -1e-12);
        }
        let turned = content(&table, &["B", "A"]);
        prop_assert_eq!(&turned.total, &found.total);
        prop_assert_eq!(&turned.kept[1], &found.kept[0]);
    }
}
