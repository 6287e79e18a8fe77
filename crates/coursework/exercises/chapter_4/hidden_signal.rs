/*
title = "A slope on its way back"
page = "sigmoid-neuron-learning/two-layers.md"
points = 4
hints = [
    "One unit hears the hidden unit with the weight 2, another with the weight −1. If the hidden answer rises by a little, by how much do their weighted inputs rise?",
    "Each reader is a way back: its error signal times the weight with which it listens. The ways are added, and what comes back goes through the hidden unit's own slope.",
    "Add up `signal * weight` over `readers`, and multiply the sum once by `answer * (1.0 - answer)`.",
]
*/
//! Nobody says what a hidden unit should have answered, but the units that read it have error signals.
//! Along a way slopes are multiplied, and ways are added:
//!
//! $$ \delta = (\delta_1 v_1 + \delta_2 v_2 + \dots)\; a (1 - a). $$
//!
//! Here $a$ is the answer of the hidden sigmoid unit, and $v_1$ the weight with which the first reader listens to it, whose error signal is $\delta_1$.
//! Compute the error signal of the hidden unit.

/// The error signal of a hidden sigmoid unit that answered `answer`.
///
/// Each of the `readers` is the error signal of a unit that reads it, and the weight with which it does.
/// A unit that nobody reads has the error signal 0.
pub fn hidden_signal(answer: f64, readers: &[(f64, f64)]) -> f64 {
    // BEGIN SOLUTION
    let ways: f64 = readers.iter().map(|(signal, weight)| signal * weight).sum();
    ways * answer * (1.0 - answer)
    // STUB
    // todo!("hidden_signal({answer:?}, &{readers:?})")
    // WRONG: the unit's own slope is left out
    // let _ = answer;
    // readers.iter().map(|(signal, weight)| signal * weight).sum()
    // WRONG: the weights are left out
    // let ways: f64 = readers.iter().map(|(signal, _)| signal).sum();
    // ways * answer * (1.0 - answer)
    // WRONG: the ways are multiplied
    // let ways: f64 = readers.iter().map(|(signal, weight)| signal * weight).product();
    // ways * answer * (1.0 - answer)
    // WRONG: only the first reader is asked
    // let way = readers.first().map_or(0.0, |(signal, weight)| signal * weight);
    // way * answer * (1.0 - answer)
    // WRONG: the signal goes through the answer, and not through the slope
    // let ways: f64 = readers.iter().map(|(signal, weight)| signal * weight).sum();
    // ways * answer
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn two_readers() {
        // ½·2 + (−¼)·(−4) is 2, and the slope at the answer ¾ is 3/16.
        expect(
            "hidden_signal(0.75, &[(0.5, 2.0), (-0.25, -4.0)])",
            hidden_signal(0.75, &[(0.5, 2.0), (-0.25, -4.0)]),
        )
        .mistake(2.0, "the unit's own slope is left out")
        .mistake(0.25 * 0.1875, "the weights are left out")
        .mistake(0.1875, "only the first reader is asked")
        .mistake(
            1.5,
            "the signal goes through the answer, and not through the slope",
        )
        .close_to(0.375);
    }

    #[test]
    fn one_reader_that_listens_with_a_negative_weight() {
        expect(
            "hidden_signal(0.5, &[(-0.5, -3.0)])",
            hidden_signal(0.5, &[(-0.5, -3.0)]),
        )
        .mistake(1.5, "the unit's own slope is left out")
        .mistake(-0.125, "the weights are left out")
        .close_to(0.375);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_readers_or_none() {
        expect(
            "hidden_signal(0.2, &[(1.0, 1.0), (2.0, 0.5), (0.25, 2.0)])",
            hidden_signal(0.2, &[(1.0, 1.0), (2.0, 0.5), (0.25, 2.0)]),
        )
        .mistake(0.5 * 0.16, "the ways are multiplied")
        .close_to(0.4);
        expect("hidden_signal(0.5, &[])", hidden_signal(0.5, &[]))
            .mistake(0.25, "the ways are multiplied")
            .close_to(0.0);
    }

    #[test]
    fn ways_that_cancel_and_an_answer_that_is_sure() {
        expect(
            "hidden_signal(0.5, &[(1.0, 2.0), (2.0, -1.0)])",
            hidden_signal(0.5, &[(1.0, 2.0), (2.0, -1.0)]),
        )
        .close_to(0.0);
        expect(
            "hidden_signal(1.0, &[(1.0, 2.0)])",
            hidden_signal(1.0, &[(1.0, 2.0)]),
        )
        .close_to(0.0);
    }
    // END HIDDEN TESTS
}
