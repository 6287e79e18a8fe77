//! e⁻ᵃ for a ≥ 0, as a fraction: the core of the sigmoid and of everything made from it.
//!
//! # Method
//!
//! 1. n = round(−a·log₂e), and r = −a − n·ln 2, so that e⁻ᵃ = 2ⁿ·eʳ with |r| ≤ ½ ln 2. Adding 1.5·2⁵² pushes the
//!    fraction bits out of a double, which rounds it to a whole number. ln 2 is used in two parts, of which
//!    the high one has so few bits that n·(its value) is exact.
//! 2. R = r·coth(r/2) is an even function of r, 2 + r²/6 − r⁴/360 + …, so a polynomial in r² serves:
//!    R = 2 + r²·P(r²). Then eʳ = (R + r)/(R − r), since coth(r/2) = (eʳ + 1)/(eʳ − 1).
//! 3. Nothing is divided yet. The caller puts 2ⁿ(R + r) and R − r into one fraction of its own, such as
//!    e⁻ᵃ/(1 + e⁻ᵃ), and divides once.
//! 4. Multiplying by 2ⁿ is adding n to the exponent bits. Below a = 600 that could leave the range of normal
//!    numbers, so 2²⁵⁶ is left in the numerator, and taken out by the caller as the last thing it does. The last multiplication then
//!    rounds once, into the subnormal numbers when it must.
//!
//! # Special cases
//!
//! NaN gives a NaN denominator. Arguments above 800, ∞ among them, are treated as 800: e⁻⁸⁰⁰ is far below half the
//! smallest positive double, also when it is multiplied by 800.
//!
//! # Accuracy
//!
//! The polynomial alone moves eʳ by less than 2⁻⁶². What is left is the rounding of each operation.
//!
//! # Constants
//!
//! From `scripts/coefficients.py`.

/// e⁻ᵃ = numerator/denominator · scale, with 0 < numerator and 1.6 < denominator < 2.4.
pub(crate) struct Decay {
    pub(crate) numerator: f64,
    pub(crate) denominator: f64,
    /// 1, or 2⁻²⁵⁶ in the far tail, where the numerator is 2²⁵⁶ times too large (and still below 10⁻¹⁸⁰).
    pub(crate) scale: f64,
}

/// e⁻ᵃ for a ≥ 0.
#[inline(always)]
pub(crate) fn decay(a: f64) -> Decay {
    // `f64::min` would turn NaN into a number.
    let a = if a > LARGEST { LARGEST } else { a };
    let shifted = ROUND_TO_WHOLE - a * LOG2_E;
    let n = shifted - ROUND_TO_WHOLE;
    let r = (-a - n * LN_2_HIGH) - n * LN_2_LOW;
    let big = coth_core(r);
    let (lift, scale) = if a > TAIL {
        (256.0, TWO_TO_MINUS_256)
    } else {
        (0.0, 1.0)
    };
    // The low bits of `shifted` are n in two's complement; only these survive the shift.
    let exponent = (shifted + lift).to_bits() << 52;
    Decay {
        numerator: f64::from_bits((big + r).to_bits().wrapping_add(exponent)),
        denominator: big - r,
        scale,
    }
}

/// R = r·coth(r/2) for |r| ≤ 0.347.
#[inline(always)]
fn coth_core(r: f64) -> f64 {
    let [p0, p1, p2, p3, p4] = NARROW;
    let z = r * r;
    2.0 + z * (p0 + z * (p1 + z * (p2 + z * (p3 + z * p4))))
}

const LARGEST: f64 = 800.0;
const TAIL: f64 = 600.0;
const TWO_TO_MINUS_256: f64 = f64::from_bits((1023 - 256) << 52);
const ROUND_TO_WHOLE: f64 = 6_755_399_441_055_744.0; // 1.5 · 2⁵²
const LOG2_E: f64 = std::f64::consts::LOG2_E;
const LN_2_HIGH: f64 = 0.6931471805601177;
const LN_2_LOW: f64 = -1.7239444525614835e-13;

/// P on |r| ≤ 0.347.
const NARROW: [f64; 5] = [
    0.16666666666666555,
    -0.0027777777776693833,
    6.613756249095198e-05,
    -1.6533835850029519e-06,
    4.1359945188107906e-08,
];
