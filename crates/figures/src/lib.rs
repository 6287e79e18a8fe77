//! Every figure of the book, as a pure function from parameters to SVG.
//!
//! | | |
//! |---|---|
//! | the registry | [`all`], [`find`], [`named`] |
//! | one entry | [`Figure`], with its [`Parameter`]s |
//! | drawing it | [`Figure::values`], [`Figure::draw`], giving a [`Drawing`] |
//! | what can be wrong | [`Error`] |
//! | colors by role | [`Ink`] |
//!
//! ```
//! let figure = figures::named("sigmoid")?;
//! let drawing = figure.draw(&figure.defaults(), "sigmoid-1");
//! assert!(drawing.svg.contains("<title id=\"sigmoid-1-title\">"));
//! # Ok::<(), figures::Error>(())
//! ```
//!
//! A figure reads no file, asks no clock and measures no font; what it draws is computed by the
//! crates that the book teaches, with arithmetic that gives the same bits everywhere.

mod canvas;
mod chart;
mod contours;
mod double_double;
mod error;
mod figure;
mod ink;
mod landscape;
mod levels;
mod number;
mod parameter;
mod point;
mod samples;
mod series;
mod subscript;
mod tissue;
mod two_input_unit;
mod two_points;
mod unit_parts;

pub mod biological_neuron;
mod chains;
mod dying_relu;
mod exp_error;
mod feed_forward_network;
mod firing_graph;
mod firing_line;
mod fitted_curve;
mod general_unit;
mod gradient_check;
mod hinges;
mod leaky_relu;
mod loss_against_angle;
mod loss_contour;
mod loss_per_epoch;
mod loss_surface;
mod missing_minus;
mod neuron_network;
mod nudge;
mod parameter_vectors;
mod plt_step;
mod prediction_against_truth;
mod relu;
mod sampling;
mod saturation;
mod sensitivity;
mod sigmoid;
mod sigmoid_and_step;
mod smoothing;
mod spikes;
mod step;
mod summary_sheet;
mod tanh_and_sigmoid;
mod two_minima;
mod unit_diagram;
mod unit_signals;
mod zigzag;

pub use error::Error;
pub use figure::{Drawing, Figure, find, named};
pub use ink::Ink;
pub use parameter::{Parameter, Values};

/// Every figure, in the order of the book.
pub fn all() -> &'static [Figure] {
    static ALL: &[Figure] = &[
        biological_neuron::FIGURE,
        neuron_network::FIGURE,
        unit_signals::FIGURE,
        unit_diagram::FIGURE,
        general_unit::FIGURE,
        step::FIGURE,
        firing_graph::FIGURE,
        firing_line::FIGURE,
        sigmoid::FIGURE,
        sigmoid_and_step::FIGURE,
        sensitivity::FIGURE,
        spikes::FIGURE,
        missing_minus::FIGURE,
        plt_step::FIGURE,
        sampling::FIGURE,
        saturation::FIGURE,
        zigzag::FIGURE,
        chains::FIGURE,
        dying_relu::FIGURE,
        relu::FIGURE,
        feed_forward_network::FIGURE,
        nudge::FIGURE,
        smoothing::FIGURE,
        tanh_and_sigmoid::FIGURE,
        hinges::FIGURE,
        leaky_relu::FIGURE,
        summary_sheet::FIGURE,
        exp_error::FIGURE,
        parameter_vectors::FIGURE,
        loss_against_angle::FIGURE,
        loss_per_epoch::FIGURE,
        loss_contour::FIGURE,
        loss_surface::FIGURE,
        fitted_curve::FIGURE,
        gradient_check::FIGURE,
        prediction_against_truth::FIGURE,
        two_minima::FIGURE,
    ];
    ALL
}
