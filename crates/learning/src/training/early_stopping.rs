//! Early stopping.

use std::ops::ControlFlow;

/// Stops a training that does not get better on samples it has not seen, and keeps the best model.
///
/// A model that is trained for long learns its samples by heart. Its loss on them goes on falling, while that on samples
/// which were kept back turns round and rises. What is watched here is the second: after `patience` epochs without a lower
/// value it says to stop. The model of the lowest value is kept, a copy of it.
///
/// What is watched is the caller's: a loss, or the part of mistakes. NaN is never a lower value.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{CrossEntropy, Dataset, EarlyStopping, GradientDescent, StopReason, Training, total_loss};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let train = Dataset::new(&array![[0.0], [1.0], [2.0], [3.0]], &array![0.0, 0.0, 1.0, 1.0])?;
/// let kept_back = Dataset::new(&array![[0.5], [1.9], [2.2]], &array![0.0, 0.0, 1.0])?;
///
/// let rule = GradientDescent { learning_rate: 0.5 };
/// let training = Training { loss: CrossEntropy, rule, epochs: 10_000 };
/// let mut neuron = Neuron::zeros(1, Sigmoid);
/// let mut stopping = EarlyStopping::new(20);
/// let history = training.fit_observed(&mut neuron, &train, |epoch, neuron| {
///     stopping.watch(epoch.number, total_loss(&CrossEntropy, neuron, &kept_back), neuron)
/// })?;
///
/// assert_eq!(history.stopped, StopReason::Observer);
/// let best = stopping.best().expect("the loss was a number");
/// assert_eq!(history.last().number, best.epoch + 20);
/// assert!(total_loss(&CrossEntropy, &neuron, &kept_back) > best.value);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// L. Prechelt, "Early stopping – but when?", in *Neural Networks: Tricks of the Trade*, Lecture Notes in Computer Science
/// 1524, 55–69 (1998), doi:10.1007/3-540-49430-8_3.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlyStopping<M> {
    patience: usize,
    first: Option<usize>,
    best: Option<Best<M>>,
}

/// The best that was seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Best<M> {
    /// The number of the epoch.
    pub epoch: usize,
    /// What was watched.
    pub value: f64,
    /// The model as it was then.
    pub model: M,
}

impl<M: Clone> EarlyStopping<M> {
    /// Stops after `patience` epochs without a lower value; with a patience of 0, after the first.
    #[must_use]
    pub fn new(patience: usize) -> Self {
        Self {
            patience,
            first: None,
            best: None,
        }
    }

    /// Takes note of an epoch: its number, what is watched, and the model. It says whether to go on.
    pub fn watch(&mut self, epoch: usize, value: f64, model: &M) -> ControlFlow<()> {
        let first = *self.first.get_or_insert(epoch);
        let lower = match &self.best {
            None => !value.is_nan(),
            Some(best) => value < best.value,
        };
        if lower {
            let model = model.clone();
            self.best = Some(Best {
                epoch,
                value,
                model,
            });
            return ControlFlow::Continue(());
        }
        let since = self.best.as_ref().map_or(first, |best| best.epoch);
        if epoch.saturating_sub(since) >= self.patience {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// The best that was seen; none when every value was NaN.
    pub fn best(&self) -> Option<&Best<M>> {
        self.best.as_ref()
    }

    /// The best that was seen, to keep.
    pub fn into_best(self) -> Option<Best<M>> {
        self.best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Watches the values; the number of the epoch that stopped, and the best epoch.
    fn stopped(patience: usize, values: &[f64]) -> (Option<usize>, Option<usize>) {
        let mut stopping = EarlyStopping::new(patience);
        let stop = (values.iter().enumerate())
            .position(|(epoch, &value)| stopping.watch(epoch, value, &value).is_break());
        let best = stopping
            .best()
            .inspect(|best| assert_eq!(best.value, best.model));
        (stop, best.map(|best| best.epoch))
    }

    #[test]
    fn it_stops_after_so_many_epochs_without_a_lower_value() {
        let values = [5.0, 4.0, 4.5, 3.0, 3.0, 3.5, 2.0];
        assert_eq!(stopped(0, &values), (Some(2), Some(1)));
        assert_eq!(stopped(1, &values), (Some(2), Some(1)));
        assert_eq!(stopped(2, &values), (Some(5), Some(3))); // an equal value is not lower
        assert_eq!(stopped(3, &values), (None, Some(6)));
    }

    #[test]
    fn nan_is_never_the_best() {
        let nan = f64::NAN;
        assert_eq!(stopped(2, &[nan, nan, nan, nan]), (Some(2), None));
        assert_eq!(stopped(2, &[nan, 3.0, nan, nan, nan]), (Some(3), Some(1)));
        assert_eq!(stopped(5, &[nan, f64::INFINITY, 1.0]), (None, Some(2)));
    }
}
