//! Multipliers, extraction, origin and position against textbooks and published tables.
//!
//! Small tables are written here with their source; larger ones are read where they are, and their tests say so when they are not.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that fails may stop, and says what it skipped"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use model::Code;
use trade::leontief::{
    Extraction, Factor, Multipliers, Table, Use, contents, extract, kept_with_returns, multipliers,
    positions, value_added_origin,
};

fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

/// A table of one region from its flows and outputs.
fn economy(flows: &[&[f64]], output: &[f64]) -> Table {
    Table {
        regions: vec!["HERE".to_owned()],
        region: vec![0; output.len()],
        sector: (0..output.len()).map(|row| format!("s{row}")).collect(),
        flows: flows.concat(),
        output: output.to_vec(),
        ..Table::default()
    }
}

fn all(table: &Table) -> Vec<usize> {
    (0..table.len()).collect()
}

/// The Leontief inverse by rows, as effects of factors that only one sector uses.
fn inverse(table: &Table) -> Vec<Vec<f64>> {
    let unit = |row: usize| {
        let mut used = vec![0.0; table.len()];
        used[row] = table.output[row];
        used
    };
    let units: Vec<Vec<f64>> = all(table).into_iter().map(unit).collect();
    let factors: Vec<(&str, &[f64])> = units.iter().map(|used| ("", used.as_slice())).collect();
    let found = multipliers(table, &all(table), &factors, 2).unwrap();
    found.factors.into_iter().map(|factor| factor.effect).collect()
}

fn of(found: &Multipliers, name: &str) -> Vec<f64> {
    found.factors.iter().find(|factor| factor.name == name).unwrap().effect.clone()
}

/// Miller and Blair, Input-Output Analysis (2009), tables 2.3 and 2.4: the inverse is exact in rational numbers; labour of 0.3 and
/// 0.25 a unit; and what is lost without either sector, found by zeroing and inverting anew.
#[test]
fn two_sectors_of_miller_and_blair() {
    let table = economy(&[&[150.0, 500.0], &[200.0, 100.0]], &[1000.0, 2000.0]);
    let exact = [[380.0 / 303.0, 100.0 / 303.0], [80.0 / 303.0, 340.0 / 303.0]];
    for (found, expected) in inverse(&table).iter().zip(exact) {
        found.iter().zip(expected).for_each(|(found, expected)| near(*found, expected, 1e-13));
    }
    let labour = multipliers(&table, &[0, 1], &[("jobs", &[300.0, 500.0])], 1).unwrap();
    // Demand of 600 and 1500: 1247.5 and 1841.6 are made, and 374.25 and 460.4 of labour is needed.
    let jobs = of(&labour, "jobs");
    near(600.0 * jobs[0] + 1500.0 * jobs[1], 374.25 + 460.4, 0.05);
    near(labour.factors[0].type_i[0].unwrap(), jobs[0] / 0.3, 1e-13);
    let known = [
        (Extraction::Both, [350.0, 1789.4736842105262], [411.7647058823529, 1700.0]),
        (Extraction::Whole, [0.0, 1789.4736842105262], [411.7647058823529, 0.0]),
        (
            Extraction::Purchases,
            [797.3684210526316, 1789.4736842105262],
            [411.7647058823529, 1782.3529411764705],
        ),
        (Extraction::Sales, [350.0, 1863.157894736842], [911.7647058823529, 1700.0]),
    ];
    for (how, first, second) in known {
        let found = extract(&table, &[0, 1], &[0, 1], how, 2).unwrap();
        for (found, expected) in found.iter().zip([first, second]) {
            found.output.iter().zip(expected).for_each(|(found, expected)| near(*found, expected, 1e-9));
            near(found.loss, 3000.0 - expected.iter().sum::<f64>(), 1e-9);
        }
    }
}

