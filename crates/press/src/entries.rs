//! Entries: the terms of a glossary and the exercises, each to be found by itself.
//!
//! mdBook puts the texts of a page into its search index from heading to heading. Where an entry begins, an unseen mark says what
//! it is called and which place it has; `book/theme/search.js` cuts the texts there.

use manuscript::Page;

use crate::html;

/// Stands around the place and the name of an entry, in a text that nobody sees: the invisible separator of formulas.
const SEPARATOR: char = '\u{2063}';

const OPEN: &str = "<span hidden>";
const CLOSE: &str = "</span>";

/// The marks of a page, each where it is to be put in.
pub(crate) fn marks(page: &Page) -> Vec<(usize, String)> {
    let text = page.text();
    let mut marks = Vec::new();
    for exercise in page.exercises() {
        let question = &text[exercise.question.clone()];
        let start = exercise.question.start + question.len() - question.trim_start().len();
        // What begins with a word: a block would no longer begin its line.
        if text[start..].starts_with(|c: char| c.is_alphanumeric() || "“‘*`(".contains(c))
            && !text[start..].starts_with("```")
        {
            let number = exercise.number;
            marks.push((
                start,
                mark(&format!("exercise-{number}"), &format!("Exercise {number}")),
            ));
        }
    }
    let mut before = "";
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix(": ") {
            let term = before.trim().trim_matches('*');
            let is_plain = |c: char| c.is_alphanumeric() || c == ' ' || c == '-';
            if !term.is_empty() && term.chars().all(is_plain) {
                let place = term.to_lowercase().replace(' ', "-");
                marks.push((start + line.len() - rest.len(), mark(&place, term)));
            }
        }
        before = line;
        start += line.len();
    }
    marks.sort_by_key(|(at, _)| *at);
    marks
}

fn mark(place: &str, name: &str) -> String {
    let name = html::text(name);
    format!("{OPEN}{SEPARATOR}{place}{SEPARATOR}{name}{SEPARATOR}{CLOSE}")
}

/// A text without its marks: on another page its entries have no places.
pub(crate) fn without_marks(text: &str) -> String {
    let begins = format!("{OPEN}{SEPARATOR}");
    let mut parts = text.split(&begins);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once(CLOSE).map_or(part, |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_exercises_are_marked_and_the_marks_can_be_taken_away() {
        let text = "# G\n\n**cell body**\n: The part.\n\n**$w$**\n: A weight.\n\n**Exercises.**\n\n1. Add them.\n2. {{#figure step}}\n";
        let page = Page::new("g.md", "G", "g.md", text);
        let marks = marks(&page);
        let begins: Vec<&str> = marks.iter().map(|(at, _)| &text[*at..*at + 8]).collect();
        assert_eq!(begins, ["The part", "Add them"]);
        assert!(
            marks[0]
                .1
                .contains("\u{2063}cell-body\u{2063}cell body\u{2063}")
        );
        assert!(
            marks[1]
                .1
                .contains("\u{2063}exercise-1\u{2063}Exercise 1\u{2063}")
        );
        let marked = format!("1. {}Add <b>them</b>{}.", marks[1].1, marks[0].1);
        assert_eq!(without_marks(&marked), "1. Add <b>them</b>.");
    }
}
