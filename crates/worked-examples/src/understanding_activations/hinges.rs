//! Hinges: a sum of ReLUs is a line with kinks, and follows a curve.

use std::f64::consts::PI;

use activations::{Identity, Relu};
use ndarray::{Array1, array};
use neuron_core::Neuron;

use crate::numerics::{maximum, sine};
use crate::record::{Table, record};

/// The numbers of pieces of [`hinges`].
pub const PIECES: [u32; 4] = [4, 8, 16, 32];

record! {
    /// The largest distance from the sine, and how many times as large it is with half as many pieces.
    HingesRow { pieces: u32, max_error: f64, ratio: f64 }
}

/// One hidden layer of ReLUs with the weight 1, each with its kink at a place of its own, and an output that adds them up.
#[derive(Clone, Debug)]
pub struct HingeNetwork {
    /// The ReLUs.
    pub hidden: Vec<Neuron<Relu>>,
    /// What adds them up: its weights are by how much the slope changes at each kink.
    pub output: Neuron<Identity>,
}

impl HingeNetwork {
    /// The network that meets the sine at the ends of so many equal pieces of [0, π].
    pub fn on_sine(pieces: u32) -> Self {
        let slope = |i| (sine(kink(i + 1, pieces)) - sine(kink(i, pieces))) / kink(1, pieces);
        let bend = |i| {
            if i == 0 {
                slope(0)
            } else {
                slope(i) - slope(i - 1)
            }
        };
        let bends: Array1<f64> = (0..pieces).map(bend).collect();
        Self {
            hidden: (0..pieces)
                .map(|i| Neuron::new(array![1.0], -kink(i, pieces), Relu))
                .collect(),
            output: Neuron::new(bends, 0.0, Identity),
        }
    }

    /// `Σ vᵢ max(0, x − kᵢ)`.
    pub fn answer(&self, x: f64) -> f64 {
        let x = array![x];
        let hidden: Array1<f64> = self.hidden.iter().map(|unit| unit.output(&x)).collect();
        self.output.output(&hidden)
    }

    /// How far the answer is from the sine.
    pub fn error(&self, x: f64) -> f64 {
        (self.answer(x) - sine(x)).abs()
    }

    /// Where in [0, π] it is farthest. The sine bends most in the middle, and there the line misses most: in the two
    /// pieces beside π/2, of which one is enough, or in the one around it.
    pub fn worst(&self) -> f64 {
        let pieces = u32::try_from(self.hidden.len()).expect("the pieces were counted in 32 bits");
        let middle = pieces.div_ceil(2);
        maximum(
            |x| self.error(x),
            kink(middle - 1, pieces),
            kink(middle, pieces),
            40,
        )
    }
}

/// `iπ/n`, where piece i of n begins.
pub fn kink(i: u32, pieces: u32) -> f64 {
    f64::from(i) * (PI / f64::from(pieces))
}

/// The largest distance between the sine and a line with so many pieces.
pub fn max_error(pieces: u32) -> f64 {
    let network = HingeNetwork::on_sine(pieces);
    network.error(network.worst())
}

/// `h²/8 · max |sin|`: twice as many pieces come four times as close.
pub fn hinges(pieces: &[u32]) -> Table<HingesRow> {
    let row = |&pieces| HingesRow {
        pieces,
        max_error: max_error(pieces),
        ratio: max_error(pieces / 2) / max_error(pieces),
    };
    pieces.iter().map(row).collect()
}
