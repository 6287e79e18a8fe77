//! A sigmoid neuron with one input learns two points.

pub mod calibration;
pub mod cross_entropy;
pub mod descent;
pub mod directions;
pub mod gradient_checks;
pub mod guesses;
pub mod landscape;
pub mod learning_rates;
pub mod momentum;
pub mod random_search;
pub mod taylor;
pub mod two_layers;
pub mod two_points;
