//! What stands before and after the chapters.

use std::collections::BTreeSet;

use manuscript::{Book, Chapter, Page};

pub(crate) mod preface;
pub(crate) mod readme;
pub(crate) mod title;
pub(crate) mod what_now;

/// The chapters, in their order.
pub(crate) fn chapters(book: &Book) -> Vec<Chapter> {
    book.claims()
        .expect("a list of claims without mistakes")
        .chapters
        .clone()
}

pub(crate) fn is_proved(page: &Page) -> bool {
    super::facts_of(page).is_some()
}

/// The numbers of the chapters whose pages are all proved.
pub(crate) fn proved_chapters(book: &Book) -> impl Iterator<Item = usize> {
    let chapters = chapters(book).into_iter().enumerate();
    chapters.filter_map(|(index, chapter)| {
        let folder = format!("{}/", chapter.folder);
        let mut pages = book
            .pages
            .iter()
            .filter(|page| page.path.starts_with(&folder));
        pages.all(is_proved).then_some(index + 1)
    })
}

/// The numbers of the sources that have a chapter.
pub(crate) fn sources(book: &Book) -> BTreeSet<u8> {
    let chapters = chapters(book).into_iter();
    chapters.filter_map(|chapter| chapter.source).collect()
}
