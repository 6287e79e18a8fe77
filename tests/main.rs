//! The promises of the book.

mod broken;
mod figures;
mod html;
mod independent;
mod mirror;
mod numbers;
mod packaging;
mod pages;
mod prose;
mod readme;
mod site;
