//! Whatever stands in a table and on the command line: no panic, no hang, an exit code, and at most one short sentence.
//!
//! `PROPTEST_CASES=1000000 cargo test -p descend fuzz` takes a million of each.

use proptest::prelude::*;

use super::*;

/// Pieces of tables, and of what is none.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    ",", ",", ",", ",", "\n", "\n", "\n", ";", "\t", " ", "|", "\"", "\"\"", "\r", "\r\n", "#",
    "\u{feff}", "x", "y", "a,b\n", "0", "1", "1", "0", "0.5", "2.5", "-1", "−3", "1e308", "-1e308",
    "1e-300", "1e400", "NA", "?", "nan", "inf", "yes", "no", "M", "B", "0,5", "1.234,5", "50%",
    "$5", "2020-01-31", "sep=;", "\0", "é", "\u{200b}", "\u{1a}", "x,y\n", "1,0\n2,1\n",
    "3,yes\n4,no\n", "#DIV/0!", "####", "#N/A", "-", "\\N", "5 kg", "Id,x,y\n",
];

const WORDS: &[&[&str]] = &[
    &["--no-header"],
    &["--decimal-comma"],
    &["--skip-incomplete"],
    &["--no-standardize"],
    &["--quiet"],
    &["--separator", ";"],
    &["--separator", "tab"],
    &["--separator", "space"],
    &["--skip-lines", "1"],
    &["--target", "x"],
    &["--target", "1"],
    &["--drop", "1"],
    &["--drop", "x"],
    &["--only", "x"],
    &["--only", "1,2"],
    &["--positive", "1"],
    &["--positive", "M"],
    &["--keep-back", "0.5"],
    &["--keep-back", "0"],
    &["--activation", "identity"],
    &["--activation", "tanh"],
    &["--loss", "squared"],
    &["--rule", "adam"],
    &["--learning-rate", "1e300"],
    &["--learning-rate", "1e-300"],
    &["--batch", "1"],
];

fn run_strange(input: &[u8], words: &[&[&str]]) -> Result<(), TestCaseError> {
    let words = [&["-", "--no-drawings", "--epochs", "3"], &words.concat()[..]].concat();
    let run = descend(&words, input);
    prop_assert!(run.code <= 2, "{run:?}");
    prop_assert_eq!(
        run.code == 0 && !words.contains(&"--quiet"),
        !run.out.is_empty() && run.code == 0
    );
    let is_sentence = |line: &str| line.starts_with("error: ") || line.starts_with("warning: ");
    if run.code < 2 {
        prop_assert!(run.errors.lines().all(is_sentence), "{run:?}");
        prop_assert!(run.errors.lines().count() <= 2, "{run:?}");
        prop_assert!(run.errors.lines().all(|line| line.chars().count() < 400), "{run:?}");
    }
    prop_assert!(run.code == 0 || run.errors.contains("error: "), "{run:?}");
    prop_assert!(!run.out.contains("NaN"), "{run:?}");
    Ok(())
}

fn words() -> impl Strategy<Value = Vec<&'static [&'static str]>> {
    proptest::sample::subsequence(WORDS.to_vec(), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig {
        rng_algorithm: prop::test_runner::RngAlgorithm::ChaCha,
        rng_seed: prop::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        max_shrink_iters: 2000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_text_is_too_strange(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40), words in words()) {
        run_strange(pieces.concat().as_bytes(), &words)?;
    }

    #[test]
    fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..100), words in words()) {
        run_strange(&bytes, &words)?;
    }

    #[test]
    fn no_numbers_are_too_strange(
        rows in proptest::collection::vec((any::<f64>(), -1e3..1e3, proptest::sample::select(&["0", "1"][..])), 1..14), words in words()
    ) {
        let rows: String = rows.iter().map(|(a, b, y)| format!("{a:e},{b},{y}\n")).collect();
        run_strange(format!("x,b,y\n{rows}").as_bytes(), &words)?;
    }

    #[test]
    fn nothing_saved_is_too_strange(
        at in 0_usize..400, piece in proptest::sample::select(&["", "0", "-", "1e999", "\"", "[", "]", "}", ",", "null", "tanh", "é"][..]), table in proptest::collection::vec(proptest::sample::select(PIECES), 0..12)
    ) {
        let (_folder, path) = folder();
        let model = path.join("model.json");
        let mut saved = "{\"inputs\": [\"x\", \"b\"], \"target\": \"y\", \"classes\": [\"no\", \"yes\"], \"standardization\": {\"means\": [1.5, 2.0], \"deviations\": [0.5, 3.0]}, \"neuron\": {\"weights\": [0.5, -2.0], \"bias\": 0.25, \"activation\": \"sigmoid\"}}".to_owned();
        let at = at % saved.len();
        saved.replace_range(at..at + usize::from(at.is_multiple_of(2)), piece);
        fs::write(&model, saved).unwrap();
        let text = format!("b,x\n1,2\n{}", table.concat());
        let run = descend(&["-", "--predict", model.to_str().unwrap()], text.as_bytes());
        prop_assert!(run.code <= 1 && run.errors.lines().count() == 1, "{run:?}");
    }
}
