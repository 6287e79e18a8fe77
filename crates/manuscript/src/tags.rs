//! HTML written in a page: every tag that opens must close, in the paragraph or the list item where it opened.
//!
//! mdBook sees this too, but it only warns, without a line, and on some stray end tags it panics.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::diagnostic::Problem;

/// The tags of a page that do not open and close one another.
pub(crate) fn unbalanced(text: &str) -> Vec<Problem> {
    let mut tags = Tags::default();
    for (event, span) in new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter() {
        tags.follow(&event, text, &span);
    }
    while !tags.open.is_empty() {
        tags.end_of_markdown();
    }
    tags.problems
}

/// Follows the parser through a page.
#[derive(Default)]
struct Tags {
    open: Vec<Open>,
    problems: Vec<Problem>,
}

enum Open {
    /// An element that Markdown opened; its own end closes it.
    Markdown,
    Html {
        name: String,
        span: Range<usize>,
    },
}

impl Tags {
    /// Takes in one event, whose text is `text[span]`.
    fn follow(&mut self, event: &Event<'_>, text: &str, span: &Range<usize>) {
        match event {
            // A block of HTML is no element of its own: what it opens stays open after it.
            Event::Start(Tag::HtmlBlock) => self.html(&text[span.clone()], span.start),
            Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(_) => self.open.push(Open::Markdown),
            Event::End(_) => self.end_of_markdown(),
            Event::InlineHtml(_) => self.html(&text[span.clone()], span.start),
            _ => {}
        }
    }

    fn end_of_markdown(&mut self) {
        while let Some(Open::Html { name, span }) = self.open.pop() {
            self.problems.push(
                Problem::new(span, format!("`<{name}>` is not closed"))
                    .help("a tag closes in the paragraph, list item or cell where it opened"),
            );
        }
    }

    fn html(&mut self, html: &str, offset: usize) {
        let mut at = 0;
        while let Some(found) = html[at..].find('<') {
            let start = at + found;
            let rest = &html[start..];
            if rest.starts_with("<!--") {
                at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
                continue;
            }
            let Some((tag, length)) = read(rest) else {
                at = start + 1;
                continue;
            };
            at = start + length;
            let span = offset + start..offset + at;
            match tag.kind {
                Kind::Closed => {}
                Kind::Start => {
                    // What these hold is text, whatever it looks like.
                    if matches!(tag.name.as_str(), "script" | "style" | "textarea" | "title") {
                        let end = html[at..].find(&format!("</{}", tag.name));
                        at = end.map_or(html.len(), |end| at + end);
                    }
                    self.open.push(Open::Html {
                        name: tag.name,
                        span,
                    });
                }
                Kind::End => match self.open.last() {
                    Some(Open::Html { name, .. }) if *name == tag.name => drop(self.open.pop()),
                    Some(Open::Html { name, .. }) => self.problems.push(Problem::new(
                        span,
                        format!("`</{}>` where `<{name}>` is still open", tag.name),
                    )),
                    Some(Open::Markdown) | None => self.problems.push(
                        Problem::new(span, format!("`</{}>` closes nothing", tag.name)).help(
                            "a tag closes in the paragraph, list item or cell where it opened",
                        ),
                    ),
                },
            }
        }
    }
}

struct Read {
    name: String,
    kind: Kind,
}

enum Kind {
    Start,
    End,
    /// Closed by itself: `<br>`, `<path/>`.
    Closed,
}

/// The tag that begins here, and its length.
fn read(html: &str) -> Option<(Read, usize)> {
    let end = html.starts_with("</");
    let name_at = if end { 2 } else { 1 };
    let name_length = html[name_at..]
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .unwrap_or(html.len() - name_at);
    let name = html[name_at..name_at + name_length].to_ascii_lowercase();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut quote = None;
    let close = html.char_indices().skip(name_at).find_map(|(at, c)| {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        None
    })?;
    let kind = match end {
        true => Kind::End,
        false if html[..close].ends_with('/') || is_void(&name) => Kind::Closed,
        false => Kind::Start,
    };
    Some((Read { name, kind }, close + 1))
}

/// Elements without an end tag, as the HTML standard lists them.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use crate::scan::scan;

    fn problems(text: &str) -> Vec<(String, &str)> {
        let problems = scan(text).problems;
        let place = |problem: &crate::diagnostic::Problem| {
            (problem.message.clone(), &text[problem.span.clone()])
        };
        problems.iter().map(place).collect()
    }

    #[test]
    fn balanced_tags_are_fine() {
        for page in [
            "a <b>c <i>d</i></b><br> e\n",
            "<details>\n<summary>S</summary>\n\n- **a**\n\n</details>\n",
            "<div title=\"a > b\"><img src=\"x.svg\"><svg><path d=\"M0\"/></svg></div>\n",
            "> <div>\n>\n> a\n>\n> </div>\n",
            "<script>\nif (a < b) \"<div>\";\n</script>\n",
            "<!-- <b> -->\n",
            "1 < 2 and <https://example.com>\n",
        ] {
            assert_eq!(problems(page), [], "{page}");
        }
    }

    #[test]
    fn a_tag_that_is_not_closed_is_found() {
        assert_eq!(
            problems("a <b>c\n\nd\n"),
            [("`<b>` is not closed".into(), "<b>")]
        );
        assert_eq!(
            problems("<div>\n\na\n"),
            [("`<div>` is not closed".into(), "<div>")]
        );
        assert_eq!(problems("- <div>\n\n  a\n\n</div>\n").len(), 2);
    }

    #[test]
    fn a_tag_that_closes_nothing_is_found() {
        assert_eq!(
            problems("a </p> b\n"),
            [("`</p>` closes nothing".into(), "</p>")]
        );
        assert_eq!(
            problems("a <b><i>c</b></i>\n")[0],
            ("`</b>` where `<i>` is still open".into(), "</b>")
        );
    }
}
