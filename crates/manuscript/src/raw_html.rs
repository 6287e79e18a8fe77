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
            Event::InlineHtml(tag) => self.inline(tag, span.clone()),
            _ => {}
        }
    }

    fn inline(&mut self, tag: &str, span: Range<usize>) {
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
            self.problems.push(foreign(tag, span));
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
                        foreign(tag, span.start..span.start + tag.len())
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

fn foreign(tag: &str, span: Range<usize>) -> Problem {
    Problem::new(span, format!("a page holds no `{tag}`"))
        .help("its only HTML is `<span lang=\"zh\">…</span>` and comments; the rest is Markdown")
}

#[cfg(test)]
mod tests {
    use crate::scan::scan;

    fn problems(text: &str) -> Vec<(String, &str)> {
        let problems = scan(text).problems.into_iter();
        let found = problems.map(|problem| (problem.message, &text[problem.span]));
        found.collect()
    }

    #[test]
    fn spans_with_a_language_and_comments_are_fine() {
        for page in [
            "a <span lang=\"zh\">神 *b* <span lang=\"zh-Hans\">经</span></span>\n",
            "> - <span lang=\"zh\">神</span>\n",
            "| <span lang=\"zh\">神</span> | b |\n|---|---|\n| c | d |\n",
            "<!-- <b> -->\n<!-- claim: S0-1 -->\ntext\n",
            "> <!-- a\n> b -->\n",
            "1 < 2 and <https://example.com>, `<b>` and $a <b$ c> d\n",
        ] {
            assert_eq!(problems(page), [], "{page}");
        }
    }

    #[test]
    fn other_html_is_found_where_it_stands() {
        for (page, tag) in [
            ("a <b>c</b>\n", "<b>"),
            ("a <span>c</span>\n", "<span>"),
            (
                "a <span lang=\"zh\" class=\"x\">c</span>\n",
                "<span lang=\"zh\" class=\"x\">",
            ),
            ("<div>\n\nc\n", "<div>"),
            ("<!-- a -->\n<script>\nlet a;\n", "<script>"),
            ("a <br/> c\n", "<br/>"),
        ] {
            assert_eq!(problems(page)[0], (format!("a page holds no `{tag}`"), tag));
        }
        assert_eq!(problems("<!-- claim: S0-1 --> *text*\n")[0].1, "*text*");
    }

    #[test]
    fn a_span_closes_where_it_opened() {
        let open = "<span lang=\"zh\">";
        assert_eq!(
            problems(&format!("a {open}c\n\nd</span>\n")),
            [
                ("this `<span>` is not closed".into(), open),
                ("this `</span>` closes nothing".into(), "</span>")
            ]
        );
        let page = format!("a {open}*c</span>*\n");
        assert_eq!(problems(&page).len(), 2);
    }
}
