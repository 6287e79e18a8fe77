//! The facts: what the pages state, quoted and proved, page by page.
//!
//! `FACTS=update cargo test facts` writes the ledgers in `tests/facts/ledgers`, which list the passages of each page.
//! `FACTS=reword cargo test facts` takes over, in the facts, sentences that were reworded and keep their quantities, their relations
//! and the words that turn a sense, and prints both wordings. No program can tell a rewording from a lie: read them.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::LazyLock;

use manuscript::facts::{Facts, Passage, Reworded, Verdict, passages};
use manuscript::{Book, Directive, Page, Problem};

use crate::pages::{Check, assert_none, book, is_ours, root};
use crate::parallel::on_all_cores;

mod appendices;
mod building_a_neuron;
mod front;
mod neural_units;
mod neurons_in_detail;
mod reading;
mod sigmoid_neuron_learning;
mod two_layers;
mod understanding_activations;
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
    neural_units: index, biological_neuron, neural_unit, step_function, activation_function, sigmoid, what_was_left_out, recap;
    building_a_neuron: index, four_steps, threshold, inputs_and_outputs, weights, firing_condition, firing_graph, moving_the_threshold, from_step_to_activation, sigmoid_against_step, strictly_between, any_rising_function, bias, inner_product, recap;
    understanding_activations: index, a_network, bending_the_line, movie_neuron, can_it_learn, smoothing_the_step, tanh, relu, leaky_relu, summary_sheet, recap;
    sigmoid_neuron_learning: slopes_of_chains, two_layers, learning_algorithm, parameter_vector, direction, toy_run, published_program, step_size, no_guarantee, another_loss, momentum, newton, index, sigmoid_neuron, taylor, partial_derivatives, hessian, eigenvalues, probability, rows_kept_back, which_mistake, recap;
    neurons_in_detail: index, zigzag, sigmoid, relu, rate_of_firing, which_one, step, saturation, dead_units, exclusive_or, fuzziness, many_layers, recap;
    two_layers: index, hidden_units, way_back, backpropagation, checking_a_network, many_starts, hidden_lines, equal_starts, how_large;
    appendices: solutions, coursework, teaching, notation, glossary, mirror, errata, literature, how_exp_is_computed, how_it_is_proved, figures;
};

/// What stands before and after the chapters.
const FRONT: &[(&str, Proof)] = &[
    ("README.md", front::readme::facts),
    ("title.md", front::title::facts),
    ("preface.md", front::preface::facts),
    ("what_now.md", front::what_now::facts),
];

/// The paths of the pages of chapters that are proved, with `_` for `-`, and the proofs.
fn proved() -> impl Iterator<Item = &'static (&'static str, Proof)> {
    FRONT.iter().chain(CHAPTERS)
}

/// The function that proves a page.
fn facts_of(page: &Page) -> Option<Proof> {
    let module = page.path.replace('-', "_");
    proved()
        .find(|(path, _)| *path == module)
        .map(|(_, facts)| *facts)
}

/// What a directive shows of its own: the caption of a figure, the code of a quotation.
fn shown(book: &Book, directive: &Directive) -> Option<String> {
    if directive.quote().is_some() {
        return press::quoted(directive, book);
    }
    let figure = figures::find(directive.figure()?)?;
    let pairs = directive
        .pairs()
        .map(|(key, value)| (key.text.as_str(), value.text.as_str()));
    Some(figure.draw(&figure.values(pairs).ok()?, "caption").caption)
}

/// The page that stands in the place of a changed one in the book, and its passages.
fn before(page: &Page) -> Option<(&'static Page, &'static [Passage])> {
    static PASSAGES: LazyLock<HashMap<&str, Vec<Passage>>> = LazyLock::new(|| {
        let shown = |directive: &Directive| shown(book(), directive);
        let pages = book().pages.iter().chain(&book().documents);
        let proved = pages.filter(|page| facts_of(page).is_some());
        proved
            .map(|page| (page.path.as_str(), passages(page, &book().locks, &shown)))
            .collect()
    });
    let mut pages = book().pages.iter().chain(&book().documents);
    let before = pages.find(|before| before.path == page.path)?;
    let passages = (before.text() != page.text()).then(|| PASSAGES.get(before.path.as_str()))??;
    Some((before, passages))
}

