/*
title = "How far can the threshold move?"
page = "building-a-neuron/moving-the-threshold.md"
points = 4
hints = [
    "A row changes when θ passes its sum. Which two sums stand next to θ, one on either side?",
    "The lower end is the greatest sum below θ, the upper end the least sum that is at least θ. What if there is none?",
    "`sums.iter().filter(|s| **s < threshold).copied().fold(f64::NEG_INFINITY, f64::max)`, and likewise for the other end.",
]
*/
//! The table of a unit changes only when θ passes one of the sums, so a whole interval of thresholds does the same.
//! For the weights 5 and 3 and the threshold 4, every θ above 3 and up to 5 gives the same four answers.
//!
//! Find the two ends of that interval, for any weights and any threshold.
//! Where no sum bounds it, an end is infinite.

/// All weighted sums that inputs of 0 and 1 can make with these weights.
pub fn sums(weights: &[f64]) -> Vec<f64> {
    weights.iter().fold(vec![0.0], |sums, w| {
        sums.iter().flat_map(|sum| [*sum, sum + w]).collect()
    })
}

/// The ends of the interval of thresholds that give the same table as `threshold`: above the first, up to the second.
///
/// The unit fires when its sum is at least the threshold. The ends are −∞ and ∞ where there is no sum.
pub fn range(weights: &[f64], threshold: f64) -> (f64, f64) {
    // BEGIN SOLUTION
    let sums = sums(weights);
    let below = sums.iter().filter(|sum| **sum < threshold);
    let reached = sums.iter().filter(|sum| **sum >= threshold);
    (
        below.copied().fold(f64::NEG_INFINITY, f64::max),
        reached.copied().fold(f64::INFINITY, f64::min),
    )
    // STUB
    // todo!("range(&{weights:?}, {threshold:?})")
    // WRONG: a sum that equals the threshold is counted to those below it
    // let sums = sums(weights);
    // let below = sums.iter().filter(|sum| **sum <= threshold);
    // let reached = sums.iter().filter(|sum| **sum > threshold);
    // (
    //     below.copied().fold(f64::NEG_INFINITY, f64::max),
    //     reached.copied().fold(f64::INFINITY, f64::min),
    // )
    // WRONG: only single weights are looked at, and not what they make together
    // let below = weights.iter().filter(|sum| **sum < threshold);
    // let reached = weights.iter().filter(|sum| **sum >= threshold);
    // (
    //     below.copied().fold(f64::NEG_INFINITY, f64::max),
    //     reached.copied().fold(f64::INFINITY, f64::min),
    // )
    // WRONG: 0 is taken for the end where there is no sum
    // let sums = sums(weights);
    // let below = sums.iter().filter(|sum| **sum < threshold);
    // let reached = sums.iter().filter(|sum| **sum >= threshold);
    // (
    //     below.copied().reduce(f64::max).unwrap_or(0.0),
    //     reached.copied().reduce(f64::min).unwrap_or(0.0),
    // )
    // WRONG: the first and the last sum are taken for the neighbors
    // let sums = sums(weights);
    // let below = sums.iter().filter(|sum| **sum < threshold);
    // let reached = sums.iter().filter(|sum| **sum >= threshold);
    // (
    //     below.copied().fold(f64::INFINITY, f64::min),
    //     reached.copied().fold(f64::NEG_INFINITY, f64::max),
    // )
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    const INFINITE: f64 = f64::INFINITY;

    #[test]
    fn the_interval_of_the_page() {
        expect("range(&[5.0, 3.0], 4.0)", range(&[5.0, 3.0], 4.0))
            .mistake(
                (0.0, 8.0),
                "the first and the last sum are taken for the neighbors",
            )
            .is((3.0, 5.0));
        expect("range(&[5.0, 3.0], 4.7)", range(&[5.0, 3.0], 4.7)).is((3.0, 5.0));
    }

    #[test]
    fn two_signals_that_add_up() {
        expect("range(&[5.0, 3.0], 7.0)", range(&[5.0, 3.0], 7.0))
            .mistake(
                (5.0, INFINITE),
                "only single weights are looked at, and not what they make together",
            )
            .is((5.0, 8.0));
    }

    #[test]
    fn a_threshold_that_is_a_sum_is_the_upper_end() {
        expect("range(&[5.0, 3.0], 5.0)", range(&[5.0, 3.0], 5.0))
            .mistake(
                (5.0, 8.0),
                "a sum that equals the threshold is counted to those below it",
            )
            .is((3.0, 5.0));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn always_and_never() {
        expect(
            "range(&[5.0, 3.0], θ) for θ = -1 and 9",
            [-1.0, 9.0].map(|threshold| range(&[5.0, 3.0], threshold)),
        )
        .mistake(
            [(0.0, 0.0), (8.0, 0.0)],
            "0 is taken for the end where there is no sum",
        )
        .mistake(
            [(-INFINITE, 3.0), (5.0, INFINITE)],
            "only single weights are looked at, and not what they make together",
        )
        .is([(-INFINITE, 0.0), (8.0, INFINITE)]);
    }

    #[test]
    fn three_weights_one_of_them_negative() {
        // The sums are −5, −1, 0, 4, −3, 1, 2 and 6.
        expect(
            "range(&[2.0, -5.0, 4.0], -2.0)",
            range(&[2.0, -5.0, 4.0], -2.0),
        )
        .mistake(
            (-5.0, 2.0),
            "only single weights are looked at, and not what they make together",
        )
        .mistake(
            (-5.0, 6.0),
            "the first and the last sum are taken for the neighbors",
        )
        .is((-3.0, -1.0));
    }
    // END HIDDEN TESTS
}
