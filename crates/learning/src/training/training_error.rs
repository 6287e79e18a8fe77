//! Errors of a training.

use thiserror::Error;

/// Why training could not be done, or could not go on.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum TrainingError {
    /// A hyperparameter (η, ε, …) is not a positive finite number.
    #[error("{name} must be a positive number, got {value:?}")]
    NotPositive {
        /// What it is.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// A fraction of the past that a rule keeps (γ, β, β₁, β₂) is not in [0, 1).
    #[error("{name} must be at least 0 and below 1, got {value:?}")]
    NotAFraction {
        /// The field of the rule.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// A number that may be 0 (the strength λ of a penalty, the factor of a loss or of a schedule) is negative or not
    /// finite.
    #[error("{name} must be a finite number from 0 on, got {value:?}")]
    Negative {
        /// What it is.
        name: &'static str,
        /// Its value.
        value: f64,
    },
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
    /// The samples do not have as many targets as the model has outputs.
    #[error("a model with {expected} outputs cannot learn from samples with {found} targets")]
    TargetLength {
        /// The model's number of outputs.
        expected: usize,
        /// The data's number of targets.
        found: usize,
    },
    /// A parameter that is to be frozen does not exist.
    #[error("a model with {n_parameters} parameters has no parameter {parameter}, counted from 0")]
    NoSuchParameter {
        /// The number asked for.
        parameter: usize,
        /// How many there are.
        n_parameters: usize,
    },
    /// A target lies outside the range that the loss allows.
    #[error(
        "the target {target:?} of sample {row}, counted from 0, does not lie between {low:?} and {high:?}, as the loss demands"
    )]
    Target {
        /// The sample, counted from 0.
        row: usize,
        /// Its target.
        target: f64,
        /// The least target allowed.
        low: f64,
        /// The largest target allowed.
        high: f64,
    },
    /// A target is neither 0 nor 1.
    #[error(
        "the perceptron rule needs targets 0 and 1, got {target:?} for sample {row}, counted from 0"
    )]
    NotBinary {
        /// The sample, counted from 0.
        row: usize,
        /// Its target.
        target: f64,
    },
    /// The loss is not a finite number before the first step.
    #[error(
        "the loss is {loss:?} before the first step: inputs, targets or parameters are too large, and no learning rate helps"
    )]
    Start {
        /// The loss.
        loss: f64,
    },
    /// A parameter is not a finite number before the first step.
    #[error("parameter {parameter}, counted from 0, is {value:?} before the first step")]
    StartParameter {
        /// The parameter, counted from 0.
        parameter: usize,
        /// Its value.
        value: f64,
    },
    /// The gradient is not finite before the first step, though the loss is, and neither was what the rule made of it.
    #[error(
        "the slope by parameter {parameter}, counted from 0, is {slope:?} before the first step: inputs, targets or parameters are too large, and no learning rate helps"
    )]
    StartGradient {
        /// The parameter, counted from 0.
        parameter: usize,
        /// The component of the gradient.
        slope: f64,
    },
    /// The gradient or the Hessian is not finite, though the loss is.
    #[error(
        "the second derivatives of the loss are not finite numbers in epoch {epoch}: inputs or parameters are too large"
    )]
    CurvatureNotFinite {
        /// The epoch for which they were computed, counted from 1.
        epoch: usize,
    },
    /// A parameter of a perceptron is no longer a finite number.
    #[error(
        "a parameter ceased to be a finite number in epoch {epoch}: inputs, parameters or the learning rate are too large"
    )]
    ParameterNotFinite {
        /// The epoch in which it happened, counted from 1.
        epoch: usize,
    },
    /// The loss or a parameter is no longer a finite number.
    #[error(
        "training diverged in epoch {epoch}, with a loss of {loss:?}: a smaller learning rate may help"
    )]
    Diverged {
        /// The epoch after which it was seen, counted from 1.
        epoch: usize,
        /// The last loss that was computed.
        loss: f64,
    },
}
