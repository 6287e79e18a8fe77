//! The sentences of the book: no decimal in them comes from nowhere, and they sound as the book should sound.

mod decimals;
mod fences;
mod parts;
mod terms;
mod voice;

use std::fs;

use manuscript::{Book, Lock, Page};
use serde_json::json;

use crate::pages::{Check, assert_none, book, locked_messages, sample};
use decimals::decimals_from_nowhere;
use fences::hidden_tricks;
pub(crate) use fences::untested_fences;
pub(crate) use parts::words;
use voice::{
    disguises, long_lines, mirror_out_of_voice, miscounted_lists, mistranslated, out_of_voice,
};

/// What is wrong with the sentences of a page.
fn page(book: &Book, page: &Page) -> Vec<String> {
    let checks = [
        out_of_voice,
        untested_fences,
        long_lines,
        miscounted_lists,
        disguises,
        hidden_tricks,
    ];
    let mut problems = decimals_from_nowhere(book, page);
    problems.extend(terms::untaught(book, page));
    problems.extend(checks.iter().flat_map(|check| check(page)));
    problems
}

/// The checks of this file.
pub(crate) const CHECKS: [Check; 4] = [
    Check::EachPage(page),
    Check::Claims(mirror_out_of_voice),
    Check::EachPage(mistranslated),
    Check::Book(terms::homeless),
];

#[test]
fn every_page_is_written_as_the_book_is_and_no_decimal_comes_from_nowhere() {
    assert_none(CHECKS[0].run(book()));
    assert_none(CHECKS[1].run(book()));
}

#[test]
fn every_term_is_taught_where_the_glossary_says() {
    assert_none(CHECKS[3].run(book()));
}

/// By its name, the list of claims shows a correction of the translation.
#[test]
fn no_page_uses_a_mistranslated_term() {
    assert_none(CHECKS[2].run(book()));
}

/// The pages of `tests/broken/prose`, when σ(1) and σ(−2) are locked. About those that are right nothing is said.
#[test]
fn what_is_said_about_the_prose_of_a_page_is_locked() {
    let mut book = Book::default();
    let value =
        json!({"rows": [{"z": 1, "y": 0.7310585786300049}, {"z": -2, "y": 0.11920292202211755}]});
    let test = String::new();
    book.locks.insert("sigmoid_values", Lock { test, value });
    insta::glob!("broken/prose/*.md", |path| {
        let name = path.file_name().expect("a file").to_string_lossy();
        let text = fs::read_to_string(path).expect("a page");
        let said = page(&book, &sample(&format!("book/en/{name}"), &text)).join("\n");
        if name.starts_with("right-") {
            assert_eq!(said, "", "{name}");
            return;
        }
        assert!(!said.is_empty(), "nothing is said about {name}");
        locked_messages("broken/prose", &name, &said);
    });
}
