//! Chapter 5: what goes on inside a neuron.

pub(crate) mod dead_units;
pub(crate) mod exclusive_or;
pub(crate) mod fuzziness;
pub(crate) mod index;
pub(crate) mod many_layers;
pub(crate) mod rate_of_firing;
pub(crate) mod recap;
pub(crate) mod relu;
pub(crate) mod saturation;
pub(crate) mod sigmoid;
pub(crate) mod step;
pub(crate) mod which_one;
pub(crate) mod zigzag;
