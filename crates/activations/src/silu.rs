use crate::exponential::{LARGEST, bounded, decay};
use crate::polynomial::polynomial;
use crate::{Activation, Differentiable};

/// `silu(z) = z·σ(z)`, the sigmoid-weighted linear unit, also called swish.
///
/// The input, multiplied by how much the unit would be excited by it. Close to 0 for strong negative inputs and close
/// to z for strong positive ones, like [`Relu`](crate::Relu), but smooth, and not monotone: it has a least value of
/// −0.2785 at z = −1.2785.
///
/// # Derivative
///
/// `silu′(z) = σ(z)·(1 + z·(1 − σ(z)))`, between −0.0998 and 1.0998, and 0 at z = −1.2785.
///
/// # Numerics
///
/// silu(−a) = −a·e⁻ᵃ/(1 + e⁻ᵃ), by one division; it is right where e⁻ᵃ alone would be subnormal. For z > 0,
/// silu(z) = z + silu(−z).
///
/// silu′(−a) = s·(1 − a + a·s) with s = σ(−a). The bracket passes through 0 and is lost to cancellation near it. It is
/// (1 − s)(1 − a + e⁻ᵃ), and within 0.5 of the root ρ the second factor is therefore a polynomial in a − ρ times
/// a − ρ, with ρ held in two doubles, so the relative error stays small up to the root itself. For z > 0 the
/// derivative is 1 − silu′(−z).
///
/// * silu(±0) = ±0, silu(−∞) = −0, silu(+∞) = ∞; silu′(±0) = ½, silu′(−∞) = −0, silu′(+∞) = 1; NaN gives NaN.
/// * The worst errors measured stand in `tests/functions/accuracy.rs`.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Silu};
///
/// // σ(ln 3) = 3/4, so silu(ln 3) = ¾ ln 3.
/// let z = 3.0_f64.ln();
/// assert!((Silu.apply(z) - 0.75 * z).abs() < 1e-15);
/// assert_eq!(Silu.derivative(0.0), 0.5);
///
/// // Left of its lowest point the function falls as z rises.
/// assert!(Silu.derivative(-1.3) < 0.0 && Silu.derivative(-1.2) > 0.0);
/// ```
///
/// # References
///
/// S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural network function approximation in
/// reinforcement learning", *Neural Networks* 107 (2018), pp. 3–11, arXiv:1702.03118. P. Ramachandran, B. Zoph, Q. V.
/// Le, "Searching for activation functions", arXiv:1710.05941 (2017), where it is called swish.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Silu;

impl Activation for Silu {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        // Beyond the bound the product is 0; without it, ∞ · 0 would not be a number.
        let a = bounded(z.abs(), LARGEST);
        let e = decay(a);
        let left = -(a * e.numerator) / e.corrected_sum();
        if z < 0.0 { left } else { z + left }
    }
}

impl Differentiable for Silu {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let a = bounded(z.abs(), LARGEST);
        let e = decay(a);
        // The numerator is multiplied by the bracket first: s alone may be subnormal.
        let reciprocal = 1.0 / e.sum();
        let s = e.numerator * reciprocal;
        let d = (a - ROOT_HIGH) - ROOT_LOW;
        let near = d * polynomial(&NEAR_ROOT, d) * (1.0 - s);
        let bracket = if d.abs() < 0.5 {
            near
        } else {
            (1.0 - a) + a * s
        };
        let left = (e.numerator * bracket) * reciprocal;
        if z < 0.0 { left } else { 1.0 - left }
    }
}

/// ρ, the root of 1 − ρ + e^(−ρ), as the sum of two doubles, from `scripts/coefficients.py`.
const ROOT_HIGH: f64 = 1.2784645427610737;
const ROOT_LOW: f64 = 1.0946994183093437e-16;

/// (1 − a + e⁻ᵃ)/(a − ρ) for |a − ρ| ≤ 0.5, as a polynomial in a − ρ.
const NEAR_ROOT: [f64; 12] = [
    -1.2784645427610737,
    0.1392322713805369,
    -0.04641075712684717,
    0.011602689281711338,
    -0.0023205378562705216,
    0.00038675630938931086,
    -5.5250902566768016e-05,
    6.906362718046288e-06,
    -7.673641759505994e-07,
    7.673683662590905e-08,
    -7.009726764941089e-09,
    5.83526732437945e-10,
];
