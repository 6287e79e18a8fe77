//! Lines of code: the code, and its comment, which states what a sentence states.

use std::ops::Range;

use super::kind::Kind;
use super::passage::Passage;
use super::prose::in_prose;

/// The passages of a line of code; `span` says where a part of it stands in the page.
///
/// A hidden line is code that changes what the others mean.
pub(super) fn code_line(
    line: &str,
    span: &dyn Fn(Range<usize>) -> Range<usize>,
    found: &mut Vec<Passage>,
) {
    let at = comment(line);
    let code = line[..at.unwrap_or(line.len())].trim();
    if !code.is_empty() {
        let from = line.find(code).unwrap_or(0);
        let span = span(from..from + code.len());
        found.push(Passage::bare(Kind::Code, code, span));
    }
    if let Some(at) = at {
        let words = line[at..].trim_start_matches('/').trim();
        let from = at + line[at..].find(words).unwrap_or(0);
        found.push(Passage {
            quantities: in_prose(words, 0..words.len()),
            ..Passage::bare(Kind::Comment, words, span(from..from + words.len()))
        });
    }
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
