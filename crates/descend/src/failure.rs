use std::io;
use std::path::PathBuf;

use learning::TrainingError;
use thiserror::Error;

/// Everything that can go wrong, where, and what to do about it.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    #[error("{0}")]
    Usage(clap::Error),
    #[error("cannot read {}: {error}\n  help: check the path that follows --data", file.display())]
    Read { file: PathBuf, error: io::Error },
    #[error("{place}: {fault}\n  help: {remedy}")]
    Data {
        place: Place,
        fault: String,
        remedy: String,
    },
    #[error("--start has {found} numbers, but the neuron has {expected} parameters\n  help: give {weights} for the weights and one for the bias, separated by commas", weights = expected - 1)]
    Start { expected: usize, found: usize },
    #[error("--start must be finite numbers, got {0}\n  help: write decimals such as 0,-8")]
    StartNotFinite(f64),
    #[error("{error}\n  help: {remedy}")]
    Training {
        error: TrainingError,
        remedy: &'static str,
    },
    #[error("cannot write to {}: {error}\n  help: name another folder with --out", path.display())]
    Write { path: PathBuf, error: io::Error },
    #[error("cannot print: {0}")]
    Print(io::Error),
}

/// Where in a file; lines and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: PathBuf,
    pub(crate) line: u64,
    /// The column's number, and its name if it has one.
    pub(crate) column: Option<(usize, Option<String>)>,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, line {}", self.file.display(), self.line)?;
        if let Some((number, name)) = &self.column {
            write!(f, ", column {number}")?;
            if let Some(name) = name {
                write!(f, " ({name:?})")?;
            }
        }
        Ok(())
    }
}
