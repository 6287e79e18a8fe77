//! A book of two pages that is right in every respect, and what is said when one thing in it is changed.

use std::sync::Arc;

use manuscript::{Claims, Lock, Source};

use super::*;
use crate::pages::locked_messages;

const CLAIMS: &str = r#"
[[chapter]]
number = 1
title = "Cats"
source = 1
folder = "cats"

[[claim]]
id = "S0-1"
source = 1
text = "Cats bark."
kind = "claim"
status = "wrong"
errata = ["E0-1"]

[[claim]]
id = "S0-2"
source = 1
text = "Cats sleep."
kind = "claim"
status = "correct"
words = ["if tired:\n    sleep(cat)"]

[[erratum]]
id = "E0-1"
source = 1
says = "Cats bark."
correct = "They meow."
demonstration = ["snapshot:meow", "figure:step", "snippet:cats/voice.md", "quote:cats.rs:voice", "test:cats_meow"]
"#;

const INDEX: &str = "# What do cats do?

## Source 1, chapter 1

{{#mirror S0}}

{{#errata S0}}

| page | question |
|---|---|
| [Voice](voice.md) | Voice |
| [Sleep](sleep.md) | Sleep |
";

const VOICE: &str = "# Voice

<!-- claim: S0-1 -->
<!-- erratum: E0-1 -->

A cat on the roof says {{#number meow.rows.0.y}}.

{{#figure step}}

{{#quote cats.rs:voice}}

```rust
assert!(true);
```
";

const SLEEP: &str = "# Sleep

As the page [Voice](voice.md) says in [chapter 1](voice.md):

> Cats
> sleep.

```python
if tired:
    sleep(cat)
```

<!-- claim: S0-2 -->

A cat sleeps all day.
";

/// The small book, with `old` replaced by `new` wherever it stands.
fn book(old: &str, new: &str) -> Book {
    let [claims, index, voice, sleep] =
        [CLAIMS, INDEX, VOICE, SLEEP].map(|text| text.replace(old, new));
    assert!(
        old.is_empty() || claims != CLAIMS || index != INDEX || voice != VOICE || sleep != SLEEP,
        "`{old}` stands nowhere"
    );
    let mut book = Book {
        pages: vec![
            Page::new("cats/index.md", "Cats", "book/en/cats/index.md", index),
            Page::new("cats/voice.md", "Voice", "book/en/cats/voice.md", voice),
            Page::new("cats/sleep.md", "Sleep", "book/en/cats/sleep.md", sleep),
        ],
        claims: Source::new(Claims::PATH, claims),
        ..Book::default()
    };
    lock(&mut book, "meow");
    let test = Source::new("tests/cats.rs", "#[test]\nfn cats_meow() {}\n");
    book.code = Arc::new([(test.name.clone(), test)].into());
    book
}

fn lock(book: &mut Book, name: &str) {
    let (test, value) = (String::new(), serde_json::json!({"rows": [{"y": 1.0}]}));
    book.locks.insert(name, Lock { test, value });
}

fn problems(book: &Book) -> Vec<String> {
    let pages = book.pages.iter();
    let mut problems: Vec<String> = pages.flat_map(|one| page(book, one)).collect();
    problems.extend(mirror(book));
    problems.extend(quotations::quotations(book));
    problems.extend(page_list::maps_of_chapters(book));
    problems
}

#[test]
fn the_book_that_the_others_spoil_is_right() {
    assert_eq!(problems(&book("", "")), [""; 0]);
}

#[test]
fn each_change_is_noticed() {
    let said = SPOILED.map(|(old, new)| {
        let problems = problems(&book(old, new)).join("\n");
        assert!(!problems.is_empty(), "`{new}` for `{old}` was not noticed");
        format!("`{old}` -> `{new}`\n{problems}\n")
    });
    locked_messages("broken", "mirror", &said.join("\n"));
}

const SPOILED: [(&str, &str); 35] = [
    (
        "| [Voice](voice.md) | Voice |",
        "| [Voice](voice.md) | Sleep |",
    ),
    ("| [Sleep](sleep.md) | Sleep |\n", ""),
    (
        "| [Sleep](sleep.md) | Sleep |\n",
        "| [Sleep](sleep.md) | Sleep |\n| [Cats](index.md) | What do cats do? |\n",
    ),
    ("title = \"Cats\"", "title = \"Dogs\""),
    ("number = 1", "number = 2"),
    ("{{#errata S0}}", ""),
    ("## Source 1,", "## Source 2,"),
    ("1, chapter 1", "1, chapter 3"),
    ("the page [Voice](voice.md)", "[what do cats do?](voice.md)"),
    ("    sleep(cat)\n```", "  sleep(cat)\n```"),
    ("sleep(cat)\n```", "sleep( cat)\n```"),
    ("> sleep.", "> bark."),
    ("[Voice](voice.md)", "[Voice](sleep.md#top)"),
    ("[chapter 1](voice.md)", "[Chapter 1](../dogs/bark.md)"),
    ("A cat sleeps all day.", "Yes."),
    ("A cat sleeps all day.", "## More\n\nA cat sleeps all day."),
    (
        "# Sleep\n",
        "# Sleep\n\n> [!NOTE]\n> This is our own voice.\n\n> This is not.\n",
    ),
    ("<!-- claim: S0-1 -->", ""),
    ("<!-- claim: S0-1 -->", "```text\n<!-- claim: S0-1 -->\n```"),
    (
        "text = \"Cats bark.\"",
        "text = \"Cats bark.\"\nnot_mirrored = \"\"",
    ),
    (
        "text = \"Cats bark.\"",
        "text = \"Cats bark.\"\nnot_mirrored = \"Silly.\"",
    ),
    (
        "# Voice",
        "# Voice <!-- claim: S0-9 E0-1 --> <!-- erratum: S0-1 --> <!-- claim: S0-1 -->",
    ),
    ("errata = [\"E0-1\"]", ""),
    ("errata = [\"E0-1\"]", "errata = [\"E0-7\"]"),
    ("status = \"correct\"", "status = \"qualified\""),
    (
        "status = \"correct\"",
        "status = \"correct\"\nqualification = \"Mostly.\"",
    ),
    (
        "text = \"Cats sleep.\"",
        "text = \" \"\nevidence = [\"purr\"]",
    ),
    ("id = \"S0-2\"", "id = \"S0-1\""),
    ("id = \"S0-2\"\nsource = 1", "id = \"S0-2\"\nsource = 2"),
    ("<!-- erratum: E0-1 -->", ""),
    (
        "correct = \"They meow.\"",
        "correct = \"\"\nterms = [{ found = \"mew\", sources = [], meant = \"mew\", english = \"m\" }]",
    ),
    (
        "\"test:cats_meow\"",
        "\"cats_meow\", \"snippet:cats/other.md\", \"test:cats_bark\", \"figure:cat\", \"snapshot:purr\"",
    ),
    ("demonstration = [", "demonstration = [] # "),
    ("folder = \"cats\"", "folder = \"mice\""),
    ("\"claim\"", "\"calim\""),
];

#[test]
fn a_demonstration_above_the_section_that_tells_the_erratum() {
    let mut book = book("", "");
    let (telling, showing) = VOICE
        .split_once("A cat on the roof says")
        .expect("it says so");
    book.rewrite(
        "cats/voice.md",
        format!("A cat on the roof says{showing}\n{telling}A cat barks at night."),
    );
    insta::assert_snapshot!(problems(&book).join("\n"), @r"
    book/claims.toml:25: E0-1 is demonstrated by `snapshot:meow`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
    book/claims.toml:25: E0-1 is demonstrated by `figure:step`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
    book/claims.toml:25: E0-1 is demonstrated by `snippet:cats/voice.md`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
    book/claims.toml:25: E0-1 is demonstrated by `quote:cats.rs:voice`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
    ");
}

#[test]
fn a_lock_that_nobody_reads_and_one_that_supports_a_claim() {
    let mut unread = book("", "");
    lock(&mut unread, "purr");
    insta::assert_snapshot!(problems(&unread).join("\n"), @r"tests/snapshots/purr.snap is quoted by no page; quote it, remove it, or name it in book/claims.toml, in the `evidence` of the claim it supports");
    let mut evidence = book(
        "text = \"Cats sleep.\"",
        "text = \"Cats sleep.\"\nevidence = [\"purr\"]",
    );
    lock(&mut evidence, "purr");
    assert_eq!(problems(&evidence), [""; 0]);
}

#[test]
fn pages_that_are_not_everywhere() {
    let names = |names: [&str; 2]| names.map(str::to_owned).to_vec();
    let mut book = Book {
        pages_on_disk: names(["a.md", "b.md"]),
        library: Source::new(
            "book/lib.rs",
            "pages! {\n    a \"en/a.md\"\n    // b \"en/b.md\"\n    d \"en/d.md\"\n}\n",
        ),
        ..Book::default()
    };
    book.summary.source = Source::new("book/en/SUMMARY.md", "[A](a.md)\n[C](c.md)\n[A](a.md)\n");
    assert_eq!(page_list::titles_of_other_pages(&book), [""; 0]);
    insta::assert_snapshot!(page_list::pages_not_everywhere(&book).join("\n"), @r"
    book/en/b.md: nobody can reach this page; list it in SUMMARY.md
    book/en/SUMMARY.md: c.md does not exist; write it
    book/lib.rs: the snippets of c.md are not tested; add it to `pages!`
    book/en/SUMMARY.md: a.md is listed twice; keep one
    book/lib.rs: d.md is tested, but SUMMARY.md does not list it; remove one
    ");
}

#[test]
fn titles_that_are_swapped() {
    let mut book = Book::default();
    let text = "[Cats](cats/index.md)\n[The loud voice](cats/sleep-well.md)\n[Does it sleep?](cats/voice.md)\n";
    book.summary.source = Source::new("book/en/SUMMARY.md", text);
    insta::assert_snapshot!(page_list::titles_of_other_pages(&book).join("\n"), @r"
    book/en/SUMMARY.md:2:18: “The loud voice” has no word of sleep-well.md; give the page its title, or the file another name
    book/en/SUMMARY.md:3:18: “Does it sleep?” has no word of voice.md; give the page its title, or the file another name
    ");
}
