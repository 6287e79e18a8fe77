//! Entries: the list of claims and errata agrees with itself, with the sources and with what is locked.

use std::collections::BTreeSet;

use manuscript::{Book, Claims, Directive, Page, Status};

use super::marks::Mirror;

/// How many claims and errata the lists of the five sources hold; they were counted when the sources were read.
const CLAIMS_OF_SOURCE: [usize; 5] = [37, 57, 52, 60, 63];
const ERRATA_OF_SOURCE: [usize; 6] = [1, 7, 11, 20, 15, 10];

/// The lists of the sources, whose entries were counted when the sources were read.
pub(super) fn entries_missing(book: &Book) -> Vec<String> {
    let claims = match book.claims() {
        Ok(claims) => claims,
        Err(errors) => return errors.iter().map(ToString::to_string).collect(),
    };
    let mut problems = Vec::new();
    for (source, &count) in CLAIMS_OF_SOURCE.iter().enumerate() {
        let ids: Vec<String> = (1..=count)
            .map(|number| format!("S{source}-{number}"))
            .collect();
        let listed: Vec<&String> = claims
            .claims
            .iter()
            .map(|claim| claim.id.get_ref())
            .filter(|id| id[1..].starts_with(&format!("{source}-")))
            .collect();
        if listed != ids.iter().collect::<Vec<_>>() {
            problems.push(format!(
                "{}: S{source}-1 to S{source}-{count} must be listed, in order",
                Claims::PATH
            ));
        }
    }
    for (source, &count) in ERRATA_OF_SOURCE.iter().enumerate() {
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
    let mut problems = Vec::new();
    let errata: BTreeSet<&str> = mirror
        .claims
        .errata
        .iter()
        .map(|erratum| erratum.id.get_ref().as_str())
        .collect();
    let mut seen = BTreeSet::new();
    for claim in &mirror.claims.claims {
        let here = mirror.entry(&claim.id);
        let id = claim.id.get_ref().as_str();
        if !seen.insert(id) {
            problems.push(format!("{here} is listed twice; remove one"));
        }
        if !id.starts_with(&format!("S{}-", claim.source.wrapping_sub(1))) {
            problems.push(format!(
                "{here} says `source = {}`; the ids count from zero, so S0 is source 1",
                claim.source
            ));
        }
        if claim.text.trim().is_empty() {
            problems.push(format!("{here} has no text; say what the source states"));
        }
        for erratum in &claim.errata {
            if !errata.contains(erratum.as_str()) {
                problems.push(format!(
                    "{here} names {erratum}, which is not listed; add it or name another"
                ));
            }
        }
        let has_qualification = claim
            .qualification
            .as_ref()
            .is_some_and(|text| !text.trim().is_empty());
        match claim.status {
            Status::Wrong if claim.errata.is_empty() => {
                problems.push(format!(
                    "{here} is wrong and names no erratum; add `errata = [\"E…\"]`"
                ));
            }
            Status::Qualified if claim.errata.is_empty() && !has_qualification => {
                problems.push(format!(
                    "{here} is qualified by nothing; add an erratum or `qualification = \"…\"`"
                ));
            }
            Status::Correct | Status::None if has_qualification => {
                problems.push(format!(
                    "{here} has a qualification; set `status = \"qualified\"`"
                ));
            }
            _ => {}
        }
        for name in &claim.evidence {
            if mirror.book.locks.get(name).is_none() {
                problems.push(format!(
                    "{here} names the evidence `{name}`, but there is no tests/snapshots/{name}.snap"
                ));
            }
        }
    }
    for erratum in &mirror.claims.errata {
        let here = mirror.entry(&erratum.id);
        let id = erratum.id.get_ref().as_str();
        if !seen.insert(id) {
            problems.push(format!("{here} is listed twice; remove one"));
        }
        let expected = match erratum.source {
            0 => "E-".to_owned(),
            source => format!("E{}-", source - 1),
        };
        if !id.starts_with(&expected) {
            problems.push(format!(
                "{here} says `source = {}`; the ids count from zero, so E0 is source 1",
                erratum.source
            ));
        }
        if erratum.says.trim().is_empty() || erratum.correct.trim().is_empty() {
            problems.push(format!("{here} must tell what is said and what is true"));
        }
        for term in &erratum.terms {
            if term.meant.contains(&term.found) || term.english.contains(&term.found) {
                problems.push(format!(
                    "{here} corrects `{}` to itself; give the right word",
                    term.found
                ));
            }
            if term.sources.is_empty()
                || term.sources.iter().any(|source| !(1..=5).contains(source))
            {
                problems.push(format!(
                    "{here} has `{}` from no source; name one of 1 to 5",
                    term.found
                ));
            }
        }
    }
    problems
}

/// Chapters that are not those of the table of contents: in its order, with the title of the first page of their folder.
pub(super) fn chapters_unlike_the_summary(mirror: &Mirror<'_>) -> Vec<String> {
    let book = mirror.book;
    let mut problems = Vec::new();
    let mut last = 0;
    for (chapter, number) in mirror.claims.chapters.iter().zip(1..) {
        let (line, _) = book.claims.line_and_column(chapter.number.span().start);
        let here = format!(
            "{}:{line}: chapter {number}, “{}”,",
            Claims::PATH,
            chapter.title
        );
        if *chapter.number.get_ref() != number {
            problems.push(format!(
                "{here} has the number {}",
                chapter.number.get_ref()
            ));
        }
        let index = format!("{}/index.md", chapter.folder);
        match book.pages.iter().position(|page| page.path == index) {
            None => problems.push(format!(
                "{here} has no page: SUMMARY.md does not list {index}"
            )),
            Some(at) if at < last => problems.push(format!("{here} comes earlier in SUMMARY.md")),
            Some(at) if book.pages[at].title != chapter.title => problems.push(format!(
                "{here} is “{}” in SUMMARY.md",
                book.pages[at].title
            )),
            Some(at) => last = at,
        }
    }
    problems
}

/// Sources whose claims or errata no page lists, and lists that stand under the heading of another source.
pub(super) fn sources_not_listed(mirror: &Mirror<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut listed = BTreeSet::new();
    for page in &mirror.book.pages {
        for directive in page.directives() {
            let name = directive.name.text.as_str();
            let (true, Some(id)) = (matches!(name, "mirror" | "errata"), directive.subject())
            else {
                continue;
            };
            let source = match id.text.trim_start_matches('S').parse::<u8>() {
                Ok(number) => number + 1,
                Err(_) => 0,
            };
            listed.insert((name, source));
            let headings = page.headings().iter();
            let above = headings.take_while(|heading| heading.span.start < directive.span.start);
            let heading = above.last().map_or("", |heading| &heading.text);
            let expected = match source {
                0 => "translation".to_owned(),
                source => format!("Source {source}"),
            };
            let chapter = mirror
                .claims
                .chapters
                .iter()
                .find(|chapter| chapter.source == source);
            let chapter = chapter.map(|chapter| format!("chapter {}", chapter.number.get_ref()));
            let is_another =
                |chapter: &String| heading.contains("chapter ") && !heading.ends_with(chapter);
            if !heading.contains(&expected) || chapter.as_ref().is_some_and(is_another) {
                problems.push(format!(
                    "{}: the heading above, “{heading}”, is not that of {expected}{}",
                    page.location(directive.span.start),
                    chapter.map_or(String::new(), |chapter| format!(", {chapter}"))
                ));
            }
        }
    }
    let claims = mirror
        .claims
        .claims
        .iter()
        .map(|claim| ("mirror", claim.source));
    let errata = mirror
        .claims
        .errata
        .iter()
        .map(|erratum| ("errata", erratum.source));
    let all: BTreeSet<_> = claims.chain(errata).collect();
    problems.extend(all.difference(&listed).map(|(name, source)| {
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
