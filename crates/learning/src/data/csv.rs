//! Tables of comma-separated values.

mod classes;
mod columns;
mod error;
mod number;
mod reader;
mod rows;
mod text;

pub use columns::{CsvColumn, CsvInputs};
pub use error::{CsvError, CsvPlace};
pub use reader::{CsvReader, CsvTable};
