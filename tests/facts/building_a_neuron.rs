//! Chapter 2: building a neuron.

pub(crate) mod firing_condition;
pub(crate) mod firing_graph;
pub(crate) mod four_steps;
pub(crate) mod index;
pub(crate) mod inputs_and_outputs;
pub(crate) mod threshold;
pub(crate) mod weights;
