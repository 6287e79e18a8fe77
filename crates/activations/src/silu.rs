//! Sigmoid linear unit (SiLU, swish).

use crate::exponential::{LARGEST, bounded, decay};
use crate::polynomial::polynomial;
use crate::{Activation, Differentiable, TwiceDifferentiable};

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
/// # Second derivative
///
/// `silu″(z) = σ′(z)·(2 − z·tanh(z/2))`, an even function: ½ at 0, 0 at the two inflections z = ±2.3994, at least
/// −0.0369 between them and infinity.
///
/// With a = |z| and s = σ(−a) it is s(1 − s)((2 − a) + 2as). The bracket passes through 0; within 0.5 of the root silu″
/// is therefore a polynomial times the distance to the root, which is held in two doubles. The result is right within
/// 5 ulp everywhere, up to the root itself. silu″(±0) = ½, silu″(±∞) = −0; NaN gives NaN.
///
/// # Numerics
///
/// silu(−a) = −a·e⁻ᵃ/(1 + e⁻ᵃ), by one division; it is right where e⁻ᵃ alone would be subnormal. For z > 0,
/// silu(z) = z + silu(−z).
///
/// silu′(−a) = s·(1 − a + a·s) with s = σ(−a). The bracket passes through 0 and is lost to cancellation near it. Within
/// 0.5 of the root ρ, silu′(−a) is therefore a polynomial in a − ρ times a − ρ, with ρ held in two doubles, so the
/// relative error stays small up to the root itself. For z > 0 the derivative is 1 − silu′(−z).
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
        let reciprocal = 1.0 / (e.denominator + e.numerator);
        let bracket = (1.0 - a) + a * (e.numerator * reciprocal);
        let far = (e.numerator * bracket) * reciprocal;
        let distance = (a - ROOT_HIGH) - ROOT_LOW;
        let near = distance * polynomial(&NEAR_ROOT, distance);
        let left = if distance.abs() < 0.5 { near } else { far };
        if z < 0.0 { left } else { 1.0 - left }
    }
}

impl TwiceDifferentiable for Silu {
    #[inline(always)]
    fn second_derivative(&self, z: f64) -> f64 {
        let a = bounded(z.abs(), LARGEST);
        let e = decay(a);
        let sum = e.corrected_sum();
        let s = e.numerator / sum;
        let d = (a - INFLECTION_HIGH) - INFLECTION_LOW;
        let near = d * polynomial(&NEAR_INFLECTION, d);
        // The numerator is multiplied by the bracket first: s alone may be subnormal.
        let far = e.numerator * ((1.0 - s) * ((2.0 - a) + 2.0 * (a * s))) / sum;
        if d.abs() < 0.5 { near } else { far }
    }
}

/// ρ, the root of 1 − ρ + e^(−ρ), as the sum of two doubles, from `scripts/coefficients.py`.
const ROOT_HIGH: f64 = 1.2784645427610737;
const ROOT_LOW: f64 = 1.0946994183093437e-16;

/// silu′(−a)/(a − ρ) for |a − ρ| ≤ 0.5, as a polynomial in a − ρ.
const NEAR_ROOT: [f64; 15] = [
    -0.21781170571980007,
    0.14664879699694605,
    -0.018874814223788155,
    -0.0152226552230598,
    0.006606589138754805,
    0.0001266274044406801,
    -0.0007985218921885592,
    0.00018570735289178574,
    4.090547402900037e-05,
    -2.973463023084256e-05,
    2.941730213201124e-06,
    2.3518579351600256e-06,
    -8.566015931271764e-07,
    -4.663529151126869e-08,
    8.629239509854223e-08,
];

/// The root of 2 − a·tanh(a/2), as the sum of two doubles, from `scripts/second_derivatives.py`.
const INFLECTION_HIGH: f64 = 2.3993572805154675;
const INFLECTION_LOW: f64 = 1.8464872855353363e-16;

/// silu″(a)/(a − root) for |a − root| ≤ 0.5, as a polynomial in a − root.
const NEAR_INFLECTION: [f64; 17] = [
    -0.09153052016419229,
    0.07629586548655085,
    -0.022487259234225326,
    -0.001836670144763097,
    0.0038628167768301755,
    -0.0013663696912225751,
    0.00011513070195751726,
    9.644059258450182e-05,
    -4.745074270237273e-05,
    8.432382316771828e-06,
    1.2461597654863041e-06,
    -1.1904962890986822e-06,
    3.1448081431649347e-07,
    -9.751570596182734e-09,
    -2.2694893523562994e-08,
    8.281271765727529e-09,
    -9.492154694753365e-10,
];
