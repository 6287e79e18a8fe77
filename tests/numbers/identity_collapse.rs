//! Why "any monotone differentiable function" is not enough: the identity is one, and layers of it are one.

use activations::{Activation, Identity, Sigmoid};
use ndarray::{Array1, array};
use neuron_core::{Neuron, binary_inputs, inner_product};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};
use serde::Serialize;

/// XOR of 00, 01, 10, 11.
const XOR: [f64; 4] = [0.0, 1.0, 1.0, 0.0];

/// The output of a layer of neurons, fed into one neuron.
fn two_layers<A: Activation>(hidden: &[Neuron<A>], last: &Neuron<A>, x: &Array1<f64>) -> f64 {
    let hidden: Array1<f64> = hidden.iter().map(|neuron| neuron.output(x)).collect();
    last.output(&hidden)
}

/// `w = v₁w₁ + v₂w₂ + …, b = v₁b₁ + v₂b₂ + … + c`: the one neuron that two layers of identities are.
fn collapse(hidden: &[Neuron<Identity>], last: &Neuron<Identity>) -> Neuron<Identity> {
    let mut weights = Array1::zeros(hidden[0].n_inputs());
    for (neuron, &v) in hidden.iter().zip(last.weights()) {
        weights.scaled_add(v, &neuron.weights());
    }
    let biases: Array1<f64> = hidden.iter().map(Neuron::bias).collect();
    let bias = inner_product(&last.weights(), &biases) + last.bias();
    Neuron::new(weights, bias, Identity)
}

#[test]
fn layers_of_identities_are_one_neuron_and_cannot_compute_xor() {
    #[derive(Serialize)]
    struct IdentityCollapse {
        two_layers: [f64; 4],
        one_layer: [f64; 4],
        largest_difference: f64,
        xor_best_loss: f64,
        xor: Vec<XorRow>,
    }
    #[derive(Serialize)]
    struct XorRow {
        x1: f64,
        x2: f64,
        wanted: f64,
        identity: f64,
        sigmoid: f64,
    }
    let inputs: Vec<Array1<f64>> = binary_inputs(2).collect();
    let for_each_input = |f: &dyn Fn(&Array1<f64>) -> f64| [0, 1, 2, 3].map(|i| f(&inputs[i]));

    // The network of the chapter: two units, and a third that listens to them.
    let hidden = [
        Neuron::new(array![1.0, 2.0], 1.0, Identity),
        Neuron::new(array![3.0, -1.0], 0.0, Identity),
    ];
    let last = Neuron::new(array![2.0, 1.0], -1.0, Identity);
    let one = collapse(&hidden, &last);
    assert_eq!(one, Neuron::new(array![5.0, 3.0], 1.0, Identity));
    let two_layers_outputs = for_each_input(&|x| two_layers(&hidden, &last, x));
    let one_layer_outputs = for_each_input(&|x| one.output(x));
    let largest_difference = two_layers_outputs
        .iter()
        .zip(one_layer_outputs)
        .map(|(two, one)| (two - one).abs())
        .fold(0.0, f64::max);
    assert_eq!(largest_difference, 0.0); // these numbers are exact in binary

    // Any other weights, and more of them: equal but for the rounding of twelve products of numbers below 1
    // and of their sums.
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
    for _ in 0..1000 {
        let hidden: Vec<_> = (0..3)
            .map(|_| Neuron::random(4, Identity, &mut rng))
            .collect();
        let last = Neuron::random(3, Identity, &mut rng);
        let x: Array1<f64> = (0..4).map(|_| rng.random::<f64>()).collect();
        let difference = two_layers(&hidden, &last, &x) - collapse(&hidden, &last).output(&x);
        assert!(difference.abs() <= 12.0 * 8.0 * f64::EPSILON);
    }

    // The affine map that comes closest to XOR. In the coordinates 2x − 1 = ±1 the three columns of the
    // least-squares problem are orthogonal, so each coefficient is an average:
    // ¼ Σ y, ¼ Σ y (2x₁ − 1), ¼ Σ y (2x₂ − 1).
    let average = |f: &dyn Fn(&Array1<f64>) -> f64| {
        inputs.iter().zip(XOR).map(|(x, y)| y * f(x)).sum::<f64>() / 4.0
    };
    let c0 = average(&|_| 1.0);
    let c1 = average(&|x| 2.0 * x[0] - 1.0);
    let c2 = average(&|x| 2.0 * x[1] - 1.0);
    let best = Neuron::new(array![2.0 * c1, 2.0 * c2], c0 - c1 - c2, Identity);
    assert_eq!(best, Neuron::new(array![0.0, 0.0], 0.5, Identity));
    let loss = |neuron: &Neuron<Identity>| {
        let errors = inputs.iter().zip(XOR).map(|(x, y)| neuron.output(x) - y);
        0.5 * errors.map(|e| e * e).sum::<f64>()
    };
    // It is the minimum. For an affine map z₀₀ − z₀₁ − z₁₀ + z₁₁ = 0, so for its errors e = z − y the same
    // sum is 2; by Cauchy and Schwarz 2² ≤ 4 Σ e², and ½ Σ e² ≥ ½. Both facts on a grid:
    for w1 in -8..=8 {
        for w2 in -8..=8 {
            for b in -8..=8 {
                let [w1, w2, b] = [w1, w2, b].map(|q| f64::from(q) / 4.0);
                let neuron = Neuron::new(array![w1, w2], b, Identity);
                let e = for_each_input(&|x| neuron.output(x));
                let parity: f64 =
                    (e[0] - XOR[0]) - (e[1] - XOR[1]) - (e[2] - XOR[2]) + (e[3] - XOR[3]);
                assert_eq!(parity, 2.0);
                assert!(loss(&neuron) >= 0.5);
            }
        }
    }

    assert_eq!(loss(&best), 0.5);

    // With sigmoids the same two layers do it: "at least one", "both", and "the first but not the second".
    let hidden = [
        Neuron::new(array![20.0, 20.0], -10.0, Sigmoid),
        Neuron::new(array![20.0, 20.0], -30.0, Sigmoid),
    ];
    let last = Neuron::new(array![20.0, -20.0], -10.0, Sigmoid);
    let xor: Vec<XorRow> = inputs
        .iter()
        .zip(XOR)
        .map(|(x, wanted)| XorRow {
            x1: x[0],
            x2: x[1],
            wanted,
            identity: best.output(x),
            sigmoid: two_layers(&hidden, &last, x),
        })
        .collect();
    for row in &xor {
        assert_eq!(row.identity, 0.5);
        assert!((row.sigmoid - row.wanted).abs() < 1e-4);
    }

    lock!(
        "identity_collapse",
        IdentityCollapse {
            two_layers: two_layers_outputs,
            one_layer: one_layer_outputs,
            largest_difference,
            xor_best_loss: loss(&best),
            xor,
        }
    );
}
