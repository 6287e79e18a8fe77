//! Passages: the pieces of a page that can be quoted. A sentence, a heading, a caption, a row, a formula, a comment in code.

use std::ops::Range;

use super::blocks::blocks;
use super::code::code_parts;
use super::kind::Kind;
use super::prose::in_prose;
use super::quantity::{Quantity, relation_before};
use super::tex;
use super::text::{Class, Text, classes, one_line, sentence_ends};
use crate::directive::{Argument, Directive};
use crate::locks::Locks;
use crate::markdown::Fence;
use crate::page::Page;
use crate::scan::Piece;

/// A piece of a page that is quoted as a whole.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// Its text as the author wrote it, on one line.
    pub text: String,
    /// Where it stands in the page.
    pub span: Range<usize>,
    /// What it states in numbers.
    pub(super) quantities: Vec<Quantity>,
    /// Its formulas: where they stand in the text.
    pub(super) formulas: Vec<Range<usize>>,
}

impl Passage {
    /// A passage of which only the text counts.
    fn bare(kind: Kind, text: impl Into<String>, span: Range<usize>) -> Self {
        Passage {
            kind,
            text: text.into(),
            span,
            quantities: Vec::new(),
            formulas: Vec::new(),
        }
    }
}

/// The passages of a page, in order.
///
/// `shown` gives what a directive shows of its own: the caption of a figure, the code of a quotation.
pub fn passages(
    page: &Page,
    locks: &Locks,
    shown: &dyn Fn(&Directive) -> Option<String>,
) -> Vec<Passage> {
    let mut reader = Reader {
        page,
        locks,
        shown,
        classes: classes(page),
        read: 0,
        found: Vec::new(),
    };
    for (kind, range) in blocks(page) {
        reader.block(kind, range);
    }
    for fence in page.fences() {
        reader.fence(fence);
    }
    for marker in page.markers() {
        let text = page.text()[marker.span.clone()].trim_matches(['<', '!', '-', '>', ' ']);
        reader.bare(Kind::Marker, text, &marker.span);
    }
    reader.found.sort_by_key(|passage| passage.span.start);
    reader.found
}

struct Reader<'a> {
    page: &'a Page,
    locks: &'a Locks,
    shown: &'a dyn Fn(&Directive) -> Option<String>,
    classes: Vec<Class>,
    /// How far the page is read: to the end of the last piece that is a passage of its own.
    read: usize,
    found: Vec<Passage>,
}

