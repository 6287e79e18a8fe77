//! Layers of neurons: with the identity they are one neuron, with the sigmoid they are more.

use activations::{Activation, Identity, Sigmoid};
use ndarray::{Array1, array};
use neuron_core::{Neuron, binary_inputs, inner_product};

use crate::record::record;

/// XOR of 00, 01, 10, 11.
pub const XOR: [f64; 4] = [0.0, 1.0, 1.0, 0.0];

/// Neurons with the same inputs, and one neuron whose inputs are their outputs.
#[derive(Clone, Debug)]
pub struct TwoLayers<A> {
    /// The first layer.
    pub hidden: Vec<Neuron<A>>,
    /// The second.
    pub last: Neuron<A>,
}

impl<A: Activation> TwoLayers<A> {
    /// `φ(v·h + c)` with `hᵢ = φ(wᵢ·x + bᵢ)`.
    pub fn output(&self, x: &Array1<f64>) -> f64 {
        let hidden: Array1<f64> = self.hidden.iter().map(|neuron| neuron.output(x)).collect();
        self.last.output(&hidden)
    }
}

impl TwoLayers<Identity> {
    /// `w = v₁w₁ + v₂w₂ + …, b = v₁b₁ + v₂b₂ + … + c`: the one neuron that two layers of identities are.
    pub fn collapsed(&self) -> Neuron<Identity> {
        let mut weights = Array1::zeros(self.hidden[0].n_inputs());
        for (neuron, &v) in self.hidden.iter().zip(self.last.weights()) {
            weights.scaled_add(v, &neuron.weights());
        }
        let biases: Array1<f64> = self.hidden.iter().map(Neuron::bias).collect();
        let bias = inner_product(&self.last.weights(), &biases) + self.last.bias();
        Neuron::new(weights.to_vec(), bias, Identity)
    }
}

record! {
    /// Two layers of identities and the one neuron they are, for 00 to 11, and the largest difference; and XOR, with the
    /// least loss that an affine map has on it.
    IdentityCollapse {
        two_layers: [f64; 4], one_layer: [f64; 4], largest_difference: f64, xor_best_loss: f64, xor: Vec<XorRow>,
    }

    /// What is `wanted`, the closest affine map, and two layers of sigmoids.
    XorRow { x1: f64, x2: f64, wanted: f64, identity: f64, sigmoid: f64 }
}

/// Two units, and a third that listens to them, all with the identity.
pub fn identities() -> TwoLayers<Identity> {
    TwoLayers {
        hidden: vec![
            Neuron::new(array![1.0, 2.0], 1.0, Identity),
            Neuron::new(array![3.0, -1.0], 0.0, Identity),
        ],
        last: Neuron::new(array![2.0, 1.0], -1.0, Identity),
    }
}

/// XOR by sigmoids: "at least one", "both", and "the first but not the second".
pub fn sigmoids() -> TwoLayers<Sigmoid> {
    TwoLayers {
        hidden: vec![
            Neuron::new(array![20.0, 20.0], -10.0, Sigmoid),
            Neuron::new(array![20.0, 20.0], -30.0, Sigmoid),
        ],
        last: Neuron::new(array![20.0, -20.0], -10.0, Sigmoid),
    }
}

/// The affine map that comes closest to XOR.
///
/// In the coordinates 2x − 1 = ±1 the three columns of the least-squares problem are orthogonal, so each coefficient is an
/// average: `¼ Σ y`, `¼ Σ y (2x₁ − 1)`, `¼ Σ y (2x₂ − 1)`.
pub fn closest_to_xor() -> Neuron<Identity> {
    let average = |f: &dyn Fn(&Array1<f64>) -> f64| {
        binary_inputs(2)
            .zip(XOR)
            .map(|(x, y)| y * f(&x))
            .sum::<f64>()
            / 4.0
    };
    let c0 = average(&|_| 1.0);
    let c1 = average(&|x| 2.0 * x[0] - 1.0);
    let c2 = average(&|x| 2.0 * x[1] - 1.0);
    Neuron::new(array![2.0 * c1, 2.0 * c2], c0 - c1 - c2, Identity)
}

/// `½ Σ (a − y)²` of a neuron on XOR.
pub fn xor_loss(neuron: &Neuron<Identity>) -> f64 {
    let errors = binary_inputs(2)
        .zip(XOR)
        .map(|(x, y)| neuron.output(&x) - y);
    0.5 * errors.map(|e| e * e).sum::<f64>()
}

/// `v·(Wx + b) + c = (vW)x + (v·b + c)`: layers of identities are one neuron, and cannot compute XOR.
pub fn identity_collapse() -> IdentityCollapse {
    let inputs: Vec<Array1<f64>> = binary_inputs(2).collect();
    let (identities, sigmoids, best) = (identities(), sigmoids(), closest_to_xor());
    let one = identities.collapsed();
    let two_layers = [0, 1, 2, 3].map(|i| identities.output(&inputs[i]));
    let one_layer = [0, 1, 2, 3].map(|i| one.output(&inputs[i]));
    let differences = two_layers
        .iter()
        .zip(one_layer)
        .map(|(two, one)| (two - one).abs());
    let row = |(x, wanted): (&Array1<f64>, f64)| XorRow {
        x1: x[0],
        x2: x[1],
        wanted,
        identity: best.output(x),
        sigmoid: sigmoids.output(x),
    };
    IdentityCollapse {
        two_layers,
        one_layer,
        largest_difference: differences.fold(0.0, f64::max),
        xor_best_loss: xor_loss(&best),
        xor: inputs.iter().zip(XOR).map(row).collect(),
    }
}
