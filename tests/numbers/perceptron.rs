//! A unit with a step learns after all, by a rule that needs no slope.

use activations::{AtZero, Step};
use learning::{Dataset, PerceptronRule, StopReason};
use ndarray::{Array1, Array2};
use neuron_core::{Neuron, binary_inputs};
use serde::Serialize;

/// A walk over the data is a pass; without an answer the rule is stopped after so many.
const PASSES: usize = 1000;

/// The cases of n inputs of 0 or 1, in counting order, and what is wanted.
fn cases(inputs: usize, targets: &[f64]) -> Dataset {
    let x: Vec<f64> = binary_inputs(inputs).flatten().collect();
    let x = Array2::from_shape_vec((targets.len(), inputs), x).expect("a target for each case");
    Dataset::new(&x, &Array1::from(targets.to_vec())).expect("good examples")
}

#[test]
fn the_perceptron_rule_learns_whatever_a_unit_can_do() {
    #[derive(Serialize)]
    struct Learned {
        passes: usize,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        task: &'static str,
        updates: usize,
        weights: Vec<f64>,
        bias: f64,
        learned: &'static str,
    }

    let silent_at_zero = Step {
        at_zero: AtZero::Zero,
    };
    let tasks: [(&str, usize, &[f64]); 4] = [
        ("and", 2, &[0.0, 0.0, 0.0, 1.0]),
        ("or", 2, &[0.0, 1.0, 1.0, 1.0]),
        ("movie", 3, &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
        ("exclusive or", 2, &[0.0, 1.0, 1.0, 0.0]),
    ];
    let rows: Vec<Row> = tasks
        .into_iter()
        .map(|(task, inputs, targets)| {
            let mut neuron = Neuron::zeros(inputs, silent_at_zero);
            let rule = PerceptronRule {
                learning_rate: 1.0,
                epochs: PASSES,
            };
            let history = rule
                .fit(&mut neuron, &cases(inputs, targets))
                .expect("targets of 0 and 1");
            let updates = history.updates();
            // A pass without a mistake.
            let learned = history.stopped == StopReason::Converged;
            // What it says it has learned it has learned.
            let outputs: Vec<f64> = binary_inputs(inputs).map(|x| neuron.output(&x)).collect();
            assert_eq!(outputs == targets, learned);
            Row {
                task,
                updates,
                weights: neuron.weights().to_vec(),
                bias: neuron.bias(),
                learned: if learned { "yes" } else { "no" },
            }
        })
        .collect();

    let [and, or, movie, xor] = [&rows[0], &rows[1], &rows[2], &rows[3]];
    assert_eq!((and.updates, or.updates, movie.updates), (10, 4, 20));
    assert!([and, or, movie].iter().all(|row| row.learned == "yes"));
    // Exclusive or: mistakes in every pass, and after a thousand of them the weights have got nowhere.
    assert!(xor.learned == "no" && xor.updates >= PASSES);
    assert!(xor.weights.iter().all(|w| w.abs() <= 1.0));
    // The movie rule: 3 for the studio, 2 and 1 for the others, and more than 2 is needed.
    assert_eq!(
        (&movie.weights[..], movie.bias),
        (&[3.0, 2.0, 1.0][..], -2.0)
    );
    lock!(
        "perceptron_rule",
        Learned {
            passes: PASSES,
            rows
        }
    );
}
