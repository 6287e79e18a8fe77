use std::ops::ControlFlow;

use ndarray::ArrayView1;
use neuron_core::Neuron;

use crate::batches::Batches;
use crate::history::{Epoch, History, StopReason};
use crate::loss::Loss;
use crate::pass::Pass;
use crate::training_error::TrainingError;

/// A rule that goes down a loss: what the gradient descents have in common.
///
/// Each rule is a small type in a file of its own, whose fields are its hyperparameters and whose
/// [`update`](Self::update) is its formula. This trait gives all of them [`fit`](Self::fit).
///
/// # Examples
///
/// Watching, and stopping, is a closure. It is called with the start and after every epoch, and sees the record
/// and the neuron:
///
/// ```
/// use std::ops::ControlFlow;
///
/// use activations::Sigmoid;
/// use learning::{Dataset, Descent, GradientDescent, SquaredError, StopReason};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(array![[0.5], [2.5]], array![0.2, 0.9])?;
/// let rule = GradientDescent { loss: SquaredError, learning_rate: 1.0, epochs: 1000 };
///
/// let mut path = Vec::new();
/// let history = rule.fit_observed(&mut Neuron::zeros(1, Sigmoid), &data, |epoch, neuron| {
///     path.push((neuron.weights()[0], neuron.bias()));
///     if epoch.loss < 0.01 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
/// })?;
///
/// assert_eq!(path[0], (0.0, 0.0));
/// assert_eq!(history.stopped, StopReason::Observer);
/// assert!(history.last().loss < 0.01);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Descent {
    /// The loss that is descended.
    type Loss;

    /// What the rule remembers from update to update: velocities, averages; nothing for plain gradient descent.
    type Memory: Clone + PartialEq;

    /// The loss that is descended.
    fn loss(&self) -> &Self::Loss;

    /// The largest number of epochs.
    fn epochs(&self) -> usize;

    /// Are the hyperparameters in their ranges?
    ///
    /// # Errors
    ///
    /// The first one that is not.
    fn check(&self) -> Result<(), TrainingError>;

    /// The memory at the start, for so many parameters.
    fn memory(&self, n_parameters: usize) -> Self::Memory;

    /// Where the gradient is taken: `false` for θ itself, or `true` after writing another place to `place`.
    fn lookahead(&self, memory: &Self::Memory, theta: &[f64], place: &mut [f64]) -> bool {
        let _ = (memory, theta, place);
        false
    }

    /// One update of `θ = (w₁, …, wₙ, b)` by the gradient ∇L. This is the rule.
    fn update(&self, memory: &mut Self::Memory, theta: &mut [f64], gradient: &[f64]);

    /// Trains the neuron.
    ///
    /// The data are a `&Dataset`, for one update an epoch, or batches made from one.
    ///
    /// # Errors
    ///
    /// When a hyperparameter is out of its range, when the data do not fit the neuron or the loss, or when the
    /// loss or a parameter ceases to be a finite number. After [`TrainingError::Diverged`] the neuron has the
    /// last finite parameters; after another error it is untouched.
    fn fit<'a, A: Sync>(
        &self,
        neuron: &mut Neuron<A>,
        data: impl Into<Batches<'a>>,
    ) -> Result<History, TrainingError>
    where
        Self::Loss: Loss<A>,
    {
        let unwatched = None::<fn(&Epoch, &Neuron<A>) -> ControlFlow<()>>;
        descend(self, neuron, data.into(), unwatched)
    }

    /// Trains the neuron, showing every epoch to `observe`, which may stop it.
    ///
    /// # Errors
    ///
    /// As [`fit`](Self::fit).
    fn fit_observed<'a, A: Sync>(
        &self,
        neuron: &mut Neuron<A>,
        data: impl Into<Batches<'a>>,
        observe: impl FnMut(&Epoch, &Neuron<A>) -> ControlFlow<()>,
    ) -> Result<History, TrainingError>
    where
        Self::Loss: Loss<A>,
    {
        descend(self, neuron, data.into(), Some(observe))
    }
}

fn descend<D: Descent + ?Sized, A: Sync>(
    rule: &D,
    neuron: &mut Neuron<A>,
    mut batches: Batches<'_>,
    mut observe: Option<impl FnMut(&Epoch, &Neuron<A>) -> ControlFlow<()>>,
) -> Result<History, TrainingError>
where
    D::Loss: Loss<A>,
{
    rule.check()?;
    check_data(rule.loss(), neuron, &batches)?;

    let loss = rule.loss();
    let data = batches.data();
    let (columns, threads) = (data.columns(), data.threads());
    let mut pass = Pass::default();
    let mut theta = neuron.parameters().to_vec();
    let mut gradient = vec![0.0; theta.len()];
    let mut place = vec![0.0; theta.len()];
    let mut memory = rule.memory(theta.len());
    let mut before = (theta.clone(), memory.clone());
    let mut epochs = Vec::with_capacity(rule.epochs().saturating_add(1).min(1 << 16));

    for number in 0.. {
        // One walk gives the loss of this epoch and the gradient for the next.
        let activation = neuron.activation();
        let value =
            pass.loss_and_gradient(loss, activation, &theta, columns, threads, &mut gradient);
        if !(value.is_finite() && theta.iter().all(|parameter| parameter.is_finite())) {
            neuron.set_parameters(&ArrayView1::from(&before.0[..]));
            return Err(TrainingError::Diverged {
                epoch: number,
                loss: value,
            });
        }
        let epoch = Epoch {
            number,
            loss: value,
        };
        epochs.push(epoch);

        let mut stopped = None;
        if number == rule.epochs() {
            stopped = Some(StopReason::EpochLimit);
        }
        if number > 0 && before.0 == theta && before.1 == memory {
            stopped = Some(StopReason::Converged);
        }
        if let Some(observe) = &mut observe {
            neuron.set_parameters(&ArrayView1::from(&theta[..]));
            if observe(&epoch, neuron).is_break() {
                stopped = Some(StopReason::Observer);
            }
        }
        if let Some(stopped) = stopped {
            neuron.set_parameters(&ArrayView1::from(&theta[..]));
            return Ok(History { epochs, stopped });
        }

        before.0.copy_from_slice(&theta);
        before.1.clone_from(&memory);
        if batches.is_whole() {
            if rule.lookahead(&memory, &theta, &mut place) {
                let activation = neuron.activation();
                pass.loss_and_gradient(loss, activation, &place, columns, threads, &mut gradient);
            }
            rule.update(&mut memory, &mut theta, &gradient);
        } else {
            batches.for_each(|batch| {
                if !rule.lookahead(&memory, &theta, &mut place) {
                    place.copy_from_slice(&theta);
                }
                let activation = neuron.activation();
                pass.loss_and_gradient(loss, activation, &place, batch, threads, &mut gradient);
                rule.update(&mut memory, &mut theta, &gradient);
            });
        }
    }
    unreachable!("the loop ends by returning")
}

fn check_data<A, L: Loss<A>>(
    loss: &L,
    neuron: &Neuron<A>,
    batches: &Batches<'_>,
) -> Result<(), TrainingError> {
    let data = batches.data();
    if batches.size() == 0 {
        return Err(TrainingError::BatchSize);
    }
    if neuron.n_inputs() != data.n_inputs() {
        return Err(TrainingError::InputLength {
            expected: neuron.n_inputs(),
            found: data.n_inputs(),
        });
    }
    for (row, &target) in data.targets().iter().enumerate() {
        if !loss.allows_target(target) {
            return Err(TrainingError::Target { row, target });
        }
    }
    Ok(())
}
