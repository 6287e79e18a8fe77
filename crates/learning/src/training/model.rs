//! Models: the trait of what is trained on data, and its objective.

use ndarray::{Array1, ArrayRef1};

use super::objective::Objective;
use super::training_error::TrainingError;
use crate::data::Samples;

/// A function of inputs with parameters θ that can be trained: `L(θ)` and `∇L(θ)` for given samples.
///
/// A [`Neuron`](neuron_core::Neuron) is one, for every [`Loss`](crate::Loss) that goes with its activation. A network
/// of layers can be one, and is then trained by the same rules: it computes the gradient by backpropagation where a
/// neuron needs one product.
///
/// L is the type of the loss.
///
/// # Examples
///
/// A model of one's own, `a = w x²`, trained by any rule:
///
/// ```
/// use learning::{Dataset, GradientDescent, Model, Samples, Training, TrainingError};
/// use ndarray::{Array1, ArrayRef1, array};
///
/// struct Parabola {
///     w: f64,
/// }
///
/// /// `L = ½ Σ (aᵢ − yᵢ)²`
/// struct HalfSquares;
///
/// impl Model<HalfSquares> for Parabola {
///     type Workspace = ();
///
///     fn parameters(&self) -> Array1<f64> {
///         array![self.w]
///     }
///     fn set_parameters(&mut self, theta: &ArrayRef1<f64>) {
///         self.w = theta[0];
///     }
///     fn check(&self, _: &HalfSquares, _: Samples<'_>) -> Result<(), TrainingError> {
///         Ok(())
///     }
///     fn loss_and_gradient(
///         &self,
///         _: &HalfSquares,
///         samples: Samples<'_>,
///         theta: &[f64],
///         gradient: &mut [f64],
///         _: &mut (),
///     ) -> f64 {
///         let mut loss = 0.0;
///         gradient[0] = 0.0;
///         for (&x, y) in samples.input(0).iter().zip(samples.target(0)) {
///             let error = theta[0] * x * x - y;
///             loss += 0.5 * error * error;
///             gradient[0] += error * x * x;
///         }
///         loss
///     }
/// }
///
/// let data = Dataset::new(&array![[1.0], [2.0]], &array![3.0, 12.0])?;
/// let mut parabola = Parabola { w: 0.0 };
/// let rule = GradientDescent { learning_rate: 0.05 };
/// Training { loss: HalfSquares, rule, epochs: 100 }.fit(&mut parabola, &data)?;
/// assert!((parabola.w - 3.0).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Model<L> {
    /// Buffers that are kept from one evaluation to the next.
    type Workspace: Default;

    /// θ, shape `(n_parameters)`.
    fn parameters(&self) -> Array1<f64>;

    /// Other parameters for the same model, in the same order.
    ///
    /// # Panics
    ///
    /// When the number of parameters is another one.
    fn set_parameters(&mut self, theta: &ArrayRef1<f64>);

    /// Can the model learn from these samples by this loss?
    ///
    /// # Errors
    ///
    /// When the numbers of inputs or targets do not fit the model, or a target does not fit the loss.
    fn check(&self, loss: &L, samples: Samples<'_>) -> Result<(), TrainingError>;

    /// Writes `∇L(θ)` over these samples into `gradient` and returns `L(θ)`. The model's own parameters play no part.
    ///
    /// # Shapes
    ///
    /// `theta` and `gradient` are as long as [`parameters`](Self::parameters).
    fn loss_and_gradient(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        gradient: &mut [f64],
        workspace: &mut Self::Workspace,
    ) -> f64;

    /// `L(θ)` over these samples: the value that [`loss_and_gradient`](Self::loss_and_gradient) returns, to the bit.
    fn loss_at(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        workspace: &mut Self::Workspace,
    ) -> f64 {
        self.loss_and_gradient(loss, samples, theta, &mut vec![0.0; theta.len()], workspace)
    }

    /// `c`, the factor before the sum over `n_samples` samples in L: 1 unless the loss has another.
    fn scale(&self, loss: &L, n_samples: usize) -> f64 {
        let _ = (loss, n_samples);
        1.0
    }

    /// The loss of this model on data as a function of its parameters.
    ///
    /// # Panics
    ///
    /// When the samples do not have as many inputs as the model, or as many targets as it has outputs; and, when the
    /// function is asked, if `theta` or `gradient` are not as long as [`parameters`](Self::parameters).
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Sigmoid;
    /// use learning::{Dataset, Model, Objective, SquaredError};
    /// use ndarray::array;
    /// use neuron_core::Neuron;
    ///
    /// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
    /// let neuron = Neuron::zeros(1, Sigmoid);
    ///
    /// let mut objective = neuron.objective(&SquaredError, &data);
    /// assert!((objective.loss(&[0.0, 0.0]) - 0.125).abs() < 1e-15); // ½ · 0.3² + ½ · 0.4²
    /// # Ok::<(), learning::DatasetError>(())
    /// ```
    #[track_caller]
    fn objective<'a>(
        &'a self,
        loss: &'a L,
        data: impl Into<Samples<'a>>,
    ) -> ModelObjective<'a, Self, L>
    where
        Self: Sized,
    {
        ModelObjective::new(self, loss, data.into())
    }
}

