//! Momentum.

use super::rule::{Rule, check_fraction, check_learning_rate};
use crate::training::TrainingError;

/// `v ← γ v + η ∇L(θ)`, `θ ← θ − v`
///
/// Gradient descent that remembers where it was going: each step is γ times the last one plus the new one. On a
/// plateau, where the gradients are small and agree, the steps grow up to 1/(1 − γ) times; across a valley, where
/// they alternate, they cancel.
///
/// It starts at rest, v = 0.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, GradientDescent, Momentum, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let loss_after_100 = |rule: &dyn learning::Rule| {
///     // On the plateau, where the gradient is small.
///     let mut neuron = Neuron::new(array![0.0], -8.0, Sigmoid);
///     let training = Training { loss: SquaredError, rule, epochs: 100 };
///     training.fit(&mut neuron, &data).map(|history| history.last().loss)
/// };
///
/// let plain = loss_after_100(&GradientDescent { learning_rate: 1.0 })?;
/// let momentum = loss_after_100(&Momentum { learning_rate: 1.0, momentum: 0.9 })?;
/// assert!(momentum < plain / 5.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", *USSR Computational
/// Mathematics and Mathematical Physics* 4(5), 1–17 (1964).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Momentum {
    /// `η`, above 0.
    pub learning_rate: f64,
    /// `γ`, at least 0 and below 1: the part of the last step that is taken again; 0.9 is usual.
    pub momentum: f64,
}

impl Rule for Momentum {
    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)?;
        check_fraction("momentum", self.momentum)
    }

    /// v
    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        vec![0.0; n_parameters]
    }

    // ANCHOR: update
    fn update(&self, velocity: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
        for ((theta, v), slope) in theta.iter_mut().zip(velocity).zip(gradient) {
            *v = self.momentum * *v + self.learning_rate * slope;
            *theta -= *v;
        }
    }
    // ANCHOR_END: update
}
