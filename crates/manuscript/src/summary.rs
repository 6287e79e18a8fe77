//! The table of contents, `SUMMARY.md`: the pages of the book, in order.

use std::collections::BTreeSet;
use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use percent_encoding::percent_decode_str;

use crate::diagnostic::{Diagnostic, Problem, nearest};
use crate::raw_html::RawHtml;
use crate::source::{Source, conflict};

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
                        path: path(&dest_url),
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

    /// What keeps it from being the table of contents of `pages`, the paths of those there are.
    pub fn problems(&self, pages: &[String]) -> Vec<Diagnostic> {
        let entries = self.entries();
        let mut problems = Vec::from_iter(conflict(&self.source.text));
        if entries.is_empty() && problems.is_empty() {
            let problem = Problem::new(0..0, "the table of contents lists no page");
            problems.push(problem.help("list at least one: `- [Title](page.md)`"));
        }
        let mut raw_html = RawHtml::default();
        let text = &self.source.text;
        for (event, span) in new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter()
        {
            raw_html.follow(&event, text, &span);
        }
        problems.extend(raw_html.finish());
        let nameless = entries.iter().filter(|entry| entry.title.trim().is_empty());
        problems.extend(nameless.map(|entry| {
            let problem = Problem::new(entry.span.clone(), "this page has no title");
            problem.help("write it between the brackets: `[Title](page.md)`")
        }));
        let mut listed = BTreeSet::new();
        problems.extend(entries.into_iter().filter_map(|entry| {
            let path = entry.path.as_str();
            if !listed.insert(path.to_owned()) {
                let problem = Problem::new(entry.span, format!("`{path}` is listed twice"));
                return Some(problem.help("keep one of the two lines"));
            }
            if pages.iter().any(|page| page == path) {
                return None;
            }
            let nearest = nearest(path, pages);
            let leaves = path.starts_with(['/', '\\']) || path.split('/').any(|part| part == "..");
            Some(match leaves {
                true => Problem::new(
                    entry.span,
                    format!("`{path}` leads out of the folder of the chapters"),
                )
                .nearest(nearest)
                .help("a path begins in the folder of this file, as in `chapter/page.md`"),
                false => Problem::new(entry.span, format!("there is no page `{path}`"))
                    .nearest(nearest)
                    .help("write the page, or take its line out of the table of contents"),
            })
        }));
        self.source.diagnostics(problems)
    }
}

/// The path that an address of the table of contents means: `./two%20words.md` is `two words.md`.
fn path(address: &str) -> String {
    let path = percent_decode_str(address).decode_utf8_lossy();
    path.strip_prefix("./").unwrap_or(&path).to_owned()
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
        for (entry, (title, path)) in summary
            .entries()
            .into_iter()
            .zip([("Why?", "why.md"), ("The step", "a/step.md")])
        {
            assert_eq!((entry.title.as_str(), &text[entry.span]), (title, path));
            assert_eq!(entry.path, path);
        }
        assert_eq!(summary.entries().len(), 2);
    }
}
