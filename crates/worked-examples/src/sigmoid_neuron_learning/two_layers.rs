//! Two layers: the slopes of three units, worked out from the end to the beginning and measured.

use activations::{Activation, Sigmoid};
use learning::GradientCheck;
use ndarray::{Array1, ArrayRef1};

use crate::record::record;

/// What goes into both hidden units.
pub const INPUTS: [f64; 2] = [1.0, 2.0];
/// What the output unit should answer.
pub const WANTED: f64 = 1.0;

/// Two weights and a bias of each hidden unit.
pub const HIDDEN: [[f64; 3]; 2] = [[2.0, -1.0, 1.0], [-1.0, 1.0, -2.0]];
/// Two weights and a bias of the output unit.
pub const LAST: [f64; 3] = [2.0, -1.0, -1.0];

/// The parameters, in the order of the rows of [`TwoLayers`].
pub const PARAMETERS: [&str; 9] = ["v₁", "v₂", "c", "w₁₁", "w₁₂", "b₁", "w₂₁", "w₂₂", "b₂"];

record! {
    /// A unit on the way forward, and its error signal `∂L/∂z` on the way back.
    UnitRow { unit: &'static str, z: f64, output: f64, delta: f64 }

    /// The slope of the loss by one parameter, worked out and measured.
    SlopeRow { parameter: &'static str, slope: f64, measured: f64 }

    /// One example in a network of two layers.
    TwoLayers { units: Vec<UnitRow>, loss: f64, slopes: Vec<SlopeRow> }
}

/// `w₁ x₁ + w₂ x₂ + b`
fn weighted([w1, w2, b]: [f64; 3], [x1, x2]: [f64; 2]) -> f64 {
    w1 * x1 + w2 * x2 + b
}

/// `½ (f − y)²`, with `f = σ(v₁ σ(z₁) + v₂ σ(z₂) + c)`.
pub fn loss(hidden: [[f64; 3]; 2], last: [f64; 3], inputs: [f64; 2], wanted: f64) -> f64 {
    let a = hidden.map(|unit| Sigmoid.apply(weighted(unit, inputs)));
    let f = Sigmoid.apply(weighted(last, a));
    0.5 * (f - wanted) * (f - wanted)
}

/// The way forward and back: `δ = (f − y) f (1 − f)`, `δᵢ = δ vᵢ aᵢ (1 − aᵢ)`, and a slope is an error signal times what its
/// weight is multiplied by.
pub fn two_layers(
    hidden: [[f64; 3]; 2],
    last: [f64; 3],
    inputs: [f64; 2],
    wanted: f64,
) -> TwoLayers {
    let z = hidden.map(|unit| weighted(unit, inputs));
    let a = z.map(|z| Sigmoid.apply(z));
    let z_last = weighted(last, a);
    let f = Sigmoid.apply(z_last);

    let delta = (f - wanted) * f * (1.0 - f);
    let deltas = [0, 1].map(|i| delta * last[i] * a[i] * (1.0 - a[i]));
    let row = |delta: f64, [x1, x2]: [f64; 2]| [delta * x1, delta * x2, delta];
    let claimed = [
        row(delta, a),
        row(deltas[0], inputs),
        row(deltas[1], inputs),
    ]
    .concat();

    let theta = Array1::from([last, hidden[0], hidden[1]].concat());
    let at = |theta: &ArrayRef1<f64>| {
        let unit = |from: usize| [theta[from], theta[from + 1], theta[from + 2]];
        loss([unit(3), unit(6)], unit(0), inputs, wanted)
    };
    let check = GradientCheck::new(at, &theta, &Array1::from(claimed));
    let unit = |unit, z, output, delta| UnitRow {
        unit,
        z,
        output,
        delta,
    };
    TwoLayers {
        units: vec![
            unit("first hidden", z[0], a[0], deltas[0]),
            unit("second hidden", z[1], a[1], deltas[1]),
            unit("output", z_last, f, delta),
        ],
        loss: loss(hidden, last, inputs, wanted),
        slopes: (PARAMETERS
            .into_iter()
            .zip(&check.claimed)
            .zip(&check.numerical))
        .map(|((parameter, &slope), &measured)| SlopeRow {
            parameter,
            slope,
            measured,
        })
        .collect(),
    }
}
