//! Pages: a text of the book, its pieces, and what the Markdown parser says about it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::diagnostic::Problem;
use crate::directive::Directive;
use crate::link::Link;
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
    reading: Arc<OnceLock<Reading>>,
}

/// What was read in a page.
#[derive(Debug)]
struct Reading {
    scan: Scan,
    fences: Vec<Fence>,
    headings: Vec<Heading>,
}

/// A code block: its words after the backticks, or nothing when it is indented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// The whole block, fences included.
    pub span: Range<usize>,
    /// What stands after the backticks; nothing when the block is indented.
    pub tag: Option<String>,
    /// The lines of code; in a quotation or a list they do not touch.
    pub code: Vec<Range<usize>>,
}

impl Fence {
    /// The words after the backticks: `rust`, `compile_fail`.
    pub fn words(&self) -> Vec<&str> {
        let tag = self.tag.as_deref().unwrap_or_default();
        tag.split([',', ' '])
            .filter(|word| !word.is_empty())
            .collect()
    }

    /// Whether `cargo test` runs it and it must succeed.
    pub fn is_run(&self) -> bool {
        let words = self.words();
        words.first() == Some(&"rust")
            && ["ignore", "no_run", "compile_fail"]
                .iter()
                .all(|unrun| !words.contains(unrun))
    }

    /// Its code, without the marks of the quotation or the list it stands in.
    pub fn text(&self, page: &Page) -> String {
        let lines = self.code.iter().map(|code| &page.text()[code.clone()]);
        lines.collect()
    }
}

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The whole line.
    pub span: Range<usize>,
    /// 1 for the title of the page.
    pub level: u8,
    /// Its words, without markup.
    pub text: String,
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
            reading: Arc::default(),
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
        &self.reading().scan.pieces
    }

    /// What is wrong with its marks, in no order.
    pub fn problems(&self) -> &[Problem] {
        &self.reading().scan.problems
    }

    /// Its directives, in order, those inside formulas among them.
    pub fn directives(&self) -> impl Iterator<Item = &Directive> {
        self.pieces().iter().flat_map(|piece| match piece {
            Piece::Directive(directive) => std::slice::from_ref(directive),
            Piece::Formula(formula) => &formula.directives,
            Piece::Marker(_) => &[],
        })
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
        &self.reading().scan.links
    }

    /// Its HTML comments, outside code.
    pub fn comments(&self) -> &[Range<usize>] {
        &self.reading().scan.comments
    }

    /// Its code blocks.
    pub fn fences(&self) -> &[Fence] {
        &self.reading().fences
    }

    /// Its headings.
    pub fn headings(&self) -> &[Heading] {
        &self.reading().headings
    }

    fn reading(&self) -> &Reading {
        self.reading.get_or_init(|| {
            let (mut fences, mut headings): (Vec<Fence>, Vec<Heading>) = Default::default();
            let (mut in_code, mut in_heading) = (false, false);
            for (event, span) in self.events() {
                match event {
                    Event::Start(Tag::CodeBlock(kind)) => {
                        let tag = match kind {
                            CodeBlockKind::Fenced(words) => Some(words.to_string()),
                            CodeBlockKind::Indented => None,
                        };
                        let code = Vec::new();
                        fences.push(Fence { span, tag, code });
                        in_code = true;
                    }
                    Event::End(TagEnd::CodeBlock) => in_code = false,
                    Event::Text(_) if in_code => {
                        fences.last_mut().expect("it was opened").code.push(span);
                    }
                    Event::Start(Tag::Heading { level, .. }) => {
                        let (level, text) = (level as u8, String::new());
                        headings.push(Heading { span, level, text });
                        in_heading = true;
                    }
                    Event::End(TagEnd::Heading(_)) => in_heading = false,
                    Event::Text(words) | Event::Code(words) if in_heading => {
                        headings.last_mut().expect("it was opened").text += &words;
                    }
                    _ => {}
                }
            }
            Reading {
                scan: scan(self.text()),
                fences,
                headings,
            }
        })
    }
}
