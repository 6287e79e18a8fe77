use crate::descent::Descent;
use crate::training_error::{TrainingError, check_epsilon, check_learning_rate, check_memory};

/// `s ← β s + (1 − β) g²`, `θ ← θ − η g / (√s + ε)`, with `g = ∇L(θ)` and every operation on each parameter by
/// itself
///
/// [`AdaGrad`](crate::AdaGrad) that forgets: the squares are averaged over about the last 1/(1 − β) gradients, so
/// that the learning rates can rise again.
///
/// The departure described at [`AdaGrad`](crate::AdaGrad) is found for this rule too.
///
/// # References
///
/// T. Tieleman, G. Hinton, "Lecture 6.5: RMSProp, divide the gradient by a running average of its recent
/// magnitude", *Neural Networks for Machine Learning*, Coursera (2012).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RmsProp<L> {
    /// The loss that is descended.
    pub loss: L,
    /// `η`, above 0.
    pub learning_rate: f64,
    /// `β`, at least 0 and below 1: the part of the average that is kept; 0.9 is usual.
    pub decay: f64,
    /// `ε`, above 0; 1e−8 is usual.
    pub epsilon: f64,
    /// The largest number of epochs.
    pub epochs: usize,
}

impl<L> Descent for RmsProp<L> {
    type Loss = L;
    /// s
    type Memory = Vec<f64>;

    fn loss(&self) -> &L {
        &self.loss
    }

    fn epochs(&self) -> usize {
        self.epochs
    }

    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)?;
        check_memory("decay", self.decay)?;
        check_epsilon(self.epsilon)
    }

    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        vec![0.0; n_parameters]
    }

    // ANCHOR: update
    fn update(&self, squares: &mut Vec<f64>, theta: &mut [f64], gradient: &[f64]) {
        for ((theta, s), g) in theta.iter_mut().zip(squares).zip(gradient) {
            *s = self.decay * *s + (1.0 - self.decay) * g * g;
            *theta -= self.learning_rate * g / (s.sqrt() + self.epsilon);
        }
    }
    // ANCHOR_END: update
}
