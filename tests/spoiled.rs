//! The sceptic's attempts: lies that are planted in the pages, one at a time, and must be told.
//!
//! A lie is data: `tests/spoiled/<page>.toml` holds those of the page `book/en/<page>.md`, and
//! `tests/spoiled/documents/README.toml` those of the README. Each has what stands in the text, once; what the sceptic
//! writes in its place; and a part of the message that must answer.

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::sync::LazyLock;
use std::thread;

use manuscript::{Book, Page};
use serde::Deserialize;

use crate::pages::{Check, book, root};
use crate::{broken, compiled, facts, mirror, prose, readme};

/// The lies of one page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lies {
    #[serde(rename = "lie")]
    lies: Vec<Lie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lie {
    old: String,
    new: String,
    says: String,
}

/// Everything that is said of a book with one changed page, until `says` is among it.
fn answers(book: &Book, page: &Page, says: &str) -> Vec<String> {
    let checks: [&[Check]; 6] = [
        facts::CHECKS,
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

/// The lies of a folder, each with the page it is for.
fn lies(folder: &Path, below: &str) -> Vec<(String, Lie)> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a readable folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        let name = entry
            .file_stem()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        if entry.is_dir() {
            found.extend(lies(&entry, &format!("{below}{name}/")));
        } else {
            let text = fs::read_to_string(&entry).expect("a readable file");
            let read: Lies = toml::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", entry.display()));
            let path = format!("{below}{name}.md");
            let path = path.strip_prefix("documents/").unwrap_or(&path).to_owned();
            found.extend(read.lies.into_iter().map(|lie| (path.clone(), lie)));
        }
    }
    found
}

/// All lies, each with its page.
static ALL: LazyLock<Vec<(String, Lie)>> =
    LazyLock::new(|| lies(&root().join("tests/spoiled"), ""));

/// How many lies there are.
pub(crate) fn count() -> usize {
    ALL.len()
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
    let passed: Vec<String> = thread::scope(|scope| {
        let parts = lies.chunks(lies.len().div_ceil(threads).max(1));
        let running: Vec<_> = parts
            .map(|part| scope.spawn(|| part.iter().filter_map(attempt).collect::<Vec<String>>()))
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
