//! Capability against published figures, laws that need none, and tables with nothing in them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails where its own files do

mod anything;
mod headings;
mod laws;
mod packages;
mod published;
mod unions;

use std::io::Read;
use std::path::{Path, PathBuf};

use trade::capability::{Convention, Exports, Presence, Settings, Threshold, World};

/// One thread, an advantage of one, this convention.
fn settings(convention: Convention) -> Settings {
    Settings { threshold: Threshold::ONE, convention, threads: 1 }
}

/// The small matrix as a world.
fn small(convention: Convention) -> World {
    let rows: Vec<Vec<u32>> = packages::MADE.iter().map(|row| row.to_vec()).collect();
    World::of_presence(Presence::given(&rows, 7), &settings(convention))
}

/// A file of the data kept beside the project, if it is there; says so if it is not.
fn data(file: &str) -> Option<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found: Option<PathBuf> =
        here.ancestors().map(|folder| folder.join("shared/data").join(file)).find(|file| file.exists());
    let Some(found) = found else {
        eprintln!("SKIPPED: shared/data/{file} is not here");
        return None;
    };
    let mut text = String::new();
    if file.ends_with(".gz") {
        flate2::read::MultiGzDecoder::new(std::fs::File::open(found).unwrap())
            .read_to_string(&mut text)
            .unwrap();
    } else {
        text = std::fs::read_to_string(found).unwrap();
    }
    Some(text)
}

/// Rows of a plain table without its heading.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect())
}

/// A table of `producer,product,value`, names sorted.
fn exports(text: &str) -> Exports {
    let names = |column: usize| -> Vec<String> {
        let mut names: Vec<String> = rows(text).map(|row| row[column].to_owned()).collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    let (producers, products) = (names(0), names(1));
    let place = |names: &[String], name: &str| {
        u32::try_from(names.binary_search_by(|known| known.as_str().cmp(name)).unwrap()).unwrap()
    };
    let cells = rows(text)
        .map(|row| (place(&producers, row[0]), place(&products, row[1]), row[2].parse().unwrap()))
        .collect();
    Exports::new(producers, products, cells).unwrap()
}

/// The number of a name.
fn number(names: &[String], name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap()
}

/// Equal up to so much, relative to the larger of one and the figure.
fn near(found: Option<f64>, known: f64, tolerance: f64, what: &str) {
    let found = found.unwrap_or(f64::NAN);
    assert!((found - known).abs() <= tolerance * known.abs().max(1.0), "{what}: {found} instead of {known}");
}
