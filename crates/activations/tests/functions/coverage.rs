//! No public function escapes the sweeps.

use std::collections::BTreeSet;

use crate::list::FUNCTIONS;

/// What `lib.rs` exports that is not a function: the traits, and the convention of the step.
const NOT_FUNCTIONS: [&str; 7] = [
    "Activation",
    "ActivationArrays",
    "AtZero",
    "Differentiable",
    "DifferentiableArrays",
    "TwiceDifferentiable",
    "TwiceDifferentiableArrays",
];

fn exports() -> BTreeSet<&'static str> {
    include_str!("../../src/lib.rs")
        .lines()
        .filter_map(|line| {
            line.strip_prefix("pub use ")?
                .strip_suffix(';')?
                .split_once("::")
        })
        .flat_map(|(_, names)| names.trim_matches(['{', '}']).split(", "))
        .collect()
}

#[test]
fn every_public_function_is_in_the_list() {
    let listed: BTreeSet<_> = FUNCTIONS.iter().map(|function| function.name).collect();
    let exported: BTreeSet<_> = exports()
        .into_iter()
        .filter(|name| !NOT_FUNCTIONS.contains(name))
        .collect();
    assert_eq!(listed, exported);
}

#[test]
fn every_exception_is_still_exported() {
    let exported = exports();
    for name in NOT_FUNCTIONS {
        assert!(
            exported.contains(name),
            "{name} is excused, but nothing of that name is public"
        );
    }
}
