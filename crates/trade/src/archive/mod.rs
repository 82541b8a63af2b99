//! Years of trade on the disk, each in a file of its own, so laid out that a union reads its members' lines alone.
//!
//! Tables are read once; every later question is answered from here in milliseconds, whatever the union. Blocks are read by
//! their position and checked by their sums: damage is a finding, never a wrong figure.
//!
//! A file: a mark and the version; blocks (the world by product, then one for each importer and each exporter); the directory of
//! the blocks; where the directory stands, its sum, the mark again. The archive holds what [`crate::gather::Gather`] sealed with
//! everybody's imports kept, at one level, so it stands for tables in which everybody is told at that level
//! ([`crate::gather::Gather::level`]).
//!
//! A year has one file, `YEAR.trade`. Another one of the same year, left by a copy or a backup, never counts beside it: a file
//! with the same figures is told as a copy, one with others as a rival.

mod block;
mod write;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use model::{Code, Finding};

use self::block::{Rest, take_importer};
pub use self::write::Error;
use crate::gather::Keep;
use crate::place::{Kind, Place};
use crate::product::{Level, Product};
use crate::read::Side;
use crate::sums::Sums;
use crate::year::{Exporter, Importer, Union, Year};

/// The mark that files of an archive begin and end with.
const MAGIC: &[u8; 8] = b"JWTRADE\n";
/// Which layout of files this is.
const VERSION: u32 = 1;
/// Bytes of the mark and the version; of the end.
const HEAD: u64 = 12;
const TAIL: u64 = 24;
const ENDING: &str = ".trade";

/// Archived years of trade.
#[derive(Debug)]
pub struct Archive {
    years: Vec<Stored>,
}

/// The directory of a year's file.
#[derive(Debug)]
struct Stored {
    path: PathBuf,
    year: u16,
    source: String,
    level: Level,
    products: Vec<Product>,
    world: Block,
    importers: Vec<(Place, Side, Block)>,
    exporters: Vec<(Place, Side, Block)>,
}

/// Where a block stands, and its sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Block {
    at: u64,
    length: usize,
    sum: u32,
}

/// Why a file cannot be used.
enum Trouble {
    Failed(io::Error),
    Damaged(String),
    Version,
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

fn name(year: u16) -> String {
    format!("{year}{ENDING}")
}

/// The sum of the list of places: numbers of places mean the same wherever it is the same.
fn places() -> u32 {
    static SUM: LazyLock<u32> = LazyLock::new(|| {
        let kind = |place: Place| match place.kind() {
            Kind::Country => "",
            Kind::Unspecified => "?",
            Kind::World => "*",
        };
        let list: Vec<String> =
            Place::all().map(|place| format!("{}{}", place.iso3(), kind(place))).collect();
        crc32fast::hash(list.join(" ").as_bytes())
    });
    *SUM
}

impl Archive {
    /// Writes years into a folder, which is made if it is not there; each one replaces what was there of it. `source` is kept
    /// with them, for whoever writes them: what they were read from. A crash, or a full disk, leaves what was there before.
    ///
    /// # Errors
    ///
    /// The machine cannot write. Years before the one that failed are written.
    pub fn write(folder: &Path, years: &[Year], source: &str) -> Result<(), Error> {
        write::write(folder, years, source)
    }

    /// Removes the files of other years than these from a folder, so that an archive that was written anew has nothing of the old one.
    /// Only files that are called and begin as those of an archive are touched.
    ///
    /// # Errors
    ///
    /// The machine cannot read the folder or remove a file.
    pub fn forget_others(folder: &Path, years: &[u16]) -> Result<(), Error> {
        write::forget_others(folder, years)
    }

    /// Opens a folder; years that cannot be used are findings: `unreadable-file`, `trade-archive-damaged`,
    /// `trade-archive-version`. Of several files of one year that is used which is named after it, else the first by name; the
    /// others are `trade-archive-copy`, or `trade-archive-rival` if their figures differ. A folder that is not there is an archive
    /// without years.
    #[must_use]
    pub fn open(folder: &Path) -> (Self, Vec<Finding>) {
        let (mut years, mut findings): (Vec<Stored>, Vec<Finding>) = (Vec::new(), Vec::new());
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries.collect::<io::Result<Vec<_>>>(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        let entries = entries.unwrap_or_else(|error| {
            findings.push(told(folder, Trouble::Failed(error)));
            Vec::new()
        });
        let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        // Parts of files that are just being written begin with a dot.
        paths.retain(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            name.ends_with(ENDING) && !name.starts_with('.')
        });
        paths.sort();
        for path in paths {
            match Stored::open(&path) {
                Ok(stored) => years.push(stored),
                Err(trouble) => findings.push(told(&path, trouble)),
            }
        }
        // The sort is stable: paths are sorted already.
        years.sort_by_key(|stored: &Stored| (stored.year, !stored.path.ends_with(name(stored.year))));
        let mut used: Vec<Stored> = Vec::with_capacity(years.len());
        for stored in years {
            match used.last().filter(|used| used.year == stored.year) {
                Some(used) => findings.push(stored.beside(used)),
                None => used.push(stored),
            }
        }
        (Self { years: used }, findings)
    }

