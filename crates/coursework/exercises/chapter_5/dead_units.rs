/*
title = "Silent or dead?"
page = "neurons-in-detail/dead-units.md"
points = 4
hints = [
    "A unit is silent for one example and fires for the next. Can it learn?",
    "A unit is active for an example where its weighted input is above 0. A dead one is active for none of them.",
    "`units.iter().filter(|(w, b)| data.iter().all(|x| …)).count()`. At a weighted input of exactly 0 our ReLU has the slope 0.",
]
*/
//! A ReLU unit with one input is active for an example when its weighted input is above 0,
//!
//! $$ wx + b > 0. $$
//!
//! A unit that is silent for one example may be loud for the next.
//! Dead is one that is active for *no* example: its slope is 0 for all of them.
//! Count the dead units.

/// How many of the units, each a weight and a bias, are dead for the inputs `data`.
///
/// Where the weighted input is 0, the slope is 0 too, and the unit is not active.
/// Without an example no unit is ever active, and all are dead.
pub fn dead_units(units: &[(f64, f64)], data: &[f64]) -> usize {
    // BEGIN SOLUTION
    let dead = |(w, b): &&(f64, f64)| data.iter().all(|x| w * x + b <= 0.0);
    units.iter().filter(dead).count()
    // STUB
    // todo!("dead_units(&{units:?}, &{data:?})")
    // WRONG: a unit that is silent for one example is called dead
    // let silent = |(w, b): &&(f64, f64)| data.iter().any(|x| w * x + b <= 0.0);
    // units.iter().filter(silent).count()
    // WRONG: a weighted input of 0 is taken for active
    // let dead = |(w, b): &&(f64, f64)| data.iter().all(|x| w * x + b < 0.0);
    // units.iter().filter(dead).count()
    // WRONG: only the first example is asked
    // let dead = |(w, b): &&(f64, f64)| data.first().is_none_or(|x| w * x + b <= 0.0);
    // units.iter().filter(dead).count()
    // WRONG: the units that are alive are counted
    // let alive = |(w, b): &&(f64, f64)| data.iter().any(|x| w * x + b > 0.0);
    // units.iter().filter(alive).count()
    // WRONG: the bias is left out
    // let dead = |(w, _): &&(f64, f64)| data.iter().all(|x| w * x <= 0.0);
    // units.iter().filter(dead).count()
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn six_units_and_three_examples() {
        // Active for all, from 2 on, never, never, for 1 alone, and never: the last one has the weighted input 0.
        let units = [
            (1.0, 0.0),
            (1.0, -1.5),
            (1.0, -10.0),
            (-0.4, -0.6),
            (-1.0, 1.5),
            (0.0, 0.0),
        ];
        expect(
            "dead_units(&[(1, 0), (1, -1.5), (1, -10), (-0.4, -0.6), (-1, 1.5), (0, 0)], &[1, 2, 3])",
            dead_units(&units, &[1.0, 2.0, 3.0]),
        )
        .mistake(5, "a unit that is silent for one example is called dead")
        .mistake(2, "a weighted input of 0 is taken for active")
        .mistake(4, "only the first example is asked")
        .is(3);
    }

    #[test]
    fn the_network_of_the_page() {
        let one_awake = [(1.0, 0.0), (1.0, -10.0), (1.0, -10.0)];
        let none = [(1.0, -10.0); 3];
        expect(
            "the dead units with the biases 0, -10, -10, and with -10, -10, -10, for the inputs 0, 1 and 2",
            [
                dead_units(&one_awake, &[0.0, 1.0, 2.0]),
                dead_units(&none, &[0.0, 1.0, 2.0]),
            ],
        )
        .mistake([1, 0], "the units that are alive are counted")
        .mistake([0, 0], "the bias is left out")
        .mistake(
            [3, 3],
            "a unit that is silent for one example is called dead",
        )
        .is([2, 3]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn units_that_stand_on_the_border_and_no_example() {
        // 2x − 2 at 1 is 0, and −x at 0 and 1 is 0 and −1.
        expect(
            "dead_units(&[(2, -2), (-1, 0), (1, 0)], &[1, 0])",
            dead_units(&[(2.0, -2.0), (-1.0, 0.0), (1.0, 0.0)], &[1.0, 0.0]),
        )
        .mistake(0, "a weighted input of 0 is taken for active")
        .is(2);
        expect("dead_units(&[(1, 1)], &[])", dead_units(&[(1.0, 1.0)], &[]))
            .mistake(0, "a unit that is silent for one example is called dead")
            .is(1);
        expect("dead_units(&[], &[1])", dead_units(&[], &[1.0])).is(0);
        expect(
            "dead_units(&[(-1, 2.5)], &[3, 4, 2])",
            dead_units(&[(-1.0, 2.5)], &[3.0, 4.0, 2.0]),
        )
        .mistake(1, "only the first example is asked")
        .is(0);
    }
    // END HIDDEN TESTS
}
