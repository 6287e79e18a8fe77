//! The unit with weights 5 and 3: how sensitive it is, and what its sum is a sum of.

pub mod nerve_cell;
pub mod sensitivity;
pub mod sigmoid;
pub mod units;
pub mod weighted_sum;
