//! From goods to sectors: what an input-output table says of a product, and the tables that a programme reads.

use std::collections::{BTreeMap, BTreeSet};

use model::{Code, Finding, nearest};

use super::content::Contents;
use super::table::{OUTSIDE, Table};
use crate::product::{Level, Product};
use crate::sheet::Sheet;

/// Headings of the column of codes, the first that is there.
const CODES: [&str; 3] = ["hs6", "hs", "code"];

/// So many words that nobody knows are told one by one: more of them say only that it is the table of another edition.
const STRANGERS: usize = 10;

/// Which sectors make a product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concordance {
    file: String,
    sectors: BTreeMap<Product, Vec<String>>,
    /// By sector's word: the line of its first row, and how many rows it has.
    words: BTreeMap<String, (u32, usize)>,
    /// How many rows have no code that can be read, with the line and the code of the first.
    unread: Option<(usize, u32, String)>,
}

/// The import content of a product made inside, per unit of its price: a range, for a sector is far wider than a product.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The sectors that may make it, as the table calls them.
    pub sectors: Vec<String>,
    /// Imports that the maker itself buys, likely.
    pub direct: f64,
    /// All imports behind it: the least among partners and the sectors that make goods of its chapter, likely (its own sectors,
    /// weighted by output), and the most.
    pub low: f64,
    /// See `low`.
    pub likely: f64,
    /// See `low`.
    pub high: f64,
    /// By partner, in the order of [`Contents::kept`]: value added and net taxes kept there, likely. With `likely` they add up to
    /// one.
    pub kept: Vec<f64>,
}

impl Concordance {
    /// Reads a table with a column of codes (`hs6`, `hs`, `code`) and one of sectors, whose heading is one of `headings`. A code
    /// may stand in several rows. Cells that are empty or `9999` say that the code belongs nowhere.
    ///
    /// # Errors
    ///
    /// It is no text, a quote is not closed, or `trade-layout`: a column is missing.
    pub fn read(file: &str, text: &[u8], headings: &[&str]) -> Result<Self, Finding> {
        let known: Vec<&str> = CODES.iter().chain(headings).copied().collect();
        let (names, rows) = Sheet::with_headings(file, text, &known)?;
        let column = |known: &[&str]| known.iter().find_map(|name| names.iter().position(|it| it == name));
        let (code, sector) = (column(&CODES), column(headings));
        let (Some(code), Some(sector)) = (code, sector) else {
            let missing = if code.is_none() { "hs6" } else { headings.first().copied().unwrap_or_default() };
            let finding = Finding::new(Code::TradeLayout, file).with("missing", missing);
            return Err(finding.with("columns", names.join(", ")).at(file, Some(1), None));
        };
        let mut read = Self { file: file.to_owned(), ..Self::default() };
        for row in rows {
            let row = row?;
            let found = row.cell(sector);
            let Some(product) = Product::parse(row.cell(code)) else {
                read.unread.get_or_insert((0, row.line, row.cell(code).to_owned())).0 += 1;
                continue;
            };
            let known = read.sectors.entry(product).or_default();
            if !found.is_empty() && found != "9999" {
                read.words.entry(found.to_owned()).or_insert((row.line, 0)).1 += 1;
                if !known.iter().any(|other| other == found) {
                    known.push(found.to_owned());
                }
            }
        }
        Ok(read)
    }

