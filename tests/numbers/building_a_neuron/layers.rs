//! Why "any monotone differentiable function" is not enough: the identity is one, and layers of it are one.

use activations::Identity;
use ndarray::{Array1, array};
use neuron_core::{Neuron, binary_inputs};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};
use worked_examples::building_a_neuron::layers::{
    TwoLayers, XOR, closest_to_xor, identities, identity_collapse, xor_loss,
};

#[test]
fn layers_of_identities_are_one_neuron_and_cannot_compute_xor() {
    let record = identity_collapse();
    let one = identities().collapsed();
    assert_eq!(one, Neuron::new(array![5.0, 3.0], 1.0, Identity));
    assert_eq!(record.largest_difference, 0.0); // these numbers are exact in binary

    // Any other weights, and more of them: equal but for the rounding of twelve products of numbers below 1
    // and of their sums.
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
    for _ in 0..1000 {
        let layers = TwoLayers {
            hidden: (0..3)
                .map(|_| Neuron::random(4, Identity, &mut rng))
                .collect(),
            last: Neuron::random(3, Identity, &mut rng),
        };
        let x: Array1<f64> = (0..4).map(|_| rng.random::<f64>()).collect();
        let difference = layers.output(&x) - layers.collapsed().output(&x);
        assert!(difference.abs() <= 12.0 * 8.0 * f64::EPSILON);
    }

    // The affine map that comes closest to XOR answers ½ to everything.
    let best = closest_to_xor();
    assert_eq!(best, Neuron::new(array![0.0, 0.0], 0.5, Identity));
    assert_eq!(record.xor_best_loss, 0.5);
    // It is the minimum. For an affine map z₀₀ − z₀₁ − z₁₀ + z₁₁ = 0, so for its errors e = z − y the same
    // sum is 2; by Cauchy and Schwarz 2² ≤ 4 Σ e², and ½ Σ e² ≥ ½. Both facts on a grid:
    for w1 in -8..=8 {
        for w2 in -8..=8 {
            for b in -8..=8 {
                let [w1, w2, b] = [w1, w2, b].map(|q| f64::from(q) / 4.0);
                let neuron = Neuron::new(array![w1, w2], b, Identity);
                let e: Vec<f64> = (binary_inputs(2).zip(XOR))
                    .map(|(x, y)| neuron.output(&x) - y)
                    .collect();
                assert_eq!(e[0] - e[1] - e[2] + e[3], 2.0);
                assert!(xor_loss(&neuron) >= 0.5);
            }
        }
    }

    // With sigmoids the same two layers do it.
    for row in &record.xor {
        assert_eq!(row.identity, 0.5);
        assert!((row.sigmoid - row.wanted).abs() < 1e-4);
    }
}
