//! Neurons in detail.

mod logic;
mod printed_programs;
mod valleys;
