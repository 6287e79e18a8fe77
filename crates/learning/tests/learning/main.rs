//! What the crate promises, tried from outside.

mod agreement;
mod batches;
mod conventions;
mod curvature;
mod extremes;
mod gradient_checks;
mod gradients;
mod landscape;
mod newton;
mod order_of_sums;
mod reference;
mod refusals;
mod rules;
mod same_bits;
mod several_outputs;
mod toy_run;
