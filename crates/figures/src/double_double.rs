//! Numbers of about 32 digits, each the sum of two doubles: a ruler ten thousand million million times finer than what it measures.
//!
//! Only what `exp-error` needs. The sum and the product of two doubles are split without error into the rounded result and what
//! rounding took away (T. J. Dekker, "A floating-point technique for extending the available precision", *Numerische
//! Mathematik* 18 (1971), doi:10.1007/BF01397083).

use std::ops::{Add, Div, Mul, Sub};

/// `high + low`, where low is at most half a unit in the last place of high.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DoubleDouble {
    high: f64,
    low: f64,
}

const ONE: DoubleDouble = exactly(1.0);

/// ln 2 to 106 bits, computed with mpmath 1.3 at 300 bits.
const LN_2: DoubleDouble = DoubleDouble {
    high: std::f64::consts::LN_2,
    low: 2.3190468138462996e-17,
};

/// The double itself.
pub(crate) const fn exactly(value: f64) -> DoubleDouble {
    DoubleDouble {
        high: value,
        low: 0.0,
    }
}

/// a + b without error.
fn sum(a: f64, b: f64) -> DoubleDouble {
    let high = a + b;
    let part = high - a;
    DoubleDouble {
        high,
        low: (a - (high - part)) + (b - part),
    }
}

/// a · b without error: each factor is cut into halves of 26 bits, whose products are exact.
fn product(a: f64, b: f64) -> DoubleDouble {
    let halves = |value: f64| {
        let shifted = value * 134_217_729.0; // 2²⁷ + 1
        let high = shifted - (shifted - value);
        (high, value - high)
    };
    let high = a * b;
    let ((a1, a2), (b1, b2)) = (halves(a), halves(b));
    DoubleDouble {
        high,
        low: ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2,
    }
}

impl Add for DoubleDouble {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let high = sum(self.high, other.high);
        let low = sum(self.low, other.low);
        let first = sum(high.high, high.low + low.high);
        sum(first.high, first.low + low.low)
    }
}

impl Sub for DoubleDouble {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + exactly(-1.0) * other
    }
}

impl Mul for DoubleDouble {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let high = product(self.high, other.high);
        sum(
            high.high,
            high.low + (self.high * other.low + self.low * other.high),
        )
    }
}

impl Div for DoubleDouble {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let mut rest = self;
        let mut quotient = exactly(0.0);
        for _ in 0..3 {
            let digits = exactly(rest.high / other.high);
            quotient = quotient + digits;
            rest = rest - digits * other;
        }
        quotient
    }
}

impl DoubleDouble {
    /// eˣ, for |x| up to 700: powers of two are taken out, the rest is divided by 256, summed as a series and squared eight times.
    pub(crate) fn exp(self) -> Self {
        let n = (self.high / LN_2.high).round();
        let r = (self - exactly(n) * LN_2) * exactly(1.0 / 256.0);
        let mut series = ONE;
        for k in (1..=12).rev() {
            series = ONE + series * r / exactly(f64::from(k));
        }
        for _ in 0..8 {
            series = series * series;
        }
        let power = exactly(f64::from_bits(((1023 + n as i64) as u64) << 52));
        series * power
    }

    /// 1/(1 + e⁻ᶻ)
    pub(crate) fn sigmoid(z: f64) -> Self {
        ONE / (ONE + exactly(-z).exp())
    }

    /// How far a double lies from this number, in units of the double's last place.
    pub(crate) fn error_of(self, value: f64) -> f64 {
        (exactly(value) - self).high / (value.next_up() - value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// e and σ(1) as two doubles, from mpmath at 300 bits.
    #[test]
    fn thirty_digits_are_right() {
        let difference = |found: DoubleDouble, high: f64, low: f64| {
            (found - DoubleDouble { high, low }).high.abs()
        };
        assert!(difference(ONE.exp(), E_HIGH, E_LOW) < 1e-29);
        assert!(difference(DoubleDouble::sigmoid(1.0), S_HIGH, S_LOW) < 1e-30);
        let tail = DoubleDouble::sigmoid(-30.5);
        assert!(difference(tail, T_HIGH, T_LOW) < 1e-42);
    }

    const E_HIGH: f64 = std::f64::consts::E;
    const E_LOW: f64 = 1.4456468917292502e-16;
    const S_HIGH: f64 = 0.7310585786300049;
    const S_LOW: f64 = -1.679727399649845e-17;
    const T_HIGH: f64 = 5.6756852326324e-14;
    const T_LOW: f64 = 7.790731367469167e-31;
}
