/*
title = "Find the bug: one parameter at a time"
kind = "find the bug"
page = "sigmoid-neuron-learning/direction.md"
points = 3
hints = [
    "Take the slopes (b, w), the rate ½ and the place (1, 2). What do w and b become on paper? What does the program make of b?",
    "The gradient belongs to one place. At which place has the program asked for the second slope?",
    "Ask for both slopes before anything moves: `let [g_w, g_b] = slopes(w, b);`",
]
*/
//! Gradient descent takes from each parameter the learning rate times the slope of the loss along it, both at the same place:
//!
//! $$ w_{\mathrm{new}} = w - \eta\,g_w(w, b), \qquad b_{\mathrm{new}} = b - \eta\,g_b(w, b). $$
//!
//! This step compiles, runs, and even learns.
//! But it is not the step of the formula. Find the difference, and mend it.

/// One step of descent from (w, b), where `slopes` gives [g_w, g_b] at a place.
pub fn both_at_once(
    slopes: impl Fn(f64, f64) -> [f64; 2],
    rate: f64,
    (w, b): (f64, f64),
) -> (f64, f64) {
    // BEGIN SOLUTION
    let [g_w, g_b] = slopes(w, b);
    (w - rate * g_w, b - rate * g_b)
    // STUB
    // let w = w - rate * slopes(w, b)[0];
    // let b = b - rate * slopes(w, b)[1];
    // (w, b)
    // WRONG: the slope by b is taken where w has already moved
    // let w = w - rate * slopes(w, b)[0];
    // let b = b - rate * slopes(w, b)[1];
    // (w, b)
    // WRONG: the slope by w is taken where b has already moved
    // let b = b - rate * slopes(w, b)[1];
    // let w = w - rate * slopes(w, b)[0];
    // (w, b)
    // WRONG: the step climbs
    // let [g_w, g_b] = slopes(w, b);
    // (w + rate * g_w, b + rate * g_b)
    // WRONG: the two slopes are exchanged
    // let [g_w, g_b] = slopes(w, b);
    // (w - rate * g_b, b - rate * g_w)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn a_step_down_the_product() {
        // wb has the slopes b and w.
        expect(
            "a step with the rate 1/2 from (1, 2), for the loss wb",
            both_at_once(|w, b| [b, w], 0.5, (1.0, 2.0)),
        )
        .mistake(
            (0.25, 1.5),
            "the slope by w is taken where b has already moved",
        )
        .mistake((2.0, 2.5), "the step climbs")
        .mistake((0.5, 1.0), "the two slopes are exchanged")
        .close_to((0.0, 1.5));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_step_down_the_function_of_the_next_page() {
        // w²b + 3b has the slopes 2wb and w² + 3.
        let slopes = |w: f64, b: f64| [2.0 * w * b, w * w + 3.0];
        expect(
            "a step with the rate 1/10 from (2, 5), for the loss w²b + 3b",
            both_at_once(slopes, 0.1, (2.0, 5.0)),
        )
        .mistake(
            (0.28, 4.3),
            "the slope by w is taken where b has already moved",
        )
        .mistake((4.0, 5.7), "the step climbs")
        .close_to((0.0, 4.3));
    }
    // END HIDDEN TESTS
}
