//! What the crate promises, tried from outside.

mod agreement;
mod examples;
mod gradients;
mod landscape;
mod network;
mod reference;
mod refusals;
mod rules;
mod same_bits;
mod saved;
mod tables;
mod toy_run;
