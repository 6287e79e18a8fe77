//! Markdown: what its parser sees in a page, which is links, pictures, code blocks and headings.

use std::ops::Range;

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
