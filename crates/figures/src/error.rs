//! Errors of a request for a figure.

use thiserror::Error;

use crate::parameter::{Kind, Parameter, Refusal};

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
        /// All its parameters.
        parameters: &'static [Parameter],
    },
    /// The parameter does not take the value.
    #[error("figure `{figure}`: {}", refused(.parameter, .value, *.refusal))]
    Refused {
        /// The figure asked for.
        figure: &'static str,
        /// The parameter.
        parameter: &'static Parameter,
        /// What was given.
        value: String,
        /// Why it is not taken.
        refusal: Refusal,
    },
}

fn suggestion(nearest: &Option<&str>) -> String {
    nearest.map_or(String::new(), |name| format!(" (did you mean `{name}`?)"))
}

fn listing(parameters: &[Parameter]) -> String {
    let names: Vec<_> = parameters.iter().map(|parameter| parameter.name).collect();
    match names[..] {
        [] => "it takes none".to_owned(),
        [only] => format!("its one parameter is {only}"),
        _ => format!("its parameters are {}", names.join(", ")),
    }
}

fn refused(parameter: &Parameter, value: &str, refusal: Refusal) -> String {
    let name = parameter.name;
    let (min, max, step) = match parameter.kind {
        Kind::Number { min, max, step, .. } => (min, max, step),
        Kind::Time { end, .. } => (0.0, f64::from(end), 1.0),
        Kind::Choice { options, .. } => {
            let nearest = suggestion(&nearest(value, options.iter().copied()));
            let options = options.join(", ");
            return format!(
                "`{value}` is none of the options{nearest}; `{name}` is one of {options}"
            );
        }
    };
    let range = format!("`{name}` takes a number from {min} to {max}");
    match refusal {
        Refusal::Unreadable => format!("`{value}` is not a number; {range}"),
        Refusal::OutOfRange => format!("{name} = {value} is out of range; {range}"),
        Refusal::BetweenSteps => format!(
            "{name} = {value} lies between two steps; from {min} to {max} `{name}` goes in steps of {step}"
        ),
    }
}

/// The candidate that a mistyped `name` most likely meant, if any is close enough to be worth saying.
pub(crate) fn nearest(
    name: &str,
    candidates: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    // Jaro-Winkler likeness runs from 0 (nothing alike) to 1 (equal).
    const LIKE_ENOUGH: f64 = 0.75;
    candidates
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, candidate)| candidate)
}
