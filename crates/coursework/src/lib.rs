//! Coursework: the exercises of the book are handed out, checked and graded.

mod error;
mod exercise;
mod set;

pub use error::Error;
pub use exercise::{Exercise, Header, Kind, Variant, WrongAnswer};
pub use set::{Chapters, Choice, Exercises};
