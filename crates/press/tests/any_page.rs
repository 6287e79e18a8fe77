//! Whatever a page holds, the press expands it or says what is wrong, and does not panic.

use std::path::Path;
use std::sync::OnceLock;

use manuscript::{Book, Lock, Page, Source, Workspace};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

/// What a page can be made of.
const PARTS: &[&str] = &[
    "{{#number e.sum}}",
    "{{#number e.rows.1.a .3}}",
    "{{#number e.",
    "{{#table e.rows}}",
    "{{#table e.rows a.2=\"$x_1$ or \\\"a\\\"\"}}",
    "{{#table e a=\"",
    "{{#figure step}}",
    "{{#figure step at_zero=",
    "{{#quote crates/x.rs:a}}",
    "{{#mirror S0}}",
    "{{#errata ",
    "<!-- claim: S0-1 -->",
    "<!-- erratum: S0-1 -->",
    "$\\frac{1}{2}$",
    "$\\simga",
    "$$",
    "$",
    "}}",
    "\"",
    "`",
    "\\",
    "<span lang=\"zh\">",
    "</span>",
    "神",
    "θ",
    "x",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "# ",
    "| a | ",
    "|---|\n",
    "    ",
    "```\n",
    " ",
    "[x](b.md)",
    "[x](<no where.md> \"$5$\")",
    "[x][y]",
    "[y]: b.md#there \"t\"\n",
    "![a $y$](i.png)",
    "![",
    "](",
    "<https://a.b/$c>",
    "<std::io>",
    "[^n]",
    "[^n]: a\n",
    "[^",
    "\\\\( x \\\\)",
    "\\[",
    "Vec<T>",
    "<details>",
    "<!--",
    "-->",
    "<<<<<<< a\n",
    ">>>>>>> b\n",
    "$5-$6",
    "US$5",
    "| `x|y` | z |\n",
    "|-|-|\n",
    "| $a|b$ |\n",
    "~~~",
    "&lt;",
    "\t",
    "\r",
    "\0",
    "\u{feff}",
    "\u{2028}",
    "é",
    "1. ",
    "***",
    "~~",
    "{#id .class}",
    "> [!NOTE]\n",
    "- [x] ",
    "$\\text{$x$}$",
    "$\\begin{cases}",
    "$\\sqrt",
    "$x^{_^}$",
    "$\\left( \\right",
    "$\\hspace{1",
    "$\\frac",
    "$\\color{",
    "$a&b\\\\$",
];

fn book(text: &str) -> Book {
    let mut book = Book {
        pages: vec![Page::new("a/b.md", "B", "book/en/a/b.md", text)],
        claims: Source::new(
            "book/claims.toml",
            "[[claim]]\nid = \"S0-1\"\nsource = 1\ntext = \"a\"\nkind = \"claim\"\nstatus = \"none\"\n",
        ),
        ..Book::default()
    };
    let value = serde_json::json!({"sum": -5.0, "rows": [{"a": 1e-9}, {"a": 0.5}]});
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

proptest! {
    // A fixed seed: a failure on one machine is a failure on all. (1866 is the RFC of HTML 2.0.) For more cases than these
    // there is PROPTEST_CASES.
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1866), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_page_is_expanded_or_refused(parts in vec(select(PARTS), 0..16)) {
        told(&parts.concat())?;
    }

    #[test]
    fn any_text_is_expanded_or_refused(text in "\\PC{0,40}", part in select(PARTS), more in "[$`|<>\\[\\](){}\\\\^_#!:\n a-c5é]{0,40}") {
        told(&format!("{text}{part}{more}"))?;
    }

    /// A page of the book into which somebody has pasted something.
    #[test]
    fn any_page_of_the_book_can_be_spoiled(page in 0..1000_usize, parts in vec((0..10_000_usize, select(PARTS)), 1..4)) {
        let pages = pages();
        let mut text = pages[page % pages.len()].clone();
        for (at, part) in parts {
            text.insert_str(text.floor_char_boundary(at % (text.len() + 1)), part);
        }
        told(&text)?;
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
