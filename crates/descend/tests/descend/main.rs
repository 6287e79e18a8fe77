//! The program `descend`, run as its user runs it: what it learns, what it says, what it writes.

mod files_and_pipes;
mod fuzz;
mod remedies;
mod saved;
mod spreadsheets;
mod tables;
mod trainings;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What a run has left.
#[derive(Debug)]
struct Run {
    code: u8,
    out: String,
    errors: String,
}

/// Runs the program inside of this process, with these words and this standard input.
fn descend(words: &[&str], input: &[u8]) -> Run {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let words = ["descend"].iter().chain(words);
    let code = descend::run(words, &mut &*input, &mut out, &mut errors, false);
    let [out, errors] = [out, errors].map(|bytes| String::from_utf8(bytes).unwrap());
    Run { code, out, errors }
}

/// Learns a table from standard input, without drawings.
fn learn(table: impl AsRef<[u8]>, words: &[&str]) -> Run {
    descend(&[&["-", "--no-drawings"], words].concat(), table.as_ref())
}

/// The sentence with which a table is refused.
#[track_caller]
fn refusal(table: impl AsRef<[u8]>, words: &[&str]) -> String {
    let run = learn(table, words);
    assert_eq!((run.code, &run.out[..]), (1, ""), "{run:?}");
    let sentence = run.errors.strip_prefix("error: standard input: ").unwrap_or(&run.errors);
    let sentence = sentence.strip_suffix('\n').expect("a message ends its line");
    assert!(!sentence.contains('\n'), "{sentence}");
    sentence.to_owned()
}

/// Learns a table, and has nothing to complain of.
#[track_caller]
fn content(table: impl AsRef<[u8]>, words: &[&str]) -> Run {
    let run = learn(table, words);
    assert_eq!((run.code, &run.errors[..]), (0, ""), "{}", run.out);
    run
}

/// Numbers that follow a word, one for each time it occurs.
fn numbers_after(text: &str, word: &str) -> Vec<f64> {
    let number = |rest: &str| {
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | 'e'));
        rest[..end.unwrap_or(rest.len())].parse().expect(rest)
    };
    text.split(word).skip(1).map(number).collect()
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_descend"))
}

fn table(name: &str) -> String {
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    Path::new(&root).join("tests/tables").join(name).display().to_string()
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    (folder, path)
}
