//! Quotations: what a page quotes or prints of a source is what the list of claims records of it.

use std::collections::BTreeSet;

use manuscript::{Claims, Fence, Page};
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use super::marks::Mirror;

/// The languages that only sources are printed in.
const LANGUAGES_OF_SOURCES: [&str; 1] = ["python"];

/// A quotation or a listing on a page.
struct Quotation {
    offset: usize,
    text: String,
    is_listing: bool,
}

impl Quotation {
    /// Whether these are its words. Those of a quotation may stand in other lines, those of a listing may not.
    fn is(&self, words: &str) -> bool {
        match self.is_listing {
            true => self.text.trim() == words.trim(),
            false => self.text.split_whitespace().eq(words.split_whitespace()),
        }
    }
}

/// The quotations of a page, as their authors wrote them, and the listings of sources.
fn quotations_on(page: &Page) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut depth = 0;
    for (event, span) in page.events() {
        match event {
            // An admonition, `> [!NOTE]`, is the book's own voice.
            Event::Start(Tag::BlockQuote(None)) => {
                if depth == 0 {
                    let lines = page.text()[span.clone()].lines();
                    let lines = lines.map(|line| line.trim_start_matches([' ', '>']));
                    let text = lines.collect::<Vec<_>>().join("\n");
                    found.push(Quotation {
                        offset: span.start,
                        text,
                        is_listing: false,
                    });
                }
                depth += 1;
            }
            Event::End(TagEnd::BlockQuote(None)) => depth -= 1,
            _ => {}
        }
    }
    let is_listing = |fence: &&Fence| {
        let words = fence.words();
        words
            .first()
            .is_some_and(|word| LANGUAGES_OF_SOURCES.contains(word))
    };
    let listings = page.fences().iter().filter(is_listing);
    found.extend(listings.map(|fence| Quotation {
        offset: fence.span.start,
        text: fence.text(page),
        is_listing: true,
    }));
    found
}

/// What is recorded of the claims and errata that a page marks: the sources' words, and what we say that they say.
fn recorded<'a>(claims: &'a Claims, page: &Page) -> Vec<&'a str> {
    let ids = page.markers().flat_map(|marker| &marker.ids);
    let marked: BTreeSet<&str> = ids.map(|id| id.text.as_str()).collect();
    let of_claims = claims
        .claims
        .iter()
        .map(|claim| (&claim.id, &claim.text, &claim.words));
    let of_errata = claims
        .errata
        .iter()
        .map(|erratum| (&erratum.id, &erratum.says, &erratum.words));
    of_claims
        .chain(of_errata)
        .filter(|(id, ..)| marked.contains(id.get_ref().as_str()))
        .flat_map(|(_, says, words)| {
            let words = words.iter().map(|words| words.get_ref().as_str());
            words.chain([says.as_str()])
        })
        .collect()
}

/// The Chinese words of a page, with their offsets: `<span lang="zh">…</span>`.
fn chinese_on(page: &Page) -> impl Iterator<Item = (usize, &str)> {
    const OPENING: &str = "<span lang=\"zh\">";
    page.text().match_indices(OPENING).map(|(at, _)| {
        let start = at + OPENING.len();
        let words = page.text()[start..]
            .split("</span>")
            .next()
            .unwrap_or_default();
        (start, words)
    })
}

/// Quotations and listings that differ from what is recorded.
pub(super) fn quotations(mirror: &Mirror<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    for page in &mirror.book.pages {
        let recorded = recorded(&mirror.claims, page);
        for quotation in quotations_on(page) {
            if !recorded.iter().any(|words| quotation.is(words)) {
                problems.push(format!(
                    "{}: this is not what {} records of the claims and errata that the page marks; \
                     correct one of them, or record it: words = ['''\n{}\n''']",
                    page.location(quotation.offset),
                    Claims::PATH,
                    quotation.text.trim_end()
                ));
            }
        }
        // A page that treats no source, as that of literature, quotes none.
        let treats_a_source = page.markers().next().is_some();
        for (offset, words) in chinese_on(page).filter(|_| treats_a_source) {
            if !recorded.iter().any(|recorded| recorded.contains(words)) {
                problems.push(format!(
                    "{}: {} records no such words of the claims and errata that the page marks",
                    page.location(offset),
                    Claims::PATH
                ));
            }
        }
    }
    problems
}
