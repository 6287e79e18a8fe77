//! Chapter 2: building a neuron.

pub(crate) mod firing_condition;
