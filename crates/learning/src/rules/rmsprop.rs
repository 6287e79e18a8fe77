//! RMSProp.

use super::rule::{Rule, check_fraction, check_learning_rate, check_positive, hypotenuse};
use crate::training::TrainingError;

/// `s ← β s + (1 − β) g²`, `θ ← θ − η g / (√s + ε)`, with `g = ∇L(θ)` and every operation on each parameter by
/// itself
///
/// [`AdaGrad`](crate::AdaGrad) that forgets: the squares are averaged over about the last 1/(1 − β) gradients, so
/// that the learning rates can rise again.
///
/// The departure described at [`AdaGrad`](crate::AdaGrad) is found for this rule too.
///
/// # Numerics
///
/// The memory is √s and not s: g² overflows from 1.4 · 10¹⁵⁴ on, and √(β s + (1 − β) g²), computed as a hypotenuse, does not.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, RmsProp, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let mut neuron = Neuron::zeros(1, Sigmoid);
///
/// let rule = RmsProp { learning_rate: 0.1, ..RmsProp::default() };
/// let history = Training { loss: SquaredError, rule, epochs: 100 }.fit(&mut neuron, &data)?;
/// assert!(history.last().loss < history.epochs[0].loss / 10.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// T. Tieleman, G. Hinton, "Lecture 6.5: RMSProp, divide the gradient by a running average of its recent
/// magnitude", *Neural Networks for Machine Learning*, Coursera (2012).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RmsProp {
    /// `η`, above 0; 0.01 or 0.001 is usual.
    pub learning_rate: f64,
    /// `β`, at least 0 and below 1: the part of the average that is kept; 0.9 is usual.
    pub decay: f64,
    /// `ε`, above 0; 1e−8 is usual.
    pub epsilon: f64,
}

/// The usual constants: η = 0.001, β = 0.9, ε = 1e−8.
impl Default for RmsProp {
    fn default() -> Self {
        Self {
            learning_rate: 0.001,
            decay: 0.9,
            epsilon: 1e-8,
        }
    }
}

impl Rule for RmsProp {
    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)?;
        check_fraction("decay", self.decay)?;
        check_positive("epsilon", self.epsilon)
    }

    /// √s
    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        vec![0.0; n_parameters]
    }

    // ANCHOR: update
    fn update(&self, roots: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
        let (kept, added) = (self.decay.sqrt(), (1.0 - self.decay).sqrt());
        for ((theta, root), g) in theta.iter_mut().zip(roots).zip(gradient) {
            *root = hypotenuse(kept * *root, added * g);
            *theta -= self.learning_rate * (g / (*root + self.epsilon));
        }
    }
    // ANCHOR_END: update
}
