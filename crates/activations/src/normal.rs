//! The bell curve e^(−u²/2) for u ≥ 0: the core of GELU.
//!
//! # Method
//!
//! e^(−u²/2) needs u² to more digits than a double holds: at u = 38 the rounding of u² alone would be an error of
//! hundreds of units in the last place. So u is cut into a high part h of 26 bits, whose square is exact, and a rest.
//! Then u² = h² + (u − h)(u + h), and both parts enter the reduction of the exponential.
//!
//! # Special cases
//!
//! u is at most 40: Φ(−40)·40 is far below half the smallest positive double. NaN gives NaN.

use crate::exponential::lifted_decay;

/// e^(−u²/2) · 2¹³⁶, for 0 ≤ u ≤ 40.
#[inline(always)]
pub(crate) fn lifted_bell(u: f64) -> f64 {
    let high = f64::from_bits(u.to_bits() & HIGH_26_BITS);
    lifted_decay(0.5 * (high * high), 0.5 * ((u - high) * (u + high)))
}

/// From here on e^(−u²/2)·u is 0.
pub(crate) const LARGEST: f64 = 40.0;
/// The sign, the exponent and the first 25 of the 52 stored digits; with the digit that is not stored, 26.
const HIGH_26_BITS: u64 = !0x7ff_ffff;
