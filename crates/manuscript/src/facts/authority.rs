//! Authorities: where a statement comes from that is told and not proved.

use std::fmt::Write as _;

use super::passage::Passage;
use super::prose::in_prose;
use crate::book::Book;
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
            recorded(&claims, &ids)
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

/// What `claims.toml` records of these claims and errata.
fn recorded(claims: &crate::Claims, ids: &[&str]) -> String {
    let marked = |id: &str| ids.contains(&id);
    let mut words = String::new();
    for claim in claims
        .claims
        .iter()
        .filter(|claim| marked(claim.id.get_ref()))
    {
        writeln!(
            words,
            "{} {}",
            claim.text,
            claim.qualification.as_deref().unwrap_or_default()
        )
        .expect("a string takes everything");
    }
    for erratum in claims
        .errata
        .iter()
        .filter(|erratum| marked(erratum.id.get_ref()))
    {
        writeln!(words, "{} {}", erratum.says, erratum.correct).expect("a string takes everything");
    }
    words
}

/// The entries of the page of literature: its items.
fn entries(literature: &str) -> impl Iterator<Item = &str> {
    literature.split("\n- ").flat_map(|part| part.split("\n\n"))
}
