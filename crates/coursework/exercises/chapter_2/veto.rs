/*
title = "A veto that cannot be overruled"
page = "building-a-neuron/bias.md"
exercise = 3
points = 3
hints = [
    "Which case is the worst for the veto? Which of the other inputs are on in it, and which are off?",
    "In the worst case every input that encourages is on, and none that discourages. What must the veto bring, so that the sum is θ?",
    "`threshold - …`: the threshold minus the sum of `w.max(0.0)` over the other weights.",
]
*/
//! An inhibiting input has a veto when the unit stays silent whatever the other inputs say.
//! Next to two inputs of weight 5, with the threshold 4, its weight must be less than −6: at −6 itself the sum of all three is
//! 4, which fires.
//!
//! Find the border for any other weights and any threshold: every weight below it is a veto, and it itself is none.

/// The greatest weight that is no veto: with every smaller one a unit is silent whenever that input is on.
///
/// `others` are the weights of the other inputs, which may be of any sign. All inputs are 0 or 1, and the unit fires when
/// its sum is at least the threshold.
pub fn veto_border(others: &[f64], threshold: f64) -> f64 {
    // BEGIN SOLUTION
    threshold - others.iter().map(|w| w.max(0.0)).sum::<f64>()
    // STUB
    // todo!("veto_border(&{others:?}, {threshold:?})")
    // WRONG: inputs that discourage are counted as on in the worst case
    // threshold - others.iter().sum::<f64>()
    // WRONG: only the strongest of the others is outweighed
    // threshold - others.iter().copied().fold(0.0, f64::max)
    // WRONG: the threshold is left out
    // let _ = threshold;
    // -others.iter().map(|w| w.max(0.0)).sum::<f64>()
    // WRONG: the sign is turned, so that the veto encourages
    // others.iter().map(|w| w.max(0.0)).sum::<f64>() - threshold
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn two_inputs_of_weight_5() {
        expect(
            "veto_border(&[5.0, 5.0], 4.0)",
            veto_border(&[5.0, 5.0], 4.0),
        )
        .mistake(-1.0, "only the strongest of the others is outweighed")
        .mistake(-10.0, "the threshold is left out")
        .mistake(6.0, "the sign is turned, so that the veto encourages")
        .close_to(-6.0);
    }

    #[test]
    fn an_input_that_discourages_is_off_in_the_worst_case() {
        expect(
            "veto_border(&[5.0, -2.0, 3.0], 4.0)",
            veto_border(&[5.0, -2.0, 3.0], 4.0),
        )
        .mistake(
            -2.0,
            "inputs that discourage are counted as on in the worst case",
        )
        .mistake(-1.0, "only the strongest of the others is outweighed")
        .mistake(-8.0, "the threshold is left out")
        .close_to(-4.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_unit_that_is_willing_from_the_start() {
        expect("veto_border(&[-1.0], -3.0)", veto_border(&[-1.0], -3.0))
            .mistake(
                -2.0,
                "inputs that discourage are counted as on in the worst case",
            )
            .mistake(3.0, "the sign is turned, so that the veto encourages")
            .close_to(-3.0);
    }
    // END HIDDEN TESTS
}