impl Reader<'_> {
    fn bare(&mut self, kind: Kind, text: impl Into<String>, span: &Range<usize>) {
        self.found.push(Passage::bare(kind, text, span.clone()));
    }

    fn block(&mut self, kind: Kind, range: Range<usize>) {
        // A formula may end in a later block than it begins: `$$ a`, `- b $$`.
        let mut start = range.start.max(self.read).min(range.end);
        // A directive or a displayed formula stands in a block of its own.
        for piece in self.page.pieces_in(range.clone()) {
            let span = piece.span();
            match piece {
                Piece::Formula(formula) if formula.display => {
                    self.sentences(kind, &self.text(start..span.start), None);
                    let tex = self.text(formula.tex.clone()).text;
                    self.bare(Kind::Formula, tex.trim(), &span);
                }
                Piece::Directive(directive) if directive.name.text != "number" => {
                    self.sentences(kind, &self.text(start..span.start), None);
                    self.directive(directive);
                }
                _ => continue,
            }
            self.read = span.end;
            start = span.end.min(range.end);
        }
        self.sentences(kind, &self.text(start..range.end), None);
    }

    /// The text of a part of the page on one line, without comments and the marks of quotations.
    fn text(&self, range: Range<usize>) -> Text {
        let mut text = Text::default();
        let mut at_line_start = false;
        for (index, c) in self.page.text()[range.clone()].char_indices() {
            let offset = range.start + index;
            let class = self.classes[offset];
            match class {
                Class::Hidden => {}
                _ if c.is_whitespace() => {
                    at_line_start |= c == '\n';
                    text.blank(class, offset);
                }
                Class::Markup if at_line_start && c == '>' => {}
                _ => {
                    at_line_start = false;
                    text.push(c, class, offset);
                }
            }
        }
        text
    }

    /// The passages of a text; they stand at `span`, or where the text says.
    fn sentences(&mut self, kind: Kind, text: &Text, span: Option<&Range<usize>>) {
        let ends = match kind {
            Kind::Sentence | Kind::Quotation | Kind::Caption => sentence_ends(text),
            _ => vec![text.text.len()],
        };
        let mut start = 0;
        for end in ends {
            let mut part = text.part(start..end);
            start = end;
            if kind == Kind::Heading {
                let words = part.text.trim_start_matches('#').len();
                part = part.part(part.text.len() - words..part.text.len());
            }
            let (Some(first), Some(last)) = (part.offsets.first(), part.offsets.last()) else {
                continue;
            };
            let span = span.map_or(*first..last + 1, Range::clone);
            let (quantities, formulas) = self.quantities(&part);
            self.found.push(Passage {
                kind,
                text: part.text,
                span,
                quantities,
                formulas,
            });
        }
    }

    /// The quantities of a text, and where its formulas stand in it.
    fn quantities(&self, text: &Text) -> (Vec<Quantity>, Vec<Range<usize>>) {
        let mut quantities = cut_numbers(&text.text, &text.classes);
        let mut formulas = Vec::new();
        for (class, run) in text.runs() {
            match class {
                Class::Prose => quantities.extend(in_prose(&text.text, run)),
                Class::Tex => {
                    // One formula may touch the next.
                    let goes_on =
                        |_: &usize, at: &usize| self.page.pieces_in(*at..at + 1).is_empty();
                    let mut start = run.start;
                    for formula in text.offsets[run].chunk_by(goes_on) {
                        let range = start..start + formula.len();
                        start = range.end;
                        tex_quantities(&text.text, range, &mut quantities, &mut formulas);
                    }
                }
                Class::Number => quantities.extend(self.number(text, run)),
                Class::Code => {
                    // The words of code are names, its numerals are numbers.
                    let found = in_prose(&text.text, run).into_iter();
                    quantities.extend(found.filter(|it| has_digit(&text.text, it)));
                }
                Class::Markup | Class::Hidden => {}
            }
        }
        quantities.sort_by_key(|quantity| quantity.span.start);
        (quantities, formulas)
    }

    /// The locked number that a `{{#number …}}` prints.
    fn number(&self, text: &Text, range: Range<usize>) -> Option<Quantity> {
        let offset = text.offsets[range.start];
        let piece = self.page.pieces_in(0..offset + 1).last()?;
        let mut directives = piece.directives().iter();
        let directive = directives.find(|directive| directive.span.contains(&offset))?;
        let value = self.locks.lookup(directive.subject()?).ok()?.as_f64()?;
        let digits = directive
            .arguments
            .get(1)
            .and_then(|digits| digits.value.text.strip_prefix('.')?.parse::<i32>().ok());
        let unit = match digits {
            // So many significant digits; zero has none.
            #[allow(clippy::cast_possible_truncation)]
            Some(digits) if value != 0.0 => {
                10_f64.powi(value.abs().log10().floor() as i32 + 1 - digits)
            }
            _ => 0.0,
        };
        let step = if unit == 0.0 { 1.0 } else { unit };
        Some(Quantity {
            relation: relation_before(&text.text[..range.start]),
            ..Quantity::rounded(range, value, step, unit / 2.0)
        })
    }

    fn directive(&mut self, directive: &Directive) {
        let kind = match directive.name.text.as_str() {
            "table" => Kind::Table,
            "figure" => Kind::Figure,
            _ => Kind::Directive,
        };
        let is_caption = |argument: &&Argument| {
            let key = argument.key.as_ref();
            kind == Kind::Table && key.is_some_and(|key| key.text == "caption")
        };
        let arguments = directive.arguments.iter();
        let (captions, request): (Vec<_>, Vec<_>) = arguments.partition(is_caption);
        let request = request
            .into_iter()
            .fold(directive.name.text.clone(), |request, argument| {
                let written = one_line(&self.page.text()[argument.span()]);
                format!("{request} {written}")
            });
        self.bare(kind, request, &directive.span);
        for caption in captions {
            self.caption(&caption.value.text, &caption.value.span);
        }
        match (kind, (self.shown)(directive)) {
            (Kind::Figure, Some(caption)) => self.caption(&caption, &directive.span),
            (Kind::Directive, Some(code)) => {
                for line in code.lines() {
                    self.code_line(line, &|_| directive.span.clone());
                }
            }
            _ => {}
        }
    }

    /// A caption is a text of its own.
    fn caption(&mut self, caption: &str, span: &Range<usize>) {
        let text = Text::of_caption(caption, self.page);
        self.sentences(Kind::Caption, &text, Some(span));
    }

    fn fence(&mut self, fence: &Fence) {
        // What is typed into a terminal is code that is run.
        if !matches!(fence.words().first(), Some(&("rust" | "console"))) {
            let text = one_line(&fence.text(self.page));
            return self.bare(Kind::Listing, text, &fence.span);
        }
        for code in &fence.code {
            let mut start = code.start;
            for line in self.page.text()[code.clone()].split_inclusive('\n') {
                let span = |part: Range<usize>| start + part.start..start + part.end;
                self.code_line(line, &span);
                start += line.len();
            }
        }
    }

    /// The passages of a line of code; `span` says where a part of it stands in the page.
    fn code_line(&mut self, line: &str, span: &dyn Fn(Range<usize>) -> Range<usize>) {
        for (kind, part) in code_parts(line) {
            let text = &line[part.clone()];
            let mut passage = Passage::bare(kind, text, span(part));
            if kind == Kind::Comment {
                passage.quantities = in_prose(text, 0..text.len());
            }
            self.found.push(passage);
        }
    }
}

