/*
title = "Slopes by measuring"
page = "sigmoid-neuron-learning/partial-derivatives.md"
points = 4
hints = [
    "Two places are compared, one nudge above and one nudge below. How far apart are they, and by what is the change of the loss divided?",
    "While one parameter is nudged the others are held. What must be true of all parameters before the next one has its turn?",
    "For each `i`, with a copy for each side: `let at = |by: f64| { let mut moved = theta.to_vec(); moved[i] += by; loss(&moved) };`",
]
*/
//! A slope can be measured: nudge a parameter by $h$ to both sides, hold the others,
//! and divide the change of the loss by the change of the parameter.
//!
//! $$ \frac{\partial L}{\partial \theta_i} \approx \frac{L(\theta_i + h) - L(\theta_i - h)}{2h} $$
//!
//! Measure the slopes by all parameters.

/// The slopes of `loss` at `theta`, one for each parameter, measured with this nudge h to both sides.
///
/// The nudge is positive. Without parameters there is no slope.
pub fn measured_slopes(loss: impl Fn(&[f64]) -> f64, theta: &[f64], nudge: f64) -> Vec<f64> {
    // BEGIN SOLUTION
    let slope = |i: usize| {
        let at = |by: f64| {
            let mut moved = theta.to_vec();
            moved[i] += by;
            loss(&moved)
        };
        (at(nudge) - at(-nudge)) / (2.0 * nudge)
    };
    (0..theta.len()).map(slope).collect()
    // STUB
    // let _ = loss;
    // todo!("measured_slopes(loss, &{theta:?}, {nudge:?})")
    // WRONG: the nudge goes to one side only
    // let slope = |i: usize| {
    //     let mut moved = theta.to_vec();
    //     moved[i] += nudge;
    //     (loss(&moved) - loss(theta)) / nudge
    // };
    // (0..theta.len()).map(slope).collect()
    // WRONG: the change over two nudges is divided by one
    // let slope = |i: usize| {
    //     let at = |by: f64| {
    //         let mut moved = theta.to_vec();
    //         moved[i] += by;
    //         loss(&moved)
    //     };
    //     (at(nudge) - at(-nudge)) / nudge
    // };
    // (0..theta.len()).map(slope).collect()
    // WRONG: a parameter is not put back before the next one is nudged
    // let mut theta = theta.to_vec();
    // let mut slopes = Vec::new();
    // for i in 0..theta.len() {
    //     theta[i] += nudge;
    //     let above = loss(&theta);
    //     theta[i] -= 2.0 * nudge;
    //     let below = loss(&theta);
    //     slopes.push((above - below) / (2.0 * nudge));
    // }
    // slopes
    // WRONG: all parameters are nudged at once
    // let at = |by: f64| loss(&theta.iter().map(|t| t + by).collect::<Vec<_>>());
    // vec![(at(nudge) - at(-nudge)) / (2.0 * nudge); theta.len()]
    // WRONG: the two sides are exchanged
    // let slope = |i: usize| {
    //     let at = |by: f64| {
    //         let mut moved = theta.to_vec();
    //         moved[i] += by;
    //         loss(&moved)
    //     };
    //     (at(-nudge) - at(nudge)) / (2.0 * nudge)
    // };
    // (0..theta.len()).map(slope).collect()
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn a_function_of_two_parameters() {
        // w²b + 3b at (2, 5) has the slopes 2wb = 20 and w² + 3 = 7. A nudge of ½ to both sides gives them exactly.
        let f = |theta: &[f64]| theta[0] * theta[0] * theta[1] + 3.0 * theta[1];
        expect(
            "measured_slopes(w²b + 3b, &[2.0, 5.0], 0.5)",
            measured_slopes(f, &[2.0, 5.0], 0.5),
        )
        .mistake(vec![22.5, 7.0], "the nudge goes to one side only")
        .mistake(
            vec![40.0, 14.0],
            "the change over two nudges is divided by one",
        )
        .mistake(
            vec![20.0, 5.25],
            "a parameter is not put back before the next one is nudged",
        )
        .mistake(vec![27.25, 27.25], "all parameters are nudged at once")
        .mistake(vec![-20.0, -7.0], "the two sides are exchanged")
        .close_to(vec![20.0, 7.0]);
    }

    #[test]
    fn what_a_bend_adds_to_the_measurement() {
        // The cube at 1 has the slope 3, and the nudge ½ adds its square: (27/8 − 1/8) / 1.
        expect(
            "measured_slopes(x³, &[1.0], 0.5)",
            measured_slopes(|theta| theta[0].powi(3), &[1.0], 0.5),
        )
        .mistake(vec![4.75], "the nudge goes to one side only")
        .mistake(vec![6.5], "the change over two nudges is divided by one")
        .close_to(vec![3.25]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_parameters_or_none() {
        let product = |theta: &[f64]| theta.iter().product();
        expect(
            "measured_slopes(xyz, &[2.0, 3.0, 4.0], 0.25)",
            measured_slopes(product, &[2.0, 3.0, 4.0], 0.25),
        )
        .mistake(
            vec![12.0, 7.0, 4.8125],
            "a parameter is not put back before the next one is nudged",
        )
        .close_to(vec![12.0, 8.0, 6.0]);
        expect(
            "measured_slopes(|_| 1.0, &[], 0.25)",
            measured_slopes(|_| 1.0, &[], 0.25),
        )
        .close_to(vec![]);
    }
    // END HIDDEN TESTS
}
