//! Figures of the chapter "Building a neuron".

mod firing_graph;
mod firing_line;
mod neuron_network;
mod sensitivity;
mod sigmoid_and_step;
mod spikes;
mod two_input_unit;
mod unit_signals;

use crate::figure::Figure;

/// A new figure is declared above and listed here.
pub(crate) const FIGURES: &[Figure] = &[
    neuron_network::FIGURE,
    unit_signals::FIGURE,
    firing_graph::FIGURE,
    firing_line::FIGURE,
    sigmoid_and_step::FIGURE,
    sensitivity::FIGURE,
    spikes::FIGURE,
];
