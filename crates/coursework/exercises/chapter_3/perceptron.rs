/*
title = "The perceptron rule"
page = "understanding-activations/can-it-learn.md"
points = 6
hints = [
    "What is 1 minus 0, and 0 minus 1? How can one line say \"add\" in the one case and \"subtract\" in the other, and nothing where the answer was right?",
    "With `error = target - answer`, each weight changes by `error * x` and the bias by `error`. When may the loop end, and what if it never may?",
    "Two loops, the rounds and in them the examples: count the mistakes of a round, `return Some(Learned { … })` after a round without one, and `None` after the last round.",
]
*/
//! Write Rosenblatt's rule: from weights and a bias of zero, go through the examples in their order.
//! If the answer is right, do nothing.
//! If the unit was silent and should have fired, add the inputs to the weights and 1 to the bias; if it fired and should have
//! been silent, subtract them.
//! Go round again until a whole round has no mistake.
//!
//! Here, as on the page, a unit whose weighted input is 0 is silent.
//! *And* takes 10 updates and ends with the weights 2 and 1 and the bias −2; for the exclusive or the rule would never end, so
//! it gets a largest number of rounds.

/// What the rule has found, and how many updates it took.
#[derive(Clone, Debug)]
pub struct Learned {
    pub weights: Vec<f64>,
    pub bias: f64,
    pub updates: usize,
}

