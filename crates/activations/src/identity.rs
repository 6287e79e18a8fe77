//! Identity.

use crate::{Activation, Differentiable, TwiceDifferentiable};

/// `identity(z) = z`, the activation that does nothing.
///
/// A neuron with it is an affine function of its inputs, and so is every network made of such neurons, however many
/// layers it has.
///
/// # Derivative
///
/// `identity′(z) = 1`.
///
/// # Second derivative
///
/// `identity″(z) = 0`.
///
/// # Numerics
///
/// Exact. NaN gives NaN, for the derivatives too: where there is no number there is no slope.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Identity};
///
/// assert_eq!(Identity.apply(-2.5), -2.5);
/// assert_eq!(Identity.derivative(-2.5), 1.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Identity;

impl Activation for Identity {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        z
    }
}

impl Differentiable for Identity {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        if z.is_nan() { z } else { 1.0 }
    }
}

impl TwiceDifferentiable for Identity {
    #[inline(always)]
    fn second_derivative(&self, z: f64) -> f64 {
        if z.is_nan() { z } else { 0.0 }
    }
}
