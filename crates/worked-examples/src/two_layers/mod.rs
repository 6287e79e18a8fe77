//! Networks: what two layers find and from where, and what becomes of numbers in many.

pub mod deep_starts;
pub mod deep_training;
pub mod equal_starts;
pub mod hidden_lines;
pub mod hidden_units;
pub mod network_check;
pub mod way_back;
pub mod xor_runs;
pub mod xor_starts;
