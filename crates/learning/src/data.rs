//! Samples and targets: holding them, walking over them.

mod batches;
mod dataset;
mod samples;
mod split;
mod standardization;

pub use batches::Batches;
pub use dataset::{Dataset, DatasetError};
pub use samples::Samples;
pub use split::SplitError;
pub use standardization::Standardization;
