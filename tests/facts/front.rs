//! What stands before the chapters.

use manuscript::{Book, Chapter, Page};

pub(crate) mod preface;
pub(crate) mod readme;

/// The chapters, in their order.
fn chapters(book: &Book) -> Vec<Chapter> {
    book.claims()
        .expect("a list of claims without mistakes")
        .chapters
        .clone()
}

fn is_proved(page: &Page) -> bool {
    super::facts_of(page).is_some()
}

/// The numbers of the chapters whose pages are all proved.
fn proved_chapters(book: &Book) -> impl Iterator<Item = usize> {
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
