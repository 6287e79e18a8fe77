//! Tables of comma-separated values.

mod classes;
mod column;
mod columns;
mod decode;
mod error;
mod number;
mod reader;
mod rows;
mod text;

pub use column::CsvColumn;
pub use columns::CsvInputs;
pub use error::{CsvError, CsvPlace};
pub use reader::{CsvReader, CsvSamples, CsvTable};
