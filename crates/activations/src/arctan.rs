//! Arctangent.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};

use crate::exponential::bounded;
use crate::polynomial::polynomial;
use crate::{Activation, Differentiable, TwiceDifferentiable};

/// `arctan(z)`, the angle whose tangent is z, between −π/2 and π/2.
///
/// Another bent line through the origin, like [`Tanh`](crate::Tanh). Its slope fades like 1/z², not like an
/// exponential.
///
/// # Derivative
///
/// `arctan′(z) = 1/(1 + z²)`, at most 1, at 0.
///
/// # Second derivative
///
/// `arctan″(z) = −2z/(1 + z²)²`, between ±3√3/8, at z = ∓1/√3, and 0 at 0.
///
/// (1 + z²)² would overflow where 2/z³ is not yet small; above 2²⁰⁰ z is therefore multiplied by 2⁻³⁶⁰ first, and the
/// result by its cube after, in two steps of which only the last one can round. The result is right within 5 ulp
/// everywhere. arctan″(±0) = ∓0, arctan″(±∞) = ∓0,
/// and arctan″(−z) = −arctan″(z) to the last bit; NaN gives NaN.
///
/// # Numerics
///
/// For a = |z| the angle is measured from the nearest of three directions: 0, π/4 and π/2. From 0 the tangent is a,
/// from π/4 it is (a − 1)/(a + 1), from π/2 it is −1/a; each at most tan(π/8) = 0.414 in size. The cases are chosen
/// before the one division. The angle between is a polynomial, and the direction is added in two parts.
///
/// In the derivative z² would overflow where 1/z² is still a subnormal number; above 2³⁰ z is therefore multiplied by
/// 2⁻⁵¹² first, and the result after. Square and sum are rounded by at most 1 ulp each and the quotient by ½, which is
/// 2.5 together; it nearly comes to that where z² is a little more than 2⁵³ and 1 is half of its last place.
///
/// * arctan(±0) = ±0, arctan(z) = z for subnormal z, arctan(±∞) = ±π/2; arctan′(±0) = 1, arctan′(±∞) = 0; NaN gives
///   NaN.
/// * arctan(−z) = −arctan(z) to the last bit. The worst errors measured stand in `tests/functions/accuracy.rs`.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Arctan, Differentiable};
/// use std::f64::consts::PI;
///
/// assert_eq!(Arctan.apply(1.0), PI / 4.0);
/// assert_eq!(Arctan.apply(f64::NEG_INFINITY), -PI / 2.0);
/// assert_eq!(Arctan.derivative(3.0), 0.1);
/// ```
///
/// # References
///
/// The reduction to three directions is that of S. L. Moshier's Cephes library.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Arctan;

impl Activation for Arctan {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        let a = z.abs();
        let steep = a > TAN_3_PI_8;
        let (numerator, denominator, direction, rest) = if steep {
            (-1.0, a, FRAC_PI_2, PI_HALF_LOW)
        } else if a > TAN_PI_8 {
            (a - 1.0, a + 1.0, FRAC_PI_4, PI_QUARTER_LOW)
        } else {
            (a, 1.0, 0.0, 0.0)
        };
        let t = numerator / denominator;
        let v = t * t;
        let tail = polynomial(&ATAN, v);
        (direction + (t + (t * (v * tail) + rest))).copysign(z)
    }
}

impl Differentiable for Arctan {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let a = z.abs();
        let (one, scale) = if a > FAR {
            (0.0, TWO_TO_MINUS_512)
        } else {
            (1.0, 1.0)
        };
        let scaled = a * scale;
        scale / (one + scaled * scaled) * scale
    }
}

impl TwiceDifferentiable for Arctan {
    #[inline(always)]
    fn second_derivative(&self, z: f64) -> f64 {
        let a = bounded(z.abs(), NO_CURVATURE);
        let (one, scale, root_of_cube) = if a > VERY_FAR {
            (0.0, TWO_TO_MINUS_360, TWO_TO_MINUS_540)
        } else {
            (1.0, 1.0, 1.0)
        };
        let scaled = a * scale;
        let denominator = one + scaled * scaled;
        let size = 2.0 * scaled / (denominator * denominator);
        (size * root_of_cube * root_of_cube).copysign(-z)
    }
}

/// 2²⁰⁰, squared and squared again, is still far below the largest double, and 1 + z² is z² long before.
const VERY_FAR: f64 = f64::from_bits((1023 + 200) << 52);
/// 2⁴⁰⁰: from here on 2/z³ is far below half of the smallest positive double.
const NO_CURVATURE: f64 = f64::from_bits((1023 + 400) << 52);
const TWO_TO_MINUS_360: f64 = f64::from_bits((1023 - 360) << 52);
const TWO_TO_MINUS_540: f64 = f64::from_bits((1023 - 540) << 52);

/// 2³⁰: from here on the 1 in 1 + z² is less than a quarter of its last place.
const FAR: f64 = 1_073_741_824.0;
const TWO_TO_MINUS_512: f64 = f64::from_bits((1023 - 512) << 52);
const TAN_PI_8: f64 = 0.41421356237309503;
const TAN_3_PI_8: f64 = 2.414213562373095;
/// What a double leaves of π/2 and of π/4.
const PI_HALF_LOW: f64 = 6.123233995736766e-17;
const PI_QUARTER_LOW: f64 = 3.061616997868383e-17;

/// (arctan(t)/t − 1)/t² for |t| ≤ tan(π/8), as a polynomial in t², from `scripts/coefficients.py`.
const ATAN: [f64; 11] = [
    -0.333333333333332,
    0.19999999999953677,
    -0.14285714280200332,
    0.11111110783544939,
    -0.09090897759314792,
    0.07692060246415346,
    -0.06663104546489361,
    0.05847894294953641,
    -0.05039334270286134,
    0.03806550726603094,
    -0.01790847198153529,
];
