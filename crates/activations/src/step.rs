//! Unit step (Heaviside) function.

use crate::Activation;

/// `u(z) = 0 for z < 0, 1 for z > 0`, the unit step of Heaviside; [`AtZero`] says what it is at 0.
///
/// The neuron that fires or does not. Two authors who write "fires when the sum exceeds the threshold" and "does not
/// fire when the sum is below the threshold" disagree at one point only, z = 0, so the value there is a parameter.
/// The default is 1: a unit whose sum reaches its threshold fires, as the neuron of McCulloch and Pitts does.
///
/// # Derivative
///
/// None. The slope is 0 on both sides of the jump and does not exist at it, so gradient descent has nothing to
/// follow, and `Step` is not [`Differentiable`](crate::Differentiable). To ask for its slope does not compile:
///
/// ```compile_fail,E0277
/// use activations::{Differentiable, Sigmoid, Step};
///
/// fn slope_at_zero(activation: impl Differentiable) -> f64 {
///     activation.derivative(0.0)
/// }
///
/// slope_at_zero(Step::default());
/// ```
///
/// The same program with the sigmoid does:
///
/// ```
/// use activations::{Differentiable, Sigmoid, Step};
///
/// fn slope_at_zero(activation: impl Differentiable) -> f64 {
///     activation.derivative(0.0)
/// }
///
/// assert_eq!(slope_at_zero(Sigmoid), 0.25);
/// # let _ = Step::default();
/// ```
///
/// # Numerics
///
/// Exact. u(+0) = u(−0), the value of [`AtZero`]; u(−∞) = 0, u(+∞) = 1; NaN gives NaN.
///
/// # Examples
///
/// ```
/// use activations::{Activation, AtZero, Step};
///
/// let fires_when_reached = Step::default();
/// let fires_when_exceeded = Step { at_zero: AtZero::Zero };
///
/// for z in [-1.0, -1e-300, 1e-300, 1.0] {
///     assert_eq!(fires_when_reached.apply(z), fires_when_exceeded.apply(z));
/// }
/// assert_eq!(fires_when_reached.apply(0.0), 1.0);
/// assert_eq!(fires_when_exceeded.apply(0.0), 0.0);
/// ```
///
/// # References
///
/// W. S. McCulloch, W. Pitts, "A logical calculus of the ideas immanent in nervous activity", *Bulletin of
/// Mathematical Biophysics* 5 (1943), pp. 115–133, doi 10.1007/BF02478259.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The value of u(0).
    pub at_zero: AtZero,
}

/// The value of the unit step at 0, where it jumps.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
// ANCHOR: at_zero
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AtZero {
    /// u(0) = 0: the unit fires when its sum exceeds the threshold.
    Zero,
    /// u(0) = ½: the middle of the jump, which makes u(z) + u(−z) = 1 hold everywhere.
    Half,
    /// u(0) = 1: the unit fires when its sum reaches the threshold.
    #[default]
    One,
}
// ANCHOR_END: at_zero

impl AtZero {
    /// The convention as a number: 0, ½ or 1.
    #[must_use]
    pub const fn value(self) -> f64 {
        match self {
            Self::Zero => 0.0,
            Self::Half => 0.5,
            Self::One => 1.0,
        }
    }
}

impl Activation for Step {
    // ANCHOR: step
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        if z > 0.0 {
            1.0
        } else if z < 0.0 {
            0.0
        } else if z == 0.0 {
            self.at_zero.value()
        } else {
            z // NaN
        }
    }
    // ANCHOR_END: step
}
