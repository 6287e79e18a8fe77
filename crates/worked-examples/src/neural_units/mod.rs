//! The unit with weights 5 and 3: how sensitive it is, and what its sum is a sum of.

pub mod sensitivity;
pub mod sigmoid;
pub mod weighted_sum;
