//! Every statement of the sources has a home in the book, and every correction a page that shows it.

mod entries;
mod homes;
mod links;
mod marks;
mod page_list;
mod quotations;
mod spoiled;

use manuscript::{Book, Page};

use crate::pages::{Check, assert_none, book};
use marks::Mirror;

/// Everything in which the sources, the list of their claims and the pages do not agree.
pub(crate) fn mirror(book: &Book) -> Vec<String> {
    let mirror = match Mirror::new(book) {
        Ok(mirror) => mirror,
        Err(problems) => return problems,
    };
    let checks = [
        entries::entries_that_do_not_add_up,
        entries::chapters_unlike_the_summary,
        entries::sources_not_listed,
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
pub(crate) const CHECKS: [Check; 7] = [
    Check::EachPage(page),
    Check::Book(entries::entries_missing),
    Check::Book(mirror),
    Check::Book(quotations::quotations),
    Check::Book(page_list::pages_not_everywhere),
    Check::Book(page_list::titles_of_other_pages),
    Check::Book(page_list::maps_of_chapters),
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

#[test]
fn every_title_is_that_of_its_page() {
    assert_none(CHECKS[5].run(book()));
}

#[test]
fn the_map_of_every_chapter_lists_its_pages_and_their_questions() {
    assert_none(CHECKS[6].run(book()));
}
