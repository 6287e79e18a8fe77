//! Adam.

use super::rule::{Rule, check_fraction, check_learning_rate, check_positive, hypotenuse};
use crate::training::TrainingError;

/// `m ← β₁ m + (1 − β₁) g`, `s ← β₂ s + (1 − β₂) g²`, `θ ← θ − η m̂ / (√ŝ + ε)`, with `g = ∇L(θ)` and every
/// operation on each parameter by itself
///
/// Momentum and [`RmsProp`](crate::RmsProp) in one: m averages the gradients, s their squares. Both start at 0
/// and are too small at first, by the factor 1 − βᵗ after t updates, which is divided out: `m̂ = m/(1 − β₁ᵗ)`, `ŝ
/// = s/(1 − β₂ᵗ)`. The first step therefore has the length η in every parameter, whatever the gradient.
///
/// # Numerics
///
/// β₁ᵗ and β₂ᵗ are multiplied up from update to update, so that no power function is called. The memory holds √s and
/// not s: g² overflows from 1.4 · 10¹⁵⁴ on, and √(β₂ s + (1 − β₂) g²), computed as a hypotenuse, does not.
///
/// # Departures
///
/// The code mentioned at [`AdaGrad`](crate::AdaGrad) has its ε in the same place here, and updates after every
/// sample where its other rules update after the whole sum. The second is no other formula: it is this one with
/// batches of one sample, [`Dataset::batches(1)`](crate::Dataset::batches).
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, Adam, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let mut neuron = Neuron::zeros(1, Sigmoid);
///
/// let rule = Adam { learning_rate: 0.1, ..Adam::default() };
/// let history = Training { loss: SquaredError, rule, epochs: 300 }.fit(&mut neuron, &data)?;
/// assert!(history.last().loss < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, arXiv:1412.6980, algorithm 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adam {
    /// `η`, above 0; 0.001 is usual.
    pub learning_rate: f64,
    /// `β₁`, at least 0 and below 1: the part of the average gradient that is kept; 0.9 is usual.
    pub beta1: f64,
    /// `β₂`, at least 0 and below 1: the part of the average square that is kept; 0.999 is usual.
    pub beta2: f64,
    /// `ε`, above 0; 1e−8 is usual.
    pub epsilon: f64,
}

/// The constants of the article: η = 0.001, β₁ = 0.9, β₂ = 0.999, ε = 1e−8.
impl Default for Adam {
    fn default() -> Self {
        Self {
            learning_rate: 0.001,
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-8,
        }
    }
}

impl Rule for Adam {
    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)?;
        check_fraction("beta1", self.beta1)?;
        check_fraction("beta2", self.beta2)?;
        check_positive("epsilon", self.epsilon)
    }

    /// m, then √s, then β₁ᵗ and β₂ᵗ.
    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        let mut memory = vec![0.0; 2 * n_parameters];
        memory.extend([1.0, 1.0]);
        memory
    }

    // ANCHOR: update
    fn update(&self, memory: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
        let (means, rest) = memory.split_at_mut(theta.len());
        let (roots, powers) = rest.split_at_mut(theta.len());
        powers[0] *= self.beta1;
        powers[1] *= self.beta2;
        let (unbias_mean, unbias_root) = (1.0 - powers[0], (1.0 - powers[1]).sqrt());
        let (kept, added) = (self.beta2.sqrt(), (1.0 - self.beta2).sqrt());
        let averages = means.iter_mut().zip(roots);
        for ((theta, (m, root)), g) in theta.iter_mut().zip(averages).zip(gradient) {
            *m = self.beta1 * *m + (1.0 - self.beta1) * g;
            *root = hypotenuse(kept * *root, added * g);
            let (mean, root) = (*m / unbias_mean, *root / unbias_root);
            *theta -= self.learning_rate * (mean / (root + self.epsilon));
        }
    }
    // ANCHOR_END: update
}
