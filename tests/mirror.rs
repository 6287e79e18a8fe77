//! Every statement of the sources has a home in the book, and every correction a page that shows it.

mod entries;
mod everywhere;
mod homes;
mod links;
mod quotations;
mod spoiled;

use std::collections::{BTreeMap, BTreeSet};

use manuscript::{Book, Claims, Marked, Page};
use toml::Spanned;

use crate::pages::{Check, assert_none, book};

/// The mirror of a book, and what it is held to.
struct Mirror<'a> {
    book: &'a Book,
    claims: Claims,
    /// The markers, by the ids they mark.
    homes: BTreeMap<&'a str, Vec<Mark<'a>>>,
    /// The names of the test functions.
    tests: BTreeSet<&'a str>,
}

/// One id of a `<!-- claim: S0-3 S0-4 -->` or an `<!-- erratum: E0-1 -->`.
#[derive(Clone, Copy)]
struct Mark<'a> {
    page: &'a Page,
    offset: usize,
    kind: Marked,
    id: &'a str,
}

impl<'a> Mirror<'a> {
    /// A list of claims that is not well formed is an error of its own.
    fn new(book: &'a Book) -> Result<Self, Vec<String>> {
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
            tests: homes::test_functions(book),
        })
    }

    /// `book/claims.toml:31: S0-3`
    fn entry(&self, id: &Spanned<String>) -> String {
        let source = &self.book.claims;
        let (line, _) = source.line_and_column(id.span().start);
        format!("{}:{line}: {}", source.name, id.get_ref())
    }
}

fn marks(book: &Book) -> impl Iterator<Item = Mark<'_>> {
    book.pages.iter().flat_map(|page| {
        page.markers().flat_map(move |marker| {
            marker.ids.iter().map(move |id| Mark {
                page,
                offset: id.span.start,
                kind: marker.kind,
                id: &id.text,
            })
        })
    })
}

/// Everything in which the sources, the list of their claims and the pages do not agree.
pub(crate) fn mirror(book: &Book) -> Vec<String> {
    let mirror = match Mirror::new(book) {
        Ok(mirror) => mirror,
        Err(problems) => return problems,
    };
    let checks = [
        entries::entries_that_do_not_add_up,
        entries::chapters_without_pages,
        entries::locks_without_a_reader,
        homes::claims_without_a_home,
        homes::markers_that_mark_nothing,
        homes::markers_in_another_chapter,
        homes::errata_not_shown,
    ];
    checks.iter().flat_map(|check| check(&mirror)).collect()
}

/// What a page promises and does not keep by itself: its markers and its links.
fn page(book: &Book, page: &Page) -> Vec<String> {
    let mut problems = homes::markers_without_text(page);
    problems.extend(links::links_that_mislead(book, page));
    problems
}

/// The checks of this folder.
pub(crate) const CHECKS: [Check; 5] = [
    Check::EachPage(page),
    Check::Book(entries::entries_missing),
    Check::Book(mirror),
    Check::Book(quotations::quotations),
    Check::Book(everywhere::pages_not_everywhere),
];

#[test]
fn every_marker_is_followed_by_text_and_every_link_leads_where_it_says() {
    assert_none(CHECKS[0].run(book()));
}

#[test]
fn no_claim_and_no_erratum_of_the_sources_is_missing() {
    assert_none(CHECKS[1].run(book()));
}

#[test]
fn every_claim_has_a_home_every_erratum_is_shown_and_every_lock_is_read() {
    assert_none(CHECKS[2].run(book()));
}

#[test]
fn every_quotation_of_a_source_is_recorded() {
    assert_none(CHECKS[3].run(book()));
}

#[test]
fn every_page_is_listed_and_tested() {
    assert_none(CHECKS[4].run(book()));
}
