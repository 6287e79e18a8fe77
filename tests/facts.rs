//! The facts: what the pages state, quoted and proved, page by page.
//!
//! `FACTS=update cargo test facts` takes over what changed without changing a number: quotations with numbers that were only
//! reworded, and the ledgers in `tests/facts/ledgers`, which list the passages of each page. Look at what it changed before you commit it.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use manuscript::facts::{Facts, Moved, Verdict};
use manuscript::{Book, Directive, Page, Problem};

use crate::pages::{Check, assert_none, book, root};

mod building_a_neuron;
mod front;
mod neural_units;
mod reading;
mod units;

/// The pages that are proved, and the function that proves each: a chapter and its pages, as the folders of `tests/facts` have them.
macro_rules! proved {
    ($($chapter:ident: $($page:ident),+;)+) => {
        &[$($((
            concat!(stringify!($chapter), "/", stringify!($page), ".md"),
            $chapter::$page::facts,
        ),)+)+]
    };
}

type Proof = fn(&mut Facts);

const CHAPTERS: &[(&str, Proof)] = proved! {
    neural_units: index, biological_neuron, neural_unit, step_function, activation_function, sigmoid, what_was_left_out;
    building_a_neuron: index, four_steps, threshold, inputs_and_outputs, weights, firing_condition, firing_graph, moving_the_threshold, from_step_to_activation, sigmoid_against_step, strictly_between, any_rising_function, bias, inner_product;
};

/// What stands before the chapters.
const FRONT: &[(&str, Proof)] = &[
    ("README.md", front::readme::facts),
    ("preface.md", front::preface::facts),
];

/// The paths of the pages of chapters that are proved, with `_` for `-`, and the proofs.
fn proved() -> impl Iterator<Item = &'static (&'static str, Proof)> {
    FRONT.iter().chain(CHAPTERS)
}

/// The pages whose facts are still to be written. The list only shrinks.
const NOT_YET_PROVED: &str = include_str!("facts/not_yet_proved.txt");

/// The function that proves a page.
fn facts_of(page: &Page) -> Option<Proof> {
    let module = page.path.replace('-', "_");
    proved()
        .find(|(path, _)| *path == module)
        .map(|(_, facts)| *facts)
}

/// The caption that a figure makes for itself.
fn caption(directive: &Directive) -> Option<String> {
    let figure = figures::find(directive.figure()?)?;
    let pairs = directive
        .pairs()
        .map(|(key, value)| (key.text.as_str(), value.text.as_str()));
    Some(figure.draw(&figure.values(pairs).ok()?, "caption").caption)
}

fn verdict(book: &Book, page: &Page, facts: Proof) -> Verdict {
    let mut proved = Facts::new(book, page, &caption);
    // What a page's facts assert besides is one problem of this page, and hides none of another.
    let asserted = catch_unwind(AssertUnwindSafe(|| facts(&mut proved)));
    let mut verdict = proved.verdict();
    if let Err(panic) = asserted {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message
            .or(panic.downcast_ref::<&str>().copied())
            .unwrap_or("an assertion failed");
        verdict.problems.insert(
            0,
            Problem::new(0..0, format!("the facts of this page stop: {message}")),
        );
    }
    verdict
}

fn ledger(page: &Page) -> PathBuf {
    let name = page.path.replace(".md", ".txt");
    root().join("tests/facts/ledgers").join(name)
}

