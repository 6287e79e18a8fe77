//! The way from a threshold unit to a neuron.

mod activation;
mod firing;
mod layers;
