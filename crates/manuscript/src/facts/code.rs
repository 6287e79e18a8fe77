//! Lines of code: the code, and its comment, which states what a sentence states.

use std::ops::Range;

use super::kind::Kind;
use super::text::trimmed;

/// The code of a line and its comment, where they stand in it; a hidden line is code that changes what the others mean.
pub(super) fn code_parts(line: &str) -> impl Iterator<Item = (Kind, Range<usize>)> {
    let end = comment(line).unwrap_or(line.len());
    let words = line[end..].trim_start_matches('/');
    let parts = [
        (Kind::Code, 0..end),
        (Kind::Comment, line.len() - words.len()..line.len()),
    ];
    let parts = parts.map(|(kind, part)| (kind, trimmed(line, part)));
    parts.into_iter().filter(|(_, part)| !part.is_empty())
}

/// Where the comment of a line of Rust begins, if it has one that a reader sees: rustdoc hides `# …`.
fn comment(line: &str) -> Option<usize> {
    if line.trim_start().starts_with("# ") {
        return None;
    }
    let (mut in_string, mut escaped) = (false, false);
    for (at, c) in line.char_indices() {
        if !in_string && line[at..].starts_with("//") {
            let words = line[at..].trim_start_matches('/').trim();
            return (!words.is_empty()).then_some(at);
        }
        in_string ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    None
}
