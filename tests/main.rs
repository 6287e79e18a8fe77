//! The promises of the book.

mod mirror;
mod numbers;
mod pages;
