//! Regions: what the Markdown parser says about a page, which the scanner goes by.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::diagnostic::Problem;
use crate::markdown::{Fence, Heading, Link};
use crate::raw_html::RawHtml;
use crate::source::after_on_line;

/// What the Markdown parser says about the page.
#[derive(Default)]
pub(crate) struct Regions {
    /// Code, the tags inside paragraphs and the addresses of links, by their beginning: nothing in them is touched.
    pub(crate) skipped: HashMap<usize, usize>,
    /// Where code spans begin.
    pub(crate) code_spans: HashSet<usize>,
    /// The addresses and titles of links, by their beginning.
    pub(crate) addresses: BTreeMap<usize, usize>,
    /// The alternative texts of pictures, by the beginning of the picture.
    pub(crate) alternatives: HashMap<usize, Range<usize>>,
    pub(crate) links: Vec<Link>,
    /// Where the brackets of links and pictures open.
    pub(crate) brackets: HashSet<usize>,
    pub(crate) fences: Vec<Fence>,
    pub(crate) headings: Vec<Heading>,
    /// Problems that stand whatever the scanner finds.
    pub(crate) problems: Vec<Problem>,
    /// Problems that are none inside of a formula or a directive, where Markdown is not read.
    pub(crate) doubtful: Vec<Problem>,
    /// The cells of tables, in order: a formula must end in the cell where it began.
    cells: Vec<Range<usize>>,
    /// The blocks in which a line of dashes and bars is nothing to wonder at.
    tables_and_code: Vec<Range<usize>>,
    pub(crate) footnotes: Footnotes,
    /// The places that headings are given by `{#id}`.
    places: HashSet<String>,
}

/// Where footnotes are defined and referred to.
#[derive(Default)]
pub(crate) struct Footnotes {
    pub(crate) definitions: BTreeMap<String, Range<usize>>,
    /// The beginnings of definitions and references.
    pub(crate) known: HashSet<usize>,
    referred: HashSet<String>,
}

/// A link whose end has not come yet.
struct OpenLink {
    span: Range<usize>,
    /// Where its words, or its alternative text, end as far as they have been read.
    words_end: usize,
    address: String,
    kind: LinkType,
    is_picture: bool,
}

