/*
title = "Shares for several classes"
page = "understanding-activations/a-network.md"
points = 4
hints = [
    "What do all shares together make? What happens to a share when every z grows by the same number?",
    "e to the 1000 is more than an `f64` can hold. Subtract from every z the largest of them first: the shares stay as they are.",
    "`let largest = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);`, the powers of `z - largest`, and each divided by their …",
]
*/
//! The softmax turns weighted inputs into shares that make 1 together:
//!
//! $$ y_i = \frac{e^{z_i}}{e^{z_1} + e^{z_2} + \dots + e^{z_n}}. $$
//!
//! Write it so that it survives weighted inputs as large as 1000, and as far below zero.

/// The softmax of `z`: as many shares as weighted inputs, in their order.
///
/// Every z is a number, and none is infinite. No z at all has no shares.
pub fn softmax(z: &[f64]) -> Vec<f64> {
    // BEGIN SOLUTION
    let largest = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = z.iter().map(|z| (z - largest).exp()).collect();
    let sum: f64 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
    // STUB
    // todo!("softmax(&{z:?})")
    // WRONG: the powers become infinite, or all of them 0
    // let powers: Vec<f64> = z.iter().map(|z| z.exp()).collect();
    // let sum: f64 = powers.iter().sum();
    // powers.iter().map(|power| power / sum).collect()
    // WRONG: it is divided by the largest power, and not by the sum
    // let largest = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // z.iter().map(|z| (z - largest).exp()).collect()
    // WRONG: the numbers themselves are divided by their sum, without powers
    // let sum: f64 = z.iter().sum();
    // z.iter().map(|z| z / sum).collect()
    // WRONG: each is a sigmoid of its own, and together they do not make 1
    // z.iter().map(|z| 1.0 / (1.0 + (-z).exp())).collect()
    // WRONG: the smallest is subtracted in place of the largest
    // let smallest = z.iter().copied().fold(f64::INFINITY, f64::min);
    // let powers: Vec<f64> = z.iter().map(|z| (z - smallest).exp()).collect();
    // let sum: f64 = powers.iter().sum();
    // powers.iter().map(|power| power / sum).collect()
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn a_quarter_and_three_quarters() {
        // The powers are 1 and 3.
        expect("softmax(&[0.0, ln 3])", softmax(&[0.0, f64::ln(3.0)]))
            .mistake(
                vec![1.0 / 3.0, 1.0],
                "it is divided by the largest power, and not by the sum",
            )
            .mistake(
                vec![0.0, 1.0],
                "the numbers themselves are divided by their sum, without powers",
            )
            .mistake(
                vec![0.5, 0.75],
                "each is a sigmoid of its own, and together they do not make 1",
            )
            .close_to(vec![0.25, 0.75]);
    }

    #[test]
    fn a_thousand_is_not_too_large() {
        expect("softmax(&[1000, 1000])", softmax(&[1000.0, 1000.0]))
            .mistake(
                vec![f64::NAN, f64::NAN],
                "the powers become infinite, or all of them 0",
            )
            .mistake(
                vec![1.0, 1.0],
                "it is divided by the largest power, and not by the sum",
            )
            .close_to(vec![0.5, 0.5]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn as_far_below_zero_and_far_apart() {
        expect("softmax(&[-1000.0, -1000.0])", softmax(&[-1000.0, -1000.0]))
            .mistake(
                vec![f64::NAN, f64::NAN],
                "the powers become infinite, or all of them 0",
            )
            .close_to(vec![0.5, 0.5]);
        expect("softmax(&[-1000.0, 1000.0])", softmax(&[-1000.0, 1000.0]))
            .mistake(
                vec![0.0, f64::NAN],
                "the smallest is subtracted in place of the largest",
            )
            .close_to(vec![0.0, 1.0]);
    }

    #[test]
    fn three_classes_keep_their_order() {
        // 50 digits: 0.090030573170380457998…, 0.24472847105479765247…, 0.66524095577482188953…
        expect("softmax(&[2.0, 3.0, 1.0])", softmax(&[2.0, 3.0, 1.0]))
            .mistake(
                vec![2.0 / 6.0, 3.0 / 6.0, 1.0 / 6.0],
                "the numbers themselves are divided by their sum, without powers",
            )
            .close_to(vec![
                0.244_728_471_054_797_64,
                0.665_240_955_774_821_9,
                0.090_030_573_170_380_46,
            ]);
    }

    #[test]
    fn no_class_has_no_share() {
        expect("softmax(&[])", softmax(&[]).len()).is(0);
    }
    // END HIDDEN TESTS
}
