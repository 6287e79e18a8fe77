/*
title = "Find the bug: weights that begin too small"
kind = "find the bug"
page = "neurons-in-detail/saturation.md"
exercise = 2
points = 3
hints = [
    "A hundred inputs of size 1, a hundred weights of size 1/100, and random signs. How large is the sum typically: 1, or less?",
    "A sum of n terms of size 1 with random signs is typically of the size √n, and not n. What does that make of the weights?",
    "It is one over a root.",
]
*/
//! The weighted input of a unit should be of size 1 at the start, so that few units are saturated and none is hardly heard.
//! Of $n$ inputs of size 1, with weights of size $s$ and random signs, it is typically of the size
//!
//! $$ s \sqrt{n}. $$
//!
//! This line compiles and runs, and no unit begins saturated.
//! But with 10000 inputs the weighted inputs are a hundred times as small as they should be. Mend it.

/// The size of the weights with which a unit with `n` inputs of size 1 begins, n at least 1.
pub fn initial_size(n: u32) -> f64 {
    // BEGIN SOLUTION
    1.0 / f64::from(n).sqrt()
    // STUB
    // 1.0 / f64::from(n)
    // WRONG: the weights are divided by n, as if all terms had one sign
    // 1.0 / f64::from(n)
    // WRONG: the size grows with the number of inputs
    // f64::from(n).sqrt()
    // WRONG: the weights are of size 1, whatever the number of inputs is
    // let _ = n;
    // 1.0
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn a_hundred_and_ten_thousand_inputs() {
        expect(
            "[initial_size(100), initial_size(10000)]",
            [initial_size(100), initial_size(10000)],
        )
        .mistake([10.0, 100.0], "the size grows with the number of inputs")
        .mistake(
            [1.0, 1.0],
            "the weights are of size 1, whatever the number of inputs is",
        )
        .close_to([0.1, 0.01]);
    }

    #[test]
    fn the_weighted_input_is_of_size_one() {
        // The mean of (±s ± s ± …)² over all choices of signs is n s², since the products cancel.
        let n: u32 = 10;
        let s = initial_size(n);
        let sums =
            (0..1_u32 << n).map(|signs| s * (f64::from(n) - 2.0 * f64::from(signs.count_ones())));
        let mean = sums.map(|z| z * z).sum::<f64>() / f64::from(1_u32 << n);
        expect(
            "the mean of z², over all signs of 10 inputs of size 1 and weights of the size initial_size(10)",
            mean,
        )
        .mistake(100.0, "the size grows with the number of inputs")
        .close_to(1.0);
    }
}
