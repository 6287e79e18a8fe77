//! Pages: a text of the book, its pieces, and what the Markdown parser says about it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use mdbook_markdown::pulldown_cmark::Event;
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::diagnostic::Problem;
use crate::directive::Directive;
use crate::markdown::{Fence, Heading, Link};
use crate::marker::Marker;
use crate::scan::{Formula, Piece, Scan, scan};
use crate::source::Source;

/// A page of the book. A clone is cheap, and shares what was read.
#[derive(Clone, Debug)]
pub struct Page {
    /// The path below the folder of the chapters, with `/`: `neural-units/sigmoid.md`.
    pub path: String,
    /// Its title in the table of contents.
    pub title: String,
    source: Arc<Source>,
    scan: Arc<OnceLock<Scan>>,
}

impl Fence {
    /// Its code, without the marks of the quotation or the list it stands in.
    pub fn text(&self, page: &Page) -> String {
        let lines = self.code.iter().map(|code| &page.text()[code.clone()]);
        lines.collect()
    }
}

impl Page {
    /// A page whose file is called `name`.
    pub fn new(
        path: impl Into<String>,
        title: impl Into<String>,
        name: impl Into<String>,
        text: impl Into<String>,
    ) -> Page {
        Page::from_source(path, title, Source::new(name, text))
    }

    /// A page whose file has been read.
    pub fn from_source(path: impl Into<String>, title: impl Into<String>, source: Source) -> Page {
        Page {
            path: path.into(),
            title: title.into(),
            source: Arc::new(source),
            scan: Arc::default(),
        }
    }

    /// The same page with another text.
    #[must_use]
    pub fn with_text(&self, text: impl Into<String>) -> Page {
        let source = Source::new(self.source.name.clone(), text);
        Page::from_source(self.path.clone(), self.title.clone(), source)
    }

    /// The file's name from the top of the workspace: `book/en/neural-units/sigmoid.md`.
    pub fn name(&self) -> &str {
        &self.source.name
    }

    /// What the author wrote.
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// The text with its name, for locations and diagnostics.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// `book/en/neural-units/sigmoid.md:3:7`
    pub fn location(&self, offset: usize) -> String {
        self.source.location(offset)
    }

    /// What Markdown sees, as mdBook reads it, with the bytes it sees it in.
    pub fn events(&self) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
        new_cmark_parser(self.text(), &MarkdownOptions::default()).into_offset_iter()
    }

    /// Its directives, formulas and markers, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.scan().pieces
    }

    /// Its directives, formulas and markers that begin in a range, in order.
    pub fn pieces_in(&self, range: Range<usize>) -> &[Piece] {
        let pieces = self.pieces();
        let before = |end: usize| pieces.partition_point(|piece| piece.span().start < end);
        &pieces[before(range.start)..before(range.end)]
    }

    /// What is wrong with its marks, in no order.
    pub fn problems(&self) -> &[Problem] {
        &self.scan().problems
    }

    /// Its directives, in order, those inside formulas among them.
    pub fn directives(&self) -> impl Iterator<Item = &Directive> {
        self.pieces().iter().flat_map(Piece::directives)
    }

    /// Its formulas, in order.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        self.pieces().iter().filter_map(|piece| match piece {
            Piece::Formula(formula) => Some(formula),
            _ => None,
        })
    }

    /// Its markers, in order.
    pub fn markers(&self) -> impl Iterator<Item = &Marker> {
        self.pieces().iter().filter_map(|piece| match piece {
            Piece::Marker(marker) => Some(marker),
            _ => None,
        })
    }

    /// Its links and pictures.
    pub fn links(&self) -> &[Link] {
        &self.scan().links
    }

    /// Its HTML comments, outside code.
    pub fn comments(&self) -> &[Range<usize>] {
        &self.scan().comments
    }

    /// Its code blocks.
    pub fn fences(&self) -> &[Fence] {
        &self.scan().fences
    }

    /// Its headings.
    pub fn headings(&self) -> &[Heading] {
        &self.scan().headings
    }

    fn scan(&self) -> &Scan {
        self.scan.get_or_init(|| scan(self.text()))
    }
}
