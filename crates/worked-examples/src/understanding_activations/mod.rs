//! Activations compared: decisions with a threshold, steps smoothed, tanh, and rectifiers.

pub mod cutoff;
pub mod decisions;
pub mod hinges;
pub mod rectifiers;
pub mod smoothing;
pub mod tanh;
