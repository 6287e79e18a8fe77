//! Activation functions φ and their derivatives φ′: the mathematics of one number.
//!
//! A neuron computes its weighted input z, and an activation function turns z into the neuron's output a = φ(z).
//! Each function is a small type in a file of its own, with its formula, its derivative, its numerics and its
//! reference. The crate knows nothing of neurons, weights or learning.
//!
//! ```
//! use activations::{Activation, Differentiable, Sigmoid, Step};
//!
//! assert_eq!(Step::default().apply(-0.5), 0.0);
//! assert_eq!(Sigmoid.apply(0.0), 0.5);
//! assert_eq!(Sigmoid.derivative(0.0), 0.25);
//! ```
//!
//! # Legend
//!
//! | symbol | meaning |
//! |---|---|
//! | z | the weighted input of a neuron |
//! | a = φ(z) | its output, also called its activation |
//! | φ′(z) | the slope of φ at z |
//! | σ | the logistic sigmoid |
//! | u | the unit step |
//!
//! # What every function promises
//!
//! * **One function, three forms.** A number ([`Activation::apply`]), a slice ([`Activation::apply_into`],
//!   [`Activation::apply_in_place`]), an array of any shape and layout ([`ActivationArrays`]): the same bits.
//! * **The same bits on every machine.** Only addition, subtraction, multiplication, division and comparison of IEEE
//!   754 doubles and moves of bits are used: no `exp` of the platform, no fused multiply-add. Slices are worked on
//!   with the widest vectors that the processor has, and the width changes no bit.
//! * **A number in, a number out; NaN in, NaN out.** Infinities are numbers here, and have their limits.
//! * **A jump or a kink has a stated value**, and a test of that name.

#![doc(test(attr(deny(warnings))))]

mod activation;
mod arctan;
mod arrays;
mod differentiable;
mod elu;
mod exponential;
mod gelu;
mod hard_sigmoid;
mod hard_tanh;
mod identity;
mod leaky_relu;
mod normal;
mod parametric_relu;
mod polynomial;
mod relu;
mod sigmoid;
mod sign;
mod silu;
mod slices;
mod softplus;
mod softsign;
mod step;
mod tanh;

pub use activation::Activation;
pub use arctan::Arctan;
pub use arrays::{ActivationArrays, DifferentiableArrays};
pub use differentiable::Differentiable;
pub use elu::Elu;
pub use gelu::Gelu;
pub use hard_sigmoid::HardSigmoid;
pub use hard_tanh::HardTanh;
pub use identity::Identity;
pub use leaky_relu::LeakyRelu;
pub use parametric_relu::ParametricRelu;
pub use relu::Relu;
pub use sigmoid::Sigmoid;
pub use sign::Sign;
pub use silu::Silu;
pub use softplus::Softplus;
pub use softsign::Softsign;
pub use step::{AtZero, Step};
pub use tanh::Tanh;

/// The examples of the README run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
