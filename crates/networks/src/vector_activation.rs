//! Vector activations: the trait of what the output layer does with all of its weighted inputs.

use activations::Activation;

/// `a = φ(z)` for vectors: from all weighted inputs of a layer to all of its outputs.
///
/// Every [`Activation`] is one, which takes each number by itself. [`Softmax`](crate::Softmax), whose outputs depend on one
/// another, is another one. It is to `Activation` what [`VectorLoss`](learning::VectorLoss) is to
/// [`Loss`](learning::Loss).
pub trait VectorActivation {
    /// Writes the outputs `a` for the weighted inputs `z`.
    ///
    /// # Shapes
    ///
    /// `z` and `a` are as long as the layer has neurons.
    ///
    /// # Panics
    ///
    /// When the lengths differ.
    fn apply_vector(&self, z: &[f64], a: &mut [f64]);
}

impl<A: Activation> VectorActivation for A {
    fn apply_vector(&self, z: &[f64], a: &mut [f64]) {
        self.apply_into(z, a);
    }
}
