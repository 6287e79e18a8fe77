//! Hard hyperbolic tangent.

use crate::{Activation, Differentiable};

/// `hard_tanh(z) = −1 for z < −1, z for −1 ≤ z ≤ 1, 1 for z > 1`.
///
/// tanh drawn with a ruler: the identity, cut off on both sides.
///
/// # Derivative
///
/// `hard_tanh′(z) = 1 for −1 < z < 1, 0 elsewhere`. At the two kinks this crate takes the slope of the flat side,
/// **hard_tanh′(±1) = 0**.
///
/// # Numerics
///
/// Exact. hard_tanh(±0) = ±0, hard_tanh(±∞) = ±1; NaN gives NaN, in the derivative too.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, HardTanh};
///
/// assert_eq!(HardTanh.apply(-4.0), -1.0);
/// assert_eq!(HardTanh.apply(0.25), 0.25);
/// assert_eq!(HardTanh.derivative(0.25), 1.0);
/// assert_eq!(HardTanh.derivative(1.0), 0.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HardTanh;

impl Activation for HardTanh {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        z.clamp(-1.0, 1.0)
    }
}

impl Differentiable for HardTanh {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let a = z.abs();
        if a < 1.0 {
            1.0
        } else if a >= 1.0 {
            0.0
        } else {
            z // NaN
        }
    }
}
