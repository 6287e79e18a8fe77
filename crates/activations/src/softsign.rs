//! Softsign.

use crate::exponential::bounded;
use crate::{Activation, Differentiable};

/// `softsign(z) = z/(1 + |z|)`.
///
/// It runs from −1 to 1 like [`Tanh`](crate::Tanh), but needs no exponential, and approaches its ends far more
/// slowly: at z = 9 it has reached 0.9.
///
/// # Derivative
///
/// `softsign′(z) = 1/(1 + |z|)²`, at most 1, at 0. |z| has a kink at 0, softsign has none.
///
/// # Second derivative
///
/// None at 0: softsign″ is 2/(1 − z)³ on the left and −2/(1 + z)³ on the right, so it jumps from 2 to −2. `Softsign`
/// is not [`TwiceDifferentiable`](crate::TwiceDifferentiable).
///
/// # Numerics
///
/// At infinity the formula is ∞/∞; |z| is therefore bounded by the largest double, which changes no other result. The
/// derivative squares 1/(1 + |z|) and not 1 + |z|, which would overflow from 1.3 · 10¹⁵⁴ on, where the slope is a
/// subnormal number. The sum is rounded by at most 1 ulp and the quotient by ½, which makes 1.5 for softsign; its
/// square has twice as much and ½ of its own, 3.5.
///
/// * softsign(±0) = ±0, softsign(z) = z for subnormal z, softsign(±∞) = ±1; softsign′(±0) = 1, softsign′(±∞) = 0; NaN
///   gives NaN.
/// * softsign(−z) = −softsign(z) to the last bit.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Softsign};
///
/// assert_eq!(Softsign.apply(9.0), 0.9);
/// assert_eq!(Softsign.apply(-3.0), -0.75);
/// assert_eq!(Softsign.derivative(-3.0), 0.0625);
/// assert_eq!(Softsign.apply(f64::INFINITY), 1.0);
/// ```
///
/// # References
///
/// X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010,
/// PMLR 9, 249–256, where it is compared with the sigmoid and tanh.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Softsign;

impl Activation for Softsign {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        let a = bounded(z.abs(), f64::MAX);
        (a / (1.0 + a)).copysign(z)
    }
}

impl Differentiable for Softsign {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let y = 1.0 / (1.0 + z.abs());
        y * y
    }
}
