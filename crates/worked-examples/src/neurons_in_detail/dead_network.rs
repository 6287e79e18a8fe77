//! Dead networks: how many units must be alive, so that a network still learns.

use std::ops::ControlFlow;

use activations::{Activation, Differentiable, Relu};
use learning::{Descent, GradientDescent};
use ndarray::Array1;

use super::dead_units::{ENOUGH, EpochsNeeded, LONG};
use crate::record::{Table, record};

/// `(x, y)` with `y = 2x + 1`.
pub const EXAMPLES: [(f64, f64); 3] = [(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)];

/// The hidden units of the network.
pub const HIDDEN: usize = 3;

/// Weight, bias and the output's weight of a hidden unit that some examples reach.
pub const AWAKE: [f64; 3] = [1.0, 0.0, 1.0];

/// The same of one that no example reaches.
pub const DEAD: [f64; 3] = [1.0, -10.0, 1.0];

/// The learning rate.
pub const LEARNING_RATE: f64 = 0.05;

record! {
    /// How many hidden units were `awake` at the start, the epochs until the network has learned, its loss then, and its
    /// parameters.
    DeadNetworkRow { awake: usize, epochs: EpochsNeeded, loss: f64, #[serde(skip)] theta: Parameters }
}

/// Weight, bias and the output's weight of each hidden unit, and the bias of the output.
pub type Parameters = Vec<f64>;

/// The parameters of a network in which so many hidden units are awake.
pub fn start(awake: usize) -> Parameters {
    let units = (0..HIDDEN).flat_map(|unit| if unit < awake { AWAKE } else { DEAD });
    units.chain([0.0]).collect()
}

/// `L(θ) = ½ Σ (c + Σ vᵢ max(0, wᵢ x + bᵢ) − y)²` and its slopes, from the output backward.
pub fn loss(theta: &[f64], slopes: &mut [f64]) -> f64 {
    let bias = 3 * HIDDEN;
    let units = theta[..bias].chunks(3);
    slopes.fill(0.0);
    let mut loss = 0.0;
    for (x, y) in EXAMPLES {
        let heard = |unit: &[f64]| unit[2] * Relu.apply(unit[0] * x + unit[1]);
        let error = units.clone().map(heard).sum::<f64>() + theta[bias] - y;
        loss += 0.5 * error * error;
        slopes[bias] += error;
        for (unit, slopes) in units.clone().zip(slopes.chunks_mut(3)) {
            let z = unit[0] * x + unit[1];
            let delta = error * unit[2] * Relu.derivative(z);
            slopes[0] += delta * x;
            slopes[1] += delta;
            slopes[2] += error * Relu.apply(z);
        }
    }
    loss
}

/// `θ ← θ − η∇L(θ)`, from networks with so many units awake.
///
/// # Panics
///
/// When the loss does not stay finite.
pub fn dead_network(awake: &[usize]) -> Table<DeadNetworkRow> {
    let row = |&awake| {
        let mut theta = Array1::from(start(awake));
        let rule = GradientDescent {
            learning_rate: LEARNING_RATE,
        };
        let history = Descent { rule, steps: LONG }
            .minimize_observed(loss, &mut theta, |epoch, _| {
                if epoch.loss < ENOUGH {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            })
            .expect("the loss stays finite");
        DeadNetworkRow {
            awake,
            epochs: EpochsNeeded::of(&history),
            loss: history.last().loss,
            theta: theta.to_vec(),
        }
    };
    awake.iter().map(row).collect()
}
