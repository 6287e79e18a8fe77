//! Training of a model on data.

use std::ops::ControlFlow;

use ndarray::ArrayView1;

use super::epochs::{Course, State, descend};
use super::history::{Epoch, History};
use super::model::Model;
use super::training_error::TrainingError;
use crate::data::Batches;
use crate::rules::Rule;

/// Training: a loss that says how wrong, a rule that says how to step, and how many epochs at most.
///
/// The three are independent. Any [`Rule`] goes with any loss, and any [`Model`] that the loss goes with can be
/// trained.
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
/// let training = Training {
///     loss: SquaredError,
///     rule: GradientDescent { learning_rate: 1.0 },
///     epochs: 1000,
/// };
/// let history = training.fit(&mut neuron, &data)?;
///
/// assert!(history.last().loss < 1e-6);
/// assert!((neuron.output(&array![2.5]) - 0.9).abs() < 0.001);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Watching, and stopping, is a closure. It is called with the start and after every epoch, and sees the record
/// and the model:
///
/// ```
/// use std::ops::ControlFlow;
///
/// use activations::Sigmoid;
/// use learning::{Dataset, GradientDescent, SquaredError, StopReason, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let rule = GradientDescent { learning_rate: 1.0 };
/// let training = Training { loss: SquaredError, rule, epochs: 1000 };
///
/// let mut path = Vec::new();
/// let history = training.fit_observed(&mut Neuron::zeros(1, Sigmoid), &data, |epoch, neuron| {
///     path.push((neuron.weights()[0], neuron.bias()));
///     if epoch.loss < 0.01 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
/// })?;
///
/// assert_eq!(path[0], (0.0, 0.0));
/// assert_eq!(history.stopped, StopReason::Observer);
/// assert!(history.last().loss < 0.01);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Training<L, R> {
    /// The loss that is descended.
    pub loss: L,
    /// How a gradient becomes a step.
    pub rule: R,
    /// The largest number of epochs.
    pub epochs: usize,
}

impl<L, R: Rule> Training<L, R> {
    /// Trains the model.
    ///
    /// The data are a `&Dataset`, for one update an epoch, or batches made from one.
    ///
    /// # Errors
    ///
    /// When a hyperparameter is out of its range, when the data do not fit the model or the loss, or when the
    /// loss or a parameter ceases to be a finite number. After [`TrainingError::Diverged`] the model has the
    /// last finite parameters; after another error it is untouched.
    pub fn fit<'a, M: Model<L>>(
        &self,
        model: &mut M,
        data: impl Into<Batches<'a>>,
    ) -> Result<History, TrainingError> {
        let unwatched = None::<fn(&Epoch, &M) -> ControlFlow<()>>;
        self.run(model, data.into(), unwatched)
    }

    /// Trains the model, showing every epoch to `observe`, which may stop it.
    ///
    /// # Errors
    ///
    /// As [`fit`](Self::fit).
    pub fn fit_observed<'a, M: Model<L>>(
        &self,
        model: &mut M,
        data: impl Into<Batches<'a>>,
        observe: impl FnMut(&Epoch, &M) -> ControlFlow<()>,
    ) -> Result<History, TrainingError> {
        self.run(model, data.into(), Some(observe))
    }

    fn run<M: Model<L>, F: FnMut(&Epoch, &M) -> ControlFlow<()>>(
        &self,
        model: &mut M,
        batches: Batches<'_>,
        observe: Option<F>,
    ) -> Result<History, TrainingError> {
        self.rule.check()?;
        if batches.size() == 0 {
            return Err(TrainingError::BatchSize);
        }
        model.check(&self.loss, batches.samples())?;

        let mut theta = model.parameters().to_vec();
        let mut course = ModelCourse {
            model,
            loss: &self.loss,
            batches,
            workspace: M::Workspace::default(),
            running_loss: 0.0,
            observe,
        };
        let history = descend(&self.rule, self.epochs, &mut theta, &mut course);
        if !matches!(history, Err(TrainingError::Start { .. })) {
            model.set_parameters(&ArrayView1::from(&theta[..]));
        }
        history
    }
}

/// The loss of a model over batches.
struct ModelCourse<'a, 'b, M: Model<L>, L, F> {
    model: &'a mut M,
    loss: &'a L,
    batches: Batches<'b>,
    workspace: M::Workspace,
    running_loss: f64,
    observe: Option<F>,
}

impl<M: Model<L>, L, F: FnMut(&Epoch, &M) -> ControlFlow<()>> Course
    for ModelCourse<'_, '_, M, L, F>
{
    #[inline]
    fn record(&mut self, number: usize, theta: &[f64], gradient: &mut [f64]) -> f64 {
        let samples = self.batches.samples();
        let workspace = &mut self.workspace;
        if self.batches.is_whole() {
            (self.model).loss_and_gradient(self.loss, samples, theta, gradient, workspace)
        } else if number > 0 && self.batches.has_running_loss() {
            self.running_loss
        } else {
            self.model.loss_at(self.loss, samples, theta, workspace)
        }
    }

    #[inline]
    fn epoch<R: Rule + ?Sized>(&mut self, rule: &R, state: &mut State) {
        let Self {
            model,
            loss,
            batches,
            workspace,
            running_loss,
            ..
        } = self;
        let State {
            theta,
            memory,
            gradient,
            ahead,
        } = state;
        if batches.is_whole() {
            // The gradient at θ is there, from the record.
            if let Some(at) = rule.lookahead(memory, theta, ahead) {
                model.loss_and_gradient(loss, batches.samples(), at, gradient, workspace);
            }
            rule.update(memory, theta, gradient);
            return;
        }
        let whole = model.scale(loss, batches.samples().n_samples());
        let weight = |n: usize| whole / model.scale(loss, n);
        let (size, usual_weight) = (batches.size(), weight(batches.size()));
        let mut sum = 0.0;
        batches.for_each(|batch| {
            let at = rule.lookahead(memory, theta, ahead).unwrap_or(theta);
            let value = model.loss_and_gradient(loss, batch, at, gradient, workspace);
            sum += value
                * match batch.n_samples() {
                    n if n == size => usual_weight,
                    n => weight(n),
                };
            rule.update(memory, theta, gradient);
        });
        *running_loss = sum;
    }

    fn repeats(&self) -> bool {
        !self.batches.is_shuffled()
    }

    #[inline]
    fn observe(&mut self, epoch: &Epoch, theta: &[f64]) -> ControlFlow<()> {
        match &mut self.observe {
            None => ControlFlow::Continue(()),
            Some(observe) => {
                self.model.set_parameters(&ArrayView1::from(theta));
                observe(epoch, self.model)
            }
        }
    }
}
