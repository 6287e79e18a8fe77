/*
title = "Between two borders"
page = "neural-units/step-function.md"
exercise = 2
points = 3
hints = [
    "One step marks one border. Which of the two goes up, and what has to happen at the other?",
    "The step `u(sum - low)` goes up at `low` and stays up. Take it back from `high` on.",
    "A difference of two steps, one for each border. Our step is 1 at zero: what does each say on its own border?",
]
*/
//! Write "the sum is at least `low` and less than `high`" as one formula, with two step functions and nothing else that
//! decides.
//! The step $u$ is handed to you; it is 1 at zero.
//! For a sum between the borders the answer is 1, and for every other it is 0.

/// 1 when `low` ≤ `sum` < `high`, and 0 otherwise, with two calls of the step `u`.
///
/// `low` is less than `high`. `u` is the unit step with u(0) = 1.
pub fn between(sum: f64, low: f64, high: f64, u: impl Fn(f64) -> f64) -> f64 {
    // BEGIN SOLUTION
    u(sum - low) - u(sum - high)
    // STUB
    // let _ = u;
    // todo!("between({sum:?}, {low:?}, {high:?}, u)")
    // WRONG: the upper border belongs to it
    // u(sum - low) * u(high - sum)
    // WRONG: the lower border is left out
    // (1.0 - u(low - sum)) * (1.0 - u(sum - high))
    // WRONG: the second step is added in place of taken away
    // u(sum - low) + u(sum - high)
    // WRONG: something else than the two steps decides
    // let _ = u;
    // if sum >= low && sum < high { 1.0 } else { 0.0 }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    fn u(z: f64) -> f64 {
        if z >= 0.0 { 1.0 } else { 0.0 }
    }

    #[test]
    fn at_least_2_and_less_than_4() {
        expect(
            "between(sum, 2.0, 4.0, u) for the sums 1.9, 2, 3.9, 4 and 4.1",
            [1.9, 2.0, 3.9, 4.0, 4.1].map(|sum| between(sum, 2.0, 4.0, u)),
        )
        .mistake([0.0, 1.0, 1.0, 1.0, 0.0], "the upper border belongs to it")
        .mistake([0.0, 0.0, 1.0, 0.0, 0.0], "the lower border is left out")
        .mistake(
            [0.0, 1.0, 1.0, 2.0, 2.0],
            "the second step is added in place of taken away",
        )
        .close_to([0.0, 1.0, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn two_steps_are_asked() {
        let asked = std::cell::Cell::new(0);
        let counting = |z: f64| {
            asked.set(asked.get() + 1);
            u(z)
        };
        let answer = between(3.0, 2.0, 4.0, counting);
        expect(
            "how often between(3.0, 2.0, 4.0, u) asks the step",
            asked.get(),
        )
        .mistake(0, "something else than the two steps decides")
        .is(2);
        expect("between(3.0, 2.0, 4.0, u)", answer).close_to(1.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn borders_of_any_sign() {
        expect(
            "between(sum, -1.5, -1.0, u) for the sums -2, -1.5, -1.25, -1 and 0",
            [-2.0, -1.5, -1.25, -1.0, 0.0].map(|sum| between(sum, -1.5, -1.0, u)),
        )
        .mistake([0.0, 1.0, 1.0, 1.0, 0.0], "the upper border belongs to it")
        .close_to([0.0, 1.0, 1.0, 0.0, 0.0]);
    }
    // END HIDDEN TESTS
}