    /// The years, sorted.
    #[must_use]
    pub fn years(&self) -> Vec<u16> {
        self.years.iter().map(|stored| stored.year).collect()
    }

    /// What a year was read from, in the words of whoever wrote it.
    #[must_use]
    pub fn source(&self, year: u16) -> Option<&str> {
        self.years.iter().find(|stored| stored.year == year).map(|stored| stored.source.as_str())
    }

    /// A year with the imports of a union's members, or everybody's, and everybody's exports.
    ///
    /// # Errors
    ///
    /// `trade-year-missing`, `trade-archive-damaged`, `unreadable-file`.
    pub fn read(&self, year: u16, keep: &Keep) -> Result<Year, Finding> {
        let kept = |place: Place| match keep {
            Keep::Union(union) => union.has(place),
            Keep::All => true,
        };
        self.take(year, &kept, &|_| true)
    }

    /// What a year's lines add up to for a union, as [`Year::sums`] has it. Linear in the members' lines.
    ///
    /// # Errors
    ///
    /// As [`Archive::read`].
    pub fn sums(&self, year: u16, union: &Union) -> Result<Vec<Sums>, Finding> {
        let member = |place: Place| union.has(place);
        self.take(year, &member, &member).map(|year| year.sums(union))
    }

    fn take(
        &self,
        year: u16,
        imports: &dyn Fn(Place) -> bool,
        exports: &dyn Fn(Place) -> bool,
    ) -> Result<Year, Finding> {
        let Some(stored) = self.years.iter().find(|stored| stored.year == year) else {
            let known: Vec<String> = self.years().iter().map(u16::to_string).collect();
            return Err(Finding::new(Code::TradeYearMissing, "trade archive")
                .with("year", i64::from(year))
                .with("years", known.join(", ")));
        };
        stored.take(imports, exports).map_err(|trouble| told(&stored.path, trouble))
    }
}

fn told(path: &Path, trouble: Trouble) -> Finding {
    let shown = path.display().to_string();
    let finding = |code| Finding::new(code, shown.as_str()).at(&shown, None, None);
    match trouble {
        Trouble::Failed(error) => finding(Code::UnreadableFile).with("reason", error.to_string()),
        Trouble::Damaged(part) => finding(Code::TradeArchiveDamaged).with("part", part),
        Trouble::Version => finding(Code::TradeArchiveVersion),
    }
}

fn damaged<T>(part: &str) -> Result<T, Trouble> {
    Err(Trouble::Damaged(part.to_owned()))
}

impl Stored {
    /// What is to be said of a file beside another one of the same year. Blocks have sums, and so figures need not be read to
    /// be compared.
    fn beside(&self, used: &Self) -> Finding {
        let same = (self.level, self.world) == (used.level, used.world)
            && self.products == used.products
            && self.importers == used.importers
            && self.exporters == used.exporters;
        let code = if same { Code::TradeArchiveCopy } else { Code::TradeArchiveRival };
        let shown = self.path.display().to_string();
        Finding::new(code, shown.as_str())
            .with("year", i64::from(self.year))
            .with("used", used.path.file_name().unwrap_or_default().to_string_lossy().into_owned())
            .at(&shown, None, None)
    }

