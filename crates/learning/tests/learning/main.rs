//! What the crate promises, tried from outside.

mod agreement;
mod curvature;
mod gradient_checks;
mod gradients;
mod landscape;
mod newton;
mod reference;
mod refusals;
mod rules;
mod same_bits;
mod toy_run;
