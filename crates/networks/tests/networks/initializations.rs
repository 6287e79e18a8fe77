//! Where parameters begin: the limits, the variances, the order of the draws.

use activations::Identity;
use ndarray::Array1;
use networks::{He, Initialization, Network, Uniform, Xavier};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

fn rng() -> Xoshiro256PlusPlus {
    Xoshiro256PlusPlus::seed_from_u64(42)
}

#[test]
fn the_limits_are_those_of_the_papers() {
    assert_eq!(Xavier.weight_limit(4, 2), 1.0); // √(6/6)
    assert_eq!(Xavier.weight_limit(64, 32), 0.25); // √(6/96)
    assert_eq!(He.weight_limit(6, 1000), 1.0); // √(6/6)
    assert_eq!(He.weight_limit(96, 1), 0.25);
    assert_eq!((Xavier.bias_limit(4, 2), He.bias_limit(4, 2)), (0.0, 0.0));
    let uniform = Uniform { limit: 0.5 };
    assert_eq!(
        (uniform.weight_limit(9, 9), uniform.bias_limit(9, 9)),
        (0.5, 0.5)
    );
}

/// The variance of n uniform draws has a standard deviation of σ²·√(4/5n), as their kurtosis is 9/5.
fn has_variance(weights: &Array1<f64>, expected: f64) {
    let n = weights.len() as f64;
    let variance = weights.iter().map(|w| w * w).sum::<f64>() / n;
    let deviation = expected * (0.8 / n).sqrt();
    assert!(
        (variance - expected).abs() < 4.0 * deviation,
        "{variance} {expected}"
    );
    assert!((weights.sum() / n).abs() < 4.0 * (expected / n).sqrt());
}

#[test]
fn weights_have_the_variance_and_biases_are_zero() {
    let widths = [100, 50, 20];
    let weights = |network: &Network<Identity, Identity>, l: usize| -> Array1<f64> {
        match l {
            0 => network.hidden()[0].weights().iter().copied().collect(),
            _ => network.output_layer().weights().iter().copied().collect(),
        }
    };
    let xavier = Network::random(&widths, Identity, Identity, &Xavier, &mut rng());
    has_variance(&weights(&xavier, 0), 2.0 / 150.0);
    has_variance(&weights(&xavier, 1), 2.0 / 70.0);
    let he = Network::random(&widths, Identity, Identity, &He, &mut rng());
    has_variance(&weights(&he, 0), 2.0 / 100.0);
    has_variance(&weights(&he, 1), 2.0 / 50.0);
    for network in [xavier, he] {
        assert!(network.hidden()[0].biases().iter().all(|&b| b == 0.0));
        assert!(network.output_layer().biases().iter().all(|&b| b == 0.0));
    }
    let uniform = Uniform { limit: 3.0 };
    let network = Network::random(&widths, Identity, Identity, &uniform, &mut rng());
    has_variance(&weights(&network, 0), 3.0);
    assert!(network.hidden()[0].biases().iter().any(|&b| b != 0.0));
}

#[test]
fn parameters_are_drawn_neuron_by_neuron() {
    let uniform = Uniform { limit: 2.0 };
    let network = Network::random(&[2, 3, 1], Identity, Identity, &uniform, &mut rng());
    let mut again = rng();
    for parameter in network.parameters() {
        assert_eq!(parameter, 2.0 * (2.0 * again.random::<f64>() - 1.0));
    }
    // Where all biases are 0 nothing is drawn for them.
    let network = Network::random(&[2, 3, 1], Identity, Identity, &Xavier, &mut rng());
    let mut again = rng();
    let weights = network.hidden()[0].weights();
    for w in weights.iter().chain(network.output_layer().weights()) {
        let limit = if weights.iter().any(|other| other == w) {
            6.0_f64 / 5.0
        } else {
            6.0 / 4.0
        };
        assert_eq!(*w, limit.sqrt() * (2.0 * again.random::<f64>() - 1.0));
    }
}

#[test]
fn a_limit_of_zero_draws_nothing() {
    /// A generator that must not be asked.
    struct Never;
    impl rand::TryRng for Never {
        type Error = std::convert::Infallible;
        fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
            panic!("drawn")
        }
        fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
            panic!("drawn")
        }
        fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Self::Error> {
            panic!("drawn")
        }
    }
    let zero = Uniform { limit: 0.0 };
    let network = Network::random(&[2, 3, 1], Identity, Identity, &zero, &mut Never);
    assert_eq!(network, Network::zeros(&[2, 3, 1], Identity, Identity));
}
