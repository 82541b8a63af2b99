//! Excerpts in the layouts of the publishers of inter-country tables: the OECD, the Asian Development Bank, WIOD.
//!
//! Figures are made up and balance; headings, labels and rows below the sectors are those of the files. The OECD's layout after its
//! readers in pymrio and MARIO, the bank's after the scripts `mrio-processing` and the package `mrio` of its staff.

#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use model::{Code, Finding};
use trade::leontief::{Table, contents};

/// What Kazakhstan's two sectors import: the same in every layout.
const EXPECTED: [f64; 2] = [0.3, 0.2];

fn imports(table: &Table, region: &str) -> Vec<f64> {
    let found = contents(table, &[region], 1).unwrap().0;
    for at in 0..found.rows.len() {
        assert!((found.retained(at) + found.total[at] - 1.0).abs() < 1e-12);
    }
    found.direct
}

fn read(text: &str) -> (Table, Vec<Finding>) {
    Table::parse("table.csv", text.as_bytes(), None).unwrap()
}

/// The OECD's ICIO, a file a year: `V1`, `REGION_sector` with underscores in the sector's own code, six final uses by region, rows `TLS`,
/// `VA` and `OUT`, a column `OUT`; China and Mexico divided in rows and whole in final uses; the rest is `ROW`.
#[test]
fn the_oecd_writes_so() {
    let text = "V1,KAZ_A01_02,KAZ_C29,CN1_A01_02,CN1_C29,ROW_A01_02,ROW_C29,KAZ_HFCE,KAZ_INVNT,CHN_HFCE,CHN_INVNT,ROW_DPABR,OUT\n\
        KAZ_A01_02,10,20,0,0,0,0,75,-5,0,0,0,100\n\
        KAZ_C29,5,10,0,1,0,0,30,0,0,0,4,50\n\
        CN1_A01_02,20,5,10,10,5,0,0,0,50,0,0,100\n\
        CN1_C29,5,3,20,30,12,0,10,0,110,10,0,200\n\
        ROW_A01_02,5,2,0,0,10,10,0,0,0,0,73,100\n\
        ROW_C29,0,0,0,5,0,10,0,0,0,0,85,100\n\
        TLS,1,1,2,4,3,0,0,0,0,0,0,0\n\
        VA,54,9,68,150,70,80,0,0,0,0,0,0\n\
        OUT,100,50,100,200,100,100,0,0,0,0,0,0\n";
    let (table, findings) = read(text);
    assert_eq!(findings, []);
    assert_eq!(table.regions, ["KAZ", "CN1", "ROW"]);
    assert_eq!(table.sector[..2], ["A01_02", "C29"]);
    let factors: Vec<&str> = table.factors.iter().map(|factor| factor.name.as_str()).collect();
    assert_eq!(factors, ["TLS", "VA"]);
    assert_eq!(table.inventories()[..2], [-5.0, 0.0]);
    assert_eq!(imports(&table, "KAZ"), EXPECTED);
    // What goes to China's final users goes abroad from Kazakhstan and the rest, and stays at home from either part of China.
    assert_eq!(table.exports(), [0.0, 5.0, 30.0, 30.0, 7.0, 5.0]);
    let divided = text
        .replace("CN1_C29", "CN2_C29")
        .replace("KAZ_C29,5,10,0,1,0,0,30,0,0", "KAZ_C29,5,10,0,1,0,0,27,0,3");
    assert_eq!(read(&divided).0.exports(), [0.0, 8.0, 40.0, 50.0, 7.0, 5.0]);
    // Editions with rows of taxes by region say the same.
    let older = text.replace("TLS,", "KAZ_TAXSUB,").replace("VA,54", "VALU,54");
    assert_eq!(imports(&read(&older).0, "KAZ"), EXPECTED);
}

/// The bank's sheet as CSV: five lines of title, regions and `c1` … in two lines, names beside two columns of labels, sums and output
/// (`r60`, `r69`) and what stands between them under `ToT`, a column of output without a sector.
#[test]
fn the_asian_development_bank_writes_so() {
    let title = "ADB Multi-Regional Input-Output Table,,,,,,,,,,\n\"Economies, sectors\",,,,,,,,,,\n2021,,,,,,,,,,\n\
        (in millions of US dollars),,,,,,,,,,\n,,,,Agriculture,Vehicles,Agriculture,Vehicles,Households,Households,Total\n";
    let body = ",,,,KAZ,KAZ,PRC,PRC,KAZ,PRC,ToT\n,,,,c1,c2,c1,c2,F1,F1,\n\
        1,Agriculture,KAZ,c1,10,20,0,0,70,0,100\n\
        2,Vehicles,KAZ,c2,5,10,0,1,34,0,50\n\
        1,Agriculture,PRC,c1,20,5,10,15,0,50,100\n\
        2,Vehicles,PRC,c2,10,5,20,40,10,115,200\n\
        ,Total intermediate consumption,ToT,r60,45,40,30,56,114,165,450\n\
        ,Taxes less subsidies on products,ToT,r99,1,1,2,4,0,0,8\n\
        ,Cif/ fob adjustments on exports,ToT,r61,0,0,0,0,0,0,0\n\
        ,Direct purchases abroad by residents,ToT,r62,0,0,0,0,1,0,1\n\
        ,Purchases on the domestic territory by non-residents,ToT,r63,0,0,0,0,0,0,0\n\
        ,Value added at basic prices,ToT,r64,54,9,68,140,0,0,271\n\
        ,International Transport Margins,ToT,r65,0,0,0,0,0,0,0\n\
        ,Output at basic prices,ToT,r69,100,50,100,200,115,165,730\n";
    let (table, findings) = read(&format!("{title}{body}"));
    assert_eq!(findings, []);
    assert_eq!(
        (table.regions.as_slice(), table.uses.len()),
        (["KAZ", "PRC"].map(str::to_owned).as_slice(), 2)
    );
    let factors: Vec<&str> = table.factors.iter().map(|factor| factor.name.as_str()).collect();
    assert_eq!(factors, ["r99", "r61", "r62", "r63", "r64", "r65"]);
    assert_eq!(imports(&table, "KAZ"), EXPECTED);
    // Merged cells of regions, and a sum that is wrong.
    let merged =
        body.replace(",,,,KAZ,KAZ,PRC,PRC,", ",,,,KAZ,,PRC,,").replace("2,Vehicles,PRC,c2", "2,Vehicles,,c2");
    assert_eq!(read(&format!("{title}{merged}")).0, table);
    let findings = read(&format!("{title}{}", body.replace("r60,45", "r60,55"))).1;
    assert_eq!(findings.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::IoTotalDiffers]);
}

/// WIOD of 2013 as R packages hand it out: `REGION.cN`, final uses `REGION.fN`, a column of output, no rows below; its workbook as CSV has
/// the layout of the bank's, which grew from it.
#[test]
fn wiod_writes_so() {
    let text = "row,ROM.c1,ROM.c2,RoW.c1,RoW.c2,ROM.f1,ROM.f5,RoW.f1,output\nROM.c1,10,20,0,0,75,-5,0,100\n\
        ROM.c2,5,10,0,1,34,0,0,50\nRoW.c1,20,5,10,15,0,0,50,100\nRoW.c2,10,5,20,40,10,0,115,200\n";
    let (table, findings) = read(text);
    assert_eq!(findings, []);
    assert_eq!(table.regions, ["ROM", "RoW"]);
    assert_eq!(table.inventories()[..1], [-5.0]);
    assert_eq!(imports(&table, "ROM"), EXPECTED);
}
