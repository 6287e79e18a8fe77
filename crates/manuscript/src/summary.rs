//! The table of contents, `SUMMARY.md`: the pages of the book, in order.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::diagnostic::{Diagnostic, Problem, nearest};
use crate::source::Source;

/// The table of contents.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The text of `SUMMARY.md`.
    pub source: Source,
}

/// A page that the table of contents lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryEntry {
    /// The title of the page.
    pub title: String,
    /// The path below the folder of the chapters.
    pub path: String,
    /// Where the path stands in `SUMMARY.md`.
    pub span: Range<usize>,
}

impl Summary {
    /// The pages it lists, in order. A chapter without a page is a draft and is left out.
    pub fn entries(&self) -> Vec<SummaryEntry> {
        let text = &self.source.text;
        let mut entries: Vec<SummaryEntry> = Vec::new();
        let mut open = false;
        for (event, span) in new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter()
        {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) if !dest_url.is_empty() => {
                    let start = text[span.clone()]
                        .rfind(dest_url.as_ref())
                        .map_or(span.start, |at| span.start + at);
                    open = true;
                    entries.push(SummaryEntry {
                        title: String::new(),
                        path: dest_url.to_string(),
                        span: start..start + dest_url.len(),
                    });
                }
                Event::End(TagEnd::Link) => open = false,
                Event::Text(words) | Event::Code(words) if open => {
                    let last = entries.last_mut().expect("it was opened");
                    last.title.push_str(&words);
                }
                _ => {}
            }
        }
        entries
    }

    /// Every page that is listed and that `pages`, the paths of those there are, do not have.
    pub fn missing(&self, pages: &[String]) -> Vec<Diagnostic> {
        let problems = self.entries().into_iter().filter_map(|entry| {
            let path = entry.path.as_str();
            if pages.iter().any(|page| page == path) {
                return None;
            }
            Some(
                Problem::new(entry.span.clone(), format!("there is no page `{path}`"))
                    .nearest(nearest(path, pages))
                    .help("write the page, or take its line out of the table of contents"),
            )
        });
        self.source.diagnostics(problems.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_listed_with_their_titles_in_order() {
        let text = "# Summary\n\n[Why?](why.md)\n\n- [The `step`](a/step.md)\n  - [A *draft*]()\n";
        let summary = Summary {
            source: Source::new("book/en/SUMMARY.md", text),
        };
        let entries: Vec<_> = summary
            .entries()
            .into_iter()
            .map(|entry| (entry.title, entry.path, text[entry.span].to_owned()))
            .collect();
        let expected = [
            ("Why?", "why.md", "why.md"),
            ("The step", "a/step.md", "a/step.md"),
        ];
        let owned = |(a, b, c): (&str, &str, &str)| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(entries, expected.map(owned));
    }
}
