//! What an input-output table says of the opportunities: whose table it is, what is hidden behind what would be made inside.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use model::{Code, Finding, Programme, Severity};
use trade::leontief::{Concordance, Content, Contents, Table, contents, programme_tables};
use trade::opportunity::Opportunity;
use trade::{Place, Union};

use super::{Request, Sector, Seen, sectors, taken};
use crate::app::small::small;

/// What an input-output table says of the opportunities.
pub(crate) struct Hidden {
    /// The table's file.
    pub(crate) table: String,
    /// The year that it says it is of.
    pub(crate) year: Option<u16>,
    /// Regions of the table that are the union's.
    pub(crate) regions: Vec<String>,
    /// By opportunity, if a sector of it is known.
    pub(crate) contents: BTreeMap<trade::Product, Content>,
    /// Every sector of the union.
    pub(crate) sectors: Vec<Sector>,
    /// The tables that a programme reads, with their names.
    pub(crate) tables: [(&'static str, String); 3],
}

/// Headings of the column of sectors in a concordance, the first that is there.
const SECTORS: [&str; 5] = ["sector", "wiod35", "icio", "adb", "isic3"];

/// Adds what the input-output table says, if one was given, or for which findings it was refused. `imports` are by product; what
/// the programme counts one by one is told apart.
pub(super) fn add(
    request: &Request,
    seen: &mut Seen,
    imports: &[(trade::Product, i64)],
    programme: Option<&Programme>,
) {
    let Some(files) = &request.io else { return };
    let products = programme.into_iter().flat_map(|programme| programme.products.iter());
    let tracked: Vec<_> = products.filter_map(|it| trade::Product::parse(&it.hs)).collect();
    let before = seen.findings.len();
    seen.hidden = hidden(files, seen, (imports, &tracked), request.threads);
    if seen.hidden.is_none() {
        let errors = seen.findings[before..].iter().filter(|it| it.severity() == Severity::Error);
        seen.io_refused = errors.map(|it| it.code).collect();
    }
}

/// What the input-output table says; nothing, and findings, if it cannot be read.
fn hidden(
    (table, concordance): &(PathBuf, PathBuf),
    seen: &mut Seen,
    (imports, tracked): (&[(trade::Product, i64)], &[trade::Product]),
    threads: usize,
) -> Option<Hidden> {
    let findings = &mut seen.findings;
    let concordance = taken(concordance, findings, |name, text| Concordance::read(name, text, &SECTORS))?;
    let (read, regions, contents) = match of_union(table, &seen.union, threads) {
        Ok((read, told)) => {
            findings.extend(told);
            read
        }
        Err(wrong) => {
            findings.extend(wrong);
            return None;
        }
    };
    findings.extend(concordance.strangers(&read));
    findings.extend(concordance.several(&read));
    let tracked = sectors::tracked(imports, tracked, &concordance);
    for (sector, tracked) in &tracked {
        let sector = sector.as_str();
        findings.push(match tracked.meaningful() {
            Some(share) => {
                let percent = model::Ratio::from_parts((share * 1e3) as i64 * 100_000);
                Finding::new(Code::IoTracked, sector).with("percent", percent)
            }
            None => Finding::new(Code::IoTrackedUnknown, sector).with("products", tracked.products),
        });
    }
    let tracked: BTreeMap<String, f64> =
        tracked.into_iter().filter_map(|(sector, it)| Some((sector, it.meaningful()?))).collect();
    let of = |it: &Opportunity| Some((it.product, concordance.content(it.product, &read, &contents)?));
    Some(Hidden {
        table: table.file_name().unwrap_or(table.as_os_str()).to_string_lossy().into_owned(),
        year: read.year,
        contents: seen.opportunities.iter().filter_map(of).collect(),
        sectors: sectors::sectors(&read, &contents, &regions, threads),
        regions,
        tables: programme_tables(&read, &contents, &tracked),
    })
}

/// A table, its regions that are the union's, and what they import.
type Read = (Table, Vec<String>, Contents);

/// Reads a table for a union; with what is odd about it.
fn of_union(file: &Path, union: &Union, threads: usize) -> Result<(Read, Vec<Finding>), Vec<Finding>> {
    let (read, mut findings) = Table::read_by(file, home(file, union), small)?;
    let is_of_union = |region: &&String| place_of(region).is_some_and(|place| union.has(place));
    let regions: Vec<String> = read.regions.iter().filter(is_of_union).cloned().collect();
    let known: Vec<Place> = regions.iter().filter_map(|region| place_of(region)).collect();
    let missing = union.members().iter().filter(|member| !known.contains(member));
    let mut missing: Vec<&str> = missing.map(|it| it.iso3()).collect();
    // Of a table of one country the others are not just missing: they are where its imports come from.
    if let ([region, _], [_], [_, ..]) = (read.regions.as_slice(), regions.as_slice(), missing.as_slice()) {
        let shown = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
        let finding = Finding::new(Code::IoOnePartner, shown.as_ref()).with("region", region.as_str());
        findings.push(finding.with("others", missing.join(", ")).at(&shown, None, None));
        missing.clear();
    }
    let asked: Vec<&str> = regions.iter().map(String::as_str).chain(missing).collect();
    let (contents, missing) = contents(&read, &asked, threads)?;
    findings.extend(missing);
    Ok(((read, regions, contents), findings))
}

/// Whose a table is that names no region: the only partner's, or that of the partner whose three letters are in the file's name.
fn home(file: &Path, union: &Union) -> Option<&'static str> {
    let name = file.file_name()?.to_string_lossy().to_uppercase();
    let words: Vec<&str> = name.split(|letter: char| !letter.is_alphanumeric()).collect();
    let mut named = union.members().iter().filter(|member| words.contains(&member.iso3()));
    match (union.members(), named.next(), named.next()) {
        ([only], ..) => Some(only.iso3()),
        (_, Some(named), None) => Some(named.iso3()),
        _ => None,
    }
}

/// Publishers' own letters where they are not ISO's: WIOD calls Romania by its old code, the OECD divides China and Mexico in two each,
/// the Asian Development Bank has letters of its own.
const LETTERS: [(&str, &str); 28] = [
    ("ROM", "ROU"),
    ("CN1", "CHN"),
    ("CN2", "CHN"),
    ("MX1", "MEX"),
    ("MX2", "MEX"),
    ("BAN", "BGD"),
    ("BHU", "BTN"),
    ("BRU", "BRN"),
    ("CAM", "KHM"),
    ("DEN", "DNK"),
    ("FIJ", "FJI"),
    ("GER", "DEU"),
    ("INO", "IDN"),
    ("MAL", "MYS"),
    ("MLD", "MDV"),
    ("MON", "MNG"),
    ("NEP", "NPL"),
    ("NET", "NLD"),
    ("PHI", "PHL"),
    ("POR", "PRT"),
    ("PRC", "CHN"),
    ("SIN", "SGP"),
    ("SPA", "ESP"),
    ("SRI", "LKA"),
    ("SWI", "CHE"),
    ("TAP", "TWN"),
    ("UKG", "GBR"),
    ("VIE", "VNM"),
];

/// The place that a table's region is.
pub(crate) fn place_of(region: &str) -> Option<Place> {
    let own = LETTERS.iter().find(|(letters, _)| *letters == region);
    Place::find(own.map_or(region, |(_, iso)| iso))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Publishers' letters lead to places, and none of them is ISO's for another one.
    #[test]
    fn letters_of_publishers_are_nobody_elses() {
        for (letters, iso) in LETTERS {
            assert_eq!(place_of(letters).map(Place::iso3), Some(iso), "{letters}");
            assert!(Place::find(letters).is_none_or(|place| place.iso3() == iso), "{letters}");
        }
        assert_eq!(place_of("RoW"), None);
        assert_eq!(place_of("ROW"), None);
    }

    /// China of the OECD's table is its two parts together; nothing of it counts as missing.
    #[test]
    fn a_divided_country_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("2020_SML.csv");
        let table = "V1,KAZ_C29,CN1_C29,CN2_C29,KAZ_HFCE,CHN_HFCE,OUT\nKAZ_C29,10,1,2,80,7,100\n\
            CN1_C29,20,40,10,5,125,200\nCN2_C29,10,9,8,3,20,50\nTLS,1,1,1,0,0,0\nVA,59,149,29,0,0,0\nOUT,100,200,50,0,0,0\n";
        std::fs::write(&file, table).unwrap();
        let members: Vec<Place> = ["CN", "KZ"].iter().filter_map(|code| Place::find(code)).collect();
        let ((_, regions, contents), told) = of_union(&file, &Union::new(&members), 1).unwrap();
        assert_eq!(
            (regions.as_slice(), told.as_slice()),
            (["KAZ", "CN1", "CN2"].map(str::to_owned).as_slice(), &[][..])
        );
        assert!(contents.total.iter().all(|total| total.abs() < 1e-12), "the union is the whole table");
    }
}