/// Samples of as many inputs and targets as the model has.
#[track_caller]
pub(crate) fn assert_fits<M: Model<L> + ?Sized, L>(model: &M, loss: &L, samples: Samples<'_>) {
    // The first sample has the lengths of all, and its targets need no walk over the data.
    let first = Samples::new(samples.columns().rows(0..1), samples.n_whole(), 1);
    if let Err(error @ (TrainingError::InputLength { .. } | TrainingError::TargetLength { .. })) =
        model.check(loss, first)
    {
        panic!("{error}");
    }
}

impl<L, M: Model<L>> Model<L> for &mut M {
    type Workspace = M::Workspace;

    fn parameters(&self) -> Array1<f64> {
        (**self).parameters()
    }

    fn set_parameters(&mut self, theta: &ArrayRef1<f64>) {
        (**self).set_parameters(theta);
    }

    fn check(&self, loss: &L, samples: Samples<'_>) -> Result<(), TrainingError> {
        (**self).check(loss, samples)
    }

    fn loss_and_gradient(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        gradient: &mut [f64],
        workspace: &mut Self::Workspace,
    ) -> f64 {
        (**self).loss_and_gradient(loss, samples, theta, gradient, workspace)
    }

    fn loss_at(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        workspace: &mut Self::Workspace,
    ) -> f64 {
        (**self).loss_at(loss, samples, theta, workspace)
    }

    fn scale(&self, loss: &L, n_samples: usize) -> f64 {
        (**self).scale(loss, n_samples)
    }
}

/// The loss of a [`Model`] on data, as a function of the model's parameters. Made by [`Model::objective`].
#[derive(Debug)]
pub struct ModelObjective<'a, M: Model<L> + ?Sized, L> {
    model: &'a M,
    loss: &'a L,
    samples: Samples<'a>,
    n_parameters: usize,
    workspace: M::Workspace,
}

impl<'a, M: Model<L> + ?Sized, L> ModelObjective<'a, M, L> {
    #[track_caller]
    fn new(model: &'a M, loss: &'a L, samples: Samples<'a>) -> Self {
        assert_fits(model, loss, samples);
        Self {
            n_parameters: model.parameters().len(),
            model,
            loss,
            samples,
            workspace: M::Workspace::default(),
        }
    }

    #[track_caller]
    fn assert_length(&self, name: &str, found: usize) {
        let n = self.n_parameters;
        assert_eq!(
            found, n,
            "a model with {n} parameters has no {name} of {found}"
        );
    }
}

impl<M: Model<L> + ?Sized, L> Objective for ModelObjective<'_, M, L> {
    fn loss_and_gradient(&mut self, theta: &[f64], gradient: &mut [f64]) -> f64 {
        self.assert_length("θ", theta.len());
        self.assert_length("gradient", gradient.len());
        let Self {
            model,
            loss,
            samples,
            workspace,
            ..
        } = self;
        model.loss_and_gradient(loss, *samples, theta, gradient, workspace)
    }

    fn loss(&mut self, theta: &[f64]) -> f64 {
        self.assert_length("θ", theta.len());
        (self.model).loss_at(self.loss, self.samples, theta, &mut self.workspace)
    }
}