    fn open(path: &Path) -> Result<Self, Trouble> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut head = [0; HEAD as usize];
        if length < HEAD {
            return damaged("head");
        }
        file.read_exact(&mut head)?;
        let mut rest = Rest(&head);
        if rest.bytes(MAGIC.len()) != Some(MAGIC) {
            return damaged("head");
        }
        if rest.array().map(u32::from_le_bytes) != Some(VERSION) {
            return Err(Trouble::Version);
        }
        if length < HEAD + TAIL {
            return damaged("end");
        }
        let mut tail = [0; TAIL as usize];
        file.seek(SeekFrom::Start(length - TAIL))?;
        file.read_exact(&mut tail)?;
        let mut rest = Rest(&tail);
        let (Some(at), Some(count), Some(sum)) = (rest.array(), rest.count(), rest.array()) else {
            return damaged("end");
        };
        let directory = Block { at: u64::from_le_bytes(at), length: count, sum: u32::from_le_bytes(sum) };
        let ends_here = directory.at.checked_add(count as u64) == Some(length - TAIL);
        if rest.0 != MAGIC || !ends_here {
            return damaged("end");
        }
        let mut bytes = Vec::new();
        directory.read(&mut file, &mut bytes, || "directory".to_owned())?;
        let stored = Self::parse(path, &mut Rest(&bytes), directory.at);
        stored.unwrap_or_else(|| damaged("directory"))
    }

    /// The directory; `end` is where the blocks do.
    fn parse(path: &Path, rest: &mut Rest<'_>, end: u64) -> Option<Result<Self, Trouble>> {
        let year = u16::try_from(rest.count()?).ok()?;
        let level = *Level::ALL.get(rest.count()?)?;
        if rest.count()? != places() as usize {
            return Some(Err(Trouble::Version));
        }
        let source = rest.count()?;
        let source = String::from_utf8(rest.bytes(source)?.to_vec()).ok()?;
        let products = rest.count()?;
        let products: Vec<Product> =
            rest.shorts(products)?.map(|number| Product::new(level, number)).collect::<Option<_>>()?;
        let block = |rest: &mut Rest<'_>| {
            let at = u64::from_le_bytes(rest.array()?);
            let (length, sum) = (rest.count()?, u32::from_le_bytes(rest.array()?));
            let inside = at.checked_add(length as u64).is_some_and(|last| last <= end);
            inside.then_some(Block { at, length, sum })
        };
        let world = block(rest)?;
        let blocks = |rest: &mut Rest<'_>| {
            let count = rest.count()?;
            let one = |rest: &mut Rest<'_>| {
                let place = Place::of_index(rest.count()?)?;
                let side = *[Side::Agreed, Side::Importer, Side::Exporter].get(rest.count()?)?;
                Some((place, side, block(rest)?))
            };
            (0..count).map(|_| one(rest)).collect::<Option<Vec<_>>>()
        };
        let (importers, exporters) = (blocks(rest)?, blocks(rest)?);
        let path = path.to_owned();
        Some(Ok(Self { path, year, source, level, products, world, importers, exporters }))
    }

    fn take(
        &self,
        imports: &dyn Fn(Place) -> bool,
        exports: &dyn Fn(Place) -> bool,
    ) -> Result<Year, Trouble> {
        let mut file = File::open(&self.path)?;
        let (count, mut bytes) = (self.products.len(), Vec::new());
        self.world.read(&mut file, &mut bytes, || "world".to_owned())?;
        let mut world = Vec::with_capacity(count);
        let mut rest = Rest(&bytes);
        for _ in &self.products {
            let (Some(sum), Some(squares)) = (rest.array(), rest.array()) else { return damaged("world") };
            world.push((i64::from_le_bytes(sum), u128::from_le_bytes(squares)));
        }
        let mut importers = Vec::new();
        for (place, side, block) in self.importers.iter().filter(|(place, ..)| imports(*place)) {
            let part = || format!("imports of {}", place.iso3());
            block.read(&mut file, &mut bytes, part)?;
            match take_importer(&bytes, count, Importer::none(*place, *side)) {
                Some(importer) => importers.push(importer),
                None => return damaged(&part()),
            }
        }
        let mut exporters = Vec::new();
        for (place, side, block) in self.exporters.iter().filter(|(place, ..)| exports(*place)) {
            let part = || format!("exports of {}", place.iso3());
            block.read(&mut file, &mut bytes, part)?;
            match Rest(&bytes).numbers(count) {
                Some(values) => exporters.push(Exporter { place: *place, side: *side, values }),
                None => return damaged(&part()),
            }
        }
        let (year, level, products) = (self.year, self.level, self.products.clone());
        Ok(Year { year, level, products, importers, exporters, world })
    }
}

impl Block {
    /// Reads the block and compares its sum.
    fn read(self, file: &mut File, into: &mut Vec<u8>, part: impl Fn() -> String) -> Result<(), Trouble> {
        file.seek(SeekFrom::Start(self.at))?;
        into.resize(self.length, 0);
        match file.read_exact(into) {
            Ok(()) if crc32fast::hash(into) == self.sum => Ok(()),
            Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => Err(error.into()),
            _ => damaged(&part()),
        }
    }
}
