//! Taylor's formula: what the slope at w = 0, b = 0 knows about other positions, and what it leaves out.

use learning::{SquaredError, TaylorExpansion};
use ndarray::Array1;

use super::two_points::{loss, neuron, two_points};
use crate::record::record;

/// The position that all steps begin at.
pub const FROM: (f64, f64) = (0.0, 0.0);

/// The rates of [`taylor`].
pub const RATES: [f64; 4] = [1.0, 0.1, 0.01, 0.001];

/// The rates of [`step_sizes`].
pub const STEP_RATES: [f64; 5] = [1.0, 2.0, 5.0, 10.0, 100.0];

record! {
    /// `½ uᵀHu` for `u = −∇L`, and the loss after steps of several lengths.
    Taylor { half_curvature: f64, rows: Vec<TaylorRow> }

    /// `actual = L(ηu)`, `first_order = L − η|∇L|²`, `second_order = first_order + ½η² uᵀHu`, and
    /// `remainder = (actual − first_order)/η²`.
    TaylorRow { eta: f64, actual: f64, first_order: f64, second_order: f64, remainder: f64 }

    /// The loss at the `start`, and after one step with several rates.
    StepSizes { start: f64, rows: Vec<StepSizeRow> }

    /// `predicted = L − η|∇L|²`, `actual = L(−η∇L)`.
    StepSizeRow { eta: f64, predicted: f64, actual: f64 }
}

/// The expansion of the loss where the steps begin.
pub fn expansion() -> TaylorExpansion {
    TaylorExpansion::new(&SquaredError, &neuron(FROM), &two_points())
}

/// `L(θ + ηu) = L + η∇L·u + ½η² uᵀHu + …`: what the slope leaves out is the curvature.
pub fn taylor(rates: &[f64]) -> Taylor {
    along(rates, |gradient| -gradient)
}

/// [`taylor`] along another direction, which is a unit vector: u is as long as the gradient.
pub fn taylor_along(direction: &Array1<f64>, rates: &[f64]) -> Taylor {
    along(rates, |gradient| direction * gradient.dot(gradient).sqrt())
}

fn along(rates: &[f64], u: impl Fn(&Array1<f64>) -> Array1<f64>) -> Taylor {
    let expansion = expansion();
    let u = u(&expansion.gradient);
    let row = |&eta: &f64| {
        let step = eta * &u;
        let actual = loss((step[0], step[1]));
        let first_order = expansion.first_order(&step);
        TaylorRow {
            eta,
            actual,
            first_order,
            second_order: expansion.second_order(&step),
            remainder: (actual - first_order) / (eta * eta),
        }
    };
    Taylor {
        half_curvature: 0.5 * expansion.curvature_along(&u),
        rows: rates.iter().map(row).collect(),
    }
}

/// `L − η|∇L|²` and `L(−η∇L)`: a long step goes up where the slope promised less than nothing.
pub fn step_sizes(rates: &[f64]) -> StepSizes {
    let expansion = expansion();
    let row = |&eta: &f64| {
        let step = -eta * &expansion.gradient;
        StepSizeRow {
            eta,
            predicted: expansion.first_order(&step),
            actual: loss((step[0], step[1])),
        }
    };
    StepSizes {
        start: loss(FROM),
        rows: rates.iter().map(row).collect(),
    }
}
