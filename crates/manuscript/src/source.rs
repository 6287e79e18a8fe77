//! Source texts: a file as its author wrote it, in which positions are counted.

use std::borrow::Cow;
use std::fs;
use std::ops::Range;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Problem};
use crate::error::Error;

/// One file as its author wrote it, with line feeds between its lines and without a byte order mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The path from the top of the workspace, with `/`.
    pub name: String,
    /// What it holds.
    pub text: String,
}

impl Source {
    /// A text under a name. A byte order mark is dropped, and `\r\n` and a lone `\r`, which ends a line of Markdown too,
    /// become `\n`, so that nobody else needs to know either.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let text = match text.contains('\r') || text.starts_with('\u{feff}') {
            true => text
                .trim_start_matches('\u{feff}')
                .replace("\r\n", "\n")
                .replace('\r', "\n"),
            false => text,
        };
        Source {
            name: name.into(),
            text,
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// Those of the operating system, and a file that is not UTF-8.
    pub fn read(name: impl Into<String>, path: &Path) -> Result<Source, Error> {
        let bytes = fs::read(path).map_err(|source| Error::io("read", path, source))?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Source::new(name, text)),
            Err(error) => Err(Error::Diagnostics(vec![not_utf8(name, error.as_bytes())])),
        }
    }

    /// `book/en/a.md:3:7`: where a byte is, counted in lines and characters from 1.
    pub fn location(&self, offset: usize) -> String {
        let (line, column) = self.line_and_column(offset);
        format!("{}:{line}:{column}", self.name)
    }

    /// The line and the column of a byte, in characters, both from 1.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let at = self.text.floor_char_boundary(offset);
        let line = self.text[..at].matches('\n').count() + 1;
        (line, before_on_line(&self.text, at).chars().count() + 1)
    }

    /// Says where in the file a problem is.
    pub fn diagnostic(&self, problem: Problem) -> Diagnostic {
        let Problem {
            span,
            message,
            nearest,
            help,
        } = problem;
        let start = self.text.floor_char_boundary(span.start);
        let line_start = start - before_on_line(&self.text, start).len();
        let line = self.text[line_start..].split('\n').next().unwrap_or("");
        // What goes on over several lines is underlined to the end of its first.
        let end = self
            .text
            .floor_char_boundary(span.end)
            .clamp(start, line_start + line.len().max(start - line_start));
        let (number, column) = self.line_and_column(start);
        Diagnostic {
            file: self.name.clone(),
            line: number,
            column,
            source_line: line.to_owned(),
            span: start - line_start..end - line_start,
            message,
            nearest,
            help,
        }
    }

    /// The diagnostics of several problems, in the order of the file. Nobody reads more than a hundred, and each holds its
    /// line, which may be a megabyte.
    pub fn diagnostics(&self, mut problems: Vec<Problem>) -> Vec<Diagnostic> {
        const MOST: usize = 100;
        problems.sort_by_key(|problem| problem.span.start);
        if problems.len() > MOST {
            let message = format!("{} more mistakes in this file", problems.len() - MOST);
            problems.truncate(MOST + 1);
            problems[MOST] =
                Problem::new(problems[MOST].span.clone(), message).help("mend those above first");
        }
        problems
            .into_iter()
            .map(|problem| self.diagnostic(problem))
            .collect()
    }
}

/// The marks of a merge that nobody has settled.
pub(crate) fn conflict(text: &str) -> Option<Problem> {
    let line = |mark: &str| {
        let first = text.starts_with(mark).then_some(0);
        first.or_else(|| text.find(&format!("\n{mark}")).map(|at| at + 1))
    };
    // The first that is found: who settles by hand forgets one of them.
    // `=======` alone is also the line below a heading.
    let marks = ["<<<<<<< ", "||||||| ", ">>>>>>> "];
    let begin = marks.into_iter().filter_map(line).min()?;
    let end = begin + after_on_line(text, begin).len();
    let problem = Problem::new(begin..end, "a merge conflict that is not settled");
    Some(problem.help(
        "keep one of the two sides, and take out the lines `<<<<<<<`, `=======` and `>>>>>>>`",
    ))
}

