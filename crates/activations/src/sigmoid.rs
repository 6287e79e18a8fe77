//! Logistic sigmoid.

use crate::exponential::{decay, departure};
use crate::{Activation, Differentiable, TwiceDifferentiable};

/// `σ(z) = 1/(1 + e⁻ᶻ)`, the logistic sigmoid.
///
/// A step with the corner worn off: near 0 for strong negative inputs, near 1 for strong positive ones, ½ at 0, and
/// rising everywhere between. Its output can be read as a degree of excitement.
///
/// # Derivative
///
/// `σ′(z) = σ(z)·(1 − σ(z)) = σ(z)·σ(−z)`, at most ¼, at 0.
///
/// # Second derivative
///
/// `σ″(z) = σ′(z)·(1 − 2σ(z)) = −σ′(z)·tanh(z/2)`, between ±√3/18, at z = ∓ln(2 + √3), and 0 at 0.
///
/// 1 − 2σ cancels near 0. Up to |z| = 1.1 it is therefore −t(1 − t²)/4 with t = tanh(z/2), computed as
/// [`Tanh`](crate::Tanh) computes it near 0. Farther out it is −s(1 − s)(1 − 2s) with s = σ(−|z|) ≤ ¼. The result
/// is right within 4 ulp everywhere, from its root to the smallest subnormal number. σ″(±0) = ∓0, σ″(±∞) = ∓0, and
/// σ″(−z) = −σ″(z) to the last bit; NaN gives NaN.
///
/// # Numerics
///
/// The formula as it stands fails twice. For z below −709.78, e⁻ᶻ overflows and the result is 0, though σ(z) is still
/// a positive number down to −745.13. And s(1 − s) is 0 from z = 36.74 on, where s is 1, though σ′(z) is not 0.
///
/// Here s = σ(−|z|) ≤ ½ is computed first, as e/(q + e) with e⁻|ᶻ| = e/q, by one division. Then σ(z) is s for z < 0 and
/// 1 − s otherwise, so `σ(z) = 1 − σ(−z)` holds to the last bit for z ≥ 0. The derivative is s − s² with that small s:
/// nothing cancels, and in the tail the rounding of s² does not count. What counts there is at most 1 ulp for e and q
/// together, 1 for their sum, ½ for the quotient, which is 2.5 for σ; and for σ′, where s may lie just above a power of
/// two and s − s² below it, twice the last of these and ½ for the difference, which is 3.5.
///
/// * σ(±0) = ½, σ(−∞) = 0, σ(+∞) = 1; σ′(±0) = ¼, σ′(±∞) = 0; NaN gives NaN.
/// * σ(z) is exactly 1 from z = 54 ln 2 ≈ 37.43 on, where 1 − σ(z) is half of the last place below 1. (The formula as
///   it stands says 1 already from 53 ln 2 ≈ 36.74 on, because it rounds 1 + e⁻ᶻ first.) On the other side σ stays
///   positive down to −745.13, and below −708.4 it is a subnormal number.
/// * The worst errors measured stand in `tests/functions/accuracy.rs`, beside the bounds of 2.5 ulp for σ and 3.5 ulp
///   for σ′.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Sigmoid};
///
/// // σ(ln 3) = 3/4, and σ′(ln 3) = 3/4 · 1/4.
/// assert!((Sigmoid.apply(3.0_f64.ln()) - 0.75).abs() < 1e-15);
/// assert!((Sigmoid.derivative(3.0_f64.ln()) - 0.1875).abs() < 1e-15);
///
/// // The mirror holds exactly, and the tail is alive where the textbook formula has lost it.
/// assert_eq!(Sigmoid.apply(2.5), 1.0 - Sigmoid.apply(-2.5));
/// assert_eq!(1.0 / (1.0 + 720.0_f64.exp()), 0.0);
/// assert!(Sigmoid.apply(-720.0) > 0.0);
/// ```
///
/// # References
///
/// D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors", *Nature* 323
/// (1986).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sigmoid;

impl Activation for Sigmoid {
    // ANCHOR: sigmoid
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        let e = decay(z.abs());
        let s = e.numerator / (e.denominator + e.numerator);
        if z < 0.0 { s } else { 1.0 - s }
    }
    // ANCHOR_END: sigmoid
}

impl Differentiable for Sigmoid {
    // ANCHOR: derivative
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let e = decay(z.abs());
        let s = e.numerator / (e.denominator + e.numerator);
        s - s * s
    }
    // ANCHOR_END: derivative
}

impl TwiceDifferentiable for Sigmoid {
    #[inline(always)]
    fn second_derivative(&self, z: f64) -> f64 {
        curvature(z, 1.0)
    }
}

/// `factor·σ″(z)`, where the factor is a power of two: rounded once, into the subnormal numbers when it must be.
#[inline(always)]
pub(crate) fn curvature(z: f64, factor: f64) -> f64 {
    let a = z.abs();
    let near = departure(0.5 * a, 0.55);
    // 2·tanh(a/2)
    let t = a / (1.0 + near.h);
    let e = decay(a);
    let sum = e.corrected_sum();
    let s = e.numerator / sum;
    let size = if near.near {
        factor * (t * (0.125 - 0.03125 * (t * t)))
    } else {
        // The numerator is multiplied by the bracket first: s alone may be subnormal.
        (factor * e.numerator) * ((1.0 - s) * (1.0 - 2.0 * s)) / sum
    };
    size.copysign(-z)
}
