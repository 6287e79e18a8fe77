//! Breadcrumb of a page: its chapter, and how far in the chapter it stands.

use std::collections::HashMap;

use mdbook_driver::book::{Book, BookItem, Chapter};

use crate::html;

/// What stands above the title of each page, by its path.
pub(crate) fn places(book: &Book) -> HashMap<String, String> {
    let mut places = HashMap::new();
    let mut part = None;
    for item in &book.items {
        match item {
            BookItem::PartTitle(title) => part = Some(title.as_str()),
            BookItem::Chapter(chapter) => {
                insert(&mut places, chapter, first(part, chapter));
                let all = chapter.sub_items.len();
                for (i, page) in chapter.sub_items.iter().enumerate() {
                    if let BookItem::Chapter(page) = page {
                        insert(&mut places, page, within(chapter, page, i + 1, all));
                    }
                }
            }
            BookItem::Separator => {}
        }
    }
    // The first page of all is where a reader comes back to.
    if let Some(BookItem::Chapter(chapter)) = book.items.first() {
        insert(&mut places, chapter, Some(BACK.to_owned()));
    }
    places
}

/// The way back, which a script fills in where this device knows one. It has its place from the start, so that nothing moves.
const BACK: &str =
    "<p class=\"where previous-place\"><span>You were at <a class=\"continue\"></a></span></p>\n\n";

fn insert(places: &mut HashMap<String, String>, chapter: &Chapter, place: Option<String>) {
    if let (Some(path), Some(place)) = (&chapter.path, place) {
        places.insert(path.to_string_lossy().replace('\\', "/"), place);
    }
}

/// Of the first page of a chapter: its part, and its number where it has pages below it.
fn first(part: Option<&str>, chapter: &Chapter) -> Option<String> {
    let part = format!("<span>{}</span>", html::text(part?));
    let number = chapter.number.as_ref().and_then(|number| number.first());
    let number = number.filter(|_| !chapter.sub_items.is_empty());
    let number = number.map(|number| format!("<span>Chapter {number}</span>"));
    Some(format!(
        "<p class=\"where\">{part}{}</p>\n\n",
        number.unwrap_or_default()
    ))
}

/// Of a page in a chapter: the way to the chapter's first page, and how many pages there are.
fn within(chapter: &Chapter, page: &Chapter, i: usize, all: usize) -> Option<String> {
    let name = html::text(&chapter.name);
    let number = page.number.as_ref().map(ToString::to_string);
    let number = number.unwrap_or_default();
    let number = number.trim_end_matches('.');
    let chapter = match (&chapter.path, &page.path) {
        (Some(to), Some(from)) => {
            let up = "../".repeat(from.components().count() - 1);
            let to = to
                .with_extension("html")
                .to_string_lossy()
                .replace('\\', "/");
            format!("<a href=\"{up}{}\">{name}</a>", html::text(&to))
        }
        _ => name,
    };
    Some(format!(
        "<nav class=\"where\" aria-label=\"Place of {number} in the book\"><span>{number} · {chapter}</span>\
         <span>page {i} of {all}</span></nav>\n\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mdbook_driver::book::SectionNumber;

    fn chapter(name: &str, path: &str, number: &[u32], pages: Vec<Chapter>) -> Chapter {
        let mut chapter = Chapter::new(name, String::new(), path, Vec::new());
        chapter.number = (!number.is_empty()).then(|| SectionNumber::new(number.to_vec()));
        chapter.sub_items = pages.into_iter().map(BookItem::Chapter).collect();
        chapter
    }

    fn book() -> Book {
        let pages = vec![
            chapter("Pigs & sheep", "zoo/pigs.md", &[1, 1], vec![]),
            chapter("Hens", "zoo/hens.md", &[1, 2], vec![]),
        ];
        Book::new_with_items(vec![
            BookItem::Chapter(chapter("Before", "before.md", &[], vec![])),
            BookItem::PartTitle("Animals".to_owned()),
            BookItem::Chapter(chapter("The <zoo>", "zoo/index.md", &[1], pages)),
            BookItem::PartTitle("More".to_owned()),
            BookItem::Chapter(chapter("Notes", "notes.md", &[2], vec![])),
        ])
    }

    #[test]
    fn a_page_says_where_it_stands() {
        let places = places(&book());
        let hens = &places["zoo/hens.md"];
        assert!(
            hens.contains("1.2 · <a href=\"../zoo/index.html\">The &#60;zoo&#62;</a>"),
            "{hens}"
        );
        assert!(hens.contains("page 2 of 2"), "{hens}");
        let zoo = &places["zoo/index.md"];
        assert!(
            zoo.contains("<span>Animals</span><span>Chapter 1</span>"),
            "{zoo}"
        );
        assert!(places["notes.md"].contains("<span>More</span></p>"));
        assert!(places["before.md"].contains("class=\"continue\""));
        assert!(places.values().all(|place| place.ends_with(">\n\n")));
    }
}
