//! Exercises of chapter 2.

mod fires;
mod weighted_input;
