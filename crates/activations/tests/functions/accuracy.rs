//! Every function against references of 256 bits and more.
//!
//! `references.bin` comes from mpmath, by `scripts/references.py`, which also explains the format. It holds every
//! edge, a sample, the points where this crate was worst in a larger sample, and the points that a search found which
//! climbs towards the largest errors. So the worst error known is measured again here.

use std::collections::BTreeSet;

use crate::list::{FUNCTIONS, find};

/// The largest error allowed, the largest one known, both in units in the last place of the true value, and the point
/// where it occurs.
const BOUNDS: &[(&str, f64, f64, f64)] = &[
    ("Step", 0.0, 0.0, 0.0),
    ("Sign", 0.0, 0.0, 0.0),
    ("Identity", 0.0, 0.0, 0.0),
    ("Identity'", 0.0, 0.0, 0.0),
    ("Sigmoid", 2.5, 2.488, -16.651286110786227),
    ("Sigmoid'", 3.5, 3.418, -9.703968666180778),
    ("Tanh", 1.5, 1.301, -0.887479988205651),
    ("Tanh'", 3.5, 3.418, 4.851984333090389),
    ("Relu", 0.0, 0.0, 0.0),
    ("Relu'", 0.0, 0.0, 0.0),
    ("LeakyRelu", 0.5, 0.500, -4.666286459454005),
    ("LeakyRelu'", 0.0, 0.0, 0.0),
    ("ParametricRelu", 0.5, 0.500, -1.4053160277694e-311),
    ("ParametricRelu'", 0.0, 0.0, 0.0),
    ("Elu", 2.0, 1.624, -0.1335099518022632),
    ("Elu'", 2.0, 1.675, -215.12875866906654),
    ("Softplus", 3.0, 2.558, -0.4462233941424844),
    ("Softplus'", 2.5, 2.487, -16.651317905627465),
    ("Silu", 3.0, 2.859, -344.79441378060824),
    ("Silu'", 5.5, 4.776, -20.29820636220857),
    ("Gelu", 5.5, 4.773, -30.240710313211093),
    ("Gelu'", 5.5, 4.872, -30.169916878835327),
    ("HardSigmoid", 1.0, 0.667, -1.4264873193098784),
    ("HardSigmoid'", 0.5, 0.333, -4.2465988749333645e-7),
    ("HardTanh", 0.0, 0.0, 0.0),
    ("HardTanh'", 0.0, 0.0, 0.0),
    ("Softsign", 1.5, 1.499, -0.0002441459159735481),
    ("Softsign'", 3.5, 3.500, 15.00000074446183),
    ("Arctan", 2.0, 1.915, 0.41424243938378397),
    ("Arctan'", 2.5, 2.497, 94906265.97735707),
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
fn errors_stay_within_the_bounds_and_the_worst_known_is_where_it_is_said_to_be() {
    let tables = references();
    let mut report = String::new();
    let mut fine = true;
    for (&(name, bound, known, at), (table, rows)) in BOUNDS.iter().zip(&tables) {
        assert_eq!(name, table, "the bounds stand in the order of the file");
        assert!(rows.len() > 500);
        let (worst, z) = rows
            .iter()
            .map(|row| (error(evaluate(name, row.z), row), row.z))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .expect("a table has rows");
        // `known` is written with three decimals. Where there is no error, every point is the worst.
        fine &= worst <= bound && (worst - known).abs() < 0.001 && (z == at || worst == 0.0);
        report += &format!("    (\"{name}\", {bound:?}, {worst:.3}, {z:?}),\n");
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
