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
//! 4. Multiplying by 2ⁿ is adding n to the exponent bits. Far out that would leave the range of normal numbers, so R
//!    and r are both multiplied by 2¹³⁶ beforehand, which no fraction of the two notices. The one division then rounds
//!    once, into the subnormal numbers when it must.
//!
//! # Special cases
//!
//! NaN gives a NaN denominator. Arguments above 800, ∞ among them, are treated as 800: e⁻⁸⁰⁰ is far below half the
//! smallest positive double, also when it is multiplied by 800.
//!
//! # Accuracy
//!
//! The polynomial alone moves eʳ by less than 2⁻⁶². What is left is the rounding of each operation, and three of them
//! matter: that of R + r and that of R − r, which together move the fraction by at most 2⁻⁵³ where |r| is small (both
//! depend on the same last digits of r), and that of the sum of the two. [`Decay::corrected_sum`] skips the second and
//! undoes the first.
//!
//! # Constants
//!
//! From `scripts/coefficients.py`.

use crate::polynomial::polynomial;

/// e⁻ᵃ = numerator/denominator. Both are 2¹³⁶ times too large, so that neither is ever a subnormal number.
pub(crate) struct Decay {
    /// 2ⁿ(R + r).
    pub(crate) numerator: f64,
    /// R − r, between 1.6 and 2.4 times 2¹³⁶.
    pub(crate) denominator: f64,
    big: f64,
    r: f64,
    /// What rounding took from R + r, exactly.
    lost: f64,
}

impl Decay {
    /// Numerator + denominator, as R + (2ⁿ(R + r) − r): the large part is added last, so only that addition rounds
    /// much. And it is made smaller by what the numerator lacks, so that a fraction of the two is right again. (In the
    /// tail it is, up to a factor between 0.7 and 1.4; at a = 0 half of the lack remains.)
    #[inline(always)]
    pub(crate) fn corrected_sum(&self) -> f64 {
        self.big + ((self.numerator - self.r) - self.lost)
    }

    /// Numerator + 2 · denominator, in the same way.
    #[inline(always)]
    pub(crate) fn corrected_sum_with_twice_the_denominator(&self) -> f64 {
        2.0 * self.big + ((self.numerator - 2.0 * self.r) - 2.0 * self.lost)
    }
}

/// e⁻ᵃ for a ≥ 0.
#[inline(always)]
// ANCHOR: decay
pub(crate) fn decay(a: f64) -> Decay {
    let a = bounded(a, LARGEST);
    let shifted = ROUND_TO_WHOLE - a * LOG2_E;
    let n = shifted - ROUND_TO_WHOLE;
    let r = -((a + n * LN_2_HIGH) + n * LN_2_LOW);
    let z = r * r;
    let (big, r) = (LIFT * 2.0 + z * polynomial(&NARROW, z), LIFT * r);
    let top = big + r;
    Decay {
        numerator: times_power_of_two(top, shifted),
        denominator: big - r,
        big,
        r,
        lost: (big - top) + r,
    }
}
// ANCHOR_END: decay

/// e⁻ᵃ · 2¹³⁶ for a = high + low, where low may be a few hundred-thousandths and a is at most 800: for arguments that
/// one double cannot hold, and callers that need no fraction. The polynomial is that of eʳ itself, which has more terms
/// and fewer roundings.
#[inline(always)]
pub(crate) fn lifted_decay(high: f64, low: f64) -> f64 {
    let shifted = LIFTED_ROUND_TO_WHOLE - high * LOG2_E;
    let n = shifted - LIFTED_ROUND_TO_WHOLE;
    let r = -(((high + n * LN_2_HIGH) + n * LN_2_LOW) + low);
    times_power_of_two(1.0 + (r + r * r * polynomial(&DIRECT, r)), shifted)
}

/// e⁻²ᵃ where it is compared with 1, so that near a = 0 the difference must not be left to a subtraction.
pub(crate) struct Departure {
    /// a is at most the limit given. There n is 0, r is a, and tanh(a) = a/(1 + h).
    pub(crate) near: bool,
    /// With n = round(−2a·log₂e), a + n·½ ln 2, so that e⁻²ᵃ = 2ⁿ(1 + h − r)/(1 + h + r).
    pub(crate) r: f64,
    /// r·coth(r) − 1.
    pub(crate) h: f64,
    /// 2ⁿ(1 + h − r).
    pub(crate) numerator: f64,
}

/// e⁻²ᵃ for a ≥ 0, to be compared with 1. Arguments above 22 are treated as 22, where it is below an eighth of the last
/// place of 1. `limit` is at most 0.7.
#[inline(always)]
pub(crate) fn departure(a: f64, limit: f64) -> Departure {
    let a = bounded(a, NO_DIFFERENCE_TO_ONE);
    let near = a <= limit;
    let shifted = ROUND_TO_WHOLE - if near { 0.0 } else { a * (2.0 * LOG2_E) };
    let n = shifted - ROUND_TO_WHOLE;
    let r = (a + n * (0.5 * LN_2_HIGH)) + n * (0.5 * LN_2_LOW);
    let z = r * r;
    let h = z * polynomial(&WIDE, z);
    Departure {
        near,
        r,
        h,
        numerator: times_power_of_two((1.0 + h) - r, shifted),
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
/// 2¹³⁶: with it 2ⁿ(R + r) is a normal number down to n = −1154, which belongs to 800.
const LIFT: f64 = f64::from_bits((1023 + 136) << 52);
pub(crate) const TWO_TO_MINUS_136: f64 = f64::from_bits((1023 - 136) << 52);
const NO_DIFFERENCE_TO_ONE: f64 = 22.0;
const ROUND_TO_WHOLE: f64 = 6_755_399_441_055_744.0; // 1.5 · 2⁵²
/// The same with 136 in its low bits, so that n + 136 is what the shift leaves.
const LIFTED_ROUND_TO_WHOLE: f64 = ROUND_TO_WHOLE + 136.0;
const LOG2_E: f64 = std::f64::consts::LOG2_E;
const LN_2_HIGH: f64 = 0.6931471805601177;
const LN_2_LOW: f64 = -1.7239444525614835e-13;

/// P on |r| ≤ 0.347, slightly more than ½ ln 2; times 2¹³⁶.
const NARROW: [f64; 5] = lifted([
    0.16666666666666555,
    -0.0027777777776693833,
    6.613756249095198e-05,
    -1.6533835850029519e-06,
    4.1359945188107906e-08,
]);

/// (eʳ − 1 − r)/r² in r, on |r| ≤ 0.347.
const DIRECT: [f64; 10] = [
    0.5000000000000009,
    0.16666666666666421,
    0.04166666666653951,
    0.008333333333493112,
    0.0013888888941561656,
    0.00019841269504672384,
    2.4801494945738235e-05,
    2.755759092361321e-06,
    2.762967223208958e-07,
    2.499801602527009e-08,
];

/// (r·coth(r) − 1)/r² in r², on r ≤ 0.7.
const WIDE: [f64; 8] = [
    0.33333333333332865,
    -0.022222222221906767,
    0.0021164021091501866,
    -0.00021164013106233535,
    2.1377303412381905e-05,
    -2.1626214646491442e-06,
    2.1551168655069143e-07,
    -1.7890030305060395e-08,
];

const fn lifted<const COUNT: usize>(mut coefficients: [f64; COUNT]) -> [f64; COUNT] {
    let mut index = 0;
    while index < COUNT {
        coefficients[index] *= LIFT;
        index += 1;
    }
    coefficients
}
