/*
title = "A tent from three ReLUs"
page = "understanding-activations/bending-the-line.md"
exercise = 2
points = 4
hints = [
    "Which slopes has the tent from left to right, and by how much does the slope change at each of its three bends?",
    "At the left foot the slope rises to 1 divided by the half width. By what must it fall at the top, to come down as steeply, and by what must it rise at the right foot?",
    "`(relu(x - (middle - half)) - … * relu(x - middle) + relu(…)) / half`",
]
*/
//! Make a tent from three ReLUs: 0 up to its left foot, then straight up to 1 in the middle, straight down to 0 at its right
//! foot, and 0 from there on.
//! The tent of the page has its middle at 1 and is 1 wide on either side of it; here both can be chosen.
//! The ReLU is handed to you; nothing else may decide.

/// A tent with the height 1 at `middle` and its feet at `middle - half` and `middle + half`, with three calls of `relu`.
///
/// `relu(z)` is max(0, z), and `half` is above 0.
pub fn tent(x: f64, middle: f64, half: f64, relu: impl Fn(f64) -> f64) -> f64 {
    // BEGIN SOLUTION
    let left = relu(x - (middle - half));
    let top = relu(x - middle);
    let right = relu(x - (middle + half));
    (left - 2.0 * top + right) / half
    // STUB
    // let _ = relu;
    // todo!("tent({x:?}, {middle:?}, {half:?}, relu)")
    // WRONG: at the top the slope only becomes level
    // let left = relu(x - (middle - half));
    // let top = relu(x - middle);
    // let right = relu(x - (middle + half));
    // (left - top + right) / half
    // WRONG: at the right foot the slope goes on falling
    // let left = relu(x - (middle - half));
    // let top = relu(x - middle);
    // (left - 2.0 * top) / half
    // WRONG: a tent that is wider gets higher
    // let left = relu(x - (middle - half));
    // let top = relu(x - middle);
    // let right = relu(x - (middle + half));
    // left - 2.0 * top + right
    // WRONG: something else than three ReLUs decides
    // relu(1.0 - (x - middle).abs() / half)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    fn relu(z: f64) -> f64 {
        z.max(0.0)
    }

    #[test]
    fn the_tent_of_the_page() {
        expect(
            "tent(x, 1.0, 1.0, relu) for x = -1, 0, 0.5, 1, 1.5, 2 and 3",
            [-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0].map(|x| tent(x, 1.0, 1.0, relu)),
        )
        .mistake(
            [0.0, 0.0, 0.5, 1.0, 1.0, 1.0, 2.0],
            "at the top the slope only becomes level",
        )
        .mistake(
            [0.0, 0.0, 0.5, 1.0, 0.5, 0.0, -1.0],
            "at the right foot the slope goes on falling",
        )
        .close_to([0.0, 0.0, 0.5, 1.0, 0.5, 0.0, 0.0]);
    }

    #[test]
    fn three_relus_are_asked() {
        let asked = std::cell::Cell::new(0);
        let counting = |z: f64| {
            asked.set(asked.get() + 1);
            relu(z)
        };
        let answer = tent(1.5, 1.0, 1.0, counting);
        expect(
            "how often tent(1.5, 1.0, 1.0, relu) asks the ReLU",
            asked.get(),
        )
        .mistake(1, "something else than three ReLUs decides")
        .mistake(0, "no ReLU decides")
        .is(3);
        expect("tent(1.5, 1.0, 1.0, relu)", answer).close_to(0.5);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_wide_tent_left_of_zero() {
        // Its feet are at −7 and 1.
        expect(
            "tent(x, -3.0, 4.0, relu) for x = -8, -5, -3, -2, 1 and 9",
            [-8.0, -5.0, -3.0, -2.0, 1.0, 9.0].map(|x| tent(x, -3.0, 4.0, relu)),
        )
        .mistake(
            [0.0, 2.0, 4.0, 3.0, 0.0, 0.0],
            "a tent that is wider gets higher",
        )
        .close_to([0.0, 0.5, 1.0, 0.75, 0.0, 0.0]);
    }
    // END HIDDEN TESTS
}
