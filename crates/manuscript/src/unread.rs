//! Markup that Markdown does not read: what an author meant as a heading, a box, a link or a footnote, and a reader would see as
//! it is typed.

use crate::diagnostic::{Problem, nearest};
use crate::markdown::Link;
use crate::regions::Regions;
use crate::source::{after_on_line, before_on_line};

/// The boxes of Markdown, `> [!NOTE]`.
const BOXES: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

impl Regions {
    /// What is wrong with the `#` or the `[` that stands here.
    pub(crate) fn unread(&self, text: &str, at: usize) -> Option<Problem> {
        if text[at..].starts_with('#') {
            return heading(text, at);
        }
        // A link, or brackets around one.
        if self.brackets.contains(&at) || self.brackets.contains(&(at + 1)) {
            return None;
        }
        let mistakes = self.footnote(text, at).or_else(|| self.reference(text, at));
        mistakes
            .or_else(|| quoted_box(text, at))
            .or_else(|| link(text, at))
    }

    /// What is wrong with a `[^name]` that begins here, when the parser saw no footnote in it.
    fn footnote(&self, text: &str, at: usize) -> Option<Problem> {
        let name = text[at..].strip_prefix("[^")?.lines().next()?;
        let name = &name[..name.find(']')?];
        let after = &text[at + 2 + name.len() + 1..];
        let is_link = after.starts_with(['(', '[']);
        if name.is_empty() || name.contains('[') || is_link || self.footnotes.known.contains(&at) {
            return None;
        }
        let names = self.footnotes.definitions.keys();
        let span = at..at + 2 + name.len() + 1;
        Some(
            Problem::new(span, format!("the footnote `{name}` is not defined"))
                .nearest(nearest(name, names))
                .help("define it on a line of its own, `[^name]: …`; brackets that should be seen are written `\\[^`"),
        )
    }

    /// What is wrong with `[words][name]` or `[name][]` that begins here, when the parser saw no link in it.
    fn reference(&self, text: &str, at: usize) -> Option<Problem> {
        let line = after_on_line(text, at).strip_prefix('[')?;
        let (words, rest) = line.split_once(']')?;
        let name = rest.strip_prefix('[')?.split_once(']')?.0;
        let name = if name.is_empty() { words } else { name };
        // `x[i][j]` is no link.
        let is_index = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == ']');
        let is_link = |link: &Link| link.span.contains(&at);
        if words.is_empty() || words.contains('[') || is_index || self.links.iter().any(is_link) {
            return None;
        }
        let message = format!("the address `{name}` is not defined");
        let length = line.len() - rest.len() + 1;
        Some(Problem::new(at..at + length, message).help(
            "define it on a line of its own, `[name]: page.md`; brackets that should be seen are written `\\[`",
        ))
    }
}

/// `##Words`. One mark alone begins other words too, `#3` and `#[test]`, but not those of a page.
fn heading(text: &str, at: usize) -> Option<Problem> {
    let line = after_on_line(text, at);
    let words = line.trim_start_matches('#');
    let marks = line.len() - words.len();
    let is_meant = begins(before_on_line(text, at)) && (at == 0 || (2..7).contains(&marks));
    (is_meant && words.starts_with(char::is_alphanumeric)).then(|| {
        Problem::new(at..at + marks, "Markdown reads no heading here")
            .help("a blank stands between `#` and the words")
    })
}

/// `> [!NOET]`, or a box with words behind its name.
fn quoted_box(text: &str, at: usize) -> Option<Problem> {
    let (before, line) = (before_on_line(text, at), after_on_line(text, at));
    let (name, after) = line.strip_prefix("[!")?.split_once(']')?;
    let is_read =
        after.trim().is_empty() && BOXES.iter().any(|kind| kind.eq_ignore_ascii_case(name));
    if is_read || !before.contains('>') || !begins(before) {
        return None;
    }
    let end = at + "[!]".len() + name.len();
    Some(
        Problem::new(at..end, "Markdown reads no box here").help(format!(
            "a box begins with `> [!NOTE]` on a line of its own; its kinds are {}",
            BOXES.join(", ")
        )),
    )
}

/// `[[Page]]`, `[words] (page.md)`, `[words](two words.md)`. `x[i](y)` and `x[[i]]` are none.
fn link(text: &str, at: usize) -> Option<Problem> {
    let (before, line) = (before_on_line(text, at), after_on_line(text, at));
    let inside = line.strip_prefix('[')?;
    if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ']' | ')')) {
        return None;
    }
    let problem = |length: usize| Problem::new(at..at + length, "Markdown reads no link here");
    if let Some((name, _)) = inside
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]]"))
    {
        let is_name = name.contains(char::is_alphabetic) && !name.contains(['[', ']']);
        return is_name
            .then(|| problem(name.len() + "[[]]".len()).help("it is written `[words](page.md)`"));
    }
    let (words, rest) = inside.split_once(']')?;
    let (gap, rest) = rest.split_once('(')?;
    let (address, _) = rest.split_once(')')?;
    let has_blank = address.contains(' ');
    let is_address =
        address.contains("://") || address.contains(".md") || address.contains(".html");
    let is_meant = match gap {
        "" => true,
        gap => gap.trim().is_empty() && !has_blank,
    };
    if words.contains('[') || words.starts_with('^') || !is_address || !is_meant {
        return None;
    }
    let length = words.len() + gap.len() + address.len() + "[]()".len();
    Some(problem(length).help(match has_blank {
        true => "a blank in an address is written `%20`",
        false => "the parenthesis follows the bracket without a blank",
    }))
}

/// Whether a line has nothing but blanks and the marks of a quotation so far.
fn begins(before: &str) -> bool {
    before.trim_matches([' ', '\t', '>']).is_empty()
}
