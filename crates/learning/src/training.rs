//! Training: what is gone down, the loop that goes, and what it reports.

mod cholesky;
mod descent;
mod early_stopping;
mod epochs;
mod frozen;
mod history;
mod model;
mod neuron_model;
mod newton;
mod objective;
mod perceptron_rule;
mod train;
mod training_error;

pub use descent::Descent;
pub use early_stopping::{Best, EarlyStopping};
pub use frozen::Frozen;
pub use history::{Epoch, History, StopReason};
pub(crate) use model::assert_fits;
pub use model::{Model, ModelObjective};
pub use newton::Newton;
pub use objective::Objective;
pub use perceptron_rule::{PerceptronHistory, PerceptronRule};
pub use train::Training;
pub use training_error::TrainingError;
