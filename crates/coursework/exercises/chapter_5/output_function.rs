/*
title = "What do you want to be told?"
page = "neurons-in-detail/which-one.md"
points = 2
hints = [
    "Go through what is asked in the order of the questions: may the answer be negative? May it be between no and yes?",
    "A number of liters cannot be negative, and on a wet day a ReLU below zero learns nothing. Which function is never negative and has a slope everywhere?",
    "A `match` with four arms; each loss stands beside its function in the table of the page.",
]
*/
//! At the output of a network the question decides which activation function is taken, and the function brings its loss with it.
//! The page has a table of four rows.
//! Write it as a program: for what is to be told, the function and the loss that goes with it.

/// What the answer of a neuron is to say.
#[derive(Clone, Copy, Debug)]
pub enum Told {
    /// A number without bounds, such as a temperature.
    Number,
    /// How likely a yes is.
    Likelihood,
    /// A number that is never negative, such as liters of rain.
    Amount,
    /// Yes or no from a single unit, and nothing in between.
    Decision,
}

/// An activation function.
#[derive(Clone, Copy, Debug)]
pub enum Function {
    /// z
    Identity,
    /// σ(z)
    Sigmoid,
    /// ln(1 + eᶻ)
    Softplus,
    /// 1 from 0 on, and 0 below
    Step,
    /// max(0, z)
    Relu,
}

/// A loss.
#[derive(Clone, Copy, Debug)]
pub enum Loss {
    /// ½(f − y)²
    SquaredError,
    /// −y ln f − (1 − y) ln(1 − f)
    CrossEntropy,
}

/// The function at the output and its loss, by the table of the page.
///
/// The loss is `None` for a unit that learns by the perceptron rule and goes down no slope.
pub fn output_function(told: Told) -> (Function, Option<Loss>) {
    // BEGIN SOLUTION
    match told {
        Told::Number => (Function::Identity, Some(Loss::SquaredError)),
        Told::Likelihood => (Function::Sigmoid, Some(Loss::CrossEntropy)),
        Told::Amount => (Function::Softplus, Some(Loss::SquaredError)),
        Told::Decision => (Function::Step, None),
    }
    // STUB
    // todo!("output_function({told:?})")
    // WRONG: the likelihood is learned with the squared error, and where the sigmoid is flat it does not learn
    // match told {
    //     Told::Number => (Function::Identity, Some(Loss::SquaredError)),
    //     Told::Likelihood => (Function::Sigmoid, Some(Loss::SquaredError)),
    //     Told::Amount => (Function::Softplus, Some(Loss::SquaredError)),
    //     Told::Decision => (Function::Step, None),
    // }
    // WRONG: an amount is given to a ReLU, which learns nothing where its z is below zero
    // match told {
    //     Told::Number => (Function::Identity, Some(Loss::SquaredError)),
    //     Told::Likelihood => (Function::Sigmoid, Some(Loss::CrossEntropy)),
    //     Told::Amount => (Function::Relu, Some(Loss::SquaredError)),
    //     Told::Decision => (Function::Step, None),
    // }
    // WRONG: a step is to go down the slope of a loss, and has none
    // match told {
    //     Told::Number => (Function::Identity, Some(Loss::SquaredError)),
    //     Told::Likelihood => (Function::Sigmoid, Some(Loss::CrossEntropy)),
    //     Told::Amount => (Function::Softplus, Some(Loss::SquaredError)),
    //     Told::Decision => (Function::Step, Some(Loss::SquaredError)),
    // }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// The names of the function and of the loss.
    fn names(told: Told) -> (&'static str, &'static str) {
        let (function, loss) = output_function(told);
        let function = match function {
            Function::Identity => "identity",
            Function::Sigmoid => "sigmoid",
            Function::Softplus => "softplus",
            Function::Step => "step",
            Function::Relu => "ReLU",
        };
        let loss = match loss {
            Some(Loss::SquaredError) => "squared error",
            Some(Loss::CrossEntropy) => "cross-entropy",
            None => "none",
        };
        (function, loss)
    }

    #[test]
    fn numbers_with_and_without_a_bound() {
        expect(
            "output_function for Number and Amount",
            [Told::Number, Told::Amount].map(names),
        )
        .mistake(
            [("identity", "squared error"), ("ReLU", "squared error")],
            "an amount is given to a ReLU, which learns nothing where its z is below zero",
        )
        .is([("identity", "squared error"), ("softplus", "squared error")]);
    }

    #[test]
    fn likely_or_decided() {
        expect(
            "output_function for Likelihood and Decision",
            [Told::Likelihood, Told::Decision].map(names),
        )
        .mistake(
            [
                ("sigmoid", "squared error"),
                ("step", "none"),
            ],
            "the likelihood is learned with the squared error, and where the sigmoid is flat it does not learn",
        )
        .mistake(
            [
                ("sigmoid", "cross-entropy"),
                ("step", "squared error"),
            ],
            "a step is to go down the slope of a loss, and has none",
        )
        .is([
            ("sigmoid", "cross-entropy"),
            ("step", "none"),
        ]);
    }
}
