//! Activation functions φ and their derivatives φ′: the mathematics of one number.

/// A function φ that turns a neuron's weighted input z into its output a = φ(z).
pub trait Activation {
    /// `φ(z)`.
    fn apply(&self, z: f64) -> f64;
}
