//! The promises of the book.

mod broken;
mod compiled;
mod exercises;
mod facts;
mod figures;
mod independent;
mod lies;
mod mirror;
mod numbers;
mod packaging;
mod pages;
mod parallel;
mod prose;
mod readme;
mod site;
mod spoiled;
