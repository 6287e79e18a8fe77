use crate::descent::Descent;
use crate::training_error::{TrainingError, check_learning_rate, check_memory};

/// `v ← γ v + η ∇L(θ − γ v)`, `θ ← θ − v`
///
/// Momentum that looks before it leaps: γ v will be taken in any case, so the gradient is asked for where that
/// leads. It brakes earlier than [`Momentum`](crate::Momentum) when the valley turns.
///
/// It starts at rest, v = 0. The loss in the history is that at θ, not at the place looked at.
///
/// # References
///
/// Y. Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k²)", *Doklady
/// Akademii Nauk SSSR* 269, 543–547 (1983). The form is that of I. Sutskever, J. Martens, G. Dahl, G. Hinton, "On
/// the importance of initialization and momentum in deep learning", ICML 2013.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nesterov<L> {
    /// The loss that is descended.
    pub loss: L,
    /// `η`, above 0.
    pub learning_rate: f64,
    /// `γ`, at least 0 and below 1: the part of the last step that is taken again.
    pub momentum: f64,
    /// The largest number of epochs.
    pub epochs: usize,
}

impl<L> Descent for Nesterov<L> {
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
    fn lookahead(&self, velocity: &Vec<f64>, theta: &[f64], place: &mut [f64]) -> bool {
        for ((place, theta), v) in place.iter_mut().zip(theta).zip(velocity) {
            *place = theta - self.momentum * v;
        }
        true
    }

    fn update(&self, velocity: &mut Vec<f64>, theta: &mut [f64], gradient: &[f64]) {
        for ((theta, v), slope) in theta.iter_mut().zip(velocity).zip(gradient) {
            *v = self.momentum * *v + self.learning_rate * slope;
            *theta -= *v;
        }
    }
    // ANCHOR_END: update
}