fn not_utf8(name: impl Into<String>, bytes: &[u8]) -> Diagnostic {
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let at = match std::str::from_utf8(bytes) {
        Err(error) if !utf16 => error.valid_up_to(),
        _ => 0,
    };
    // Before that byte nothing is replaced.
    let source = Source {
        name: name.into(),
        text: String::from_utf8_lossy(bytes).into_owned(),
    };
    let mut diagnostic = source.diagnostic(match utf16 {
        true => Problem::new(0..0, "this file is UTF-16, and not UTF-8"),
        false => Problem::new(
            at..at + '\u{fffd}'.len_utf8(),
            format!("the byte {:02X} is not UTF-8", bytes[at]),
        ),
    });
    if utf16 {
        diagnostic.source_line = String::new();
        diagnostic.span = 0..0;
    }
    diagnostic.help =
        Some("save the file as UTF-8; many editors call this its encoding".to_owned());
    diagnostic
}

/// What stands before `at` on its line.
pub fn before_on_line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    &text[start..at]
}

/// What stands after `at` on its line, without the line break.
pub fn after_on_line(text: &str, at: usize) -> &str {
    text[at..].lines().next().unwrap_or("")
}

/// The line after the one that holds `at`, if there is one.
pub fn next_line(text: &str, at: usize) -> Option<&str> {
    let (_, rest) = text[at..].split_once('\n')?;
    Some(rest.lines().next().unwrap_or(""))
}

/// The text of `span`, in which the `>` of a block quote at the beginning of further lines are blanks.
///
/// Every byte keeps its position, so positions in the result are positions in `text`.
pub fn body(text: &str, span: Range<usize>) -> Cow<'_, str> {
    let is_quoted = before_on_line(text, span.start)
        .trim_start()
        .starts_with('>');
    let text = &text[span];
    let Some((first, rest)) = text.split_once('\n').filter(|_| is_quoted) else {
        return Cow::Borrowed(text);
    };
    let mut body = format!("{first}\n");
    for line in rest.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '>']);
        body.push_str(&" ".repeat(line.len() - words.len()));
        body.push_str(words);
    }
    Cow::Owned(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both are taken here and nowhere else: whatever comes after sees neither.
    #[test]
    fn a_byte_order_mark_and_carriage_returns_are_dropped_when_a_file_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.md");
        fs::write(&path, "\u{feff}# One\r\n\rTwo\r").unwrap();
        let source = Source::read("page.md", &path).unwrap();
        assert_eq!(source.text, "# One\n\nTwo\n");
        assert_eq!(
            source.location(source.text.find("Two").unwrap()),
            "page.md:3:1"
        );
    }

    #[test]
    fn positions_count_characters_and_lines_from_one() {
        for (text, meant, line, column, underlined) in [
            ("first\nθ ≥ {{#x}}\n", 13..19, 2, 5, 7..13),
            // What goes on over several lines is underlined on its first.
            ("a {{#x\n  y\n}} b", 2..13, 1, 3, 2..6),
            ("a\n", 2..2, 2, 1, 0..0),
        ] {
            let diagnostic = Source::new("page.md", text).diagnostic(Problem::new(meant, "no"));
            let at = (diagnostic.line, diagnostic.column, diagnostic.span);
            assert_eq!(at, (line, column, underlined), "{text}");
        }
    }

    /// A Chinese character takes two columns of a terminal, and counts as one of the file.
    #[test]
    fn the_caret_stands_under_what_is_meant() {
        let text = "一二\n加权和是 {{#nubmer e.sum}}\n";
        let source = Source::new("book/en/page.md", text);
        let at = text.find("nubmer").unwrap();
        let problem = Problem::new(at..at + 6, "there is no directive `nubmer`")
            .nearest(Some("number".to_owned()))
            .help("the directives are number, table");
        assert_eq!(
            source.diagnostic(problem).to_string(),
            "error: there is no directive `nubmer`\n \
             --> book/en/page.md:2:9\n  \
             |\n\
             2 | 加权和是 {{#nubmer e.sum}}\n  \
             |             ^^^^^^\n  \
             |\n  \
             = help: did you mean `number`?\n  \
             = help: the directives are number, table"
        );
    }

    #[test]
    fn of_very_many_mistakes_a_hundred_are_told_and_the_number_of_the_others() {
        let source = Source::new("page.md", "x".repeat(5_000));
        let problems = |n: usize| (0..n).map(|at| Problem::new(at..at + 1, "no")).collect();
        assert_eq!(source.diagnostics(problems(100)).len(), 100);
        let told = source.diagnostics(problems(5_000));
        assert_eq!(told.len(), 101);
        assert_eq!(told[100].message, "4900 more mistakes in this file");
    }

    #[test]
    fn the_marks_of_a_block_quote_are_blank_inside_a_span() {
        let text = "> $a\n> + b$\n";
        assert_eq!(body(text, 2..11), "$a\n  + b$");
        // Outside a block quote a `>` is a `>`.
        assert_eq!(body("$a\n> b$", 0..7), "$a\n> b$");
    }
}
