//! Rectified linear unit (ReLU).

use crate::{Activation, Differentiable};

/// `relu(z) = max(0, z)`, the rectified linear unit.
///
/// It passes a positive input on unchanged and blocks a negative one. Where it passes, its slope is 1 however large
/// the input, so it does not saturate on that side; where it blocks, nothing is learned.
///
/// # Derivative
///
/// `relu′(z) = 0 for z ≤ 0, 1 for z > 0`. At the kink, z = 0, the slopes from the left and from the right are 0 and
/// 1; this crate takes **relu′(0) = 0**, the slope of the side that is off, as JAX and PyTorch do.
///
/// # Numerics
///
/// Exact. `f64::max` is not used: it turns NaN into 0. relu(±0) = ±0, relu(−∞) = 0, relu(+∞) = ∞; NaN gives NaN, in
/// the derivative too.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Relu};
///
/// assert_eq!(Relu.apply(-2.0), 0.0);
/// assert_eq!(Relu.apply(2.0), 2.0);
/// assert_eq!(Relu.derivative(0.0), 0.0);
///
/// // What `max` would have made of it:
/// assert_eq!(f64::NAN.max(0.0), 0.0);
/// assert!(Relu.apply(f64::NAN).is_nan());
/// ```
///
/// # References
///
/// V. Nair, G. E. Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML 2010, pp. 807–814.
/// On the value at the kink: D. Bertoin, J. Bolte, S. Gerchinovitz, E. Pauwels, "Numerical influence of ReLU′(0) on
/// backpropagation", NeurIPS 2021.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Relu;

impl Activation for Relu {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        if z < 0.0 { 0.0 } else { z }
    }
}

impl Differentiable for Relu {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        if z > 0.0 {
            1.0
        } else if z <= 0.0 {
            0.0
        } else {
            z // NaN
        }
    }
}
