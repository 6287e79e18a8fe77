/*
title = "A thousand epochs"
page = "sigmoid-neuron-learning/toy-run.md"
points = 4
hints = [
    "One epoch looks at all examples and then moves once. What has to be 0 again at the beginning of each epoch?",
    "Two loops, one inside the other: epochs, and in each of them the examples. In which of them do w and b change?",
    "Inside an epoch: set two sums to 0, add δ·x and δ of each example, and after the last one `w -= rate * …; b -= rate * …;`",
]
*/
//! Gradient descent takes from each parameter the learning rate times the slope of the loss, once in each epoch:
//!
//! $$ w_{\mathrm{new}} = w - \eta\,(\delta_1 x_1 + \delta_2 x_2 + \dots), \qquad b_{\mathrm{new}} = b - \eta\,(\delta_1 + \delta_2 + \dots), $$
//!
//! with $\delta = (f - y)\, f (1 - f)$ for each example.
//! Run it for any number of epochs. From (0, −8), with the rate 1 and 1000 epochs, it is the toy run.

/// The sigmoid, σ(z) = 1/(1 + e⁻ᶻ).
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The weight and the bias (w, b) after so many epochs of descent with this learning rate.
///
/// Each pair of `data` is an input and its target. The loss is half the sum of the squared errors.
/// After 0 epochs w and b are those of the start.
pub fn descend(start: (f64, f64), rate: f64, epochs: usize, data: &[(f64, f64)]) -> (f64, f64) {
    // BEGIN SOLUTION
    let (mut w, mut b) = start;
    for _ in 0..epochs {
        let (mut g_w, mut g_b) = (0.0, 0.0);
        for (x, y) in data {
            let f = sigmoid(w * x + b);
            let delta = (f - y) * f * (1.0 - f);
            g_w += delta * x;
            g_b += delta;
        }
        w -= rate * g_w;
        b -= rate * g_b;
    }
    (w, b)
    // STUB
    // todo!("descend({start:?}, {rate:?}, {epochs:?}, &{data:?})")
    // WRONG: the parameters climb
    // let (mut w, mut b) = start;
    // for _ in 0..epochs {
    //     let (mut g_w, mut g_b) = (0.0, 0.0);
    //     for (x, y) in data {
    //         let f = sigmoid(w * x + b);
    //         let delta = (f - y) * f * (1.0 - f);
    //         g_w += delta * x;
    //         g_b += delta;
    //     }
    //     w += rate * g_w;
    //     b += rate * g_b;
    // }
    // (w, b)
    // WRONG: each example moves the parameters by itself
    // let (mut w, mut b) = start;
    // for _ in 0..epochs {
    //     for (x, y) in data {
    //         let f = sigmoid(w * x + b);
    //         let delta = (f - y) * f * (1.0 - f);
    //         w -= rate * delta * x;
    //         b -= rate * delta;
    //     }
    // }
    // (w, b)
    // WRONG: the slopes of the epochs before are still in the sums
    // let (mut w, mut b) = start;
    // let (mut g_w, mut g_b) = (0.0, 0.0);
    // for _ in 0..epochs {
    //     for (x, y) in data {
    //         let f = sigmoid(w * x + b);
    //         let delta = (f - y) * f * (1.0 - f);
    //         g_w += delta * x;
    //         g_b += delta;
    //     }
    //     w -= rate * g_w;
    //     b -= rate * g_b;
    // }
    // (w, b)
    // WRONG: one epoch is missing
    // let (mut w, mut b) = start;
    // for _ in 1..epochs {
    //     let (mut g_w, mut g_b) = (0.0, 0.0);
    //     for (x, y) in data {
    //         let f = sigmoid(w * x + b);
    //         let delta = (f - y) * f * (1.0 - f);
    //         g_w += delta * x;
    //         g_b += delta;
    //     }
    //     w -= rate * g_w;
    //     b -= rate * g_b;
    // }
    // (w, b)
    // WRONG: the learning rate is left out
    // let (mut w, mut b) = start;
    // let _ = rate;
    // for _ in 0..epochs {
    //     let (mut g_w, mut g_b) = (0.0, 0.0);
    //     for (x, y) in data {
    //         let f = sigmoid(w * x + b);
    //         let delta = (f - y) * f * (1.0 - f);
    //         g_w += delta * x;
    //         g_b += delta;
    //     }
    //     w -= g_w;
    //     b -= g_b;
    // }
    // (w, b)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    const POINTS: [(f64, f64); 2] = [(0.5, 0.2), (2.5, 0.9)];

    #[test]
    fn one_epoch_that_can_be_done_in_the_head() {
        expect(
            "descend((0.0, 0.0), 4.0, 1, &[(0.5, 0.2), (2.5, 0.9)])",
            descend((0.0, 0.0), 4.0, 1, &POINTS),
        )
        .mistake((-0.85, -0.1), "the parameters climb")
        .mistake((0.0, 0.0), "one epoch is missing")
        .mistake((0.2125, 0.025), "the learning rate is left out")
        .mistake(
            (0.425, 0.05),
            "the mean of the slopes is taken in place of their sum",
        )
        .close_to((0.85, 0.1));
    }

    #[test]
    fn the_toy_run() {
        // 50 digits: 3.2303936061037631829, -5.7565070699282524275
        expect(
            "descend((0.0, -8.0), 1.0, 1000, &[(0.5, 0.2), (2.5, 0.9)])",
            descend((0.0, -8.0), 1.0, 1000, &POINTS),
        )
        .mistake(
            (-0.411609023596070, -8.20693305015925),
            "the parameters climb",
        )
        .mistake(
            (3.22863892341304, -5.75865934245589),
            "each example moves the parameters by itself",
        )
        .mistake(
            (3.23110745123503, -5.75849060604146),
            "one epoch is missing",
        )
        .close_to((3.23039360610376, -5.75650706992825));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn two_epochs_with_the_rate_two() {
        // 50 digits: 0.472473498048424929, -0.0746227181769180330. The sums of the first epoch are 0.2125 and 0.025, and
        // whoever keeps them goes 0.425 and 0.05 farther.
        let (w, b) = (0.472473498048425, -0.0746227181769180);
        expect(
            "descend((0.0, 0.0), 2.0, 2, &[(0.5, 0.2), (2.5, 0.9)])",
            descend((0.0, 0.0), 2.0, 2, &POINTS),
        )
        .mistake(
            (w + 0.425, b + 0.05),
            "the slopes of the epochs before are still in the sums",
        )
        .close_to((w, b));
    }

    #[test]
    fn no_epoch_or_no_example() {
        expect(
            "descend((1.0, 2.0), 1.0, 0, &[(0.5, 0.2), (2.5, 0.9)])",
            descend((1.0, 2.0), 1.0, 0, &POINTS),
        )
        .close_to((1.0, 2.0));
        expect(
            "descend((1.0, 2.0), 1.0, 5, &[])",
            descend((1.0, 2.0), 1.0, 5, &[]),
        )
        .close_to((1.0, 2.0));
    }
    // END HIDDEN TESTS
}
