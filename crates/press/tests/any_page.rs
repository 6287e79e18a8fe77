//! Whatever a page holds, the press expands it or says what is wrong, and does not panic.

use manuscript::{Book, Lock, Page, Source};
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

proptest! {
    // A fixed seed: a failure on one machine is a failure on all. (1866 is the RFC of HTML 2.0.)
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1866), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_page_is_expanded_or_refused(parts in vec(select(PARTS), 0..16)) {
        let book = book(&parts.concat());
        for diagnostic in press::check(&book) {
            let drawn = diagnostic.to_string();
            let location = format!("{}:{}:{}", diagnostic.file, diagnostic.line, diagnostic.column);
            prop_assert!(drawn.starts_with("error: ") && drawn.contains(&location), "{diagnostic:?}");
        }
    }
}
