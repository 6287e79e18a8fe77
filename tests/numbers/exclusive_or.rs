//! Exclusive or: out of reach for one unit, within reach of three.

use activations::{AtZero, Step};
use ndarray::array;
use neuron_core::{Neuron, ThresholdUnit, binary_inputs};
use serde::Serialize;

/// XOR of 00, 01, 10, 11.
const XOR: [f64; 4] = [0.0, 1.0, 1.0, 0.0];

#[test]
fn no_unit_on_a_grid_computes_exclusive_or() {
    #[derive(Serialize)]
    struct XorSearch {
        tried: usize,
        best: usize,
        winners: usize,
    }

    /// Which of the four cases each unit of the grid gets right.
    fn cases_right(step: Step) -> Vec<[bool; 4]> {
        let grid: Vec<f64> = (-20..=20).map(|q| f64::from(q) / 4.0).collect();
        let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
        let mut right = Vec::new();
        for &w1 in &grid {
            for &w2 in &grid {
                for &b in &grid {
                    let unit = ThresholdUnit::new(array![w1, w2], -b).with_step(step);
                    let y = unit.outputs(&inputs);
                    right.push([0, 1, 2, 3].map(|i| y[i] == XOR[i]));
                }
            }
        }
        right
    }
    fn count(right: &[bool; 4]) -> usize {
        right.iter().filter(|&&right| right).count()
    }

    let right = cases_right(Step::default());
    let best = right.iter().map(count).max().expect("units were tried");
    let search = XorSearch {
        tried: right.len(),
        best,
        winners: right.iter().filter(|right| count(right) == 4).count(),
    };

    assert_eq!((search.tried, search.winners), (41 * 41 * 41, 0));
    assert_eq!(search.best, 3);
    // Each of the four cases is the one that some of the best units get wrong.
    for case in 0..4 {
        assert!(right.iter().any(|right| count(right) == 3 && !right[case]));
    }
    // The other convention at equality does not help.
    let silent_at_zero = Step {
        at_zero: AtZero::Zero,
    };
    assert_eq!(cases_right(silent_at_zero).iter().map(count).max(), Some(3));
    lock!("xor_search", search);
}

#[test]
fn four_nands_compute_exclusive_or_and_so_do_three_units() {
    #[derive(Serialize)]
    struct XorNetworks {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x1: f64,
        x2: f64,
        nands: f64,
        three: f64,
    }

    let unit = Neuron::new(array![-2.0, -2.0], 3.0, Step::default());
    let nand = |a: f64, b: f64| unit.output(&array![a, b]);
    let or = ThresholdUnit::new(array![1.0, 1.0], 1.0);
    let not_both = ThresholdUnit::new(array![-1.0, -1.0], -1.0);
    let both = ThresholdUnit::new(array![1.0, 1.0], 2.0);
    let rows: Vec<Row> = binary_inputs(2)
        .map(|x| {
            let (x1, x2) = (x[0], x[1]);
            let first = nand(x1, x2);
            Row {
                x1,
                x2,
                nands: nand(nand(x1, first), nand(x2, first)),
                three: both.output(&array![or.output(&x), not_both.output(&x)]),
            }
        })
        .collect();

    assert!(rows.iter().map(|row| row.nands).eq(XOR));
    assert!(rows.iter().map(|row| row.three).eq(XOR));
    lock!("xor_networks", XorNetworks { rows });
}
