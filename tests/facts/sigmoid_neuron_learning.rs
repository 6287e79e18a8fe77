//! Chapter 4: how a sigmoid neuron learns.

pub(crate) mod slopes_of_chains;
pub(crate) mod two_layers;
