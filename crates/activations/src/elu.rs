//! Exponential linear unit (ELU).

use crate::exponential::{decay, departure};
use crate::{Activation, Differentiable};

/// `elu(z) = α(eᶻ − 1) for z < 0, z for z ≥ 0`, the exponential linear unit; α is 1 if nothing else is said.
///
/// Linear like [`Relu`](crate::Relu) on the right. On the left it bends down to −α, so its outputs average
/// nearer to 0, and its slope fades instead of stopping.
///
/// # Derivative
///
/// `elu′(z) = αeᶻ for z ≤ 0, 1 for z > 0`. For α = 1 the two sides meet at 0 with the same slope. For another α there
/// is a kink, and this crate takes the slope of the negative side, **elu′(0) = α**.
///
/// # Second derivative
///
/// None at 0: elu″ is αeᶻ on the left and 0 on the right, so it jumps even for α = 1, where elu′ does not. `Elu` is
/// not [`TwiceDifferentiable`](crate::TwiceDifferentiable).
///
/// # Numerics
///
/// Near 0, eᶻ is so close to 1 that subtracting 1 leaves few digits. Here e⁻ᵃ = (1 + h − a/2)/(1 + h + a/2) for
/// a = |z| ≤ 1.1, with the h from which the exponential is made, so 1 − eᶻ is a/(1 + h + a/2) and nothing cancels.
/// Farther out it is 1 − e/q, and e/q is below ⅓.
///
/// In the derivative α multiplies before the one division, a large one scaled down together with the denominator: αeᶻ
/// is right also where eᶻ alone is a subnormal number. Below −800 z is taken as −800, which is seen only if |α| is
/// above 10²³.
///
/// * elu(±0) = ±0, elu(−∞) = −α, elu(+∞) = ∞; elu′(−∞) = 0; NaN gives NaN.
/// * The worst errors measured stand in `tests/functions/accuracy.rs`.
///
/// # Domain
///
/// α is a finite number. In the paper it is positive; with a negative α the function is not monotone.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Elu};
///
/// let elu = Elu::default();
/// assert_eq!(elu.apply(2.0), 2.0);
///
/// // e^(−ln 4) − 1 = −3/4, and the slope there is 1/4.
/// let z = -(4.0_f64.ln());
/// assert!((elu.apply(z) + 0.75).abs() < 1e-15);
/// assert!((elu.derivative(z) - 0.25).abs() < 1e-15);
///
/// // Near 0 the obvious formula has lost half of its digits: e^z − 1 = z + z²/2 + …
/// let z = -1e-8_f64;
/// let true_value = z + z * z / 2.0;
/// assert!((z.exp() - 1.0 - true_value).abs() > 1e-9 * true_value.abs());
/// assert!((elu.apply(z) - true_value).abs() < 1e-15 * true_value.abs());
/// ```
///
/// # References
///
/// D.-A. Clevert, T. Unterthiner, S. Hochreiter, "Fast and accurate deep network learning by exponential linear units
/// (ELUs)", arXiv:1511.07289 (2015).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elu {
    alpha: f64,
}

/// α = 1, the value for which the slope has no jump.
impl Default for Elu {
    fn default() -> Self {
        Self::new(1.0)
    }
}

impl Elu {
    pub(crate) const REFUSAL: &str = "the α of an ELU must be a finite number";

    /// The function that falls to −α.
    ///
    /// # Panics
    ///
    /// When α is not a finite number.
    #[must_use]
    #[track_caller]
    pub const fn new(alpha: f64) -> Self {
        assert!(alpha.is_finite(), "{}", Self::REFUSAL);
        Self { alpha }
    }

    /// α: the function falls to −α.
    #[must_use]
    pub const fn alpha(&self) -> f64 {
        self.alpha
    }
}

impl Activation for Elu {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        let a = z.abs();
        let e = departure(0.5 * a, 0.55);
        let (offset, numerator) = if e.near {
            (0.0, a)
        } else {
            (1.0, -e.numerator)
        };
        let lost = offset + numerator / (1.0 + (e.h + e.r));
        let below = -self.alpha * lost;
        if z < 0.0 { below } else { z }
    }
}

impl Differentiable for Elu {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let e = decay(z.abs());
        let scale = if self.alpha.abs() > TWO_TO_200 {
            TWO_TO_MINUS_140
        } else {
            1.0
        };
        let below = (self.alpha * scale) * e.numerator / (e.denominator * scale);
        if z > 0.0 { 1.0 } else { below }
    }
}

/// Below it the product of α and the numerator stays far from overflow, above it also the scaled product is normal.
const TWO_TO_200: f64 = f64::from_bits((1023 + 200) << 52);
/// What brings e⁻ᵃ's numerator, which is 2¹³⁶ times too large, below 1.
const TWO_TO_MINUS_140: f64 = f64::from_bits((1023 - 140) << 52);