    /// What of it a table does not answer: words that none of its sectors is called by, each with the nearest that one is; and rows
    /// without a code.
    #[must_use]
    pub fn strangers(&self, table: &Table) -> Vec<Finding> {
        let inside = (0..table.len()).filter(|row| table.regions[table.region[*row]] != OUTSIDE);
        let sectors: BTreeSet<&str> = inside.map(|row| table.sector[row].as_str()).collect();
        let mut strangers: Vec<(&str, u32, usize)> = self
            .words
            .iter()
            .filter(|(word, _)| !sectors.contains(word.as_str()))
            .map(|(word, (line, rows))| (word.as_str(), *line, *rows))
            .collect();
        strangers.sort_by_key(|(_, line, _)| *line);
        let (named, more) = strangers.split_at(strangers.len().min(STRANGERS));
        let told = |words: &str, first: &str, line: u32, rows: usize| {
            let finding = Finding::new(Code::IoSectorUnknown, self.file.as_str())
                .with("found", words)
                .with("rows", rows)
                .with("nearest", nearest(first, sectors.iter().copied()).unwrap_or_default());
            finding.at(&self.file, Some(line), None)
        };
        let mut findings: Vec<Finding> =
            named.iter().map(|(word, line, rows)| told(word, word, *line, *rows)).collect();
        if let Some((first, line, _)) = more.first() {
            let words: Vec<&str> = more.iter().map(|(word, ..)| *word).collect();
            findings.push(told(&words.join(", "), first, *line, more.iter().map(|(_, _, rows)| rows).sum()));
        }
        findings.extend(self.unread.as_ref().map(|(rows, line, found)| {
            let finding = Finding::new(Code::IoCodeUnread, self.file.as_str()).with("rows", *rows);
            finding.with("found", found.as_str()).at(&self.file, Some(*line), None)
        }));
        findings
    }

    /// Codes that several sectors of a table make, if there are any: their mean is taken.
    #[must_use]
    pub fn several(&self, table: &Table) -> Option<Finding> {
        let inside = (0..table.len()).filter(|row| table.regions[table.region[*row]] != OUTSIDE);
        let known: BTreeSet<&str> = inside.map(|row| table.sector[row].as_str()).collect();
        let makers = |sectors: &[String]| sectors.iter().filter(|it| known.contains(it.as_str())).count();
        let mut shared = self.sectors.iter().filter(|(_, sectors)| makers(sectors) > 1);
        let (code, sectors) = shared.next()?;
        let finding =
            Finding::new(Code::IoSectorsSeveral, self.file.as_str()).with("codes", 1 + shared.count());
        let finding = finding.with("found", code.to_string()).with("sectors", sectors.join(", "));
        Some(finding.at(&self.file, None, None))
    }

