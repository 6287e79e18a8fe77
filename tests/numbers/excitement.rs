//! The same unit with a sigmoid: its output is a degree of excitement.

use activations::{Activation, Sigmoid};
use ndarray::array;
use neuron_core::{Neuron, ThresholdUnit, inner_product, with_one};
use serde::Serialize;

/// The neuron of the second exercise: w = (2, 3), b = −1.
fn exercise_neuron() -> Neuron<Sigmoid> {
    Neuron::new(array![2.0, 3.0], -1.0, Sigmoid)
}

const EXERCISE_INPUTS: [[f64; 2]; 2] = [[0.2, 0.1], [0.6, 0.5]];

#[test]
fn excitement_passes_one_half_where_the_step_unit_begins_to_fire() {
    #[derive(Serialize)]
    struct Excitement {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x1: f64,
        x2: f64,
        z: f64,
        step: f64,
        sigmoid: f64,
    }

    let step = Neuron::from(ThresholdUnit::new(array![5.0, 3.0], 4.0));
    let sigmoid = Neuron::new(step.weights().to_owned(), step.bias(), Sigmoid);
    let rows: Vec<Row> = step
        .truth_table()
        .into_iter()
        .map(|row| Row {
            x1: row.inputs[0],
            x2: row.inputs[1],
            z: row.weighted_input,
            step: row.output,
            sigmoid: sigmoid.output(&row.inputs),
        })
        .collect();

    for row in &rows {
        assert_eq!(row.step == 1.0, row.sigmoid > 0.5);
        assert!(0.0 < row.sigmoid && row.sigmoid < 1.0);
    }
    // The step gives 01 and 00 one answer, and 10 and 11; the sigmoid tells all four apart.
    assert!(rows.is_sorted_by(|a, b| a.sigmoid < b.sigmoid));
    lock!("excitement", Excitement { rows });
}

#[test]
fn a_larger_bias_makes_the_unit_more_excited() {
    #[derive(Serialize)]
    struct BiasSweep {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        bias: f64,
        z: f64,
        y: f64,
    }

    let x = array![1.0, 0.0];
    let rows: Vec<Row> = [-9.0, -7.0, -5.0, -3.0, -1.0]
        .into_iter()
        .map(|bias| {
            let neuron = Neuron::new(array![5.0, 3.0], bias, Sigmoid);
            Row {
                bias,
                z: neuron.weighted_input(&x),
                y: neuron.output(&x),
            }
        })
        .collect();

    assert!(rows.is_sorted_by(|a, b| a.y < b.y));
    assert!(rows.iter().all(|row| row.z == 5.0 + row.bias));
    assert_eq!(rows[2].y, 0.5); // the bias −5 balances the sum 5
    lock!("bias_sweep", BiasSweep { rows });
}

#[test]
fn the_second_exercise_depends_on_how_many_digits_of_e_one_takes() {
    #[derive(Serialize)]
    struct Exercise {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x1: f64,
        x2: f64,
        z: f64,
        y: f64,
        y_coarse: f64,
    }
    /// ln 2.7, by which 2.7ᶻ = e^(z ln 2.7). From mpmath: 0.99325177301028339017
    const LN_2_7: f64 = 0.993_251_773_010_283_4;
    assert!((LN_2_7 - 2.7_f64.ln()).abs() <= f64::EPSILON);

    let neuron = exercise_neuron();
    let rows: Vec<Row> = EXERCISE_INPUTS
        .into_iter()
        .map(|[x1, x2]| {
            let z = neuron.weighted_input(&array![x1, x2]);
            Row {
                x1,
                x2,
                z,
                y: neuron.output(&array![x1, x2]),
                // 1/(1 + 2.7⁻ᶻ)
                y_coarse: Sigmoid.apply(z * LN_2_7),
            }
        })
        .collect();

    // z is −0.3 and 1.7 but for the rounding of decimals to doubles.
    assert!((rows[0].z - -0.3).abs() < 1e-15 && (rows[1].z - 1.7).abs() < 1e-15);
    // To two decimals: the same for the first row, 0.85 against 0.84 for the second.
    let rounded = |y: f64| format!("{y:.2}");
    assert_eq!(rounded(rows[0].y), "0.43");
    assert_eq!(rounded(rows[0].y_coarse), "0.43");
    assert_eq!(rounded(rows[1].y), "0.85");
    assert_eq!(rounded(rows[1].y_coarse), "0.84");
    lock!("exercise", Exercise { rows });
}

#[test]
fn the_inner_product_with_a_one_appended_is_the_weighted_input_to_the_bit() {
    #[derive(Serialize)]
    struct InnerProduct {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x1: f64,
        x2: f64,
        affine: f64,
        inner: f64,
        difference: f64,
    }

    let neuron = exercise_neuron();
    let rows: Vec<Row> = EXERCISE_INPUTS
        .into_iter()
        .map(|[x1, x2]| {
            let x = array![x1, x2];
            let affine = neuron.weighted_input(&x);
            let inner = inner_product(&neuron.parameters(), &with_one(&x));
            // ndarray's own product of three numbers adds them in the same order.
            assert_eq!(neuron.parameters().dot(&with_one(&x)), inner);
            Row {
                x1,
                x2,
                affine,
                inner,
                difference: inner - affine,
            }
        })
        .collect();

    assert!(rows.iter().all(|row| row.difference == 0.0));
    lock!("inner_product", InnerProduct { rows });
}
