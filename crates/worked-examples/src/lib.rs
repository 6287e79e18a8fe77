//! Worked examples: pure functions from their inputs to one record each.
//!
//! A worked example has one home, and this is it. A record serializes to JSON; [`LOCKS`] names the records that are
//! locked. The inputs of a locked record are arguments of its function and constants beside it, so that whoever draws the
//! record, compares with it or writes about it does not type them again.
//!
//! What a drawing needs and the locked JSON does not have, such as all positions of a run, is in fields of the record that
//! are not serialized.
//!
//! Nothing here draws or tests, and nothing knows where a record is used.
//!
//! # Numerics
//!
//! Records have the same bits on every machine, wherever the crates below have. Randomness comes from
//! `Xoshiro256PlusPlus` with a seed that is told.
//!
//! # Examples
//!
//! ```
//! use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS, firing_example};
//!
//! let example = firing_example(WEIGHTS, THRESHOLD);
//! assert_eq!((example.w1, example.w2, example.threshold), (5.0, 3.0, 4.0));
//!
//! let sums: Vec<f64> = example.rows.iter().map(|row| row.sum).collect();
//! assert_eq!(sums, [0.0, 3.0, 5.0, 8.0]);
//! ```

pub mod building_a_neuron;
mod locks;
pub mod neural_units;
pub mod neurons_in_detail;
pub mod numerics;
pub mod random;
mod record;
pub mod sigmoid_neuron_learning;
pub mod two_layers;
pub mod understanding_activations;

pub use locks::{LOCKS, Lock};
pub use record::Table;
