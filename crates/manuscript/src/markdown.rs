//! Markdown: what its parser sees in a page, which is links, pictures, code blocks and headings.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// A link or a picture of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole link, words included.
    pub span: Range<usize>,
    /// Where its address stands; the whole link when that is elsewhere.
    pub address_span: Range<usize>,
    /// The address, as Markdown reads it.
    pub address: String,
    /// What is between the angle brackets of `<https://example.org>`.
    pub is_automatic: bool,
    /// Whether it shows what is at its address.
    pub is_picture: bool,
}

/// A code block: its words after the backticks, or nothing when it is indented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// The whole block, fences included.
    pub span: Range<usize>,
    /// What stands after the backticks; nothing when the block is indented.
    pub tag: Option<String>,
    /// The lines of code; in a quotation or a list they do not touch.
    pub code: Vec<Range<usize>>,
}

impl Fence {
    /// The words after the backticks: `rust`, `compile_fail`.
    pub fn words(&self) -> Vec<&str> {
        let tag = self.tag.as_deref().unwrap_or_default();
        tag.split([',', ' '])
            .filter(|word| !word.is_empty())
            .collect()
    }

    /// Whether `cargo test` runs it and it must succeed.
    pub fn is_run(&self) -> bool {
        let words = self.words();
        words.first() == Some(&"rust")
            && ["ignore", "no_run", "compile_fail"]
                .iter()
                .all(|unrun| !words.contains(unrun))
    }
}

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The whole line.
    pub span: Range<usize>,
    /// 1 for the title of the page.
    pub level: u8,
    /// Its words, without markup.
    pub text: String,
}

/// The words of the first paragraph of a text, without markup; those of a formula in HTML are its letters.
///
/// ```
/// let text = "# A title\n\n<div></div>\n\nA *neuron* has\n[weights](weights.md), as <math><mi>w</mi></math> says.\n\nMore.\n";
/// assert_eq!(manuscript::opening(text), "A neuron has weights, as w says.");
/// ```
pub fn opening(text: &str) -> String {
    let mut words = String::new();
    let mut within = false;
    for event in new_cmark_parser(text, &MarkdownOptions::default()) {
        match event {
            Event::Start(Tag::Paragraph) => within = true,
            Event::End(TagEnd::Paragraph) if !words.trim().is_empty() => break,
            Event::Text(text) | Event::Code(text) if within => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak if within => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
