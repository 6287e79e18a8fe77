//! Hard sigmoid.

use crate::{Activation, Differentiable};

/// `hard_sigmoid(z) = 0 for z ≤ −3, (z + 3)/6 for −3 < z < 3, 1 for z ≥ 3`.
///
/// The sigmoid drawn with a ruler. There are several; this is the one of PyTorch and JAX, `relu6(z + 3)/6`. Some
/// authors use the slope ⅕ instead of ⅙.
///
/// # Derivative
///
/// `hard_sigmoid′(z) = 1/6 for −3 < z < 3, 0 elsewhere`. At the two kinks this crate takes the slope of the flat
/// side, **hard_sigmoid′(±3) = 0**.
///
/// # Numerics
///
/// One multiplication and one addition: z/6 + ½, or (z + 3)/6 below −1.5, where z + 3 is exact and z/6 + ½ would
/// cancel. Either way two roundings, and that of ⅙, are at most 1 ulp together. hard_sigmoid(±0) = ½, hard_sigmoid(−∞)
/// = 0, hard_sigmoid(+∞) = 1; NaN gives NaN, in the derivative too.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, HardSigmoid};
///
/// assert_eq!(HardSigmoid.apply(-4.0), 0.0);
/// assert_eq!(HardSigmoid.apply(1.5), 0.75);
/// assert_eq!(HardSigmoid.derivative(1.5), 1.0 / 6.0);
/// assert_eq!(HardSigmoid.derivative(3.0), 0.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HardSigmoid;

impl Activation for HardSigmoid {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        let (x, half) = if z < -1.5 { (z + 3.0, 0.0) } else { (z, 0.5) };
        (x * (1.0 / 6.0) + half).clamp(0.0, 1.0)
    }
}

impl Differentiable for HardSigmoid {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let a = z.abs();
        if a < 3.0 {
            1.0 / 6.0
        } else if a >= 3.0 {
            0.0
        } else {
            z // NaN
        }
    }
}
