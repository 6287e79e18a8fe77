/*
title = "Looking ahead"
page = "sigmoid-neuron-learning/momentum.md"
points = 3
hints = [
    "A ball is at 6 and its velocity is 2, to be taken off. With γ = ½, where is the velocity about to bring it, before any slope is added?",
    "Only one thing differs from momentum: the place at which the slope is asked for.",
    "`let ahead = theta - gamma * v;`, then the two lines of momentum, with the slope at `ahead`.",
]
*/
//! Nesterov's version of momentum takes the slope not where the ball is but where its velocity is about to bring it:
//!
//! $$ v_{\mathrm{new}} = \gamma v + \eta \nabla L(\theta - \gamma v), \qquad \theta_{\mathrm{new}} = \theta - v_{\mathrm{new}}. $$
//!
//! Write one epoch of it.

/// The parameter and the velocity (θ, v) after one epoch of Nesterov's version, with the learning rate η and the factor γ.
///
/// `slope` gives the slope of the loss at a place.
pub fn look_ahead(
    slope: impl Fn(f64) -> f64,
    (theta, v): (f64, f64),
    learning_rate: f64,
    gamma: f64,
) -> (f64, f64) {
    // BEGIN SOLUTION
    let v = gamma * v + learning_rate * slope(theta - gamma * v);
    (theta - v, v)
    // STUB
    // let _ = slope;
    // todo!("look_ahead(slope, ({theta:?}, {v:?}), {learning_rate:?}, {gamma:?})")
    // WRONG: the slope is taken where the ball is, which is plain momentum
    // let v = gamma * v + learning_rate * slope(theta);
    // (theta - v, v)
    // WRONG: the ball looks back, θ + γv for θ − γv
    // let v = gamma * v + learning_rate * slope(theta + gamma * v);
    // (theta - v, v)
    // WRONG: it looks ahead by the whole velocity, without γ
    // let v = gamma * v + learning_rate * slope(theta - v);
    // (theta - v, v)
    // WRONG: the step is made from the place ahead, and the old velocity counts twice
    // let ahead = theta - gamma * v;
    // let v = gamma * v + learning_rate * slope(ahead);
    // (ahead - v, v)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn one_epoch_in_a_parabola() {
        // The slope of θ²/2 is θ. At 6 with the velocity 2: ahead is 5, and the new velocity is 1 + 5/4.
        expect(
            "look_ahead(|theta| theta, (6.0, 2.0), 0.25, 0.5)",
            look_ahead(|theta| theta, (6.0, 2.0), 0.25, 0.5),
        )
        .mistake(
            (3.5, 2.5),
            "the slope is taken where the ball is, which is plain momentum",
        )
        .mistake((3.25, 2.75), "the ball looks back, θ + γv for θ − γv")
        .mistake(
            (4.0, 2.0),
            "it looks ahead by the whole velocity, without γ",
        )
        .mistake(
            (2.75, 2.25),
            "the step is made from the place ahead, and the old velocity counts twice",
        )
        .close_to((3.75, 2.25));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_slope_that_is_no_straight_line() {
        // The slope of θ³/3 is θ². At 2 with the velocity −1 and γ = 0.9: ahead is 2.9.
        let v = -0.9 + 0.1 * 2.9 * 2.9;
        expect(
            "look_ahead(|theta| theta * theta, (2.0, -1.0), 0.1, 0.9)",
            look_ahead(|theta| theta * theta, (2.0, -1.0), 0.1, 0.9),
        )
        .mistake(
            (2.5, -0.5),
            "the slope is taken where the ball is, which is plain momentum",
        )
        .close_to((2.0 - v, v));
    }

    #[test]
    fn a_ball_at_rest_makes_a_plain_step() {
        expect(
            "look_ahead(|theta| theta, (8.0, 0.0), 0.25, 0.9)",
            look_ahead(|theta| theta, (8.0, 0.0), 0.25, 0.9),
        )
        .close_to((6.0, 2.0));
    }
    // END HIDDEN TESTS
}
