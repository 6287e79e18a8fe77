//! Parametric rectified linear unit (PReLU).

use crate::{Activation, Differentiable};

/// `parametric_relu(z) = αz for z < 0, z for z ≥ 0`, where the slope α is learned.
///
/// The formula is that of [`LeakyRelu`](crate::LeakyRelu). What differs is who chooses α: there a person, here
/// gradient descent, which therefore needs a second derivative of the output, the one by α.
///
/// # Derivative
///
/// By z: `parametric_relu′(z) = α for z ≤ 0, 1 for z > 0`. At the kink, z = 0, this crate takes the slope of the
/// negative side, **parametric_relu′(0) = α**, as it does for ReLU.
///
/// By α: [`derivative_by_slope`](ParametricRelu::derivative_by_slope), `z for z < 0, 0 for z ≥ 0`, continuous at 0.
///
/// # Numerics
///
/// One multiplication, correctly rounded. parametric_relu(±0) = ±0; parametric_relu(−∞) = −∞ for α > 0 and 0 for α =
/// 0, where 0·∞ would not be a number; parametric_relu(+∞) = ∞; NaN gives NaN.
///
/// # Domain
///
/// α is a finite number. The paper begins at 0.25 and lets learning move it anywhere, below 0 and above 1 too.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, ParametricRelu};
///
/// let unit = ParametricRelu::new(0.25);
/// assert_eq!(unit.apply(-2.0), -0.5);
/// assert_eq!(unit.derivative(-2.0), 0.25);
///
/// // Raising α by 0.001 moves the output at z = −2 by −0.002.
/// assert_eq!(unit.derivative_by_slope(-2.0), -2.0);
/// assert_eq!(unit.derivative_by_slope(3.0), 0.0);
/// ```
///
/// # References
///
/// K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers: surpassing human-level performance on ImageNet
/// classification", ICCV 2015, arXiv:1502.01852.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParametricRelu {
    pub(crate) slope: f64,
}

/// α = 0.25, from which the paper starts to learn.
impl Default for ParametricRelu {
    fn default() -> Self {
        Self::new(0.25)
    }
}

impl ParametricRelu {
    pub(crate) const REFUSAL: &str = "the slope of a parametric ReLU must be a finite number";

    /// The function with the slope α for negative inputs.
    ///
    /// # Panics
    ///
    /// When α is not a finite number.
    #[must_use]
    #[track_caller]
    pub const fn new(slope: f64) -> Self {
        assert!(slope.is_finite(), "{}", Self::REFUSAL);
        Self { slope }
    }

    /// α, the slope for negative inputs.
    #[must_use]
    pub const fn slope(&self) -> f64 {
        self.slope
    }

    /// `∂/∂α parametric_relu(z) = z for z < 0, 0 for z ≥ 0`: how the output answers to a change of the slope. NaN
    /// gives NaN.
    #[inline(always)]
    #[must_use]
    pub fn derivative_by_slope(&self, z: f64) -> f64 {
        if z >= 0.0 { 0.0 } else { z }
    }
}

impl Activation for ParametricRelu {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        if z < 0.0 {
            // 0·(−∞) would be NaN.
            if self.slope == 0.0 {
                0.0
            } else {
                self.slope * z
            }
        } else {
            z
        }
    }
}

impl Differentiable for ParametricRelu {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        if z > 0.0 {
            1.0
        } else if z <= 0.0 {
            self.slope
        } else {
            z // NaN
        }
    }
}
