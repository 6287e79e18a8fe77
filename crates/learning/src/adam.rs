use crate::descent::Descent;
use crate::training_error::{TrainingError, check_epsilon, check_learning_rate, check_memory};

/// `m ← β₁ m + (1 − β₁) g`, `s ← β₂ s + (1 − β₂) g²`, `θ ← θ − η m̂ / (√ŝ + ε)`, with `g = ∇L(θ)` and every
/// operation on each parameter by itself
///
/// Momentum and [`RmsProp`](crate::RmsProp) in one: m averages the gradients, s their squares. Both start at 0
/// and are too small at first, by the factor 1 − βᵗ after t updates, which is divided out: `m̂ = m/(1 − β₁ᵗ)`, `ŝ
/// = s/(1 − β₂ᵗ)`. The first step therefore has the length η in every parameter, whatever the gradient.
///
/// # Numerics
///
/// β₁ᵗ and β₂ᵗ are multiplied up from update to update, so that no power function is called.
///
/// # Departures
///
/// The code mentioned at [`AdaGrad`](crate::AdaGrad) has its ε in the same place here, and updates after every
/// sample where its other rules update after the whole sum. The second is no other formula: it is this one with
/// batches of one sample, [`Dataset::batches(1)`](crate::Dataset::batches).
///
/// # References
///
/// D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, arXiv:1412.6980, algorithm 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adam<L> {
    /// The loss that is descended.
    pub loss: L,
    /// `η`, above 0; 0.001 is usual.
    pub learning_rate: f64,
    /// `β₁`, at least 0 and below 1: the part of the average gradient that is kept; 0.9 is usual.
    pub beta1: f64,
    /// `β₂`, at least 0 and below 1: the part of the average square that is kept; 0.999 is usual.
    pub beta2: f64,
    /// `ε`, above 0; 1e−8 is usual.
    pub epsilon: f64,
    /// The largest number of epochs.
    pub epochs: usize,
}

/// What [`Adam`] remembers.
#[derive(Debug, Clone, PartialEq)]
pub struct AdamMemory {
    /// `m`, the average gradient.
    mean: Vec<f64>,
    /// `s`, the average square.
    square: Vec<f64>,
    /// `β₁ᵗ`
    power1: f64,
    /// `β₂ᵗ`
    power2: f64,
}

impl<L> Descent for Adam<L> {
    type Loss = L;
    type Memory = AdamMemory;

    fn loss(&self) -> &L {
        &self.loss
    }

    fn epochs(&self) -> usize {
        self.epochs
    }

    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)?;
        check_memory("beta1", self.beta1)?;
        check_memory("beta2", self.beta2)?;
        check_epsilon(self.epsilon)
    }

    fn memory(&self, n_parameters: usize) -> AdamMemory {
        AdamMemory {
            mean: vec![0.0; n_parameters],
            square: vec![0.0; n_parameters],
            power1: 1.0,
            power2: 1.0,
        }
    }

    // ANCHOR: update
    fn update(&self, memory: &mut AdamMemory, theta: &mut [f64], gradient: &[f64]) {
        memory.power1 *= self.beta1;
        memory.power2 *= self.beta2;
        let averages = memory.mean.iter_mut().zip(&mut memory.square);
        for ((theta, (m, s)), g) in theta.iter_mut().zip(averages).zip(gradient) {
            *m = self.beta1 * *m + (1.0 - self.beta1) * g;
            *s = self.beta2 * *s + (1.0 - self.beta2) * g * g;
            let unbiased_m = *m / (1.0 - memory.power1);
            let unbiased_s = *s / (1.0 - memory.power2);
            *theta -= self.learning_rate * unbiased_m / (unbiased_s.sqrt() + self.epsilon);
        }
    }
    // ANCHOR_END: update
}
