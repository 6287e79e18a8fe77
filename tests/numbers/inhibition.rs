//! Negative weights: what they can do, and what cannot be done without them.

use activations::{AtZero, Step};
use ndarray::{Array2, array};
use neuron_core::{Neuron, ThresholdUnit};
use serde::Serialize;

#[derive(Serialize)]
struct Rows {
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    x1: f64,
    x2: f64,
    sum: f64,
    z: f64,
    y: f64,
}

fn rows(unit: &ThresholdUnit) -> Vec<Row> {
    unit.truth_table()
        .into_iter()
        .map(|row| Row {
            x1: row.inputs[0],
            x2: row.inputs[1],
            sum: unit.weighted_sum(&row.inputs),
            z: row.weighted_input,
            y: row.output,
        })
        .collect()
}

#[test]
fn two_inhibitory_weights_compute_nand() {
    let unit = ThresholdUnit::new(array![-2.0, -2.0], -3.0);
    let rows = rows(&unit);
    for row in &rows {
        let both = row.x1 == 1.0 && row.x2 == 1.0;
        assert_eq!(row.y == 1.0, !both);
    }
    assert!(rows.iter().map(|row| row.z).eq([3.0, 1.0, 1.0, -1.0]));
    assert_eq!(Neuron::from(unit).bias(), 3.0);
    lock!("nand", Rows { rows });
}

#[test]
fn an_inhibitory_input_vetoes_firing() {
    let unit = ThresholdUnit::new(array![5.0, -5.0], 4.0);
    let rows = rows(&unit);
    // The second input alone does nothing; together with the first it silences the unit.
    assert!(rows.iter().map(|row| row.y).eq([0.0, 0.0, 1.0, 0.0]));
    lock!("veto", Rows { rows });
}

#[test]
fn no_unit_without_negative_weights_computes_nand() {
    #[derive(Serialize)]
    struct NonNegativeSearch {
        tried: usize,
        nand_found: usize,
        and_found: usize,
        or_found: usize,
        with_negative_found: usize,
    }
    const NAND: [f64; 4] = [1.0, 1.0, 1.0, 0.0];
    const AND: [f64; 4] = [0.0, 0.0, 0.0, 1.0];
    const OR: [f64; 4] = [0.0, 1.0, 1.0, 1.0];

    /// The outputs for 00, 01, 10, 11 of every unit on the grid.
    fn tables(weights: &[f64], step: Step) -> Vec<[f64; 4]> {
        let inputs: Array2<f64> = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
        let mut tables = Vec::new();
        for &w1 in weights {
            for &w2 in weights {
                for threshold in quarters(-5, 10) {
                    let unit = ThresholdUnit::new(array![w1, w2], threshold).with_step(step);
                    let y = unit.outputs(&inputs);
                    tables.push([y[0], y[1], y[2], y[3]]);
                }
            }
        }
        tables
    }
    /// `from, from + ¼, …, to`.
    fn quarters(from: i32, to: i32) -> Vec<f64> {
        (4 * from..=4 * to).map(|q| f64::from(q) / 4.0).collect()
    }

    let at_least = Step::default();
    let above = Step {
        at_zero: AtZero::Zero,
    };
    let non_negative = tables(&quarters(0, 5), at_least);
    let count = |wanted| {
        non_negative
            .iter()
            .filter(|&&table| table == wanted)
            .count()
    };
    let search = NonNegativeSearch {
        tried: non_negative.len(),
        nand_found: count(NAND),
        and_found: count(AND),
        or_found: count(OR),
        with_negative_found: tables(&quarters(-5, 5), at_least)
            .into_iter()
            .filter(|&table| table == NAND)
            .count(),
    };

    assert_eq!(search.nand_found, 0);
    assert!(search.and_found > 0 && search.or_found > 0 && search.with_negative_found > 0);
    // The other convention at equality does not help.
    assert!(!tables(&quarters(0, 5), above).contains(&NAND));
    // The reason, on every unit of the grid: with w ≥ 0, switching an input on never silences the unit.
    for [y00, y01, y10, y11] in non_negative {
        assert!(y00 <= y01 && y00 <= y10 && y01 <= y11 && y10 <= y11);
    }
    lock!("non_negative_search", search);
}
