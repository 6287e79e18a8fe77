//! Chains of units: a slope on its way back through them vanishes, explodes, or passes.

use activations::{Differentiable, Relu, Sigmoid, Tanh};

use crate::record::{Table, record};

/// What goes into the chains.
pub const INPUT: f64 = 0.5;

/// The numbers of layers of [`chains`].
pub const LAYERS: [usize; 6] = [1, 2, 3, 5, 10, 20];

/// The weights of the fourth chain; those of the others are 1.
pub const HALF: f64 = 0.5;

/// The weights of [`explosion`].
pub const LARGE_WEIGHT: f64 = 100.0;

/// The numbers of layers of [`explosion`].
pub const FEW_LAYERS: [usize; 3] = [1, 2, 3];

record! {
    /// `Π w φ′(zᵢ)` for sigmoids, tanh and ReLUs with weights of 1, and for ReLUs with weights of ½.
    ChainRow { layers: usize, sigmoid: f64, tanh: f64, relu: f64, relu_half: f64 }

    /// `Π w σ′(0)`.
    ExplosionRow { layers: usize, factor: f64 }
}

/// `(a, ∂a/∂x)` of a chain of units with one input each, no bias and all weights the same: `a ← φ(wa)`, and the slope is
/// `Π w φ′(zᵢ)`.
pub fn chain(phi: &dyn Differentiable, weight: f64, input: f64, layers: usize) -> (f64, f64) {
    let (mut a, mut slope) = (input, 1.0);
    for _ in 0..layers {
        let z = weight * a;
        slope *= weight * phi.derivative(z);
        a = phi.apply(z);
    }
    (a, slope)
}

/// `Π φ′(zᵢ)`: a slope vanishes behind sigmoids and passes through active ReLUs.
pub fn chains(layers: &[usize]) -> Table<ChainRow> {
    let row = |&layers: &usize| {
        let slope = |phi: &dyn Differentiable, weight| chain(phi, weight, INPUT, layers).1;
        ChainRow {
            layers,
            sigmoid: slope(&Sigmoid, 1.0),
            tanh: slope(&Tanh, 1.0),
            relu: slope(&Relu, 1.0),
            relu_half: slope(&Relu, HALF),
        }
    };
    layers.iter().map(row).collect()
}

/// `(w σ′(0))ⁿ`: a slope explodes when the weights are large.
pub fn explosion(weight: f64, layers: &[usize]) -> Table<ExplosionRow> {
    // Each unit has the bias that holds it at z = 0, where its slope is ¼ and its output ½.
    let factor = weight * Sigmoid.derivative(0.0);
    let row = |&layers| ExplosionRow {
        layers,
        factor: std::iter::repeat_n(factor, layers).product(),
    };
    layers.iter().map(row).collect()
}
