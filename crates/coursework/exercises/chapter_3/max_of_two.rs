/*
title = "The larger of two, by one kink"
page = "understanding-activations/bending-the-line.md"
exercise = 1
points = 3
hints = [
    "Begin with x₂. If it is the larger, nothing is missing. And if it is not?",
    "What x₂ lacks is the difference of the two, if that is positive, and otherwise nothing. Which function says that?",
    "`x2 + relu(…)`: with 3 and 5 the ReLU must answer 0, with 5 and 3 it must answer 2.",
]
*/
//! Make the larger of two numbers from sums and from one ReLU.
//! The ReLU is handed to you; nothing else may decide.

/// `max(x₁, x₂)`, with one call of `relu`.
///
/// `relu(z)` is max(0, z). The numbers may be of any sign.
pub fn larger(x1: f64, x2: f64, relu: impl Fn(f64) -> f64) -> f64 {
    // BEGIN SOLUTION
    x2 + relu(x1 - x2)
    // STUB
    // let _ = relu;
    // todo!("larger({x1:?}, {x2:?}, relu)")
    // WRONG: the difference is turned round
    // x2 + relu(x2 - x1)
    // WRONG: what the other number lacks is added
    // x1 + relu(x1 - x2)
    // WRONG: negative numbers are cut off
    // relu(x1 - x2) + relu(x2)
    // WRONG: something else than the ReLU decides
    // let _ = relu;
    // x1.max(x2)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    fn relu(z: f64) -> f64 {
        z.max(0.0)
    }

    #[test]
    fn three_and_five() {
        expect(
            "larger(3.0, 5.0, relu) and larger(5.0, 3.0, relu)",
            [larger(3.0, 5.0, relu), larger(5.0, 3.0, relu)],
        )
        .mistake([7.0, 3.0], "the difference is turned round")
        .mistake([3.0, 7.0], "what the other number lacks is added")
        .close_to([5.0, 5.0]);
    }

    #[test]
    fn one_relu_is_enough() {
        let asked = std::cell::Cell::new(0);
        let counting = |z: f64| {
            asked.set(asked.get() + 1);
            relu(z)
        };
        let answer = larger(5.0, 3.0, counting);
        expect(
            "how often larger(5.0, 3.0, relu) asks the ReLU",
            asked.get(),
        )
        .mistake(0, "something else than the ReLU decides")
        .is(1);
        expect("larger(5.0, 3.0, relu)", answer).close_to(5.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn numbers_below_zero() {
        expect(
            "larger(x1, x2, relu) for (-3, -5), (-5, -3), (-2, 4) and (0.5, 0.5)",
            [(-3.0, -5.0), (-5.0, -3.0), (-2.0, 4.0), (0.5, 0.5)]
                .map(|(x1, x2)| larger(x1, x2, relu)),
        )
        .mistake([2.0, 0.0, 4.0, 0.5], "negative numbers are cut off")
        .close_to([-3.0, -3.0, 4.0, 0.5]);
    }
    // END HIDDEN TESTS
}
