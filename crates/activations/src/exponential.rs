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
//! 4. Multiplying by 2ⁿ is adding n to the exponent bits. Above a = 600 that could leave the range of normal numbers,
//!    so 2²⁵⁶ is left in the numerator, and taken out by the caller as the last thing it does. The last
//!    multiplication then rounds once, into the subnormal numbers when it must.
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

use crate::polynomial::polynomial;

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
    decay_of_sum(a, 0.0)
}

/// e⁻ᵃ for a = high + low, where low may be a few hundred-thousandths: for arguments that one double cannot hold.
#[inline(always)]
// ANCHOR: decay
pub(crate) fn decay_of_sum(high: f64, low: f64) -> Decay {
    let a = bounded(high, LARGEST);
    let shifted = ROUND_TO_WHOLE - a * LOG2_E;
    let n = shifted - ROUND_TO_WHOLE;
    let r = ((-a - n * LN_2_HIGH) - n * LN_2_LOW) - low;
    let z = r * r;
    let big = 2.0 + z * polynomial(&NARROW, z);
    let (lift, scale) = if a > TAIL {
        (256.0, TWO_TO_MINUS_256)
    } else {
        (0.0, 1.0)
    };
    Decay {
        numerator: times_power_of_two(big + r, shifted + lift),
        denominator: big - r,
        scale,
    }
}
// ANCHOR_END: decay

/// e⁻ᵃ where it is compared with 1, so that near a = 0 the difference must not be left to a subtraction.
pub(crate) struct Departure {
    /// a ≤ 1.1. There n is 0 and r is −a, so that denominator − numerator = 2a.
    pub(crate) near: bool,
    /// R. Where `near`, a/R = tanh(a/2).
    pub(crate) big: f64,
    pub(crate) numerator: f64,
    pub(crate) denominator: f64,
}

/// e⁻ᵃ = numerator/denominator for a ≥ 0, to be compared with 1. Arguments above 44 are treated as 44, where e⁻ᵃ is
/// below an eighth of the last place of 1.
#[inline(always)]
pub(crate) fn departure(a: f64) -> Departure {
    let a = bounded(a, NO_DIFFERENCE_TO_ONE);
    let near = a <= 1.1;
    let shifted = ROUND_TO_WHOLE - if near { 0.0 } else { a * LOG2_E };
    let n = shifted - ROUND_TO_WHOLE;
    let r = (-a - n * LN_2_HIGH) - n * LN_2_LOW;
    let z = r * r;
    let big = 2.0 + z * polynomial(&WIDE, z);
    Departure {
        near,
        big,
        numerator: times_power_of_two(big + r, shifted),
        denominator: big - r,
    }
}

/// The smaller of the two, but NaN for NaN, which `f64::min` would turn into a number.
#[inline(always)]
pub(crate) fn bounded(a: f64, largest: f64) -> f64 {
    if a > largest { largest } else { a }
}

/// value · 2ⁿ, where `shifted` is n + 1.5·2⁵². Its low bits are n in two's complement, and only these survive the
/// shift.
#[inline(always)]
// ANCHOR: times_power_of_two
fn times_power_of_two(value: f64, shifted: f64) -> f64 {
    f64::from_bits(value.to_bits().wrapping_add(shifted.to_bits() << 52))
}
// ANCHOR_END: times_power_of_two

/// From here on e⁻ᵃ is 0, and so is a·e⁻ᵃ.
pub(crate) const LARGEST: f64 = 800.0;
const TAIL: f64 = 600.0;
const NO_DIFFERENCE_TO_ONE: f64 = 44.0;
const TWO_TO_MINUS_256: f64 = f64::from_bits((1023 - 256) << 52);
const ROUND_TO_WHOLE: f64 = 6_755_399_441_055_744.0; // 1.5 · 2⁵²
const LOG2_E: f64 = std::f64::consts::LOG2_E;
const LN_2_HIGH: f64 = 0.6931471805601177;
const LN_2_LOW: f64 = -1.7239444525614835e-13;

/// P on |r| ≤ 0.347, slightly more than ½ ln 2.
const NARROW: [f64; 5] = [
    0.16666666666666555,
    -0.0027777777776693833,
    6.613756249095198e-05,
    -1.6533835850029519e-06,
    4.1359945188107906e-08,
];

/// P on |r| ≤ 1.1.
const WIDE: [f64; 8] = [
    0.1666666666666666,
    -0.0027777777777760583,
    6.613756612197968e-05,
    -1.6534390851251992e-06,
    4.1753348238488355e-08,
    -1.0566032667290323e-09,
    2.6571258147910412e-11,
    -5.907790212174478e-13,
];
