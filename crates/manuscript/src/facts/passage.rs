//! Passages: the pieces of a page that can be quoted. A sentence, a heading, a caption, a row, a formula, a comment in code.

use std::ops::Range;

use super::blocks::blocks;
use super::kind::Kind;
use super::prose::{in_prose, unreadable};
use super::quantity::{Quantity, relation_before};
use super::tex;
use super::text::{Class, Text, classes, sentence_ends};
use crate::directive::Directive;
use crate::locks::Locks;
use crate::page::{Fence, Page};
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
    let classes = classes(page);
    let reader = Reader {
        page,
        locks,
        classes,
    };
    let mut found = Vec::new();
    for (kind, range) in blocks(page) {
        reader.block(kind, range, shown, &mut found);
    }
    for fence in page.fences() {
        reader.fence(fence, &mut found);
    }
    for marker in page.markers() {
        let text = page.text()[marker.span.clone()].trim_matches(['<', '!', '-', '>', ' ']);
        found.push(Passage::bare(Kind::Marker, text, marker.span.clone()));
    }
    found.sort_by_key(|passage| passage.span.start);
    found
}

struct Reader<'a> {
    page: &'a Page,
    locks: &'a Locks,
    classes: Vec<Class>,
}

impl Reader<'_> {
    fn block(
        &self,
        kind: Kind,
        range: Range<usize>,
        shown: &dyn Fn(&Directive) -> Option<String>,
        found: &mut Vec<Passage>,
    ) {
        // A directive or a displayed formula stands in a block of its own.
        let mut start = range.start;
        for piece in self
            .page
            .pieces()
            .iter()
            .filter(|piece| range.contains(&piece.span().start))
        {
            let is_own = match piece {
                Piece::Directive(directive) => directive.name.text != "number",
                Piece::Formula(formula) => formula.display,
                Piece::Marker(_) => false,
            };
            if !is_own {
                continue;
            }
            self.sentences(kind, start..piece.span().start, found);
            start = piece.span().end;
            match piece {
                Piece::Formula(formula) => {
                    let text = self.text(formula.tex.clone());
                    found.push(Passage::bare(
                        Kind::Formula,
                        text.text.trim().to_owned(),
                        formula.span.clone(),
                    ));
                }
                Piece::Directive(directive) => self.directive(directive, shown, found),
                Piece::Marker(_) => {}
            }
        }
        self.sentences(kind, start..range.end, found);
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

    fn sentences(&self, kind: Kind, range: Range<usize>, found: &mut Vec<Passage>) {
        let text = self.text(range);
        let cuts = match kind {
            Kind::Sentence | Kind::Quotation => sentence_ends(&text),
            _ => vec![text.text.len()],
        };
        let mut start = 0;
        for end in cuts {
            let part = text.text[start..end].trim();
            let part = if kind == Kind::Heading {
                part.trim_start_matches('#').trim_start()
            } else {
                part
            };
            if !part.is_empty() {
                // `part` is a slice of the text, so the difference of the addresses is its position.
                let from = part.as_ptr() as usize - text.text.as_ptr() as usize;
                found.push(self.passage(kind, &text, from..from + part.len()));
            }
            start = end;
        }
    }

    /// A part of a text as a passage, with its quantities and formulas.
    fn passage(&self, kind: Kind, text: &Text, part: Range<usize>) -> Passage {
        let span = text.offsets[part.start]..text.offsets[part.end - 1] + 1;
        let (quantities, formulas) = self.quantities(
            &text.text[part.clone()],
            &text.classes[part.clone()],
            &text.offsets[part.clone()],
        );
        Passage {
            kind,
            text: text.text[part].to_owned(),
            span,
            quantities,
            formulas,
        }
    }

    fn quantities(
        &self,
        text: &str,
        classes: &[Class],
        offsets: &[usize],
    ) -> (Vec<Quantity>, Vec<Range<usize>>) {
        let (mut quantities, mut formulas) = (Vec::new(), Vec::new());
        let mut start = 0;
        while start < text.len() {
            let class = classes[start];
            let mut end = start
                + classes[start..]
                    .iter()
                    .position(|other| *other != class)
                    .unwrap_or(classes.len() - start);
            match class {
                Class::Prose => quantities.extend(in_prose(text, start..end)),
                Class::Tex => {
                    // One formula may touch the next.
                    let offset = offsets[start];
                    if let Some(formula) = self
                        .page
                        .formulas()
                        .find(|formula| formula.span.contains(&offset))
                    {
                        end = start
                            + offsets[start..end]
                                .iter()
                                .take_while(|offset| formula.span.contains(offset))
                                .count();
                    }
                    tex_quantities(text, start..end, &mut quantities, &mut formulas);
                }
                Class::Number => quantities.extend(self.number(text, start..end, offsets[start])),
                Class::Code => {
                    // The words of code are names, its numerals are numbers.
                    let is_numeral = |quantity: &Quantity| {
                        text[quantity.span.clone()].contains(|c: char| c.is_ascii_digit())
                    };
                    quantities.extend(in_prose(text, start..end).into_iter().filter(is_numeral));
                }
                Class::Markup | Class::Hidden => {}
            }
            start = end;
        }
        quantities.extend(cut_numbers(text, classes));
        quantities.sort_by_key(|quantity| quantity.span.start);
        (quantities, formulas)
    }

    /// The locked number that a `{{#number …}}` prints.
    fn number(&self, text: &str, range: Range<usize>, offset: usize) -> Option<Quantity> {
        let directive = self
            .page
            .directives()
            .find(|directive| directive.span.contains(&offset))?;
        let path = directive.subject()?;
        let value = self.locks.lookup(path).ok()?.as_f64()?;
        let digits = directive
            .arguments
            .get(1)
            .and_then(|digits| digits.value.text.strip_prefix('.')?.parse::<i32>().ok());
        let unit = match digits {
            None => 0.0,
            // Zero has no significant digit.
            Some(_) if value == 0.0 => 0.0,
            // So many significant digits.
            #[allow(clippy::cast_possible_truncation)]
            Some(digits) => 10_f64.powi(value.abs().log10().floor() as i32 + 1 - digits),
        };
        let step = if unit == 0.0 { 1.0 } else { unit };
        Some(Quantity {
            value,
            relation: relation_before(&text[..range.start]),
            half_unit: unit / 2.0,
            span: range,
            neighbors: [value + step, value - step],
            required: true,
        })
    }

    fn directive(
        &self,
        directive: &Directive,
        shown: &dyn Fn(&Directive) -> Option<String>,
        found: &mut Vec<Passage>,
    ) {
        let kind = match directive.name.text.as_str() {
            "table" => Kind::Table,
            "figure" => Kind::Figure,
            _ => Kind::Directive,
        };
        let text = self.page.text();
        let written =
            |range: Range<usize>| text[range].split_whitespace().collect::<Vec<_>>().join(" ");
        let is_caption = |key: &str| kind == Kind::Table && key == "caption";
        let arguments = directive.arguments.iter().filter(|argument| {
            !argument
                .key
                .as_ref()
                .is_some_and(|key| is_caption(&key.text))
        });
        let request: Vec<String> = std::iter::once(directive.name.text.clone())
            .chain(arguments.map(|argument| written(argument.span())))
            .collect();
        found.push(Passage::bare(
            kind,
            request.join(" "),
            directive.span.clone(),
        ));
        let captions = directive
            .pairs()
            .filter(|(key, _)| is_caption(&key.text))
            .map(|(_, value)| (value.text.clone(), value.span.clone()));
        if let (Kind::Directive, Some(code)) = (kind, shown(directive)) {
            for line in code.lines() {
                code_line(line, &|_| directive.span.clone(), found);
            }
        }
        let own = (kind == Kind::Figure)
            .then(|| shown(directive))
            .flatten()
            .map(|text| (text, directive.span.clone()));
        for (text, span) in captions.chain(own) {
            // A caption is a text of its own, with formulas between dollar signs.
            let mut plain = Text::default();
            let mut in_tex = false;
            for c in text.chars() {
                let dollar = c == '$';
                let class = if in_tex || dollar {
                    Class::Tex
                } else {
                    Class::Prose
                };
                in_tex ^= dollar;
                plain.push(if c.is_whitespace() { ' ' } else { c }, class, 0);
            }
            let mut start = 0;
            for end in sentence_ends(&plain) {
                let part = start..end;
                start = end;
                let trimmed = plain.text[part.clone()].trim();
                if trimmed.is_empty() {
                    continue;
                }
                let from = trimmed.as_ptr() as usize - plain.text.as_ptr() as usize;
                let part = from..from + trimmed.len();
                let (quantities, formulas) = self.quantities(
                    trimmed,
                    &plain.classes[part],
                    &vec![usize::MAX; trimmed.len()],
                );
                found.push(Passage {
                    kind: Kind::Caption,
                    text: trimmed.to_owned(),
                    span: span.clone(),
                    quantities,
                    formulas,
                });
            }
        }
    }

    fn fence(&self, fence: &Fence, found: &mut Vec<Passage>) {
        // What is typed into a terminal is code that is run.
        let is_run = matches!(fence.words().first(), Some(&("rust" | "console")));
        if !is_run {
            let text = fence.text(self.page);
            found.push(Passage::bare(
                Kind::Listing,
                text.split_whitespace().collect::<Vec<_>>().join(" "),
                fence.span.clone(),
            ));
            return;
        }
        for code in &fence.code {
            let mut start = code.start;
            for line in self.page.text()[code.clone()].split_inclusive('\n') {
                code_line(line, &|part| start + part.start..start + part.end, found);
                start += line.len();
            }
        }
    }
}

