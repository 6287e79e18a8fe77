//! Rendering: the book is made aside and swapped in whole, so that whatever fails, the last good book stays.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

use manuscript::{Book, Workspace};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

use crate::error::Error;
use crate::preprocessor::Press;
use crate::report::Report;
use crate::warnings;

/// Renders the book into the folder `out`.
///
/// The pages are rendered into a folder beside `out`, which takes its place when all went well. While another
/// process renders to the same folder, this one waits.
///
/// # Errors
///
/// When a page holds a mistake (all mistakes of all pages are reported), when mdBook fails or warns, when `out` holds
/// something that is no rendered book, or when the disk refuses. What was in `out` is then untouched.
pub fn render(workspace: &Workspace, out: &Path) -> Result<Report, Error> {
    let start = Instant::now();
    let output = Output::new(out)?;
    let report = build(workspace, &output.next)?;
    output.swap()?;
    Ok(Report {
        elapsed: start.elapsed(),
        ..report
    })
}

fn build(workspace: &Workspace, out: &Path) -> Result<Report, Error> {
    let root = workspace.book();
    let mut config = Config::from_disk(root.join("book.toml")).map_err(Error::Book)?;
    let manuscript = Book::load(workspace)?;
    let missing = manuscript.summary.missing(&manuscript.pages_on_disk);
    if !missing.is_empty() {
        return Err(Error::diagnostics(missing));
    }
    config.build.build_dir = out.to_owned();
    let report = Rc::new(RefCell::default());
    let press = Press {
        workspace: workspace.clone(),
        report: Rc::clone(&report),
    };
    let build = || {
        let mut book = MDBook::load_with_config(root, config)?;
        // The name is that of the table in book.toml, so this replaces its command.
        book.with_preprocessor(press);
        book.build()
    };
    // mdBook panics on some pages. What it had in hand is dropped with it, and what it wrote is in a folder that is
    // never looked at again, so nothing broken is left behind.
    let (built, warnings) = warnings::collect(|| panic::catch_unwind(AssertUnwindSafe(build)));
    built
        .map_err(|_| Error::Panic)?
        .map_err(|error| match error.downcast::<Error>() {
            Ok(own) => own,
            Err(error) => Error::Book(error),
        })?;
    if !warnings.is_empty() {
        return Err(Error::Warnings(warnings));
    }
    Ok(report.take())
}

/// The folder of the rendered book, and those beside it that are needed to change it at once.
struct Output {
    out: PathBuf,
    next: PathBuf,
    last: PathBuf,
    /// Held while this process renders; given back when it is dropped or the process ends.
    _lock: File,
}

impl Output {
    fn new(out: &Path) -> Result<Output, Error> {
        let out = std::path::absolute(out).map_err(|source| Error::io("find", out, source))?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(Error::NotABook { out });
        };
        let beside = |role: &str| parent.join(format!(".{}.{role}", name.to_string_lossy()));
        let (next, last, lock) = (beside("next"), beside("last"), beside("lock"));
        fs::create_dir_all(parent).map_err(|source| Error::io("make", parent, source))?;
        let lock_file = File::create(&lock).map_err(|source| Error::io("make", &lock, source))?;
        lock_file
            .lock()
            .map_err(|source| Error::io("lock", &lock, source))?;
        // A process that was killed between two renamings has left the book under its other name.
        if last.exists() && !out.exists() {
            fs::rename(&last, &out).map_err(|source| Error::io("bring back", &out, source))?;
        }
        if !is_ours(&out).map_err(|source| Error::io("read", &out, source))? {
            return Err(Error::NotABook { out });
        }
        remove(&next)?;
        remove(&last)?;
        Ok(Output {
            out,
            next,
            last,
            _lock: lock_file,
        })
    }

    fn swap(&self) -> Result<(), Error> {
        let had_one = self.out.exists();
        if had_one {
            fs::rename(&self.out, &self.last)
                .map_err(|source| Error::io("move", &self.out, source))?;
        }
        if let Err(source) = fs::rename(&self.next, &self.out) {
            if had_one {
                // The first error is the one to report; if this fails too, the next start brings the book back.
                let _ = fs::rename(&self.last, &self.out);
            }
            return Err(Error::io("move", &self.next, source));
        }
        remove(&self.last)
    }
}

/// Whether the folder may be replaced: it is not there, is empty, or holds what mdBook wrote.
fn is_ours(out: &Path) -> io::Result<bool> {
    match fs::read_dir(out) {
        Ok(mut entries) => Ok(entries.next().is_none()
            || (out.join("index.html").is_file() && out.join(".nojekyll").is_file())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::io("remove", folder, error))
        }
        _ => Ok(()),
    }
}
