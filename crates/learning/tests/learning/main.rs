//! What the crate promises, tried from outside.

mod agreement;
#[cfg(all(feature = "csv", feature = "serde"))]
mod examples;
mod gradients;
mod landscape;
mod network;
mod reference;
mod refusals;
mod rules;
mod same_bits;
#[cfg(feature = "serde")]
mod saved;
#[cfg(feature = "csv")]
mod tables;
mod toy_run;
