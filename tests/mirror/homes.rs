//! Homes: every claim and every erratum is marked where its chapter treats it, and what shows an erratum stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use manuscript::{Book, Chapter, Fence, Page};

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

/// Markers that stand twice on a page, or outside the chapter of their source. `source = 0`, all of them, has no chapter.
/// That there is what they mark, the press sees to.
pub(super) fn markers_of_another_place(mirror: &Mirror<'_>) -> Vec<String> {
    let claims = mirror.claims.claims.iter();
    let claims = claims.map(|claim| (claim.id.get_ref().as_str(), claim.source));
    let errata = mirror.claims.errata.iter();
    let errata = errata.map(|erratum| (erratum.id.get_ref().as_str(), erratum.source));
    let sources: BTreeMap<&str, u8> = claims.chain(errata).collect();
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for Mark { page, offset, id } in marks(mirror.book) {
        let here = page.location(offset);
        if !seen.insert((&page.path, id)) {
            problems.push(format!(
                "{here}: {id} is marked on this page already; keep one of the two"
            ));
        }
        let of_source = sources.get(id).copied();
        let mut chapters = mirror.claims.chapters.iter();
        let chapter =
            chapters.find(|chapter| chapter.source.is_some() && chapter.source == of_source);
        if let (Some(Chapter { folder, .. }), Some(source)) = (chapter, of_source)
            && !page.path.starts_with(&format!("{folder}/"))
        {
            problems.push(format!(
                "{here}: {id} is of source {source}, whose chapter is book/en/{folder}/; treat it there"
            ));
        }
    }
    problems
}

/// Errata that no page tells, or that nothing demonstrates where they are told.
pub(super) fn errata_not_shown(mirror: &Mirror<'_>) -> Vec<String> {
    /// What shows an erratum.
    const KINDS: &str = "`snapshot:`, `figure:`, `snippet:`, `quote:` or `test:`";
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
            problems.push(format!("{here} is demonstrated by nothing; name a {KINDS}"));
        }
        let locations = home.iter().map(|mark| mark.page.location(mark.offset));
        let locations = locations.collect::<Vec<_>>().join(" or ");
        let shown = |shown: &&String| home.iter().any(|mark| shows(mirror.book, mark, shown));
        let unshown = erratum.demonstration.iter().filter(|name| !shown(name));
        problems.extend(unshown.map(|name| {
            format!(
                "{here} is demonstrated by `{name}`, but not where it is told: \
                 name a {KINDS} that stands in the section of {locations}, or below"
            )
        }));
    }
    problems
}

/// Whether a page shows a demonstration from the section on in which it tells the erratum; or anywhere, when it tells it in
/// a box, as boxes stand below what they speak of. What it shows exists, or the press refuses the page.
fn shows(book: &Book, mark: &Mark<'_>, demonstration: &str) -> bool {
    let (kind, name) = demonstration.split_once(':').unwrap_or_default();
    let page = mark.page;
    let headings = page.headings().iter();
    let above = headings.take_while(|heading| heading.span.start < mark.offset);
    let section = match is_in_box(&page.text()[..mark.offset]) {
        true => 0,
        false => above.last().map_or(0, |heading| heading.span.start),
    };
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
        "test" => is_a_test(book, name),
        _ => false,
    }
}

/// Whether a box about a source is open at the end of a text.
fn is_in_box(text: &str) -> bool {
    let opened = text.rfind("<aside class=\"source\">");
    opened.is_some_and(|at| !text[at..].contains("</aside>"))
}

fn is_a_test(book: &Book, name: &str) -> bool {
    // Those of this workspace are found once: a lie on a page changes no code.
    static OURS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| tests(crate::pages::book()));
    match Arc::ptr_eq(&book.code, &crate::pages::book().code) {
        true => OURS.contains(name),
        false => tests(book).contains(name),
    }
}

/// The names of the tests in the code of a book.
fn tests(book: &Book) -> BTreeSet<&str> {
    let texts = book.code.values().map(|source| source.text.as_str());
    let tests = texts.flat_map(|text| text.split("#[test]").skip(1));
    let named = tests.filter_map(|test| test.trim_start().strip_prefix("fn "));
    named
        .filter_map(|test| Some(test.split_once("()")?.0))
        .collect()
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
