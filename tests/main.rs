//! The promises of the book.

mod broken;
mod mirror;
mod numbers;
mod pages;
mod prose;
