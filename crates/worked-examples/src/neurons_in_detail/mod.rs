//! Neurons in detail: what saturates, dies, vanishes and zigzags, what one unit cannot do, and what programs print.

pub mod chains;
pub mod conditioning;
pub mod dead_network;
pub mod dead_units;
pub mod exclusive_or;
pub mod firing_rates;
pub mod fuzziness;
pub mod perceptron;
pub mod printed_programs;
pub mod sampling;
pub mod saturation;
pub mod zigzag;
