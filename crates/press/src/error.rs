//! Errors: why the book was not rendered or served.

use std::io;
use std::path::{Path, PathBuf};

/// Why the book was not rendered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The manuscript cannot be read, or its pages hold mistakes; all of them are listed.
    #[error(transparent)]
    Manuscript(#[from] manuscript::Error),
    /// mdBook warned while it rendered; a warning is an error here.
    #[error("{}", warned(.0))]
    Warnings(Vec<String>),
    /// mdBook gave up.
    #[error("mdBook: {}", chain(.0))]
    Book(mdbook_driver::errors::Error),
    /// mdBook panicked; its message is in the terminal.
    #[error(
        "mdBook panicked (its message stands above): the last pages that were changed hold something it cannot read"
    )]
    Panic,
    /// The output folder holds something that is not a rendered book, and would be lost.
    #[error(
        "{} holds files, and no rendered book: it is left alone; name another folder or empty it",
        .out.display()
    )]
    NotABook {
        /// The output folder.
        out: PathBuf,
    },
    /// Another program listens where the book was to be served.
    #[error(
        "port {port} is taken by another program (perhaps this book is already being served): \
         end that, or choose another port with `cargo run -- serve --port {}`",
        .port.checked_add(1).unwrap_or(3000)
    )]
    PortTaken {
        /// The port.
        port: u16,
    },
    /// The operating system refused what a server needs.
    #[error("the book cannot be served: {0}")]
    Server(io::Error),
    /// Changes of the sources cannot be noticed.
    #[error("cannot watch {}: {source}", .path.display())]
    Watch {
        /// The folder.
        path: PathBuf,
        /// Why it failed.
        source: notify::Error,
    },
}

impl Error {
    /// A file or folder that could not be used.
    pub(crate) fn io(action: &'static str, path: &Path, source: io::Error) -> Error {
        manuscript::Error::io(action, path, source).into()
    }

    /// Mistakes in the manuscript.
    pub(crate) fn diagnostics(diagnostics: Vec<manuscript::Diagnostic>) -> Error {
        manuscript::Error::Diagnostics(diagnostics).into()
    }

    /// The text of the error, with the word in front that its diagnostics already carry.
    pub(crate) fn labelled(&self) -> String {
        match self {
            Error::Manuscript(manuscript::Error::Diagnostics(_)) | Error::Warnings(_) => {
                self.to_string()
            }
            _ => format!("error: {self}"),
        }
    }
}

fn warned(warnings: &[String]) -> String {
    let mut text: String = warnings
        .iter()
        .map(|warning| format!("error: mdBook warns: {warning}\n\n"))
        .collect();
    text.push_str("a warning of mdBook is an error in this book");
    text
}

fn chain(error: &mdbook_driver::errors::Error) -> String {
    let parts: Vec<_> = error.chain().map(ToString::to_string).collect();
    parts.join(": ")
}
