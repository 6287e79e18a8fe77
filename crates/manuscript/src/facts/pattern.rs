//! Patterns: `θ = §`, with the quantities of a passage in the place of each `§`.

use super::passage::Passage;

/// The quantities of a passage that stand where a pattern has its `§`, for each occurrence.
pub(super) fn matches(passage: &Passage, parts: &[&str]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for first in 0..passage.quantities.len() {
        let start = passage.quantities[first].span.start;
        let before = &passage.text[..start];
        let Some(rest) = before.strip_suffix(parts[0]) else {
            continue;
        };
        let in_a_word =
            parts[0].starts_with(char::is_alphanumeric) && rest.ends_with(char::is_alphanumeric);
        if in_a_word {
            continue;
        }
        let mut matched = vec![first];
        let mut at = passage.quantities[first].span.end;
        let mut fits = true;
        for (place, part) in parts[1..].iter().enumerate() {
            fits &= passage.text[at..].starts_with(part);
            if !fits {
                break;
            }
            at += part.len();
            if place + 2 < parts.len() {
                match passage
                    .quantities
                    .iter()
                    .position(|quantity| quantity.span.start == at)
                {
                    Some(next) => {
                        matched.push(next);
                        at = passage.quantities[next].span.end;
                    }
                    None => fits = false,
                }
            }
        }
        if fits {
            found.push(matched);
        }
    }
    found
}
