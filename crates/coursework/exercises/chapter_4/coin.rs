/*
title = "Find the bug: a coin that forgets where it is"
kind = "find the bug"
page = "sigmoid-neuron-learning/parameter-vector.md"
points = 3
hints = [
    "A toss led from a loss of 9 down to 1. Is a toss that leads from there to 4 an improvement?",
    "With which place does the program compare a toss, and with which should it?",
    "Where a move is kept, the loss to beat changes too. Ask for the loss of `theta` anew, or carry it along.",
]
*/
//! The coin needs no mathematics.
//! A toss makes a move; if the loss has fallen, the move is kept, and if not, it is taken back.
//! A toss that leaves the loss as it was is taken back too.
//!
//! This program compiles, runs, and learns a little.
//! But sometimes it keeps a toss that leads up. Find out when, and mend it.

/// The place that is reached from `start` by these moves, one after the other, of which those are kept that lower the loss.
pub fn coin(loss: impl Fn([f64; 2]) -> f64, start: [f64; 2], moves: &[[f64; 2]]) -> [f64; 2] {
    // BEGIN SOLUTION
    let mut theta = start;
    for step in moves {
        let tried = [theta[0] + step[0], theta[1] + step[1]];
        if loss(tried) < loss(theta) {
            theta = tried;
        }
    }
    theta
    // STUB
    // let before = loss(start);
    // let mut theta = start;
    // for step in moves {
    //     let tried = [theta[0] + step[0], theta[1] + step[1]];
    //     if loss(tried) < before {
    //         theta = tried;
    //     }
    // }
    // theta
    // WRONG: every toss is compared with the start, and not with the place it leaves
    // let before = loss(start);
    // let mut theta = start;
    // for step in moves {
    //     let tried = [theta[0] + step[0], theta[1] + step[1]];
    //     if loss(tried) < before {
    //         theta = tried;
    //     }
    // }
    // theta
    // WRONG: every toss is kept, whatever it does
    // let _ = loss;
    // let mut theta = start;
    // for step in moves {
    //     theta = [theta[0] + step[0], theta[1] + step[1]];
    // }
    // theta
    // WRONG: a toss is kept when the loss has risen
    // let mut theta = start;
    // for step in moves {
    //     let tried = [theta[0] + step[0], theta[1] + step[1]];
    //     if loss(tried) > loss(theta) {
    //         theta = tried;
    //     }
    // }
    // theta
    // WRONG: a toss that leaves the loss as it was is kept
    // let mut theta = start;
    // for step in moves {
    //     let tried = [theta[0] + step[0], theta[1] + step[1]];
    //     if loss(tried) <= loss(theta) {
    //         theta = tried;
    //     }
    // }
    // theta
    // WRONG: the first toss that is no improvement ends the search
    // let mut theta = start;
    // for step in moves {
    //     let tried = [theta[0] + step[0], theta[1] + step[1]];
    //     if loss(tried) >= loss(theta) {
    //         break;
    //     }
    //     theta = tried;
    // }
    // theta
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn three_tosses_in_a_bowl() {
        let bowl = |[w, b]: [f64; 2]| w * w + b * b;
        // The losses on the way: 9, then 1. From there 4 and 82 are no improvement.
        let moves = [[-2.0, 0.0], [1.0, 0.0], [0.0, 9.0]];
        expect(
            "from (3, 0) in a round bowl, by (-2, 0), (1, 0) and (0, 9)",
            coin(bowl, [3.0, 0.0], &moves),
        )
        .mistake([2.0, 9.0], "every toss is kept, whatever it does")
        .mistake([4.0, 9.0], "a toss is kept when the loss has risen")
        .is([1.0, 0.0]);
    }

    #[test]
    fn a_toss_along_the_level() {
        // The loss looks at w alone.
        let gutter = |[w, _]: [f64; 2]| w * w;
        let moves = [[-2.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        expect(
            "from (3, 0) in a gutter, by (-2, 0), (1, 1) and (0, 1)",
            coin(gutter, [3.0, 0.0], &moves),
        )
        .mistake([1.0, 1.0], "a toss that leaves the loss as it was is kept")
        .is([1.0, 0.0]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn an_improvement_after_a_failure() {
        let valley = |[w, b]: [f64; 2]| (w - b).abs();
        let moves = [[1.0, 0.0], [0.0, -2.0], [-1.0, 0.0], [1.0, 0.0]];
        expect(
            "from (0, 4), with the loss |w - b|, by (1, 0), (0, -2), (-1, 0) and (1, 0)",
            coin(valley, [0.0, 4.0], &moves),
        )
        .mistake(
            [1.0, 2.0],
            "the first toss that is no improvement ends the search",
        )
        .is([2.0, 2.0]);
    }
    // END HIDDEN TESTS
}
