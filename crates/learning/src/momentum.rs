use crate::descent::Descent;
use crate::training_error::{TrainingError, check_learning_rate, check_memory};

/// `v ← γ v + η ∇L(θ)`, `θ ← θ − v`
///
/// Gradient descent that remembers where it was going: each step is γ times the last one plus the new one. On a
/// plateau, where the gradients are small and agree, the steps grow up to 1/(1 − γ) times; across a valley, where
/// they alternate, they cancel.
///
/// It starts at rest, v = 0.
///
/// # References
///
/// B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", *USSR Computational
/// Mathematics and Mathematical Physics* 4(5), 1–17 (1964).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Momentum<L> {
    /// The loss that is descended.
    pub loss: L,
    /// `η`, above 0.
    pub learning_rate: f64,
    /// `γ`, at least 0 and below 1: the part of the last step that is taken again.
    pub momentum: f64,
    /// The largest number of epochs.
    pub epochs: usize,
}

impl<L> Descent for Momentum<L> {
    type Loss = L;
    /// v
    type Memory = Vec<f64>;

    fn loss(&self) -> &L {
        &self.loss
    }

    fn epochs(&self) -> usize {
        self.epochs
    }

    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)?;
        check_memory("momentum", self.momentum)
    }

    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        vec![0.0; n_parameters]
    }

    // ANCHOR: update
    fn update(&self, velocity: &mut Vec<f64>, theta: &mut [f64], gradient: &[f64]) {
        for ((theta, v), slope) in theta.iter_mut().zip(velocity).zip(gradient) {
            *v = self.momentum * *v + self.learning_rate * slope;
            *theta -= *v;
        }
    }
    // ANCHOR_END: update
}
