//! Layers of neurons: a network, its way there and its way back, and what the rules of `learning` make of it.
//!
//! A [`Layer`] is neurons side by side with the same inputs, `a = φ(W x + b)`. A [`Network`] is layers one after the other.
//! The way there computes the outputs, the way back the gradient of the loss, by backpropagation. A network is a
//! [`Model`](learning::Model), so the rules, the training loop, the batches, the schedules and the gradient check of
//! `learning` train it as they train a neuron.
//!
//! | to … | |
//! |---|---|
//! | build | [`Layer`], [`Network`] |
//! | begin | [`Initialization`]: [`Uniform`], [`Xavier`], [`He`] |
//! | go there | [`Network::forward`], [`ForwardPass`], [`Network::outputs`], [`Network::classes`] |
//! | go back | [`Network::backpropagate`], [`Backpropagation`] |
//! | tell classes apart | [`Softmax`], [`VectorActivation`], with the loss [`CrossEntropy`](learning::CrossEntropy) |
#![cfg_attr(feature = "digits", doc = "| have something to learn | [`Digits`] |")]
//!
//! # Legend
//!
//! | symbol | in the code | meaning |
//! |---|---|---|
//! | l = 1, …, L | | the number of a layer; L is the output layer |
//! | Wˡ, bˡ | `weights`, `biases` | a row of weights for each neuron, and its bias |
//! | zˡ, aˡ | `weighted_inputs`, `outputs` | Wˡ aˡ⁻¹ + bˡ and φ(zˡ), where a⁰ = x |
//! | θ | `theta`, `parameters` | all neurons one after the other, each as (w₁, …, wₙ, b) |
//! | ℓ, L(θ) | `loss` | the loss of one sample, and of all |
//! | δˡ | `error_signals` | ∂ℓ/∂zˡ |
//! | ⊙ | | the product element by element |
//!
//! # Conventions
//!
//! * Losses, gradients, penalties and errors are those of `learning`: sums over the samples, [`Mean`](learning::Mean) by name,
//!   [`L2`](learning::L2) on the weights of all layers and on no bias.
//! * **The same bits on every machine, with any number of threads.** Every sum over inputs runs from the first to the last,
//!   and so does every sum over samples. No multiplication is fused with an addition, and the exponential is that of
//!   `activations`. Randomness comes from the caller.
//! * A wrong length and a parameter that is not finite are mistakes of the caller and panic with a sentence.
//!
//! # Features
//!
//! Both are off unless they are asked for.
//!
//! * `digits`: 1,797 handwritten digits, compiled in.
//! * `serde`: networks can be saved and loaded, with the same bits if the format keeps them.
//!
//! # Examples
//!
//! "Exactly one of two" is not learned by any single neuron. Two hidden ones are enough, from most starts (seed 1 is not one
//! of them):
//!
//! ```
//! use activations::{Sigmoid, Tanh};
//! use learning::{Adam, CrossEntropy, Dataset, Training};
//! use ndarray::array;
//! use networks::{Network, Uniform};
//! use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
//!
//! let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
//! let data = Dataset::new(&inputs, &array![0.0, 1.0, 1.0, 0.0])?;
//! let mut rng = Xoshiro256PlusPlus::seed_from_u64(3);
//! let mut network = Network::random(&[2, 2, 1], Tanh, Sigmoid, &Uniform { limit: 1.0 }, &mut rng);
//!
//! let rule = Adam { learning_rate: 0.1, ..Adam::default() };
//! let history = Training { loss: CrossEntropy, rule, epochs: 500 }.fit(&mut network, &data)?;
//!
//! assert!(history.last().loss < 0.1);
//! let a = network.outputs(&inputs);
//! assert!(a[[0, 0]] < 0.1 && a[[1, 0]] > 0.9 && a[[2, 0]] > 0.9 && a[[3, 0]] < 0.1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![doc(test(attr(deny(warnings))))]

mod backpropagation;
#[cfg(feature = "digits")]
mod digits;
mod forward_pass;
mod initialization;
mod kernel;
mod layer;
mod network;
mod network_model;
mod penalty;
#[cfg(feature = "serde")]
mod serialization;
mod softmax;
mod softmax_cross_entropy;
mod vector_activation;

pub use backpropagation::Backpropagation;
#[cfg(feature = "digits")]
pub use digits::{Digits, DigitsError};
pub use forward_pass::ForwardPass;
pub use initialization::{He, Initialization, Uniform, Xavier};
pub use layer::Layer;
pub use network::Network;
pub use softmax::Softmax;
pub use vector_activation::VectorActivation;

/// The examples of the README run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
