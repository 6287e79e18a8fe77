//! Errors: why a manuscript cannot be read.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;

/// Why a manuscript cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Its files hold mistakes; all of them are listed.
    #[error("{}", several(.0))]
    Diagnostics(Vec<Diagnostic>),
    /// There is no book above the folder.
    #[error(
        "no book here: neither {} nor a folder above it holds book/book.toml",
        .start.display()
    )]
    NoWorkspace {
        /// Where the search began.
        start: PathBuf,
    },
    /// A file or folder could not be used.
    #[error("cannot {action} {}: {source}", .path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
}

impl Error {
    /// [`Error::Io`].
    pub fn io(action: &'static str, path: &Path, source: io::Error) -> Error {
        let path = path.to_owned();
        Error::Io {
            action,
            path,
            source,
        }
    }
}

fn several(diagnostics: &[Diagnostic]) -> String {
    let mut text: String = diagnostics
        .iter()
        .map(|diagnostic| format!("{diagnostic}\n\n"))
        .collect();
    text.push_str(&match diagnostics.len() {
        1 => "1 error in the pages".to_owned(),
        n => format!("{n} errors in the pages"),
    });
    text
}
