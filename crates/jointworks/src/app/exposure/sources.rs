//! What the answer rests on beside the trade tables, each with its year where that is known.

use std::path::Path;

use super::{Request, Seen};

/// What a source is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Exports of the world.
    World,
    /// An input-output table.
    Io,
    /// The sectors of each code.
    Sectors,
    /// Lists of codes.
    Chain,
    /// Broad categories.
    Broad,
    /// Output of plants.
    Plants,
    /// What became of codes between editions.
    Editions,
    /// Candidate projects.
    Programme,
}

impl Role {
    /// Its word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::Io => "io",
            Self::Sectors => "sectors",
            Self::Chain => "chain",
            Self::Broad => "broad",
            Self::Plants => "plants",
            Self::Editions => "editions",
            Self::Programme => "programme",
        }
    }

    /// Whether it is of a year.
    pub(crate) fn has_year(self) -> bool {
        matches!(self, Self::World | Self::Io)
    }
}

/// A file or folder, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) role: Role,
    pub(crate) name: String,
    pub(crate) year: Option<u16>,
}

/// All that was used; `world` is the year of the world's exports, if other tables have them.
pub(super) fn sources(request: &Request, seen: &Seen, world: Option<u16>) -> Vec<Source> {
    let source = |role: Role, path: &Path, year: Option<u16>| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Source { role, name, year }
    };
    let mut found = Vec::new();
    if world.is_some() {
        found.extend(request.world.iter().map(|file| source(Role::World, file, world)));
    }
    if let (Some((table, sectors)), Some(hidden)) = (&request.io, &seen.hidden) {
        found.extend([source(Role::Io, table, hidden.year), source(Role::Sectors, sectors, None)]);
    }
    found.extend(request.chains.iter().map(|file| source(Role::Chain, file, None)));
    found.extend(request.broad.iter().map(|(file, _)| source(Role::Broad, file, None)));
    found.extend(
        request
            .plants
            .iter()
            .filter(|_| !seen.plants.is_empty())
            .map(|file| source(Role::Plants, file, None)),
    );
    found.extend(request.concordance.iter().map(|file| source(Role::Editions, file, None)));
    found.extend(request.programme.iter().map(|folder| source(Role::Programme, folder, None)));
    found
}
