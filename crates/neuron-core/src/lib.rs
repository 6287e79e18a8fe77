//! One artificial neuron.
