/*
title = "Find the bug: the published program"
kind = "find the bug"
page = "sigmoid-neuron-learning/published-program.md"
points = 4
hints = [
    "With w = 1, b = ln 3 and the input 0, the neuron should answer three quarters. What does the program answer, and what would it answer to −ln 3?",
    "The derivative belongs to σ(wx + b). Is that what `answer` computes? Read where the parenthesis closes.",
    "Mend `answer`, not `slope_by_b`: the minus has to stand before all of `w * x + b`.",
]
*/
//! The author of the article published a program with the functions `f` and `grad_b`.
//! Here they are in Rust. They compile, they run, and each looks right by itself:
//!
//! $$ f = \sigma(wx + b), \qquad \frac{\partial L}{\partial b} = (f - y)\, f (1 - f). $$
//!
//! But the loss rises in each of 1000 epochs.
//! Mend the program so that it computes these two formulas.

/// The answer f = σ(wx + b) = 1/(1 + e^−(wx + b)).
pub fn answer(w: f64, b: f64, x: f64) -> f64 {
    // BEGIN SOLUTION
    1.0 / (1.0 + (-(w * x + b)).exp())
    // STUB
    // 1.0 / (1.0 + (-(w * x) + b).exp())
    // WRONG: only wx is negated, and the program computes σ(wx − b)
    // 1.0 / (1.0 + (-(w * x) + b).exp())
    // WRONG: nothing is negated, and the neuron is turned round
    // 1.0 / (1.0 + (w * x + b).exp())
    // END SOLUTION
}

/// The slope of the loss ½(f − y)² of one example by the bias.
pub fn slope_by_b(w: f64, b: f64, x: f64, y: f64) -> f64 {
    // BEGIN SOLUTION
    let f = answer(w, b, x);
    (f - y) * f * (1.0 - f)
    // STUB
    // let f = answer(w, b, x);
    // (f - y) * f * (1.0 - f)
    // WRONG: the derivative has been given a minus that belonged to the other formula
    // let f = answer(w, b, x);
    // -(f - y) * f * (1.0 - f)
    // END SOLUTION
}

/// The weight and the bias after `epochs` of descent from `(w, b)` with the rate 1, on the two points.
pub fn run(epochs: usize, (mut w, mut b): (f64, f64)) -> (f64, f64) {
    for _ in 0..epochs {
        let (mut g_w, mut g_b) = (0.0, 0.0);
        for (x, y) in [(0.5, 0.2), (2.5, 0.9)] {
            let f = answer(w, b, x);
            g_w += (f - y) * f * (1.0 - f) * x;
            g_b += slope_by_b(w, b, x, y);
        }
        w -= g_w;
        b -= g_b;
    }
    (w, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn an_answer_and_its_slope() {
        // σ(ln 3) is ¾, and σ(−ln 3) is ¼.
        let (w, b, x, y) = (1.0, 3_f64.ln(), 0.0, 0.0);
        expect(
            "(answer(1, ln 3, 0), slope_by_b(1, ln 3, 0, 0))",
            (answer(w, b, x), slope_by_b(w, b, x, y)),
        )
        .mistake(
            (0.75, -0.75 * 0.1875),
            "the derivative has been given a minus that belonged to the other formula",
        )
        .mistake(
            (0.25, -0.25 * 0.1875),
            "the derivative has been turned to fit a neuron with the bias −b",
        )
        .close_to((0.75, 0.75 * 0.1875));
    }

    #[test]
    fn the_toy_run() {
        // 50 digits, all of them.
        expect("run(1000, (0.0, -8.0))", run(1000, (0.0, -8.0)))
            .mistake(
                (4.88720163088982, -10.0201778227225),
                "the derivative has been given a minus that belonged to the other formula",
            )
            .mistake(
                (-0.324856756376835, -7.59062963645802),
                "the derivative has been turned to fit a neuron with the bias −b",
            )
            .close_to((3.23039360610376, -5.75650706992825));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn weight_and_bias_at_work_together() {
        // σ(2·ln 2 + ln 2) is 8/9, and σ(2·ln 2 − ln 2) is 2/3.
        let ln2 = 2_f64.ln();
        expect("answer(ln 2, ln 2, 2)", answer(ln2, ln2, 2.0))
            .mistake(
                1.0 / 9.0,
                "nothing is negated, and the neuron is turned round",
            )
            .close_to(8.0 / 9.0);
    }
    // END HIDDEN TESTS
}
