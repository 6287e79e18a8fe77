//! Figures of the chapter "Understanding activation functions".

mod feed_forward_network;
mod leaky_relu;
mod relu_sum;
mod smoothing;
mod summary_sheet;
mod tanh_and_sigmoid;
mod weight_change;

use crate::figure::Figure;

/// A new figure is declared above and listed here.
pub(crate) const FIGURES: &[Figure] = &[
    feed_forward_network::FIGURE,
    weight_change::FIGURE,
    smoothing::FIGURE,
    tanh_and_sigmoid::FIGURE,
    relu_sum::FIGURE,
    leaky_relu::FIGURE,
    summary_sheet::FIGURE,
];
