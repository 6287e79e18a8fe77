//! Entries: the list of claims and errata agrees with itself, with the sources and with what is locked.

use std::collections::BTreeSet;

use manuscript::{Book, Claims, Directive, Page, Status, Term};

use super::marks::Mirror;

/// How many claims and errata the lists of the five sources hold; they were counted when the sources were read.
const CLAIMS_OF_SOURCE: [usize; 5] = [37, 57, 52, 60, 63];
const ERRATA_OF_SOURCE: [usize; 6] = [1, 7, 11, 20, 15, 12];

/// The lists of the sources, whose entries were counted when the sources were read.
pub(super) fn entries_missing(book: &Book) -> Vec<String> {
    // A list that is not well formed is an error of its own.
    let claims = book.claims().unwrap_or_default();
    let counts = CLAIMS_OF_SOURCE.iter().enumerate();
    let expected: Vec<String> = counts
        .flat_map(|(source, count)| (1..=*count).map(move |number| format!("S{source}-{number}")))
        .collect();
    let listed: Vec<&String> = claims
        .claims
        .iter()
        .map(|claim| claim.id.get_ref())
        .collect();
    let mut problems = Vec::new();
    let mut places = 0..expected.len().max(listed.len());
    if let Some(at) = places.find(|&at| expected.get(at) != listed.get(at).copied()) {
        let name = |id: Option<&String>| id.map_or("nothing", |id| id).to_owned();
        problems.push(format!(
            "{}: {} must be listed where {} is",
            Claims::PATH,
            name(expected.get(at)),
            name(listed.get(at).copied())
        ));
    }
    for (source, count) in ERRATA_OF_SOURCE.into_iter().enumerate() {
        let errata = claims.errata.iter();
        let listed = errata.filter(|erratum| usize::from(erratum.source) == source);
        let listed = listed.count();
        if listed != count {
            problems.push(format!(
                "{}: source {source} has {count} errata, not {listed}",
                Claims::PATH
            ));
        }
    }
    problems
}

/// Claims and errata that contradict themselves or one another.
pub(super) fn entries_that_do_not_add_up(mirror: &Mirror<'_>) -> Vec<String> {
    let is_blank = |text: &str| text.trim().is_empty();
    let listed = mirror.claims.errata.iter();
    let listed: BTreeSet<&str> = listed
        .map(|erratum| erratum.id.get_ref().as_str())
        .collect();
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for claim in &mirror.claims.claims {
        let id = claim.id.get_ref().as_str();
        let (source, status) = (claim.source, claim.status);
        let (is_uncorrected, qualification) = (claim.errata.is_empty(), &claim.qualification);
        let is_qualified = qualification.as_ref().is_some_and(|text| !is_blank(text));
        let mut check = |is_right: bool, what: &str| {
            if !is_right {
                problems.push(format!("{} {what}", mirror.entry(&claim.id)));
            }
        };
        check(seen.insert(id), "is listed twice; remove one");
        check(
            id.starts_with(&format!("S{}-", source.wrapping_sub(1))),
            &format!("says `source = {source}`; the ids count from zero, so S0 is source 1"),
        );
        check(
            !is_blank(&claim.text),
            "has no text; say what the source states",
        );
        check(
            status != Status::Wrong || !is_uncorrected,
            "is wrong and names no erratum; add `errata = [\"E…\"]`",
        );
        check(
            status != Status::Qualified || !is_uncorrected || is_qualified,
            "is qualified by nothing; add an erratum or `qualification = \"…\"`",
        );
        check(
            !matches!(status, Status::Correct | Status::None) || !is_qualified,
            "has a qualification; set `status = \"qualified\"`",
        );
        for erratum in &claim.errata {
            let what = format!("names {erratum}, which is not listed; add it or name another");
            check(listed.contains(erratum.as_str()), &what);
        }
        for name in &claim.evidence {
            let what =
                format!("names the evidence `{name}`, but there is no tests/snapshots/{name}.snap");
            check(mirror.book.locks.get(name).is_some(), &what);
        }
    }
    for erratum in &mirror.claims.errata {
        let id = erratum.id.get_ref().as_str();
        let source = erratum.source;
        let mut check = |is_right: bool, what: &str| {
            if !is_right {
                problems.push(format!("{} {what}", mirror.entry(&erratum.id)));
            }
        };
        check(seen.insert(id), "is listed twice; remove one");
        let expected = source
            .checked_sub(1)
            .map_or(String::new(), |n| n.to_string());
        check(
            id.starts_with(&format!("E{expected}-")),
            &format!("says `source = {source}`; the ids count from zero, so E0 is source 1"),
        );
        check(
            !is_blank(&erratum.says) && !is_blank(&erratum.correct),
            "must tell what is said and what is true",
        );
        for Term {
            found,
            meant,
            english,
            sources,
        } in &erratum.terms
        {
            check(
                !meant.contains(found) && !english.contains(found),
                &format!("corrects `{found}` to itself; give the right word"),
            );
            check(
                !sources.is_empty() && sources.iter().all(|source| (1..=5).contains(source)),
                &format!("has `{found}` from no source; name one of 1 to 5"),
            );
        }
    }
    problems
}

