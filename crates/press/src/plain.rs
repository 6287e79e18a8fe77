//! Plain words: a part of a page without its markup, for what says in a line what is elsewhere.

use std::ops::Range;

use manuscript::{Locks, Page, Piece};
use mdbook_markdown::pulldown_cmark::Event;

use crate::formula::spoken;
use crate::numbers;

/// From how many bytes on the words are not told to their end.
const LONG: usize = 280;

/// What a reader sees of a page, read once for all its parts.
pub(crate) struct Words<'a> {
    page: &'a Page,
    locks: &'a Locks,
    /// Of each byte, whether it is shown.
    shown: Vec<bool>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(page: &'a Page, locks: &'a Locks) -> Words<'a> {
        let mut shown = vec![false; page.text().len()];
        for (event, span) in page.events() {
            if let Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak = event {
                shown[span].fill(true);
            }
        }
        Words { page, locks, shown }
    }

    /// The words of a part of it on one line, shortened if there are many; formulas are read out.
    pub(crate) fn part(&self, part: Range<usize>) -> String {
        let text = self.page.text();
        let mut words = String::new();
        let mut at = part.start;
        let mut pieces = self.page.pieces_in(part.clone()).iter().peekable();
        while at < part.end {
            if let Some(piece) = pieces.next_if(|piece| piece.span().start <= at) {
                words += &match piece {
                    Piece::Formula(formula) => spoken(&text[formula.tex.clone()]),
                    Piece::Directive(directive) if directive.name.text == "number" => {
                        numbers::plain(directive, self.locks).unwrap_or_default()
                    }
                    _ => String::new(),
                };
                at = at.max(piece.span().end);
                continue;
            }
            let c = text[at..].chars().next().expect("there is more");
            if self.shown[at] && c != '`' {
                words.push(c);
            }
            at += c.len_utf8();
        }
        shortened(&words)
    }
}

/// On one line, and cut between words where it is long.
pub(crate) fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.len() <= LONG {
        return line;
    }
    let cut = line.floor_char_boundary(LONG);
    let cut = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{} …", &line[..cut])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_left_of_a_text() {
        let text = "# Why?\n\nThe *sum* of `w` and\n[the **other**](b.md), $5x_1$, <b>is</b> it.<!-- claim: S0-1 -->\n\nNo more.\n";
        let page = Page::new("a.md", "A", "a.md", text);
        let part = text.find("The").unwrap()..text.find("\n\nNo").unwrap();
        let locks = Locks::default();
        let words = Words::of(&page, &locks).part(part);
        assert_eq!(words, "The sum of w and the other, 5x 1, is it.");
        let long = shortened(&"word ".repeat(100));
        assert!(long.len() < LONG + 5 && long.ends_with("word …"), "{long}");
    }
}
