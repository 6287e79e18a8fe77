//! Every figure of the book, as a pure function from parameters to SVG.
//!
//! | | |
//! |---|---|
//! | the registry | [`all`], [`find`], [`named`] |
//! | one entry | [`Figure`], with its [`Parameter`]s, each of a [`Kind`] |
//! | drawing it | [`Figure::values`], [`Figure::draw`], giving a [`Drawing`] |
//! | what can be wrong | [`Error`] |
//! | colors by role | [`Ink`] |
//! | contour lines | [`ContourGrid`] |
//!
//! ```
//! let figure = figures::named("sigmoid")?;
//! let drawing = figure.draw(&figure.defaults(), "sigmoid-1");
//! assert!(drawing.svg.contains("<title id=\"sigmoid-1-title\">"));
//! # Ok::<(), figures::Error>(())
//! ```
//!
//! A figure reads no file, asks no clock and measures no font. What it draws is the record of a worked example, or a function
//! of the crates that the book teaches, with arithmetic that gives the same bits everywhere.

mod drawing;
mod error;
mod figure;
mod parameter;
mod prelude;
mod registry;

mod appendices;
mod building_a_neuron;
mod neural_units;
mod neurons_in_detail;
mod sigmoid_neuron_learning;
mod understanding_activations;

pub use drawing::contours::ContourGrid;
pub use drawing::ink::Ink;
pub use error::Error;
pub use figure::{Drawing, Figure, Values};
pub use parameter::{Kind, Parameter, Refusal, Value};
pub use registry::{all, find, named};
