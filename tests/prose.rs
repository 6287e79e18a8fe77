//! The sentences of the book: no decimal in them comes from nowhere, and they sound as the book should sound.

mod decimals;
mod parts;
mod spoiled;
mod voice;

use manuscript::{Book, Page};

use crate::pages::{Check, assert_none, book};
use decimals::{Locked, decimals_from_nowhere};
pub(crate) use parts::words;
use voice::{
    disguises, long_lines, mirror_out_of_voice, miscounted_lists, mistranslated, out_of_voice,
    untested_fences,
};

/// What is wrong with the sentences of a page.
pub(crate) fn page(book: &Book, page: &Page) -> Vec<String> {
    let locked = Locked::new(&book.locks);
    let mut problems = decimals_from_nowhere(page, &locked);
    problems.extend(out_of_voice(page));
    problems.extend(untested_fences(page));
    problems.extend(long_lines(page));
    problems.extend(miscounted_lists(page));
    problems.extend(disguises(page));
    problems
}

/// The checks of this file.
pub(crate) const CHECKS: [Check; 3] = [
    Check::EachPage(page),
    Check::Book(mistranslated),
    Check::Book(mirror_out_of_voice),
];

#[test]
fn every_page_is_written_as_the_book_is_and_no_decimal_comes_from_nowhere() {
    assert_none(CHECKS[0].run(book()));
}

#[test]
fn no_page_uses_a_mistranslated_term() {
    assert_none(CHECKS[1].run(book()));
}

#[test]
fn the_mirror_is_written_like_a_page() {
    assert_none(CHECKS[2].run(book()));
}
