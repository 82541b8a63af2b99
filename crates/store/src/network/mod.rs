//! Networks on disk: the field's standard instance files, and a plain table of one's own.
//!
//! One format a file; all of them end in [`model::Network`] or in findings with line and column. What no format can say (an
//! aim, for instance) is added by whoever reads.

mod words;
mod psplib;
mod patterson;
mod time_lags;
mod mplib;
mod table;
mod after;

use std::path::Path;

use model::finding::{Code, Finding, Place};
use model::network::{Activity, Dates, From, Link, Parts, Resource};
use model::{Network, Severity};

use crate::book::is_workbook;
use crate::json::bytes_of;
use crate::sources::Sources;
use words::Words;

/// Network files that are understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkFormat {
    /// PSPLIB's `.sm` and `.mm` (Kolisch and Sprecher 1996).
    Psplib,
    /// The Patterson format, `.rcp`.
    Patterson,
    /// ProGen/max's `.sch`: minimum and maximum time lags.
    TimeLags,
    /// MPLIB's `.rcmp`: several projects.
    Mplib,
    /// A table of one's own, `.csv` or `.xlsx`.
    Table,
}

impl NetworkFormat {
    /// The format that a file's name promises.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
        match ending.as_str() {
            "sm" | "mm" => Some(Self::Psplib),
            "rcp" => Some(Self::Patterson),
            "sch" => Some(Self::TimeLags),
            "rcmp" => Some(Self::Mplib),
            "csv" | "xlsx" => Some(Self::Table),
            _ => None,
        }
    }

    /// Its name in sentences.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Psplib => "PSPLIB",
            Self::Patterson => "Patterson",
            Self::TimeLags => "ProGen/max",
            Self::Mplib => "MPLIB",
            Self::Table => "CSV",
        }
    }
}

/// Endings of network files, for messages.
const ENDINGS: &str = ".sm, .mm, .rcp, .sch, .rcmp, .csv, .xlsx";

/// A network file, read.
#[derive(Clone, Debug)]
pub struct NetworkRead {
    /// The network, if no finding is an error.
    pub network: Option<Network>,
    /// Everything that was found.
    pub findings: Vec<Finding>,
    /// The file's text, for drawing.
    pub sources: Sources,
}

/// Reads a network from a file on the disk; of a table, days in its cells are periods by `dates`.
#[must_use]
pub fn load_network(path: &Path, dates: Option<Dates>) -> NetworkRead {
    let name = path.display().to_string();
    match bytes_of(path) {
        Ok(bytes) => read_network(&name, &bytes, dates),
        Err(findings) => NetworkRead { network: None, findings, sources: Sources::default() },
    }
}

/// Reads a network from bytes; the name's ending says in which format. Never panics, whatever the bytes.
#[must_use]
pub fn read_network(name: &str, bytes: &[u8], dates: Option<Dates>) -> NetworkRead {
    let mut read = NetworkRead { network: None, findings: Vec::new(), sources: Sources::default() };
    let sheet;
    let bytes = match (NetworkFormat::of_name(name), is_workbook(bytes)) {
        (Some(NetworkFormat::Table), true) => match crate::book::sheet(name, bytes.to_vec()) {
            Ok(text) => {
                sheet = text;
                sheet.as_bytes()
            }
            Err(finding) => {
                read.findings.push(finding);
                return read;
            }
        },
        _ => bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let finding = Finding::new(Code::NotUtf8, name).with("byte", error.valid_up_to());
            read.findings.push(finding.at(name, None, None));
            return read;
        }
    };
    read.sources.add(name.to_owned(), text.to_owned());
    let Some(format) = NetworkFormat::of_name(name) else {
        let finding = Finding::new(Code::BadInstance, name).with("expected", ENDINGS);
        read.findings.push(finding.with("found", name).at(name, None, None));
        return read;
    };
    let mut words = Words::new(name, format, text);
    let parts = match format {
        NetworkFormat::Psplib => psplib::parts(&mut words),
        NetworkFormat::Patterson => patterson::parts(&mut words),
        NetworkFormat::TimeLags => time_lags::parts(&mut words),
        NetworkFormat::Mplib => mplib::parts(&mut words),
        NetworkFormat::Table => table::parts(name, text, dates, &mut read.findings).ok_or(None),
    };
    match parts {
        Ok(mut parts) => {
            parts.name = title(name);
            match Network::new(parts) {
                Ok(network) => read.network = Some(network),
                Err(findings) => read.findings.extend(findings.into_iter().map(|it| placed(it, name))),
            }
        }
        Err(finding) => read.findings.extend(finding),
    }
    if read.findings.iter().any(|finding| finding.severity() == Severity::Error) {
        read.network = None;
    }
    read
}

/// The file's name without folders and ending.
fn title(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.rsplit_once('.').map_or(last, |(stem, _)| stem).to_owned()
}

/// The model does not know files; a finding of its own still belongs to one.
fn placed(mut finding: Finding, name: &str) -> Finding {
    let column = finding.place.take().and_then(|place| place.column);
    finding.place = Some(Place { file: name.to_owned(), row: None, column });
    finding
}

/// The numbered activities of an instance file.
fn numbered(count: usize) -> Vec<Activity> {
    let named = |number: usize| Activity { key: (number + 1).to_string(), ..Activity::default() };
    (0..count).map(named).collect()
}

/// The numbered resources of an instance file.
fn resources(prefix: &str, capacities: &[i64]) -> Vec<Resource> {
    let named = |(number, capacity): (usize, &i64)| Resource {
        key: format!("{prefix}{}", number + 1),
        capacity: *capacity,
        changes: Vec::new(),
    };
    capacities.iter().enumerate().map(named).collect()
}

/// The ordinary link: the second begins when the first has ended.
fn follows(before: usize, after: usize) -> Link {
    Link { before, after, from: From::End, lag: 0 }
}

/// A network of one project.
fn one_project(activities: Vec<Activity>, links: Vec<Link>, resources: Vec<Resource>) -> Parts {
    Parts { activities, links, resources, projects: vec!["1".to_owned()], ..Parts::default() }
}

#[cfg(test)]
mod tests;
