//! Gaussian error linear unit (GELU).

use std::f64::consts::SQRT_2;

use crate::exponential::{TWO_TO_MINUS_136, bounded};
use crate::normal::{LARGEST, lifted_bell};
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
/// From |z| = 1 on, 2 − z² is computed as (√2 − |z|)(√2 + |z|), with √2 held in two doubles, so nothing is lost near
/// the roots; the exponent is computed as for the function itself. The result is right within 5.5 ulp everywhere.
/// gelu″(±∞) = −0; NaN gives NaN.
///
/// # Numerics
///
/// (1 + erf)/2 is a difference of nearly equal numbers for z < 0 and exactly 0 below −8.3, where Φ is not.
///
/// Here, with u = |z|, gelu(−u) = −u·Φ(−u) is e^(−u²/2) (see `normal.rs`) times −u·Φ(−u)·e^(u²/2), which falls from
/// −0.235 at u = 0.8125 to −0.4 at infinity. In u/(u + 4), which maps the half-line to [0, 1), one polynomial is enough
/// for all of it; J. L. Schonfelder used such a mapping in "Chebyshev expansions for the error and related functions",
/// *Mathematics of Computation* 32 (1978). For z > 0, gelu(z) = z + gelu(−z). Between the two, |z| < 0.8125, Φ is ½ and
/// a small part: gelu(z) = z·(½ + z·E(z²)) with a polynomial E for (Φ(u) − ½)/u.
///
/// gelu′(−u) = Φ(−u) − u·e^(−u²/2)/√(2π) passes through 0. It is e^(−u²/2) times the distance to the root, which is
/// held in two doubles, times a polynomial in u/(u + 4); so the relative error stays small up to the root itself. For z
/// > 0 the derivative is 1 − gelu′(−z), and for |z| < 0.25 it is ½ + z·H(z²) with a polynomial H.
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
        let u = bounded(z.abs(), LARGEST);
        let t = u / (u + 4.0) - MIDDLE;
        let far = lifted_bell(u) * polynomial(&PRODUCT, t) * TWO_TO_MINUS_136;
        let far = if z < 0.0 { far } else { z + far };
        let near = z * (0.5 + z * polynomial(&ERF, u * u));
        if u < 0.8125 { near } else { far }
    }
}

impl Differentiable for Gelu {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        let u = bounded(z.abs(), LARGEST);
        let t = u / (u + 4.0) - 0.5;
        let distance = (u - ROOT_HIGH) - ROOT_LOW;
        let far = lifted_bell(u) * (distance * polynomial(&SLOPE, t)) * TWO_TO_MINUS_136;
        let far = if z < 0.0 { far } else { 1.0 - far };
        let near = 0.5 + z * polynomial(&SLOPE_ERF, u * u);
        if u < 0.25 { near } else { far }
    }
}

impl TwiceDifferentiable for Gelu {
    #[inline(always)]
    fn second_derivative(&self, z: f64) -> f64 {
        let u = bounded(z.abs(), LARGEST);
        let bracket = if u < 1.0 {
            2.0 - u * u
        } else {
            ((SQRT_2 - u) + SQRT_2_LOW) * (SQRT_2 + u)
        };
        lifted_bell(u) * (ONE_OVER_SQRT_TWO_PI * bracket) * TWO_TO_MINUS_136
    }
}

const ONE_OVER_SQRT_TWO_PI: f64 = 0.3989422804014327;
/// What a double leaves of √2.
const SQRT_2_LOW: f64 = -9.667293313452913e-17;
/// Near the middle of u/(u + 4) for 0.8125 ≤ u ≤ 40, and such that the subtraction is exact.
const MIDDLE: f64 = 0.40625;

/// −u·Φ(−u)·e^(u²/2) for 0.8125 ≤ u ≤ 40, as a polynomial in u/(u + 4) − 0.40625, from `scripts/coefficients.py`.
const PRODUCT: [f64; 21] = [
    -0.3591988543267971,
    -0.2549987304889363,
    0.7277747349682081,
    -1.2605665892150044,
    1.4472764327311989,
    -1.0117816489670148,
    0.21968202994376665,
    0.28337635082008333,
    -0.19801471927593192,
    -0.0895493205757044,
    0.11084384180637884,
    0.047650959148457524,
    -0.05937416404106747,
    -0.03839834424992176,
    0.027591021535102442,
    0.033599788171462926,
    -0.003746853826256446,
    -0.030462308847860595,
    -0.0142446179181781,
    0.044931802353537754,
    -0.0194678525433699,
];

/// (Φ(u) − ½)/u for u ≤ 0.8125, as a polynomial in u².
const ERF: [f64; 9] = [
    0.39894228040143265,
    -0.0664903800668984,
    0.009973557009768328,
    -0.0011873282115596837,
    0.00011543465876661386,
    -9.444536718167409e-06,
    6.656773539303574e-07,
    -4.080839235378831e-08,
    1.945723238976124e-09,
];

/// The root of gelu′(−u), as the sum of two doubles.
const ROOT_HIGH: f64 = 0.7517915246935645;
const ROOT_LOW: f64 = -1.4956759177009883e-17;

/// gelu′(−u)·e^(u²/2)/(u − root) for u ≤ 40, as a polynomial in u/(u + 4) − ½.
const SLOPE: [f64; 22] = [
    -0.4622112440495753,
    0.20673179704391373,
    -0.24185174707140372,
    0.22466687962443607,
    -0.1520792060016593,
    0.05722433731363152,
    0.009895252028305015,
    -0.023779298832836276,
    0.004474166641542351,
    0.009233878775913687,
    -0.003623830519208607,
    -0.004539687899571441,
    0.0020159067134965752,
    0.0028596813739749506,
    -0.0008589127570779462,
    -0.0020547175212808837,
    5.7014639370378087e-05,
    0.0014000442904759237,
    0.00040228677535207764,
    -0.0006441441024254704,
    -0.00036657311808618203,
    3.1713977614856e-05,
];

/// (gelu′(u) − ½)/u for u ≤ 0.25, as a polynomial in u².
const SLOPE_ERF: [f64; 6] = [
    0.7978845608028632,
    -0.26596152026671693,
    0.05984134194974284,
    -0.009498619867523395,
    0.0011541946811298505,
    -0.00011142444444561937,
];
