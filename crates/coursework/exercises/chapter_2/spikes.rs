/*
title = "Integrate and fire"
page = "building-a-neuron/inputs-and-outputs.md"
exercise = 3
points = 4
hints = [
    "What does a store gain in one step when it is empty, and what when it already holds as much as the input?",
    "In each step: add `h * (input - store)`, compare with the threshold, and if it is reached, note the step. What must happen to the store then?",
    "`for step in 1..=steps { store += …; if store >= threshold { spikes.push(step); store = …; } }`",
]
*/
//! An integrate-and-fire cell charges a leaky store.
//! In each step, which takes the time $h$, the store gains $h$ times the difference between the input and what it holds:
//!
//! $$ s \leftarrow s + h\,(I - s) $$
//!
//! When it then holds at least as much as the threshold, the cell fires, and the store is emptied.
//! Write down in which steps it fires.
//! With the input 2, the threshold 1 and $h$ = 0.001, there are 8 spikes in 6000 steps, as in the figure of the page.

/// The numbers of the steps, counted from 1, in which the cell fires.
///
/// The store is empty before the first step. A store that holds exactly the threshold has reached it.
pub fn spikes(input: f64, threshold: f64, h: f64, steps: usize) -> Vec<usize> {
    // BEGIN SOLUTION
    let mut store = 0.0;
    let mut spikes = Vec::new();
    for step in 1..=steps {
        store += h * (input - store);
        if store >= threshold {
            spikes.push(step);
            store = 0.0;
        }
    }
    spikes
    // STUB
    // todo!("spikes({input:?}, {threshold:?}, {h:?}, {steps:?})")
    // WRONG: the store is not emptied
    // let mut store = 0.0;
    // let mut spikes = Vec::new();
    // for step in 1..=steps {
    //     store += h * (input - store);
    //     if store >= threshold {
    //         spikes.push(step);
    //     }
    // }
    // spikes
    // WRONG: the store does not leak
    // let mut store = 0.0;
    // let mut spikes = Vec::new();
    // for step in 1..=steps {
    //     store += h * input;
    //     if store >= threshold {
    //         spikes.push(step);
    //         store = 0.0;
    //     }
    // }
    // spikes
    // WRONG: the store keeps what it held above the threshold
    // let mut store = 0.0;
    // let mut spikes = Vec::new();
    // for step in 1..=steps {
    //     store += h * (input - store);
    //     if store >= threshold {
    //         spikes.push(step);
    //         store -= threshold;
    //     }
    // }
    // spikes
    // WRONG: the store has to exceed the threshold
    // let mut store = 0.0;
    // let mut spikes = Vec::new();
    // for step in 1..=steps {
    //     store += h * (input - store);
    //     if store > threshold {
    //         spikes.push(step);
    //         store = 0.0;
    //     }
    // }
    // spikes
    // WRONG: the steps are counted from 0
    // let mut store = 0.0;
    // let mut spikes = Vec::new();
    // for step in 0..steps {
    //     store += h * (input - store);
    //     if store >= threshold {
    //         spikes.push(step);
    //         store = 0.0;
    //     }
    // }
    // spikes
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_first_two_spikes_of_the_figure() {
        // After n steps an empty store holds 2(1 − 0.999ⁿ), which is 1 at n = ln 2/−ln 0.999, a little more than 692.
        expect(
            "spikes(2.0, 1.0, 0.001, 1400)",
            spikes(2.0, 1.0, 0.001, 1400),
        )
        .mistake((693..=1400).collect(), "the store is not emptied")
        .mistake(vec![692, 1385], "the steps are counted from 0")
        .is(vec![693, 1386]);
    }

    #[test]
    fn a_few_long_steps_by_hand() {
        // 0.5, 0.875, 1.15625 and fires; and the same again.
        expect("spikes(2.0, 1.0, 0.25, 12)", spikes(2.0, 1.0, 0.25, 12))
            .mistake(vec![2, 4, 6, 8, 10, 12], "the store does not leak")
            .mistake((3..=12).collect(), "the store is not emptied")
            .mistake(vec![2, 5, 8, 11], "the steps are counted from 0")
            .is(vec![3, 6, 9, 12]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn the_eight_spikes_of_the_figure() {
        expect(
            "how many spikes(2.0, 1.0, 0.001, 6000) there are, and the last of them",
            {
                let spikes = spikes(2.0, 1.0, 0.001, 6000);
                (spikes.len(), spikes.last().copied())
            },
        )
        .is((8, Some(693 * 8)));
    }

    #[test]
    fn a_store_that_holds_the_threshold_has_reached_it() {
        // The store holds ½ · 2, which is 1, after every step.
        expect("spikes(2.0, 1.0, 0.5, 4)", spikes(2.0, 1.0, 0.5, 4))
            .mistake(vec![2, 4], "the store has to exceed the threshold")
            .mistake(vec![0, 1, 2, 3], "the steps are counted from 0")
            .is(vec![1, 2, 3, 4]);
    }

    #[test]
    fn what_was_above_the_threshold_is_lost() {
        // 0.75, 1.3125 and fires. With the rest of 0.3125 it would fire again after 0.984375 and 1.48828125, and then at once.
        expect("spikes(3.0, 1.0, 0.25, 9)", spikes(3.0, 1.0, 0.25, 9))
            .mistake(
                vec![2, 4, 5, 7, 8],
                "the store keeps what it held above the threshold",
            )
            .is(vec![2, 4, 6, 8]);
    }

    #[test]
    fn another_threshold() {
        // 1.5, 2.25 and fires; and the same again.
        expect("spikes(3.0, 2.0, 0.5, 9)", spikes(3.0, 2.0, 0.5, 9))
            .mistake((1..=9).collect(), "the threshold is taken for 1")
            .mistake((2..=9).collect(), "the store is not emptied")
            .is(vec![2, 4, 6, 8]);
    }

    #[test]
    fn an_input_of_the_threshold_never_fires() {
        // The store leaks as fast as it fills.
        expect("spikes(1.0, 1.0, 0.5, 20)", spikes(1.0, 1.0, 0.5, 20))
            .mistake((1..=10).map(|k| 2 * k).collect(), "the store does not leak")
            .is(Vec::new());
    }
    // END HIDDEN TESTS
}
