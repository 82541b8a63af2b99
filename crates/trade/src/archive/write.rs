//! Writing an archive so that nobody ever meets half of a year: beside its name, onto the disk, then under its name.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::block::{put, put_count, put_importer};
use super::{MAGIC, VERSION, places};
use crate::place::Place;
use crate::read::Side;
use crate::year::Year;

/// A machine that cannot write.
#[derive(Debug)]
pub struct Error {
    /// Where.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl fmt::Display for Error {
    /// For logs; people see the localised sentences.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write {}: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Files that this process has begun to write.
static ATTEMPTS: AtomicU64 = AtomicU64::new(0);

/// Writes years into a folder, which is made if it is not there; each one replaces what was there of it.
pub(super) fn write(folder: &Path, years: &[Year], source: &str) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|source| Error { path: folder.to_owned(), source })?;
    for year in years {
        let path = folder.join(super::name(year.year));
        // Invariant: no two attempts share a part, neither of two processes nor of two threads.
        let attempt = ATTEMPTS.fetch_add(1, Ordering::Relaxed);
        let part = folder.join(format!(".{}.{}-{attempt}.part", super::name(year.year), std::process::id()));
        let written = one(&part, year, source).and_then(|()| fs::rename(&part, &path));
        if let Err(source) = written {
            // What is left of the attempt is of no use; that it cannot be removed is not worth telling.
            let _ = fs::remove_file(&part);
            return Err(Error { path, source });
        }
    }
    // The names are on the disk too; systems on which a folder is no file do that by themselves.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Removes the files of other years than these.
pub(super) fn forget_others(folder: &Path, years: &[u16]) -> Result<(), Error> {
    let failed = |path: &Path, source| Error { path: path.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(|source| failed(folder, source))? {
        let path = entry.map_err(|source| failed(folder, source))?.path();
        let year = path.file_stem().and_then(|stem| stem.to_str()?.parse::<u16>().ok());
        let other = year.filter(|year| path.ends_with(super::name(*year)) && !years.contains(year));
        let mut head = [0; MAGIC.len()];
        let mut begins =
            |path: &Path| File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok();
        if other.is_some() && begins(&path) && head == *MAGIC {
            fs::remove_file(&path).map_err(|source| failed(&path, source))?;
        }
    }
    Ok(())
}

/// A file that knows where it is, and what stands where.
struct Out {
    file: File,
    at: u64,
    directory: Vec<u8>,
}

impl Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// Writes a block, and into the directory where it stands.
    fn block(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.directory.extend(self.at.to_le_bytes());
        put_count(bytes.len(), &mut self.directory);
        self.directory.extend(crc32fast::hash(bytes).to_le_bytes());
        self.write(bytes)
    }

    fn whose(&mut self, place: Place, side: Side) {
        put_count(place.index(), &mut self.directory);
        put_count(side as usize, &mut self.directory);
    }
}

fn one(path: &Path, year: &Year, source: &str) -> io::Result<()> {
    let mut out = Out { file: File::create_new(path)?, at: 0, directory: Vec::new() };
    out.write(MAGIC)?;
    out.write(&VERSION.to_le_bytes())?;
    for number in [usize::from(year.year), year.level as usize, places() as usize] {
        put_count(number, &mut out.directory);
    }
    put_count(source.len(), &mut out.directory);
    out.directory.extend_from_slice(source.as_bytes());
    put_count(year.products.len(), &mut out.directory);
    for product in &year.products {
        put_count(product.number() as usize, &mut out.directory);
    }
    let mut block = Vec::new();
    for (sum, squares) in &year.world {
        block.extend(sum.to_le_bytes());
        block.extend(squares.to_le_bytes());
    }
    out.block(&block)?;
    put_count(year.importers.len(), &mut out.directory);
    for importer in &year.importers {
        out.whose(importer.place, importer.side);
        block.clear();
        put_importer(importer, &mut block);
        out.block(&block)?;
    }
    put_count(year.exporters.len(), &mut out.directory);
    for exporter in &year.exporters {
        out.whose(exporter.place, exporter.side);
        block.clear();
        put(&exporter.values, &mut block);
        out.block(&block)?;
    }
    let (at, directory) = (out.at, std::mem::take(&mut out.directory));
    out.write(&directory)?;
    let mut tail = at.to_le_bytes().to_vec();
    put_count(directory.len(), &mut tail);
    tail.extend(crc32fast::hash(&directory).to_le_bytes());
    tail.extend_from_slice(MAGIC);
    out.write(&tail)?;
    out.file.sync_all()
}
