//! Networks: what two layers find and from where, and what becomes of numbers in many.

pub mod deep_starts;
pub mod xor_starts;
