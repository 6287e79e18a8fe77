/*
title = "How often is the second signal heard?"
page = "building-a-neuron/threshold.md"
exercise = 3
points = 4
hints = [
    "The signal alone does not reach the threshold. How much is missing, and how large must the noise be to bring it?",
    "What is missing is divided by the weight of the noise. Measure what lies above that against the width of the noise, which is not 1.",
    "`let needed = (threshold - signal) / noise_weight;` and then `(0.5 - needed) / …`, kept between 0 and 1 by `clamp`.",
]
*/
//! A signal brings a part of what a unit needs, and the rest can come from noise only: on another input lies a number, at
//! least 0 and less than one half, each of them as likely as every other.
//! With the threshold 4, the signal 3 and the weight 5 for the noise, the unit hears the signal in three fifths of the trials.
//!
//! Write the share for any signal, any weight of the noise, and any threshold.

/// The share of the trials in which `signal + noise_weight · noise ≥ threshold`, for a noise from 0 to one half.
///
/// `signal` is what the signal adds to the sum, `noise_weight` is above 0. The share is 0 where even the greatest noise is
/// too small, and 1 where none is needed.
pub fn share_heard(signal: f64, noise_weight: f64, threshold: f64) -> f64 {
    // BEGIN SOLUTION
    let needed = (threshold - signal) / noise_weight;
    ((0.5 - needed) / 0.5).clamp(0.0, 1.0)
    // STUB
    // todo!("share_heard({signal:?}, {noise_weight:?}, {threshold:?})")
    // WRONG: the noise is taken to reach up to 1
    // let needed = (threshold - signal) / noise_weight;
    // (1.0 - needed).clamp(0.0, 1.0)
    // WRONG: the trials are counted in which the signal is missed
    // let needed = (threshold - signal) / noise_weight;
    // (needed / 0.5).clamp(0.0, 1.0)
    // WRONG: a share may be more than the whole, or less than nothing
    // let needed = (threshold - signal) / noise_weight;
    // (0.5 - needed) / 0.5
    // WRONG: what lies above is not measured against the width of the noise
    // let needed = (threshold - signal) / noise_weight;
    // (0.5 - needed).clamp(0.0, 1.0)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn three_fifths_on_the_page() {
        // One fifth is needed; above it lie three tenths of five.
        expect("share_heard(3.0, 5.0, 4.0)", share_heard(3.0, 5.0, 4.0))
            .mistake(0.8, "the noise is taken to reach up to 1")
            .mistake(0.4, "the trials are counted in which the signal is missed")
            .mistake(
                0.3,
                "what lies above is not measured against the width of the noise",
            )
            .close_to(0.6);
    }

    #[test]
    fn a_signal_that_needs_no_noise() {
        expect("share_heard(5.0, 5.0, 4.0)", share_heard(5.0, 5.0, 4.0))
            .mistake(
                1.4,
                "a share may be more than the whole, or less than nothing",
            )
            .mistake(0.0, "the trials are counted in which the signal is missed")
            .close_to(1.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_signal_that_is_never_heard() {
        expect("share_heard(0.0, 5.0, 4.0)", share_heard(0.0, 5.0, 4.0))
            .mistake(
                -0.6,
                "a share may be more than the whole, or less than nothing",
            )
            .mistake(0.2, "the noise is taken to reach up to 1")
            .close_to(0.0);
    }

    #[test]
    fn other_weights() {
        // One eighth is needed; above it lie three eighths of four.
        expect("share_heard(1.5, 4.0, 2.0)", share_heard(1.5, 4.0, 2.0))
            .mistake(0.25, "the trials are counted in which the signal is missed")
            .close_to(0.75);
    }
    // END HIDDEN TESTS
}
