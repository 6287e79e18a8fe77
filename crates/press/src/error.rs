//! What can go wrong, said so that it can be put right.

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

/// A mistake in a page, with its place and, where one is known, its remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, from the top of the workspace.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// How many characters of the line are meant.
    pub width: usize,
    /// The line as it stands in the file.
    pub source_line: String,
    /// What is wrong.
    pub message: String,
    /// The valid name most like the one that was written.
    pub nearest: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        writeln!(f, "error: {}", self.message)?;
        writeln!(f, "{margin}--> {}:{}:{}", self.file, self.line, self.column)?;
        writeln!(f, "{margin} |")?;
        writeln!(f, "{number} | {}", self.source_line)?;
        write!(
            f,
            "{margin} | {}{}",
            " ".repeat(self.column - 1),
            "^".repeat(self.width)
        )?;
        if let Some(nearest) = &self.nearest {
            write!(f, "\n{margin} = did you mean `{nearest}`?")?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n{margin} = {help}")?;
        }
        Ok(())
    }
}

/// A mistake at a place in a text that the finder does not know the name of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) span: Range<usize>,
    pub(crate) message: String,
    pub(crate) nearest: Option<String>,
    pub(crate) help: Option<String>,
}

impl Problem {
    pub(crate) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Problem {
            span,
            message: message.into(),
            nearest: None,
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn nearest(mut self, nearest: Option<String>) -> Self {
        self.nearest = nearest;
        self
    }

    /// The same problem, found in a part of the text that begins at `offset`.
    pub(crate) fn shifted(mut self, offset: usize) -> Self {
        self.span = self.span.start + offset..self.span.end + offset;
        self
    }
}

/// The candidate that a mistyped `name` most likely meant, if any is close enough to be worth saying.
pub(crate) fn nearest<T: AsRef<str>>(
    name: &str,
    candidates: impl IntoIterator<Item = T>,
) -> Option<String> {
    // Jaro-Winkler likeness runs from 0 (nothing alike) to 1 (equal). At 0.75 `thta` still finds
    // `theta`, and `banana` finds nothing among the names of this book.
    const LIKE_ENOUGH: f64 = 0.75;
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(name, candidate.as_ref()), candidate))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, candidate)| candidate.as_ref().to_owned())
}

/// Why the book was not rendered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Pages hold mistakes; all of them are listed.
    #[error("{}", several(.0))]
    Pages(Vec<Diagnostic>),
    /// mdBook warned while it rendered; a warning is an error here.
    #[error("{}", warned(.0))]
    Warnings(Vec<String>),
    /// mdBook gave up.
    #[error("mdBook: {}", chain(.0))]
    Book(mdbook_driver::errors::Error),
    /// mdBook panicked; its message is in the terminal.
    #[error(
        "mdBook panicked (its message stands above): the last pages that were changed hold something it cannot read"
    )]
    Panic,
    /// There is no book above the folder.
    #[error(
        "no book here: neither {} nor a folder above it holds book/book.toml",
        .start.display()
    )]
    NoWorkspace {
        /// Where the search began.
        start: PathBuf,
    },
    /// The output folder holds something that is not a rendered book, and would be lost.
    #[error(
        "{} holds files, and no rendered book: it is left alone; name another folder or empty it",
        .out.display()
    )]
    NotABook {
        /// The output folder.
        out: PathBuf,
    },
    /// A file or folder could not be used.
    #[error("cannot {action} {}: {source}", .path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// Another program listens where the book was to be served.
    #[error(
        "port {port} is taken by another program (perhaps this book is already being served): \
         end that, or choose another port with `cargo run -- serve --port {}`",
        .port.checked_add(1).unwrap_or(3000)
    )]
    PortTaken {
        /// The port.
        port: u16,
    },
    /// The operating system refused what a server needs.
    #[error("the book cannot be served: {0}")]
    Server(io::Error),
    /// Changes of the sources cannot be noticed.
    #[error("cannot watch {}: {source}", .path.display())]
    Watch {
        /// The folder.
        path: PathBuf,
        /// Why it failed.
        source: notify::Error,
    },
}

fn several(diagnostics: &[Diagnostic]) -> String {
    let mut text: String = diagnostics
        .iter()
        .map(|diagnostic| format!("{diagnostic}\n\n"))
        .collect();
    text.push_str(&match diagnostics.len() {
        1 => "1 error in the pages".to_owned(),
        n => format!("{n} errors in the pages"),
    });
    text
}

fn warned(warnings: &[String]) -> String {
    let mut text: String = warnings
        .iter()
        .map(|warning| format!("error: mdBook warns: {warning}\n\n"))
        .collect();
    text.push_str("a warning of mdBook is an error in this book");
    text
}

fn chain(error: &mdbook_driver::errors::Error) -> String {
    let parts: Vec<_> = error.chain().map(ToString::to_string).collect();
    parts.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_shows_the_line_and_points_at_the_place() {
        let diagnostic = Diagnostic {
            file: "book/en/page.md".into(),
            line: 12,
            column: 5,
            width: 3,
            source_line: "see foo bar".into(),
            message: "there is no `foo`".into(),
            nearest: Some("food".into()),
            help: Some("look in the larder".into()),
        };
        assert_eq!(
            diagnostic.to_string(),
            "error: there is no `foo`\n\
             \x20 --> book/en/page.md:12:5\n\
             \x20  |\n\
             12 | see foo bar\n\
             \x20  |     ^^^\n\
             \x20  = did you mean `food`?\n\
             \x20  = look in the larder"
        );
    }

    #[test]
    fn a_near_name_is_found_and_a_far_one_is_not() {
        let names = ["theta", "w1", "w2"];
        assert_eq!(nearest("thta", names).as_deref(), Some("theta"));
        assert_eq!(nearest("banana", names), None);
    }
}