impl Regions {
    pub(crate) fn of(text: &str) -> Regions {
        let mut regions = Regions::default();
        let mut raw_html = RawHtml::default();
        let mut open: Vec<OpenLink> = Vec::new();
        let mut columns = 0;
        let (mut in_code, mut in_heading) = (false, false);
        let mut events = new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter();
        for (event, span) in events.by_ref() {
            raw_html.follow(&event, text, &span);
            if let Some(link) = open.last_mut()
                && !matches!(event, Event::End(TagEnd::Link | TagEnd::Image))
            {
                link.words_end = link.words_end.max(span.end);
            }
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let tag = match kind {
                        CodeBlockKind::Fenced(words) => Some(words.to_string()),
                        CodeBlockKind::Indented => None,
                    };
                    in_code = true;
                    regions.skipped.insert(span.start, span.end);
                    regions.tables_and_code.push(span.clone());
                    regions.fence(text, tag, span);
                }
                Event::Text(_) if in_code => {
                    let fence = regions.fences.last_mut().expect("it was opened");
                    fence.code.push(span);
                }
                Event::End(TagEnd::CodeBlock) => in_code = false,
                Event::Start(Tag::Heading { level, id, .. }) => {
                    regions.heading(text, span.clone(), id.as_deref());
                    let (level, text) = (level as u8, String::new());
                    regions.headings.push(Heading { span, level, text });
                    in_heading = true;
                }
                Event::End(TagEnd::Heading(_)) => {
                    in_heading = false;
                    regions.nameless_heading(text, &span);
                }
                Event::Code(words) => {
                    regions.words(&words, in_heading);
                    regions.code_spans.insert(span.start);
                    regions.skipped.insert(span.start, span.end);
                }
                Event::InlineHtml(_) if !text[span.clone()].starts_with("<!--") => {
                    regions.skipped.insert(span.start, span.end);
                }
                Event::Start(Tag::Table(alignments)) => {
                    columns = alignments.len();
                    regions.tables_and_code.push(span);
                }
                Event::Start(Tag::TableHead | Tag::TableRow) => regions.row(text, span, columns),
                Event::Start(Tag::TableCell) => regions.cells.push(span),
                Event::Text(words) => {
                    regions.words(&words, in_heading);
                    if words.as_ref() == "*" {
                        regions.stray_asterisks(text, span.clone());
                    }
                    regions.stray_backtick(text, span);
                }
                Event::Start(
                    ref tag @ (Tag::Link {
                        link_type,
                        ref dest_url,
                        ..
                    }
                    | Tag::Image {
                        link_type,
                        ref dest_url,
                        ..
                    }),
                ) => {
                    let is_picture = matches!(tag, Tag::Image { .. });
                    open.push(OpenLink {
                        words_end: span.start + 1 + usize::from(is_picture),
                        span,
                        address: dest_url.to_string(),
                        kind: link_type,
                        is_picture,
                    });
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    if let Some(link) = open.pop() {
                        if let Some(around) = open.last_mut() {
                            around.words_end = around.words_end.max(link.span.end);
                        }
                        regions.link(text, link);
                    }
                }
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    regions.footnotes.known.insert(span.start);
                    let end = span.start + after_on_line(text, span.start).len();
                    let end = text[span.start..end]
                        .find(']')
                        .map_or(end, |at| span.start + at + 1);
                    let place = span.start..end;
                    if name.contains([' ', '\t', '$']) {
                        let message = format!("`{name}` is no name for a footnote");
                        regions.problems.push(
                            Problem::new(place.clone(), message)
                                .help("a name has letters, digits and `-`"),
                        );
                    }
                    if regions
                        .footnotes
                        .definitions
                        .insert(name.to_string(), place.clone())
                        .is_some()
                    {
                        let message = format!("the footnote `{name}` is defined twice");
                        regions
                            .problems
                            .push(Problem::new(place, message).help("give one another name"));
                    }
                }
                Event::FootnoteReference(name) => {
                    regions.footnotes.known.insert(span.start);
                    regions.footnotes.referred.insert(name.to_string());
                }
                _ => {}
            }
        }
        for (_, definition) in events.reference_definitions().iter() {
            regions.address(definition.span.clone());
        }
        regions.unread_tables(text);
        regions.unused_footnotes();
        regions.doubtful.extend(raw_html.finish());
        regions
    }

    /// The end of the cell that holds a byte.
    pub(crate) fn cell_end(&self, at: usize) -> Option<usize> {
        let next = self.cells.partition_point(|cell| cell.start <= at);
        let cell = &self.cells[next.checked_sub(1)?];
        cell.contains(&at).then_some(cell.end)
    }

    /// The end of the address that holds a byte.
    pub(crate) fn address_end(&self, at: usize) -> Option<usize> {
        let (_, end) = self.addresses.range(..=at).next_back()?;
        (at < *end).then_some(*end)
    }

    /// Words in braces at the end of a heading are not shown: `{#id}` names its place.
    fn heading(&mut self, text: &str, span: Range<usize>, id: Option<&str>) {
        let line = after_on_line(text, span.start).trim_end();
        let Some((words, name)) = line
            .strip_suffix('}')
            .and_then(|line| line.rsplit_once('{'))
        else {
            return;
        };
        let place = span.start + words.len()..span.start + line.len();
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        if words.ends_with(['\\', '{']) || words.ends_with("{{#") {
            return;
        }
        if name
            .strip_prefix('#')
            .is_none_or(|name| !name.chars().all(is_word))
        {
            let problem = Problem::new(place, "these words would not be shown");
            self.problems.push(problem.help(
                "`{#name}` at the end of a heading names its place; a brace that should be seen is written `\\{`",
            ));
        } else if let Some(id) = id
            && !self.places.insert(id.to_owned())
        {
            let problem = Problem::new(place, format!("two headings have the place `#{id}`"));
            self.problems.push(problem.help("give one of them another"));
        }
    }

    /// A heading without a letter, a digit or `{#id}`: its place would have no name.
    fn nameless_heading(&mut self, text: &str, span: &Range<usize>) {
        let line = after_on_line(text, span.start).trim_end();
        if line.contains(|c: char| c.is_alphanumeric()) {
            return;
        }
        let place = span.start..span.start + line.len();
        let problem = Problem::new(place, "a heading without words");
        self.problems
            .push(problem.help("write some, or take it out; its place is named by them"));
    }

    /// Marks of bold words that Markdown shows: they stand beside a blank, or a punctuation mark inside of them beside a letter
    /// outside, as in Chinese.
    fn stray_asterisks(&mut self, text: &str, span: Range<usize>) {
        if text[span.start..].starts_with("**") && !text[..span.start].ends_with(['\\', '*']) {
            let problem = Problem::new(
                span.start..span.start + 2,
                "Markdown reads no bold words here, and shows these asterisks",
            );
            self.doubtful.push(problem.help(
                "put punctuation outside of them and no blank inside; asterisks that should be seen are written `\\*`",
            ));
        }
    }

    /// Words and code, which may be those of a heading.
    fn words(&mut self, words: &str, in_heading: bool) {
        if let Some(heading) = self.headings.last_mut().filter(|_| in_heading) {
            heading.text += words;
        }
    }

    fn fence(&mut self, text: &str, tag: Option<String>, span: Range<usize>) {
        let first = span.start..span.start + after_on_line(text, span.start).len();
        if tag.as_deref().map(str::trim) == Some("math") {
            let problem = Problem::new(first.clone(), "a block of code is no formula here");
            self.problems
                .push(problem.help("put it between `$$` and `$$`"));
        }
        if tag.is_some() && !is_closed(&text[span.clone()]) {
            let problem = Problem::new(first, "this block of code is not closed");
            self.problems.push(
                problem.help("close it with as many of the same mark on a line of their own"),
            );
        }
        let code = Vec::new();
        self.fences.push(Fence { span, tag, code });
    }

    /// Cells that Markdown drops because the table has fewer columns.
    fn row(&mut self, text: &str, span: Range<usize>, columns: usize) {
        let row = &text[span.clone()];
        let bars: Vec<usize> = row
            .match_indices('|')
            .map(|(at, _)| at)
            .filter(|&at| !row[..at].ends_with('\\'))
            .collect();
        let leading = usize::from(row.trim_start().starts_with('|'));
        // The bar that begins the first cell too many, if a cell follows.
        let Some(&bar) = bars.get(columns + leading - 1) else {
            return;
        };
        if row[bar + 1..].trim().is_empty() {
            return;
        }
        let problem = Problem::new(
            span.start + bar..span.start + bar + 1,
            format!("the table has {columns} columns, and this cell would be dropped"),
        );
        self.doubtful.push(problem.help(
            "a bar that is no border is written `\\|`, in code too; in a formula `\\vert` or `\\mid`",
        ));
    }

    /// A backtick in a cell that opens no code, because a bar comes before it is closed.
    fn stray_backtick(&mut self, text: &str, span: Range<usize>) {
        let in_cell = |at| self.cell_end(at).is_some();
        let stray = text[span.clone()]
            .match_indices('`')
            .map(|(at, _)| span.start + at)
            .find(|&at| in_cell(at) && !text[..at].ends_with('\\'));
        if let Some(at) = stray {
            let problem = Problem::new(at..at + 1, "this code is not closed in its cell");
            self.doubtful
                .push(problem.help("a bar inside code is written `\\|`"));
        }
    }

    fn link(&mut self, text: &str, link: OpenLink) {
        let OpenLink {
            span,
            words_end,
            address,
            kind,
            is_picture,
        } = link;
        let is_automatic = matches!(kind, LinkType::Autolink | LinkType::Email);
        let behind_words = match is_automatic {
            true => span.clone(),
            false => words_end.min(span.end)..span.end,
        };
        if is_picture {
            let begin = (span.start + 2).min(behind_words.start);
            self.alternatives
                .insert(span.start, begin..behind_words.start);
        }
        let address_span = text[behind_words.clone()]
            .find(&address)
            .filter(|_| !address.is_empty())
            .map_or(span.clone(), |at| {
                behind_words.start + at..behind_words.start + at + address.len()
            });
        self.brackets.insert(span.start + usize::from(is_picture));
        self.address(behind_words);
        self.links.push(Link {
            span,
            address_span,
            address,
            is_automatic,
            is_picture,
        });
    }

    fn address(&mut self, span: Range<usize>) {
        if !span.is_empty() {
            self.skipped.insert(span.start, span.end);
            self.addresses.insert(span.start, span.end);
        }
    }

    /// Lines that are meant to be the second of a table, and that Markdown takes for text.
    fn unread_tables(&mut self, text: &str) {
        let mut start = 0;
        let mut above = "";
        for line in text.split_inclusive('\n') {
            let here = start;
            start += line.len();
            let line = line.trim_end();
            let rule = line.trim_start_matches([' ', '>']);
            let is_rule = rule.contains('|')
                && rule.contains("--")
                && rule.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
            if is_rule && above.contains('|') {
                let at = here + line.len() - rule.len();
                let known = self.tables_and_code.iter().any(|block| block.contains(&at));
                if !known {
                    let problem = Problem::new(
                        at..at + rule.len(),
                        "Markdown reads no table here: the line above has more or fewer cells",
                    );
                    self.doubtful.push(
                        problem.help("a bar that is no border is written `\\|`, in code too"),
                    );
                }
            }
            above = line;
        }
    }

    fn unused_footnotes(&mut self) {
        for (name, place) in &self.footnotes.definitions {
            if self.footnotes.referred.contains(name) {
                continue;
            }
            let message = format!("nothing refers to the footnote `{name}`");
            let mut referred = self.footnotes.referred.iter();
            let help = match referred.find(|other| other.to_lowercase() == name.to_lowercase()) {
                Some(other) => format!("write `[^{other}]` and `[^{name}]` in the same case"),
                None => format!("write `[^{name}]` where it belongs, or take it out"),
            };
            self.problems
                .push(Problem::new(place.clone(), message).help(help));
        }
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
