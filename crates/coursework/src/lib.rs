//! Coursework: the exercises of the book are handed out, checked and graded.

mod check;
pub mod cli;
mod dependencies;
mod error;
mod exercise;
mod grade;
mod handout;
pub mod harness;
pub mod pages;
mod set;

pub use error::Error;
