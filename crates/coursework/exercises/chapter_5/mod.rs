//! Exercises of chapter 5.

mod chain_slope;
mod condition_number;
mod dead_units;
mod deadly_rate;
mod initial_size;
mod inputs_needed;
mod lamp_of_two_units;
mod one_sign;
mod output_function;
mod rate_of_firing;
mod saturated_share;
mod sound;
mod three_of_four;
mod train_step;
mod which_reading;
