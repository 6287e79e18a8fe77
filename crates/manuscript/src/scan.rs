//! The scanner: finds the pieces of a page, which are directives, formulas and the comments that mark claims.
//!
//! The page is Markdown, so code blocks, code spans and the tags of HTML are found by the parser that mdBook
//! itself uses, and nothing inside them is touched.

use std::collections::HashMap;
use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::diagnostic::Problem;
use crate::directive::{self, Directive};
use crate::marker::{self, Marker};
use crate::raw_html::RawHtml;
use crate::source::body;

/// A part of a page that is more than Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// `{{#name …}}`
    Directive(Directive),
    /// `$…$` or `$$…$$`
    Formula(Formula),
    /// `<!-- claim: … -->` or `<!-- erratum: … -->`
    Marker(Marker),
}

impl Piece {
    /// The bytes of the page that it takes.
    pub fn span(&self) -> Range<usize> {
        match self {
            Piece::Directive(directive) => directive.span.clone(),
            Piece::Formula(formula) => formula.span.clone(),
            Piece::Marker(marker) => marker.span.clone(),
        }
    }
}

/// A formula between dollar signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// With the dollar signs.
    pub span: Range<usize>,
    /// Without them.
    pub tex: Range<usize>,
    /// Between `$$`: on lines of its own.
    pub display: bool,
    /// The directives in it.
    pub directives: Vec<Directive>,
}

/// What the scanner finds in a page.
#[derive(Debug)]
pub(crate) struct Scan {
    /// Directives, formulas and markers, in order.
    pub(crate) pieces: Vec<Piece>,
    /// All comments, markers among them, in order.
    pub(crate) comments: Vec<Range<usize>>,
    /// What is wrong with the marks.
    pub(crate) problems: Vec<Problem>,
}

/// The pieces of a page, in order, and what is wrong with the page's marks.
pub(crate) fn scan(text: &str) -> Scan {
    let regions = Regions::of(text);
    let mut problems = regions.unclosed_fences.clone();
    let (mut pieces, mut comments) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(&end) = regions.skipped.get(&at) {
            at = end;
        } else if c == '\\' {
            at += 1 + rest[1..]
                .chars()
                .next()
                .filter(char::is_ascii_punctuation)
                .map_or(0, char::len_utf8);
        } else if rest.starts_with("<!--") {
            let Some(length) = rest.find("-->") else {
                problems.push(
                    Problem::new(at..at + 4, "this comment is not closed")
                        .help("close it with `-->`"),
                );
                break;
            };
            let span = at..at + length + 3;
            if let Some(early) = rest[..length].find("--!>") {
                problems.push(
                    Problem::new(
                        at + early..at + early + 4,
                        "a browser closes this comment here, and shows what follows",
                    )
                    .help("close it with `-->`"),
                );
            }
            match marker::marker(&text[span.clone()], at) {
                Ok(marker) => pieces.extend(marker.map(Piece::Marker)),
                Err(problem) => problems.push(problem),
            }
            at = span.end;
            comments.push(span);
        } else if rest.starts_with("{{#") {
            match directive::parse(&body(text, at..text.len()), at) {
                Ok(directive) => {
                    at = directive.span.end;
                    pieces.push(Piece::Directive(directive));
                }
                Err((problem, go_on)) => {
                    problems.push(problem);
                    at = go_on;
                }
            }
        } else if rest.starts_with("{{") {
            problems.push(
                Problem::new(at..at + 2, "braces that are not a directive").help(
                    "a directive begins with `{{#`; braces that should be seen are written `\\{{`",
                ),
            );
            at += 2;
        } else if c == '$' {
            match formula(text, at, &regions) {
                Ok(formula) => {
                    at = formula.span.end;
                    pieces.push(Piece::Formula(formula));
                }
                Err(problem) => {
                    // The rest of the line would be read inside out.
                    at += rest.find('\n').unwrap_or(rest.len());
                    problems.push(problem);
                }
            }
        } else {
            at += c.len_utf8();
        }
    }
    // What looks like a tag inside a formula is none.
    let inside = |at: usize| {
        let mut spans = pieces.iter().map(Piece::span);
        spans.any(|span: Range<usize>| span.contains(&at))
    };
    let html = regions.raw_html.problems.into_iter();
    problems.extend(html.filter(|problem| !inside(problem.span.start)));
    Scan {
        pieces,
        comments,
        problems,
    }
}

