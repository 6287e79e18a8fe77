//! Chapter 5: what goes on inside a neuron.

pub(crate) mod which_one;
