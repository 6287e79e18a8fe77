//! Figures of the chapter "What goes on inside a neuron".

mod dying_relu;
mod missing_minus;
mod plt_step;
mod relu;
mod sampling;
mod saturation;
mod vanishing_gradient;
mod zigzag;

use crate::figure::Figure;

/// A new figure is declared above and listed here.
pub(crate) const FIGURES: &[Figure] = &[
    missing_minus::FIGURE,
    plt_step::FIGURE,
    sampling::FIGURE,
    saturation::FIGURE,
    zigzag::FIGURE,
    vanishing_gradient::FIGURE,
    dying_relu::FIGURE,
    relu::FIGURE,
];
