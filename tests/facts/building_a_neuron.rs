//! Chapter 2: building a neuron.

pub(crate) mod any_rising_function;
pub(crate) mod bias;
pub(crate) mod firing_condition;
pub(crate) mod firing_graph;
pub(crate) mod four_steps;
pub(crate) mod from_step_to_activation;
pub(crate) mod index;
pub(crate) mod inner_product;
pub(crate) mod inputs_and_outputs;
pub(crate) mod moving_the_threshold;
pub(crate) mod recap;
pub(crate) mod sigmoid_against_step;
pub(crate) mod strictly_between;
pub(crate) mod threshold;
pub(crate) mod weights;
