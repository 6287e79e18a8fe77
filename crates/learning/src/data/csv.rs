//! Tables of comma-separated values.

mod body;
mod classes;
mod column;
mod columns;
mod decode;
mod error;
mod number;
mod quotes;
mod read;
mod reader;
mod rows;
mod text;

pub use column::{CsvColumn, CsvInputs};
pub use error::{CsvError, CsvPosition};
pub use reader::{CsvReader, CsvSamples, CsvTable};
