//! Whatever a page holds, the press expands it or says what is wrong, and does not panic.

use std::path::Path;
use std::sync::OnceLock;

use manuscript::{Book, Lock, Page, Source, Summary, Workspace};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::Checkout;

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
    "[x](page.md)",
    "[x](<no where.md> \"$5$\")",
    "[x][y]",
    "[y]: page.md#there \"t\"\n",
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

const LOCK: &str = r#"{"sum": -5.0, "rows": [{"a": 1e-9}, {"a": 0.5}]}"#;

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

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 8,
        rng_seed: RngSeed::Fixed(1866),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    /// What the press takes, mdBook takes too: it neither panics nor warns, which it does without a line.
    #[test]
    fn any_page_that_is_expanded_is_rendered(parts in vec(select(GOOD), 0..12)) {
        let text = parts.concat();
        if press::check(&book(&text)).is_empty() {
            rendered(&text)?;
        }
    }
}

/// What is right nearly everywhere.
const GOOD: &[&str] = &[
    "{{#number e.sum}}",
    "\n\n{{#table e.rows}}\n\n",
    "\n\n{{#figure step}}\n\n",
    "\n\n<!-- claim: S0-1 -->\n\n",
    "<!-- a -->",
    "\n<!-- a\n\nb -->\n",
    "$\\frac{1}{2}$",
    "\n\n$$ x < y $$\n\n",
    "<span lang=\"zh\">神</span>",
    "<span lang=\"zh\">*a*",
    "</span>",
    "[x](page.md)",
    "[*x*][y]",
    "\n\n[y]: page.md \"t\"\n\n",
    "![a](https://a.b/c.png \"t\")",
    "<https://a.b/$c>",
    "[^n]",
    "\n\n[^n]: a\n\n",
    "\n\n[^n]: > - a\n",
    "\n| a | b |\n|-|-|\n| `x\\|y` | z |\n",
    "\n```rust\nlet x = 1;\n# hidden\n```\n",
    "\n~~~ignore,editable\na\n~~~\n",
    "\n    code\n",
    "\n# T\n",
    "\n## T {#id .class k=v}\n",
    "\n###### `c` $x$ [x](page.md)\n",
    "\n> [!NOTE]\n> a\n",
    "\n> [!WARNING]\n",
    "\n> ",
    "\n- ",
    "\n  1) ",
    "\n- [x] ",
    "\n***\n",
    "~~a~~",
    "**",
    "*",
    "_",
    "`",
    "a",
    " ",
    "\n",
    "\n\n",
    "\\",
    "&amp;&#0;&nosuch;",
    "<",
    ">",
    "\"",
    "'",
    "--",
    "...",
    "\t",
    "\0",
    "\u{feff}",
    "\r",
];

/// Renders a book of this page and another.
fn rendered(text: &str) -> Result<(), TestCaseError> {
    let checkout = Checkout::new(text);
    let claims = &book("").claims;
    checkout.write(&claims.name, &claims.text);
    checkout.write("tests/snapshots/e.snap", LOCK);
    match checkout.render("target/book") {
        Err(
            error @ (press::Error::Panic(_) | press::Error::Warnings(_) | press::Error::Book(_)),
        ) => Err(TestCaseError::fail(format!("{text:?}: {error}"))),
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
