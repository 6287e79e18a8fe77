//! Exercises of chapter 1.

mod between;
mod door_with_key;
mod hardly;
mod logit;
mod response;
mod sigmoid;
mod step_at_zero;
