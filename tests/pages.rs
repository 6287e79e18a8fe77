//! The book under test, read once from the disk; and what is said about small books that are spoiled.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::{LazyLock, OnceLock};

use manuscript::{Book, Page, Source, Workspace, files_below};
use serde::Deserialize;
use tempfile::TempDir;

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

/// Where the pages of this workspace are in memory: other books share those that they do not change.
static OURS: LazyLock<HashSet<usize>> = LazyLock::new(|| {
    let pages = book().pages.iter().chain(&book().documents);
    pages.map(address).collect()
});

fn address(page: &Page) -> usize {
    ptr::from_ref(page.source()).addr()
}

/// Whether a page of any book is one of this workspace, unchanged.
pub(crate) fn is_ours(page: &Page) -> bool {
    OURS.contains(&address(page))
}

/// What is found on pages, each by itself; on those of this workspace once, however many lies are told on others.
pub(crate) struct Found<T: 'static>(LazyLock<HashMap<usize, OnceLock<Vec<T>>>>);

impl<T: Clone> Found<T> {
    pub(crate) const fn new() -> Self {
        Found(LazyLock::new(|| {
            let pages = OURS.iter();
            pages.map(|page| (*page, OnceLock::new())).collect()
        }))
    }

    pub(crate) fn on(&'static self, page: &Page, find: fn(&Page) -> Vec<T>) -> Cow<'static, [T]> {
        match self.0.get(&address(page)) {
            Some(found) => Cow::Borrowed(found.get_or_init(|| find(page))),
            None => Cow::Owned(find(page)),
        }
    }
}

/// The file that a path in another file means, both from the top of the book.
pub(crate) fn resolved(from: &str, path: &str) -> String {
    if path.is_empty() {
        return from.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
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
    /// Of its list of claims, without the pages.
    Claims(fn(&Book) -> Vec<String>),
}

impl Check {
    /// What is wrong with a book.
    pub(crate) fn run(self, book: &Book) -> Vec<String> {
        match self {
            Check::Book(check) | Check::Claims(check) => check(book),
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

/// A copy of a folder below `tests/broken`, with another text in each file.
pub(crate) fn copied(folder: &str, change: impl Fn(String) -> String) -> TempDir {
    let copy = TempDir::new().expect("a folder for temporary files");
    let folder = root().join("tests/broken").join(folder);
    for file in files_below(&folder) {
        let text = fs::read_to_string(folder.join(&file)).expect("a text");
        let file = copy.path().join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a new folder");
        fs::write(file, change(text)).expect("a new file");
    }
    copy
}

/// Changes of something small, as pairs of what stands in its files and what is written instead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    right: Vec<[String; 2]>,
    wrong: Vec<[String; 2]>,
}

/// Nothing is wrong with the folder `tests/broken/<name>`, nor after the right changes of `tests/broken/<name>.toml`; and what
/// is said after each of the wrong ones is locked.
pub(crate) fn locked_changes(name: &str, problems: impl Fn(&Path) -> Vec<String>) {
    let list = read(&format!("tests/broken/{name}.toml"));
    let changes: Changes = toml::from_str(&list).unwrap_or_else(|error| panic!("{name}: {error}"));
    let said = |[old, new]: &[String; 2]| {
        let stands = Cell::new(false);
        let changed = copied(name, |text| {
            // Without the carriage returns that git may have added.
            let text = text.replace("\r\n", "\n");
            stands.set(stands.get() || text.contains(old));
            text.replace(old, new)
        });
        assert!(stands.get(), "`{old}` stands nowhere");
        problems(changed.path()).join("\n")
    };
    assert_none(problems(copied(name, |text| text).path()));
    for change in &changes.right {
        assert_eq!(said(change), "", "{change:?}");
    }
    let messages = changes.wrong.iter().map(|change| {
        let (said, [old, new]) = (said(change), change);
        assert!(!said.is_empty(), "`{new}` for `{old}` was not noticed");
        format!("`{old}` -> `{new}`\n{said}\n")
    });
    locked_messages("broken", name, &messages.collect::<Vec<_>>().join("\n"));
}
