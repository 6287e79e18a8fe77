/*
title = "XOR from four NANDs"
page = "building-a-neuron/bias.md"
exercise = 2
points = 3
hints = [
    "XOR is \"not both\", and besides \"at least one\". Which of the two can you ask first?",
    "Call the answer of the first NAND h. A NAND of x₁ and h says 0 in a single case. In which?",
    "`let h = nand(x1, x2);`, then one NAND with `x1` and `h`, one with `x2` and `h`, and one that reads those two.",
]
*/
//! NANDs alone can be wired to answer every table of zeros and ones.
//! Wire the exclusive or from four of them: 1 when exactly one of the two inputs is on.
//! The unit `nand` is handed to you; nothing else may decide.

/// 1 when exactly one of `x1` and `x2` is 1, and 0 otherwise, with four calls of `nand`.
///
/// The inputs are 0 or 1. `nand(p, q)` is 0 when both are 1, and 1 otherwise.
pub fn xor(x1: f64, x2: f64, nand: impl Fn(f64, f64) -> f64) -> f64 {
    // BEGIN SOLUTION
    let h = nand(x1, x2);
    nand(nand(x1, h), nand(x2, h))
    // STUB
    // let _ = nand;
    // todo!("xor({x1:?}, {x2:?}, nand)")
    // WRONG: the answer is turned round, which makes an and
    // let h = nand(x1, x2);
    // nand(h, h)
    // WRONG: each input is turned round, which makes an or
    // nand(nand(x1, x1), nand(x2, x2))
    // WRONG: each input is turned round by a NAND of its own, which takes five
    // nand(nand(x1, nand(x2, x2)), nand(x2, nand(x1, x1)))
    // WRONG: something else than NANDs decides
    // let _ = nand;
    // if x1 == x2 { 0.0 } else { 1.0 }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// The NAND of the page: the weights −2 and −2, the bias 3.
    fn nand(p: f64, q: f64) -> f64 {
        if -2.0 * p - 2.0 * q + 3.0 >= 0.0 {
            1.0
        } else {
            0.0
        }
    }

    #[test]
    fn the_table_of_the_exclusive_or() {
        let answers = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
        expect(
            "xor in the cases 00, 01, 10 and 11",
            answers.map(|[x1, x2]| xor(x1, x2, nand)),
        )
        .mistake(
            [0.0, 0.0, 0.0, 1.0],
            "the answer is turned round, which makes an and",
        )
        .mistake(
            [0.0, 1.0, 1.0, 1.0],
            "each input is turned round, which makes an or",
        )
        .mistake([1.0, 1.0, 1.0, 0.0], "it is a single NAND")
        .close_to([0.0, 1.0, 1.0, 0.0]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn four_nands_and_nothing_else() {
        let asked = std::cell::Cell::new(0);
        let counting = |p: f64, q: f64| {
            asked.set(asked.get() + 1);
            nand(p, q)
        };
        let answer = xor(1.0, 0.0, counting);
        expect("how many NANDs xor(1.0, 0.0, nand) asks", asked.get())
            .mistake(
                5,
                "each input is turned round by a NAND of its own, which takes five",
            )
            .mistake(0, "something else than NANDs decides")
            .is(4);
        expect("xor(1.0, 0.0, nand)", answer).close_to(1.0);
    }

    #[test]
    fn with_units_that_always_fire_it_always_fires() {
        // Whatever the inputs, the last NAND has the word.
        let answers = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
        expect(
            "xor in the four cases, with a nand that always answers 1",
            answers.map(|[x1, x2]| xor(x1, x2, |_, _| 1.0)),
        )
        .mistake([0.0, 1.0, 1.0, 0.0], "something else than NANDs decides")
        .close_to([1.0; 4]);
    }
    // END HIDDEN TESTS
}
