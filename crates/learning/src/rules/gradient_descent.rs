//! Gradient descent.

use super::rule::{Rule, check_learning_rate};
use crate::training::TrainingError;

/// `θ ← θ − η ∇L(θ)`
///
/// The rule of gradient descent: every parameter moves against its slope, by the learning rate η times the slope.
/// Of all directions of one length, −∇L is the one in which the loss falls most to first order.
///
/// With the whole data set it is batch gradient descent. With [batches](crate::Batches) it is mini-batch or
/// stochastic gradient descent, and the same formula.
///
/// # What it promises
///
/// No best parameters. For a step small against the curvature, η below 2/λₘₐₓ of the Hessian along the path, the
/// loss falls, and the parameters approach a place where the gradient is zero. Whether this is the lowest place
/// is a property of the loss.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, GradientDescent, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let mut neuron = Neuron::zeros(1, Sigmoid);
///
/// let rule = GradientDescent { learning_rate: 1.0 };
/// Training { loss: SquaredError, rule, epochs: 5000 }.fit(&mut neuron, &data)?;
///
/// // The only parameters without any loss: w = ln 6, b = −½ ln 96.
/// assert!((neuron.weights()[0] - 6.0_f64.ln()).abs() < 1e-12);
/// assert!((neuron.bias() + 0.5 * 96.0_f64.ln()).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// A. Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées", *Comptes rendus* 25,
/// 536–538 (1847).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GradientDescent {
    /// `η`, above 0. No value is usual: what is small enough depends on the loss.
    pub learning_rate: f64,
}

impl Rule for GradientDescent {
    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)
    }

    // ANCHOR: update
    #[inline]
    fn update(&self, _: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
        for (theta, slope) in theta.iter_mut().zip(gradient) {
            *theta -= self.learning_rate * slope;
        }
    }
    // ANCHOR_END: update
}
