//! Links: what a page leads to, and the pictures it shows.

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
}
