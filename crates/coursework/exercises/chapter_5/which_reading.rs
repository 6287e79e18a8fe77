/*
title = "Which of three readings?"
page = "neurons-in-detail/sigmoid.md"
exercise = 4
points = 3
hints = [
    "At 0 the first and the second reading agree, and at 1 the second and the third. At which place do all three differ?",
    "Compute the three readings at 2, and look which of them the program's answer is close to. One place more guards against a function that meets one of them by chance.",
    "Three closures for the readings, and `let agrees = |g: &dyn Fn(f64) -> f64| [2.0, -2.0].iter().all(|x| …);`",
]
*/
//! Somebody has copied σ(x)=1/(1+ex) from a web page and made a program of it.
//! There are three ways to read it:
//!
//! $$ \frac{1}{1 + e^{-x}}, \qquad \frac{1}{1 + e^{x}}, \qquad \frac{1}{1 + e \cdot x}. $$
//!
//! You may ask the program for its values. Say which reading it computes.

/// The number of the reading that `program` computes, 1 to 3 in the order above, if it is close to it at 2 and at −2.
///
/// Close means up to 1e-9. `None` for a program that computes none of the three.
pub fn which_reading(program: impl Fn(f64) -> f64) -> Option<u8> {
    // BEGIN SOLUTION
    let readings: [fn(f64) -> f64; 3] = [
        |x| 1.0 / (1.0 + (-x).exp()),
        |x| 1.0 / (1.0 + x.exp()),
        |x| 1.0 / (1.0 + 1_f64.exp() * x),
    ];
    let close = |reading: &fn(f64) -> f64| {
        [2.0, -2.0]
            .into_iter()
            .all(|x| (program(x) - reading(x)).abs() < 1e-9)
    };
    let mut numbered = (1..=3).zip(readings);
    numbered
        .find(|(_, reading)| close(reading))
        .map(|(number, _)| number)
    // STUB
    // let _ = program;
    // todo!("which_reading(program)")
    // WRONG: the program is asked at 0, where the first and the second reading agree
    // if (program(0.0) - 0.5).abs() < 1e-9 {
    //     Some(1)
    // } else if (program(0.0) - 1.0).abs() < 1e-9 {
    //     Some(3)
    // } else {
    //     None
    // }
    // WRONG: the program is asked at 1, where the second and the third reading agree
    // let at_one = program(1.0);
    // if (at_one - 1.0 / (1.0 + (-1_f64).exp())).abs() < 1e-9 {
    //     Some(1)
    // } else if (at_one - 1.0 / (1.0 + 1_f64.exp())).abs() < 1e-9 {
    //     Some(2)
    // } else {
    //     None
    // }
    // WRONG: the program is asked at one place, and something else passes there by chance
    // let at_two = program(2.0);
    // let readings = [(-2_f64).exp(), 2_f64.exp(), 2.0 * 1_f64.exp()];
    // (1..=3)
    //     .zip(readings)
    //     .find(|(_, e)| (at_two - 1.0 / (1.0 + e)).abs() < 1e-9)
    //     .map(|(number, _)| number)
    // WRONG: whatever is neither the first nor the second is taken for the third
    // if (program(2.0) - 1.0 / (1.0 + (-2_f64).exp())).abs() < 1e-9 {
    //     Some(1)
    // } else if (program(2.0) - 1.0 / (1.0 + 2_f64.exp())).abs() < 1e-9 {
    //     Some(2)
    // } else {
    //     Some(3)
    // }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_three_readings() {
        expect(
            "which_reading of the sigmoid, of its mirror image, and of 1/(1 + e·x)",
            [
                which_reading(|x| 1.0 / (1.0 + (-x).exp())),
                which_reading(|x| 1.0 / (1.0 + x.exp())),
                which_reading(|x| 1.0 / (1.0 + 1_f64.exp() * x)),
            ],
        )
        .mistake(
            [Some(1), Some(1), Some(3)],
            "the program is asked at 0, where the first and the second reading agree",
        )
        .mistake(
            [Some(1), Some(2), Some(2)],
            "the program is asked at 1, where the second and the third reading agree",
        )
        .is([Some(1), Some(2), Some(3)]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn other_programs() {
        // The sigmoid and its mirror image, written with tanh; and the sigmoid frozen at its value for 2.
        let frozen = 1.0 / (1.0 + (-2_f64).exp());
        expect(
            "which_reading of (1 + tanh(x/2))/2, of (1 - tanh(x/2))/2, of σ(2) for every x, of tanh, and of NaN",
            [
                which_reading(|x| 0.5 + 0.5 * (x / 2.0).tanh()),
                which_reading(|x| 0.5 - 0.5 * (x / 2.0).tanh()),
                which_reading(|_| frozen),
                which_reading(f64::tanh),
                which_reading(|_| f64::NAN),
            ],
        )
        .mistake(
            [Some(1), Some(2), Some(1), None, None],
            "the program is asked at one place, and something else passes there by chance",
        )
        .mistake(
            [Some(1), Some(2), Some(1), Some(3), Some(3)],
            "whatever is neither the first nor the second is taken for the third",
        )
        .is([Some(1), Some(2), None, None, None]);
    }
    // END HIDDEN TESTS
}
