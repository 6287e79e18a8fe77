//! Pages that are wrong on purpose: small ones, and those of the book with each of their decimals changed.

use std::fs;

use insta::assert_snapshot;
use manuscript::{Book, Lock};
use serde_json::json;

use super::decimals::{Locked, asserted_decimals, decimals_from_nowhere, typed_decimals};
use super::page;
use super::voice::mistranslations;
use crate::pages::{book, locked_messages, sample};

/// The pages of `tests/broken/prose`, when σ(1) and σ(−2) are locked. About those that are right nothing is said.
#[test]
fn what_is_said_about_the_prose_of_a_page_is_locked() {
    let mut book = Book::default();
    let value =
        json!({"rows": [{"z": 1, "y": 0.7310585786300049}, {"z": -2, "y": 0.11920292202211755}]});
    let test = String::new();
    book.locks.insert("sigmoid_values", Lock { test, value });
    insta::glob!("..", "broken/prose/*.md", |path| {
        let name = path.file_name().expect("a file").to_string_lossy();
        let text = fs::read_to_string(path).expect("a page");
        let said = page(&book, &sample(&format!("book/en/{name}"), &text)).join("\n");
        match name.starts_with("right-") {
            true => assert_eq!(said, "", "{name}"),
            false => {
                assert!(!said.is_empty(), "nothing is said about {name}");
                locked_messages("broken/prose", &name, &said);
            }
        }
    });
}

#[test]
fn a_mistranslation() {
    let terms = ["Sigmod".to_owned()];
    let page = |path| mistranslations(&sample(path, "The Sigmod."), &terms).join("\n");
    assert_snapshot!(page("book/en/page.md"), @"book/en/page.md:1:5: `Sigmod` is a mistranslation; erratum E-T1 has the right word");
    assert_eq!(page("book/en/appendices/errata.md"), "");
}

/// Each digit of each decimal that a page types is changed to the next one. The test must notice, unless the changed
/// number is another one that the page asserts.
#[test]
fn no_digit_of_a_typed_decimal_can_be_changed_unnoticed() {
    let locked = Locked::new(&book().locks);
    let mut changed = 0;
    for page in &book().pages {
        let asserted = asserted_decimals(page);
        for decimal in typed_decimals(page) {
            for at in decimal.range.clone() {
                let digit = page.text().as_bytes()[at];
                if !digit.is_ascii_digit() {
                    continue;
                }
                let next = b'0' + (digit - b'0' + 1) % 10;
                let mut text = page.text().to_owned();
                text.replace_range(at..=at, char::from(next).encode_utf8(&mut [0; 4]));
                let planted =
                    super::decimals::decimals(&text, |at| at == decimal.range.start).remove(0);
                if asserted.contains(&(planted.negative, planted.digits.clone())) {
                    continue;
                }
                let spoiled = page.with_text(text);
                let here = spoiled.location(decimal.range.start);
                let complaint = format!("{here}: {} comes from nowhere", planted.written());
                let problems = decimals_from_nowhere(&spoiled, &locked);
                assert!(
                    problems
                        .iter()
                        .any(|problem| problem.starts_with(&complaint)),
                    "{here}: {} for {} was not noticed",
                    planted.written(),
                    decimal.written()
                );
                changed += 1;
            }
        }
    }
    assert!(
        changed > 0,
        "no page types a decimal, so this test tested nothing"
    );
}

/// Each `{{#number …}}` of each page is replaced by the locked value with its fourth decimal changed. The error names the
/// position and the digits, and the lock that they should have come from or one that is nearer to what was typed.
#[test]
fn a_wrong_digit_instead_of_a_quoted_number_names_the_right_value() {
    let locked = Locked::new(&book().locks);
    let (mut planted, mut named_the_lock) = (0, 0);
    for page in &book().pages {
        for directive in page
            .directives()
            .filter(|directive| directive.name.text == "number")
        {
            let path = &directive
                .subject()
                .expect("a number is quoted by its path")
                .text;
            let Some((_, value)) = locked.0.iter().find(|(known, _)| known == path) else {
                continue;
            };
            let mut digits = format!("{:.4}", value.abs());
            let last = digits.pop().expect("it has decimals");
            digits.push(if last == '9' {
                '8'
            } else {
                char::from(last as u8 + 1)
            });
            if asserted_decimals(page)
                .iter()
                .any(|(_, asserted)| *asserted == digits)
            {
                continue;
            }
            let sign = if value.is_sign_negative() { "−" } else { "" };
            let mut text = page.text().to_owned();
            text.replace_range(directive.span.clone(), &format!("{sign}{digits}"));
            let spoiled = page.with_text(text);
            let here = spoiled.location(directive.span.start + sign.len());
            let problems = decimals_from_nowhere(&spoiled, &locked);
            let complaint = format!("{here}: {sign}{digits} comes from nowhere; ");
            let problem = problems
                .iter()
                .find(|problem| problem.starts_with(&complaint));
            let problem = problem
                .unwrap_or_else(|| panic!("{here}: {sign}{digits} was not noticed: {problems:?}"));
            named_the_lock += usize::from(problem.contains(&format!("{value:?} at ")));
            planted += 1;
        }
    }
    assert!(
        planted > 0,
        "no page quotes a locked number, so this test tested nothing"
    );
    assert!(
        named_the_lock > planted / 2,
        "only {named_the_lock} of {planted} errors name the right value"
    );
}
