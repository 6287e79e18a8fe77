//! Errors: why the book was not rendered or served.

use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

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
    /// mdBook panicked, with this message.
    #[error("mdBook cannot read what is written ({0}); look at the last pages that were changed")]
    Panic(String),
    /// The output folder holds files of somebody else.
    #[error(
        "{} holds files, and none says that this program wrote them: it is left alone; \
         name another folder with `--out`, or empty it if nothing in it is needed",
        .out.display()
    )]
    NotABook {
        /// The output folder.
        out: PathBuf,
    },
    /// Somebody else's file stands where one of the book is to be written.
    #[error(
        "{} is not of this program, and the book has a file of that name: it is left alone; \
         name another folder with `--out`, or move it",
        .path.display()
    )]
    Taken {
        /// What stands there.
        path: PathBuf,
    },
    /// The book would be rendered into what it is rendered from.
    #[error(
        "{} is among the sources of the book ({}): name another folder with `--out`",
        .out.display(), .read.display()
    )]
    AmongSources {
        /// The output folder.
        out: PathBuf,
        /// The folder, or the file behind a link, that is read.
        read: PathBuf,
    },
    /// Another rendering to the same folder does not end.
    #[error(
        "another rendering to {} has not ended within {} s: end it, or name another folder with `--out`",
        .out.display(), .waited.as_secs()
    )]
    Busy {
        /// The output folder.
        out: PathBuf,
        /// How long this one waited.
        waited: Duration,
    },
    /// The output folder may not be written.
    #[error("cannot {action} {}: {source}; name another folder with `--out`", .path.display())]
    Write {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
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
    /// There is nothing to listen at.
    #[error(
        "{host} is no address of this machine: take one that is with `--host`, or 0.0.0.0 for all of them"
    )]
    NotOurHost {
        /// The address.
        host: IpAddr,
    },
    /// The operating system refused what a server needs.
    #[error("the book cannot be served: {0}")]
    Server(io::Error),
}

impl Error {
    /// A file or folder that could not be used.
    pub(crate) fn io(action: &'static str, path: &Path, source: io::Error) -> Error {
        manuscript::Error::io(action, path, source).into()
    }

    /// [`Error::Write`].
    pub(crate) fn write(action: &'static str, path: &Path, source: io::Error) -> Error {
        let path = path.to_owned();
        Error::Write {
            action,
            path,
            source,
        }
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
