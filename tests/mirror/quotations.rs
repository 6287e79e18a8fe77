//! Quotations: what a page quotes or prints of a source is what the list of claims records of it.

use std::collections::BTreeSet;

use manuscript::{Claims, Page};
use mdbook_markdown::pulldown_cmark::{Event, Tag};

use super::marks::Mirror;

/// The language that only sources are printed in.
const LANGUAGE_OF_SOURCES: &str = "python";

/// How the Chinese words of a source are marked; they end with `</span>`.
const CHINESE: &str = "<span lang=\"zh\">";

/// Something on a page that is a source's own: where it stands, its text, and whether that is what is recorded.
type Quotation = (usize, String, fn(&str, &str) -> bool);

/// The quotations of a page, as their authors wrote them, the listings of sources, and their Chinese words.
fn quotations_on(page: &Page) -> Vec<Quotation> {
    // A quotation may stand in other lines, a listing may not, and of Chinese a few words may be quoted.
    let has_words = |recorded: &str, quoted: &str| {
        let words = recorded.split_whitespace();
        words.eq(quoted.split_whitespace())
    };
    let has_lines = |recorded: &str, quoted: &str| recorded.trim() == quoted.trim();
    let has_part = |recorded: &str, quoted: &str| recorded.contains(quoted);
    let mut found: Vec<Quotation> = Vec::new();
    let mut end = 0;
    for (event, span) in page.events() {
        // An admonition, `> [!NOTE]`, is the book's own voice.
        let is_quotation = matches!(event, Event::Start(Tag::BlockQuote(None)));
        if is_quotation && span.start >= end {
            let lines = page.text()[span.clone()].lines();
            let lines = lines.map(|line| line.trim_start_matches([' ', '>']));
            let text = lines.collect::<Vec<_>>().join("\n");
            found.push((span.start, text, has_words));
            end = span.end;
        }
    }
    for fence in page.fences() {
        if fence.words().first() == Some(&LANGUAGE_OF_SOURCES) {
            found.push((fence.span.start, fence.text(page), has_lines));
        }
    }
    for (at, _) in page.text().match_indices(CHINESE) {
        let start = at + CHINESE.len();
        let words = page.text()[start..].split("</span>").next();
        found.push((start, words.unwrap_or_default().to_owned(), has_part));
    }
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

/// Quotations and listings that differ from what is recorded.
pub(super) fn quotations(mirror: &Mirror<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    for page in &mirror.book.pages {
        let recorded = recorded(&mirror.claims, page);
        let treats_a_source = page.markers().next().is_some();
        for (offset, text, is_it) in quotations_on(page) {
            // A page that treats no source, as that of literature, may name one in Chinese.
            let is_name = !treats_a_source && page.text()[..offset].ends_with(CHINESE);
            if !is_name && !recorded.iter().any(|recorded| is_it(recorded, &text)) {
                problems.push(format!(
                    "{}: this is not what {} records of the claims and errata that the page marks; \
                     correct one of them, or record it: words = ['''\n{}\n''']",
                    page.location(offset),
                    Claims::PATH,
                    text.trim_end()
                ));
            }
        }
    }
    problems
}
