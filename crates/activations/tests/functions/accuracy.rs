//! Every function against references of 256 bits.
//!
//! `references.bin` comes from mpmath, by `scripts/references.py`, which also explains the format. It holds every
//! edge, a sample, and the points where this crate was worst among more than a hundred thousand for each function, so
//! the worst error measured there is measured again here.

use std::collections::BTreeSet;

use crate::list::{FUNCTIONS, find};

/// The largest error allowed, in units in the last place, and the largest one measured.
const BOUNDS: &[(&str, f64, f64)] = &[
    ("Step", 0.0, 0.000),
    ("Sign", 0.0, 0.000),
    ("Identity", 0.0, 0.000),
    ("Identity'", 0.0, 0.000),
    ("Sigmoid", 2.5, 2.335),
    ("Sigmoid'", 3.5, 2.981),
    ("Tanh", 1.5, 1.445),
    ("Tanh'", 3.5, 2.980),
    ("Relu", 0.0, 0.000),
    ("Relu'", 0.0, 0.000),
    ("LeakyRelu", 0.5, 0.500),
    ("LeakyRelu'", 0.0, 0.000),
    ("ParametricRelu", 0.5, 0.500),
    ("ParametricRelu'", 0.0, 0.000),
    ("Elu", 2.5, 2.257),
    ("Elu'", 2.0, 1.619),
    ("Softplus", 3.0, 2.513),
    ("Softplus'", 2.5, 2.281),
    ("Silu", 3.0, 2.703),
    ("Silu'", 5.5, 5.053),
    ("Gelu", 5.5, 4.910),
    ("Gelu'", 6.5, 6.257),
    ("HardSigmoid", 1.0, 1.000),
    ("HardSigmoid'", 0.5, 0.333),
    ("HardTanh", 0.0, 0.000),
    ("HardTanh'", 0.0, 0.000),
    ("Softsign", 1.5, 1.471),
    ("Softsign'", 3.5, 3.438),
    ("Arctan", 2.0, 1.809),
    ("Arctan'", 2.0, 1.849),
];

/// One row of the file.
struct Reference {
    z: f64,
    /// The double nearest to the true value.
    nearest: f64,
    /// What is missing to the true value, in units in the last place.
    rest: f64,
}

/// Every table of the file by name.
fn references() -> Vec<(String, Vec<Reference>)> {
    let mut bytes: &[u8] = include_bytes!("references.bin");
    let mut take = |count: usize| {
        let (taken, left) = bytes.split_at(count);
        bytes = left;
        taken
    };
    let mut tables = Vec::new();
    let float = |eight: &[u8]| f64::from_le_bytes(eight.try_into().expect("eight bytes"));
    for _ in BOUNDS {
        let length = usize::from(take(1)[0]);
        let name = String::from_utf8(take(length).to_vec()).expect("names are text");
        let count = u32::from_le_bytes(take(4).try_into().expect("four bytes"));
        let rows = (0..count)
            .map(|_| {
                let row = take(18);
                let rest = i16::from_le_bytes(row[16..].try_into().expect("two bytes"));
                Reference {
                    z: float(&row[..8]),
                    nearest: float(&row[8..16]),
                    rest: f64::from(rest) / 32768.0,
                }
            })
            .collect();
        tables.push((name, rows));
    }
    assert!(
        bytes.is_empty(),
        "the file holds more tables than there are bounds"
    );
    tables
}

/// The value of one last place of `x`.
fn last_place(x: f64) -> f64 {
    let x = x.abs();
    if x == f64::MAX {
        x - x.next_down()
    } else {
        x.next_up() - x
    }
}

fn error(ours: f64, reference: &Reference) -> f64 {
    if ours == reference.nearest {
        reference.rest.abs()
    } else if ours.is_finite() && reference.nearest.is_finite() {
        ((ours - reference.nearest) / last_place(reference.nearest) - reference.rest).abs()
    } else {
        f64::INFINITY
    }
}

fn evaluate(name: &str, z: f64) -> f64 {
    match name.strip_suffix('\'') {
        Some(name) => find(name)
            .differentiable
            .expect("a derivative is bounded only where there is one")
            .derivative(z),
        None => find(name).activation.apply(z),
    }
}

#[test]
fn errors_stay_within_the_bounds_and_the_measured_ones_are_the_measured_ones() {
    let tables = references();
    let mut report = String::new();
    let mut fine = true;
    for (&(name, bound, measured), (table, rows)) in BOUNDS.iter().zip(&tables) {
        assert_eq!(name, table, "the bounds stand in the order of the file");
        assert!(rows.len() > 500);
        let (worst, z) = rows
            .iter()
            .map(|row| (error(evaluate(name, row.z), row), row.z))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .expect("a table has rows");
        // `measured` is written with three decimals.
        fine &= worst <= bound && (worst - measured).abs() < 0.001;
        report += &format!("    (\"{name}\", {bound:?}, {worst:.3}), // at {z:?}\n");
    }
    assert!(fine, "measured now:\n{report}");
}

#[test]
fn every_function_and_every_derivative_has_a_bound() {
    let bounded: BTreeSet<String> = BOUNDS.iter().map(|&(name, ..)| name.to_owned()).collect();
    let expected: BTreeSet<String> = FUNCTIONS
        .iter()
        // Softplus with two signs turned, so its bounds are those of softplus: `edges.rs` compares the bits.
        .filter(|function| function.name != "LogSigmoid")
        .flat_map(|function| {
            let derivative = function
                .differentiable
                .map(|_| format!("{}'", function.name));
            [Some(function.name.to_owned()), derivative]
        })
        .flatten()
        .collect();
    assert_eq!(bounded, expected);
}
