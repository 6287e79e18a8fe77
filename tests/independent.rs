//! The locked numbers, computed a second time by `independent/worked_numbers.py`: in another language, with other
//! algorithms and more digits, and without the crates.
//!
//! It takes a second or two, so it runs whenever the tests do. On a machine without a Python the tests pass and say that it
//! did not run; in CI, where `CI` is set, they fail.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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

fn tests() -> PathBuf {
    crate::pages::root().join("tests")
}

#[test]
fn every_locked_number_is_computed_again_without_the_crates() {
    let Some(output) = run(&tests().join("independent/worked_numbers.py")) else {
        let missing = "there is no Python 3, so the locked numbers were NOT computed a second time";
        assert!(std::env::var_os("CI").is_none(), "{missing}");
        // Written to the stream itself, because the macros' output is hidden when a test passes.
        writeln!(std::io::stderr(), "\nnote: {missing}").expect("standard error takes a line");
        return;
    };
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_second_computation_notices_a_wrong_value_and_a_missing_snapshot() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let [programs, snapshots] = ["independent", "snapshots"].map(|name| folder.path().join(name));
    fs::create_dir(&programs).expect("a new folder has no folders");
    fs::create_dir(&snapshots).expect("a new folder has no folders");
    for entry in fs::read_dir(tests().join("independent")).expect("the programs can be read") {
        let path = entry.expect("the programs can be read").path();
        if path.extension().is_some_and(|extension| extension == "py") {
            let name = path.file_name().expect("a program has a name");
            fs::copy(&path, programs.join(name)).expect("a program can be copied");
        }
    }
    let snapshot = "snapshots/firing_example.snap";
    let text = fs::read_to_string(tests().join(snapshot)).expect("the snapshot can be read");
    let spoiled = text.replacen(r#""sum": 5.0"#, r#""sum": 6.0"#, 1);
    assert_ne!(spoiled, text);
    fs::write(folder.path().join(snapshot), spoiled).expect("the folder can be written to");

    let Some(output) = run(&programs.join("worked_numbers.py")) else {
        return; // The other test says so.
    };
    assert!(!output.status.success());
    let faults = String::from_utf8_lossy(&output.stderr);
    assert!(
        faults.contains("WRONG firing_example.rows.2.sum: 6.0, expected Fraction(5, 1)"),
        "{faults}"
    );
    assert!(
        faults.contains("WRONG veto: there is no such snapshot"),
        "{faults}"
    );
}