    /// The sectors of a product: of its own code, else of the finer codes that lie in it; sorted.
    #[must_use]
    pub fn sectors(&self, product: Product) -> Vec<&str> {
        let mut found: Vec<&str> = match self.sectors.get(&product) {
            Some(own) => own.iter().map(String::as_str).collect(),
            None => {
                let inside = self.sectors.iter().filter(|(code, _)| {
                    code.level() == Level::Subheading && code.within(product.level()) == product
                });
                inside.flat_map(|(_, sectors)| sectors.iter().map(String::as_str)).collect()
            }
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The sectors of all codes of a product's chapter; sorted.
    fn sectors_of_chapter(&self, product: Product) -> Vec<&str> {
        let chapter = product.within(Level::Chapter);
        let inside = self.sectors.iter().filter(|(code, _)| code.within(Level::Chapter) == chapter);
        let mut found: Vec<&str> =
            inside.flat_map(|(_, sectors)| sectors.iter().map(String::as_str)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What the table says of a product made in the union; nothing if no sector of it is known, and then its content may be
    /// anything from nought to one.
    #[must_use]
    pub fn content(&self, product: Product, table: &Table, contents: &Contents) -> Option<Content> {
        let sectors = self.sectors(product);
        let makers_of = |sectors: &[&str]| -> Vec<usize> {
            let makes = |at: &usize| {
                let row = contents.rows[*at];
                table.output[row] > 0.0 && sectors.contains(&table.sector[row].as_str())
            };
            (0..contents.rows.len()).filter(makes).collect()
        };
        let makers = makers_of(&sectors);
        let output = |at: usize| table.output[contents.rows[at]];
        let all: f64 = makers.iter().map(|at| output(*at)).sum();
        if makers.is_empty() {
            return None;
        }
        let mean = |part: &[f64]| makers.iter().map(|at| part[*at] * output(*at)).sum::<f64>() / all;
        // A product may differ from its sector as the sectors around it do.
        let around = makers_of(&self.sectors_of_chapter(product));
        let ends = makers.iter().chain(&around).map(|at| contents.total[*at]);
        Some(Content {
            sectors: sectors.iter().map(|sector| (*sector).to_owned()).collect(),
            direct: mean(&contents.direct),
            low: ends.clone().fold(f64::INFINITY, f64::min),
            likely: mean(&contents.total),
            high: ends.fold(0.0, f64::max),
            kept: contents.kept.iter().map(|partner| mean(partner)).collect(),
        })
    }
}

/// The three tables that a programme reads, as CSV: `io_inside`, `io_imported`, `io_value_added`. Inside are all sectors of the union's
/// regions that put something out, called `RUS_c15` (a programme's ids have no points); imports are by the sector that made them.
///
/// `tracked` says what share of the imports from a sector the programme counts one by one, as products with prices and demands of
/// their own: that share is taken out of `io_imported`, so that no purchase is counted twice (tiered hybrid analysis: Suh and others
/// 2004), and put beside value added with a note, so that columns still add up to one.
#[must_use]
pub fn programme_tables(
    table: &Table,
    contents: &Contents,
    tracked: &BTreeMap<String, f64>,
) -> [(&'static str, String); 3] {
    let makers: Vec<usize> = contents.rows.iter().copied().filter(|row| table.output[*row] > 0.0).collect();
    let mut taken = BTreeSet::new();
    let labels: BTreeMap<usize, String> =
        makers.iter().map(|row| (*row, id_of(&table.label(*row), &mut taken))).collect();
    let label = |row: &usize| labels[row].as_str();
    let heading = makers.iter().map(label).collect::<Vec<_>>().join(",");
    let cells = |cells: Vec<f64>| cells.iter().map(|cell| cell_of(*cell)).collect::<Vec<_>>().join(",");
    let mut inside = format!("sector,{heading}\n");
    for row in &makers {
        let bought = makers.iter().map(|buyer| table.coefficient(*row, *buyer)).collect();
        inside.push_str(&format!("{},{}\n", label(row), cells(bought)));
    }
    let mut by_sector: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for supplier in (0..table.len()).filter(|row| contents.rows.binary_search(row).is_err()) {
        let sums = by_sector.entry(&table.sector[supplier]).or_insert_with(|| vec![0.0; makers.len()]);
        sums.iter_mut().zip(&makers).for_each(|(sum, buyer)| *sum += table.coefficient(supplier, *buyer));
    }
    let mut imported = format!("sector,{heading}\n");
    let mut taken = BTreeSet::new();
    let mut apart = vec![0.0; makers.len()];
    for (sector, mut sums) in by_sector {
        let share = tracked.get(sector).copied().unwrap_or_default();
        for (sum, apart) in sums.iter_mut().zip(&mut apart) {
            *apart += *sum * share;
            *sum -= *sum * share;
        }
        imported.push_str(&format!("{},{}\n", id_of(sector, &mut taken), cells(sums)));
    }
    let mut value_added = String::from("sector,value,note\n");
    for (row, apart) in makers.iter().zip(apart) {
        let bought: f64 = (0..table.len()).map(|supplier| table.coefficient(supplier, *row)).sum();
        let note = match cell_of(apart).as_str() {
            "0" => String::new(),
            apart => format!("tracked imports {apart}"),
        };
        value_added.push_str(&format!("{},{},{note}\n", label(row), cell_of(1.0 - bought + apart)));
    }
    [("io_inside.csv", inside), ("io_imported.csv", imported), ("io_value_added.csv", value_added)]
}

/// What a programme may call a sector: its letters and digits, with a number behind it where another one is called so already.
fn id_of(label: &str, taken: &mut BTreeSet<String>) -> String {
    let sign = |letter: char| if letter.is_alphanumeric() || letter == '-' { letter } else { '_' };
    let plain: String = label.chars().map(sign).collect();
    let mut id = plain.clone();
    for number in 2.. {
        if taken.insert(id.clone()) {
            break;
        }
        id = format!("{plain}_{number}");
    }
    id
}

/// Six decimals, as a programme keeps them, without noughts at the end.
fn cell_of(value: f64) -> String {
    let written = format!("{value:.6}");
    let short = written.trim_end_matches('0').trim_end_matches('.');
    if short.is_empty() || short == "-0" { "0".to_owned() } else { short.to_owned() }
}
