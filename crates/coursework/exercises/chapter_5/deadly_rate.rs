/*
title = "The rate that kills"
page = "neurons-in-detail/dead-units.md"
exercise = 2
points = 5
hints = [
    "After a step with the rate η the weight is 1 − 7η and the bias −3η. From which η on is the unit silent for the input 1, and from which for the input 3?",
    "For each input by itself, the weighted input falls evenly with η, from wx + b and by g_w·x + g_b. Where does it reach 0? And which input is the last to fall silent?",
    "The rate of one input is `(w * x + b) / (g_w * x + g_b)`, and none if what is divided by is not positive. One input without such a rate keeps the unit alive; otherwise the largest counts.",
]
*/
//! A ReLU unit is active for all examples. One step of descent changes its weight and its bias,
//!
//! $$ w_{\mathrm{new}} = w - \eta\,g_w, \qquad b_{\mathrm{new}} = b - \eta\,g_b, $$
//!
//! where the slopes are $g_w = \sum (wx + b - y)\,x$ and $g_b = \sum (wx + b - y)$.
//! If the rate is too large, the weighted input is not above 0 for any of the inputs, and the unit is dead.
//! Find the smallest rate with which the first step kills it.

/// The smallest learning rate after whose step no example activates the ReLU unit with weight `w` and bias `b`.
///
/// Each example is an input and its target, there is one at least, and all of them activate the unit: wx + b > 0.
/// `None` where some input stays active however large the rate is.
pub fn deadly_rate((w, b): (f64, f64), examples: &[(f64, f64)]) -> Option<f64> {
    // BEGIN SOLUTION
    let errors = examples.iter().map(|(x, y)| (w * x + b - y, x));
    let (g_w, g_b) = errors.fold((0.0, 0.0), |(g_w, g_b), (error, x)| {
        (g_w + error * x, g_b + error)
    });
    let mut deadly: f64 = 0.0;
    for (x, _) in examples {
        let fall = g_w * x + g_b;
        if fall <= 0.0 {
            return None;
        }
        deadly = deadly.max((w * x + b) / fall);
    }
    Some(deadly)
    // STUB
    // todo!("deadly_rate(({w:?}, {b:?}), &{examples:?})")
    // WRONG: it is the rate at which the first input falls silent, and not the last one
    // let errors = examples.iter().map(|(x, y)| (w * x + b - y, x));
    // let (g_w, g_b) = errors.fold((0.0, 0.0), |(g_w, g_b), (error, x)| (g_w + error * x, g_b + error));
    // let mut deadly = f64::INFINITY;
    // for (x, _) in examples {
    //     let fall = g_w * x + g_b;
    //     if fall <= 0.0 {
    //         return None;
    //     }
    //     deadly = deadly.min((w * x + b) / fall);
    // }
    // Some(deadly)
    // WRONG: the step is thought to leave the bias as it is
    // let g_w: f64 = examples.iter().map(|(x, y)| (w * x + b - y) * x).sum();
    // let mut deadly: f64 = 0.0;
    // for (x, _) in examples {
    //     let fall = g_w * x;
    //     if fall <= 0.0 {
    //         return None;
    //     }
    //     deadly = deadly.max((w * x + b) / fall);
    // }
    // Some(deadly)
    // WRONG: the mean of the slopes is taken in place of their sum
    // let n = examples.len() as f64;
    // let errors = examples.iter().map(|(x, y)| (w * x + b - y, x));
    // let (g_w, g_b) = errors.fold((0.0, 0.0), |(g_w, g_b), (error, x)| (g_w + error * x / n, g_b + error / n));
    // let mut deadly: f64 = 0.0;
    // for (x, _) in examples {
    //     let fall = g_w * x + g_b;
    //     if fall <= 0.0 {
    //         return None;
    //     }
    //     deadly = deadly.max((w * x + b) / fall);
    // }
    // Some(deadly)
    // WRONG: an input whose weighted input rises is passed over, though it keeps the unit alive
    // let errors = examples.iter().map(|(x, y)| (w * x + b - y, x));
    // let (g_w, g_b) = errors.fold((0.0, 0.0), |(g_w, g_b), (error, x)| (g_w + error * x, g_b + error));
    // let mut deadly: f64 = 0.0;
    // for (x, _) in examples {
    //     deadly = deadly.max((w * x + b) / (g_w * x + g_b));
    // }
    // Some(deadly)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_accident_of_the_page() {
        // The slopes are 7 and 3; the three inputs fall silent at 1/10, 2/17 and 3/24.
        expect(
            "deadly_rate((1.0, 0.0), &[(1.0, 0.5), (2.0, 1.0), (3.0, 1.5)])",
            deadly_rate((1.0, 0.0), &[(1.0, 0.5), (2.0, 1.0), (3.0, 1.5)]).unwrap_or(f64::NAN),
        )
        .mistake(
            0.1,
            "it is the rate at which the first input falls silent, and not the last one",
        )
        .mistake(1.0 / 7.0, "the step is thought to leave the bias as it is")
        .mistake(
            0.375,
            "the mean of the slopes is taken in place of their sum",
        )
        .close_to(0.125);
    }

    #[test]
    fn an_input_that_stays_active() {
        // 1·(−1) + 4 − 0 = 3, 1·2 + 4 − 9 = −3: the slopes are −9 and 0. At −1 z falls, and at 2 it rises.
        expect(
            "deadly_rate((1.0, 4.0), &[(-1.0, 0.0), (2.0, 9.0)])",
            deadly_rate((1.0, 4.0), &[(-1.0, 0.0), (2.0, 9.0)]),
        )
        .mistake(
            Some(1.0 / 3.0),
            "an input whose weighted input rises is passed over, though it keeps the unit alive",
        )
        .is(None);
        // 2·1 + 1 − 1 = 2 and 2·4 + 1 − 10 = −1: the slopes are −2 and 1. At both inputs z rises with η.
        expect(
            "deadly_rate((2.0, 1.0), &[(1.0, 1.0), (4.0, 10.0)])",
            deadly_rate((2.0, 1.0), &[(1.0, 1.0), (4.0, 10.0)]),
        )
        .is(None);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn one_example_and_a_bias() {
        // z = 2·1 + 2 = 4, the error 4 − 2 = 2, the slopes 2 and 2: 4/(2 + 2).
        expect(
            "deadly_rate((2.0, 2.0), &[(1.0, 2.0)])",
            deadly_rate((2.0, 2.0), &[(1.0, 2.0)]).unwrap_or(f64::NAN),
        )
        .mistake(2.0, "the step is thought to leave the bias as it is")
        .close_to(1.0);
        // z = 2 and 4, errors 2 and 0: the slopes are 4 and 2. At 2 it is 2/10; at 4 it is 4/18.
        expect(
            "deadly_rate((1.0, 0.0), &[(2.0, 0.0), (4.0, 4.0)])",
            deadly_rate((1.0, 0.0), &[(2.0, 0.0), (4.0, 4.0)]).unwrap_or(f64::NAN),
        )
        .mistake(
            0.2,
            "it is the rate at which the first input falls silent, and not the last one",
        )
        .close_to(4.0 / 18.0);
        // z = 1/2, the error 1/4, the slopes 1/8 and 1/4: 1/2 divided by 1/16 + 1/4.
        expect(
            "deadly_rate((1.0, 0.0), &[(0.5, 0.25)])",
            deadly_rate((1.0, 0.0), &[(0.5, 0.25)]).unwrap_or(f64::NAN),
        )
        .close_to(1.6);
        // A right answer has no slope, and no rate kills.
        expect(
            "deadly_rate((1.0, 0.0), &[(2.0, 2.0)])",
            deadly_rate((1.0, 0.0), &[(2.0, 2.0)]),
        )
        .is(None);
    }
    // END HIDDEN TESTS
}