/// Numbers that markup cuts in two: `4**5**` is read as 45, and as a 4 and a 5 by the proofs.
fn cut_numbers(text: &str, classes: &[Class]) -> Vec<Quantity> {
    let bytes = text.as_bytes();
    let is_markup =
        |at: usize| classes[at] == Class::Markup || matches!(bytes[at], b'$' | b'`' | b'\\');
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
            found.push(unreadable(before..at + 1));
        }
        last = Some(at);
    }
    found
}

/// A line of code: the code and its comment. A hidden line is code that changes what the others mean.
fn code_line(line: &str, span: &dyn Fn(Range<usize>) -> Range<usize>, found: &mut Vec<Passage>) {
    let at = comment(line);
    let code = line[..at.unwrap_or(line.len())].trim();
    if !code.is_empty() {
        let from = line.find(code).unwrap_or(0);
        found.push(Passage::bare(
            Kind::Code,
            code,
            span(from..from + code.len()),
        ));
    }
    if let Some(at) = at {
        let words = line[at..].trim_start_matches('/').trim();
        let from = at + line[at..].find(words).unwrap_or(0);
        found.push(Passage {
            kind: Kind::Comment,
            text: words.to_owned(),
            span: span(from..from + words.len()),
            quantities: in_prose(words, 0..words.len()),
            formulas: Vec::new(),
        });
    }
}

