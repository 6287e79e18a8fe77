use crate::descent::Descent;
use crate::training_error::{TrainingError, check_epsilon, check_learning_rate};

/// `s ← s + g²`, `θ ← θ − η g / (√s + ε)`, with `g = ∇L(θ)` and every operation on each parameter by itself
///
/// Each parameter has a learning rate of its own, which falls as its gradients add up: a rare input is learned
/// from in larger steps than a frequent one. The rates only ever fall.
///
/// ε keeps the divisor from being 0, and stands beside the root, inside the divisor.
///
/// # Departures
///
/// Code that is often copied, by the author of the article whose run the tests replay, computes `(η/√s + ε) ·
/// g`. There ε is added to the learning rate: it does not keep the divisor from being 0, and it is a second,
/// constant learning rate.
///
/// # References
///
/// J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and stochastic optimization",
/// *Journal of Machine Learning Research* 12, 2121–2159 (2011).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AdaGrad<L> {
    /// The loss that is descended.
    pub loss: L,
    /// `η`, above 0.
    pub learning_rate: f64,
    /// `ε`, above 0; 1e−8 is usual.
    pub epsilon: f64,
    /// The largest number of epochs.
    pub epochs: usize,
}

impl<L> Descent for AdaGrad<L> {
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
        check_epsilon(self.epsilon)
    }

    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        vec![0.0; n_parameters]
    }

    // ANCHOR: update
    fn update(&self, squares: &mut Vec<f64>, theta: &mut [f64], gradient: &[f64]) {
        for ((theta, s), g) in theta.iter_mut().zip(squares).zip(gradient) {
            *s += g * g;
            *theta -= self.learning_rate * g / (s.sqrt() + self.epsilon);
        }
    }
    // ANCHOR_END: update
}
