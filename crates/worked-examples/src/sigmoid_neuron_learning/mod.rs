//! A sigmoid neuron with one input learns two points, and one with thirty learns a real table.

pub mod calibration;
pub mod cross_entropy;
pub mod descent;
pub mod directions;
pub mod gradient_checks;
pub mod guesses;
pub mod kept_back;
pub mod landscape;
pub mod learning_rates;
pub mod momentum;
pub mod random_search;
pub mod screening;
pub mod taylor;
pub mod two_layers;
pub mod two_points;
