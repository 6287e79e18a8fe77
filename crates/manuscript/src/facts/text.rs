//! Texts: a part of a page on one line, with what each of its bytes is to the reader, and where its sentences end.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use crate::page::Page;
use crate::scan::Piece;

/// What a byte is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Markup, or not shown: part of the text, and no prose.
    Markup,
    /// Left out of the text.
    Hidden,
    Prose,
    Code,
    Tex,
    /// A `{{#number …}}`.
    Number,
}

/// What each byte of the page is.
pub(super) fn classes(page: &Page) -> Vec<Class> {
    let mut classes = vec![Class::Markup; page.text().len()];
    let mut in_code = false;
    for (event, span) in page.events() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => classes[span].fill(Class::Prose),
            Event::SoftBreak | Event::HardBreak => classes[span].fill(Class::Prose),
            Event::Code(_) => classes[span].fill(Class::Code),
            _ => {}
        }
    }
    for comment in page.comments() {
        classes[comment.clone()].fill(Class::Hidden);
    }
    for piece in page.pieces() {
        let class = match piece {
            Piece::Formula(_) => Class::Tex,
            Piece::Directive(directive) if directive.name.text == "number" => Class::Number,
            Piece::Directive(_) => Class::Markup,
            Piece::Marker(_) => Class::Hidden,
        };
        classes[piece.span()].fill(class);
    }
    // A number in a formula is a number.
    for formula in page.formulas() {
        for directive in &formula.directives {
            classes[directive.span.clone()].fill(Class::Number);
        }
    }
    classes
}

/// A text with what each of its bytes is, and where it stands in the page.
#[derive(Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) classes: Vec<Class>,
    pub(super) offsets: Vec<usize>,
}

impl Text {
    pub(super) fn push(&mut self, c: char, class: Class, offset: usize) {
        self.text.push(c);
        self.classes
            .extend(std::iter::repeat_n(class, c.len_utf8()));
        self.offsets.extend(offset..offset + c.len_utf8());
    }

    /// A blank, unless there is one already.
    pub(super) fn blank(&mut self, class: Class, offset: usize) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', class, offset);
        }
    }

    /// A caption, which stands at no place of the page; its formulas stand between dollar signs.
    pub(super) fn of_caption(caption: &str, page: &Page) -> Text {
        let mut text = Text::default();
        let mut in_tex = false;
        for c in caption.chars() {
            let class = match in_tex || c == '$' {
                true => Class::Tex,
                false => Class::Prose,
            };
            in_tex ^= c == '$';
            let offset = page.text().len() + text.text.len();
            text.push(if c.is_whitespace() { ' ' } else { c }, class, offset);
        }
        text
    }

    /// A part of it, without the blanks at its ends.
    pub(super) fn part(&self, range: Range<usize>) -> Text {
        let range = trimmed(&self.text, range);
        Text {
            text: self.text[range.clone()].to_owned(),
            classes: self.classes[range.clone()].to_vec(),
            offsets: self.offsets[range].to_vec(),
        }
    }

    /// The parts of it that are one thing to the reader each, in order.
    pub(super) fn runs(&self) -> impl Iterator<Item = (Class, Range<usize>)> {
        let mut start = 0;
        self.classes
            .chunk_by(|one, other| one == other)
            .map(move |run| {
                let range = start..start + run.len();
                start = range.end;
                (run[0], range)
            })
    }
}

/// A range of a text without the blanks at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let text = &text[range.clone()];
    let start = range.end - text.trim_start().len();
    start..start + text.trim().len()
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the sentences of a text end.
pub(super) fn sentence_ends(text: &Text) -> Vec<usize> {
    let mut ends = Vec::new();
    let letters: Vec<(usize, char)> = text.text.char_indices().collect();
    for (index, (at, c)) in letters.iter().enumerate() {
        // A formula may end with the full stop of its sentence.
        let stops = matches!(c, '.' | '?' | '!')
            && matches!(text.classes[*at], Class::Prose | Class::Markup);
        if !stops {
            continue;
        }
        let mut after = index + 1;
        while letters
            .get(after)
            .is_some_and(|(_, c)| matches!(c, '"' | '”' | '\'' | ')' | '*' | '_'))
        {
            after += 1;
        }
        let Some((end, ' ')) = letters.get(after).copied() else {
            continue;
        };
        let next = letters.get(after + 1).map(|(_, c)| *c);
        // A Greek letter may begin a sentence: "θ is the threshold."
        if next.is_some_and(|next| !next.is_ascii_lowercase())
            && !is_abbreviation(&text.text[..=*at])
        {
            ends.push(end + 1);
        }
    }
    if ends.last() != Some(&text.text.len()) {
        ends.push(text.text.len());
    }
    ends
}

/// Whether a text ends with an abbreviation, whose full stop ends no sentence.
fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit([' ', '(', '*', '"']).next().unwrap_or_default();
    let is_initial = word.len() == 2 && word.starts_with(|c: char| c.is_ascii_uppercase());
    is_initial
        || matches!(
            word,
            "e.g." | "i.e." | "vs." | "cf." | "pp." | "Fig." | "al."
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_may_begin_with_a_greek_letter_and_not_with_a_small_latin_one() {
        let mut text = Text::default();
        for (offset, c) in
            "The count falls as θ rises. θ measures it, e.g. here. And so on. etc.".char_indices()
        {
            text.push(c, Class::Prose, offset);
        }
        let starts: Vec<&str> = sentence_ends(&text)
            .into_iter()
            .map(|end| text.text[end..].split(' ').next().unwrap_or_default())
            .collect();
        assert_eq!(starts, ["θ", "And", ""]);
    }
}
