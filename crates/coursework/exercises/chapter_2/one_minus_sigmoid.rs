/*
title = "What is missing to 1"
page = "building-a-neuron/strictly-between.md"
exercise = 3
points = 3
hints = [
    "At z = 40 the sigmoid of a computer is exactly 1. What is left of 1 then, and what should be left?",
    "What the sigmoid lacks at z is what it has at another place. Which?",
    "The sigmoid of −z: `1.0 / (1.0 + …)`. Try it at −800 as well.",
]
*/
//! Subtracting from 1 what is nearly 1 leaves few digits, or none.
//!
//! $$ 1 - \sigma(z) $$
//!
//! At $z$ = 40 it leaves 0, while the right answer is small and no 0.
//! Write a function that finds what the sigmoid lacks, with nine right digits there and at 100.

/// `1 − σ(z)`, for z from −1000 to 700.
pub fn one_minus_sigmoid(z: f64) -> f64 {
    // BEGIN SOLUTION
    1.0 / (1.0 + z.exp())
    // STUB
    // todo!("one_minus_sigmoid({z:?})")
    // WRONG: the sigmoid is subtracted, and has no digits left
    // 1.0 - 1.0 / (1.0 + (-z).exp())
    // WRONG: only the power is taken, as if it were nothing beside the 1
    // (-z).exp()
    // WRONG: infinity is divided by infinity on the left
    // (-z).exp() / (1.0 + (-z).exp())
    // WRONG: the sigmoid is answered, and not what it lacks
    // 1.0 / (1.0 + (-z).exp())
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn far_out_it_is_small_and_not_zero() {
        // 50 digits: 4.2483542552915889773…e-18
        expect("one_minus_sigmoid(40)", one_minus_sigmoid(40.0))
            .mistake(0.0, "the sigmoid is subtracted, and has no digits left")
            .mistake(1.0, "the sigmoid is answered, and not what it lacks")
            .within(1e-26, 4.248_354_255_291_589e-18);
    }

    #[test]
    fn in_the_middle_one_half_is_missing() {
        expect("one_minus_sigmoid(0.0)", one_minus_sigmoid(0.0))
            .mistake(
                1.0,
                "only the power is taken, as if it were nothing beside the 1",
            )
            .close_to(0.5);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn farther_out() {
        // 50 digits: 3.7200759760208359630…e-44
        expect("one_minus_sigmoid(100)", one_minus_sigmoid(100.0))
            .mistake(0.0, "the sigmoid is subtracted, and has no digits left")
            .within(1e-52, 3.720_075_976_020_836e-44);
    }

    #[test]
    fn on_the_left_everything_is_missing() {
        // 50 digits: 0.95257412682243321912…
        expect(
            "one_minus_sigmoid(z) for z = -3 and -800",
            [-3.0, -800.0].map(one_minus_sigmoid),
        )
        .mistake(
            [0.952_574_126_822_433_3, f64::NAN],
            "infinity is divided by infinity on the left",
        )
        .mistake(
            [f64::exp(3.0), f64::INFINITY],
            "only the power is taken, as if it were nothing beside the 1",
        )
        .close_to([0.952_574_126_822_433_3, 1.0]);
    }
    // END HIDDEN TESTS
}
