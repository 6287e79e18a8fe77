//! How a neuron learns: data, losses, gradients and the rules that go down them.
//!
//! A neuron with parameters θ = (w₁, …, wₙ, b) answers a = φ(z). A loss L(θ) says how far its answers are from
//! the targets, and a rule changes θ so that L falls. This crate holds the three parts and what it takes to check
//! them; what a neuron is, it takes from `neuron-core`. It draws nothing and prints nothing.
//!
//! | to … | |
//! |---|---|
//! | hold the samples | [`Dataset`], [`Samples`], [`Batches`]; classes as targets: [`Dataset::one_hot`] |
#![cfg_attr(
    feature = "csv",
    doc = "| read a table | [`CsvReader`], [`CsvTable`], [`CsvSamples`], [`CsvError`] |"
)]
//! | keep some back | [`Dataset::split`], [`Dataset::shuffled_split`], [`Dataset::stratified_split`] |
//! | bring inputs to one size | [`Standardization`] |
//! | say how wrong | [`Loss`]: [`SquaredError`], [`CrossEntropy`]; other conventions: [`Mean`], [`MeanSquaredError`], [`Scaled`], [`L2`]; several outputs: [`VectorLoss`]; [`total_loss`] |
//! | find the slope | [`gradient()`], [`sample_gradient`], and the proof that it is right: [`GradientCheck`], [`numerical_gradient`] |
//! | look around | [`directional_derivative`], [`TaylorExpansion`], [`hessian()`], [`eigenvalues_2x2`], [`LossSurface`] |
//! | turn a slope into a step | [`Rule`]: [`GradientDescent`], [`Momentum`], [`Nesterov`], [`AdaGrad`], [`RmsProp`], [`Adam`]; with a learning rate that changes: [`Scheduled`] |
//! | go down | [`Training`] a [`Model`] on data, [`Descent`] on an [`Objective`]; leave parameters alone: [`Frozen`]; stop in time: [`EarlyStopping`]; to the minimum in a few steps: [`Newton`] |
//! | learn without a slope | [`PerceptronRule`] |
//! | say how good | [`ConfusionMatrix`], of several classes [`ClassConfusion`], [`mean_absolute_error()`], [`root_mean_squared_error()`] |
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
//! # Features
//!
//! Both are off unless they are asked for.
//!
//! * `csv`: a table of comma-separated values becomes a [`Dataset`], with `CsvReader`.
//! * `serde`: data, losses, rules, [`Training`], [`History`], [`Standardization`] and what else is data can be saved and
//!   loaded, and so can neurons and activations. A trained neuron that is saved and loaded has the same bits, if the
//!   format keeps them: `serde_json` does so with its feature `float_roundtrip`, and not without. JSON has no NaN and no
//!   infinity: a [`LossSurface`] or a [`GradientCheck`] with one is written as `null`, and not loaded again.
//!
//! # Examples
//!
//! ```
//! use activations::Sigmoid;
//! use learning::{CrossEntropy, Dataset, GradientDescent, Training};
//! use ndarray::array;
//! use neuron_core::Neuron;
//! use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
//!
//! let and = Dataset::new(
//!     &array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]],
//!     &array![0.0, 0.0, 0.0, 1.0],
//! )?;
//! let mut neuron = Neuron::random(2, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(42));
//!
//! let rule = GradientDescent { learning_rate: 0.5 };
//! let history = Training { loss: CrossEntropy, rule, epochs: 400 }.fit(&mut neuron, &and)?;
//!
//! assert!(history.last().loss < 0.5);
//! assert!(neuron.output(&array![1.0, 1.0]) > 0.5);
//! assert!(neuron.output(&array![1.0, 0.0]) < 0.5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![doc(test(attr(deny(warnings))))]

mod data;
mod kernel;
mod landscape;
mod losses;
mod measures;
mod power_of_two;
mod rules;
#[cfg(feature = "serde")]
mod serialization;
mod training;

pub use data::{Batches, Dataset, DatasetError, Samples, SplitError, Standardization};
#[cfg(feature = "csv")]
pub use data::{CsvColumn, CsvError, CsvInputs, CsvPosition, CsvReader, CsvSamples, CsvTable};
pub use landscape::{
    GradientCheck, LossSurface, SurfacePoint, TaylorExpansion, directional_derivative,
    eigenvalues_2x2, gradient, hessian, loss_and_gradient, numerical_gradient, sample_gradient,
    total_loss,
};
pub use losses::{
    CrossEntropy, Curvature, L2, Loss, Mean, MeanSquaredError, Scaled, SquaredError, VectorLoss,
};
pub use measures::{
    ClassConfusion, ClassError, ConfusionMatrix, MeasureError, mean_absolute_error,
    root_mean_squared_error,
};
pub use rules::{
    AdaGrad, Adam, ExponentialDecay, GradientDescent, InverseTimeDecay, LearningRate, Momentum,
    Nesterov, RmsProp, Rule, Schedule, Scheduled, StepDecay,
};
pub use training::{
    Best, Descent, EarlyStopping, Epoch, Frozen, History, Model, ModelObjective, Newton, Objective,
    PerceptronHistory, PerceptronRule, StopReason, Training, TrainingError,
};

/// The examples of the README run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
