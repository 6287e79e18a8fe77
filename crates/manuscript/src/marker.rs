//! Markers: the comments that say where a page treats a claim of the sources or tells an erratum.
//!
//! `<!-- claim: S0-3 S0-4 -->`, `<!-- erratum: E0-1 -->`

use std::ops::Range;

use crate::diagnostic::{Problem, nearest};
use crate::directive::Word;

/// A comment that marks claims or errata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// From `<!--` to `-->`.
    pub span: Range<usize>,
    /// What it marks.
    pub kind: Marked,
    /// The ids of the claims or errata, at least one.
    pub ids: Vec<Word>,
}

/// What a marker marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// A claim of a source that is treated here.
    Claim,
    /// An erratum that is told here.
    Erratum,
}

impl Marked {
    /// `claim` or `erratum`.
    pub fn word(self) -> &'static str {
        match self {
            Marked::Claim => "claim",
            Marked::Erratum => "erratum",
        }
    }
}

/// Reads a comment; one that is no marker is nothing, one that is nearly a marker is a problem.
pub(crate) fn marker(comment: &str, offset: usize) -> Result<Option<Marker>, Problem> {
    let span = offset..offset + comment.len();
    let inside = comment.trim_start_matches("<!--").trim_end_matches("-->");
    let Some((word, list)) = inside.split_once(':') else {
        return match inside.trim().split_once(' ') {
            Some((word, list)) if lists_ids(list) => mistyped(word, word, span),
            _ => Ok(None),
        };
    };
    let kind = match word.trim() {
        "claim" => Marked::Claim,
        "erratum" => Marked::Erratum,
        other if other.contains(char::is_whitespace) => return Ok(None),
        // Other programs have comments of this form too: `<!-- class: wide -->`.
        other if lists_ids(list) => return mistyped(other, &format!("{other}:"), span),
        _ => return Ok(None),
    };
    let list_start = offset + comment.find(':').expect("it was split there") + 1;
    let ids: Vec<_> = list
        .split_whitespace()
        .map(|id| {
            // `id` is a slice of `list`, so the difference of their addresses is its offset.
            let start = list_start + (id.as_ptr() as usize - list.as_ptr() as usize);
            Word {
                text: id.to_owned(),
                span: start..start + id.len(),
            }
        })
        .collect();
    if ids.is_empty() {
        return Err(Problem::new(span, format!("this marks no {}", kind.word()))
            .help("name one or more, as in `<!-- claim: S0-3 S0-4 -->`"));
    }
    Ok(Some(Marker { span, kind, ids }))
}

/// A word before ids that is no marker's is nothing, unless it is much like one.
fn mistyped(word: &str, written: &str, span: Range<usize>) -> Result<Option<Marker>, Problem> {
    match nearest(&word.to_lowercase(), ["claim", "erratum"]) {
        None => Ok(None),
        near => Err(Problem::new(span, format!("`{written}` marks nothing"))
            .nearest(near.map(|near| near + ":"))),
    }
}

/// Whether these are ids of claims or errata: `S0-3 E0-1`.
fn lists_ids(list: &str) -> bool {
    let is_id = |word: &str| {
        let numbers = word.trim_matches(',').strip_prefix(['S', 'E', 's', 'e']);
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        numbers
            .and_then(|numbers| numbers.split_once('-'))
            .is_some_and(|(source, number)| is_number(source) && is_number(number))
    };
    let mut words = list.split_whitespace().peekable();
    words.peek().is_some() && words.all(is_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_lists_ids_with_their_spans() {
        let marker = marker("<!-- claim: S0-3  S0-4 -->", 10).unwrap().unwrap();
        assert_eq!(marker.kind, Marked::Claim);
        let ids: Vec<_> = marker
            .ids
            .iter()
            .map(|id| (id.text.as_str(), id.span.clone()))
            .collect();
        assert_eq!(ids, [("S0-3", 22..26), ("S0-4", 28..32)]);
    }

    #[test]
    fn a_word_like_a_markers_before_ids_is_a_mistake_and_other_comments_are_nothing() {
        let others = "class clear clippy clarify client Calm claims error note";
        for word in others.split(' ') {
            for comment in [
                format!("{word}: wide"),
                format!("{word}:"),
                format!("{word} more"),
            ] {
                assert_eq!(
                    marker(&format!("<!-- {comment} -->"), 0),
                    Ok(None),
                    "{comment}"
                );
            }
        }
        for comment in [
            "note to self: claim more",
            "TODO: x",
            "claim what you can",
            "see: S0-3",
        ] {
            assert_eq!(
                marker(&format!("<!-- {comment} -->"), 0),
                Ok(None),
                "{comment}"
            );
        }
        for comment in [
            "clam: S0-3",
            "Claim: S0-3",
            "claims: S0-3 S0-4",
            "claim S0-3",
            "errata: E0-1, E0-2",
        ] {
            assert!(
                marker(&format!("<!-- {comment} -->"), 0).is_err(),
                "{comment}"
            );
        }
    }
}