/// Two regions with three sectors, the table of pymrio's own tests (Stadler 2021): inverse, multipliers of both stressors, and Ghosh's
/// row sums, which are printed with eight digits.
#[test]
fn two_regions_of_pymrio() {
    let table = economy(
        &[
            &[10.0, 5.0, 1.0, 6.0, 5.0, 7.0],
            &[0.0, 2.0, 0.0, 0.0, 5.0, 3.0],
            &[10.0, 3.0, 20.0, 4.0, 2.0, 0.0],
            &[5.0, 0.0, 0.0, 1.0, 10.0, 9.0],
            &[0.0, 10.0, 1.0, 0.0, 20.0, 1.0],
            &[5.0, 0.0, 0.0, 1.0, 10.0, 10.0],
        ],
        &[51.0, 15.0, 58.0, 50.0, 52.0, 39.0],
    );
    let stressors: [(&str, &[f64]); 2] =
        [("one", &[20.0, 1.0, 42.0, 4.0, 20.0, 5.0]), ("two", &[5.0, 4.0, 11.0, 8.0, 2.0, 10.0])];
    let found = multipliers(&table, &all(&table), &stressors, 1).unwrap();
    let one = [
        0.896638324101429,
        1.7965474933011258,
        1.1666796580507097,
        0.3013124703668342,
        1.4371886818255364,
        0.7177624711634629,
    ];
    let two = [
        0.3004620527704837,
        0.9052387706892087,
        0.311411003349379,
        0.23778766312079253,
        0.5331560745059157,
        0.6031791628984159,
    ];
    for (name, expected) in [("one", one), ("two", two)] {
        of(&found, name).iter().zip(expected).for_each(|(found, expected)| near(*found, expected, 1e-13));
    }
    let row = [
        1.3387146304736708,
        0.9689762471208287,
        0.05036622549592462,
        0.17820960407435948,
        0.5752019383714646,
        0.4985179148178926,
    ];
    inverse(&table)[0].iter().zip(row).for_each(|(found, expected)| near(*found, expected, 1e-13));
    let ghosh = [
        [1.33871463, 0.28499301, 0.05727924, 0.1747153, 0.58648041, 0.38121958],
        [0.07482651, 1.37164729, 0.02969614, 0.02185805, 0.93542302, 0.41222074],
        [0.38065717, 0.22311379, 1.54929428, 0.15941084, 0.39473223, 0.17907022],
    ];
    for (found, row) in found.forward.iter().zip(ghosh) {
        near(*found, row.iter().sum(), 6.0 * 5e-9);
    }
}

/// Germany 1995 with six sectors, million euros: Eurostat Manual of Supply, Use and Input-Output Tables (2008), table 15.4 and the
/// results printed after it with four digits.
fn germany() -> Table {
    let mut table = economy(
        &[
            &[1131.0, 25480.0, 1.0, 607.0, 710.0, 762.0],
            &[7930.0, 304584.0, 64167.0, 41082.0, 11981.0, 30360.0],
            &[426.0, 7334.0, 3875.0, 5296.0, 23457.0, 9155.0],
            &[3559.0, 72717.0, 14190.0, 74399.0, 10835.0, 21008.0],
            &[3637.0, 96115.0, 31027.0, 65755.0, 193176.0, 34223.0],
            &[1552.0, 14986.0, 1747.0, 11225.0, 15058.0, 22070.0],
        ],
        &[43910.0, 1079446.0, 245606.0, 540063.0, 692487.0, 508918.0],
    );
    table.finals = vec![15219.0, 619296.0, 196063.0, 343355.0, 268554.0, 442280.0];
    table.uses = vec![Use { regions: Vec::new(), word: "final uses and exports".to_owned() }];
    table
}

#[test]
fn germany_of_the_eurostat_manual() {
    let table = germany();
    let gross: [f64; 6] = [21664.0, 395022.0, 115624.0, 311407.0, 415426.0, 365017.0];
    let jobs: [f64; 6] = [1096.0, 8381.0, 3236.0, 9251.0, 4258.0, 10206.0];
    let found = multipliers(&table, &all(&table), &[("value added", &gross), ("jobs", &jobs)], 1).unwrap();
    let printed = [
        (found.output.clone(), [1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782]),
        (of(&found, "value added"), [0.8450, 0.7647, 0.8615, 0.9019, 0.9393, 0.9199]),
        (of(&found, "jobs"), [0.0326, 0.0162, 0.0207, 0.0237, 0.0112, 0.0242]),
    ];
    for (found, printed) in printed {
        found.iter().zip(printed).for_each(|(found, printed)| near(*found, printed, 5e-5));
    }
    let inverse = inverse(&table);
    for (row, printed) in [1.0339, 1.4292, 1.0289].into_iter().enumerate() {
        near(inverse[row][row], printed, 5e-5);
    }
    let lost = extract(&table, &all(&table), &[1], Extraction::Both, 1).unwrap();
    near(lost[0].loss, 771_400.782_012_647_4, 1e-6);
    near(lost[0].output[1], 619_342.0, 1e-6);
}

