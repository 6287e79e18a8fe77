//! Activation functions φ and their derivatives φ′ and φ″: the mathematics of one number.
//!
//! A neuron computes its weighted input z, and an activation function turns z into the neuron's output a = φ(z).
//! Each function is a small type in a file of its own, with its formula, its derivative, its numerics and its
//! reference. The crate knows nothing of neurons, weights or learning.
//!
//! ```
//! use activations::{Activation, Differentiable, Sigmoid, Step, TwiceDifferentiable};
//!
//! assert_eq!(Step::default().apply(-0.5), 0.0);
//! assert_eq!(Sigmoid.apply(0.0), 0.5);
//! assert_eq!(Sigmoid.derivative(0.0), 0.25);
//! assert_eq!(Sigmoid.second_derivative(0.0), 0.0);
//! ```
//!
//! # Legend
//!
//! | symbol | meaning |
//! |---|---|
//! | z | the weighted input of a neuron |
//! | a = φ(z) | its output, also called its activation |
//! | φ′(z) | the slope of φ at z |
//! | φ″(z) | the slope of φ′ at z |
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
//! * **A parameter is a finite number.** Whatever else is refused: by a constructor with a panic, by loading with an
//!   error.
//!
//! # What has a derivative
//!
//! | function | φ | φ′ | φ″ |
//! |---|---|---|---|
//! | [`Step`], [`Sign`] | it jumps | – | – |
//! | [`Relu`], [`LeakyRelu`], [`ParametricRelu`], [`HardSigmoid`], [`HardTanh`], [`Elu`] with α ≠ 1 | continuous | jumps at the kinks, where it has a stated value | – |
//! | [`Elu`] with α = 1, [`Softsign`] | smooth but at 0 | continuous | – (it jumps at 0) |
//! | [`Identity`], [`Sigmoid`], [`Tanh`], [`Softplus`], [`LogSigmoid`], [`Silu`], [`Gelu`], [`Arctan`] | smooth | smooth | smooth |
//!
//! A derivative that is not there is not a method that fails: [`Step`] is not [`Differentiable`], [`Relu`] is not
//! [`TwiceDifferentiable`], and asking for it does not compile.
//!
//! # Threads
//!
//! The crate starts none. Each value depends on one input only, so a slice may be cut anywhere and the parts mapped side
//! by side, with the same bits (`examples/threads.rs` does so and measures it):
//!
//! ```
//! use activations::{Activation, Sigmoid};
//!
//! let z: Vec<f64> = (0..10_000).map(|i| f64::from(i) / 500.0 - 10.0).collect();
//! let mut out = vec![0.0; z.len()];
//!
//! let threads = 4;
//! let share = z.len().div_ceil(threads);
//! std::thread::scope(|scope| {
//!     for (z, out) in z.chunks(share).zip(out.chunks_mut(share)) {
//!         scope.spawn(|| Sigmoid.apply_into(z, out));
//!     }
//! });
//!
//! for (z, a) in z.iter().zip(&out) {
//!     assert_eq!(a.to_bits(), Sigmoid.apply(*z).to_bits());
//! }
//! ```
//!
//! # Feature `serde`
//!
//! With it every function can be saved and loaded, by its name: `"Sigmoid"`, `{"LeakyRelu":{"negative_slope":0.01}}`,
//! `{"Step":{"at_zero":"One"}}` in JSON. A saved function is loaded as itself; as another one it is an error, and so is
//! a parameter that is not a finite number.

#![doc(test(attr(deny(warnings))))]

mod activation;
mod arctan;
mod arrays;
mod differentiable;
mod elu;
mod exponential;
mod forward;
mod gelu;
mod hard_sigmoid;
mod hard_tanh;
mod identity;
mod layouts;
mod leaky_relu;
mod log_sigmoid;
mod normal;
mod parametric_relu;
mod polynomial;
mod relu;
#[cfg(feature = "serde")]
mod serialization;
mod sigmoid;
mod sign;
mod silu;
mod slices;
mod softplus;
mod softsign;
mod step;
mod tanh;
mod twice_differentiable;

pub use activation::Activation;
pub use arctan::Arctan;
pub use arrays::{ActivationArrays, DifferentiableArrays, TwiceDifferentiableArrays};
pub use differentiable::Differentiable;
pub use elu::Elu;
pub use gelu::Gelu;
pub use hard_sigmoid::HardSigmoid;
pub use hard_tanh::HardTanh;
pub use identity::Identity;
pub use leaky_relu::LeakyRelu;
pub use log_sigmoid::LogSigmoid;
pub use parametric_relu::ParametricRelu;
pub use relu::Relu;
pub use sigmoid::Sigmoid;
pub use sign::Sign;
pub use silu::Silu;
pub use softplus::Softplus;
pub use softsign::Softsign;
pub use step::{AtZero, Step};
pub use tanh::Tanh;
pub use twice_differentiable::TwiceDifferentiable;

/// The examples of the README run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
