//! Hinges: a sum of ReLUs is a line with kinks, and follows a curve.

use std::f64::consts::PI;

use activations::{Differentiable, Identity, Relu, Sigmoid};
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

/// A curve over [0, π], between 0 and 1, that a network of hinges can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// `sin x`, an arch.
    Sine,
    /// `(x/π)²`, which rises faster and faster.
    Parabola,
    /// `|2x/π − 1|`, straight but for the corner in the middle.
    AbsoluteValue,
    /// `4σ′(12x/π − 6)`, level but for a hump in the middle.
    Bump,
}

impl Curve {
    /// Its height at x.
    pub fn value(self, x: f64) -> f64 {
        let share = x / PI;
        match self {
            Curve::Sine => sine(x),
            Curve::Parabola => share * share,
            Curve::AbsoluteValue => (2.0 * share - 1.0).abs(),
            Curve::Bump => 4.0 * Sigmoid.derivative(12.0 * share - 6.0),
        }
    }
}

/// One hidden layer of ReLUs with the weight 1, each with its kink at a place of its own, and an output that adds them up.
#[derive(Clone, Debug)]
pub struct HingeNetwork {
    /// The curve that it follows.
    pub curve: Curve,
    /// The ReLUs.
    pub hidden: Vec<Neuron<Relu>>,
    /// What adds them up: its weights are by how much the slope changes at each kink.
    pub output: Neuron<Identity>,
}

impl HingeNetwork {
    /// The network that meets the sine at the ends of so many equal pieces of [0, π].
    pub fn on_sine(pieces: u32) -> Self {
        Self::on(Curve::Sine, pieces)
    }

    /// The network that meets a curve at the ends of so many equal pieces of [0, π].
    pub fn on(curve: Curve, pieces: u32) -> Self {
        let slope =
            |i| (curve.value(kink(i + 1, pieces)) - curve.value(kink(i, pieces))) / kink(1, pieces);
        let bend = |i| {
            if i == 0 {
                slope(0)
            } else {
                slope(i) - slope(i - 1)
            }
        };
        let bends: Array1<f64> = (0..pieces).map(bend).collect();
        Self {
            curve,
            hidden: (0..pieces)
                .map(|i| Neuron::new(array![1.0], -kink(i, pieces), Relu))
                .collect(),
            output: Neuron::new(bends, curve.value(0.0), Identity),
        }
    }

    /// `f(0) + Σ vᵢ max(0, x − kᵢ)`, and the sine begins at 0.
    pub fn answer(&self, x: f64) -> f64 {
        let x = array![x];
        let hidden: Array1<f64> = self.hidden.iter().map(|unit| unit.output(&x)).collect();
        self.output.output(&hidden)
    }

    /// How far the answer is from the curve.
    pub fn error(&self, x: f64) -> f64 {
        (self.answer(x) - self.curve.value(x)).abs()
    }

    /// Where in [0, π] it is farthest. The sine bends most in the middle, and there the line misses most: in the two
    /// pieces beside π/2, of which one is enough, or in the one around it. The parabola bends alike everywhere, so that
    /// piece will do, and it has the corner of the absolute value. The hump is searched.
    pub fn worst(&self) -> f64 {
        let pieces = u32::try_from(self.hidden.len()).expect("the pieces were counted in 32 bits");
        let (from, to) = if self.curve == Curve::Bump {
            // A piece can bend both ways and then misses most in two places: it is looked at in eighths, along its chord.
            let eighths = 8 * pieces;
            let miss = |i: u32| {
                let [left, right] = [i / 8, i / 8 + 1].map(|i| self.curve.value(kink(i, pieces)));
                let chord = left + f64::from(i % 8) / 8.0 * (right - left);
                (chord - self.curve.value(kink(i, eighths))).abs()
            };
            // The curve is as high on the right as on the left, so half of the way is enough.
            let middle = (0..=eighths / 2).max_by(|i, j| miss(*i).total_cmp(&miss(*j)));
            let middle = middle.unwrap_or(0).max(1);
            (kink(middle - 1, eighths), kink(middle + 1, eighths))
        } else {
            let middle = pieces.div_ceil(2);
            (kink(middle - 1, pieces), kink(middle, pieces))
        };
        maximum(|x| self.error(x), from, to, 40)
    }
}

/// `iπ/n`, where piece i of n begins.
pub fn kink(i: u32, pieces: u32) -> f64 {
    f64::from(i) * (PI / f64::from(pieces))
}

/// The largest distance between the sine and a line with so many pieces.
pub fn max_error(pieces: u32) -> f64 {
    max_error_on(Curve::Sine, pieces)
}

/// The largest distance between a curve and a line with so many pieces.
pub fn max_error_on(curve: Curve, pieces: u32) -> f64 {
    let network = HingeNetwork::on(curve, pieces);
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
