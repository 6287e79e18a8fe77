//! Diagnostics: what is wrong in a file, with its line, its column, the nearest valid name and the remedy.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// A mistake in a file, with its location and, where one is known, its remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, from the top of the workspace.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The line as it stands in the file.
    pub source_line: String,
    /// The bytes of the line that are meant.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// The valid name most like the one that was written.
    pub nearest: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Wider than any line that `window` leaves.
        const WIDTH: usize = 10_000;
        let (line, span) = window(&self.source_line, self.span.clone());
        let shown = line[..span.start].chars().count() + 1;
        let snippet = Snippet::source(&line)
            .line_start(self.line)
            .path(&self.file)
            .annotation(AnnotationKind::Primary.span(span));
        let message = shortened(&self.message);
        let mut group = Level::ERROR.primary_title(&message).element(snippet);
        if let Some(nearest) = &self.nearest {
            let question = format!("did you mean `{}`?", shortened(nearest));
            group = group.element(Level::HELP.message(question));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help));
        }
        let renderer = Renderer::plain().term_width(WIDTH);
        let drawn = renderer.render(&[group]);
        // The column is that of the whole line, which the renderer does not see.
        let location = |column: usize| format!("{}:{}:{column}", self.file, self.line);
        f.write_str(&drawn.replacen(&location(shown), &location(self.column), 1))
    }
}

/// What is shown of a line, and where in it the span is: all of it, or what stands around the beginning of the span.
fn window(line: &str, span: Range<usize>) -> (String, Range<usize>) {
    const WHOLE: usize = 400;
    const BEFORE: usize = 60;
    const AFTER: usize = 100;
    if line.len() <= WHOLE {
        return (line.to_owned(), span);
    }
    let start = line.floor_char_boundary(span.start.saturating_sub(BEFORE));
    let end = line.ceil_char_boundary((span.start + AFTER).min(line.len()));
    let before = if start == 0 { "" } else { "… " };
    let after = if end == line.len() { "" } else { " …" };
    let shown = format!("{before}{}{after}", &line[start..end]);
    let shift = |at: usize| at.min(end) - start + before.len();
    (shown, shift(span.start)..shift(span.end))
}

/// A message that quotes somebody's megabyte, without it.
fn shortened(text: &str) -> String {
    const WHOLE: usize = 2000;
    const BEGINNING: usize = 200;
    const END: usize = 100;
    if text.len() <= WHOLE {
        return text.to_owned();
    }
    let (beginning, end) = (
        text.floor_char_boundary(BEGINNING),
        text.ceil_char_boundary(text.len() - END),
    );
    format!("{} … {}", &text[..beginning], &text[end..])
}

/// A mistake in a text whose name the finder does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the text that are wrong.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// The valid name most like the one that was written.
    pub nearest: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Problem {
    /// A problem without a remedy.
    pub fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Problem {
            span,
            message: message.into(),
            nearest: None,
            help: None,
        }
    }

    /// The same problem, with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same problem, with the valid name most like the one that was written.
    #[must_use]
    pub fn nearest(mut self, nearest: Option<String>) -> Self {
        self.nearest = nearest;
        self
    }

    /// The same problem, found in a part of the text that begins at `offset`.
    #[must_use]
    pub fn shifted(mut self, offset: usize) -> Self {
        self.span = self.span.start + offset..self.span.end + offset;
        self
    }
}

/// The candidate that a mistyped `name` most likely meant, if any is close enough to be worth saying.
pub fn nearest<T: AsRef<str>>(
    name: &str,
    candidates: impl IntoIterator<Item = T>,
) -> Option<String> {
    // Jaro-Winkler likeness runs from 0 (nothing alike) to 1 (equal). At 0.75 `thta` still finds
    // `theta`, and `banana` finds nothing among the names of this book.
    const LIKE_ENOUGH: f64 = 0.75;
    candidates
        .into_iter()
        .map(|candidate| {
            let [one, other] = [name, candidate.as_ref()].map(str::to_lowercase);
            (strsim::jaro_winkler(&one, &other), candidate)
        })
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, candidate)| candidate.as_ref().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_found_and_a_far_one_is_not() {
        let names = ["theta", "w1", "w2"];
        assert_eq!(nearest("thta", names).as_deref(), Some("theta"));
        assert_eq!(nearest("W1", names).as_deref(), Some("w1"));
        assert_eq!(nearest("banana", names), None);
    }
}
