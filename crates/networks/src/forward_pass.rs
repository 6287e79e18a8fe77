//! Forward pass: from the inputs to the outputs, layer by layer.

use activations::{Activation, ActivationArrays};
use ndarray::{Array1, ArrayRef1};

use crate::network::Network;
use crate::vector_activation::VectorActivation;

/// Everything that a network computes for one sample on the way from its inputs to its outputs.
///
/// `a⁰ = x`, `zˡ = Wˡ aˡ⁻¹ + bˡ`, `aˡ = φˡ(zˡ)` for the layers l = 1, …, L.
#[derive(Debug, Clone, PartialEq)]
pub struct ForwardPass {
    /// z¹, …, zᴸ: layer l at index l − 1.
    pub weighted_inputs: Vec<Array1<f64>>,
    /// a⁰, …, aᴸ: layer l at index l, after the inputs.
    pub outputs: Vec<Array1<f64>>,
}

impl<A: Activation, O: VectorActivation> Network<A, O> {
    /// The way from the inputs to the outputs.
    ///
    /// # Panics
    ///
    /// When there are not as many inputs as the network has.
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Relu;
    /// use ndarray::array;
    /// use networks::{Layer, Network};
    ///
    /// let hidden = Layer::new(array![[2.0, -1.0], [0.5, 0.5]], array![-4.0, 1.0], Relu);
    /// let network = Network::new(vec![hidden], Layer::new(array![[1.0, 3.0]], array![0.0], Relu));
    ///
    /// let pass = network.forward(&array![1.0, 1.0]);
    /// assert_eq!(pass.weighted_inputs[0], array![-3.0, 2.0]); // z¹ = W¹ x + b¹
    /// assert_eq!(pass.outputs[1], array![0.0, 2.0]); //          a¹ = relu(z¹)
    /// assert_eq!(pass.outputs[2], array![6.0]); //               a² = 3 · 2
    /// ```
    #[must_use]
    #[track_caller]
    // ANCHOR: forward
    pub fn forward(&self, x: &ArrayRef1<f64>) -> ForwardPass {
        self.assert_inputs(x.len());
        let mut a = x.to_owned(); // a⁰ = x
        let mut weighted_inputs = Vec::new();
        let mut outputs = vec![a.clone()];

        for layer in self.hidden() {
            let z = layer.weighted_inputs(&a); // zˡ = Wˡ aˡ⁻¹ + bˡ
            a = layer.activation().apply_array(&z); // aˡ = φ(zˡ)
            weighted_inputs.push(z);
            outputs.push(a.clone());
        }

        let layer = self.output_layer();
        let z = layer.weighted_inputs(&a); // zᴸ
        let mut a = vec![0.0; z.len()];
        layer.activation().apply_vector(&z.to_vec(), &mut a); // aᴸ, from all of zᴸ at once
        weighted_inputs.push(z);
        outputs.push(a.into());
        ForwardPass {
            weighted_inputs,
            outputs,
        }
    }
    // ANCHOR_END: forward

    /// The outputs for one sample: the last that a [`forward`](Self::forward) pass computes.
    ///
    /// # Panics
    ///
    /// When there are not as many inputs as the network has.
    #[must_use]
    #[track_caller]
    pub fn output(&self, x: &ArrayRef1<f64>) -> Array1<f64> {
        self.forward(x)
            .outputs
            .pop()
            .expect("a network has outputs")
    }
}
