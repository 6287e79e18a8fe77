//! What the crate promises of every function, checked from one list.

mod accuracy;
mod coverage;
mod edges;
mod forms;
mod list;
mod paths;
mod points;
mod properties;
mod second_derivatives;
#[cfg(feature = "serde")]
mod serialization;
