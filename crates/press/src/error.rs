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
    /// Coursework was not handed out, checked or graded.
    #[error(transparent)]
    Coursework(#[from] coursework::Error),
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
        .0.display()
    )]
    NotABook(PathBuf),
    /// Somebody else's file stands where one of the book is to be written.
    #[error(
        "{} is not of this program, and the book has a file of that name: it is left alone; \
         name another folder with `--out`, or move it",
        .0.display()
    )]
    Taken(PathBuf),
    /// The list of the files that this program wrote is there and cannot be read.
    #[error(
        "{} does not say any more which files this program wrote: empty the folder of the book, \
         or name another one with `--out`",
        .0.display()
    )]
    Damaged(PathBuf),
    /// The book would be rendered into what it is rendered from: the output folder, and what is read.
    #[error(
        "{} is no place for the book, which is made from {}: name another folder with `--out`",
        .0.display(), .1.display()
    )]
    AmongSources(PathBuf, PathBuf),
    /// Another rendering to the same folder has not ended for so long.
    #[error(
        "another rendering to {} has not ended within {} s: end it, or name another folder with `--out`",
        .0.display(), .1.as_secs()
    )]
    Busy(PathBuf, Duration),
    /// The output folder may not be written: what was tried, as a verb, where, and why it failed.
    #[error("cannot {} {}: {}; name another folder with `--out`", .0, .1.display(), .2)]
    Write(&'static str, PathBuf, io::Error),
    /// Another program listens where the book was to be served.
    #[error(
        "port {} is taken by another program (perhaps this book is already being served): \
         end that, or choose another port with `cargo run -- serve --port {}`",
        .0, .0.checked_add(1).unwrap_or(3000)
    )]
    PortTaken(u16),
    /// There is nothing to listen at.
    #[error(
        "{0} is no address of this machine: take one that is with `--host`, or 0.0.0.0 for all of them"
    )]
    NotOurHost(IpAddr),
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
        Error::Write(action, path.to_owned(), source)
    }

    /// Mistakes in the manuscript.
    pub(crate) fn diagnostics(diagnostics: Vec<manuscript::Diagnostic>) -> Error {
        manuscript::Error::Diagnostics(diagnostics).into()
    }

    /// The text of the error, with the word in front that its diagnostics already carry.
    pub fn labelled(&self) -> String {
        match self {
            Error::Manuscript(manuscript::Error::Diagnostics(_))
            | Error::Coursework(coursework::Error::Exercises(_))
            | Error::Warnings(_) => self.to_string(),
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
