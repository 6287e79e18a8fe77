//! Figures of the appendices.

mod exp_error;

use crate::figure::Figure;

/// A new figure is declared above and listed here.
pub(crate) const FIGURES: &[Figure] = &[exp_error::FIGURE];
