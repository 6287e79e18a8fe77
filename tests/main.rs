//! The promises of the book.

mod mirror;
mod pages;
