//! Homes: every claim and every erratum is marked where its chapter treats it, and what shows an erratum stands there.

use std::collections::BTreeSet;

use manuscript::{Claims, Fence, Marked, Page};

use super::marks::{Mark, Mirror, marks};
use crate::prose::words;

/// Claims that no page treats, or that a page treats although they are not to be mirrored.
pub(super) fn claims_without_a_home(mirror: &Mirror<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    for claim in &mirror.claims.claims {
        let here = mirror.entry(&claim.id);
        let id = claim.id.get_ref();
        let home = mirror.homes.get(id.as_str());
        match (&claim.not_mirrored, home) {
            (Some(reason), _) if reason.trim().is_empty() => {
                problems.push(format!("{here} is not mirrored for no reason; give one"));
            }
            (Some(_), Some(markers)) => problems.push(format!(
                "{here} is said to be not mirrored, but {} treats it; remove `not_mirrored` or the marker",
                markers[0].page.name()
            )),
            (None, None) => problems.push(format!(
                "{here} has no home: {} Write `<!-- claim: {id} -->` where a page treats it",
                claim.text
            )),
            _ => {}
        }
    }
    problems
}

/// Markers that name nothing, the wrong kind of thing, or the same thing twice.
pub(super) fn markers_that_mark_nothing(mirror: &Mirror<'_>) -> Vec<String> {
    let claims: BTreeSet<&str> = mirror
        .claims
        .claims
        .iter()
        .map(|claim| claim.id.get_ref().as_str())
        .collect();
    let errata: BTreeSet<&str> = mirror
        .claims
        .errata
        .iter()
        .map(|erratum| erratum.id.get_ref().as_str())
        .collect();
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for Mark {
        page,
        offset,
        kind,
        id,
    } in marks(mirror.book)
    {
        let here = page.location(offset);
        let word = kind.word();
        let (known, other, other_word) = match kind {
            Marked::Claim => (&claims, &errata, "erratum"),
            Marked::Erratum => (&errata, &claims, "claim"),
        };
        if other.contains(id) {
            problems.push(format!(
                "{here}: {id} is no {word}; write `<!-- {other_word}: {id} -->`"
            ));
        } else if !known.contains(id) {
            problems.push(format!(
                "{here}: no {word} is called {id}; {} lists them",
                Claims::PATH
            ));
        } else if !seen.insert((&page.path, id)) {
            problems.push(format!(
                "{here}: {id} is marked on this page already; keep one of the two"
            ));
        }
    }
    problems
}

/// Errata that no page tells, or that nothing demonstrates where they are told.
pub(super) fn errata_not_shown(mirror: &Mirror<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    for erratum in &mirror.claims.errata {
        let here = mirror.entry(&erratum.id);
        let id = erratum.id.get_ref();
        let Some(home) = mirror.homes.get(id.as_str()) else {
            problems.push(format!(
                "{here} is told nowhere; write `<!-- erratum: {id} -->` where a page tells it"
            ));
            continue;
        };
        if erratum.demonstration.is_empty() {
            problems.push(format!(
                "{here} is demonstrated by nothing; name a `snapshot:`, `figure:`, `snippet:`, `quote:` or `test:`"
            ));
        }
        for shown in &erratum.demonstration {
            let (kind, name) = shown.split_once(':').unwrap_or((shown, ""));
            let exists = match kind {
                "snapshot" => mirror.book.locks.get(name).is_some(),
                "figure" => figures::find(name).is_some(),
                "test" => mirror.tests.contains(name),
                "snippet" => mirror.book.page(name).is_some(),
                // The press refuses to quote what does not exist.
                "quote" => true,
                _ => {
                    problems.push(format!(
                        "{here} is demonstrated by `{shown}`; write `snapshot:`, `figure:`, `snippet:`, `quote:` or `test:` and a name"
                    ));
                    continue;
                }
            };
            if !exists {
                let problem = match kind {
                    "snapshot" => format!("there is no tests/snapshots/{name}.snap"),
                    "snippet" => "no page has that name".to_owned(),
                    _ => format!("no {kind} has that name"),
                };
                problems.push(format!(
                    "{here} is demonstrated by `{shown}`, but {problem}"
                ));
            } else if !home.iter().any(|marker| shows(marker, kind, name)) {
                let locations: Vec<String> = home
                    .iter()
                    .map(|marker| marker.page.location(marker.offset))
                    .collect();
                problems.push(format!(
                    "{here} is demonstrated by `{shown}`, but not where it is told: show it in the section of {}, or below",
                    locations.join(" or ")
                ));
            }
        }
    }
    problems
}

/// Whether a page shows a demonstration from the section on in which it tells the erratum.
fn shows(mark: &Mark<'_>, kind: &str, name: &str) -> bool {
    let page = mark.page;
    let headings = page.headings().iter();
    let above = headings.take_while(|heading| heading.span.start < mark.offset);
    let section = above.last().map_or(0, |heading| heading.span.start);
    let mut shown = page
        .directives()
        .filter(|directive| directive.span.start >= section);
    match kind {
        "snapshot" => shown.any(|directive| directive.lock() == Some(name)),
        "figure" => shown.any(|directive| directive.figure() == Some(name)),
        "quote" => shown.any(|directive| directive.quote() == Some(name)),
        "snippet" => {
            let in_section = |fence: &Fence| fence.is_run() && fence.span.start >= section;
            page.path == name && page.fences().iter().any(in_section)
        }
        // A test is shown by being run.
        _ => true,
    }
}

/// Markers that stand outside the chapter of their source. `source = 0`, all of them, has no chapter.
pub(super) fn markers_in_another_chapter(mirror: &Mirror<'_>) -> Vec<String> {
    let sources = mirror
        .claims
        .claims
        .iter()
        .map(|claim| (&claim.id, claim.source));
    let errata = mirror.claims.errata.iter();
    let sources = sources.chain(errata.map(|erratum| (&erratum.id, erratum.source)));
    let mut problems = Vec::new();
    for (id, source) in sources {
        let mut chapters = mirror.claims.chapters.iter();
        let Some(chapter) = chapters.find(|chapter| chapter.source == source) else {
            continue;
        };
        let folder = format!("{}/", chapter.folder);
        for mark in mirror
            .homes
            .get(id.get_ref().as_str())
            .into_iter()
            .flatten()
        {
            if !mark.page.path.starts_with(&folder) {
                problems.push(format!(
                    "{}: {} is of source {source}, whose chapter is book/en/{folder}; treat it there",
                    mark.page.location(mark.offset),
                    mark.id,
                ));
            }
        }
    }
    problems
}

/// Markers after which nothing is said before the next heading, so that a link to them leads to nothing.
pub(super) fn markers_without_text(page: &Page) -> Vec<String> {
    /// The shortest sentence that could treat something.
    const FEWEST_WORDS: usize = 4;
    if page.markers().next().is_none() {
        return Vec::new();
    }
    let words = words(page);
    let headings: Vec<_> = page
        .headings()
        .iter()
        .map(|heading| heading.span.start)
        .collect();
    page.markers()
        .filter(|marker| {
            let from = marker.span.end;
            let to = headings.iter().find(|start| **start >= from);
            let section = from..to.copied().unwrap_or(page.text().len());
            words.iter().filter(|(at, _)| section.contains(at)).count() < FEWEST_WORDS
        })
        .map(|marker| {
            let ids: Vec<_> = marker.ids.iter().map(|id| id.text.as_str()).collect();
            format!(
                "{}: nothing is said about {} before the next heading; put the marker where it is treated",
                page.location(marker.span.start),
                ids.join(" "),
            )
        })
        .collect()
}
