//! Leaky rectified linear unit (leaky ReLU).

use crate::parametric_relu::ParametricRelu;
use crate::{Activation, Differentiable};

/// `leaky_relu(z) = αz for z < 0, z for z ≥ 0`, with a small slope α that is fixed: 0.01 if nothing else is said.
///
/// A [`Relu`](crate::Relu) that never blocks completely. A unit that is off for every sample still has a slope to
/// come back by.
///
/// # Derivative
///
/// `leaky_relu′(z) = α for z ≤ 0, 1 for z > 0`. At the kink, z = 0, this crate takes the slope of the negative
/// side, **leaky_relu′(0) = α**, as it does for ReLU.
///
/// # Numerics
///
/// One multiplication, correctly rounded. leaky_relu(±0) = ±0; leaky_relu(−∞) = −∞ for α > 0 and 0 for α = 0, where
/// 0·∞ would not be a number; leaky_relu(+∞) = ∞; NaN gives NaN.
///
/// # Domain
///
/// α is a finite number. The paper takes 0.01; what is called a leak lies between 0 and 1. α = 0 is
/// [`Relu`](crate::Relu), α = 1 the identity, and with a negative α the function is not monotone.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, LeakyRelu};
///
/// assert_eq!(LeakyRelu::default().negative_slope(), 0.01);
/// assert_eq!(LeakyRelu::default().apply(-10.0), -0.1);
///
/// let leaky = LeakyRelu::new(0.25);
/// assert_eq!(leaky.apply(-10.0), -2.5);
/// assert_eq!(leaky.derivative(-10.0), 0.25);
/// assert_eq!(leaky.derivative(0.0), 0.25);
/// ```
///
/// # References
///
/// A. L. Maas, A. Y. Hannun, A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML 2013.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeakyRelu {
    negative_slope: f64,
}

/// α = 0.01.
impl Default for LeakyRelu {
    fn default() -> Self {
        Self::new(0.01)
    }
}

impl LeakyRelu {
    pub(crate) const REFUSAL: &str = "the negative slope of a leaky ReLU must be a finite number";

    /// The function with the slope α for negative inputs.
    ///
    /// # Panics
    ///
    /// When α is not a finite number.
    #[must_use]
    #[track_caller]
    pub const fn new(negative_slope: f64) -> Self {
        assert!(negative_slope.is_finite(), "{}", Self::REFUSAL);
        Self { negative_slope }
    }

    /// α, the slope for negative inputs.
    #[must_use]
    pub const fn negative_slope(&self) -> f64 {
        self.negative_slope
    }

    /// The same function, with its slope seen as something to learn.
    #[inline(always)]
    const fn as_parametric(self) -> ParametricRelu {
        ParametricRelu {
            slope: self.negative_slope,
        }
    }
}

impl Activation for LeakyRelu {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        self.as_parametric().apply(z)
    }
}

impl Differentiable for LeakyRelu {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        self.as_parametric().derivative(z)
    }
}
