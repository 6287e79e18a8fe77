//! A prediction: a question before a live figure, and what is said to an answer.

use crate::drawing::notation::number;

/// A question that a reader answers before dragging, checked by what the crates compute.
#[derive(Debug)]
pub struct Prediction {
    /// The figure that it stands under.
    pub figure: &'static str,
    /// The question, plain text.
    pub question: &'static str,
    pub(crate) answer: Answer,
    /// Said after every answer: how the figure shows it.
    pub(crate) look: &'static str,
}

/// The number that a known mistake leads to, and what went wrong.
pub(crate) type Mistake = (fn() -> f64, &'static str);

/// What counts as right, and which wrong answers are known.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A number, right within a tolerance. A mistake is the number that it leads to and what went wrong.
    Number { right: fn() -> f64, tolerance: f64, mistakes: &'static [Mistake] },
    /// One of some options, each with what is said to it.
    Choice { right: fn() -> usize, options: &'static [(&'static str, &'static str)] },
}

impl Prediction {
    /// The options to choose from; none when the answer is a number.
    pub fn options(&self) -> impl Iterator<Item = &'static str> {
        let options = match self.answer {
            Answer::Number { .. } => &[],
            Answer::Choice { options, .. } => options,
        };
        options.iter().map(|(option, _)| *option)
    }

    /// What is said to an answer: whether it is right, else by how much it is wrong, and the mistake that it comes from if that
    /// is a known one.
    ///
    /// A number may be written with a decimal comma and with either minus.
    ///
    /// ```
    /// let prediction = figures::prediction("firing-line").unwrap();
    /// assert!(prediction.verdict("three").starts_with("That is not a number"));
    /// ```
    pub fn verdict(&self, answer: &str) -> String {
        let look = self.look;
        match self.answer {
            Answer::Number { right, tolerance, mistakes } => {
                let answer: String = answer.trim().replace(',', ".").replace('−', "-");
                let Some(answer) = answer.parse().ok().filter(|answer: &f64| answer.is_finite())
                else {
                    return "That is not a number. Write it with digits, as 2.5.".to_owned();
                };
                let right = right();
                let near = |value: f64| (answer - value).abs() <= tolerance;
                if near(right) {
                    return format!("Yes, {}. {look}", number(right));
                }
                let why = mistakes.iter().find(|(mistake, _)| near(mistake()));
                let why = why.map(|(_, why)| format!(" {why}")).unwrap_or_default();
                let off = number((answer - right).abs());
                format!("It is {}; you are off by {off}.{why} {look}", number(right))
            }
            Answer::Choice { right, options } => {
                match options.iter().position(|(option, _)| *option == answer) {
                    Some(chosen) => {
                        let verdict = if chosen == right() { "Yes." } else { "No." };
                        format!("{verdict} {} {look}", options[chosen].1)
                    }
                    None => "Choose one of the answers.".to_owned(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prediction_tells_its_right_answer_from_its_mistakes() {
        for prediction in crate::predictions() {
            let name = prediction.figure;
            let figure = crate::live().iter().find(|figure| figure.name == name);
            assert!(figure.is_some(), "{name} is no live figure");
            assert_eq!(crate::predictions().iter().filter(|other| other.figure == name).count(), 1);
            match prediction.answer {
                Answer::Number { right, tolerance, mistakes } => {
                    let verdict = |answer: f64| prediction.verdict(&answer.to_string());
                    assert!(verdict(right()).starts_with("Yes, "), "{name}");
                    assert!(verdict(right() + 0.99 * tolerance).starts_with("Yes, "), "{name}");
                    for far in [right() + 1.01 * tolerance, right() - 1e3, 1e300] {
                        assert!(verdict(far).starts_with("It is "), "{name}: {far}");
                    }
                    for (mistake, why) in mistakes {
                        assert!(verdict(mistake()).contains(why), "{name}: {}", mistake());
                    }
                    for text in ["", "one", "inf", "NaN", "1 2"] {
                        assert!(
                            prediction.verdict(text).starts_with("That is not a number"),
                            "{text}"
                        );
                    }
                }
                Answer::Choice { right, options } => {
                    for (i, (option, said)) in options.iter().enumerate() {
                        let verdict = prediction.verdict(option);
                        assert_eq!(verdict.starts_with("Yes."), i == right(), "{name}: {option}");
                        assert!(verdict.contains(said));
                    }
                    assert_eq!(prediction.verdict("?"), "Choose one of the answers.");
                }
            }
        }
    }

    #[test]
    fn a_comma_and_a_true_minus_are_read() {
        let prediction = Prediction {
            figure: "firing-line",
            question: "?",
            answer: Answer::Number {
                right: || -0.5,
                tolerance: 0.1,
                mistakes: &[(|| 0.5, "The sign.")],
            },
            look: "Look.",
        };
        assert_eq!(prediction.verdict(" −0,5 "), "Yes, −0.5. Look.");
        assert_eq!(prediction.verdict("0.5"), "It is −0.5; you are off by 1. The sign. Look.");
    }
}
