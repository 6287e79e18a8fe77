//! Authorities: where a statement comes from that is told and not proved.

use std::fmt;

use toml::Spanned;

use super::passage::Passage;
use super::prose::in_prose;
use crate::book::Book;
use crate::claims::Claims;
use crate::page::Page;

/// Where a statement comes from that is told and not proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A story or a supposition: "two pupils", "suppose that".
    Story,
    /// A source of the book: its numbers stand in what `claims.toml` records of the claims and errata of this page.
    Source,
    /// A work on the page of literature, named by its author and year: `McCulloch 1943`.
    Cited(&'static str),
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Told::Story => f.write_str("a story"),
            Told::Source => f.write_str("the source"),
            Told::Cited(work) => f.write_str(work),
        }
    }
}

/// Why the quantities of a passage are not what its authority says.
pub(super) fn untold(book: &Book, page: &Page, passage: &Passage, told: Told) -> Vec<String> {
    let authority = match told {
        Told::Story => return Vec::new(),
        Told::Source => {
            let Ok(claims) = book.claims() else {
                return Vec::new();
            };
            let ids: Vec<&str> = page
                .markers()
                .flat_map(|marker| marker.ids.iter().map(|id| id.text.as_str()))
                .collect();
            let recorded = recorded(&claims, &ids);
            if recorded.is_empty() {
                return vec!["this page marks no claim of a source".to_owned()];
            }
            recorded
        }
        Told::Cited(work) => {
            let literature = book.page("appendices/literature.md").map_or("", Page::text);
            let entry = entries(literature)
                .find(|entry| work.split_whitespace().all(|word| entry.contains(word)));
            let Some(entry) = entry else {
                return vec![format!("the page of literature has no entry with `{work}`")];
            };
            let author = work.split_whitespace().next().unwrap_or_default();
            if !page.text().contains(author) {
                return vec![format!("this page does not name {author}")];
            }
            entry.to_owned()
        }
    };
    let known: Vec<f64> = in_prose(&authority, 0..authority.len())
        .into_iter()
        .map(|quantity| quantity.value)
        .collect();
    let unknown = passage
        .quantities
        .iter()
        .filter(|quantity| quantity.required || told == Told::Source)
        .filter(|quantity| !known.contains(&quantity.value));
    unknown
        .map(|quantity| {
            format!(
                "`{}` is not in what is recorded of it",
                &passage.text[quantity.span.clone()]
            )
        })
        .collect()
}

/// What `claims.toml` records of these claims and errata: our words for what they say, and their own.
fn recorded(claims: &Claims, ids: &[&str]) -> String {
    let marked = |id: &Spanned<String>| ids.contains(&id.get_ref().as_str());
    let mut recorded = String::new();
    let mut add = |ours: [&str; 2], theirs: &[Spanned<String>]| {
        let theirs = theirs.iter().map(|words| words.get_ref().as_str());
        for words in ours.into_iter().chain(theirs) {
            recorded.push_str(words);
            recorded.push('\n');
        }
    };
    for claim in claims.claims.iter().filter(|claim| marked(&claim.id)) {
        add(
            [
                &claim.text,
                claim.qualification.as_deref().unwrap_or_default(),
            ],
            &claim.words,
        );
    }
    for erratum in claims.errata.iter().filter(|erratum| marked(&erratum.id)) {
        add([&erratum.says, &erratum.correct], &erratum.words);
    }
    recorded
}

/// The entries of the page of literature: its items.
fn entries(literature: &str) -> impl Iterator<Item = &str> {
    literature.split("\n- ").flat_map(|part| part.split("\n\n"))
}
