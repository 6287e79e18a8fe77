//! Every record is locked, and every lock is that of a record.

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::PathBuf;

use worked_examples::{LOCKS, Lock};

fn snapshots() -> PathBuf {
    crate::pages::root().join("tests/snapshots")
}

/// Compares a record with `tests/snapshots/<name>.snap`, in JSON, to the last bit.
///
/// The JSON is that of `serde_json`, which writes 2.03e-313 where the serializer of insta writes three
/// hundred zeros.
fn compare(lock: &Lock) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(snapshots());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let json = serde_json::to_string_pretty(&(lock.record)()).expect("a value is JSON");
    settings.bind(|| insta::assert_snapshot!(lock.name, json));
}

#[test]
fn every_record_is_what_its_snapshot_says() {
    let differ = |lock: &&Lock| catch_unwind(|| compare(lock)).is_err();
    let wrong: Vec<&str> = (LOCKS.iter().filter(differ))
        .map(|lock| lock.name)
        .collect();
    assert!(
        wrong.is_empty(),
        "these differ from their snapshots: {wrong:?}"
    );
}

#[test]
fn every_snapshot_has_a_record_and_every_record_a_snapshot() {
    let files: BTreeSet<String> = fs::read_dir(snapshots())
        .expect("tests/snapshots can be read")
        .map(|entry| entry.expect("tests/snapshots can be read").file_name())
        .map(|name| name.into_string().expect("a snapshot's name is text"))
        .collect();
    let records: BTreeSet<String> = (LOCKS.iter())
        .map(|lock| format!("{}.snap", lock.name))
        .collect();
    assert_eq!(records.len(), LOCKS.len(), "two records have one name");
    let alone: Vec<&String> = files.symmetric_difference(&records).collect();
    assert!(
        alone.is_empty(),
        "a record without a snapshot, a snapshot without a record, or one that is pending: {alone:?}"
    );
}

/// A number tells the function that computes it, and where: the record of a lock is what that function gives.
#[test]
fn every_lock_leads_to_the_line_that_computes_it() {
    let book = crate::pages::book();
    let without: Vec<&str> = LOCKS
        .iter()
        .map(|lock| lock.name)
        .filter(|name| book.computation(name).is_none())
        .collect();
    assert!(without.is_empty(), "{without:?}");
    let list = &book.code["crates/worked-examples/src/locks.rs"].text;
    for lock in LOCKS {
        let place = book.computation(lock.name).expect("it has one");
        let lines: Vec<&str> = book.code[&place.file].text.lines().collect();
        let head = lines[place.line - 1];
        let name = head.split("pub fn ").nth(1).expect("a function");
        let name = name.split(['(', '<']).next().expect("its name");
        let called = format!("{}: ", lock.name);
        let call = list
            .lines()
            .find(|line| line.trim_start().starts_with(&called));
        let call = call.expect("the lock is listed");
        assert!(
            call.contains(&format!("::{name}(")),
            "{place} is {head}, and {call}"
        );
        assert!(place.file.contains("worked-examples/src/"), "{place}");
    }
    let test = book.comparison().expect("the test of this file");
    assert_eq!(test.file, "tests/numbers/locks.rs");
}
