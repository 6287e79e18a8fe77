//! Whatever stands in the table of contents, a lock or the list of claims, it is read or refused at its line.

use std::fs;

use manuscript::{Book, Claims, Error, Locks, Source, Summary, Workspace};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

/// What such files can be made of.
const PARTS: &[&str] = &[
    "# Summary\n",
    "- [A](a.md)\n",
    "  - [B](b%20c.md)\n",
    "[C]()\n",
    "- [D](/etc/hostname)\n",
    "- [E](../e.md)\n",
    "- [F](%zz%ff.md)\n",
    "[A][r]\n",
    "[r]: a.md\n",
    "---\n",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> b\n",
    "![x](a.md)\n",
    "{\"a\": 1}",
    "{\"a\": [",
    "]}",
    "1e999",
    "NaN",
    "source: x\n",
    "[[claim]]\n",
    "id = \"S0-1\"\n",
    "source = 1\n",
    "text = 'a'\n",
    "kind = \"claim\"\n",
    "status = \"none\"\n",
    "[book]\n",
    "src = \"en\"\n",
    "src = 7\n",
    "\u{feff}",
    "\r\n",
    "\n",
    " ",
    "é",
    "\0",
    "[",
    "](",
    "\"",
    "'",
    "<",
    "`",
    "\\",
];

fn drawn(diagnostics: Vec<manuscript::Diagnostic>) -> Result<(), TestCaseError> {
    for diagnostic in diagnostics {
        let drawn = diagnostic.to_string();
        prop_assert!(
            drawn.starts_with("error: ") && drawn.len() < 10_000,
            "{diagnostic:?}"
        );
    }
    Ok(())
}

/// A folder in which every file of a book holds these bytes.
fn loaded(bytes: &[u8]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    for file in [
        "book/book.toml",
        "book/claims.toml",
        "book/en/SUMMARY.md",
        "book/en/a.md",
        "tests/snapshots/a.snap",
    ] {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let is_read = file != "book/book.toml" || bytes.len().is_multiple_of(4);
        let settings: &[u8] = b"[book]\nsrc = \"en\"\n";
        fs::write(path, if is_read { bytes } else { settings }).unwrap();
    }
    let root = folder.path().to_owned();
    match Book::load(&Workspace { root }) {
        Ok(book) => drawn(book.summary.problems(&book.pages_on_disk)),
        Err(Error::Diagnostics(diagnostics)) => drawn(diagnostics),
        Err(error) => Err(TestCaseError::fail(error.to_string())),
    }
}

proptest! {
    // 4180 is the RFC of tables that are separated by commas.
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(4180), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_table_of_contents_and_any_claims_are_read_or_refused(parts in vec(select(PARTS), 0..12)) {
        let text = parts.concat();
        let summary = Summary { source: Source::new("book/en/SUMMARY.md", text.as_str()) };
        drawn(summary.problems(&["a.md".to_owned()]))?;
        drawn(Claims::parse(&Source::new("book/claims.toml", text)).err().unwrap_or_default())?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 4,
        rng_seed: RngSeed::Fixed(4180),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn any_bytes_on_the_disk_are_read_or_refused(bytes in vec(any::<u8>(), 0..40), parts in vec(select(PARTS), 0..6)) {
        loaded(&[parts.concat().as_bytes(), &bytes].concat())?;
        loaded(parts.concat().as_bytes())?;
    }
}

#[test]
fn a_folder_without_locks_has_none() {
    let locks = Locks::read(std::path::Path::new("nowhere")).unwrap();
    assert_eq!(locks.iter().count(), 0);
}