/// The formula whose first dollar sign stands at `open`.
fn formula(text: &str, open: usize, regions: &Regions) -> Result<Formula, Problem> {
    let display = text[open..].starts_with("$$");
    let mark = if display { "$$" } else { "$" };
    let start = open + mark.len();
    let unclosed = Problem::new(
        open..start,
        format!("this `{mark}` opens a formula that is not closed"),
    );
    let cell_end = regions.cell_end(open);
    let mut directives = Vec::new();
    let mut at = start;
    let close = loop {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else {
            return Err(
                unclosed.help("close it with the same mark; a dollar sign is written `\\$`")
            );
        };
        if cell_end.is_some_and(|end| at >= end) {
            return Err(unclosed.help(
                "it would have to be closed in the same cell of the table; a bar inside is written `\\vert` or `\\mid`",
            ));
        }
        if regions.code_spans.contains(&at) {
            return Err(
                unclosed.help("close it before the code begins; a dollar sign is written `\\$`")
            );
        }
        if rest.starts_with(mark) {
            break at;
        }
        if display && c == '$' {
            return Err(Problem::new(at..at + 1, "a single `$` inside `$$…$$`")
                .help("close the formula with `$$`; a dollar sign is written `\\$`"));
        }
        if c == '\n'
            && rest[1..]
                .lines()
                .next()
                .is_none_or(|line| line.trim_matches([' ', '\t', '>']).is_empty())
        {
            return Err(unclosed
                .help("a formula cannot go over a blank line; a dollar sign is written `\\$`"));
        }
        at += match c {
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '{' if rest.starts_with("{{#") => {
                let rest = &body(text, open..text.len())[at - open..];
                let directive = directive::parse(rest, at).map_err(|(problem, _)| problem)?;
                let length = directive.span.len();
                directives.push(directive);
                length
            }
            c => c.len_utf8(),
        };
    };
    let tex = &text[start..close];
    if tex.trim().is_empty() {
        return Err(Problem::new(open..close + mark.len(), "an empty formula"));
    }
    if !display && (tex.starts_with(char::is_whitespace) || tex.ends_with(char::is_whitespace)) {
        return Err(
            Problem::new(open..close + 1, "a blank just inside the `$` of a formula")
                .help("write `$x$` without blanks at the ends; a dollar sign is written `\\$`"),
        );
    }
    Ok(Formula {
        span: open..close + mark.len(),
        tex: start..close,
        display,
        directives,
    })
}

/// What the Markdown parser says about the page.
#[derive(Default)]
struct Regions {
    /// Code and the tags inside paragraphs, by their beginning: nothing in them is touched.
    skipped: HashMap<usize, usize>,
    /// Where code spans begin.
    code_spans: Vec<usize>,
    /// The cells of tables: a formula must end in the cell where it began.
    cells: Vec<Range<usize>>,
    unclosed_fences: Vec<Problem>,
    raw_html: RawHtml,
}

impl Regions {
    fn of(text: &str) -> Regions {
        let mut regions = Regions::default();
        let events = new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter();
        for (event, span) in events {
            regions.raw_html.follow(&event, text, &span);
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    if let CodeBlockKind::Fenced(_) = kind
                        && !is_closed(&text[span.clone()])
                    {
                        let fence = text[span.clone()].lines().next().unwrap_or("");
                        regions.unclosed_fences.push(
                            Problem::new(
                                span.start..span.start + fence.len(),
                                "this block of code is not closed",
                            )
                            .help("close it with as many of the same mark on a line of their own"),
                        );
                    }
                    regions.skipped.insert(span.start, span.end);
                }
                Event::Code(_) => {
                    regions.code_spans.push(span.start);
                    regions.skipped.insert(span.start, span.end);
                }
                Event::InlineHtml(_) if !text[span.clone()].starts_with("<!--") => {
                    regions.skipped.insert(span.start, span.end);
                }
                Event::Start(Tag::TableCell) => regions.cells.push(span),
                _ => {}
            }
        }
        regions
    }

    fn cell_end(&self, at: usize) -> Option<usize> {
        self.cells
            .iter()
            .find(|cell| cell.contains(&at))
            .map(|cell| cell.end)
    }
}

/// Whether a fenced block, fences included, ends with the fence it began with.
fn is_closed(block: &str) -> bool {
    let first = block.trim_start();
    let Some(mark) = first.chars().next() else {
        return false;
    };
    let length = first.len() - first.trim_start_matches(mark).len();
    let last = block.lines().skip(1).last().unwrap_or("");
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    last.len() >= length && last.chars().all(|c| c == mark)
}
