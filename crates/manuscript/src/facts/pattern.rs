//! Patterns: `θ = §`, with the quantities of a passage in the place of each `§`.

use super::passage::Passage;

/// The quantities of a passage that stand where a pattern has its `§`, for each occurrence.
pub(super) fn matches(passage: &Passage, parts: &[&str]) -> Vec<Vec<usize>> {
    let firsts = 0..passage.quantities.len();
    firsts
        .filter_map(|first| matched(passage, parts, first))
        .collect()
}

/// The occurrence whose first quantity this is.
fn matched(passage: &Passage, parts: &[&str], first: usize) -> Option<Vec<usize>> {
    let span = |index: usize| passage.quantities[index].span.clone();
    let rest = passage.text[..span(first).start].strip_suffix(parts[0])?;
    if parts[0].starts_with(char::is_alphanumeric) && rest.ends_with(char::is_alphanumeric) {
        return None;
    }
    let mut matched = vec![first];
    let mut at = span(first).end;
    for (index, part) in parts.iter().enumerate().skip(1) {
        passage.text[at..].strip_prefix(part)?;
        at += part.len();
        if index + 1 < parts.len() {
            let mut quantities = passage.quantities.iter();
            let next = quantities.position(|quantity| quantity.span.start == at)?;
            matched.push(next);
            at = span(next).end;
        }
    }
    Some(matched)
}