/// The row of manufacturing adds up to 1 079 400 and its column to 1 079 446: told, not mended.
#[test]
fn an_imbalance_is_told() {
    let found = germany().oddities("table.csv");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::IoRowSums);
    let mut mended = germany();
    mended.finals[1] = 619_342.0;
    assert_eq!(mended.oddities("table.csv"), []);
}

/// Three countries with three industries of the R package decompr (Quast and Kummritz 2015): the numbers that its own tests print,
/// and what comes back to a union over its borders (exact).
#[test]
fn who_earns_what_exports_pay() {
    let uses = [
        [21.5, 6.1, 8.4],
        [16.2, 1.9, 5.1],
        [11.0, 0.5, 0.8],
        [7.5, 29.5, 14.2],
        [8.9, 24.9, 16.9],
        [1.2, 18.5, 4.9],
        [9.2, 17.9, 51.2],
        [7.9, 10.1, 38.5],
        [25.1, 35.2, 68.4],
    ];
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
    let table = Table {
        year: None,
        regions: ["ARG", "TUR", "DEU"].map(str::to_owned).to_vec(),
        region: (0..9).map(|row| row / 3).collect(),
        sector: (0..9).map(|row| format!("s{}", row % 3)).collect(),
        flows: flows.concat(),
        output: flows.iter().zip(uses).map(|(row, used)| row.iter().chain(&used).sum()).collect(),
        uses: (0..3).map(|region| Use { regions: vec![region], word: "final".to_owned() }).collect(),
        finals: uses.concat(),
        factors: Vec::new(),
    };
    let exports = table.exports();
    let alone = |at: usize, value: f64| {
        let mut demand = vec![0.0; 9];
        demand[at] = value;
        demand
    };
    let used = |region: usize| uses.iter().map(|row| row[region]).collect::<Vec<f64>>();
    let demands = vec![
        alone(0, exports[0]),
        alone(8, exports[8]),
        alone(0, table.output[0]),
        alone(8, table.output[8]),
        used(0),
        used(1),
    ];
    let origins = value_added_origin(&table, &demands, 2).unwrap();
    let printed = [
        (0, 0, 28.52278),
        (1, 8, 34.74381),
        (2, 0, 66.75361799),
        (3, 8, 96.78316785),
        (4, 0, 24.3345824),
        (5, 6, 23.6841309),
    ];
    for (demand, source, printed) in printed {
        near(origins[demand][source] / printed, 1.0, 4e-7);
    }
    for (origin, demand) in origins.iter().zip(&demands) {
        near(origin.iter().sum::<f64>(), demand.iter().sum(), 1e-10);
    }
    let returns = kept_with_returns(&table, &[0, 1, 2], 1).unwrap();
    let kept = contents(&table, &["ARG"], 1).unwrap().0;
    for (at, (with, returned)) in [
        (0.8974484254323867, 0.00907794186681479),
        (0.7739216422845819, 0.01710151288097557),
        (0.70688536992263, 0.03215928428865858),
    ]
    .into_iter()
    .enumerate()
    {
        near(returns[at], with, 1e-13);
        near(returns[at] - kept.retained(at), returned, 1e-13);
    }
    // Nearer than last is what nothing but users buys.
    let positions = positions(&table, 1).unwrap();
    assert!(positions.upstreamness.iter().chain(&positions.downstreamness).all(|position| *position > 1.0));
    near(positions.final_use[0], 36.0 / table.output[0], 1e-14);
}

fn data(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not here");
    None
}

/// Rows of a small CSV by their first cells.
fn cells(path: PathBuf) -> (Vec<String>, Vec<(String, Vec<f64>)>) {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).unwrap();
    let headings = reader.headers().unwrap().iter().skip(1).map(str::to_owned).collect();
    let row = |record: csv::StringRecord| {
        let numbers = record.iter().skip(1).map(|cell| cell.parse().unwrap_or(f64::NAN)).collect();
        (record[0].to_owned(), numbers)
    };
    (headings, reader.records().map(|record| row(record.unwrap())).collect())
}