/// The perceptron rule on examples with the inputs `inputs` and the targets `targets`, each 0 or 1.
///
/// All inputs have the same length, and there are as many targets as inputs. `None` when each of the `rounds` rounds had a
/// mistake in it.
pub fn perceptron(inputs: &[Vec<f64>], targets: &[f64], rounds: usize) -> Option<Learned> {
    // BEGIN SOLUTION
    let mut weights = vec![0.0; inputs.first().map_or(0, Vec::len)];
    let (mut bias, mut updates) = (0.0, 0);
    for _ in 0..rounds {
        let before = updates;
        for (x, target) in inputs.iter().zip(targets) {
            let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
            let answer = if sum + bias > 0.0 { 1.0 } else { 0.0 };
            let error = target - answer;
            if error != 0.0 {
                for (w, x) in weights.iter_mut().zip(x) {
                    *w += error * x;
                }
                bias += error;
                updates += 1;
            }
        }
        if updates == before {
            return Some(Learned {
                weights,
                bias,
                updates,
            });
        }
    }
    None
    // STUB
    // todo!("perceptron(&{inputs:?}, &{targets:?}, {rounds})")
    // WRONG: the bias is never updated
    // let mut weights = vec![0.0; inputs.first().map_or(0, Vec::len)];
    // let mut updates = 0;
    // for _ in 0..rounds {
    //     let before = updates;
    //     for (x, target) in inputs.iter().zip(targets) {
    //         let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    //         let error = target - if sum > 0.0 { 1.0 } else { 0.0 };
    //         if error != 0.0 {
    //             for (w, x) in weights.iter_mut().zip(x) {
    //                 *w += error * x;
    //             }
    //             updates += 1;
    //         }
    //     }
    //     if updates == before {
    //         return Some(Learned { weights, bias: 0.0, updates });
    //     }
    // }
    // None
    // WRONG: a unit whose weighted input is 0 fires
    // let mut weights = vec![0.0; inputs.first().map_or(0, Vec::len)];
    // let (mut bias, mut updates) = (0.0, 0);
    // for _ in 0..rounds {
    //     let before = updates;
    //     for (x, target) in inputs.iter().zip(targets) {
    //         let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    //         let error = target - if sum + bias >= 0.0 { 1.0 } else { 0.0 };
    //         if error != 0.0 {
    //             for (w, x) in weights.iter_mut().zip(x) {
    //                 *w += error * x;
    //             }
    //             bias += error;
    //             updates += 1;
    //         }
    //     }
    //     if updates == before {
    //         return Some(Learned { weights, bias, updates });
    //     }
    // }
    // None
    // WRONG: adding and subtracting are exchanged
    // let mut weights = vec![0.0; inputs.first().map_or(0, Vec::len)];
    // let (mut bias, mut updates) = (0.0, 0);
    // for _ in 0..rounds {
    //     let before = updates;
    //     for (x, target) in inputs.iter().zip(targets) {
    //         let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    //         let error = if sum + bias > 0.0 { 1.0 } else { 0.0 } - target;
    //         if error != 0.0 {
    //             for (w, x) in weights.iter_mut().zip(x) {
    //                 *w += error * x;
    //             }
    //             bias += error;
    //             updates += 1;
    //         }
    //     }
    //     if updates == before {
    //         return Some(Learned { weights, bias, updates });
    //     }
    // }
    // None
    // WRONG: what is there after the last round is answered, though that round had a mistake
    // let mut weights = vec![0.0; inputs.first().map_or(0, Vec::len)];
    // let (mut bias, mut updates) = (0.0, 0);
    // for _ in 0..rounds {
    //     for (x, target) in inputs.iter().zip(targets) {
    //         let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    //         let error = target - if sum + bias > 0.0 { 1.0 } else { 0.0 };
    //         if error != 0.0 {
    //             for (w, x) in weights.iter_mut().zip(x) {
    //                 *w += error * x;
    //             }
    //             bias += error;
    //             updates += 1;
    //         }
    //     }
    // }
    // Some(Learned { weights, bias, updates })
    // WRONG: the rounds with a mistake are counted and not the updates
    // let mut weights = vec![0.0; inputs.first().map_or(0, Vec::len)];
    // let mut bias = 0.0;
    // for updates in 0..rounds {
    //     let mut mistakes = 0;
    //     for (x, target) in inputs.iter().zip(targets) {
    //         let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    //         let error = target - if sum + bias > 0.0 { 1.0 } else { 0.0 };
    //         if error != 0.0 {
    //             for (w, x) in weights.iter_mut().zip(x) {
    //                 *w += error * x;
    //             }
    //             bias += error;
    //             mistakes += 1;
    //         }
    //     }
    //     if mistakes == 0 {
    //         return Some(Learned { weights, bias, updates });
    //     }
    // }
    // None
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// All cases of `n` inputs in counting order.
    fn cases(n: usize) -> Vec<Vec<f64>> {
        let digit = |case: usize, i: usize| f64::from(u8::from((case >> (n - 1 - i)) & 1 == 1));
        (0..1 << n)
            .map(|case| (0..n).map(|i| digit(case, i)).collect())
            .collect()
    }

    /// Weights, bias and updates.
    type Found = Option<(Vec<f64>, f64, usize)>;

    fn found(inputs: &[Vec<f64>], targets: &[f64], rounds: usize) -> Found {
        let learned = perceptron(inputs, targets, rounds)?;
        Some((learned.weights, learned.bias, learned.updates))
    }

    fn learned<const N: usize>(weights: [f64; N], bias: f64, updates: usize) -> Found {
        Some((weights.to_vec(), bias, updates))
    }

    #[test]
    fn it_learns_and_with_ten_updates() {
        expect(
            "perceptron for 00, 01, 10, 11 with the targets 0, 0, 0, 1",
            found(&cases(2), &[0.0, 0.0, 0.0, 1.0], 100),
        )
        .mistake(None, "the bias is never updated")
        .mistake(
            learned([2.0, 1.0], -3.0, 11),
            "a unit whose weighted input is 0 fires",
        )
        .mistake(
            learned([2.0, 1.0], -2.0, 5),
            "the rounds with a mistake are counted and not the updates",
        )
        .is(learned([2.0, 1.0], -2.0, 10));
    }

    #[test]
    fn it_learns_or_with_four_updates() {
        expect(
            "perceptron for 00, 01, 10, 11 with the targets 0, 1, 1, 1",
            found(&cases(2), &[0.0, 1.0, 1.0, 1.0], 100),
        )
        .mistake(learned([1.0, 1.0], 0.0, 2), "the bias is never updated")
        .mistake(
            learned([1.0, 1.0], -1.0, 5),
            "a unit whose weighted input is 0 fires",
        )
        .mistake(None, "adding and subtracting are exchanged")
        .is(learned([1.0, 1.0], 0.0, 4));
    }

    #[test]
    fn it_does_not_learn_the_exclusive_or() {
        let answer = perceptron(&cases(2), &[0.0, 1.0, 1.0, 0.0], 50);
        expect(
            "whether perceptron finds weights for the targets 0, 1, 1, 0",
            answer.is_some(),
        )
        .mistake(
            true,
            "what is there after the last round is answered, though that round had a mistake",
        )
        .is(false);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn it_learns_the_movie_rule_from_the_diary() {
        expect(
            "perceptron for the eight evenings of the movie neuron",
            found(&cases(3), &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0], 1000),
        )
        .mistake(
            learned([3.0, 2.0, 1.0], -3.0, 21),
            "a unit whose weighted input is 0 fires",
        )
        .is(learned([3.0, 2.0, 1.0], -2.0, 20));
    }

    #[test]
    fn the_last_round_may_be_the_one_without_a_mistake() {
        // *And* is right in its sixth round.
        let and = |rounds| perceptron(&cases(2), &[0.0, 0.0, 0.0, 1.0], rounds).is_some();
        expect(
            "whether *and* is found in 5 rounds, and in 6",
            [and(5), and(6)],
        )
        .mistake(
            [true, true],
            "what is there after the last round is answered, though that round had a mistake",
        )
        .mistake([false, false], "a round is one too few")
        .is([false, true]);
    }

    #[test]
    fn inputs_may_be_any_numbers() {
        // Silent and wrong at 2: the weight 2, the bias 1. At −1 the weighted input is −1, and in the next round it is 5.
        let inputs = [vec![2.0], vec![-1.0]];
        expect(
            "perceptron(&[[2.0], [-1.0]], &[1.0, 0.0], 10)",
            found(&inputs, &[1.0, 0.0], 10),
        )
        .mistake(learned([2.0], 0.0, 1), "the bias is never updated")
        .is(learned([2.0], 1.0, 1));
    }

    #[test]
    fn who_is_right_from_the_start_learns_nothing() {
        expect(
            "perceptron for the targets 0, 0, 0, 0",
            found(&cases(2), &[0.0; 4], 10),
        )
        .mistake(
            learned([0.0, 0.0], -1.0, 1),
            "a unit whose weighted input is 0 fires",
        )
        .is(learned([0.0, 0.0], 0.0, 0));
    }
    // END HIDDEN TESTS
}
