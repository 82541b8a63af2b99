//! `certificate.json`: the multipliers and cases from which anybody can recompute a bound.
//!
//! Multipliers are written sparsely, as lists of `[place …, value]` in rising order of places; what is not listed is nought. A
//! value is written with the fewest digits that give the same bits when they are read again.

use std::num::FpCategory;
use std::path::Path;

use model::certificate::{Certificate, Multipliers, Node, Question};
use model::finding::{Code, Finding};
use model::time::Period;
use serde::{Deserialize, Serialize};

use crate::json::{JSON_FORMAT, Reader, bytes_of, parse, print};
use crate::report::reason;

/// Multipliers of all sets together, as they lie in memory. A file may be small and name a place far out.
const CELLS_MAX: usize = 1 << 27;

#[derive(Serialize, Deserialize)]
struct CertificateRow {
    format: i64,
    programme: String,
    currency: String,
    bound: String,
    multipliers: Vec<MultipliersRow>,
    nodes: Vec<NodeRow>,
}

type Cell1 = (usize, f64);
type Cell2 = (usize, usize, f64);
type Cell3 = (usize, usize, usize, f64);

#[derive(Serialize, Deserialize)]
struct MultipliersRow {
    resource: Vec<Cell2>,
    spend: Vec<Cell2>,
    share: Vec<Cell3>,
    floor: Vec<Cell1>,
    market: Vec<Cell3>,
    buyer: Vec<Cell1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    policy: Vec<Cell1>,
    launch_after: Vec<Cell2>,
    requires: Vec<Cell1>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum NodeRow {
    Leaf {
        multipliers: usize,
    },
    Split {
        project: usize,
        sites: Vec<usize>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<usize>,
        by: u32,
        yes: usize,
        no: usize,
    },
    Fix {
        multipliers: usize,
        then: usize,
    },
}

/// A certificate as the bytes of `certificate.json`.
///
/// # Errors
///
/// A multiplier is not a number: nothing can be proved with it.
pub fn write_certificate(certificate: &Certificate) -> Result<Vec<u8>, Vec<Finding>> {
    let mut multipliers = Vec::new();
    for (number, set) in certificate.multipliers.iter().enumerate() {
        let row = sparse_set(set);
        if let Some(name) = not_a_number(&row) {
            let finding = Finding::new(Code::CertificateMultiplier, "certificate")
                .with("row", format!("multipliers[{number}].{name}"));
            return Err(vec![finding]);
        }
        multipliers.push(row);
    }
    let nodes = certificate.nodes.iter().map(|node| match node {
        Node::Leaf { multipliers } => NodeRow::Leaf { multipliers: *multipliers },
        Node::Split { question, yes, no } => NodeRow::Split {
            project: question.project,
            sites: question.sites.clone(),
            task: question.task,
            by: question.by.0,
            yes: *yes,
            no: *no,
        },
        Node::Fix { multipliers, then } => NodeRow::Fix { multipliers: *multipliers, then: *then },
    });
    let rows = CertificateRow {
        format: JSON_FORMAT,
        programme: certificate.programme.clone(),
        currency: certificate.bound.currency.to_string(),
        bound: certificate.bound.to_decimal().to_string(),
        multipliers,
        nodes: nodes.collect(),
    };
    Ok(print(&rows, false))
}

/// Reads the certificate in a file.
///
/// # Errors
///
/// Why it cannot be read.
pub fn load_certificate(path: &Path) -> Result<Certificate, Vec<Finding>> {
    read_certificate(&path.display().to_string(), &bytes_of(path)?)
}

/// Reads a certificate from the bytes of `certificate.json`; `file` is how findings call it. Whether it proves anything is for
/// its checker to say.
///
/// # Errors
///
/// Why it cannot be read.
pub fn read_certificate(file: &str, bytes: &[u8]) -> Result<Certificate, Vec<Finding>> {
    let rows: CertificateRow = parse(file, bytes)?;
    let reader = Reader::new(file, &rows.currency)?;
    let mut dense = Dense { left: CELLS_MAX };
    let mut multipliers = Vec::new();
    for (number, row) in rows.multipliers.iter().enumerate() {
        multipliers.push(dense.set(row).map_err(|reason| {
            let finding = Finding::new(Code::BadJson, file).with("reason", reason);
            vec![finding.at(file, None, Some(&format!("multipliers[{number}]")))]
        })?);
    }
    let nodes = rows.nodes.into_iter().map(|row| match row {
        NodeRow::Leaf { multipliers } => Node::Leaf { multipliers },
        NodeRow::Split { project, sites, task, by, yes, no } => {
            Node::Split { question: Question { project, sites, task, by: Period(by) }, yes, no }
        }
        NodeRow::Fix { multipliers, then } => Node::Fix { multipliers, then },
    });
    Ok(Certificate {
        programme: rows.programme,
        bound: reader.money("bound", &rows.bound)?,
        multipliers,
        nodes: nodes.collect(),
    })
}

fn sparse_set(set: &Multipliers) -> MultipliersRow {
    MultipliersRow {
        resource: sparse2(&set.resource),
        spend: sparse2(&set.spend),
        share: sparse3(&set.share),
        floor: sparse1(&set.floor),
        market: sparse3(&set.market),
        buyer: sparse1(&set.buyer),
        policy: sparse1(&set.policy),
        launch_after: sparse2(&set.launch_after),
        requires: sparse1(&set.requires),
    }
}

fn sparse1(values: &[f64]) -> Vec<Cell1> {
    let cells = values.iter().copied().enumerate();
    cells.filter(|(_, value)| value.classify() != FpCategory::Zero).collect()
}

fn sparse2(rows: &[Vec<f64>]) -> Vec<Cell2> {
    let rows = rows.iter().enumerate();
    rows.flat_map(|(first, row)| sparse1(row).into_iter().map(move |(second, value)| (first, second, value)))
        .collect()
}

fn sparse3(blocks: &[Vec<Vec<f64>>]) -> Vec<Cell3> {
    let blocks = blocks.iter().enumerate();
    let placed = |(first, rows): (usize, &Vec<Vec<f64>>)| {
        sparse2(rows).into_iter().map(move |(second, third, value)| (first, second, third, value))
    };
    blocks.flat_map(placed).collect()
}

/// The name of a list with a multiplier that JSON cannot hold.
fn not_a_number(row: &MultipliersRow) -> Option<&'static str> {
    let bad1 = |cells: &[Cell1]| cells.iter().any(|cell| !cell.1.is_finite());
    let bad2 = |cells: &[Cell2]| cells.iter().any(|cell| !cell.2.is_finite());
    let bad3 = |cells: &[Cell3]| cells.iter().any(|cell| !cell.3.is_finite());
    let lists = [
        ("resource", bad2(&row.resource)),
        ("spend", bad2(&row.spend)),
        ("share", bad3(&row.share)),
        ("floor", bad1(&row.floor)),
        ("market", bad3(&row.market)),
        ("buyer", bad1(&row.buyer)),
        ("policy", bad1(&row.policy)),
        ("launch_after", bad2(&row.launch_after)),
        ("requires", bad1(&row.requires)),
    ];
    lists.into_iter().find(|(_, bad)| *bad).map(|(name, _)| name)
}