/// Six regions with eight sectors, the test table of pymrio, with the results of its release 0.7.0.
#[test]
fn six_regions_of_pymrio() {
    let Some(folder) = data("io-textbook/pymrio-test-6x8") else { return };
    let (labels, flows) = cells(folder.join("Z.csv"));
    let (_, finals) = cells(folder.join("Y_by_region.csv"));
    let (_, factors) = cells(folder.join("factor_inputs.csv"));
    let output = flows.iter().zip(&finals).map(|(row, used)| row.1.iter().chain(&used.1).sum()).collect();
    let table = Table {
        year: None,
        regions: (1..=6).map(|region| format!("reg{region}")).collect(),
        region: (0..48).map(|row| row / 8).collect(),
        sector: labels.iter().map(|label| label.split_once('_').unwrap().1.to_owned()).collect(),
        flows: flows.into_iter().flat_map(|row| row.1).collect(),
        output,
        uses: (0..6).map(|region| Use { regions: vec![region], word: String::new() }).collect(),
        finals: finals.into_iter().flat_map(|row| row.1).collect(),
        factors: factors.into_iter().map(|(name, used)| Factor { name, used }).collect(),
    };
    let (_, expected) = cells(folder.join("expected_L.csv"));
    for (found, (_, expected)) in inverse(&table).iter().zip(&expected) {
        found.iter().zip(expected).for_each(|(found, expected)| near(*found, *expected, 1e-9));
    }
    let used: Vec<(&str, &[f64])> =
        table.factors.iter().map(|factor| (factor.name.as_str(), factor.used.as_slice())).collect();
    let found = multipliers(&table, &all(&table), &used, 2).unwrap();
    let (_, expected) = cells(folder.join("expected_M_factor_inputs.csv"));
    for (name, expected) in expected {
        of(&found, &name).iter().zip(expected).for_each(|(found, expected)| near(*found, expected, 1e-9));
    }
    let mut reader = csv::Reader::from_path(folder.join("expected_extraction.csv")).unwrap();
    for record in reader.records().map(Result::unwrap) {
        let row = labels.iter().position(|label| *label == record[0]).unwrap();
        let found = extract(&table, &all(&table), &[row], Extraction::Both, 1).unwrap();
        near(found[0].loss / record[2].parse::<f64>().unwrap(), 1.0, 1e-9);
    }
}

/// The analytical tables of the United Kingdom for 2010, 127 products (Office for National Statistics): multipliers as published, with
/// all their digits; and a national table is read as such.
#[test]
fn united_kingdom_2010() {
    let Some(folder) = data("io-textbook/uk-2010") else { return };
    let (table, _) = Table::read(&folder.join("siot_domestic_bp_gbp_million.csv.gz"), Some("GBR")).unwrap();
    assert_eq!(table.regions, ["GBR", "outside"]);
    let rows: Vec<usize> = (0..table.len() - 1).collect();
    let factor = |name: &str| table.factors.iter().find(|it| it.name == name).unwrap().used.clone();
    let wages = factor("Compensation of employees");
    let parts =
        ["Taxes less subsidies on production", "Compensation of employees", "Gross Operating Surplus"];
    let gross = parts
        .map(factor)
        .into_iter()
        .reduce(|sums, part| sums.iter().zip(part).map(|(sum, value)| sum + value).collect());
    let found = multipliers(&table, &rows, &[("wages", &wages), ("gva", &gross.unwrap())], 2).unwrap();
    let at: BTreeMap<&str, usize> = rows.iter().map(|row| (table.sector[*row].as_str(), *row)).collect();
    let (headings, published) = cells(folder.join("expected_published_multipliers.csv"));
    assert_eq!(headings[0], "output_multiplier");
    let mut checked = 0;
    for (code, published) in published {
        let at = at[code.as_str()];
        let mine = [
            found.output[at],
            found.factors[0].type_i[at].unwrap_or_default(),
            found.factors[1].type_i[at].unwrap_or_default(),
            found.factors[0].effect[at],
            found.factors[1].effect[at],
        ];
        for (mine, published) in mine.into_iter().zip(published).filter(|(_, published)| !published.is_nan())
        {
            near(mine / published.max(f64::MIN_POSITIVE), f64::from(published > 0.0), 1e-12);
            checked += 1;
        }
    }
    assert!(checked > 600, "{checked}");
    // Imports and what stays are all of a unit.
    let (contents, _) = contents(&table, &["GBR"], 2).unwrap();
    for row in rows.iter().filter(|row| table.output[**row] > 0.0) {
        near(contents.retained(*row) + contents.total[*row], 1.0, 1e-12);
    }
    assert!(contents.hidden(at["29"]) > 0.05);
}

