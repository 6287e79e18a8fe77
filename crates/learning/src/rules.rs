//! Descent rules: from a gradient to a step.

mod adagrad;
mod adam;
mod gradient_descent;
mod momentum;
mod nesterov;
mod rmsprop;
mod rule;
mod scheduled;

pub use adagrad::AdaGrad;
pub use adam::Adam;
pub use gradient_descent::GradientDescent;
pub use momentum::Momentum;
pub use nesterov::Nesterov;
pub use rmsprop::RmsProp;
pub use rule::{LearningRate, Rule};
pub use scheduled::{ExponentialDecay, InverseTimeDecay, Schedule, Scheduled, StepDecay};

pub(crate) use rule::{check_from_zero, check_learning_rate};