/// What is wrong with the facts of a page: what is not proved, not true, or not what the ledger holds.
fn page(book: &Book, page: &Page) -> Vec<String> {
    let Some(facts) = facts_of(page) else {
        return Vec::new();
    };
    let verdict = verdict(book, page, facts);
    let mut problems = verdict.problems;
    let locked = fs::read_to_string(ledger(page))
        .unwrap_or_default()
        .replace("\r\n", "\n");
    if problems.is_empty() && locked != verdict.ledger {
        problems.push(difference(page, &locked, &verdict.ledger));
    }
    page.source()
        .diagnostics(problems)
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// The first passage in which a page differs from its ledger.
fn difference(page: &Page, locked: &str, ledger: &str) -> Problem {
    let (old, new): (Vec<&str>, Vec<&str>) = (locked.lines().collect(), ledger.lines().collect());
    // The first line counts, and differs whenever anything does.
    let at = (1..old.len().max(new.len()))
        .find(|at| old.get(*at) != new.get(*at))
        .unwrap_or(0);
    let words = |lines: &[&str]| {
        lines
            .get(at)
            .copied()
            .unwrap_or("nothing more")
            .trim()
            .to_owned()
    };
    let here = words(&new);
    let text = here
        .trim_start_matches(['=', '~', '#', '>', '^', '/', '$', '|', '<', ' '])
        .trim_end_matches(" …");
    let found = text
        .split_whitespace()
        .next()
        .and_then(|_| page.text().find(text));
    let span = found.map_or(0..0, |at| at..at + text.len());
    Problem::new(
        span,
        format!(
            "the ledger of this page has `{}` where the page now has `{here}`",
            words(&old)
        ),
    )
    .help("read both; if the new one is right, `FACTS=update cargo test facts` takes it over")
}

/// Takes over quotations that were only reworded, and the ledger.
fn update(page: &Page, verdict: &Verdict) {
    for moved in &verdict.moved {
        requote(moved);
    }
    let path = ledger(page);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a writable folder");
    fs::write(path, &verdict.ledger).expect("a writable ledger");
}

/// Writes a passage in the place of the quotation that it replaces, below the line where the fact begins.
fn requote(moved: &Moved) {
    let path = root().join(moved.file);
    let text = fs::read_to_string(&path).expect("the file of the fact");
    let start: usize = text
        .split_inclusive('\n')
        .take(moved.line as usize - 1)
        .map(str::len)
        .sum();
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    for (old, new) in [
        (moved.quotation.clone(), moved.passage.clone()),
        (escaped(&moved.quotation), escaped(&moved.passage)),
    ] {
        if let Some(at) = text[start..].find(&old) {
            let at = start + at;
            fs::write(&path, [&text[..at], &new, &text[at + old.len()..]].concat())
                .expect("a writable file");
            return;
        }
    }
}

/// What is wrong with the list of the pages that are proved.
fn unlisted(book: &Book) -> Vec<String> {
    let listed: Vec<&str> = NOT_YET_PROVED.lines().collect();
    let mut problems = Vec::new();
    for page in &book.pages {
        let path = page.path.as_str();
        match (listed.contains(&path), facts_of(page).is_some()) {
            (false, false) => {
                problems.push(format!("{path} needs facts: write them in tests/facts"))
            }
            (true, true) => problems.push(format!(
                "{path} is proved: take it out of tests/facts/not_yet_proved.txt"
            )),
            _ => {}
        }
    }
    let pages = book.pages.iter().chain(&book.documents);
    let pages: Vec<String> = pages.map(|page| page.path.replace('-', "_")).collect();
    let is_page = |path: &String| pages.contains(path);
    let named = listed.iter().map(|path| path.replace('-', "_"));
    let named = named.chain(proved().map(|(path, _)| (*path).to_owned()));
    problems.extend(
        named
            .filter(|path| !is_page(path))
            .map(|path| format!("tests/facts names {path}, which is no page")),
    );
    problems
}

/// What is wrong with the facts of the README.
fn documents(book: &Book) -> Vec<String> {
    book.documents
        .iter()
        .flat_map(|document| page(book, document))
        .collect()
}

pub(crate) const CHECKS: &[Check] = &[
    Check::EachPage(page),
    Check::Book(documents),
    Check::Book(unlisted),
];

#[test]
fn what_the_pages_state_is_proved() {
    if std::env::var_os("FACTS").is_some_and(|wish| wish == "update") {
        for page in book().pages.iter().chain(&book().documents) {
            if let Some(facts) = facts_of(page) {
                update(page, &verdict(book(), page, facts));
            }
        }
    }
    assert_none(CHECKS[0].run(book()));
    assert_none(CHECKS[1].run(book()));
}

#[test]
fn every_page_is_proved_or_still_listed() {
    assert_none(CHECKS[2].run(book()));
}
