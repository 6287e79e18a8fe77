//! Marks: the mirror of a book, which is its claims, its errata and the markers in its pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use manuscript::{Book, Claims, Page};
use toml::Spanned;

/// The mirror of a book, and what it is held to.
pub(super) struct Mirror<'a> {
    pub(super) book: &'a Book,
    pub(super) claims: Arc<Claims>,
    /// The markers, by the ids they mark.
    pub(super) homes: BTreeMap<&'a str, Vec<Mark<'a>>>,
}

/// One id of a `<!-- claim: S0-3 S0-4 -->` or an `<!-- erratum: E0-1 -->`.
#[derive(Clone, Copy)]
pub(super) struct Mark<'a> {
    pub(super) page: &'a Page,
    pub(super) offset: usize,
    pub(super) id: &'a str,
}

impl<'a> Mirror<'a> {
    /// A list of claims that is not well formed is an error of its own.
    pub(super) fn new(book: &'a Book) -> Result<Self, Vec<String>> {
        let claims = book
            .claims()
            .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>())?;
        let mut homes: BTreeMap<&str, Vec<Mark<'_>>> = BTreeMap::new();
        for mark in marks(book) {
            homes.entry(mark.id).or_default().push(mark);
        }
        Ok(Mirror {
            book,
            claims,
            homes,
        })
    }

    /// `book/claims.toml:31: S0-3`
    pub(super) fn entry(&self, id: &Spanned<String>) -> String {
        let source = &self.book.claims;
        let (line, _) = source.line_and_column(id.span().start);
        format!("{}:{line}: {}", source.name, id.get_ref())
    }
}

pub(super) fn marks(book: &Book) -> impl Iterator<Item = Mark<'_>> {
    book.pages.iter().flat_map(|page| {
        page.markers().flat_map(move |marker| {
            marker.ids.iter().map(move |id| Mark {
                page,
                offset: id.span.start,
                id: &id.text,
            })
        })
    })
}
