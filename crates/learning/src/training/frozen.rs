//! Models with parameters that do not move.

use ndarray::{Array1, ArrayRef1};

use super::model::Model;
use super::training_error::TrainingError;
use crate::data::Samples;

/// A model some of whose parameters do not move: `∂L/∂θⱼ` is taken to be 0 for them.
///
/// Every rule of this crate leaves a parameter alone whose slope is always 0, so what is frozen keeps its value to the
/// bit. A neuron without a bias is a neuron whose bias is 0 and frozen.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, Frozen, GradientDescent, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let mut neuron = Neuron::zeros(1, Sigmoid);
///
/// let rule = GradientDescent { learning_rate: 1.0 };
/// let mut without_bias = Frozen { model: &mut neuron, frozen: vec![1] }; // θ = (w, b)
/// Training { loss: SquaredError, rule, epochs: 100 }.fit(&mut without_bias, &data)?;
///
/// assert_eq!(neuron.bias(), 0.0);
/// assert!(neuron.weights()[0] > 0.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Frozen<M> {
    /// The model.
    pub model: M,
    /// The numbers of the parameters that do not move, counted from 0 in the order of [`Model::parameters`].
    pub frozen: Vec<usize>,
}

impl<L, M: Model<L>> Model<L> for Frozen<M> {
    type Workspace = M::Workspace;

    fn parameters(&self) -> Array1<f64> {
        self.model.parameters()
    }

    fn set_parameters(&mut self, theta: &ArrayRef1<f64>) {
        self.model.set_parameters(theta);
    }

    /// # Errors
    ///
    /// Those of the model, and when it has no parameter of a number that is to be frozen.
    fn check(&self, loss: &L, samples: Samples<'_>) -> Result<(), TrainingError> {
        let n_parameters = self.model.parameters().len();
        if let Some(&parameter) = self.frozen.iter().find(|&&j| j >= n_parameters) {
            return Err(TrainingError::NoSuchParameter {
                parameter,
                n_parameters,
            });
        }
        self.model.check(loss, samples)
    }

    fn loss_and_gradient(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        gradient: &mut [f64],
        workspace: &mut Self::Workspace,
    ) -> f64 {
        let value = (self.model).loss_and_gradient(loss, samples, theta, gradient, workspace);
        for &j in &self.frozen {
            gradient[j] = 0.0;
        }
        value
    }

    fn loss_at(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        workspace: &mut Self::Workspace,
    ) -> f64 {
        self.model.loss_at(loss, samples, theta, workspace)
    }

    fn scale(&self, loss: &L, n_samples: usize) -> f64 {
        self.model.scale(loss, n_samples)
    }
}
