//! Samples: small pieces of a book, for tests.

use manuscript::{Directive, Lock, Locks, Page};

pub(crate) fn page(text: &str) -> Page {
    Page::new("page.md", "Page", "book/en/page.md", text)
}

/// The directive that is the whole text.
pub(crate) fn directive(text: &str) -> Directive {
    let page = page(text);
    assert_eq!(page.problems(), []);
    page.directives().next().expect("a directive").clone()
}

/// One lock.
pub(crate) fn locks(name: &str, json: &str) -> Locks {
    let mut locks = Locks::default();
    let value = serde_json::from_str(json).expect("JSON");
    let test = String::new();
    locks.insert(name, Lock { test, value });
    locks
}
