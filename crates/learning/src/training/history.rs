//! History of a training, epoch by epoch.

/// The record of one epoch.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Epoch {
    /// How many epochs have been done: 0 is the start, before anything was learned.
    pub number: usize,
    /// `L` over all samples, with the parameters as they were then (unless the batches were asked for their
    /// [running loss](crate::Batches::with_running_loss)).
    pub loss: f64,
}

/// Why training stopped. None of these is an error; those are in [`TrainingError`](crate::TrainingError).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum StopReason {
    /// The number of epochs that was asked for has been done.
    EpochLimit,
    /// A whole epoch left the parameters, and what the rule remembers, as they were to the last bit. Another one
    /// would do the same. Never the reason for shuffled batches, where another one has another order.
    /// [`Newton`](crate::Newton) converges earlier, when no step lowers the loss beyond its rounding.
    Converged,
    /// The observer said so.
    Observer,
}

/// What happened: the loss at the start and after every epoch, and why it ended.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, GradientDescent, SquaredError, StopReason, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let rule = GradientDescent { learning_rate: 1.0 };
/// let training = Training { loss: SquaredError, rule, epochs: 100 };
/// let history = training.fit(&mut Neuron::zeros(1, Sigmoid), &data)?;
///
/// assert_eq!(history.stopped, StopReason::EpochLimit);
/// assert_eq!(history.epochs.len(), 101); // the start, and 100 epochs
/// assert_eq!(history.increases(), 0);
/// assert!(history.last().loss < history.epochs[0].loss);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The start, then one record for each epoch: `epochs[k].number == k`.
    pub epochs: Vec<Epoch>,
    /// Why it ended.
    pub stopped: StopReason,
}

impl History {
    /// The last record.
    pub fn last(&self) -> Epoch {
        *self.epochs.last().expect("a history has a start")
    }

    /// The number of epochs after which the loss was larger than before.
    pub fn increases(&self) -> usize {
        self.epochs
            .windows(2)
            .filter(|pair| pair[1].loss > pair[0].loss)
            .count()
    }

    /// The number of the first epoch after which the loss was below `limit`.
    pub fn first_below(&self, limit: f64) -> Option<usize> {
        let epoch = self.epochs.iter().find(|epoch| epoch.loss < limit)?;
        Some(epoch.number)
    }
}
