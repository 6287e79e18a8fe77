//! What the crate promises, tried from outside.

mod agreement;
mod batches;
mod conventions;
mod extremes;
mod gradients;
mod landscape;
mod order_of_sums;
mod reference;
mod refusals;
mod rules;
mod same_bits;
mod several_outputs;
mod toy_run;
