//! The book: everything that a checkout says and that pages are made from, as one value in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::claims::Claims;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::locks::Locks;
use crate::page::Page;
use crate::repository::Repository;
use crate::source::{Source, conflict};
use crate::summary::Summary;
use crate::workspace::{Workspace, sources_below};

/// A book: loaded from a checkout, or made up; a plain value that can be cloned and changed. A clone is cheap.
///
/// Whoever checks it reads nothing else, so that a change in memory shows what a change on disk would do.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The pages that the table of contents lists and that there are, in its order.
    pub pages: Vec<Page>,
    /// The paths of all pages on disk, below the folder of the chapters, sorted; `SUMMARY.md` is none.
    pub pages_on_disk: Vec<String>,
    /// The folder of the chapters.
    pub chapters: PathBuf,
    /// What lies beside the pages, pictures for instance, in the same form.
    pub other_files: Vec<String>,
    /// `SUMMARY.md`
    pub summary: Summary,
    /// `book/claims.toml`
    pub claims: Source,
    /// `tests/snapshots`
    pub locks: Locks,
    /// `book/lib.rs`, by which the snippets of the pages are tested.
    pub library: Source,
    /// `README.md` and `CONTRIBUTING.md`, as pages of their own.
    pub documents: Vec<Page>,
    /// Where the book is kept and answered, if `Cargo.toml` says it.
    pub repository: Option<Repository>,
    /// The code and the manifests below `crates` and `tests`, by their names from the top of the workspace.
    pub code: Arc<BTreeMap<String, Source>>,
    /// What is proved of each page, as its ledger in `tests/facts/ledgers` says, by the path of the page.
    pub ledgers: Arc<BTreeMap<String, String>>,
}

impl Book {
    /// Reads the book of a checkout. What is not there is empty.
    ///
    /// # Errors
    ///
    /// When the disk refuses, `book.toml` is no TOML, or `Cargo.toml` names a repository that is none.
    pub fn load(workspace: &Workspace) -> Result<Book, Error> {
        let read = |path: &Path| {
            let name = workspace.display(path);
            if !path.exists() {
                return Ok(Source::new(name, ""));
            }
            Source::read(name, path)
        };
        let chapters = chapters(workspace, &read)?;
        let summary = Summary {
            source: read(&chapters.join("SUMMARY.md"))?,
        };
        let (mut pages_on_disk, other_files): (Vec<_>, Vec<_>) = sources_below(&chapters)
            .into_iter()
            .partition(|file| file.ends_with(".md"));
        // What a host shows where there is no page is none of the book's own.
        pages_on_disk.retain(|page| !["SUMMARY.md", "404.md"].contains(&page.as_str()));
        let mut pages = Vec::new();
        for entry in summary.entries() {
            if pages_on_disk.contains(&entry.path) {
                let source = read(&chapters.join(&entry.path))?;
                pages.push(Page::from_source(entry.path, entry.title, source));
            }
        }
        let mut documents = Vec::new();
        for name in ["README.md", "CONTRIBUTING.md"] {
            let source = read(&workspace.root.join(name))?;
            documents.push(Page::from_source(name, name, source));
        }
        let mut code = BTreeMap::new();
        for folder in ["crates", "tests"] {
            for file in sources_below(&workspace.root.join(folder)) {
                if file.ends_with(".rs") || file.ends_with(".toml") {
                    let name = format!("{folder}/{file}");
                    let source = read(&workspace.root.join(&name))?;
                    code.insert(name, source);
                }
            }
        }
        let folder = workspace.ledgers();
        let mut ledgers = BTreeMap::new();
        for file in sources_below(&folder) {
            if let Some(page) = file.strip_suffix(".txt") {
                ledgers.insert(format!("{page}.md"), read(&folder.join(&file))?.text);
            }
        }
        let manifest = read(&workspace.root.join("Cargo.toml"))?;
        let repository = Repository::of(&manifest).map_err(Error::Diagnostics)?;
        Ok(Book {
            pages,
            pages_on_disk,
            other_files,
            chapters,
            summary,
            claims: read(&workspace.claims())?,
            locks: Locks::read(&workspace.snapshots())?,
            library: read(&workspace.book().join("lib.rs"))?,
            documents,
            repository,
            code: Arc::new(code),
            ledgers: Arc::new(ledgers),
        })
    }

    /// `claims.toml`, read.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn claims(&self) -> Result<Arc<Claims>, Vec<Diagnostic>> {
        Claims::parse(&self.claims)
    }

    /// The page at a path below the folder of the chapters.
    pub fn page(&self, path: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.path == path)
    }

    /// Gives a page another text; `false` when there is no such page.
    pub fn rewrite(&mut self, path: &str, text: impl Into<String>) -> bool {
        let page = self.pages.iter_mut().find(|page| page.path == path);
        page.is_some_and(|page| {
            *page = page.with_text(text);
            true
        })
    }
}

/// The folder of the chapters, as `book.toml` says.
fn chapters(
    workspace: &Workspace,
    read: &impl Fn(&Path) -> Result<Source, Error>,
) -> Result<PathBuf, Error> {
    #[derive(serde::Deserialize, Default)]
    struct Settings {
        #[serde(default)]
        book: Folder,
    }
    #[derive(serde::Deserialize, Default)]
    struct Folder {
        src: Option<String>,
    }
    let source = read(&workspace.book().join("book.toml"))?;
    let settings: Settings = toml::from_str(&source.text).map_err(|error| {
        let problem = || crate::Problem::new(error.span().unwrap_or(0..0), error.message());
        let problem = conflict(&source.text).unwrap_or_else(problem);
        Error::Diagnostics(vec![source.diagnostic(problem)])
    })?;
    let folder = settings.book.src.unwrap_or_else(|| "src".to_owned());
    Ok(workspace.book().join(folder))
}
