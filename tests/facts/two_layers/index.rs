//! Can many neurons learn together?

use manuscript::facts::Facts;

use crate::facts::front::{chapters, sources};

pub(crate) fn facts(p: &mut Facts) {
    let book = p.book();
    p.says("The five documents end before this question.", |[five]| {
        five == sources(book).len()
    });
    let own: Vec<String> = chapters(book)
        .into_iter()
        .filter(|chapter| chapter.source.is_none())
        .map(|chapter| chapter.folder)
        .collect();
    p.says(
        "From here on the book goes on by itself: there is no source to follow and none to correct, and what keeps these pages honest is their tests.",
        |[]| {
            let pages = book.pages.iter();
            own == ["two-layers"]
                && pages
                    .filter(|page| page.path.starts_with("two-layers/"))
                    .all(|page| page.markers().next().is_none())
        },
    );
}
