//! Errors: why the book was not bound.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// Why the book was not bound. Whatever it is, a file of an earlier time is still what it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The book cannot be rendered.
    #[error(transparent)]
    Press(#[from] press::Error),
    /// The workspace cannot be read.
    #[error(transparent)]
    Manuscript(#[from] manuscript::Error),
    /// There is no browser to print with.
    #[error(
        "a PDF is printed by Chromium, and this machine has none where programs are: install the package `chromium` \
         (Google Chrome and Edge will do too), or name the program in the variable CHROMIUM; `cargo run -- epub` needs none"
    )]
    NoBrowser,
    /// The browser that was named cannot be run.
    #[error("{} cannot be run as a browser: {}; name another program in the variable CHROMIUM", .0.display(), .1)]
    NotRun(PathBuf, io::Error),
    /// The browser ended without having printed: its name, and what it said last.
    #[error("{} printed nothing: {}", .0.display(), said(.1))]
    NotPrinted(PathBuf, String),
    /// The browser shows a window of another size.
    #[error("the browser has shown no picture of {} × {} pixels", .0.0, .0.1)]
    NotShown((u32, u32)),
    /// The browser did not come to an end.
    #[error("{} has not printed the book within {} s, and was ended", .0.display(), .1.as_secs_f64())]
    TooSlow(PathBuf, Duration),
    /// What the browser printed is no PDF that can be read.
    #[error("what the browser printed cannot be read: {0}")]
    Pdf(#[from] lopdf::Error),
    /// The browser left out a place that the contents name.
    #[error("the browser printed no place `{0}`: it is too old, or the page has lost its heading")]
    NoPlace(String),
    /// The pages moved to and fro.
    #[error(
        "the page numbers have not settled after {0} prints: a chapter of the book is of another length each time"
    )]
    Unsettled(usize),
    /// A rendered file cannot be read.
    #[error("cannot read {}: {}", .0.display(), .1)]
    Read(PathBuf, io::Error),
    /// The file cannot be written.
    #[error("cannot write {}: {}; name another file with `--out`", .0.display(), .1)]
    Write(PathBuf, io::Error),
    /// Where the file is to be, a folder is.
    #[error("{} is a folder: name a file with `--out`", .0.display())]
    IsFolder(PathBuf),
    /// A date was given that is none.
    #[error(
        "SOURCE_DATE_EPOCH is `{0}`, and not a number of seconds since 1970 before the year 10000"
    )]
    Date(String),
}

fn said(text: &str) -> &str {
    let line = text.lines().rev().find(|line| !line.trim().is_empty());
    line.unwrap_or("it said nothing")
}