/// Chapters that are not those of the table of contents: in its order, with the title of the first page of their folder.
pub(super) fn chapters_unlike_the_summary(mirror: &Mirror<'_>) -> Vec<String> {
    let book = mirror.book;
    let mut first_pages = book
        .pages
        .iter()
        .filter_map(|page| Some((page.path.strip_suffix("/index.md")?, page.title.as_str())));
    let mut problems = Vec::new();
    for (chapter, expected) in mirror.claims.chapters.iter().zip(1..) {
        let number = *chapter.number.get_ref();
        let here = book.claims.location(chapter.number.span().start);
        if number != expected {
            problems.push(format!(
                "{here}: chapter {expected} has the number {number}"
            ));
        }
        match first_pages.find(|(folder, _)| *folder == chapter.folder) {
            None => {
                let folder = &chapter.folder;
                problems.push(format!(
                    "{here}: chapter {number}, {folder}/index.md, is not in its place in SUMMARY.md"
                ));
                break;
            }
            Some((_, title)) if title != chapter.title => problems.push(format!(
                "{here}: chapter {number}, “{}”, is “{title}” in SUMMARY.md",
                chapter.title
            )),
            Some(_) => {}
        }
    }
    problems
}

/// Sources whose claims or errata no page lists, and lists that stand under the heading of another source.
pub(super) fn sources_not_listed(mirror: &Mirror<'_>) -> Vec<String> {
    let claims = mirror.claims.claims.iter();
    let claims = claims.map(|claim| ("mirror", claim.source));
    let errata = mirror.claims.errata.iter();
    let errata = errata.map(|erratum| ("errata", erratum.source));
    let mut unlisted: BTreeSet<_> = claims.chain(errata).collect();
    let mut problems = Vec::new();
    let pages = mirror.book.pages.iter();
    for (page, directive) in
        pages.flat_map(|page| page.directives().map(move |directive| (page, directive)))
    {
        let name = directive.name.text.as_str();
        let (true, Some(id)) = (matches!(name, "mirror" | "errata"), directive.subject()) else {
            continue;
        };
        let number: Option<u8> = id.text.trim_start_matches('S').parse().ok();
        let source = number.map_or(0, |number| number + 1);
        unlisted.remove(&(name, source));
        let headings = page.headings().iter();
        let above = headings.take_while(|heading| heading.span.start < directive.span.start);
        let heading = above.last().map_or("", |heading| &heading.text);
        let mut expected = match source {
            0 => "translation".to_owned(),
            source => mirror.claims.source_name(source),
        };
        let mut is_right = heading.to_lowercase().contains(&expected.to_lowercase());
        let mut chapters = mirror.claims.chapters.iter();
        if let Some(chapter) = chapters.find(|chapter| chapter.source == Some(source)) {
            let chapter = format!("chapter {}", chapter.number.get_ref());
            is_right &= !heading.contains("chapter ") || heading.ends_with(&chapter);
            expected += &format!(", {chapter}");
        }
        if !is_right {
            problems.push(format!(
                "{}: the heading above, “{heading}”, is not that of {expected}",
                page.location(directive.span.start)
            ));
        }
    }
    problems.extend(unlisted.into_iter().map(|(name, source)| {
        let id = source
            .checked_sub(1)
            .map_or("T".to_owned(), |source| format!("S{source}"));
        format!(
            "no page has {{{{#{name} {id}}}}}, so nobody sees what is listed for source {source}"
        )
    }));
    problems
}

/// Locked numbers that nobody reads.
pub(super) fn locks_without_a_reader(mirror: &Mirror<'_>) -> Vec<String> {
    let evidence = mirror
        .claims
        .claims
        .iter()
        .flat_map(|claim| &claim.evidence);
    let mut read: BTreeSet<&str> = evidence.map(String::as_str).collect();
    let directives = mirror.book.pages.iter().flat_map(Page::directives);
    read.extend(directives.filter_map(Directive::lock));
    mirror
        .book
        .locks
        .iter()
        .filter(|(name, _)| !read.contains(name))
        .map(|(name, _)| {
            format!(
                "tests/snapshots/{name}.snap is quoted by no page; quote it, remove it, or name it in {}, \
                 in the `evidence` of the claim it supports",
                Claims::PATH
            )
        })
        .collect()
}
