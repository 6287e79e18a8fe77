//! AdaGrad.

use super::rule::{Rule, check_learning_rate, check_positive, hypotenuse};
use crate::training::TrainingError;

/// `s ← s + g²`, `θ ← θ − η g / (√s + ε)`, with `g = ∇L(θ)` and every operation on each parameter by itself
///
/// Each parameter has a learning rate of its own, which falls as its gradients add up: a rare input is learned
/// from in larger steps than a frequent one. The rates only ever fall.
///
/// ε keeps the divisor from being 0, and stands beside the root, inside the divisor.
///
/// # Numerics
///
/// The memory is √s and not s: g² overflows from 1.4 · 10¹⁵⁴ on, and √(s + g²), computed as a hypotenuse, does not. Where
/// √s itself would, it stays at the largest number, and the rates stop falling.
///
/// # Departures
///
/// Code that is often copied, by the author of the article whose run the tests replay, computes `(η/√s + ε) ·
/// g`. There ε is added to the learning rate: it does not keep the divisor from being 0, and it is a second,
/// constant learning rate.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, AdaGrad, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let mut neuron = Neuron::zeros(1, Sigmoid);
///
/// // The first step has the length η in every parameter, whatever the gradient.
/// Training { loss: SquaredError, rule: AdaGrad::default(), epochs: 1 }.fit(&mut neuron, &data)?;
/// assert!((neuron.weights()[0] - 0.01).abs() < 1e-6 && (neuron.bias() - 0.01).abs() < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and stochastic optimization",
/// *Journal of Machine Learning Research* 12, 2121–2159 (2011).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AdaGrad {
    /// `η`, above 0; 0.01 is usual.
    pub learning_rate: f64,
    /// `ε`, above 0; 1e−8 is usual.
    pub epsilon: f64,
}

/// The usual constants: η = 0.01, ε = 1e−8.
impl Default for AdaGrad {
    fn default() -> Self {
        Self {
            learning_rate: 0.01,
            epsilon: 1e-8,
        }
    }
}

impl Rule for AdaGrad {
    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)?;
        check_positive("epsilon", self.epsilon)
    }

    /// √s
    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        vec![0.0; n_parameters]
    }

    // ANCHOR: update
    fn update(&self, roots: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
        for ((theta, root), g) in theta.iter_mut().zip(roots).zip(gradient) {
            *root = hypotenuse(*root, *g);
            *theta -= self.learning_rate * (g / (*root + self.epsilon));
        }
    }
    // ANCHOR_END: update
}
