//! One artificial neuron: weights, bias, weighted input, output.
//!
//! A neuron multiplies every input by a weight, adds up, shifts the sum and bends it:
//! `a = φ(w₁x₁ + … + wₙxₙ + b)`. This crate says that in two ways. A [`ThresholdUnit`] is the
//! historical one: it compares the sum with a threshold θ and answers 0 or 1. A [`Neuron`] is the
//! general one: it adds a bias b and applies any [`Activation`](activations::Activation). The first
//! turns into the second by `b = −θ`.
//!
//! A third one, [`IntegrateAndFire`], lives in time and shows what a graded output stands for.
//!
//! Nothing here learns. How weights are found is the business of another crate.
//!
//! # Legend
//!
//! | symbol | in the code | meaning |
//! |---|---|---|
//! | x₁, …, xₙ | `x` | the inputs of one sample, shape `(n_inputs)` |
//! | X | `xs` | one sample a row, shape `(n_samples, n_inputs)` |
//! | w₁, …, wₙ | `weights` | how much each input counts; a negative weight inhibits |
//! | θ | `threshold` | the sum that it takes to fire |
//! | b | `bias` | the same thing seen from the other side, b = −θ |
//! | Σ wᵢxᵢ | `weighted_sum` | the inputs, weighted and added up |
//! | z | `weighted_input` | the argument of the activation, Σ wᵢxᵢ − θ or Σ wᵢxᵢ + b |
//! | φ | `activation` | a function of one number; u is the step, σ the sigmoid |
//! | a | `output` | φ(z); written y where no target is in sight |
//!
//! # Conventions
//!
//! A wrong length, an empty list of weights or a parameter that is not finite is a mistake of the
//! caller and panics with a sentence. An input that is NaN is data: it makes z NaN, and the output.
//!
//! Every sum runs from the first input to the last. See [`inner_product()`] for why that matters.
//!
//! Many inputs at once are the rows of a matrix of any layout, and get the bits that each gets alone.
//!
//! # Features
//!
//! `serde`: units, truth tables and moments can be saved and loaded. Weights are a plain list; loading checks what `new`
//! checks, and gives an error with the same sentence.
//!
//! # Examples
//!
//! ```
//! use activations::Sigmoid;
//! use ndarray::array;
//! use neuron_core::{Neuron, ThresholdUnit};
//!
//! let unit = ThresholdUnit::new(array![5.0, 3.0], 4.0);
//! assert!(unit.fires(&array![1.0, 0.0])); //  5 reaches the threshold 4
//! assert!(!unit.fires(&array![0.0, 1.0])); // 3 does not
//!
//! let neuron = Neuron::new(array![5.0, 3.0], -4.0, Sigmoid);
//! assert_eq!(neuron.weighted_input(&array![1.0, 0.0]), 1.0);
//! assert!(neuron.output(&array![1.0, 0.0]) > 0.7);
//! ```
#![doc(test(attr(deny(warnings))))]

mod affine_map;
mod boundary_line;
mod eight_rows;
mod inner_product;
mod integrate_and_fire;
mod neuron;
#[cfg(feature = "serde")]
mod serialization;
mod threshold_unit;
mod truth_table;
mod validation;

pub use boundary_line::BoundaryLine;
pub use inner_product::{inner_product, with_one};
pub use integrate_and_fire::{IntegrateAndFire, Moment};
pub use neuron::Neuron;
pub use threshold_unit::ThresholdUnit;
pub use truth_table::{TruthTable, TruthTableRow, TruthTableRows, binary_inputs};

/// The examples of the README run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
