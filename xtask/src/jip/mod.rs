//! The JIP family: generated localisation programmes of four sizes, the same on every machine.
//!
//! Planning needs programmes that anybody can rebuild, however large, without shipping them. A scale and a seed name one
//! exactly. The parts follow the order of the draws: `parts`, `markets`, `ventures`, `limits`; `instance` runs them.

mod random;
mod instance;
mod parts;
mod markets;
mod ventures;
mod limits;
mod check;
mod json;
mod table;
mod folder;

#[cfg(test)]
mod reading;
#[cfg(test)]
mod reference;

use std::fmt;
use std::path::{Path, PathBuf};

use instance::{Instance, Scale};

/// What can stop the chore.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The words on the command line are not understood.
    Usage(String),
    /// The folder to write already holds something, which would be lost or mixed up.
    FolderNotEmpty(PathBuf),
    /// The machine refused to read or write.
    Disk { path: PathBuf, cause: std::io::Error },
}

impl Failure {
    /// The same refusal of the machine, with the path it was about.
    fn disk(path: &Path, cause: std::io::Error) -> Self {
        Self::Disk { path: path.to_owned(), cause }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(why) => {
                write!(
                    f,
                    "{why}\nusage: cargo xtask jip small|medium|large|huge SEED DIR   (or --json FILE instead of DIR)"
                )
            }
            Self::FolderNotEmpty(path) => write!(
                f,
                "`{}` is not empty, so nothing was written; name another folder or empty this one first",
                path.display()
            ),
            Self::Disk { path, cause } => write!(f, "`{}`: {cause}", path.display()),
        }
    }
}

/// Runs the chore with the words that follow its name, and says in one line what was written.
pub(crate) fn run(words: &[&str]) -> Result<String, Failure> {
    match words {
        [scale, seed, "--json", file] => write_json(&generate(scale, seed)?, Path::new(file)),
        [_, _, option] if option.starts_with('-') => {
            Err(Failure::Usage(format!("`{option}` is not an option with a value")))
        }
        [scale, seed, folder] => write_folder(&generate(scale, seed)?, Path::new(folder)),
        _ => Err(Failure::Usage(format!(
            "a scale, a seed and a place to write are needed; got {} words",
            words.len()
        ))),
    }
}

fn generate(scale: &str, seed: &str) -> Result<Instance, Failure> {
    let scale = Scale::named(scale).ok_or_else(|| {
        Failure::Usage(format!("`{scale}` is not a scale; the scales are small, medium, large and huge"))
    })?;
    let seed = seed.parse().map_err(|_| {
        Failure::Usage(format!("`{seed}` is not a seed; a seed is a whole number from 0 to {}", u64::MAX))
    })?;
    Ok(Instance::generate(scale, seed))
}

fn write_json(instance: &Instance, file: &Path) -> Result<String, Failure> {
    let mut text = json::document(instance).to_string();
    text.push('\n');
    std::fs::write(file, text).map_err(|cause| Failure::disk(file, cause))?;
    Ok(format!("{}: raw instance written to {}", instance.name, file.display()))
}

fn write_folder(instance: &Instance, folder: &Path) -> Result<String, Failure> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries.count(),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => 0,
        Err(cause) => return Err(Failure::disk(folder, cause)),
    };
    if entries > 0 {
        return Err(Failure::FolderNotEmpty(folder.to_owned()));
    }
    std::fs::create_dir_all(folder).map_err(|cause| Failure::disk(folder, cause))?;
    let files = folder::files(instance);
    for (name, text) in &files {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|cause| Failure::disk(&path, cause))?;
    }
    Ok(format!("{}: {} files written to {}", instance.name, files.len(), folder.display()))
}
