//! Samples and targets: holding them, walking over them.

mod batches;
#[cfg(feature = "csv")]
mod csv;
mod dataset;
mod one_hot;
mod samples;
mod split;
mod standardization;

pub use batches::Batches;
#[cfg(feature = "csv")]
pub use csv::{CsvColumn, CsvError, CsvInputs, CsvPosition, CsvReader, CsvSamples, CsvTable};
pub use dataset::{Dataset, DatasetError};
pub use samples::Samples;
pub use split::SplitError;
pub use standardization::Standardization;
