//! Exercises: the numbered list at the end of a page, each with the solution that is folded under it.
//!
//! ```text
//! **Exercises.**
//!
//! 1. What is the sum?
//!
//!    <details class="solution"><summary>Solution</summary>
//!
//!    Eight.
//!
//!    </details>
//! ```

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use crate::page::Page;

/// An exercise of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// Its number in the list.
    pub number: u64,
    /// What is asked.
    pub question: Range<usize>,
    /// What stands between the tags of its solution.
    pub solution: Option<Range<usize>>,
}

/// What the list of exercises follows.
const TITLE: &str = "Exercises.";
/// How a solution begins.
const OPEN: &str = "<details class=\"solution\">";
const CLOSE: &str = "</details>";

impl Page {
    /// Its exercises, in order.
    pub fn exercises(&self) -> Vec<Exercise> {
        let mut exercises = Vec::new();
        let mut is_titled = false;
        let (mut number, mut depth) = (None, 0);
        for (event, span) in self.events() {
            match event {
                Event::Text(text) if *text == *TITLE => is_titled = true,
                Event::Start(Tag::List(first)) => {
                    if depth == 0 && is_titled {
                        (number, is_titled) = (first, false);
                    }
                    depth += 1;
                }
                Event::End(TagEnd::List(_)) => {
                    depth -= 1;
                    if depth == 0 {
                        number = None;
                    }
                }
                Event::Start(Tag::Item) if depth == 1 => {
                    if let Some(number) = &mut number {
                        exercises.push(self.exercise(*number, span));
                        *number += 1;
                    }
                }
                Event::Start(Tag::Heading { .. }) => is_titled = false,
                _ => {}
            }
        }
        exercises
    }

    fn exercise(&self, number: u64, item: Range<usize>) -> Exercise {
        let text = &self.text()[item.clone()];
        let marker = text.find(char::is_whitespace).unwrap_or(0);
        let open = text.find(OPEN);
        let question = item.start + marker..open.map_or(item.end, |open| item.start + open);
        let solution = open.and_then(|open| {
            let inside = open + OPEN.len();
            let close = text.rfind(CLOSE).filter(|close| *close >= inside)?;
            Some(item.start + inside..item.start + close)
        });
        Exercise {
            number,
            question,
            solution,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_solution_is_found_in_its_exercise_and_in_no_other_list() {
        let text = "# What is a sum?\n\n1. No exercise.\n\n**Exercises.**\n\n1. Add 5 and 3.\n\n   <details class=\"solution\">\n   <summary>Solution</summary>\n\n   1. Take 5.\n   2. Add 3.\n\n   </details>\n\n2. Add 5 and 4.\n\n## Later\n\n1. Nor this.\n";
        let page = Page::new("sum.md", "Sum", "sum.md", text);
        let exercises = page.exercises();
        let part = |range: &Range<usize>| page.text()[range.clone()].trim().to_owned();
        let found: Vec<_> = exercises
            .iter()
            .map(|exercise| {
                let solution = exercise.solution.as_ref().map(part);
                (exercise.number, part(&exercise.question), solution)
            })
            .collect();
        let solution = "<summary>Solution</summary>\n\n   1. Take 5.\n   2. Add 3.";
        assert_eq!(
            found,
            [
                (1, "Add 5 and 3.".to_owned(), Some(solution.to_owned())),
                (2, "Add 5 and 4.".to_owned(), None),
            ]
        );
    }
}
