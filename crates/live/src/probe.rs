//! Digest of the bits that the crates compute, to be compared between this machine and the browser's.

use activations::{
    Activation, Arctan, AtZero, Differentiable, Elu, Gelu, HardSigmoid, HardTanh, Identity,
    LeakyRelu, LogSigmoid, ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step,
    Tanh,
};
use worked_examples::sigmoid_neuron_learning::descent::{EPOCHS, toy_path};

/// Every activation function that has a slope.
const SMOOTH: [&dyn Differentiable; 15] = [
    &Identity,
    &Sigmoid,
    &Tanh,
    &Relu,
    &LeakyRelu::new(0.01),
    &ParametricRelu::new(0.25),
    &Elu::new(1.0),
    &Softplus,
    &LogSigmoid,
    &Silu,
    &Gelu,
    &HardSigmoid,
    &HardTanh,
    &Softsign,
    &Arctan,
];

/// And those that jump.
const JUMPING: [&dyn Activation; 4] = [
    &Step {
        at_zero: AtZero::Zero,
    },
    &Step {
        at_zero: AtZero::Half,
    },
    &Step {
        at_zero: AtZero::One,
    },
    &Sign,
];

/// How many digests there are: one for each φ, one for each φ′, and one for a run of gradient descent.
pub const DIGESTS: usize = 2 * SMOOTH.len() + JUMPING.len() + 1;

/// The digest of this number: of φ, or of φ′, at ten thousand points and the edges, or of the toy run.
///
/// # Panics
///
/// When there is no digest of this number.
#[must_use]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn digest_of_bits(number: usize) -> u64 {
    if number + 1 == DIGESTS {
        let path = toy_path(EPOCHS);
        return digest(path.iter().flat_map(|at| [at.w, at.b, at.loss]));
    }
    digest(points().map(|z| match number.checked_sub(SMOOTH.len()) {
        None => SMOOTH[number].apply(z),
        Some(slope) => match slope.checked_sub(SMOOTH.len()) {
            None => SMOOTH[slope].derivative(z),
            Some(jumping) => JUMPING[jumping].apply(z),
        },
    }))
}

/// Where something can go wrong: zeros, infinities, NaN, the ends of the doubles, and where `exp` overflows or rounds to 0.
const EDGES: [f64; 16] = [
    0.0,
    5e-324,
    f64::MIN_POSITIVE,
    f64::EPSILON,
    0.5,
    1.0,
    3.0,
    8.3,
    36.8,
    709.782712893384,
    709.7827128933841,
    745.133_219_101_941_1,
    745.133_219_101_941_2,
    f64::MAX,
    f64::INFINITY,
    f64::NAN,
];

/// The edges with both signs, and ten thousand numbers: two of five up to ±40, two up to ±750, and one of any bits.
fn points() -> impl Iterator<Item = f64> {
    let edges = EDGES.into_iter().flat_map(|edge| [edge, -edge]);
    edges.chain((0..10_000_u64).map(|i| {
        let bits = mixed(i);
        let part = (bits >> 11) as f64 / (1_u64 << 53) as f64;
        match i % 5 {
            0 | 1 => 80.0 * part - 40.0,
            2 | 3 => 1500.0 * part - 750.0,
            _ => f64::from_bits(bits),
        }
    }))
}

/// The output of SplitMix64 at this state.
///
/// G. L. Steele Jr., D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014,
/// doi:10.1145/2660193.2660195.
fn mixed(state: u64) -> u64 {
    let z = (state + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Of the bits of these numbers, in their order. What else the bits of a NaN say is not promised, by Rust or by WebAssembly.
fn digest(numbers: impl Iterator<Item = f64>) -> u64 {
    numbers.fold(0, |digest, number| {
        let bits = match number.is_nan() {
            true => 1,
            false => number.to_bits(),
        };
        mixed(digest ^ bits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bit_changes_the_digest() {
        let numbers: Vec<_> = points().collect();
        assert_eq!(numbers.len(), 10_032);
        let before = digest(numbers.iter().copied());
        for at in [0, 1, 31, 32, 5_000, 10_031] {
            let mut changed = numbers.clone();
            changed[at] = f64::from_bits(numbers[at].to_bits() ^ 1);
            if !(numbers[at].is_nan() && changed[at].is_nan()) {
                assert_ne!(digest(changed.into_iter()), before, "{at}");
            }
        }
    }

    #[test]
    fn only_functions_that_are_the_same_have_the_same_digest() {
        let [sigmoid, softplus, relu, zero_at_zero] = [1, 7, 3, 0];
        let slope = |number| SMOOTH.len() + number;
        let same = [
            (sigmoid, slope(softplus)),
            (slope(relu), 2 * SMOOTH.len() + zero_at_zero),
        ];
        let digests: Vec<_> = (0..DIGESTS).map(digest_of_bits).collect();
        for one in 0..DIGESTS {
            for other in one + 1..DIGESTS {
                let equal = digests[one] == digests[other];
                assert_eq!(equal, same.contains(&(one, other)), "{one} and {other}");
            }
        }
    }

    #[test]
    fn the_generator_is_splitmix64() {
        // The first outputs for the seed 0, as Vigna's splitmix64.c gives them.
        assert_eq!(
            [0, 1, 2].map(mixed),
            [
                0xe220_a839_7b1d_cdaf,
                0x6e78_9e6a_a1b9_65f4,
                0x06c4_5d18_8009_454f
            ]
        );
    }
}
