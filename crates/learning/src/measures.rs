//! Measures: how good a model is, in the terms of the question it was trained for.

mod class_confusion;
mod confusion_matrix;
mod mean_error;

pub use class_confusion::{ClassConfusion, ClassError};
pub use confusion_matrix::{ConfusionMatrix, MeasureError};
pub use mean_error::{mean_absolute_error, root_mean_squared_error};
