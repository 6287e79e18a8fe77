//! Chapter 5: what goes on inside a neuron.

pub(crate) mod dead_units;
pub(crate) mod rate_of_firing;
pub(crate) mod saturation;
pub(crate) mod step;
pub(crate) mod which_one;
