//! Raw HTML: a page holds none but comments, `<span lang="…">…</span>` and the boxes for solutions and for sources.
//!
//! mdBook would pass anything on; what it passes on unbalanced it only warns of, without a line, and on some stray end
//! tags it panics.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag};

use crate::diagnostic::Problem;

/// The boxes of a page: how each opens and closes. Between the two stands Markdown.
const BOXES: [(&str, &str); 3] = [
    ("<details class=\"solution\">", "</details>"),
    ("<details class=\"answer\">", "</details>"),
    ("<aside class=\"source\">", "</aside>"),
];

/// How Markdown says what other tags say.
const MARKDOWN: [(&str, &str); 7] = [
    ("br", "a line ends with `\\`"),
    ("sub", "a formula has it, `$x_2$`"),
    ("sup", "a formula has it, `$x^2$`"),
    ("b", "write `**words**`"),
    ("strong", "write `**words**`"),
    ("i", "write `*words*`"),
    ("em", "write `*words*`"),
];

/// Follows the Markdown parser through a page.
#[derive(Default)]
pub(crate) struct RawHtml {
    /// The boxes, how deep each stands, and how it closes.
    boxes: Vec<(usize, &'static str, Range<usize>)>,
    /// The tags, and how deep in the page's elements each stands.
    open: Vec<(usize, Range<usize>)>,
    depth: usize,
    problems: Vec<Problem>,
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
                while let Some((_, _, span)) = self.boxes.pop_if(|(depth, ..)| *depth > self.depth)
                {
                    self.problems.push(not_closed(span));
                }
                self.depth -= 1;
            }
            Event::InlineHtml(tag) => self.inline(text, tag, span.clone()),
            _ => {}
        }
    }

    /// What is wrong, at the end of the page.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        let open = self.boxes.into_iter();
        self.problems
            .extend(open.map(|(_, _, span)| not_closed(span)));
        self.problems
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

    /// A block of HTML holds comments and the tags of boxes.
    fn block(&mut self, html: &str, offset: usize) {
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            if rest.starts_with("<!--") {
                at = rest.find("-->").map_or(html.len(), |end| at + end + 3);
            } else if rest.starts_with(|c: char| c.is_whitespace() || c == '>') {
                at += rest.chars().next().map_or(1, char::len_utf8);
            } else if let Some((open, close)) =
                BOXES.iter().find(|(open, _)| rest.starts_with(open))
            {
                self.boxes
                    .push((self.depth, close, offset + at..offset + at + open.len()));
                at += open.len();
            } else if let Some((depth, close, _)) = self.boxes.last()
                && *depth == self.depth
                && rest.starts_with(close)
            {
                at += close.len();
                self.boxes.pop();
            } else if let Some(length) = summary(rest) {
                at += length;
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

/// The length of `<summary>Solution</summary>` at the beginning.
fn summary(html: &str) -> Option<usize> {
    let words = html.strip_prefix("<summary>")?;
    let end = words.find('<')?;
    let close = "</summary>";
    words[end..]
        .starts_with(close)
        .then(|| "<summary>".len() + end + close.len())
}

fn not_closed(span: Range<usize>) -> Problem {
    Problem::new(span, "this box is not closed").help(
        "`</details>` or `</aside>` stands on a line of its own between blank lines, as deep as the line that opened the box",
    )
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
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_alphanumeric()).next();
    let known = MARKDOWN
        .iter()
        .find(|(known, _)| name.is_some_and(|name| name.eq_ignore_ascii_case(known)));
    if let Some((_, instead)) = known {
        return problem.help(*instead);
    }
    match word.is_empty() || tag.starts_with("</") {
        // `Vec<f64>`
        false => problem.help(format!(
            "code stands between backticks: `` `{word}{tag}` ``; a `<` in words is written `&lt;`"
        )),
        true => problem.help(
            "its only HTML is `<span lang=\"zh\">…</span>`, comments, and the boxes `<details class=\"solution\">`, `<details class=\"answer\">` and `<aside class=\"source\">`; the rest is Markdown, and a `<` in words is written `&lt;`",
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::page::Page;

    #[test]
    fn a_box_opens_and_closes_at_one_depth() {
        let open = "<details class=\"solution\">\n<summary>Solution</summary>";
        let problems = |text: &str| -> Vec<String> {
            let page = Page::new("a.md", "", "a.md", text);
            let problems = page.problems().iter();
            problems.map(|problem| problem.message.clone()).collect()
        };
        let none: [&str; 0] = [];
        assert_eq!(problems(&format!("{open}\n\nEight.\n\n</details>\n")), none);
        let item = open.replace('\n', "\n   ");
        assert_eq!(
            problems(&format!(
                "1. Add.\n\n   {item}\n\n   Eight.\n\n   </details>\n"
            )),
            none
        );
        let not_closed = ["this box is not closed"];
        assert_eq!(problems(&format!("{open}\n\nEight.\n")), not_closed);
        assert_eq!(
            problems(&format!("1. Add.\n\n   {item}\n\n   Eight.\n\n2. More.\n")),
            not_closed
        );
        let outside = format!("1. Add.\n\n   {item}\n\n   Eight.\n\n</details>\n");
        assert_eq!(
            problems(&outside),
            ["this box is not closed", "a page holds no `</details>`"]
        );
        assert_eq!(
            problems("<aside class=\"source\">\n\nSix.\n\n</details>\n").len(),
            2
        );
        assert_eq!(
            problems("<details>\n\nSix.\n"),
            ["a page holds no `<details>`"]
        );
    }
}
