use crate::descent::Descent;
use crate::training_error::{TrainingError, check_learning_rate};

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
/// use learning::{Dataset, Descent, GradientDescent, SquaredError};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(array![[0.5], [2.5]], array![0.2, 0.9])?;
/// let mut neuron = Neuron::zeros(1, Sigmoid);
///
/// GradientDescent { loss: SquaredError, learning_rate: 1.0, epochs: 5000 }.fit(&mut neuron, &data)?;
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
pub struct GradientDescent<L> {
    /// The loss that is descended.
    pub loss: L,
    /// `η`, above 0.
    pub learning_rate: f64,
    /// The largest number of epochs.
    pub epochs: usize,
}

impl<L> Descent for GradientDescent<L> {
    type Loss = L;
    type Memory = ();

    fn loss(&self) -> &L {
        &self.loss
    }

    fn epochs(&self) -> usize {
        self.epochs
    }

    fn check(&self) -> Result<(), TrainingError> {
        check_learning_rate(self.learning_rate)
    }

    fn memory(&self, _: usize) {}

    // ANCHOR: update
    #[inline]
    fn update(&self, (): &mut (), theta: &mut [f64], gradient: &[f64]) {
        for (theta, slope) in theta.iter_mut().zip(gradient) {
            *theta -= self.learning_rate * slope;
        }
    }
    // ANCHOR_END: update
}
