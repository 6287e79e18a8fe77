//! Pages that are wrong on purpose: small ones, and those of the book with each of their decimals changed.

use insta::assert_snapshot;
use manuscript::{Lock, Locks};
use serde_json::json;

use crate::pages::{book, sample};

use super::decimals::{Locked, asserted_decimals, decimals_from_nowhere, typed_decimals};
use super::voice::{long_lines, mistranslations, out_of_voice, untested_fences};

/// Where the decimals of a page come from, when σ(1) and σ(−2) are locked.
fn decimals(text: &str) -> String {
    let mut locks = Locks::default();
    let value =
        json!({"rows": [{"z": 1, "y": 0.7310585786300049}, {"z": -2, "y": 0.11920292202211755}]});
    let test = String::new();
    locks.insert("sigmoid_values", Lock { test, value });
    decimals_from_nowhere(&sample("book/en/page.md", text), &Locked::new(&locks)).join("\n")
}

#[test]
fn a_typed_result() {
    assert_snapshot!(decimals("# σ\n\nAt 1 it is 0.7311, at −2 it is 0.1193."), @r"
    book/en/page.md:3:12: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
    book/en/page.md:3:32: 0.1193 comes from nowhere; the nearest locked value is 0.11920292202211755 at sigmoid_values.rows.1.y; if that is meant, write {{#number sigmoid_values.rows.1.y .4}}, if not, lock the number or assert it in a snippet of this page
    ");
}

#[test]
fn the_same_result_quoted() {
    let text = "At 1 it is {{#number sigmoid_values.rows.0.y .4}}. {{#figure sigmoid z=0.5}}";
    assert_eq!(decimals(text), "");
}

#[test]
fn the_same_result_asserted_and_one_digit_changed() {
    let text =
        "It is 0.7311 there.\n\n```rust\nassert_eq!(rounded(y), 0.7311); // not 0.7312\n```\n";
    assert_snapshot!(decimals(text), @"book/en/page.md:4:40: 0.7312 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .4}}, if not, lock the number or assert it in a snippet of this page");
    assert_snapshot!(decimals(&text.replacen("0.7311", "0.7321", 1)), @r"
    book/en/page.md:1:7: 0.7321 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .4}}, if not, lock the number or assert it in a snippet of this page
    book/en/page.md:4:40: 0.7312 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .4}}, if not, lock the number or assert it in a snippet of this page
    ");
}

