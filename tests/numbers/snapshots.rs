//! The folder of snapshots itself: nothing left over, nothing pending.

use crate::pages::{book, root};

#[test]
fn every_snapshot_belongs_to_a_test() {
    let book = book();
    for (name, lock) in book.locks.iter() {
        let test = &lock.test;
        let code = book
            .code
            .get(test)
            .unwrap_or_else(|| panic!("{name}.snap was written by a test that is gone: {test}"));
        if test.starts_with("tests/numbers/") {
            let quoted = format!("\"{name}\"");
            let locked = code
                .text
                .match_indices(&quoted)
                .any(|(at, _)| code.text[..at].trim_end().ends_with("lock!("));
            assert!(
                locked,
                "{name}.snap is an orphan: {test} does not lock {quoted}"
            );
        }
    }
}

#[test]
fn no_snapshot_is_pending() {
    for path in manuscript::files_below(&root().join("tests/snapshots")) {
        assert!(
            path.ends_with(".snap"),
            "{path} is pending: look at the difference, then drop the .new or delete it"
        );
    }
}