/// Makes vectors of sparse lists, as long as there is room.
struct Dense {
    left: usize,
}

type Refusal = &'static str;

impl Dense {
    fn set(&mut self, row: &MultipliersRow) -> Result<Multipliers, Refusal> {
        Ok(Multipliers {
            resource: self.rows(&row.resource)?,
            spend: self.rows(&row.spend)?,
            share: self.blocks(&row.share)?,
            floor: self.row(&row.floor)?,
            market: self.blocks(&row.market)?,
            buyer: self.row(&row.buyer)?,
            policy: self.row(&row.policy)?,
            launch_after: self.rows(&row.launch_after)?,
            requires: self.row(&row.requires)?,
        })
    }

    /// Takes room for growing a vector so that it has that place. A vector counts as three numbers.
    fn grow<T: Clone>(&mut self, vector: &mut Vec<T>, place: usize, empty: &T) -> Result<(), Refusal> {
        if place < vector.len() {
            return Ok(());
        }
        let cost = (place - vector.len()).saturating_add(1).saturating_mul(size_of::<T>().div_ceil(8));
        self.left = self.left.checked_sub(cost).ok_or(reason::TOO_BIG_IN_MEMORY)?;
        vector.resize(place + 1, empty.clone());
        Ok(())
    }

    fn row(&mut self, cells: &[Cell1]) -> Result<Vec<f64>, Refusal> {
        rising(cells.iter().map(|cell| cell.0))?;
        let mut row = Vec::new();
        for (place, value) in cells {
            self.grow(&mut row, *place, &0.0)?;
            row[*place] = *value;
        }
        Ok(row)
    }

    fn rows(&mut self, cells: &[Cell2]) -> Result<Vec<Vec<f64>>, Refusal> {
        rising(cells.iter().map(|cell| (cell.0, cell.1)))?;
        let mut rows = Vec::new();
        for (first, second, value) in cells {
            self.grow(&mut rows, *first, &Vec::new())?;
            self.grow(&mut rows[*first], *second, &0.0)?;
            rows[*first][*second] = *value;
        }
        Ok(rows)
    }

    fn blocks(&mut self, cells: &[Cell3]) -> Result<Vec<Vec<Vec<f64>>>, Refusal> {
        rising(cells.iter().map(|cell| (cell.0, cell.1, cell.2)))?;
        let mut blocks = Vec::new();
        for (first, second, third, value) in cells {
            self.grow(&mut blocks, *first, &Vec::new())?;
            self.grow(&mut blocks[*first], *second, &Vec::new())?;
            self.grow(&mut blocks[*first][*second], *third, &0.0)?;
            blocks[*first][*second][*third] = *value;
        }
        Ok(blocks)
    }
}

/// Places in rising order; so none is named twice.
fn rising<P: PartialOrd>(places: impl Iterator<Item = P>) -> Result<(), Refusal> {
    let mut before = None;
    for place in places {
        if before.is_some_and(|before| before >= place) {
            return Err(reason::UNSORTED);
        }
        before = Some(place);
    }
    Ok(())
}
