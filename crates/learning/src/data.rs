//! Samples and targets: holding them, walking over them.

mod batches;
mod dataset;
mod samples;

pub use batches::Batches;
pub use dataset::{Dataset, DatasetError};
pub use samples::Samples;
