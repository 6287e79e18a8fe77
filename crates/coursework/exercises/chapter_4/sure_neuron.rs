/*
title = "Find the bug: a neuron that is too sure to learn"
kind = "find the bug"
page = "sigmoid-neuron-learning/another-loss.md"
points = 3
hints = [
    "At z = 40 the sigmoid differs from 1 by about 4·10⁻¹⁸. Can that difference be seen in a number near 1?",
    "σ(z) = 1 − σ(−z), and for a positive z the small number is σ(−z). Which two numbers can be subtracted first, without loss?",
    "For a positive z, `(1.0 - y)` is exact; take `sigmoid(-z)` off it. The other half is right as it is.",
]
*/
//! The error signal of the cross-entropy is the answer less the target,
//!
//! $$ \delta = \sigma(z) - y. $$
//!
//! This line compiles, runs, and is the formula.
//! But at $z = 40$ with the target 1 it gives 0, though the answer is not 1, while at $z = -40$ with the target 0 it is right.
//! Mend it, so that the small rest is not rounded away.

/// The sigmoid, σ(z) = 1/(1 + e⁻ᶻ). It is precise where it is small.
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The error signal σ(z) − y, for a target `y` from 0 to 1.
pub fn sure_neuron(z: f64, y: f64) -> f64 {
    // BEGIN SOLUTION
    if z > 0.0 {
        (1.0 - y) - sigmoid(-z)
    } else {
        sigmoid(z) - y
    }
    // STUB
    // sigmoid(z) - y
    // WRONG: an answer near 1 is rounded to 1 before the target is subtracted
    // sigmoid(z) - y
    // WRONG: the target is taken for 1 wherever z is positive
    // if z > 0.0 {
    //     -sigmoid(-z)
    // } else {
    //     sigmoid(z) - y
    // }
    // WRONG: the sign is turned where z is positive
    // if z > 0.0 {
    //     sigmoid(-z) - (1.0 - y)
    // } else {
    //     sigmoid(z) - y
    // }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn sure_and_right() {
        // σ(−40) is e⁻⁴⁰ up to its square.
        let rest = (-40_f64).exp();
        expect("sure_neuron(40.0, 1.0)", sure_neuron(40.0, 1.0))
            .mistake(rest, "the sign is turned where z is positive")
            .within(1e-9 * rest, -rest);
        expect("sure_neuron(-40.0, 0.0)", sure_neuron(-40.0, 0.0)).within(1e-9 * rest, rest);
    }

    #[test]
    fn every_target_on_both_sides() {
        let rest = (-50_f64).exp();
        expect("sure_neuron(50.0, 1.0)", sure_neuron(50.0, 1.0)).within(1e-9 * rest, -rest);
        // σ(ln 3) is ¾.
        let z = 3_f64.ln();
        expect(
            "sure_neuron(z, y) for (ln 3, 0), (ln 3, 0.5), (-ln 3, 1), (0, 0.2)",
            [(z, 0.0), (z, 0.5), (-z, 1.0), (0.0, 0.2)].map(|(z, y)| sure_neuron(z, y)),
        )
        .mistake(
            [-0.25, -0.25, -0.75, 0.3],
            "the target is taken for 1 wherever z is positive",
        )
        .close_to([0.75, 0.25, -0.75, 0.3]);
    }
}
