//! Gradient checks: derivatives worked out, beside those measured; and a program whose two did not agree.

use learning::{GradientCheck, SquaredError, gradient};
use ndarray::{Array1, array};

use super::two_points::{Position, loss, neuron, two_points};
use crate::record::{Table, record};

/// The positions of [`gradient_check`], in words and as `(w, b)`.
pub const POSITIONS: [(&str, (f64, f64)); 2] =
    [("(0, −8)", (0.0, -8.0)), ("(0.5, 0.5)", (0.5, 0.5))];

/// The parameters of a neuron with one input.
pub const PARAMETERS: [&str; 2] = ["w", "b"];

/// The epochs of the program.
pub const EPOCHS: usize = 1000;

/// The epochs whose positions are listed.
pub const LISTED: [usize; 6] = [0, 1, 10, 100, 500, 1000];

record! {
    /// The slope by one parameter, by its formula and by a difference quotient of the loss.
    GradientCheckRow { at: &'static str, parameter: &'static str, formula: f64, measured: f64 }

    /// A program that climbs: some positions of its run, how many `of` its epochs `rises` the loss in, and its slopes at
    /// the start. All of its positions are in `path`, by epoch.
    PublishedBug {
        #[serde(skip)] path: Vec<Position>,
        rows: Vec<Position>, rises: usize, of: usize, check: Vec<CodedRow>,
    }

    /// The slope by one parameter, as it is coded and by a difference quotient of the coded loss.
    CodedRow { parameter: &'static str, coded: f64, measured: f64 }
}

/// `(L(θ + h) − L(θ − h))/2h ≈ ∂L/∂θ`, beside the formula.
pub fn gradient_check() -> Table<GradientCheckRow> {
    let row = |(at, (w, b))| {
        let formula = gradient(&SquaredError, &neuron((w, b)), &two_points());
        let check = GradientCheck::new(|theta| loss((theta[0], theta[1])), &array![w, b], &formula);
        [0, 1].map(|i| GradientCheckRow {
            at,
            parameter: PARAMETERS[i],
            formula: check.claimed[i],
            measured: check.numerical[i],
        })
    };
    POSITIONS.into_iter().flat_map(row).collect()
}

/// The loss of the neuron as it is coded, `σ(wx − b)`.
pub fn coded_loss((w, b): (f64, f64)) -> f64 {
    loss((w, -b))
}

/// The slopes as they are coded: those by the weight and the bias of a neuron whose z ends in the bias, with the outputs of
/// one whose z ends in minus the bias.
pub fn coded_slopes((w, b): (f64, f64)) -> Array1<f64> {
    gradient(&SquaredError, &neuron((w, -b)), &two_points())
}

/// The coded slopes beside those measured of the coded loss.
pub fn coded_check((w, b): (f64, f64)) -> GradientCheck {
    let coded = |theta: &ndarray::ArrayRef1<f64>| coded_loss((theta[0], theta[1]));
    GradientCheck::new(coded, &array![w, b], &coded_slopes((w, b)))
}

/// `∂L/∂b` of `σ(wx − b)` with the sign of `σ(wx + b)`: the bias goes uphill, and the loss rises in every epoch.
///
/// # Panics
///
/// When the run is shorter than the epochs [`LISTED`].
pub fn published_bug(start: (f64, f64), learning_rate: f64, epochs: usize) -> PublishedBug {
    let (mut w, mut b) = start;
    let mut path = Vec::new();
    for epoch in 0..=epochs {
        path.push(Position {
            epoch,
            w,
            b,
            loss: coded_loss((w, b)),
        });
        let slopes = coded_slopes((w, b));
        (w, b) = (w - learning_rate * slopes[0], b - learning_rate * slopes[1]);
    }
    let check = coded_check(start);
    let row = |i: usize| CodedRow {
        parameter: PARAMETERS[i],
        coded: check.claimed[i],
        measured: check.numerical[i],
    };
    PublishedBug {
        rows: LISTED.map(|epoch| path[epoch]).to_vec(),
        rises: path
            .windows(2)
            .filter(|pair| pair[1].loss > pair[0].loss)
            .count(),
        of: epochs,
        check: vec![row(0), row(1)],
        path,
    }
}
