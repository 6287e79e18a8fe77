//! Terms: no page uses a word of the glossary before the page that teaches it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use manuscript::{Book, Page};
use regex::Regex;

use super::words;
use crate::pages::{Found, resolved};

const GLOSSARY: &str = "appendices/glossary.md";

/// A term of the glossary, as the words that it is made of, and the page that teaches it.
#[derive(Clone)]
struct Term {
    name: String,
    words: Vec<String>,
    home: String,
    /// Where its entry stands.
    at: usize,
}

/// An entry of the glossary: a name in bold, or several, and a definition that ends with a link.
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^\*\*(.+)\*\*\r?\n: .*\]\(([^)#]+)[^)]*\)\r?$").expect("an expression")
});

fn terms(glossary: &Page) -> Cow<'static, [Term]> {
    static TERMS: Found<Term> = Found::new();
    TERMS.on(glossary, find_terms)
}

fn find_terms(glossary: &Page) -> Vec<Term> {
    let terms = ENTRY.captures_iter(glossary.text()).flat_map(|entry| {
        let home = resolved(GLOSSARY, &entry[2]);
        let at = entry.get(1).map_or(0, |name| name.start());
        let names: Vec<String> = entry[1].split(", ").map(str::to_owned).collect();
        names.into_iter().map(move |name| Term {
            words: name
                .to_lowercase()
                .split([' ', '-'])
                .map(str::to_owned)
                .collect(),
            home: home.clone(),
            name,
            at,
        })
    });
    terms.collect()
}

/// Whether a word is this one, or more of it.
fn is_form(word: &str, of: &str) -> bool {
    word.strip_prefix(of)
        .is_some_and(|ending| matches!(ending, "" | "s" | "es" | "'s"))
}

/// Where a page uses a term.
fn uses(words: &[(usize, String)], term: &Term) -> Vec<usize> {
    let windows = words.windows(term.words.len());
    let found = windows.filter(|window| {
        let mut pairs = window.iter().zip(&term.words);
        pairs.all(|((_, word), of)| is_form(word, of))
    });
    found.map(|window| window[0].0).collect()
}

/// Terms that a page uses and that a later one teaches. A link to a page that is not yet read may name what is there, and so
/// may the first page of the book and of a chapter, which say what will come; what a source says is not our word.
pub(super) fn untaught(book: &Book, page: &Page) -> Vec<String> {
    let position = |path: &str| book.pages.iter().position(|page| page.path == path);
    let (Some(here), Some(glossary)) = (position(&page.path), book.page(GLOSSARY)) else {
        return Vec::new();
    };
    if page.path.ends_with("index.md")
        || page.path == "preface.md"
        || page.path.starts_with("appendices/")
    {
        return Vec::new();
    }
    let text = page.text();
    let boxes: Vec<_> = text
        .match_indices("<aside class=\"source\">")
        .map(|(start, _)| {
            start
                ..text[start..]
                    .find("</aside>")
                    .map_or(text.len(), |end| start + end)
        })
        .collect();
    let words = words(page);
    let mut problems = Vec::new();
    for term in &*terms(glossary) {
        let Some(home) = position(&term.home).filter(|home| *home > here) else {
            continue;
        };
        for at in uses(&words, term) {
            let leads_on = page.links().iter().any(|link| {
                let file = link.address.split('#').next().unwrap_or_default();
                link.span.contains(&at) && position(&resolved(&page.path, file)) > Some(here)
            });
            if !leads_on && !boxes.iter().any(|quoted| quoted.contains(&at)) {
                problems.push(format!(
                    "{}: “{}” is taught on {}, which comes later: link that page, say it otherwise, or teach it here and let the glossary say so",
                    page.location(at),
                    term.name,
                    book.pages[home].path,
                ));
            }
        }
    }
    problems
}

/// Entries of the glossary that lead to no page, or to one that does not use the term.
pub(super) fn homeless(book: &Book) -> Vec<String> {
    let Some(glossary) = book.page(GLOSSARY) else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    if ENTRY.find_iter(glossary.text()).count() < glossary.text().matches("\n: ").count() {
        problems.push(format!(
            "{GLOSSARY}: an entry ends without a link to the page that teaches it"
        ));
    }
    // Many terms live on one page.
    let mut read = BTreeMap::new();
    for term in &*terms(glossary) {
        let taught = book.page(&term.home).is_some_and(|home| {
            let words = read.entry(term.home.clone()).or_insert_with(|| words(home));
            !uses(words, term).is_empty()
        });
        if !taught {
            let (here, Term { name, home, .. }) = (glossary.location(term.at), term);
            problems.push(format!(
                "{here}: “{name}” is not on {home}: link the page that teaches it"
            ));
        }
    }
    problems
}
