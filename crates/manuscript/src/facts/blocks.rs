//! Blocks: the parts of a page that hold sentences.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use super::kind::Kind;
use crate::page::Page;

/// The blocks of a page that hold sentences, in order.
pub(super) fn blocks(page: &Page) -> Vec<(Kind, Range<usize>)> {
    let mut found: Vec<(Kind, Range<usize>)> = Vec::new();
    let (mut quotations, mut in_block, mut in_code) = (0, false, false);
    // The text of an item of a list may stand in it without a paragraph.
    let mut loose: Option<Range<usize>> = None;
    for (event, span) in page.events() {
        let prose = if quotations > 0 {
            Kind::Quotation
        } else {
            Kind::Sentence
        };
        let is_inline = match &event {
            Event::Start(tag) => is_inline(tag.to_end()),
            Event::End(tag) => is_inline(*tag),
            event => !matches!(event, Event::Html(_) | Event::Rule),
        };
        if is_inline && !in_block && !in_code {
            let start = loose.as_ref().map_or(span.start, |loose| loose.start);
            loose = Some(start..span.end);
        } else if !is_inline && let Some(range) = loose.take() {
            found.push((prose, range));
        }
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotations += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotations -= 1,
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Html(_) => found.push((Kind::Html, span)),
            Event::Start(Tag::Paragraph) => {
                in_block = true;
                found.push((prose, span));
            }
            Event::Start(Tag::Heading { .. }) => {
                in_block = true;
                found.push((Kind::Heading, span));
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                in_block = true;
                found.push((Kind::Row, span));
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow,
            ) => in_block = false,
            _ => {}
        }
    }
    found
}

/// Whether an element stands in a line of a block.
fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(tag, Emphasis | Strong | Strikethrough | Link | Image)
}
