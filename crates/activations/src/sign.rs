//! Sign function.

use crate::Activation;

/// `sign(z) = −1 for z < 0, 0 for z = 0, 1 for z > 0`.
///
/// The step of a unit whose two states are written −1 and +1. Where z ≠ 0, `sign(z) = 2u(z) − 1`.
///
/// # Derivative
///
/// None, for the reason given at [`Step`](crate::Step): 0 on both sides of the jump, and no slope at it. `Sign` is
/// not [`Differentiable`](crate::Differentiable):
///
/// ```compile_fail,E0277
/// use activations::{Differentiable, Sign, Tanh};
///
/// fn slope_at_zero(activation: impl Differentiable) -> f64 {
///     activation.derivative(0.0)
/// }
///
/// slope_at_zero(Sign);
/// ```
///
/// The same program with the smooth function of the same range does compile:
///
/// ```
/// use activations::{Differentiable, Sign, Tanh};
///
/// fn slope_at_zero(activation: impl Differentiable) -> f64 {
///     activation.derivative(0.0)
/// }
///
/// assert_eq!(slope_at_zero(Tanh), 1.0);
/// # let _ = Sign;
/// ```
///
/// # Numerics
///
/// Exact. The value at the jump is 0, by convention, and keeps the sign of the zero it was given: sign(−0) = −0, so
/// that `sign(−z) = −sign(z)` holds to the last bit. sign(±∞) = ±1; NaN gives NaN. (`f64::signum` differs: it is 1 at
/// +0.)
///
/// # Examples
///
/// ```
/// use activations::{Activation, Sign};
///
/// assert_eq!(Sign.apply(-0.1), -1.0);
/// assert_eq!(Sign.apply(0.0), 0.0);
/// assert_eq!(Sign.apply(3.0), 1.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sign;

impl Activation for Sign {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        if z > 0.0 {
            1.0
        } else if z < 0.0 {
            -1.0
        } else {
            z // ±0, or NaN
        }
    }
}
