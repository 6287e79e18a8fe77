//! Networks: what two layers find and from where, and what becomes of numbers in many.

pub mod deep_starts;
pub mod hidden_units;
pub mod way_back;
pub mod xor_starts;
