//! Figures of the chapter "Neural units".

mod biological_neuron;
mod general_unit;
mod sigmoid;
mod step;
mod unit_diagram;

use crate::figure::Figure;

/// A new figure is declared above and listed here.
pub(crate) const FIGURES: &[Figure] = &[
    biological_neuron::FIGURE,
    unit_diagram::FIGURE,
    general_unit::FIGURE,
    step::FIGURE,
    sigmoid::FIGURE,
];
