//! The folder of snapshots itself: nothing left over, nothing pending.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files() -> Vec<PathBuf> {
    fs::read_dir(root().join("tests/snapshots"))
        .expect("tests/snapshots can be read")
        .map(|entry| entry.expect("tests/snapshots can be read").path())
        .collect()
}

fn is_snapshot(file: &Path) -> bool {
    file.extension()
        .is_some_and(|extension| extension == "snap")
}

/// The file whose test wrote a snapshot, as the header of the snapshot says.
fn source(snapshot: &Path) -> PathBuf {
    let text = fs::read_to_string(snapshot).expect("a snapshot is text");
    let source = text
        .lines()
        .find_map(|line| line.strip_prefix("source: "))
        .unwrap_or_else(|| panic!("{} does not say which test wrote it", snapshot.display()));
    root().join(source)
}

#[test]
fn every_snapshot_belongs_to_a_test() {
    for snapshot in files().into_iter().filter(|file| is_snapshot(file)) {
        let source = source(&snapshot);
        let code = fs::read_to_string(&source).unwrap_or_else(|error| {
            panic!(
                "{} was written by a test that is gone: {}: {error}",
                snapshot.display(),
                source.display()
            )
        });
        if source
            .parent()
            .is_some_and(|folder| folder.ends_with("numbers"))
        {
            let name = snapshot.file_stem().expect("a snapshot has a name");
            let name = format!("\"{}\"", name.to_str().expect("a name is text"));
            let locked = code
                .match_indices(&name)
                .any(|(at, _)| code[..at].trim_end().ends_with("lock!("));
            assert!(
                locked,
                "{} is an orphan: {} does not lock {name}",
                snapshot.display(),
                source.display()
            );
        }
    }
}

#[test]
fn no_snapshot_is_pending() {
    for file in files() {
        assert!(
            is_snapshot(&file),
            "{} is pending: look at the difference, then drop the .new or delete it",
            file.display()
        );
    }
}
