//! Kinds of passages.

/// What a passage is to the reader of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading.
    Heading,
    /// A sentence of the page's own voice.
    Sentence,
    /// A sentence of a block quotation.
    Quotation,
    /// A row of a table written in Markdown.
    Row,
    /// A displayed formula, in TeX.
    Formula,
    /// The request for a table: the lock, the fields and their headings.
    Table,
    /// The request for a figure: its name and its arguments.
    Figure,
    /// The caption of a table, or one that a figure gives itself.
    Caption,
    /// A line of code that is run.
    Code,
    /// A comment in code.
    Comment,
    /// Code that is not run: what a program prints, a message.
    Listing,
    /// Another directive.
    Directive,
    /// A line of HTML that stands for itself: it may hide what follows, or say what no sentence says.
    Html,
    /// The comment that says which claim of a source is treated here; the mirror leads readers to it.
    Marker,
}

impl Kind {
    /// Whether a fact can quote it word for word.
    pub(super) fn is_text(self) -> bool {
        !matches!(
            self,
            Kind::Formula
                | Kind::Table
                | Kind::Figure
                | Kind::Directive
                | Kind::Code
                | Kind::Marker
        )
    }
}
