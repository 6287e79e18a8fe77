//! Whatever a page holds, the press expands it or says what is wrong, and does not panic.

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use manuscript::{Book, Lock, Page, Source, Summary, Workspace};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::Checkout;

/// What a page can be made of: `anything`, or what is `right` nearly everywhere.
fn parts(of: &str) -> Vec<String> {
    let dictionary: HashMap<String, Vec<String>> =
        serde_json::from_str(include_str!("dictionary.json")).unwrap();
    dictionary[of].clone()
}

const LOCK: &str =
    r#"{"sum": -5.0, "rows": [{"a": 1e-9}, {"a": 0.5}], "empty": [{}], "nothing": {}}"#;

fn book(text: &str) -> Book {
    let mut book = Book {
        pages: vec![Page::new("page.md", "B", "book/en/page.md", text)],
        pages_on_disk: vec!["page.md".to_owned()],
        summary: Summary {
            source: Source::new("book/en/SUMMARY.md", "- [B](page.md)\n"),
        },
        claims: Source::new(
            "book/claims.toml",
            "[[claim]]\nid = \"S0-1\"\nsource = 1\ntext = \"a\"\nkind = \"claim\"\nstatus = \"none\"\n",
        ),
        ..Book::default()
    };
    let value = serde_json::from_str(LOCK).unwrap();
    let test = String::new();
    book.locks.insert("e", Lock { test, value });
    book
}

/// Whatever is said of a page is said with its location, and not at length.
fn told(text: &str) -> Result<(), TestCaseError> {
    for diagnostic in press::check(&book(text)) {
        let drawn = diagnostic.to_string();
        let location = format!(
            "{}:{}:{}",
            diagnostic.file, diagnostic.line, diagnostic.column
        );
        prop_assert!(
            drawn.starts_with("error: ") && drawn.contains(&location),
            "{diagnostic:?}"
        );
        prop_assert!(
            drawn.len() < 10_000,
            "{} bytes: {diagnostic:?}",
            drawn.len()
        );
    }
    Ok(())
}

/// A part of the usual cases, from a fixed seed: a failure on one machine is a failure on all. (1866 is the RFC of HTML 2.0.)
/// For more cases than these there is PROPTEST_CASES.
fn cases(part: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: usual.cases / part,
        rng_seed: RngSeed::Fixed(1866),
        failure_persistence: None,
        ..usual
    }
}

proptest! {
    #![proptest_config(cases(1))]
    #[test]
    fn any_page_is_expanded_or_refused(parts in vec(select(parts("anything")), 0..16)) {
        told(&parts.concat())?;
    }

    #[test]
    fn any_text_is_expanded_or_refused(text in "\\PC{0,40}", part in select(parts("anything")), more in "[$`|<>\\[\\](){}\\\\^_#!:\n a-c5é]{0,40}") {
        told(&format!("{text}{part}{more}"))?;
    }

    /// A page of the book into which somebody has pasted something.
    #[test]
    fn any_page_of_the_book_can_be_spoiled(page in 0..1000_usize, parts in vec((0..10_000_usize, select(parts("anything"))), 1..4)) {
        let pages = pages();
        let mut text = pages[page % pages.len()].clone();
        for (at, part) in parts {
            text.insert_str(text.floor_char_boundary(at % (text.len() + 1)), &part);
        }
        told(&text)?;
    }
}

proptest! {
    #![proptest_config(cases(128))]
    /// What the press takes, mdBook takes too: it neither panics nor warns, which it does without a line. A book has many pages,
    /// because most of the time is that of a book.
    #[test]
    fn any_page_that_is_expanded_is_rendered(pages in vec(vec(select(parts("right")), 0..12), 16..17)) {
        let pages: Vec<_> = pages.iter().map(|parts| parts.concat()).collect();
        rendered(&pages)?;
    }
}

/// Renders a book of those pages that the press takes.
fn rendered(texts: &[String]) -> Result<(), TestCaseError> {
    let checkout = Checkout::new("# B\n");
    let claims = &book("").claims;
    checkout.write(&claims.name, &claims.text);
    checkout.write("tests/snapshots/e.snap", LOCK);
    let mut names = vec!["page.md".to_owned()];
    for text in texts
        .iter()
        .filter(|text| press::check(&book(text)).is_empty())
    {
        let name = format!("{}.md", names.len());
        checkout.write(&format!("book/en/{name}"), text);
        names.push(name);
    }
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    checkout.list(&names);
    match checkout.render("target/book") {
        Err(
            error @ (press::Error::Panic(_) | press::Error::Warnings(_) | press::Error::Book(_)),
        ) => Err(TestCaseError::fail(format!("{texts:?}: {error}"))),
        _ => Ok(()),
    }
}

/// The sections of the chapters.
fn pages() -> &'static [String] {
    static PAGES: OnceLock<Vec<String>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let root = std::env::var("CARGO_MANIFEST_DIR").unwrap();
        let workspace = Workspace::find(Path::new(&root)).unwrap();
        let book = Book::load(&workspace).unwrap();
        let sections = book
            .pages
            .iter()
            .flat_map(|page| page.text().split("\n## "));
        sections.map(str::to_owned).collect()
    })
}
