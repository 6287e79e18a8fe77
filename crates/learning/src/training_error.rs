use thiserror::Error;

/// Why training could not be done, or could not go on.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum TrainingError {
    /// The learning rate is not a positive finite number.
    #[error("the learning rate must be a positive number, got {0}")]
    LearningRate(f64),
    /// A fraction of the past that a rule keeps (γ, β, β₁, β₂) is not in [0, 1).
    #[error("{name} must be at least 0 and below 1, got {value}")]
    Memory {
        /// The field of the rule.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// The ε that keeps a divisor from being 0 is not a positive finite number.
    #[error("epsilon must be a positive number, got {0}")]
    Epsilon(f64),
    /// The batches have no samples.
    #[error("a batch needs at least one sample, got a batch size of 0")]
    BatchSize,
    /// The samples do not have as many inputs as the neuron.
    #[error("a neuron with {expected} inputs cannot learn from samples of {found}")]
    InputLength {
        /// The neuron's number of inputs.
        expected: usize,
        /// The data's number of inputs.
        found: usize,
    },
    /// A target is none that the loss, or the perceptron rule, allows.
    #[error(
        "the target {target} of sample {row}, counted from 0, is not one that can be learned here"
    )]
    Target {
        /// The sample, counted from 0.
        row: usize,
        /// Its target.
        target: f64,
    },
    /// The loss or a parameter is no longer a finite number.
    #[error(
        "training diverged in epoch {epoch}, with a loss of {loss}: a smaller learning rate may help"
    )]
    Diverged {
        /// The epoch after which it was seen; 0 is the start.
        epoch: usize,
        /// The last loss that was computed.
        loss: f64,
    },
}

/// `η > 0`, finite; NaN fails.
pub(crate) fn check_learning_rate(learning_rate: f64) -> Result<(), TrainingError> {
    if learning_rate > 0.0 && learning_rate.is_finite() {
        Ok(())
    } else {
        Err(TrainingError::LearningRate(learning_rate))
    }
}

/// `0 ≤ γ < 1`; NaN fails.
pub(crate) fn check_memory(name: &'static str, value: f64) -> Result<(), TrainingError> {
    if (0.0..1.0).contains(&value) {
        Ok(())
    } else {
        Err(TrainingError::Memory { name, value })
    }
}

/// `ε > 0`, finite; NaN fails.
pub(crate) fn check_epsilon(epsilon: f64) -> Result<(), TrainingError> {
    if epsilon > 0.0 && epsilon.is_finite() {
        Ok(())
    } else {
        Err(TrainingError::Epsilon(epsilon))
    }
}
