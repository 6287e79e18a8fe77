//! How a neuron learns: data, losses, gradients and the rules that go down them.
//!
//! A neuron with parameters θ = (w₁, …, wₙ, b) answers a = φ(z). A loss L(θ) says how far its answers are from
//! the targets, and a rule changes θ so that L falls. This crate holds the three parts and what it takes to check
//! them; what a neuron is, it takes from `neuron-core`. It draws nothing and prints nothing.
//!
//! | to … | |
//! |---|---|
//! | hold the samples | [`Dataset`], [`Batches`] |
//! | say how wrong | [`Loss`]: [`SquaredError`], [`CrossEntropy`]; other conventions: [`Mean`], [`Scaled`]; [`total_loss`] |
//! | find the slope | [`gradient()`], [`sample_gradient`], and the proof that it is right: [`GradientCheck`], [`numerical_gradient`] |
//! | look around | [`directional_derivative`], [`TaylorExpansion`], [`hessian()`], [`eigenvalues`], [`LossSurface`] |
//! | go down | [`Descent`]: [`GradientDescent`], [`Momentum`], [`Nesterov`], [`AdaGrad`], [`RmsProp`], [`Adam`] |
//! | learn without a slope | [`PerceptronRule`] |
//! | tell what happened | [`History`], [`StopReason`], [`TrainingError`] |
//!
//! # Legend
//!
//! | symbol | in the code | meaning |
//! |---|---|---|
//! | X, y | `inputs`, `targets` | samples, one a row, and the outputs wanted |
//! | θ | `theta`, `parameters` | (w₁, …, wₙ, b): the weights, then the bias |
//! | z, a | `weighted_input`, `output` | w·x + b and φ(z) |
//! | ℓ, L | `value`, `loss` | the loss of one sample, and of all |
//! | δ | `error_signal` | ∂ℓ/∂z |
//! | κ | `curvature` | ∂²ℓ/∂z² |
//! | ∇L, H | `gradient`, `hessian` | the first and second derivatives of L by θ |
//! | η | `learning_rate` | how far to go against the gradient |
//! | γ, β | `momentum`, `decay`, `beta1`, `beta2` | how much of the past to keep |
//!
//! # Conventions
//!
//! * The squared error is ½ Σ (a − y)², and gradients are **sums** over the samples. Every other convention has a
//!   name: [`Mean`], [`Scaled`].
//! * An epoch is one walk over all samples. Epoch 0 is the start.
//! * A bad data set and bad hyperparameters are errors, and so is a loss that is no longer a number. Stopping is
//!   not: it is a [`StopReason`].
//! * **The same bits on every machine, with any number of threads.** Every sum has a fixed order, no
//!   multiplication is fused with an addition, and the exponential is that of `activations`. Randomness comes
//!   from the caller.
//!
//! # Examples
//!
//! ```
//! use activations::Sigmoid;
//! use learning::{CrossEntropy, Dataset, Descent, GradientDescent};
//! use ndarray::array;
//! use neuron_core::Neuron;
//! use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
//!
//! let and = Dataset::new(
//!     array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]],
//!     array![0.0, 0.0, 0.0, 1.0],
//! )?;
//! let mut neuron = Neuron::random(2, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(42));
//!
//! let rule = GradientDescent { loss: CrossEntropy, learning_rate: 0.5, epochs: 400 };
//! let history = rule.fit(&mut neuron, &and)?;
//!
//! assert!(history.last().loss < 0.5);
//! assert!(neuron.output(&array![1.0, 1.0]) > 0.5);
//! assert!(neuron.output(&array![1.0, 0.0]) < 0.5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![doc(test(attr(deny(warnings))))]

mod ada_grad;
mod adam;
mod batches;
mod columns;
mod cross_entropy;
mod curvature;
mod dataset;
mod descent;
mod gradient;
mod gradient_check;
mod gradient_descent;
mod hessian;
mod history;
mod loss;
mod loss_surface;
mod mean;
mod momentum;
mod nesterov;
mod pass;
mod perceptron_rule;
mod rms_prop;
mod scaled;
mod second_derivative;
mod squared_error;
mod taylor;
mod training_error;

pub use ada_grad::AdaGrad;
pub use adam::{Adam, AdamMemory};
pub use batches::Batches;
pub use cross_entropy::CrossEntropy;
pub use curvature::Curvature;
pub use dataset::{Dataset, DatasetError};
pub use descent::Descent;
pub use gradient::{gradient, loss_and_gradient, sample_gradient, total_loss};
pub use gradient_check::{GradientCheck, numerical_gradient};
pub use gradient_descent::GradientDescent;
pub use hessian::{eigenvalues, hessian};
pub use history::{Epoch, History, StopReason};
pub use loss::Loss;
pub use loss_surface::{LossSurface, SurfacePoint};
pub use mean::Mean;
pub use momentum::Momentum;
pub use nesterov::Nesterov;
pub use perceptron_rule::{PerceptronHistory, PerceptronRule};
pub use rms_prop::RmsProp;
pub use scaled::Scaled;
pub use second_derivative::TwiceDifferentiable;
pub use squared_error::SquaredError;
pub use taylor::{TaylorExpansion, directional_derivative};
pub use training_error::TrainingError;

/// The examples of the README run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
