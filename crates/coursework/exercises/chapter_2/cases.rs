/*
title = "All cases, in counting order"
page = "building-a-neuron/firing-condition.md"
points = 4
hints = [
    "How many cases do three inputs have? In which of them is the first input on?",
    "Number the cases from 0. Which binary digit of the number is the last input, and which the first?",
    "`(0..1_u32 << n).map(|case| (0..n).map(|i| …).collect()).collect()`: a digit is `(case >> k) & 1`, and for the last input k is 0.",
]
*/
//! A truth table lists the outputs of a unit for all cases of zeros and ones.
//! Write down the cases, in the order in which one counts: for two inputs 00, 01, 10, 11.

/// All cases of `n` inputs, each 0 or 1, in the order in which one counts: the last input changes fastest.
///
/// `n` is at most 16. No input at all has one case, the empty one.
pub fn cases(n: u32) -> Vec<Vec<f64>> {
    // BEGIN SOLUTION
    (0..1_u32 << n)
        .map(|case| {
            (0..n)
                .map(|i| f64::from((case >> (n - 1 - i)) & 1))
                .collect()
        })
        .collect()
    // STUB
    // todo!("cases({n})")
    // WRONG: the first input changes fastest
    // (0..1_u32 << n)
    //     .map(|case| (0..n).map(|i| f64::from((case >> i) & 1)).collect())
    //     .collect()
    // WRONG: the last case is missing
    // (0..(1_u32 << n) - 1)
    //     .map(|case| (0..n).map(|i| f64::from((case >> (n - 1 - i)) & 1)).collect())
    //     .collect()
    // WRONG: the case in which all inputs are off is missing
    // (1..1_u32 << n)
    //     .map(|case| (0..n).map(|i| f64::from((case >> (n - 1 - i)) & 1)).collect())
    //     .collect()
    // WRONG: there are n times n cases
    // (0..n * n)
    //     .map(|case| (0..n).map(|i| f64::from((case >> (n - 1 - i)) & 1)).collect())
    //     .collect()
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn two_inputs_have_four() {
        expect("cases(2), which counts 00, 01, 10, 11", cases(2))
            .mistake(
                vec![
                    vec![0.0, 0.0],
                    vec![1.0, 0.0],
                    vec![0.0, 1.0],
                    vec![1.0, 1.0],
                ],
                "the first input changes fastest",
            )
            .mistake(
                vec![vec![0.0, 0.0], vec![0.0, 1.0], vec![1.0, 0.0]],
                "the last case is missing",
            )
            .mistake(
                vec![vec![0.0, 1.0], vec![1.0, 0.0], vec![1.0, 1.0]],
                "the case in which all inputs are off is missing",
            )
            .is(vec![
                vec![0.0, 0.0],
                vec![0.0, 1.0],
                vec![1.0, 0.0],
                vec![1.0, 1.0],
            ]);
    }

    #[test]
    fn one_input_has_two() {
        expect("cases(1)", cases(1))
            .mistake(vec![vec![0.0]], "the last case is missing")
            .mistake(
                vec![vec![1.0]],
                "the case in which all inputs are off is missing",
            )
            .is(vec![vec![0.0], vec![1.0]]);
    }

    #[test]
    fn each_input_more_doubles_them() {
        expect(
            "how many cases there are, for 3, 4 and 10 inputs",
            [3, 4, 10].map(|n| cases(n).len()),
        )
        .mistake([9, 16, 100], "there are n times n cases")
        .mistake([7, 15, 1023], "a case is missing")
        .is([8, 16, 1024]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_inputs_count_from_0_to_7() {
        // Each case, read as a binary number.
        let read: Vec<f64> = cases(3)
            .iter()
            .map(|x| x.iter().fold(0.0, |number, x| 2.0 * number + x))
            .collect();
        expect("the cases of cases(3), read as binary numbers", read)
            .mistake(
                vec![0.0, 4.0, 2.0, 6.0, 1.0, 5.0, 3.0, 7.0],
                "the first input changes fastest",
            )
            .is(vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    }

    #[test]
    fn no_input_has_one_case() {
        expect("cases(0)", cases(0))
            .mistake(Vec::new(), "a case without inputs is taken for none")
            .is(vec![Vec::new()]);
    }
    // END HIDDEN TESTS
}
