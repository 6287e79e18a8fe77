//! What the crate promises, tried from outside.

mod by_hand;
#[cfg(feature = "digits")]
mod digits;
mod exclusive_or;
mod gradients;
mod initializations;
mod one_neuron;
mod refusals;
mod same_bits;
#[cfg(feature = "serde")]
mod saved;
mod softmax;
mod symmetry;
mod trainings;
