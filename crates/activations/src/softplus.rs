//! Softplus.

use crate::exponential::decay;
use crate::polynomial::polynomial;
use crate::{Activation, Differentiable, Sigmoid, TwiceDifferentiable};

/// `softplus(z) = ln(1 + eᶻ)`, a [`Relu`](crate::Relu) with a round corner.
///
/// Always positive, always rising. It is the function whose slope is the sigmoid, and the loss of a sigmoid neuron
/// under cross-entropy is made of it.
///
/// # Derivative
///
/// `softplus′(z) = σ(z)`, the [`Sigmoid`].
///
/// # Second derivative
///
/// `softplus″(z) = σ′(z)`, at most ¼, at 0.
///
/// # Numerics
///
/// The formula overflows at z = 710, where the result is 710, and gives 0 below z = −37, where 1 + eᶻ rounds to 1.
///
/// Here it is max(z, 0) + ln(1 + e⁻ᵃ) with a = |z|. With e⁻ᵃ = e/q the logarithm is 2·atanh(w/2) of w = 2e/(2q + e) ≤
/// ⅔, an odd function with no cancellation, and one division serves both.
///
/// * softplus(±0) = ln 2, softplus(−∞) = 0, softplus(+∞) = ∞; NaN gives NaN.
/// * It stays positive down to z = −745.13, through the subnormal numbers.
/// * The worst error measured stands in `tests/functions/accuracy.rs`, beside the bound of 3 ulp.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Sigmoid, Softplus};
///
/// assert_eq!(Softplus.apply(0.0), std::f64::consts::LN_2);
/// assert_eq!(Softplus.derivative(1.5), Sigmoid.apply(1.5));
///
/// assert_eq!(800.0_f64.exp().ln_1p(), f64::INFINITY);
/// assert_eq!(Softplus.apply(800.0), 800.0);
/// ```
///
/// # References
///
/// C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia, "Incorporating second-order functional knowledge for better
/// option pricing", *Advances in Neural Information Processing Systems* 13 (2001), pp. 472–478.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Softplus;

impl Activation for Softplus {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        let e = decay(z.abs());
        let w = 2.0 * e.numerator / e.corrected_sum_with_twice_the_denominator();
        let v = w * w;
        let logarithm = w + w * (v * polynomial(&ATANH, v));
        (if z > 0.0 { z } else { 0.0 }) + logarithm
    }
}

impl Differentiable for Softplus {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        Sigmoid.apply(z)
    }
}

impl TwiceDifferentiable for Softplus {
    #[inline(always)]
    fn second_derivative(&self, z: f64) -> f64 {
        Sigmoid.derivative(z)
    }
}

/// (2·atanh(w/2)/w − 1)/w² for w ≤ ⅔, as a polynomial in w², from `scripts/coefficients.py`.
const ATANH: [f64; 10] = [
    0.08333333333333288,
    0.012500000000048719,
    0.002232142855314627,
    0.0004340278116896408,
    8.877804850452808e-05,
    1.8782410923711403e-05,
    4.059171004433083e-06,
    9.235496994054588e-07,
    1.5915275902488357e-07,
    8.111473524931688e-08,
];
