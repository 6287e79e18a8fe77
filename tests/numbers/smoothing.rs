//! The sigmoid as a smoothed step, and where its degrees are cut into yes and no.

use activations::{Activation, Sigmoid, Step};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use serde::Serialize;

use super::random::nearly_normal;

#[test]
fn a_sigmoid_with_a_large_weight_is_nearly_a_step() {
    #[derive(Serialize)]
    struct Smoothing {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        c: f64,
        at_minus_1: f64,
        at_minus_tenth: f64,
        at_tenth: f64,
        at_1: f64,
    }

    let rows: Vec<Row> = [1.0, 2.0, 5.0, 50.0]
        .into_iter()
        .map(|c| Row {
            c,
            at_minus_1: Sigmoid.apply(-c),
            at_minus_tenth: Sigmoid.apply(c * -0.1),
            at_tenth: Sigmoid.apply(c * 0.1),
            at_1: Sigmoid.apply(c),
        })
        .collect();

    // The distance to the step at each place shrinks from row to row.
    let distances = |row: &Row| {
        let values = [
            (-1.0, row.at_minus_1),
            (-0.1, row.at_minus_tenth),
            (0.1, row.at_tenth),
            (1.0, row.at_1),
        ];
        values.map(|(z, y)| (y - Step::default().apply(z)).abs())
    };
    for pair in rows.windows(2) {
        for (wider, narrower) in distances(&pair[0]).into_iter().zip(distances(&pair[1])) {
            assert!(narrower < wider);
        }
    }
    assert!(distances(&rows[3]).iter().all(|&distance| distance < 0.01));
    assert!(distances(&rows[0]).iter().all(|&distance| distance > 0.25));
    lock!("smoothing", Smoothing { rows });
}

#[test]
fn a_high_cutoff_is_right_when_it_speaks_and_a_low_one_misses_little() {
    #[derive(Serialize)]
    struct Cutoff {
        cases: usize,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        cutoff: f64,
        precision: f64,
        recall: f64,
    }

    // A hundred true cases with weighted inputs about 1, a hundred false ones with weighted inputs about −1, and so
    // much noise, 3/2, that they overlap.
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(200);
    let scores: Vec<(bool, f64)> = (0..200)
        .map(|i| {
            let is_true = i % 2 == 0;
            let center = if is_true { 1.0 } else { -1.0 };
            let z = center + 1.5 * nearly_normal(&mut rng);
            (is_true, Sigmoid.apply(z))
        })
        .collect();
    let count = |holds: &dyn Fn(bool, f64) -> bool| {
        scores
            .iter()
            .filter(|&&(is_true, y)| holds(is_true, y))
            .count() as f64
    };
    let rows: Vec<Row> = [0.1, 0.3, 0.5, 0.7, 0.9]
        .into_iter()
        .map(|cutoff| {
            let said_yes = count(&|_, y| y >= cutoff);
            let rightly = count(&|is_true, y| is_true && y >= cutoff);
            Row {
                cutoff,
                precision: rightly / said_yes,
                recall: rightly / count(&|is_true, _| is_true),
            }
        })
        .collect();

    // Right more often than wrong.
    assert!(count(&|is_true, y| is_true == (y >= 0.5)) > 0.7 * scores.len() as f64);
    // Recall can only fall as the cutoff rises. That precision rises is usual, and so in these data.
    assert!(rows.is_sorted_by(|a, b| a.recall > b.recall && a.precision < b.precision));
    let (low, high) = (&rows[0], &rows[4]);
    assert!(low.recall > 0.9 && low.precision < 0.65);
    assert!(high.precision > 0.9 && high.recall < 0.35);
    lock!(
        "cutoff",
        Cutoff {
            cases: scores.len(),
            rows
        }
    );
}
