//! Links: words that are the title of a page, or that name a chapter, lead there.

use manuscript::{Book, Page};
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use crate::pages::resolved;

/// A link within the book.
struct Link {
    offset: usize,
    words: String,
    /// The page it leads to, below the folder of the chapters.
    page: String,
}

fn links(page: &Page) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut open = false;
    for (event, span) in page.events() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = !dest_url.contains("://");
                if open {
                    let (offset, words) = (span.start, String::new());
                    let path = dest_url.split('#').next().unwrap_or_default();
                    let page = resolved(&page.path, path);
                    links.push(Link {
                        offset,
                        words,
                        page,
                    });
                }
            }
            Event::End(TagEnd::Link) => open = false,
            Event::Text(words) | Event::Code(words) if open => {
                links.last_mut().expect("it was opened").words += &words;
            }
            Event::SoftBreak if open => links.last_mut().expect("it was opened").words += " ",
            _ => {}
        }
    }
    links
}

/// Whether these words, in lower case, are what the table of contents or the page itself calls the page.
fn is_title_of(words: &str, page: &Page) -> bool {
    let first = page.headings().first();
    page.title.to_lowercase() == words
        || first.is_some_and(|heading| heading.text.to_lowercase() == words)
}

/// Links whose words promise another page.
pub(super) fn links_that_mislead(book: &Book, page: &Page) -> Vec<String> {
    let claims = book.claims().unwrap_or_default();
    let mut problems = Vec::new();
    for link in links(page) {
        let words = link.words.to_lowercase();
        let named: Vec<&str> = book
            .pages
            .iter()
            .filter(|page| is_title_of(&words, page))
            .map(|page| page.path.as_str())
            .collect();
        if !named.is_empty() && !named.contains(&link.page.as_str()) {
            problems.push(format!(
                "{}: “{}” is the title of {}, and the link leads to {}",
                page.location(link.offset),
                link.words,
                named.join(" and of "),
                link.page
            ));
        }
        let number = words.split_once("chapter ").and_then(|(_, rest)| {
            let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
            digits.parse().ok()
        });
        let chapter = number.and_then(|number: u8| {
            let mut chapters = claims.chapters.iter();
            chapters.find(|chapter| *chapter.number.get_ref() == number)
        });
        if let Some(chapter) = chapter
            && !link.page.starts_with(&format!("{}/", chapter.folder))
        {
            problems.push(format!(
                "{}: “{}” is book/en/{}/, and the link leads to {}",
                page.location(link.offset),
                link.words,
                chapter.folder,
                link.page
            ));
        }
    }
    problems
}
