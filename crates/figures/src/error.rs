//! What can be wrong with a request for a figure.

use thiserror::Error;

/// Why a figure cannot be drawn as asked. Every message holds what would have been right.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Error {
    /// No figure has this name.
    #[error("there is no figure `{name}`{}; the figures are {}", suggestion(.nearest), .figures.join(", "))]
    UnknownFigure {
        /// The name asked for.
        name: String,
        /// The valid name most like it, if one is much like it.
        nearest: Option<&'static str>,
        /// Every valid name.
        figures: Vec<&'static str>,
    },
    /// The figure has no parameter of this name.
    #[error("figure `{figure}` has no parameter `{name}`{}; {}", suggestion(.nearest), listing(.parameters))]
    UnknownParameter {
        /// The figure asked for.
        figure: &'static str,
        /// The parameter asked for.
        name: String,
        /// The valid name most like it, if one is much like it.
        nearest: Option<&'static str>,
        /// The names of all its parameters.
        parameters: Vec<&'static str>,
    },
    /// The same parameter is given twice.
    #[error("figure `{figure}`: parameter `{parameter}` is given twice")]
    GivenTwice {
        /// The figure asked for.
        figure: &'static str,
        /// The parameter given twice.
        parameter: &'static str,
    },
    /// The value is not a finite number.
    #[error(
        "figure `{figure}`: `{value}` is not a number; `{parameter}` takes a number from {min} to {max}"
    )]
    NotANumber {
        /// The figure asked for.
        figure: &'static str,
        /// The parameter.
        parameter: &'static str,
        /// What was given.
        value: String,
        /// The least value it takes.
        min: f64,
        /// The greatest value it takes.
        max: f64,
    },
    /// The value lies outside the parameter's range.
    #[error(
        "figure `{figure}`: {parameter} = {value} is out of range; `{parameter}` takes a number from {min} to {max}"
    )]
    OutOfRange {
        /// The figure asked for.
        figure: &'static str,
        /// The parameter.
        parameter: &'static str,
        /// What was given.
        value: f64,
        /// The least value it takes.
        min: f64,
        /// The greatest value it takes.
        max: f64,
    },
    /// The value lies between two positions of the parameter's slider.
    #[error(
        "figure `{figure}`: {parameter} = {value} lies between two steps; from {min} to {max} `{parameter}` goes in steps of {step}"
    )]
    BetweenSteps {
        /// The figure asked for.
        figure: &'static str,
        /// The parameter.
        parameter: &'static str,
        /// What was given.
        value: f64,
        /// The least value it takes.
        min: f64,
        /// The greatest value it takes.
        max: f64,
        /// The distance between two values it takes.
        step: f64,
    },
}

fn suggestion(nearest: &Option<&'static str>) -> String {
    nearest.map_or(String::new(), |name| format!(" (did you mean `{name}`?)"))
}

fn listing(parameters: &[&'static str]) -> String {
    match parameters {
        [] => "it takes none".to_owned(),
        [only] => format!("its one parameter is {only}"),
        all => format!("its parameters are {}", all.join(", ")),
    }
}

/// The candidate that a mistyped `name` most likely meant, if any is close enough to be worth saying.
pub(crate) fn nearest(
    name: &str,
    candidates: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    // Jaro-Winkler likeness runs from 0 (nothing alike) to 1 (equal).
    const LIKE_ENOUGH: f64 = 0.7;
    candidates
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, candidate)| candidate)
}
