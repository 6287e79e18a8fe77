/*
title = "Find the bug: a ball that stops in every epoch"
kind = "find the bug"
page = "sigmoid-neuron-learning/momentum.md"
points = 3
hints = [
    "On an even slope the second velocity should be 1 + γ times a single step. How fast is the program's ball in its second epoch?",
    "Where in the program does the velocity begin at 0, and how often does that happen?",
    "What is to outlive an epoch has to be declared before the loop.",
]
*/
//! Momentum keeps a velocity, lets it fade by a factor γ in each epoch, and adds the slope to it:
//!
//! $$ v_{\mathrm{new}} = \gamma v + \eta \nabla L(\theta), \qquad \theta_{\mathrm{new}} = \theta - v_{\mathrm{new}}. $$
//!
//! This program compiles, runs, and goes down.
//! But it is no faster than plain descent, whatever γ is. Find out why, and mend it.

/// Where θ is after so many epochs of momentum from `start`, with the learning rate η and the factor γ.
///
/// `slope` gives the slope of the loss at θ. The ball begins at rest.
pub fn velocity(
    slope: impl Fn(f64) -> f64,
    start: f64,
    learning_rate: f64,
    gamma: f64,
    epochs: usize,
) -> f64 {
    // BEGIN SOLUTION
    let (mut theta, mut v) = (start, 0.0);
    for _ in 0..epochs {
        v = gamma * v + learning_rate * slope(theta);
        theta -= v;
    }
    theta
    // STUB
    // let mut theta = start;
    // for _ in 0..epochs {
    //     let mut v = 0.0;
    //     v = gamma * v + learning_rate * slope(theta);
    //     theta -= v;
    // }
    // theta
    // WRONG: the velocity is not kept from one epoch to the next
    // let mut theta = start;
    // for _ in 0..epochs {
    //     let v = gamma * 0.0 + learning_rate * slope(theta);
    //     theta -= v;
    // }
    // theta
    // WRONG: the velocity never fades
    // let _ = gamma;
    // let (mut theta, mut v) = (start, 0.0);
    // for _ in 0..epochs {
    //     v += learning_rate * slope(theta);
    //     theta -= v;
    // }
    // theta
    // WRONG: the step is made with the old velocity
    // let (mut theta, mut v) = (start, 0.0);
    // for _ in 0..epochs {
    //     let new = gamma * v + learning_rate * slope(theta);
    //     theta -= v;
    //     v = new;
    // }
    // theta
    // WRONG: the ball rolls uphill
    // let (mut theta, mut v) = (start, 0.0);
    // for _ in 0..epochs {
    //     v = gamma * v + learning_rate * slope(theta);
    //     theta += v;
    // }
    // theta
    // WRONG: the learning rate is put before the whole velocity, and so into it again in every epoch
    // let (mut theta, mut v) = (start, 0.0);
    // for _ in 0..epochs {
    //     v = learning_rate * (gamma * v + slope(theta));
    //     theta -= v;
    // }
    // theta
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn three_epochs_on_an_even_slope() {
        // With the slope 1, η = ½ and γ = ½ the velocities are 0.5, 0.75 and 0.875.
        expect(
            "velocity(|_| 1.0, 0.0, 0.5, 0.5, 3)",
            velocity(|_| 1.0, 0.0, 0.5, 0.5, 3),
        )
        .mistake(-3.0, "the velocity never fades")
        .mistake(-1.25, "the step is made with the old velocity")
        .mistake(2.125, "the ball rolls uphill")
        .mistake(
            -(0.5 + 0.625 + 0.65625),
            "the learning rate is put before the whole velocity, and so into it again in every epoch",
        )
        .close_to(-2.125);
    }

    #[test]
    fn two_epochs_in_a_parabola() {
        // The slope of θ²/2 is θ. From 8, η = ¼ and γ = ½: v = 2, θ = 6; v = 1 + 1.5, θ = 3.5.
        expect(
            "velocity(|theta| theta, 8.0, 0.25, 0.5, 2)",
            velocity(|theta| theta, 8.0, 0.25, 0.5, 2),
        )
        .mistake(2.5, "the velocity never fades")
        .mistake(6.0, "the step is made with the old velocity")
        .close_to(3.5);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn an_even_slope_makes_ten_times_the_step_in_the_long_run() {
        // After n epochs the velocity is 10(1 − 0.9ⁿ), so 200 of them go 10(200 − 9(1 − 0.9²⁰⁰)).
        let far = 10.0 * (200.0 - 9.0 * (1.0 - 0.9_f64.powi(200)));
        expect(
            "velocity(|_| 1.0, 0.0, 1.0, 0.9, 200)",
            velocity(|_| 1.0, 0.0, 1.0, 0.9, 200),
        )
        .close_to(-far);
    }
    // END HIDDEN TESTS
}
