//! Rendering: the book is made aside and takes its place when all went well, so that whatever fails, the last good book
//! stays.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::time::Instant;

use manuscript::{Book, Workspace};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_driver::errors;

use crate::contents;
use crate::error::Error;
use crate::head::{PICTURE, Site};
use crate::links;
use crate::output::Output;
use crate::panics;
use crate::preprocessor::Press;
use crate::report::Report;
use crate::settings;
use crate::warnings;

/// Renders the book into the folder `out`.
///
/// Of what is in `out`, only the files of the last rendering are replaced or removed. While another process renders to
/// the same folder, this one waits.
///
/// # Errors
///
/// When a page holds a mistake (all mistakes of all pages are reported), when mdBook fails or warns, when `out` holds
/// something that this program has not written, or when the disk refuses. What was in `out` is then untouched.
pub fn render(workspace: &Workspace, out: &Path) -> Result<Report, Error> {
    let start = Instant::now();
    let output = Output::new(workspace, out)?;
    let next = output.work.join("next");
    let report = build(workspace, &output.work.join("chapters"), &next)?;
    output.replace(&next)?;
    Ok(Report {
        elapsed: start.elapsed(),
        ..report
    })
}

fn build(workspace: &Workspace, staged: &Path, out: &Path) -> Result<Report, Error> {
    let root = workspace.book();
    let book = contents::load(workspace)?;
    let refused = |message: &str| {
        let setting = || settings::refused(workspace, message);
        contents::refused(&book.summary, message).or_else(setting)
    };
    let told = |error: errors::Error| match refused(&format!("{error:#}")) {
        Some(diagnostic) => Error::diagnostics(vec![diagnostic]),
        None => Error::Book(error),
    };
    let mut config = Config::from_disk(root.join("book.toml")).map_err(told)?;
    // As mdBook's own command does: MDBOOK_OUTPUT__HTML__SITE_URL says where on its host the book stands.
    config.update_from_env().map_err(told)?;
    stage(&book, staged)?;
    let site_map = Site::of(&config).map(&book);
    config.book.src = staged.to_owned();
    config.build.build_dir = out.to_owned();
    let report = Rc::new(RefCell::default());
    let press = Press {
        book: book.clone(),
        report: Rc::clone(&report),
    };
    let build = || {
        let mut book = MDBook::load_with_config(root, config)?;
        // The name is that of the table in book.toml, so this replaces its command.
        book.with_preprocessor(press);
        book.build()
    };
    // What mdBook had in hand when it panics is dropped with it, and what it wrote is in a folder that is never looked
    // at again, so nothing broken is left behind.
    let (built, warnings) = warnings::collect(|| panics::caught(build));
    built
        .map_err(Error::Panic)?
        .map_err(|error| error.downcast::<Error>().unwrap_or_else(told))?;
    if let Some(diagnostic) = warnings.iter().find_map(|warning| refused(warning)) {
        return Err(Error::diagnostics(vec![diagnostic]));
    }
    if !warnings.is_empty() {
        return Err(Error::Warnings(warnings));
    }
    if let Some(map) = site_map {
        let path = out.join("sitemap.xml");
        fs::write(&path, map).map_err(|error| Error::write("write", &path, error))?;
    }
    let dead = links::dead_places(&book, out);
    if !dead.is_empty() {
        return Err(Error::diagnostics(dead));
    }
    Ok(report.take())
}

/// What draws the live figures in a browser. The page asks for it by this name.
const MODULE: &str = "figures.js";

/// The page that a host shows where there is no page. No other page leads to it.
const MISSING: &str = "404.md";

/// What mdBook is to read: the pages as they were read, and of what lies beside them that to which a page leads.
fn stage(book: &Book, folder: &Path) -> Result<(), Error> {
    let write = |file: &str, text: &str| {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap_or(folder))
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| Error::write("write", &path, error))
    };
    write("SUMMARY.md", &book.summary.source.text)?;
    for page in &book.pages {
        write(&page.path, page.text())?;
    }
    let missing = book.chapters.join(MISSING);
    if missing.is_file() {
        fs::copy(&missing, folder.join(MISSING))
            .map_err(|error| Error::io("copy", &missing, error))?;
    }
    let mut files = links::files(book);
    files.extend(
        book.other_files
            .iter()
            .filter(|file| [MODULE, PICTURE].contains(&file.as_str()))
            .cloned(),
    );
    for file in files {
        let (from, to) = (book.chapters.join(&file), folder.join(&file));
        fs::create_dir_all(to.parent().unwrap_or(folder))
            .and_then(|()| fs::copy(&from, &to))
            .map_err(|error| Error::io("copy", &from, error))?;
    }
    Ok(())
}
