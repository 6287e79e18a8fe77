//! Every statement of the sources has a home in the book, and every correction a page that shows it.

mod entries;
mod homes;
mod links;
mod marks;
mod page_list;
mod quotations;

use manuscript::{Book, Page, Workspace};

use crate::pages::{Check, assert_none, book, locked_changes};
use marks::Mirror;

/// Everything in which the sources, the list of their claims, the list of the pages and the pages do not agree.
fn mirror(book: &Book) -> Vec<String> {
    let mirror = match Mirror::new(book) {
        Ok(mirror) => mirror,
        Err(problems) => return problems,
    };
    let of_the_mirror = [
        entries::entries_that_do_not_add_up,
        entries::chapters_unlike_the_summary,
        entries::sources_not_listed,
        entries::locks_without_a_reader,
        homes::claims_without_a_home,
        homes::markers_of_another_place,
        homes::errata_not_shown,
        quotations::quotations,
    ];
    let of_the_book = [
        page_list::pages_not_everywhere,
        page_list::titles_of_other_pages,
        page_list::maps_of_chapters,
    ];
    let problems = of_the_mirror.iter().flat_map(|check| check(&mirror));
    problems
        .chain(of_the_book.iter().flat_map(|check| check(book)))
        .collect()
}

/// What a page promises and does not keep by itself: its markers and its links.
fn page(book: &Book, page: &Page) -> Vec<String> {
    let mut problems = homes::markers_without_text(page);
    problems.extend(links::links_that_mislead(book, page));
    problems
}

/// The checks of this folder: of any book, and of the number of entries that this one has.
pub(crate) const CHECKS: [Check; 3] = [
    Check::EachPage(page),
    Check::Book(mirror),
    Check::Book(entries::entries_missing),
];

#[test]
fn the_book_keeps_to_its_sources_and_every_link_and_list_to_the_pages() {
    assert_none(CHECKS.iter().flat_map(|check| check.run(book())).collect());
}

/// A book of two pages, with one thing changed in it.
#[test]
fn each_change_is_noticed() {
    locked_changes("mirror", |root| {
        let workspace = Workspace::find(root).expect("a small book");
        let book = Book::load(&workspace).expect("a small book");
        let checks = CHECKS[..2].iter();
        checks.flat_map(|check| check.run(&book)).collect()
    });
}
