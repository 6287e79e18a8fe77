//! The book under test, read once from the disk.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use manuscript::{Book, Page, Source, Workspace};

/// The folder that holds everything: that of the checkout whose tests are run, which need not be the one in which they
/// were built, as two can share a folder for what is built.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let root = std::env::var_os("CARGO_MANIFEST_DIR");
        root.map_or_else(|| ".".into(), PathBuf::from)
    })
}

/// The text of a file below [`root`].
pub(crate) fn read(path: &str) -> String {
    let source = Source::read(path, &root().join(path));
    source
        .unwrap_or_else(|error| panic!("{path}: {error}"))
        .text
}

/// The book of this workspace.
pub(crate) fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| {
        let workspace = Workspace::find(root()).expect("the workspace");
        Book::load(&workspace).unwrap_or_else(|error| panic!("{error}"))
    })
}

/// Fails with all problems, each on a line.
#[track_caller]
pub(crate) fn assert_none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n\n{}\n", problems.join("\n"));
}

/// A page by the name of its file.
pub(crate) fn sample(name: &str, text: &str) -> Page {
    let path = name.strip_prefix("book/en/").unwrap_or(name);
    Page::new(path, "", name, text)
}

/// A check of the manuscript, which reads the book it is given and nothing else.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// Of each page by itself, with the locks and the claims of its book.
    EachPage(fn(&Book, &Page) -> Vec<String>),
    /// Of the book as a whole.
    Book(fn(&Book) -> Vec<String>),
}

impl Check {
    /// What is wrong with a book.
    pub(crate) fn run(self, book: &Book) -> Vec<String> {
        match self {
            Check::Book(check) => check(book),
            Check::EachPage(check) => {
                let pages = book.pages.iter();
                pages.flat_map(|page| check(book, page)).collect()
            }
        }
    }
}

/// Locks what a check says about something broken, as `tests/<folder>/<name>.snap`.
pub(crate) fn locked_messages(folder: &str, name: &str, messages: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(root().join("tests").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, messages));
}
