//! What comes out when two sentences of the sources are taken at their word.

use activations::{AtZero, Step};
use ndarray::array;
use neuron_core::ThresholdUnit;
use serde::Serialize;

#[test]
fn a_threshold_of_zero_is_not_an_encoding_of_the_inputs() {
    #[derive(Serialize)]
    struct EncodingMixup {
        threshold: f64,
        rows: Vec<Row>,
        fires_at_least: usize,
        fires_above: usize,
    }
    #[derive(Serialize)]
    struct Row {
        x1: f64,
        x2: f64,
        sum: f64,
        at_least: f64,
        above: f64,
    }

    let at_least = ThresholdUnit::new(array![5.0, 3.0], 0.0);
    let above = at_least.clone().with_step(Step {
        at_zero: AtZero::Zero,
    });
    let rows: Vec<Row> = at_least
        .truth_table()
        .into_iter()
        .map(|row| Row {
            x1: row.inputs[0],
            x2: row.inputs[1],
            sum: at_least.weighted_sum(&row.inputs),
            at_least: row.output,
            above: above.output(&row.inputs),
        })
        .collect();
    let mixup = EncodingMixup {
        threshold: at_least.threshold(),
        fires_at_least: rows.iter().filter(|row| row.at_least == 1.0).count(),
        fires_above: rows.iter().filter(|row| row.above == 1.0).count(),
        rows,
    };

    assert_eq!((mixup.fires_at_least, mixup.fires_above), (4, 3));
    // Neither is the table that the example with θ = 4 is meant to have.
    let intended = ThresholdUnit::new(array![5.0, 3.0], 4.0);
    assert_ne!(at_least.truth_table(), intended.truth_table());
    assert!(
        mixup
            .rows
            .iter()
            .any(|row| { row.at_least != intended.output(&array![row.x1, row.x2]) })
    );
    assert!(
        mixup
            .rows
            .iter()
            .any(|row| { row.above != intended.output(&array![row.x1, row.x2]) })
    );
    lock!("encoding_mixup", mixup);
}

#[test]
fn only_the_weighted_sum_gives_the_table_of_the_example() {
    #[derive(Serialize)]
    struct SumIsWeighted {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x1: f64,
        x2: f64,
        sum_of_inputs: f64,
        sum_of_weights: f64,
        weighted_sum: f64,
        y_plain: f64,
        y_weights: f64,
        y: f64,
    }

    let unit = ThresholdUnit::new(array![5.0, 3.0], 4.0);
    // "The sum of the inputs": every weight is 1.
    let plain = ThresholdUnit::new(array![1.0, 1.0], unit.threshold());
    // "The sum of the weights": every input counts, whatever it says.
    let all_ones = array![1.0, 1.0];
    let rows: Vec<Row> = unit
        .truth_table()
        .into_iter()
        .map(|row| Row {
            x1: row.inputs[0],
            x2: row.inputs[1],
            sum_of_inputs: plain.weighted_sum(&row.inputs),
            sum_of_weights: unit.weighted_sum(&all_ones),
            weighted_sum: unit.weighted_sum(&row.inputs),
            y_plain: plain.output(&row.inputs),
            y_weights: unit.output(&all_ones),
            y: row.output,
        })
        .collect();

    // The plain sum never reaches 4, the sum of the weights always does: both ignore the inputs.
    assert!(rows.iter().all(|row| row.y_plain == 0.0));
    assert!(rows.iter().all(|row| row.y_weights == 1.0));
    assert!(rows.iter().map(|row| row.y).eq([0.0, 0.0, 1.0, 1.0]));
    // The row (0, 1) tells all three apart: 1, 8 and 3.
    let row = &rows[1];
    assert_eq!(
        (row.sum_of_inputs, row.sum_of_weights, row.weighted_sum),
        (1.0, 8.0, 3.0)
    );
    lock!("sum_is_weighted", SumIsWeighted { rows });
}
