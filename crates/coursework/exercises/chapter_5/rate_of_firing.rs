/*
title = "A rate with a ceiling"
page = "neurons-in-detail/rate-of-firing.md"
points = 3
hints = [
    "A spike takes the time of charging and then a rest. If charging takes 2 and the rest 1, how many spikes are there in a unit of time?",
    "Rest and charging are times and are added; only their sum is turned over. What does the logarithm say for an input of 1, and what must the cell do there?",
    "First `if input <= 1.0`, then one over `rest + …`.",
]
*/
//! A leaky cell with the threshold 1 charges toward its input $I$, fires when it reaches the threshold, and rests for the time $d$.
//! Its rate of firing is one over the time between two spikes:
//!
//! $$ r = \frac{1}{d + \ln \frac{I}{I - 1}}. $$
//!
//! For inputs up to 1 the cell never gets to the threshold.
//! Write the rate for every input.

/// Spikes in a unit of time, for a constant input and a rest d ≥ 0 after each spike.
///
/// For inputs up to 1, negative ones too, it is 0.
pub fn rate_of_firing(input: f64, rest: f64) -> f64 {
    // BEGIN SOLUTION
    if input <= 1.0 {
        return 0.0;
    }
    1.0 / (rest + (input / (input - 1.0)).ln())
    // STUB
    // todo!("rate_of_firing({input:?}, {rest:?})")
    // WRONG: the rest is added to the rate, and not to the time
    // if input <= 1.0 {
    //     return 0.0;
    // }
    // rest + 1.0 / (input / (input - 1.0)).ln()
    // WRONG: the rest is left out, and there is no ceiling
    // let _ = rest;
    // if input <= 1.0 {
    //     return 0.0;
    // }
    // 1.0 / (input / (input - 1.0)).ln()
    // WRONG: the time between two spikes is given, and not the rate
    // if input <= 1.0 {
    //     return 0.0;
    // }
    // rest + (input / (input - 1.0)).ln()
    // WRONG: the logarithm of a negative number is taken for inputs below the threshold
    // 1.0 / (rest + (input / (input - 1.0)).ln())
    // WRONG: the fraction under the logarithm is turned over
    // if input <= 1.0 {
    //     return 0.0;
    // }
    // 1.0 / (rest + ((input - 1.0) / input).ln())
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn an_input_of_two_with_a_rest_as_long_as_the_charging() {
        // At I = 2 charging takes ln 2.
        let ln2 = 2_f64.ln();
        expect("rate_of_firing(2.0, ln 2)", rate_of_firing(2.0, ln2))
            .mistake(
                ln2 + 1.0 / ln2,
                "the rest is added to the rate, and not to the time",
            )
            .mistake(1.0 / ln2, "the rest is left out, and there is no ceiling")
            .mistake(
                2.0 * ln2,
                "the time between two spikes is given, and not the rate",
            )
            .mistake(
                f64::INFINITY,
                "the fraction under the logarithm is turned over",
            )
            .close_to(0.5 / ln2);
    }

    #[test]
    fn an_input_that_never_gets_to_the_threshold() {
        expect("rate_of_firing(0.5, 1.0)", rate_of_firing(0.5, 1.0))
            .mistake(
                f64::NAN,
                "the logarithm of a negative number is taken for inputs below the threshold",
            )
            .close_to(0.0);
        expect("rate_of_firing(1.0, 1.0)", rate_of_firing(1.0, 1.0)).close_to(0.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn without_a_rest_and_far_out() {
        expect("rate_of_firing(3.0, 0.0)", rate_of_firing(3.0, 0.0))
            .mistake(
                1.5_f64.ln(),
                "the time between two spikes is given, and not the rate",
            )
            .close_to(1.0 / 1.5_f64.ln());
        // Negative inputs have I/(I − 1) between 0 and 1, whose logarithm is a number.
        expect("rate_of_firing(-1.0, 0.0)", rate_of_firing(-1.0, 0.0)).close_to(0.0);
        expect("rate_of_firing(-2.0, 1.0)", rate_of_firing(-2.0, 1.0)).close_to(0.0);
        // ln(1000/999) is 0.001 and half of its square, to nine places.
        expect("rate_of_firing(1000.0, 2.0)", rate_of_firing(1000.0, 2.0))
            .within(1e-6, 1.0 / 2.001_000_5);
    }
    // END HIDDEN TESTS
}
