use std::f64::consts::SQRT_2;

use crate::normal::{Lower, lower};
use crate::polynomial::polynomial;
use crate::{Activation, Differentiable, TwiceDifferentiable};

/// `gelu(z) = z·Φ(z) = z·(1 + erf(z/√2))/2`, the Gaussian error linear unit, exact.
///
/// The input, multiplied by the probability that a standard normal number is smaller. Like [`Silu`](crate::Silu) it
/// is smooth, close to [`Relu`](crate::Relu) far out, and not monotone: it has a least value of −0.17 at z = −0.7518.
/// The approximation by tanh that is often used in its place differs from it by up to 5 · 10⁻⁴.
///
/// # Derivative
///
/// `gelu′(z) = Φ(z) + z·φ(z)` with φ(z) = e^(−z²/2)/√(2π), between −0.1289 and 1.1289, and 0 at z = −0.7518.
///
/// # Second derivative
///
/// `gelu″(z) = (2 − z²)·φ(z)`, an even function: 2/√(2π) at 0, 0 at the two inflections z = ±√2, at least −0.1080
/// between them and infinity.
///
/// From |z| = 1 on, 2 − z² is computed as (√2 − |z|)(√2 + |z|), with √2 held in two doubles, so nothing is lost near the
/// roots; the exponent is computed as for the function itself. gelu″(±∞) = −0; NaN gives NaN.
///
/// # Numerics
///
/// (1 + erf)/2 is a difference of nearly equal numbers for z < 0 and exactly 0 below −8.3, where Φ is not. Here
/// Φ(−u), u = |z|, is computed directly (see `normal.rs`), to the smallest subnormal number. gelu(z) is −u·Φ(−u) for
/// z < 0 and z·(1 − Φ(−u)) otherwise.
///
/// gelu′(−u) = e^(−u²/2)·(Φ(−u)·e^(u²/2) − u/√(2π)). The bracket passes through 0, and within 0.5 of its root it is a
/// polynomial times the distance to the root, as for SiLU. For z > 0 the derivative is 1 − gelu′(−z).
///
/// * gelu(±0) = ±0, gelu(−∞) = −0, gelu(+∞) = ∞; gelu′(±0) = ½, gelu′(−∞) = −0, gelu′(+∞) = 1; NaN gives NaN.
/// * The worst errors measured stand in `tests/functions/accuracy.rs`.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Gelu};
///
/// // Φ(1) = 0.8413447460685429…
/// assert!((Gelu.apply(1.0) - 0.8413447460685429).abs() < 1e-15);
/// // gelu(z) − gelu(−z) = z, since Φ(z) + Φ(−z) = 1.
/// assert_eq!(Gelu.apply(2.0) - Gelu.apply(-2.0), 2.0);
/// assert_eq!(Gelu.derivative(0.0), 0.5);
/// ```
///
/// # References
///
/// D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)" (2016), doi 10.48550/arXiv.1606.08415.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gelu;

impl Activation for Gelu {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        let lower = lower(z.abs());
        let e = lower.decay;
        let tail = (e.numerator * lower.tail) / (e.denominator * (1.0 + lower.u));
        if z < 0.0 {
            -(lower.u * tail) * e.scale
        } else {
            z * (1.0 - tail)
        }
    }
}

impl Differentiable for Gelu {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let lower = lower(z.abs());
        let (u, e) = (lower.u, lower.decay);
        let d = (u - ROOT_HIGH) - ROOT_LOW;
        let near = d * polynomial(&NEAR_ROOT, d);
        // (1 + u) times the bracket.
        let bracket = if d.abs() < 0.5 {
            (1.0 + u) * near
        } else {
            lower.tail - ONE_OVER_SQRT_TWO_PI * (u * (1.0 + u))
        };
        let left = (e.numerator * bracket) / (e.denominator * (1.0 + u)) * e.scale;
        if z < 0.0 { left } else { 1.0 - left }
    }
}

impl TwiceDifferentiable for Gelu {
    #[inline(always)]
    fn second_derivative(&self, z: f64) -> f64 {
        // The tail is not asked for, and the compiler leaves it out.
        let Lower { u, decay: e, .. } = lower(z.abs());
        let bracket = if u < 1.0 {
            2.0 - u * u
        } else {
            ((SQRT_2 - u) + SQRT_2_LOW) * (SQRT_2 + u)
        };
        (e.numerator * (ONE_OVER_SQRT_TWO_PI * bracket)) / e.denominator * e.scale
    }
}

const ONE_OVER_SQRT_TWO_PI: f64 = 0.3989422804014327;
/// What a double leaves of √2.
const SQRT_2_LOW: f64 = -9.667293313452913e-17;

/// The root of Φ(−u)·e^(u²/2) − u/√(2π), as the sum of two doubles, from `scripts/coefficients.py`.
const ROOT_HIGH: f64 = 0.7517915246935645;
const ROOT_LOW: f64 = -1.4956759177009883e-17;

/// gelu′(−u)·e^(u²/2)/(u − root) for |u − root| ≤ 0.5, as a polynomial in u − root.
const NEAR_ROOT: [f64; 17] = [
    -0.5724061752276146,
    0.0847563696385306,
    -0.03658159148937988,
    0.01431365979925324,
    -0.005164140672990914,
    0.001738550434823491,
    -0.0005510161701174763,
    0.00016553764365595769,
    -4.739626367080933e-05,
    1.2990551618125107e-05,
    -3.42091551845152e-06,
    8.682417629951424e-07,
    -2.129408361278682e-07,
    5.052326051090287e-08,
    -1.1647700901576097e-08,
    2.745848396961222e-09,
    -5.987237918155313e-10,
];
