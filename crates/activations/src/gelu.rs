use crate::exponential::{TWO_TO_MINUS_136, bounded};
use crate::normal::{LARGEST, lifted_bell};
use crate::polynomial::polynomial;
use crate::{Activation, Differentiable};

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
/// gelu′(−u) = Φ(−u) − u·e^(−u²/2)/√(2π) passes through 0. Below 1.25 it is a polynomial in u times the distance to the
/// root, which is held in two doubles, so the relative error stays small up to the root itself. Above, it is
/// −(1 + u)·e^(−u²/2) times a polynomial in u/(u + 3). For z > 0 the derivative is 1 − gelu′(−z).
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
        let t = u / (u + 3.0) - 0.5;
        let far = lifted_bell(u) * ((1.0 + u) * polynomial(&SLOPE, t)) * TWO_TO_MINUS_136;
        let distance = (u - ROOT_HIGH) - ROOT_LOW;
        let near = distance * polynomial(&NEAR_ROOT, u - 0.625);
        let left = if u < 1.25 { near } else { far };
        if z < 0.0 { left } else { 1.0 - left }
    }
}

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
    -9.444536710902919e-06,
    6.656773009261678e-07,
    -4.0808281589917596e-08,
    1.9456519160246193e-09,
];

/// The root of gelu′(−u), as the sum of two doubles.
const ROOT_HIGH: f64 = 0.7517915246935645;
const ROOT_LOW: f64 = -1.4956759177009883e-17;

/// gelu′(−u)/(u − root) for u ≤ 1.25, as a polynomial in u − 0.625.
const NEAR_ROOT: [f64; 18] = [
    -0.4801971097978796,
    0.37807691861689025,
    0.06257847225471011,
    -0.11821410840514159,
    0.0015368073783495514,
    0.02204056662117991,
    -0.002252659784583755,
    -0.0028672767935261365,
    0.00047459781431005845,
    0.00028230956319237203,
    -6.269572474982523e-05,
    -2.204332425686215e-05,
    6.218124128429666e-06,
    1.4012498092606962e-06,
    -4.960889421489136e-07,
    -7.271316791331557e-08,
    3.0360162988944404e-08,
    2.6542972653505272e-09,
];

/// gelu′(−u)·e^(u²/2)/(1 + u) for 1.25 ≤ u ≤ 40, as a polynomial in u/(u + 3) − ½.
const SLOPE: [f64; 21] = [
    -0.26882822321218397,
    -0.4935434775719842,
    0.8231710398958187,
    -1.162047855566095,
    1.371435124387458,
    -1.397254684099528,
    1.334906638561582,
    -1.3142580732484763,
    1.3447932444643127,
    -1.3528625741604845,
    1.332102726888085,
    -1.3335345612473672,
    1.3480335562865358,
    -1.3391502121001908,
    1.3302855094719455,
    -1.344803915811688,
    1.3717155438384039,
    -1.3993002829875372,
    1.288422689445505,
    -0.8405884753776498,
    0.26398529610868493,
];