/// Whether rustdoc hides a line of Rust.
fn is_hidden(line: &str) -> bool {
    line.trim_start().starts_with("# ")
}

/// Where the comment of a line of Rust begins, if it has one that a reader sees.
fn comment(line: &str) -> Option<usize> {
    if is_hidden(line) {
        return None;
    }
    let mut in_string = false;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' if !escaped => in_string = !in_string,
            '/' if !in_string && line[at..].starts_with("//") => {
                return Some(at)
                    .filter(|at| !line[*at..].trim_start_matches('/').trim().is_empty());
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    None
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
    let from = range.start + (inside.as_ptr() as usize - raw.as_ptr() as usize);
    for (index, printed) in tex::numbers(inside).into_iter().enumerate() {
        let before = &inside[..printed.span.start];
        let relation = match index == 0 && before.trim().is_empty() {
            true => relation_before(&text[..range.start]),
            false => relation_before(&signs(before)),
        };
        quantities.push(Quantity {
            value: printed.value,
            relation,
            half_unit: 0.0,
            span: from + printed.span.start..from + printed.span.end,
            neighbors: printed.neighbors,
            required: true,
        });
    }
    // Words in a formula are prose; the numerals are among the numbers of the formula already.
    for (at, _) in inside.match_indices("\\text{") {
        let words = from + at + "\\text{".len();
        let length = text[words..range.end].find('}').unwrap_or(0);
        let is_word = |quantity: &Quantity| {
            !text[quantity.span.clone()].contains(|c: char| c.is_ascii_digit())
        };
        quantities.extend(
            in_prose(text, words..words + length)
                .into_iter()
                .filter(is_word),
        );
    }
    formulas.push(from..from + inside.len());
}

/// TeX with the signs for its relations.
fn signs(tex: &str) -> String {
    [
        ("\\geq", "≥"),
        ("\\leq", "≤"),
        ("\\ge", "≥"),
        ("\\le", "≤"),
        ("\\approx", "≈"),
    ]
    .iter()
    .fold(tex.to_owned(), |tex, (command, sign)| {
        tex.replace(command, sign)
    })
}
