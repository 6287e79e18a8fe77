//! The bindery: the rendered book becomes one file, a PDF or an EPUB.
//!
//! The press renders the book, and what it has rendered is read back page by page (`book.rs`), written anew for paper
//! (`xhtml.rs`), and bound:
//!
//! | | by | |
//! |---|---|---|
//! | PDF | a Chromium of this machine, which prints one long document until its page numbers are right | `paper.rs`, `browser.rs`, `pdf.rs` |
//! | EPUB | an archive of pages | `epub.rs` |
//!
//! Both have the same cover (`cover.rs`) and the same outline (`outline.rs`).

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use manuscript::Workspace;
use tempfile::TempDir;

mod book;
mod browser;
mod cover;
mod date;
mod epub;
mod error;
mod outline;
mod palette;
mod paper;
mod pdf;
mod picture;
mod xhtml;

pub use error::Error;
pub use picture::picture;

use book::Book;
use browser::Browser;
use date::Date;
use xhtml::Written;

/// The version of the book is that of its crates.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What was bound, and how long it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The finished file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub size: usize,
    /// Pages of paper, where it has some.
    pub pages: Option<usize>,
    /// Pages of the book.
    pub sections: usize,
    /// Figures in them.
    pub figures: usize,
    /// Tables in them.
    pub tables: usize,
    /// Formulas in them.
    pub formulas: usize,
    /// From the first look at the disk to the finished file.
    pub elapsed: Duration,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(pages) = self.pages {
            write!(f, "{pages} pages of paper: ")?;
        }
        write!(
            f,
            "{} sections, {} figures, {} tables, {} formulas: bound in {:.1} s\n{} ({:.1} MB)",
            self.sections,
            self.figures,
            self.tables,
            self.formulas,
            self.elapsed.as_secs_f64(),
            self.file.display(),
            self.size as f64 / 1e6
        )
    }
}

/// Prints the book of the workspace around `start` as a PDF, into `out` or a file named after the book.
///
/// # Errors
///
/// When the book cannot be rendered, when there is no Chromium or it does not print, or when the file cannot be written. A file
/// that was there is then left as it was.
pub fn pdf(start: &Path, out: Option<&Path>) -> Result<Report, Error> {
    let bench = Bench::new(start, out)?;
    // Whoever has no browser learns it before the work is done.
    let browser = Browser::find()?;
    let book = bench.render()?;
    let printed = paper::print(&book, &bench.rendered(), VERSION, &browser)?;
    bench.keep(
        &book,
        "pdf",
        &printed.bytes,
        Some(printed.pages),
        &printed.written,
    )
}

/// Binds the book of the workspace around `start` as an EPUB, into `out` or a file named after the book.
///
/// # Errors
///
/// When the book cannot be rendered, or the file cannot be written. A file that was there is then left as it was.
pub fn epub(start: &Path, out: Option<&Path>) -> Result<Report, Error> {
    let bench = Bench::new(start, out)?;
    let date = Date::of_the_book()?;
    let book = bench.render()?;
    let bound = epub::bind(&book, &bench.rendered(), VERSION, date)?;
    bench.keep(&book, "epub", &bound.bytes, None, &bound.written)
}

/// Where the work is done, beside what cargo builds, and where the file goes.
struct Bench {
    workspace: Workspace,
    folder: TempDir,
    target: PathBuf,
    out: Option<PathBuf>,
    start: Instant,
}

impl Bench {
    fn new(start: &Path, out: Option<&Path>) -> Result<Bench, Error> {
        let workspace = Workspace::find(start)?;
        if let Some(out) = out.filter(|out| out.is_dir()) {
            return Err(Error::IsFolder(out.to_owned()));
        }
        let names = ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"];
        let target = names
            .iter()
            .find_map(|name| env::var_os(name).filter(|folder| !folder.is_empty()));
        let target = target.map_or_else(|| workspace.root.join("target"), PathBuf::from);
        let write = |error| Error::Write(target.clone(), error);
        fs::create_dir_all(&target).map_err(write)?;
        // The browser is told absolute paths.
        let target = std::path::absolute(&target).map_err(write)?;
        let folder = tempfile::Builder::new()
            .prefix("bindery-")
            .tempdir_in(&target);
        Ok(Bench {
            folder: folder.map_err(write)?,
            workspace,
            out: out.map(Path::to_owned),
            target,
            start: Instant::now(),
        })
    }

    fn rendered(&self) -> PathBuf {
        self.folder.path().join("book")
    }

    fn render(&self) -> Result<Book, Error> {
        let start = Instant::now();
        let book = Book::render(&self.workspace, &self.rendered())?;
        let sections = book.edition.leaves.len();
        println!(
            "{sections} sections rendered in {:.1} s",
            start.elapsed().as_secs_f64()
        );
        Ok(book)
    }

    /// Puts the file where it belongs, at once and whole.
    fn keep(
        &self,
        book: &Book,
        kind: &str,
        bytes: &[u8],
        pages: Option<usize>,
        written: &[Written],
    ) -> Result<Report, Error> {
        let name = book::file_name(&book.edition.title);
        let out = self
            .out
            .clone()
            .unwrap_or_else(|| self.target.join(format!("{name}.{kind}")));
        let write = |error| Error::Write(out.clone(), error);
        let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(write)?;
        let mut aside = tempfile::Builder::new();
        #[cfg(unix)]
        aside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
        let aside = aside.tempfile_in(parent).map_err(write)?;
        fs::write(aside.path(), bytes).map_err(write)?;
        aside.persist(&out).map_err(|error| write(error.error))?;
        let sum = |count: fn(&Written) -> usize| written.iter().map(count).sum();
        Ok(Report {
            file: out,
            size: bytes.len(),
            pages,
            sections: written.len(),
            figures: sum(|page| page.figures),
            tables: sum(|page| page.tables),
            formulas: sum(|page| page.formulas),
            elapsed: self.start.elapsed(),
        })
    }
}
