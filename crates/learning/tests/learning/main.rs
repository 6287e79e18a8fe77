//! What the crate promises, tried from outside.

mod agreement;
mod gradients;
mod landscape;
mod network;
mod reference;
mod refusals;
mod rules;
mod same_bits;
mod toy_run;
