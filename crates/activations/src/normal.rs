//! The lower tail of the normal distribution, Φ(−u) for u ≥ 0, as a fraction: the core of GELU.
//!
//! # Method
//!
//! Φ(−u)·e^(u²/2) falls slowly, like 0.4/u, so (1 + u)·Φ(−u)·e^(u²/2) is nearly flat: between 0.39 and 0.53 on the
//! whole half-line. In t = (u − 5)/(u + 5), which maps the half-line to [−1, 1), one polynomial T is enough for all
//! of it. J. L. Schonfelder used such a mapping in "Chebyshev expansions for the error and related functions",
//! *Mathematics of Computation* 32 (1978).
//!
//! e^(−u²/2) needs u² to more digits than a double holds: at u = 38 the rounding of u² alone would be an error of
//! hundreds of units in the last place. So u is cut into a high part h of 26 bits, whose square is exact, and a rest.
//! Then u² = h² + (u − h)(u + h), and both parts enter the reduction of the exponential.
//!
//! # Special cases
//!
//! NaN gives NaN. Arguments above 40 are treated as 40: Φ(−40)·40 is far below half the smallest positive double.

use crate::exponential::{Decay, bounded, decay_of_sum};
use crate::polynomial::polynomial;

/// Φ(−u) = decay · tail/(1 + u), for u ≥ 0.
pub(crate) struct Lower {
    /// u, at most 40.
    pub(crate) u: f64,
    /// e^(−u²/2).
    pub(crate) decay: Decay,
    /// (1 + u)·Φ(−u)·e^(u²/2).
    pub(crate) tail: f64,
}

#[inline(always)]
pub(crate) fn lower(u: f64) -> Lower {
    let u = bounded(u, LARGEST);
    let high = f64::from_bits(u.to_bits() & HIGH_26_BITS);
    let decay = decay_of_sum(0.5 * (high * high), 0.5 * ((u - high) * (u + high)));
    let t = (u - 5.0) / (u + 5.0);
    let tail = polynomial(&TAIL, t);
    Lower { u, decay, tail }
}

const LARGEST: f64 = 40.0;
/// The sign, the exponent and the first 25 of the 52 stored digits; with the digit that is not stored, 26.
const HIGH_26_BITS: u64 = !0x7ff_ffff;

/// T for 0 ≤ u ≤ 40, from `scripts/coefficients.py`.
const TAIL: [f64; 24] = [
    0.46151582985003775,
    -0.09155228183400893,
    0.03103036842596327,
    0.010002352385218368,
    -0.02640104296629348,
    0.02453696324401632,
    -0.015170415402646452,
    0.00652200066304314,
    -0.0016760723450808372,
    7.791633934606402e-06,
    0.00018233416101722959,
    -5.360774956266839e-05,
    -9.896212413377951e-06,
    9.060306316061835e-06,
    -6.991415544054007e-08,
    -1.3082945575921278e-06,
    1.2691919090937108e-07,
    1.9712222408328883e-07,
    -2.5024700363573233e-08,
    -3.129889926147168e-08,
    2.714412859451648e-09,
    4.3093981770420466e-09,
    -1.5215492383411196e-12,
    -2.8331175922944477e-10,
];
