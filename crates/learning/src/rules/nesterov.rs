//! Nesterov's accelerated gradient.

use super::rule::{Rule, check_fraction, check_learning_rate};
use crate::training::TrainingError;

/// `v ← γ v + η ∇L(θ − γ v)`, `θ ← θ − v`
///
/// Momentum that looks before it leaps: γ v will be taken in any case, so the gradient is asked for where that
/// leads. It brakes earlier than [`Momentum`](crate::Momentum) when the valley turns.
///
/// It starts at rest, v = 0. The loss in the history is that at θ, not at the point looked at.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, Nesterov, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let mut neuron = Neuron::zeros(1, Sigmoid);
///
/// let rule = Nesterov { learning_rate: 1.0, momentum: 0.9 };
/// let history = Training { loss: SquaredError, rule, epochs: 500 }.fit(&mut neuron, &data)?;
///
/// assert!(history.last().loss < 1e-12);
/// assert!((neuron.weights()[0] - 6.0_f64.ln()).abs() < 1e-5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// Y. Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k²)", *Doklady
/// Akademii Nauk SSSR* 269, 543–547 (1983). The form is that of I. Sutskever, J. Martens, G. Dahl, G. Hinton, "On
/// the importance of initialization and momentum in deep learning", ICML 2013.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nesterov {
    /// `η`, above 0.
    pub learning_rate: f64,
    /// `γ`, at least 0 and below 1: the part of the last step that is taken again; 0.9 is usual.
    pub momentum: f64,
}

impl Rule for Nesterov {
    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)?;
        check_fraction("momentum", self.momentum)
    }

    /// v
    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        vec![0.0; n_parameters]
    }

    // ANCHOR: update
    fn lookahead<'b>(
        &self,
        velocity: &[f64],
        theta: &[f64],
        ahead: &'b mut [f64],
    ) -> Option<&'b [f64]> {
        for ((ahead, theta), v) in ahead.iter_mut().zip(theta).zip(velocity) {
            *ahead = theta - self.momentum * v;
        }
        Some(ahead)
    }

    fn update(&self, velocity: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
        for ((theta, v), slope) in theta.iter_mut().zip(velocity).zip(gradient) {
            *v = self.momentum * *v + self.learning_rate * slope;
            *theta -= *v;
        }
    }
    // ANCHOR_END: update
}
