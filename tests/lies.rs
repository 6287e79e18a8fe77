//! The lies of `tests/spoiled`, planted in memory: none passes.

use std::iter;
use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

use manuscript::{Book, Page};

use crate::pages::{Check, book};
use crate::spoiled::{ALL, Lie};
use crate::{broken, compiled, exercises, facts, mirror, prose, readme};

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
        Check::Book(_) => None,
    });
    let of_book = checks().filter_map(|check| match check {
        Check::EachPage(_) => None,
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

/// Plants a lie in memory. What is wrong with the attempt, or with the checks that let it pass.
fn attempt(book: &Book, path: &str, lie: &Lie) -> Result<(), String> {
    let document = book.documents.iter().position(|page| page.path == path);
    let page = match document {
        Some(index) => &book.documents[index],
        None => book.page(path).ok_or("there is no such page")?,
    };
    let count = page.text().matches(&lie.old).count();
    if count != 1 {
        return Err(format!("its text stands on the page {count} times"));
    }
    let text = page.text().replace(&lie.old, &lie.new);
    let mut spoiled = book.clone();
    let spoiled_page = page.with_text(text);
    match document {
        Some(index) => spoiled.documents[index] = spoiled_page.clone(),
        None => _ = spoiled.rewrite(path, spoiled_page.text()),
    }
    let answers = answers(&spoiled, &spoiled_page, &lie.says);
    if answers.is_empty() {
        return Err("nobody notices".to_owned());
    }
    match answers.iter().any(|answer| answer.contains(&lie.says)) {
        true => Ok(()),
        false => Err(format!("what is said is\n{}", answers.join("\n"))),
    }
}

#[test]
fn no_lie_passes() {
    let lies = &*ALL;
    let attempt = |(path, lie): &(String, Lie)| {
        let problem = attempt(book(), path, lie).err()?;
        Some(format!(
            "{path}: “{}” for “{}”, and it should be said that “{}”: {problem}",
            lie.new, lie.old, lie.says
        ))
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    // Whoever is done takes the next: some pages take much longer to prove than others.
    let next = Mutex::new(lies.iter());
    let take = || next.lock().expect("no attempt panics").next();
    let passed: Vec<String> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|_| scope.spawn(|| iter::from_fn(take).filter_map(attempt).collect::<Vec<_>>()))
            .collect();
        let results = running
            .into_iter()
            .map(|part| part.join().expect("an attempt does not panic"));
        results.flatten().collect()
    });
    assert!(
        passed.is_empty(),
        "\n{}\n\n{} of {} lies pass",
        passed.join("\n\n"),
        passed.len(),
        lies.len()
    );
}
