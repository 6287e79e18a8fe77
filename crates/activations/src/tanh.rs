//! Hyperbolic tangent.

use crate::exponential::{decay, departure};
use crate::sigmoid::curvature;
use crate::{Activation, Differentiable, TwiceDifferentiable};

/// `tanh(z) = (eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ)`, the hyperbolic tangent.
///
/// The sigmoid, stretched to run from −1 to 1 through the origin: `tanh(z) = 2σ(2z) − 1`. An output whose average is
/// near 0 makes the inputs of the next layer neither all positive nor all negative.
///
/// # Derivative
///
/// `tanh′(z) = 1 − tanh²(z) = 4σ′(2z)`, at most 1, at 0.
///
/// # Second derivative
///
/// `tanh″(z) = −2 tanh(z)·tanh′(z) = 8σ″(2z)`, between ±4√3/9, at z = ∓½ ln(2 + √3), and 0 at 0.
///
/// Computed as the second form, with the 8 multiplied in before the only rounding that may go into the subnormal
/// numbers; right within 4 ulp everywhere, like σ″. tanh″(±0) = ∓0, tanh″(±∞) = ∓0, and tanh″(−z) = −tanh″(z) to the
/// last bit; NaN gives NaN.
///
/// # Numerics
///
/// The formula overflows at |z| = 710, and near 0 it subtracts two numbers that are nearly equal. 1 − tanh² is 0 from
/// |z| = 19.1 on, where tanh rounds to ±1, though the slope is not.
///
/// Here e⁻²ᵃ = e/q with a = |z|. Above a = 0.7 tanh is 1 − 2e/(q + e). Below it a is small enough to need no reduction,
/// and tanh(a) = a/(1 + h) = a − a·h/(1 + h) with the h = a·coth(a) − 1 from which the exponential is made. Either
/// way there is one division, and its result is a small correction of 1 or of a; the sign is put back at the end, so
/// tanh(−z) = −tanh(z) to the last bit. The derivative is t − (t/2)² with t = 4σ(−2a).
///
/// * tanh(±0) = ±0, tanh(z) = z for subnormal z, tanh(±∞) = ±1; tanh′(±0) = 1, tanh′(±∞) = 0; NaN gives NaN.
/// * The worst errors measured stand in `tests/functions/accuracy.rs`, beside the bounds of 1.5 ulp for tanh and 3.5
///   ulp for tanh′, which is right down to the smallest subnormal number.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Tanh};
///
/// // tanh(ln 2) = (2 − ½)/(2 + ½) = 3/5, and 1 − (3/5)² = 16/25.
/// let z = 2.0_f64.ln();
/// assert!((Tanh.apply(z) - 0.6).abs() < 1e-15);
/// assert!((Tanh.derivative(z) - 0.64).abs() < 1e-15);
///
/// // Far out the slope is small, not zero.
/// assert_eq!(1.0 - Tanh.apply(20.0) * Tanh.apply(20.0), 0.0);
/// assert!(Tanh.derivative(20.0) > 1e-17);
/// ```
///
/// # References
///
/// Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in *Neural Networks: Tricks of the Trade*,
/// Springer (1998), pp. 9–50, on why the sigmoid should be symmetric about the origin.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tanh;

impl Activation for Tanh {
    // ANCHOR: tanh
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        let a = z.abs();
        let e = departure(a, 0.7);
        let (nearly, numerator, rest) = if e.near {
            (a, a * e.h, 0.0)
        } else {
            (1.0, 2.0 * e.numerator, e.r + e.numerator)
        };
        (nearly - numerator / ((1.0 + e.h) + rest)).copysign(z)
    }
    // ANCHOR_END: tanh
}

impl Differentiable for Tanh {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let e = decay(2.0 * z.abs());
        let t = 4.0 * e.numerator / (e.denominator + e.numerator);
        t - (0.5 * t) * (0.5 * t)
    }
}

impl TwiceDifferentiable for Tanh {
    #[inline(always)]
    fn second_derivative(&self, z: f64) -> f64 {
        curvature(2.0 * z, 8.0)
    }
}
