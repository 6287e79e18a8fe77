//! The lies of `tests/spoiled`, planted in memory: none passes.

mod rounds;

use manuscript::{Book, Page};

use crate::pages::{Check, book};
use crate::parallel::on_all_cores;
use crate::spoiled::{ALL, Lie};
use crate::{broken, compiled, exercises, facts, mirror, prose, readme};
use rounds::{Planted, rounds, unanswered};

/// Everything that is said of a book with one changed page, until `says` is among it.
fn answers(book: &Book, page: &Page, says: &str) -> Vec<String> {
    let checks: [&[Check]; 7] = [
        facts::CHECKS,
        &exercises::CHECKS,
        &prose::CHECKS,
        &mirror::CHECKS,
        compiled::CHECKS,
        &broken::CHECKS,
        &readme::CHECKS,
    ];
    let checks = || checks.into_iter().flatten();
    let of_page = checks().filter_map(|check| match check {
        Check::EachPage(check) => Some(check(book, page)),
        Check::Book(_) | Check::Claims(_) => None,
    });
    let of_book = checks().filter_map(|check| match check {
        // The list of claims is as it was.
        Check::EachPage(_) | Check::Claims(_) => None,
        Check::Book(check) => Some(check(book)),
    });
    let mut answers = Vec::new();
    for more in of_page.chain(of_book) {
        answers.extend(more);
        if answers.iter().any(|answer| answer.contains(says)) {
            break;
        }
    }
    answers
}

/// A page of a book, or one of its documents.
fn page<'a>(book: &'a Book, path: &str) -> Option<&'a Page> {
    let mut pages = book.documents.iter().chain(&book.pages);
    pages.find(|page| page.path == path)
}

/// The book with another text of a page, and this page.
fn with_page(book: &Book, page: &Page, text: String) -> (Book, Page) {
    let mut changed = book.clone();
    let changed_page = page.with_text(text);
    let pages = changed.documents.iter_mut().chain(&mut changed.pages);
    for other in pages.filter(|other| other.path == page.path) {
        *other = changed_page.clone();
    }
    (changed, changed_page)
}

/// Plants a lie in memory. What is wrong with the attempt, or with the checks that let it pass.
fn attempt(book: &Book, path: &str, lie: &Lie) -> Result<(), String> {
    let page = page(book, path).ok_or("there is no such page")?;
    let count = page.text().matches(&lie.old).count();
    if count != 1 {
        return Err(format!("its text stands on the page {count} times"));
    }
    let (spoiled, spoiled_page) = with_page(book, page, page.text().replace(&lie.old, &lie.new));
    let answers = answers(&spoiled, &spoiled_page, &lie.says);
    if answers.is_empty() {
        return Err("nobody notices".to_owned());
    }
    match answers.iter().any(|answer| answer.contains(&lie.says)) {
        true => Ok(()),
        false => Err(format!("what is said is\n{}", answers.join("\n"))),
    }
}

/// What is wrong with the lies of a page, by rounds; each that passes, or is not told as it should be.
fn passed(book: &Book, path: &str, round: Vec<Planted>) -> Vec<String> {
    let problem = |lie: &Lie| {
        let problem = attempt(book, path, lie).err()?;
        Some(format!(
            "{path}: “{}” for “{}”, and it should be said that “{}”: {problem}",
            lie.new, lie.old, lie.says
        ))
    };
    let alone = unanswered(book, path, round).into_iter();
    alone.filter_map(problem).collect()
}

#[test]
fn no_lie_passes() {
    let pages = ALL.chunk_by(|(path, _), (next, _)| path == next);
    let rounds = pages.flat_map(|lies| {
        let path = lies[0].0.as_str();
        let rounds = rounds(book(), path, lies.iter().map(|(_, lie)| lie));
        rounds.into_iter().map(move |round| (path, round))
    });
    let passed = on_all_cores(rounds, |(path, round)| passed(book(), path, round)).concat();
    assert!(
        passed.is_empty(),
        "\n{}\n\n{} of {} lies pass",
        passed.join("\n\n"),
        passed.len(),
        ALL.len()
    );
}
