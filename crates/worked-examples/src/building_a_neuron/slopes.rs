//! Slopes: difference quotients of a step, of functions with a kink, and of the sigmoid.

use activations::{Activation, Sigmoid, Step};

use crate::record::{Table, record};

/// h of the difference quotients.
pub const H: f64 = 1e-6;

/// Where [`step_slope`] looks for the slope of the step.
pub const STEP_AT: [f64; 6] = [-4.0, -1.0, -0.1, 0.1, 1.0, 4.0];

/// h of the quotients across the jump.
pub const ACROSS: [f64; 3] = [0.1, 0.01, 0.001];

/// Where [`sigmoid_slope`] measures.
pub const SIGMOID_AT: [f64; 7] = [-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0];

record! {
    /// `left = (f(0) − f(−h))/h`, `right = (f(h) − f(0))/h`.
    OneSidedRow { function: &'static str, left: f64, right: f64 }

    /// The slope of the step, off its jump and at it.
    StepSlope { rows: Vec<StepRow>, at_the_jump: Vec<JumpRow> }

    /// `(u(z + h) − u(z − h))/2h`.
    StepRow { z: f64, quotient: f64 }

    /// `(u(h) − u(−h))/2h`.
    JumpRow { h: f64, quotient: f64 }

    /// `quotient = (σ(z + h) − σ(z − h))/2h`, `formula = y(1 − y)` with `y = σ(z)`, and `quotient − formula`.
    SigmoidSlopeRow { z: f64, quotient: f64, formula: f64, difference: f64 }
}

/// `(f(z + h) − f(z − h))/2h`.
pub fn central_quotient(f: impl Fn(f64) -> f64, z: f64, h: f64) -> f64 {
    (f(z + h) - f(z - h)) / (2.0 * h)
}

/// `|x|` and `max(0, x)` have two slopes at 0, the sigmoid has one: continuous is not differentiable.
pub fn one_sided_slopes(h: f64) -> Table<OneSidedRow> {
    let row = |function, f: fn(f64) -> f64| OneSidedRow {
        function,
        left: (f(0.0) - f(-h)) / h,
        right: (f(h) - f(0.0)) / h,
    };
    Table {
        rows: vec![
            row("|x|", f64::abs),
            row("max(0, x)", |x| x.max(0.0)),
            row("σ(x)", |x| Sigmoid.apply(x)),
        ],
    }
}

/// `u′(z) = 0` for `z ≠ 0`, and at 0 the quotient is `1/2h`, without a limit.
pub fn step_slope(at: &[f64], h: f64, across: &[f64]) -> StepSlope {
    let quotient = |z, h| central_quotient(|z| Step::default().apply(z), z, h);
    StepSlope {
        rows: at
            .iter()
            .map(|&z| StepRow {
                z,
                quotient: quotient(z, h),
            })
            .collect(),
        at_the_jump: across
            .iter()
            .map(|&h| JumpRow {
                h,
                quotient: quotient(0.0, h),
            })
            .collect(),
    }
}

/// `σ′(z) = y(1 − y)`.
pub fn sigmoid_slope(at: &[f64], h: f64) -> Table<SigmoidSlopeRow> {
    let row = |&z| {
        let quotient = central_quotient(|z| Sigmoid.apply(z), z, h);
        let y = Sigmoid.apply(z);
        let formula = y * (1.0 - y);
        SigmoidSlopeRow {
            z,
            quotient,
            formula,
            difference: quotient - formula,
        }
    };
    at.iter().map(row).collect()
}
