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
mod error;
mod figure;
mod ink;
mod levels;
mod number;
mod parameter;
mod point;
mod samples;
mod series;
mod subscript;
mod tissue;
mod two_input_unit;
mod unit_parts;

pub mod biological_neuron;
mod chains;
mod dying_relu;
mod feed_forward_network;
mod firing_graph;
mod firing_line;
mod general_unit;
mod hinges;
mod leaky_relu;
mod missing_minus;
mod neuron_network;
mod nudge;
mod plt_step;
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
    ];
    ALL
}
