//! The perceptron rule: a unit with a step learns without a slope.

use learning::{Dataset, PerceptronRule, StopReason};
use ndarray::{Array1, Array2};
use neuron_core::{Neuron, binary_inputs};

use crate::building_a_neuron::firing::ABOVE;
use crate::building_a_neuron::inhibition::{AND_TABLE, OR_TABLE};
use crate::building_a_neuron::layers::XOR;
use crate::record::record;

/// The learning rate.
pub const LEARNING_RATE: f64 = 1.0;

/// A walk over the data is a pass; without an answer the rule is stopped after so many.
pub const PASSES: usize = 1000;

/// What is to be learned: a name, the number of inputs, and the targets for 00… to 11….
pub const TASKS: [(&str, usize, &[f64]); 4] = [
    ("and", 2, &AND_TABLE),
    ("or", 2, &OR_TABLE),
    ("movie", 3, &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
    ("exclusive or", 2, &XOR),
];

record! {
    /// What the rule makes of several tasks within so many `passes`.
    Learned { passes: usize, rows: Vec<LearnedRow> }

    /// How many updates were made, where they led, and whether a pass without a mistake was reached. `outputs` are those of
    /// the unit in the end.
    LearnedRow {
        #[serde(skip)] outputs: Vec<f64>,
        task: &'static str, updates: usize, weights: Vec<f64>, bias: f64, learned: &'static str,
    }
}

/// An update: the case that was answered wrongly, what was wanted, and the weights and the bias that it led to.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// The inputs of the case.
    pub x: Vec<f64>,
    /// What the neuron should have answered.
    pub wanted: f64,
    /// The weights after the update.
    pub weights: Vec<f64>,
    /// The bias after the update.
    pub bias: f64,
}

/// The updates of the rule on some cases, from zero and in this order, until a pass brings none, or for so many passes.
///
/// # Panics
///
/// When a target is neither 0 nor 1.
pub fn updates(cases: &[(Vec<f64>, f64)], passes: usize) -> Vec<Update> {
    let mut neuron = Neuron::zeros(cases[0].0.len(), ABOVE);
    let rule = PerceptronRule {
        learning_rate: LEARNING_RATE,
        epochs: 1,
    };
    let mut updates = Vec::new();
    for _ in 0..passes {
        let before = updates.len();
        for (x, wanted) in cases {
            let inputs = Array2::from_shape_vec((1, x.len()), x.clone()).expect("one case");
            let case = Dataset::new(&inputs, &Array1::from(vec![*wanted])).expect("finite inputs");
            let history = rule.fit(&mut neuron, &case).expect("targets of 0 and 1");
            if history.updates() > 0 {
                updates.push(Update {
                    x: x.clone(),
                    wanted: *wanted,
                    weights: neuron.weights().to_vec(),
                    bias: neuron.bias(),
                });
            }
        }
        if updates.len() == before {
            break;
        }
    }
    updates
}

/// The cases of a task in counting order, each with what is wanted.
///
/// # Panics
///
/// When no task has this name.
pub fn task(name: &str) -> Vec<(Vec<f64>, f64)> {
    let task = TASKS.iter().find(|task| task.0 == name);
    let (_, inputs, targets) = task.expect("a task of this name");
    binary_inputs(*inputs)
        .map(|x| x.to_vec())
        .zip(targets.iter().copied())
        .collect()
}

/// All cases of so many inputs of 0 or 1, in counting order, and what is wanted.
///
/// # Panics
///
/// When there is not a target for each case.
pub fn cases(inputs: usize, targets: &[f64]) -> Dataset {
    let x: Vec<f64> = binary_inputs(inputs).flatten().collect();
    let x = Array2::from_shape_vec((targets.len(), inputs), x).expect("a target for each case");
    Dataset::new(&x, &Array1::from(targets.to_vec())).expect("cases are finite")
}

/// `w ← w + η(y − a)x, b ← b + η(y − a)`: it learns whatever a unit can do.
///
/// # Panics
///
/// When a target is neither 0 nor 1.
pub fn perceptron_rule(tasks: &[(&'static str, usize, &[f64])]) -> Learned {
    let row = |&(task, inputs, targets): &(&'static str, usize, &[f64])| {
        let mut neuron = Neuron::zeros(inputs, ABOVE);
        let rule = PerceptronRule {
            learning_rate: LEARNING_RATE,
            epochs: PASSES,
        };
        let history = rule
            .fit(&mut neuron, &cases(inputs, targets))
            .expect("targets of 0 and 1");
        LearnedRow {
            outputs: binary_inputs(inputs).map(|x| neuron.output(&x)).collect(),
            task,
            updates: history.updates(),
            weights: neuron.weights().to_vec(),
            bias: neuron.bias(),
            learned: if history.stopped == StopReason::Converged {
                "yes"
            } else {
                "no"
            },
        }
    };
    Learned {
        passes: PASSES,
        rows: tasks.iter().map(row).collect(),
    }
}