fn prove(book: &Book, page: &Page, facts: Proof) -> Verdict {
    let shown = |directive: &Directive| shown(book, directive);
    let mut proved = Facts::new(book, page, &shown);
    if let Some((before, passages)) = before(page) {
        proved = proved.since(before, passages);
    }
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

/// What is true of the pages as they stand on the disk, by their paths: each is proved once.
static VERDICTS: LazyLock<HashMap<&str, Verdict>> = LazyLock::new(|| {
    let pages = book().pages.iter().chain(&book().documents);
    let proved = pages.filter_map(|page| Some((page, facts_of(page)?)));
    let prove =
        |(page, facts): (&'static Page, _)| (page.path.as_str(), prove(book(), page, facts));
    on_all_cores(proved, prove).into_iter().collect()
});

/// The verdict on a page, when it has facts. That of a page which is not changed is known, whatever else is in its book.
fn verdict(book: &Book, page: &Page) -> Option<Verdict> {
    match is_ours(page) {
        true => VERDICTS.get(page.path.as_str()).cloned(),
        false => Some(prove(book, page, facts_of(page)?)),
    }
}

fn ledger(page: &Page) -> PathBuf {
    let name = page.path.replace(".md", ".txt");
    root().join("tests/facts/ledgers").join(name)
}

/// What is wrong with the facts of a page: what is not proved, not true, or not what the ledger holds.
pub(crate) fn page(book: &Book, page: &Page) -> Vec<String> {
    let Some(verdict) = verdict(book, page) else {
        return Vec::new();
    };
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
    // What is told has its authority behind it.
    let quoted = match here.rsplit_once(" [") {
        Some((quoted, _)) if here.starts_with('~') => quoted,
        _ => &here,
    };
    let text = quoted
        .trim_start_matches([
            '=', '≈', '~', '#', '>', '^', '/', '$', '|', '<', '@', '-', ' ',
        ])
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

/// Writes the ledger of a page.
fn update(page: &Page, ledger_text: &str) {
    let path = ledger(page);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a writable folder");
    fs::write(path, ledger_text).expect("a writable ledger");
}

/// Writes the new wording in the place of the old one, below the line where the fact begins, and prints both.
fn requote(reworded: &Reworded) {
    let Reworded {
        file,
        line,
        quotation,
        passage,
    } = reworded;
    let path = root().join(file);
    let text = fs::read_to_string(&path).expect("the file of the fact");
    let before = text.split_inclusive('\n').take(*line as usize - 1);
    let start: usize = before.map(str::len).sum();
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let forms = [
        (quotation.clone(), passage.clone()),
        (escaped(quotation), escaped(passage)),
    ];
    for (old, new) in forms {
        if let Some(at) = text[start..].find(&old).map(|at| start + at) {
            fs::write(&path, [&text[..at], &new, &text[at + old.len()..]].concat())
                .expect("a writable file");
            // Not by a macro, whose output the test harness keeps to itself.
            let report =
                format!("{file}:{line} now quotes\n  {passage}\nwhere it quoted\n  {quotation}\n");
            std::io::stderr()
                .write_all(report.as_bytes())
                .expect("an open terminal");
            return;
        }
    }
}

/// Whether the facts are run to be brought up to date, and how.
fn is_wished(wish: &str) -> bool {
    std::env::var_os("FACTS").is_some_and(|wished| wished == wish)
}

/// Pages without facts, and facts without a page.
fn unlisted(book: &Book) -> Vec<String> {
    let unproved = book.pages.iter().filter(|page| facts_of(page).is_none());
    let unproved =
        unproved.map(|page| format!("{} needs facts: write them in tests/facts", page.path));
    let pages = book.pages.iter().chain(&book.documents);
    let pages: Vec<String> = pages.map(|page| page.path.replace('-', "_")).collect();
    let unknown = proved().filter(|(path, _)| !pages.iter().any(|page| page == path));
    let unknown = unknown.map(|(path, _)| format!("tests/facts names {path}, which is no page"));
    unproved.chain(unknown).collect()
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

/// The table of contents, each page with what is proved of it.
///
/// Whoever calls a sentence told, or excuses a number as an idiom, changes a number here.
fn contents(book: &Book) -> String {
    let counts = |page: &Page| match verdict(book, page) {
        Some(verdict) => verdict.ledger.lines().next().unwrap_or_default().to_owned(),
        None => "not proved".to_owned(),
    };
    let mut contents = String::new();
    for document in &book.documents {
        let counts = counts(document);
        writeln!(contents, "{}: {counts}", document.path).expect("a string takes everything");
    }
    for line in book.summary.source.text.lines() {
        let is_of = |page: &&Page| line.ends_with(&format!("]({})", page.path));
        let counts = book.pages.iter().find(is_of).map(counts);
        let counts = counts.map_or(String::new(), |counts| format!(": {counts}"));
        writeln!(contents, "{line}{counts}").expect("a string takes everything");
    }
    contents
}

fn contents_lock() -> PathBuf {
    root().join("tests/facts/ledgers/contents.txt")
}

#[test]
fn the_contents_and_what_is_proved_of_each_page_are_locked() {
    let locked = fs::read_to_string(contents_lock()).unwrap_or_default();
    let contents = contents(book());
    if is_wished("update") {
        fs::write(contents_lock(), contents).expect("a writable lock");
        return;
    }
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (lines(&locked), lines(&contents));
    let changed = new.iter().filter(|line| !old.contains(line)).cloned();
    let gone = old.iter().filter(|line| !new.contains(line)).cloned();
    let problems: Vec<String> = changed
        .map(|line| format!("new: {line}"))
        .chain(gone.map(|line| format!("gone: {line}")))
        .collect();
    assert!(
        old == new,
        "\n{}\ntests/facts/ledgers/contents.txt is not what the book is; if it is right, `FACTS=update cargo test facts` takes it over",
        problems.join("\n")
    );
}

/// A table of contents with other titles is another one, and so is a book of which less is proved.
#[test]
fn the_contents_show_a_title_and_a_page_that_is_no_longer_proved() {
    let mut changed = book().clone();
    let summary = &mut changed.summary.source;
    summary.text = summary.text.replace("# The neuron\n", "# The brain\n");
    let path = "neural-units/sigmoid.md";
    assert!(changed.rewrite(path, "# What does a smooth step look like?\n"));
    let (before, after) = (contents(book()), contents(&changed));
    let differ: Vec<(&str, &str)> = before
        .lines()
        .zip(after.lines())
        .filter(|(before, after)| before != after)
        .collect();
    assert_eq!(differ.len(), 2, "{differ:?}");
    assert_eq!(differ[0], ("# The neuron", "# The brain"));
    assert!(
        differ[1].1.contains(&format!("({path}): 0 proved")),
        "{differ:?}"
    );
}

#[test]
fn what_the_pages_state_is_proved() {
    for page in book().pages.iter().chain(&book().documents) {
        match verdict(book(), page) {
            Some(verdict) if is_wished("update") => update(page, &verdict.ledger),
            Some(verdict) if is_wished("reword") => verdict.reworded.iter().for_each(requote),
            _ => {}
        }
    }
    assert_none(CHECKS[0].run(book()));
    assert_none(CHECKS[1].run(book()));
}

#[test]
fn every_page_is_proved() {
    assert_none(CHECKS[2].run(book()));
}

/// A page tells at the end of a sentence in which line it is proved; the line is that from which the fact was really said. What is
/// said by a program, and not by a literal, has no such mark.
#[test]
fn a_sentence_leads_to_the_line_that_proves_it() {
    let mut problems = Vec::new();
    let (mut marked, mut proved) = (0, 0);
    for page in &book().pages {
        let Some(verdict) = verdict(book(), page) else {
            continue;
        };
        let proofs = book().proofs(page);
        marked += proofs.len();
        proved += verdict.proved.len();
        for proof in proofs {
            let is_it = |(text, file, line): &(String, &str, u32)| {
                *text == proof.sentence
                    && file.replace('\\', "/") == proof.place.file
                    && *line as usize == proof.place.line
            };
            if !verdict.proved.iter().any(is_it) {
                problems.push(format!(
                    "{}: {} does not prove: {}",
                    page.path, proof.place, proof.sentence
                ));
            }
        }
    }
    assert_none(problems);
    assert!(marked > 1000, "{marked} of {proved}");
}
