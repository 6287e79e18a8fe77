//! Raw HTML: a page holds none but comments and `<span lang="…">…</span>`.
//!
//! mdBook would pass anything on; what it passes on unbalanced it only warns of, without a line, and on some stray end
//! tags it panics.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag};

use crate::diagnostic::Problem;

/// Follows the Markdown parser through a page.
#[derive(Default)]
pub(crate) struct RawHtml {
    /// The tags, and how deep in the page's elements each stands.
    open: Vec<(usize, Range<usize>)>,
    depth: usize,
    pub(crate) problems: Vec<Problem>,
}

impl RawHtml {
    /// Takes in one event, whose text is `text[span]`.
    pub(crate) fn follow(&mut self, event: &Event<'_>, text: &str, span: &Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if let Tag::HtmlBlock = tag {
                    self.block(&text[span.clone()], span.start);
                }
            }
            Event::End(_) => {
                while let Some((_, span)) = self.open.pop_if(|(depth, _)| *depth == self.depth) {
                    let message = "this `<span>` is not closed";
                    self.problems.push(
                        Problem::new(span, message).help(
                            "a span closes in the paragraph, list item or cell where it opened",
                        ),
                    );
                }
                self.depth -= 1;
            }
            Event::InlineHtml(tag) => self.inline(text, tag, span.clone()),
            _ => {}
        }
    }

    fn inline(&mut self, text: &str, tag: &str, span: Range<usize>) {
        if is_span(tag) {
            self.open.push((self.depth, span));
        } else if tag == "</span>" {
            if self
                .open
                .pop_if(|(depth, _)| *depth == self.depth)
                .is_none()
            {
                self.problems.push(
                    Problem::new(span, "this `</span>` closes nothing")
                        .help("a span closes in the paragraph, list item or cell where it opened"),
                );
            }
        } else if !tag.starts_with("<!--") {
            self.problems.push(foreign(text, tag, span));
        }
    }

    /// A block of HTML holds comments and nothing else.
    fn block(&mut self, html: &str, offset: usize) {
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            if rest.starts_with("<!--") {
                at = rest.find("-->").map_or(html.len(), |end| at + end + 3);
            } else if rest.starts_with(|c: char| c.is_whitespace() || c == '>') {
                at += rest.chars().next().map_or(1, char::len_utf8);
            } else {
                let line = rest.lines().next().unwrap_or("").trim_end();
                let span = offset + at..offset + at + line.len();
                self.problems.push(match line.starts_with('<') {
                    true => {
                        let tag = &line[..line.find('>').map_or(line.len(), |end| end + 1)];
                        foreign("", tag, span.start..span.start + tag.len())
                    }
                    false => {
                        Problem::new(span, "Markdown does not read what stands behind a comment")
                            .help("put the comment on a line of its own, or into the sentence")
                    }
                });
                return;
            }
        }
    }
}

/// `<span lang="zh">`
fn is_span(tag: &str) -> bool {
    tag.strip_prefix("<span lang=\"")
        .and_then(|rest| rest.strip_suffix("\">"))
        .is_some_and(|language| {
            !language.is_empty()
                && language
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
}

fn foreign(text: &str, tag: &str, span: Range<usize>) -> Problem {
    let before = &text[..span.start.min(text.len())];
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let word = &before[before.trim_end_matches(is_name).len()..];
    let problem = Problem::new(span, format!("a page holds no `{tag}`"));
    match word.is_empty() || tag.starts_with("</") {
        // `Vec<f64>`
        false => problem.help(format!(
            "code stands between backticks: `` `{word}{tag}` ``; a `<` in words is written `&lt;`"
        )),
        true => problem.help(
            "its only HTML is `<span lang=\"zh\">…</span>` and comments; the rest is Markdown, and a `<` in words is written `&lt;`",
        ),
    }
}
