//! The locked numbers, computed a second time by `independent/worked_numbers.py`: in another language, with other
//! algorithms and more digits, and without the crates.
//!
//! It takes a second or two, so it runs whenever the tests do. On a machine without a Python the tests pass and say that it
//! did not run; in CI, where `CI` is set, they fail.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use manuscript::files_below;

/// The oldest Python that understands the script.
pub(crate) const OLDEST_PYTHON: (u8, u8) = (3, 8);

/// The names under which one finds a Python 3.
const PYTHONS: [&[&str]; 3] = [&["python3"], &["python"], &["py", "-3"]];

/// Runs a script with the first Python that is recent enough, if there is one.
fn run(script: &Path) -> Option<Output> {
    let command = |words: &[&str]| {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]);
        command
    };
    // The name may belong to a Python 2, or to a program that offers to install one.
    let recent = format!("import sys; sys.exit(sys.version_info < {OLDEST_PYTHON:?})");
    let is_recent = |words: &&&[&str]| {
        let version = command(words).args(["-c", &recent]).output();
        version.is_ok_and(|output| output.status.success())
    };
    let python = PYTHONS.iter().find(is_recent)?;
    Some(command(python).arg(script).output().expect("it ran before"))
}

/// The programs, the snapshots and a table, copied, with a wrong value in one of them. That value must be the only fault: the program
/// looks, and everything else is right.
#[test]
fn every_locked_number_is_computed_again_without_the_crates() {
    let copy = tempfile::tempdir().expect("there is room for a folder");
    for folder in [
        "tests/independent",
        "tests/snapshots",
        "crates/descend/tests/tables",
    ] {
        let from = crate::pages::root().join(folder);
        let to = copy.path().join(folder);
        fs::create_dir_all(&to).expect("a new folder has no folders");
        for file in files_below(&from) {
            // What a Python leaves beside its programs lies deeper.
            if !file.contains('/') {
                // Not copied as a file, which may be one that nobody may write to.
                let bytes = fs::read(from.join(&file)).expect("a readable file");
                fs::write(to.join(&file), bytes).expect("a new file");
            }
        }
    }
    let snapshot = copy.path().join("tests/snapshots/firing_example.snap");
    let text = fs::read_to_string(&snapshot).expect("the snapshot can be read");
    let spoiled = text.replacen(r#""sum": 5.0"#, r#""sum": 6.0"#, 1);
    assert_ne!(spoiled, text);
    fs::write(snapshot, spoiled).expect("the folder can be written to");

    let Some(output) = run(&copy.path().join("tests/independent/worked_numbers.py")) else {
        let missing = "there is no Python 3, so the locked numbers were NOT computed a second time";
        assert!(std::env::var_os("CI").is_none(), "{missing}");
        // Written to the stream itself, because the macros' output is hidden when a test passes.
        writeln!(std::io::stderr(), "\nnote: {missing}").expect("standard error takes a line");
        return;
    };
    let faults = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        faults.lines().collect::<Vec<_>>(),
        ["WRONG firing_example.rows.2.sum: 6.0, expected Fraction(5, 1)"]
    );
    assert!(!output.status.success());
}
