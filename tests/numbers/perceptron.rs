//! A unit with a step learns after all, by a rule that needs no slope.

use activations::{AtZero, Step};
use ndarray::{Array1, array};
use neuron_core::{Neuron, binary_inputs};
use serde::Serialize;

/// A walk over the data is a pass; without an answer the rule is stopped after so many.
const PASSES: usize = 1000;

/// Rosenblatt's rule from zero weights, the examples in counting order. The number of updates, the neuron, and whether
/// it came through a pass without a mistake.
fn perceptron_rule(inputs: usize, targets: &[f64]) -> (usize, Neuron<Step>, bool) {
    let silent_at_zero = Step {
        at_zero: AtZero::Zero,
    };
    let (mut weights, mut bias) = (Array1::zeros(inputs), 0.0);
    let mut updates = 0;
    for _ in 0..PASSES {
        let mut mistakes = 0;
        for (x, &y) in binary_inputs(inputs).zip(targets) {
            let neuron = Neuron::new(weights.clone(), bias, silent_at_zero);
            let error = y - neuron.output(&x);
            if error != 0.0 {
                weights.scaled_add(error, &x);
                bias += error;
                mistakes += 1;
            }
        }
        updates += mistakes;
        if mistakes == 0 {
            return (updates, Neuron::new(weights, bias, silent_at_zero), true);
        }
    }
    (updates, Neuron::new(weights, bias, silent_at_zero), false)
}

#[test]
fn the_perceptron_rule_learns_whatever_a_unit_can_do() {
    #[derive(Serialize)]
    struct PerceptronRule {
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

    let tasks: [(&str, usize, &[f64]); 4] = [
        ("and", 2, &[0.0, 0.0, 0.0, 1.0]),
        ("or", 2, &[0.0, 1.0, 1.0, 1.0]),
        ("movie", 3, &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
        ("exclusive or", 2, &[0.0, 1.0, 1.0, 0.0]),
    ];
    let rows: Vec<Row> = tasks
        .into_iter()
        .map(|(task, inputs, targets)| {
            let (updates, neuron, learned) = perceptron_rule(inputs, targets);
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
    let learned = Neuron::new(
        array![3.0, 2.0, 1.0],
        -2.0,
        Step {
            at_zero: AtZero::Zero,
        },
    );
    assert_eq!(movie.weights, learned.weights().to_vec());
    assert_eq!(movie.bias, learned.bias());
    lock!(
        "perceptron_rule",
        PerceptronRule {
            passes: PASSES,
            rows
        }
    );
}
