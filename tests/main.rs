//! The promises of the book.

mod broken;
mod figures;
mod mirror;
mod numbers;
mod packaging;
mod pages;
mod prose;
mod readme;
mod site;
