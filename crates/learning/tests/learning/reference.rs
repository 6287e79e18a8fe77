//! The numbers of `scripts/references.py`, computed with 40 digits from the formulas and not from the crate.

use std::fmt::Display;

const REFERENCES: &str = include_str!("../references.txt");

/// The value with this name.
pub(crate) fn reference(name: &str) -> f64 {
    REFERENCES
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(known, _)| *known == name)
        .unwrap_or_else(|| panic!("no reference is called {name}"))
        .1
        .parse()
        .expect("a reference is a number")
}

/// The epochs for which a path has references.
pub(crate) fn reference_epochs(path: &str) -> Vec<usize> {
    REFERENCES
        .lines()
        .filter_map(|line| {
            line.split_once(' ')?
                .0
                .strip_prefix(path)?
                .strip_prefix('.')?
                .strip_suffix(".w")
        })
        .map(|epoch| epoch.parse().expect("an epoch is a whole number"))
        .collect()
}

/// `|ours − true| ≤ bound · max(|true|, 1)`; says what it found.
#[track_caller]
pub(crate) fn assert_near(what: impl Display, ours: f64, name: &str, bound: f64) {
    let truth = reference(name);
    let error = (ours - truth).abs() / truth.abs().max(1.0);
    assert!(
        error <= bound,
        "{what}: {ours:e}, but {name} is {truth:e}; off by {error:e}, allowed are {bound:e}"
    );
}
