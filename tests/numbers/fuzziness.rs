//! Degrees instead of yes and no: many small inputs, one large input, and a weight that turns it around.

use activations::{Activation, Sigmoid, Step};
use ndarray::{Array1, array};
use neuron_core::Neuron;
use serde::Serialize;

#[test]
fn the_step_changes_its_mind_once_and_the_sigmoid_all_the_way() {
    #[derive(Serialize)]
    struct Fuzziness {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        inputs: usize,
        sum: f64,
        z: f64,
        step: f64,
        sigmoid: f64,
    }

    // A neuron needs a weight, so no inputs at all are one input of 0.
    let row = |inputs: usize| {
        let x = if inputs == 0 {
            array![0.0]
        } else {
            Array1::from_elem(inputs, 0.3)
        };
        let step = Neuron::new(Array1::ones(x.len()), -3.0, Step::default());
        let sigmoid = Neuron::new(Array1::ones(x.len()), -3.0, Sigmoid);
        Row {
            inputs,
            sum: step.weighted_input(&x) + 3.0,
            z: step.weighted_input(&x),
            step: step.output(&x),
            sigmoid: sigmoid.output(&x),
        }
    };
    let rows: Vec<Row> = [0, 4, 8, 12, 16, 20].into_iter().map(row).collect();

    let changes = rows.windows(2).filter(|pair| pair[0].step != pair[1].step);
    assert_eq!(changes.count(), 1);
    assert!(rows.is_sorted_by(|a, b| a.sigmoid < b.sigmoid));
    assert!(rows[0].sigmoid < 0.05 && rows[5].sigmoid > 0.95);
    // 0.3 is no double, and adding it n times rounds n times: the table needs rounding to three digits.
    for row in &rows {
        assert!((row.sum - 0.3 * row.inputs as f64).abs() <= 1e-15 * row.inputs as f64);
    }
    // Ten inputs are left out for that reason. Their sum is 3 in decimals and a little less in doubles.
    let ten = row(10);
    assert!(-1e-15 < ten.z && ten.z < 0.0 && ten.step == 0.0);
    assert!(row(11).sigmoid > 0.5);
    lock!("fuzziness", Fuzziness { rows });
}

#[test]
fn a_large_input_with_a_negative_weight_makes_a_small_output() {
    #[derive(Serialize)]
    struct LargeInput {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        w: f64,
        x: f64,
        z: f64,
        y: f64,
    }

    let rows: Vec<Row> = [3.0, -3.0]
        .into_iter()
        .map(|w| {
            let unit = Neuron::new(array![w], 0.0, Sigmoid);
            Row {
                w,
                x: 2.0,
                z: unit.weighted_input(&array![2.0]),
                y: unit.output(&array![2.0]),
            }
        })
        .collect();

    assert!(rows[0].y > 0.99 && rows[1].y < 0.01);
    // Of the weighted input the rule is true without exception.
    for tenths in -300..300 {
        let z = f64::from(tenths) / 10.0;
        assert!(Sigmoid.apply(z) < Sigmoid.apply(z + 0.1));
    }
    lock!("large_input", LargeInput { rows });
}

#[test]
fn the_sum_is_a_step_on_the_way_to_the_output() {
    #[derive(Serialize)]
    struct OutputIsNotSum {
        sum: f64,
        z: f64,
        y: f64,
    }

    let unit = Neuron::new(array![1.0, 1.0, 1.0], -1.0, Sigmoid);
    let x = array![1.0, 0.0, 0.0];
    let z = unit.weighted_input(&x);
    let numbers = OutputIsNotSum {
        sum: z - unit.bias(),
        z,
        y: unit.output(&x),
    };

    assert_eq!((numbers.sum, numbers.z, numbers.y), (1.0, 0.0, 0.5));
    lock!("output_is_not_sum", numbers);
}