/// Croatia 2010, 66 products (Croatian Bureau of Statistics): cell by cell, what is made inside in one file and imports in another;
/// 15.9 % of all uses is imported.
#[test]
fn croatia_2010() {
    let Some(folder) = data("iot_croatia_2010") else { return };
    let (table, findings) = Table::read(&folder, Some("HRV")).unwrap();
    assert!(findings.iter().all(|finding| finding.code != Code::IoRowSums));
    let (contents, _) = contents(&table, &["HRV"], 1).unwrap();
    let cars = contents.rows.iter().position(|row| table.sector[*row] == "C29").unwrap();
    assert!(contents.direct[cars] > 0.2 && contents.total[cars] > contents.direct[cars] + 0.02);
    near(contents.retained(cars) + contents.total[cars], 1.0, 1e-10);
    // Extraterritorial bodies put out a ten millionth of a thousand kunas, all of it their own input: that is none, and it is told. The
    // blocks of a table of one region are all of it: what is left after half a step is rounding, and steps made of it led nowhere.
    assert!(findings.iter().any(|finding| finding.code == Code::IoNoOutput));
    let found = multipliers(&table, &contents.rows, &[], 1).unwrap();
    assert!(found.output.iter().all(|multiplier| (1.0..3.0).contains(multiplier)), "{:?}", found.output);
    let mut made = vec![0.0; contents.rows.len()];
    for (buyer, column) in contents.rows.iter().enumerate() {
        for (maker, row) in contents.rows.iter().enumerate() {
            // o = 1 + A'o, the equation of output multipliers.
            made[buyer] += table.coefficient(*row, *column) * found.output[maker];
        }
        near(made[buyer] + 1.0, found.output[buyer], 1e-10);
    }
}

/// Published measures of the World Input-Output Database (Antràs and Chor 2018, in the data of the R package concordance), of all years
/// that are here. They were computed from tables that were not rounded to whole millions, so small sectors differ; sectors of more than ten
/// billion dollars agree, and all of them do when weighed by output.
#[test]
fn positions_of_the_world_table() {
    let Some(folder) = data("iot_wiod2013") else { return };
    let mut reference: BTreeMap<(String, String), [f64; 4]> = BTreeMap::new();
    let packed = std::fs::File::open(folder.join("gvc_measures_reference.csv.gz")).unwrap();
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(packed));
    for record in reader.records().map(Result::unwrap) {
        let region = match &record[1] {
            "ROU" => "ROM",
            "ROW" => "RoW",
            other => other,
        };
        let number = |at: usize| record[at].parse().unwrap_or(f64::NAN);
        let label = format!("{region}.{}", &record[2]);
        reference.insert((record[0].to_owned(), label), [number(3), number(5), number(4), number(6)]);
    }
    for year in ["2000", "2005", "2009", "2010", "2011"] {
        let (table, _) = Table::read(&folder.join(format!("wiot_{year}.csv.gz")), None).unwrap();
        let found = positions(&table, 2).unwrap();
        assert!(found.residual < 1e-12);
        let measures = [&found.upstreamness, &found.downstreamness, &found.final_use, &found.value_added];
        let all: f64 = table.output.iter().sum();
        // Upstreamness, downstreamness, final use, value added: weighed by output, and the most among the large.
        let bounds = [(0.0016, 0.015), (0.0018, 0.016), (0.0004, 0.006), (0.0006, 0.006)];
        for (number, (measure, (mean, most))) in measures.iter().zip(bounds).enumerate() {
            let (mut weighed, mut largest, mut worst) = (0.0, 0.0_f64, 0.0_f64);
            for row in (0..table.len()).filter(|row| table.output[*row] > 0.0) {
                let expected = reference[&(year.to_owned(), table.label(row))][number];
                let off = (measure[row] - expected).abs();
                if off.is_nan() {
                    continue;
                }
                weighed += off * table.output[row] / all;
                worst = worst.max(off);
                if table.output[row] > 10_000.0 {
                    largest = largest.max(off);
                }
            }
            eprintln!(
                "{year} measure {number}: {weighed:.5} weighed, {largest:.4} of large ones, {worst:.3} of all"
            );
            assert!(weighed < mean && largest < most, "{year}, {number}: {weighed}, {largest}");
        }
    }
}
