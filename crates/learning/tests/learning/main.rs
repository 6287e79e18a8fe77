//! What the crate promises, tried from outside.

mod agreement;
mod batches;
mod conventions;
mod curvature;
#[cfg(all(feature = "csv", feature = "serde"))]
mod examples;
mod extremes;
mod gradient_checks;
mod gradients;
mod landscape;
mod network;
mod newton;
mod newton_steps;
mod order_of_sums;
mod reference;
mod refusals;
mod rules;
mod same_bits;
#[cfg(feature = "serde")]
mod saved;
mod schedules;
mod several_outputs;
mod shapes;
#[cfg(feature = "csv")]
mod tables;
mod toy_run;
