//! Figures of the chapter "How a sigmoid neuron learns".

mod contour_map;
mod fitted_curve;
mod gradient_check;
mod loss_against_angle;
mod loss_contour;
mod loss_per_epoch;
mod loss_surface;
mod parameter_vectors;
mod prediction_against_truth;
mod two_minima;

use crate::figure::Figure;

/// A new figure is declared above and listed here.
pub(crate) const FIGURES: &[Figure] = &[
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