/// Whether a quantity is written with digits.
fn has_digit(text: &str, quantity: &Quantity) -> bool {
    text[quantity.span.clone()].contains(|c: char| c.is_ascii_digit())
}

/// Numbers that markup cuts in two: `4**5**` is read as 45, and as a 4 and a 5 by the proofs.
fn cut_numbers(text: &str, classes: &[Class]) -> Vec<Quantity> {
    let bytes = text.as_bytes();
    // The border of two cells parts what stands in them.
    let is_markup = |at: usize| {
        (classes[at] == Class::Markup && bytes[at] != b'|')
            || matches!(bytes[at], b'$' | b'`' | b'\\')
    };
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    // What a `{{#number …}}` prints is a number to its last letter.
    let is_number = |at: usize| is_digit(at) || classes[at] == Class::Number;
    let is_point = |at: usize| matches!(bytes[at], b'.' | b',');
    let mut found = Vec::new();
    let mut last: Option<usize> = None;
    for at in (0..text.len()).filter(|at| !is_markup(*at)) {
        if let Some(before) = last
            && (at > before + 1 || classes[at] != classes[before])
            && (is_number(before) || (is_point(before) && before > 0 && is_digit(before - 1)))
            && (is_number(at) || (is_point(at) && is_digit(at + 1)))
        {
            found.push(Quantity::unreadable(before..at + 1));
        }
        last = Some(at);
    }
    found
}

/// The quantities of a formula in a sentence, and the formula itself.
fn tex_quantities(
    text: &str,
    range: Range<usize>,
    quantities: &mut Vec<Quantity>,
    formulas: &mut Vec<Range<usize>>,
) {
    let raw = &text[range.clone()];
    let inside = raw.trim_matches('$').trim();
    if inside.is_empty() {
        return;
    }
    let from = range.start + raw.find(inside).unwrap_or(0);
    for (index, mut printed) in tex::numbers(inside).into_iter().enumerate() {
        if index == 0 && inside[..printed.span.start].trim().is_empty() {
            printed.relation = relation_before(&text[..range.start]);
        }
        printed.span = from + printed.span.start..from + printed.span.end;
        quantities.push(printed);
    }
    // Words in a formula are prose; the numerals are among the numbers of the formula already.
    for (at, _) in inside.match_indices("\\text{") {
        let words = from + at + "\\text{".len();
        let length = text[words..range.end].find('}').unwrap_or(0);
        let found = in_prose(text, words..words + length).into_iter();
        quantities.extend(found.filter(|it| !has_digit(text, it)));
    }
    formulas.push(from..from + inside.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A proof that gets 4 and 5 where a reader reads 45 may hold, so it gets something that no proof accepts besides.
    #[test]
    fn a_number_that_markup_cuts_cannot_be_proved() {
        let unreadable = |text: &&str| {
            let page = Page::new("page.md", "", "page.md", *text);
            let found = passages(&page, &Locks::default(), &|_| None);
            let mut quantities = found.iter().flat_map(|passage| &passage.quantities);
            quantities.any(|quantity| quantity.value.is_nan())
        };
        let cut = ["4**5**", r"4\.5", "$4$5", "4*5*6", "`4`5", "4.**5**"];
        assert!(cut.iter().all(unreadable));
        let row = "| a | b | c |\n|---|---|---|\n| 4 | 5 | $6$ |";
        let whole = ["**4** 5", "4, *5*", "$4$ to 5", "(4)", row];
        assert!(!whole.iter().any(unreadable));
    }
}
