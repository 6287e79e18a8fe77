//! Double precision: where the numbers of a computer run out before the sigmoid does.

use std::f64::consts::LN_2;

use activations::{Activation, Differentiable, Sigmoid};

use crate::numerics::first_double;
use crate::record::record;

/// Where the sigmoid is smaller than every normal double.
pub const FAR_LEFT: f64 = -720.0;

/// Where its slope is small, and `1 − σ(z)` is lost.
pub const FAR_RIGHT: f64 = 40.0;

record! {
    /// Where sigmoids become 1 or 0, and what is left of small values. `theory = 54 ln 2` is where the sigmoid of this
    /// workspace becomes 1, and below `naive_zero_below` the formula as it is usually typed is 0.
    SigmoidSaturation { theory: f64, ones: [FirstOne; 3], naive_zero_below: f64, tails: [Tail; 2] }

    /// The least z > 0 from which on a sigmoid is 1, and where theory expects it, in words and as a number.
    FirstOne { sigmoid: &'static str, first_one: f64, expected: &'static str, theory: f64 }

    /// A small quantity, as this workspace computes it and by the formula as it is usually typed.
    Tail { quantity: &'static str, ours: f64, typed: f64 }
}

/// `1/(1 + e⁻ᶻ)` as it is usually typed.
pub fn typed(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The same with 32 bits.
pub fn typed_f32(z: f32) -> f32 {
    1.0 / (1.0 + (-z).exp())
}

/// `1 − σ(z) ≈ e⁻ᶻ` is lost to rounding from 54 ln 2 on, and in the formula as typed earlier.
pub fn sigmoid_saturation() -> SigmoidSaturation {
    let one = |sigmoid, first_one, expected, bits: f64| FirstOne {
        sigmoid,
        first_one,
        expected,
        theory: bits * LN_2,
    };
    // The first double that rounds to the single looked for is no single itself.
    let single = first_double(|z| typed_f32(z as f32) == 1.0) as f32;
    let tail = |quantity, ours, typed| Tail {
        quantity,
        ours,
        typed,
    };
    SigmoidSaturation {
        theory: 54.0 * LN_2,
        ones: [
            one(
                "this book's",
                first_double(|z| Sigmoid.apply(z) == 1.0),
                "54 ln 2",
                54.0,
            ),
            one(
                "as usually typed",
                first_double(|z| typed(z) == 1.0),
                "53 ln 2",
                53.0,
            ),
            one(
                "as usually typed, 32 bits",
                f64::from(single),
                "24 ln 2",
                24.0,
            ),
        ],
        naive_zero_below: -first_double(|z| typed(-z) == 0.0),
        tails: [
            tail("σ(−720)", Sigmoid.apply(FAR_LEFT), typed(FAR_LEFT)),
            tail(
                "σ′(40)",
                Sigmoid.derivative(FAR_RIGHT),
                typed(FAR_RIGHT) * (1.0 - typed(FAR_RIGHT)),
            ),
        ],
    }
}
