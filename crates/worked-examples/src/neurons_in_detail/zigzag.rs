//! Zigzag: with inputs of one sign the slopes by all weights move together.

use activations::{Activation, Identity, Sigmoid};
use learning::{
    Dataset, Frozen, GradientDescent, SquaredError, Training, eigenvalues_2x2, gradient, hessian,
    total_loss,
};
use ndarray::{Array2, aview1};
use neuron_core::Neuron;

use crate::record::{Table, record};

/// Two examples with two inputs each.
pub type Examples = [[f64; 2]; 2];

/// What is wanted for the first example and for the second.
pub const TARGETS: [f64; 2] = [1.0, -1.0];

/// The weighted inputs of the sigmoids whose outputs are the examples.
pub const WEIGHTED_INPUTS: Examples = [[1.0, -0.5], [-0.2, 1.2]];

/// The learning rate of [`zigzag`].
pub const LEARNING_RATE: f64 = 0.5;

/// Descent is over when the loss is below this.
pub const ENOUGH: f64 = 1e-6;

/// The examples of [`gradient_signs`].
pub const SLOPES_OF: [(&str, [f64; 2]); 2] = [("(1, 0.1)", [1.0, 0.1]), ("(0.1, 1)", [0.1, 1.0])];

record! {
    /// `error = a − y`, `g₁ = error · x₁`, `g₂ = error · x₂`, and their sums.
    GradientSignRow { example: &'static str, error: f64, g1: f64, g2: f64 }

    /// Descent with several inputs.
    Zigzag { learning_rate: f64, rows: Vec<ZigzagRow> }

    /// The largest curvature of the loss, divided by the smallest, and the epochs that descent takes. `examples` are the
    /// inputs, and `path` is the way: the weights before the first step and after each.
    ZigzagRow {
        #[serde(skip)] examples: Examples, #[serde(skip)] path: Vec<[f64; 2]>,
        inputs: &'static str, condition: f64, epochs: usize,
    }
}

/// The neuron before the first step: its weights are 0, and so is its bias, which does not move.
pub fn at_rest() -> Neuron<Identity> {
    Neuron::zeros(2, Identity)
}

/// Examples and their targets as a data set.
///
/// # Panics
///
/// When they are not as many, or not finite.
pub fn data(x: &[[f64; 2]], targets: &[f64]) -> Dataset {
    Dataset::new(&Array2::from(x.to_vec()), &aview1(targets)).expect("examples are a data set")
}

/// `∇ℓ = (a − y)x`: the slopes of one example have the sign of its error if its inputs are positive, and their sum can have
/// two signs.
pub fn gradient_signs() -> Table<GradientSignRow> {
    let row = |example, data: &Dataset| {
        // The slope by the bias is the sum of the errors.
        let slopes = gradient(&SquaredError, &at_rest(), data);
        GradientSignRow {
            example,
            error: slopes[2],
            g1: slopes[0],
            g2: slopes[1],
        }
    };
    let [first, second] =
        [0, 1].map(|i| row(SLOPES_OF[i].0, &data(&[SLOPES_OF[i].1], &[TARGETS[i]])));
    let sum = row("sum", &data(&SLOPES_OF.map(|(_, x)| x), &TARGETS));
    Table {
        rows: vec![first, second, sum],
    }
}

/// The outputs of sigmoids, the same stretched to −1 … 1, and the same less one half.
pub fn examples() -> [(&'static str, Examples); 3] {
    let outputs = WEIGHTED_INPUTS.map(|z| z.map(|z| Sigmoid.apply(z)));
    [
        ("outputs of sigmoids", outputs),
        (
            "stretched to −1 … 1",
            outputs.map(|x| x.map(|x| 2.0 * x - 1.0)),
        ),
        ("less one half", outputs.map(|x| x.map(|x| x - 0.5))),
    ]
}

/// The eigenvalues of `XᵀX`, smaller first: the curvatures of the loss `½|Xw − y|²`.
pub fn curvatures(x: &Examples) -> [f64; 2] {
    let hessian = hessian(&SquaredError, &at_rest(), &data(x, &TARGETS));
    eigenvalues_2x2(&Array2::from_shape_fn((2, 2), |(i, j)| hessian[[i, j]]))
}

/// The weights before the first step and after each: every step goes down the slope of one example, the two in turn, until
/// the loss of both is below [`ENOUGH`].
///
/// # Panics
///
/// When the steps are so large that the loss does not stay finite.
pub fn descend(x: &Examples, learning_rate: f64) -> Vec<[f64; 2]> {
    let both = data(x, &TARGETS);
    let each = [0, 1].map(|i| data(&x[i..=i], &TARGETS[i..=i]));
    let step = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate },
        epochs: 1,
    };
    let mut without_bias = Frozen {
        model: at_rest(),
        frozen: vec![2],
    };
    let mut path = vec![[0.0, 0.0]];
    while total_loss(&SquaredError, &without_bias.model, &both) >= ENOUGH {
        for example in &each {
            step.fit(&mut without_bias, example)
                .expect("the loss stays finite");
            let w = without_bias.model.weights();
            path.push([w[0], w[1]]);
        }
    }
    path
}

/// The epochs of a path: two steps each.
pub fn epochs(path: &[[f64; 2]]) -> usize {
    (path.len() - 1) / 2
}

/// `w ← w − η(w·x − y)x`: inputs of two signs make the valley rounder and the way shorter.
pub fn zigzag(learning_rate: f64) -> Zigzag {
    let row = |(inputs, examples)| {
        let [flat, steep] = curvatures(&examples);
        let path = descend(&examples, learning_rate);
        ZigzagRow {
            examples,
            inputs,
            condition: steep / flat,
            epochs: epochs(&path),
            path,
        }
    };
    Zigzag {
        learning_rate,
        rows: examples().into_iter().map(row).collect(),
    }
}
