/*
title = "A lamp of two units"
page = "neurons-in-detail/exclusive-or.md"
exercise = 3
points = 4
hints = [
    "*Or* is wrong in one case only. What would have to be reported to it, so that it could take that case back?",
    "Let the first unit fire in that one case. In it the second has counted both switches, a sum of 2: with which weight must the report be held against it?",
    "The first unit is an *and*: weights 1 and 1, and a threshold between 1 and 2. The second has three weights, of which the third is negative and as large as both others together.",
]
*/
//! One unit cannot compute exclusive or, and three can.
//! Two are enough, if the second sees both switches *and* what the first one answers, 0 or 1:
//!
//! $$ a = \begin{cases} 1 & \text{if } w_1 x_1 + w_2 x_2 \ge \theta_1 \\ 0 & \text{otherwise,} \end{cases} \qquad \text{lamp on if } v_1 x_1 + v_2 x_2 + v_3\,a \ge \theta_2. $$
//!
//! Find the weights and thresholds of both units.
//! The switches are old: one that is on says something between 0.9 and 1, one that is off something between 0 and 0.1,
//! and the lamp has to be right all the same.

/// The weights and the threshold of the first unit.
pub fn first_unit() -> ([f64; 2], f64) {
    // BEGIN SOLUTION
    ([1.0, 1.0], 1.5)
    // STUB
    // todo!("first_unit()")
    // WRONG: the first unit is *or*, and reports the wrong cases
    // ([1.0, 1.0], 0.5)
    // WRONG: the first unit stands on its border, and a worn switch falls short of it
    // ([1.0, 1.0], 2.0)
    // END SOLUTION
}

/// The weights and the threshold of the second unit, whose third input is the answer of the first.
pub fn second_unit() -> ([f64; 3], f64) {
    // BEGIN SOLUTION
    ([1.0, 1.0, -2.0], 0.5)
    // STUB
    // todo!("second_unit()")
    // WRONG: nothing, or too little, is taken back where both switches are on
    // ([1.0, 1.0, -1.0], 0.5)
    // WRONG: the report speaks for the lamp
    // ([1.0, 1.0, 2.0], 2.5)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    fn lamp(x1: f64, x2: f64) -> bool {
        let ([w1, w2], first) = first_unit();
        let ([v1, v2, v3], second) = second_unit();
        let answer = f64::from(u8::from(w1 * x1 + w2 * x2 >= first));
        v1 * x1 + v2 * x2 + v3 * answer >= second
    }

    #[test]
    fn the_lamp_burns_when_one_switch_is_on() {
        expect(
            "the lamp at (0, 0), (0, 1), (1, 0) and (1, 1)",
            [
                lamp(0.0, 0.0),
                lamp(0.0, 1.0),
                lamp(1.0, 0.0),
                lamp(1.0, 1.0),
            ],
        )
        .mistake(
            [false; 4],
            "the first unit is *or*, and reports the wrong cases",
        )
        .mistake(
            [false, false, false, true],
            "the report speaks for the lamp",
        )
        .mistake(
            [false, true, true, true],
            "nothing, or too little, is taken back where both switches are on",
        )
        .is([false, true, true, false]);
    }

    #[test]
    fn both_switches_are_on_and_worn() {
        expect(
            "the lamp at (0.9, 0.9), (0.9, 1), (1, 0.9) and (1, 1)",
            [
                lamp(0.9, 0.9),
                lamp(0.9, 1.0),
                lamp(1.0, 0.9),
                lamp(1.0, 1.0),
            ],
        )
        .mistake(
            [true, true, true, false],
            "the first unit stands on its border, and a worn switch falls short of it",
        )
        .mistake(
            [true; 4],
            "nothing, or too little, is taken back where both switches are on",
        )
        .is([false; 4]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn worn_switches() {
        let (on, off) = ([0.9, 1.0], [0.0, 0.1]);
        let pairs =
            |a: [f64; 2], b: [f64; 2]| [(a[0], b[0]), (a[0], b[1]), (a[1], b[0]), (a[1], b[1])];
        let all = |a, b| pairs(a, b).map(|(x1, x2)| lamp(x1, x2));
        expect(
            "the lamp when one is on, at (0.9, 0), (0.9, 0.1), (1, 0) and (1, 0.1)",
            all(on, off),
        )
        .is([true; 4]);
        expect(
            "the lamp when one is on, at (0, 0.9), (0, 1), (0.1, 0.9) and (0.1, 1)",
            all(off, on),
        )
        .is([true; 4]);
        expect(
            "the lamp when none is on, at (0, 0), (0, 0.1), (0.1, 0) and (0.1, 0.1)",
            all(off, off),
        )
        .is([false; 4]);
    }
    // END HIDDEN TESTS
}