#[test]
fn a_snippet_that_is_not_run_or_only_says_it_asserts_nothing() {
    assert_snapshot!(decimals("It is 0.7311.\n\n```text\n0.7311\n```\n"), @r"
    book/en/page.md:1:7: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
    book/en/page.md:4:1: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
    ");
    assert_snapshot!(decimals("It is 0.7311.\n\n```rust,compile_fail\nlet y: u8 = 0.7311;\n```\n"), @r"
    book/en/page.md:1:7: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
    book/en/page.md:4:13: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
    ");
    assert_snapshot!(decimals("It is 0.7311.\n\n```rust\nlet s = \"0.7311\"; // 0.7311\n```\n"), @r"
    book/en/page.md:1:7: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
    book/en/page.md:4:22: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}
    ");
}

#[test]
fn captions_labels_formulas_headings_tables_and_code_in_a_sentence() {
    assert_snapshot!(decimals("{{#table sigmoid_values.rows y.4=\"at 0.5\"\n  caption=\"It is 0.73.\"}}"), @r"
    book/en/page.md:1:38: 0.5 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .1}}, if not, lock the number or assert it in a snippet of this page
    book/en/page.md:2:18: 0.73 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .2}}
    ");
    assert_snapshot!(decimals("# At 0.7\n\n$\\sigma_1 = 0.73$ and `0.74`\n\n| y |\n|---|\n| 0.75 |\n"), @r"
    book/en/page.md:1:6: 0.7 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .1}}
    book/en/page.md:3:13: 0.73 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .2}}
    book/en/page.md:3:24: 0.74 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .2}}, if not, lock the number or assert it in a snippet of this page
    book/en/page.md:7:3: 0.75 comes from nowhere; the nearest locked value is 0.7310585786300049 at sigmoid_values.rows.0.y; if that is meant, write {{#number sigmoid_values.rows.0.y .2}}, if not, lock the number or assert it in a snippet of this page
    ");
}

#[test]
fn a_lost_minus() {
    let text = "It is 0.3.\n\n```rust\nassert_eq!(z, -0.3);\n```\n";
    assert_snapshot!(decimals(text), @"book/en/page.md:1:7: 0.3 comes from nowhere; the nearest locked value is 0.11920292202211755 at sigmoid_values.rows.1.y; if that is meant, write {{#number sigmoid_values.rows.1.y .1}}, if not, lock the number or assert it in a snippet of this page");
    assert_eq!(decimals(&text.replace("is 0.3", "is −0.3")), "");
    assert_eq!(decimals(&text.replace("is 0.3", "is $-0.3$")), "");
}

#[test]
fn quotations_names_addresses_and_comments_are_not_results() {
    let text = "> It is 0.7311.\n\nSee §2.3, section 2.3, Rust 1.90, CC BY 4.0, version 1.2.3, \
                [doi:10.1007/BF](https://doi.org/10.1007/BF). <!-- 0.5 -->";
    assert_eq!(decimals(text), "");
    assert_snapshot!(decimals("> [!NOTE]\n> It is 0.7311."), @"book/en/page.md:2:9: 0.7311 comes from nowhere; it is locked as 0.7310585786300049 at sigmoid_values.rows.0.y; write {{#number sigmoid_values.rows.0.y .4}}");
}

fn voice(text: &str) -> String {
    out_of_voice(&sample("book/en/page.md", text)).join("\n")
}

#[test]
fn words_that_say_nothing() {
    assert_snapshot!(voice("# Simply put\n\nIt is *just* so, of\ncourse. Let’s dive in! — or – not."), @r"
    book/en/page.md:1:3: “simply” says nothing; leave it out
    book/en/page.md:3:8: “just” says nothing; leave it out
    book/en/page.md:3:18: “of course” says nothing; leave it out
    book/en/page.md:4:9: “let's dive” says nothing; leave it out
    book/en/page.md:4:22: an exclamation mark; end with a period
    book/en/page.md:4:24: a dash splices two sentences; make them two
    book/en/page.md:4:29: a dash splices two sentences; make them two
    ");
}

#[test]
fn the_same_words_in_a_quotation_in_code_and_inside_others() {
    assert_eq!(
        voice("> Simply wonderful!\n\nAdjust `just!` the $n!$ pages 5–7.\n\n```text\nJust!\n```\n"),
        ""
    );
}

fn fences(text: &str) -> String {
    untested_fences(&sample("book/en/page.md", text)).join("\n")
}

#[test]
fn fences_that_nobody_runs() {
    assert_snapshot!(fences("```\na\n```\n\n    b\n\n```rust,ignore\nc\n```\n\n```rust,no_run\nd\n```\n"), @r"
    book/en/page.md:1:1: this code block names no language; fence it and say what it is, ```rust or ```text
    book/en/page.md:5:5: this code block is indented; fence it and say what it is, ```rust or ```text
    book/en/page.md:7:1: `ignore` keeps this snippet from being tested; remove it
    book/en/page.md:11:1: `no_run` keeps this snippet from being tested; remove it
    ");
    assert_snapshot!(fences("```rsut\ne\n```\n\n> ```rust,should_painc\n> f\n> ```\n"), @r"
    book/en/page.md:1:1: `rsut` is none of the languages of this book: rust, text, console, toml, markdown, json, html, python
    book/en/page.md:5:3: `should_painc` means nothing after `rust`; remove it
    ");
    assert_eq!(
        fences("```rust,compile_fail,E0277\ng\n```\n\n```console\nh\n```\n"),
        ""
    );
}

#[test]
fn a_line_that_holds_too_much() {
    let page = |text: &str| long_lines(&sample("book/en/page.md", text)).join("\n");
    let long = "word ".repeat(40);
    assert_snapshot!(page(&format!("Short.\n{long}\n")), @"book/en/page.md:2:1: this line has 199 characters, more than 160; break it between clauses");
    assert_eq!(
        page(&format!(
            "[Short]({long}).\n\n```text\n{long}\n```\n\n{{{{#table a b=\"{long}\"}}}}\n"
        )),
        ""
    );
    assert_eq!(page(&format!("| a |\n|---|\n| {long} |\n")), "");
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
