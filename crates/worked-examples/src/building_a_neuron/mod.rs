//! A threshold unit and its way to a neuron: θ becomes −b, and the step becomes a sigmoid.

pub mod double_precision;
pub mod excitement;
pub mod firing;
pub mod inhibition;
pub mod inner_product;
pub mod layers;
pub mod noise;
pub mod ranges;
pub mod slopes;
pub mod spikes;
pub mod thresholds;
