//! The promises of the book.

mod broken;
mod facts;
mod figures;
mod html;
mod mirror;
mod numbers;
mod packaging;
mod pages;
mod prose;
mod readme;
mod site;
