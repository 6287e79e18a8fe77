//! Every figure of the book, as a pure function from parameters to SVG.
//!
//! | | |
//! |---|---|
//! | the registry | [`all`], [`live`], [`find`], [`named`] |
//! | one entry | [`Figure`], with its [`Parameter`]s, each of a [`Kind`] |
//! | drawing it | [`Figure::values`], [`Figure::draw`], giving a [`Drawing`] with its [`Reading`]s |
//! | a question before it | [`Prediction`], from [`predictions`] or [`prediction`] |
//! | what can be wrong | [`Error`] |
//! | colors by role | [`Ink`] |
//! | contour lines | [`ContourGrid`] |
//!
//! ```
//! let figure = figures::named("sigmoid")?;
//! let drawing = figure.draw(&figure.defaults(), "sigmoid-1");
//! assert!(drawing.svg.contains("<title id=\"sigmoid-1-title\">"));
//! # Ok::<(), figures::Error>(())
//! ```
//!
//! A figure reads no file, asks no clock and measures no font. What it draws is the record of a worked example, or a function
//! of the crates that the book teaches, with arithmetic that gives the same bits everywhere.

mod drawing;
mod error;
mod figure;
mod parameter;
mod prediction;
mod prelude;
mod registry;

pub use drawing::contours::ContourGrid;
pub use drawing::ink::Ink;
pub use error::Error;
pub use figure::{Drawing, Figure, Reading, Values};
pub use parameter::{Kind, Parameter, Value};
pub use prediction::Prediction;
pub use registry::{all, find, live, named, prediction, predictions};

/// Figures of the chapter "Neural units".
mod neural_units {
    pub(crate) mod biological_neuron;
    pub(crate) mod door;
    pub(crate) mod general_unit;
    pub(crate) mod sigmoid;
    pub(crate) mod step;
    pub(crate) mod unit_diagram;
}

/// Figures of the chapter "Building a neuron".
mod building_a_neuron {
    pub(crate) mod firing_graph;
    pub(crate) mod firing_line;
    pub(crate) mod neuron_network;
    pub(crate) mod noise_square;
    pub(crate) mod sensitivity;
    pub(crate) mod sigmoid_and_step;
    pub(crate) mod spikes;
    pub(crate) mod stacked_weights;
    pub(crate) mod two_input_unit;
    pub(crate) mod unit_signals;
}

/// Figures of the chapter "What goes on inside a neuron".
mod neurons_in_detail {
    pub(crate) mod dying_relu;
    pub(crate) mod exclusive_or;
    pub(crate) mod firing_rates;
    pub(crate) mod many_small_inputs;
    pub(crate) mod missing_minus;
    pub(crate) mod plt_step;
    pub(crate) mod relu;
    pub(crate) mod sampling;
    pub(crate) mod saturation;
    pub(crate) mod unlearning;
    pub(crate) mod vanishing_gradient;
    pub(crate) mod zigzag;
}

/// Figures of the chapter "Understanding activation functions".
mod understanding_activations {
    pub(crate) mod abs_from_relus;
    pub(crate) mod activation_explorer;
    pub(crate) mod feed_forward_network;
    pub(crate) mod leaky_relu;
    pub(crate) mod movie_decision;
    pub(crate) mod perceptron_lines;
    pub(crate) mod relu_sum;
    pub(crate) mod smoothing;
    pub(crate) mod summary_sheet;
    pub(crate) mod tanh_and_sigmoid;
    pub(crate) mod weight_change;
}

/// Figures of the chapter "How a sigmoid neuron learns".
mod sigmoid_neuron_learning {
    pub(crate) mod bowl_and_plain;
    pub(crate) mod contour_map;
    pub(crate) mod curvature_by_direction;
    pub(crate) mod descent;
    pub(crate) mod fitted_curve;
    pub(crate) mod gradient_check;
    pub(crate) mod kept_back;
    pub(crate) mod loss_against_angle;
    pub(crate) mod loss_contour;
    pub(crate) mod loss_per_epoch;
    pub(crate) mod loss_surface;
    pub(crate) mod parabola_steps;
    pub(crate) mod parameter_vectors;
    pub(crate) mod prediction_against_truth;
    pub(crate) mod rolling_ball;
    pub(crate) mod two_cuts;
    pub(crate) mod two_knobs;
    pub(crate) mod two_minima;
    pub(crate) mod two_points;
    pub(crate) mod two_ways;
}

/// Figures of the chapter "Two layers that learn".
mod two_layers {
    pub(crate) mod hidden_lines;
    pub(crate) mod hidden_plane;
    pub(crate) mod layer_sizes;
    pub(crate) mod local_rule;
    pub(crate) mod way_back;
    pub(crate) mod xor_losses;
}

/// Figures of the appendices.
mod appendices {
    pub(crate) mod exp_error;
}
