/*
title = "Find the bug: a bias that discourages"
kind = "find the bug"
page = "neural-units/sigmoid.md"
points = 3
hints = [
    "Raise the bias and look at the answer. Which way should it go, and which way does it go?",
    "The power is e to the minus z, and z is the sum *and* the bias. Which of the two has the minus sign here?",
    "Give the weighted input a name, `let z = …;`, and write the formula with `(-z).exp()`.",
]
*/
//! A sigmoid unit adds up its weighted inputs and its bias, and answers with the sigmoid of the result:
//!
//! $$ y = \sigma(z), \qquad z = w_1 x_1 + \dots + w_n x_n + b. $$
//!
//! The larger the bias, the more readily it responds.
//! This one compiles, runs, answers with numbers between 0 and 1, and is right for every unit whose bias is 0.
//! Find out what it does with the others, and mend it.

/// The output of a sigmoid unit with these weights and this bias, for the inputs `x`.
///
/// `weights` and `x` have the same length.
pub fn response(weights: &[f64], bias: f64, x: &[f64]) -> f64 {
    // BEGIN SOLUTION
    let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    let z = sum + bias;
    1.0 / (1.0 + (-z).exp())
    // STUB
    // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    // 1.0 / (1.0 + (-sum + bias).exp())
    // WRONG: the sign of the sum is turned and that of the bias is not
    // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    // 1.0 / (1.0 + (-sum + bias).exp())
    // WRONG: the sign of the bias is turned and that of the sum is not
    // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    // 1.0 / (1.0 + (sum - bias).exp())
    // WRONG: no sign is turned
    // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    // 1.0 / (1.0 + (sum + bias).exp())
    // WRONG: the bias is left out
    // let _ = bias;
    // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    // 1.0 / (1.0 + (-sum).exp())
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    fn sigmoid(z: f64) -> f64 {
        1.0 / (1.0 + f64::exp(-z))
    }

    #[test]
    fn the_door_that_hesitates() {
        // The sums are 0, 3 and 4, the bias is −4, so that z is −4, −1 and 0.
        // 50 digits: 0.017986209962091558027…, 0.26894142136999512075…
        let door = |x: [f64; 2]| response(&[3.0, 1.0], -4.0, &x);
        expect(
            "response(&[3.0, 1.0], -4.0, &x) for nobody, the badge, and the badge and the hand",
            [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]].map(door),
        )
        .mistake(
            [-4.0, -7.0, -8.0].map(sigmoid),
            "the sign of the bias is turned and that of the sum is not",
        )
        .mistake([4.0, 1.0, 0.0].map(sigmoid), "no sign is turned")
        .mistake([0.0, 3.0, 4.0].map(sigmoid), "the bias is left out")
        .close_to([0.017_986_209_962_091_56, 0.268_941_421_369_995_1, 0.5]);
    }

    #[test]
    fn the_larger_the_bias_the_larger_the_answer() {
        // The sum is 5, so that z is −1, 0 and 1.
        expect(
            "response(&[5.0, 3.0], bias, &[1.0, 0.0]) for the biases -6, -5 and -4",
            [-6.0, -5.0, -4.0].map(|bias| response(&[5.0, 3.0], bias, &[1.0, 0.0])),
        )
        .mistake([5.0; 3].map(sigmoid), "the bias is left out")
        .close_to([0.268_941_421_369_995_1, 0.5, 1.0 - 0.268_941_421_369_995_1]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_inputs_of_any_sign() {
        // The sum is 1 − 2 − 0.5, the bias ln 3 + 1.5: z is ln 3.
        let bias = f64::ln(3.0) + 1.5;
        expect(
            "response(&[2.0, -1.0, 0.5], 1.5 + ln 3, &[0.5, 2.0, -1.0])",
            response(&[2.0, -1.0, 0.5], bias, &[0.5, 2.0, -1.0]),
        )
        .mistake(sigmoid(-1.5), "the bias is left out")
        .mistake(0.25, "no sign is turned")
        .close_to(0.75);
    }
    // END HIDDEN TESTS
}
