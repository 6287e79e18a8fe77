//! Errors of a request for a figure.

use thiserror::Error;

use crate::parameter::Parameter;

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
    #[error("figure `{figure}`: {why}")]
    Refused {
        /// The figure asked for.
        figure: &'static str,
        /// What was given, and what would be taken.
        why: String,
    },
}

/// The nearest of what would be right, as a question, if there is one.
pub(crate) fn suggestion(nearest: &Option<&str>) -> String {
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
