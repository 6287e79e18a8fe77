//! Every statement of the sources has a home in the book, and every correction a page that shows it.

use std::collections::{BTreeMap, BTreeSet};

use mdbook_markdown::pulldown_cmark::{Event, Tag};

use crate::pages::{
    self, Fence, Mirror, Page, Status, files_below, listed_in_summary, locked_numbers, place, read,
};

/// The chapters that may still be unfinished. This list may only shrink.
const UNFINISHED: [u8; 0] = [];

/// How many claims and errata the lists of the five sources hold; they were counted when the sources were read.
const CLAIMS_OF_SOURCE: [usize; 5] = [37, 57, 52, 60, 63];
const ERRATA_OF_SOURCE: [usize; 6] = [1, 7, 10, 20, 15, 10];

/// What the mirror is held to.
struct Book {
    mirror: Mirror,
    /// `book/claims.toml` itself, for the lines of its entries.
    mirror_text: String,
    pages: Vec<Page>,
    /// The names of the locked numbers, figures and test functions.
    locked: BTreeSet<String>,
    figures: BTreeSet<String>,
    tests: BTreeSet<String>,
    unfinished: Vec<u8>,
}

impl Book {
    fn load() -> Self {
        Self {
            mirror: Mirror::load(),
            mirror_text: read(Mirror::PATH),
            pages: pages::pages(),
            locked: locked_numbers().into_keys().collect(),
            figures: figures::all()
                .iter()
                .map(|figure| figure.name.to_owned())
                .collect(),
            tests: test_functions(),
            unfinished: UNFINISHED.to_vec(),
        }
    }

    /// `book/claims.toml:31: S0-3`
    fn entry(&self, id: &toml::Spanned<String>) -> String {
        let place = place(Mirror::PATH, &self.mirror_text, id.span().start);
        let (line, _column) = place.rsplit_once(':').expect("a place has a column");
        format!("{line}: {}", id.get_ref())
    }

    fn markers(&self) -> Vec<Marker<'_>> {
        self.pages.iter().flat_map(markers).collect()
    }

    /// Where each id is marked.
    fn homes(&self) -> BTreeMap<&str, Vec<Marker<'_>>> {
        let mut homes: BTreeMap<&str, Vec<Marker<'_>>> = BTreeMap::new();
        for marker in self.markers() {
            homes.entry(marker.id).or_default().push(marker);
        }
        homes
    }
}

/// One id of a `<!-- claim: S0-3 S0-4 -->` or an `<!-- erratum: E0-1 -->`.
#[derive(Clone, Copy)]
struct Marker<'a> {
    page: &'a Page,
    offset: usize,
    /// `claim` or `erratum`.
    word: &'a str,
    id: &'a str,
}

fn markers(page: &Page) -> Vec<Marker<'_>> {
    let mut found = Vec::new();
    for range in page.comments() {
        let inside = page.text[range.clone()]
            .trim_start_matches("<!--")
            .trim_end_matches("-->");
        let Some((word, ids)) = inside.split_once(':') else {
            continue;
        };
        let word = word.trim();
        if word != "claim" && word != "erratum" {
            continue;
        }
        for id in ids.split_whitespace() {
            let offset = id.as_ptr() as usize - page.text.as_ptr() as usize;
            found.push(Marker {
                page,
                offset,
                word,
                id,
            });
        }
    }
    found
}

/// The names of all functions under `#[test]` in the workspace.
fn test_functions() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let sources = files_below("tests")
        .into_iter()
        .chain(files_below("crates"));
    for path in sources.filter(|path| path.ends_with(".rs")) {
        let text = read(&path);
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            if line == "#[test]" {
                is_test = true;
            } else if let Some((name, _)) = line
                .strip_prefix("fn ")
                .and_then(|line| line.split_once('('))
            {
                if is_test {
                    names.insert(name.to_owned());
                }
                is_test = false;
            }
        }
    }
    names
}

/// Claims and errata that contradict themselves or one another.
fn entries_that_do_not_add_up(book: &Book) -> Vec<String> {
    let mirror = &book.mirror;
    let mut problems = Vec::new();
    let errata: BTreeSet<&str> = mirror
        .errata
        .iter()
        .map(|erratum| erratum.id.get_ref().as_str())
        .collect();
    let mut seen = BTreeSet::new();
    for claim in &mirror.claims {
        let here = book.entry(&claim.id);
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
            if !book.locked.contains(name) {
                problems.push(format!(
                    "{here} names the evidence `{name}`, but there is no tests/snapshots/{name}.snap"
                ));
            }
        }
    }
    for erratum in &mirror.errata {
        let here = book.entry(&erratum.id);
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

/// Claims of finished chapters that no page treats, or that a page treats although they are not to be mirrored.
fn claims_without_a_home(book: &Book) -> Vec<String> {
    let homes = book.homes();
    let mut problems = Vec::new();
    for claim in &book.mirror.claims {
        let here = book.entry(&claim.id);
        let id = claim.id.get_ref();
        let home = homes.get(id.as_str());
        match (&claim.not_mirrored, home) {
            (Some(reason), _) if reason.trim().is_empty() => {
                problems.push(format!("{here} is not mirrored for no reason; give one"));
            }
            (Some(_), Some(markers)) => problems.push(format!(
                "{here} is said to be not mirrored, but {} treats it; remove `not_mirrored` or the marker",
                markers[0].page.path
            )),
            (None, None) if book.mirror.is_finished(claim.source) => problems.push(format!(
                "{here} has no home: {} Write `<!-- claim: {id} -->` where a page treats it",
                claim.text
            )),
            _ => {}
        }
    }
    problems
}

/// Markers that name nothing, the wrong kind of thing, or the same thing twice.
fn markers_that_mark_nothing(book: &Book) -> Vec<String> {
    let claims: BTreeSet<&str> = book
        .mirror
        .claims
        .iter()
        .map(|claim| claim.id.get_ref().as_str())
        .collect();
    let errata: BTreeSet<&str> = book
        .mirror
        .errata
        .iter()
        .map(|erratum| erratum.id.get_ref().as_str())
        .collect();
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for Marker {
        page,
        offset,
        word,
        id,
    } in book.markers()
    {
        let here = page.place(offset);
        let (known, other, other_word) = match word {
            "claim" => (&claims, &errata, "erratum"),
            _ => (&errata, &claims, "claim"),
        };
        if other.contains(id) {
            problems.push(format!(
                "{here}: {id} is no {word}; write `<!-- {other_word}: {id} -->`"
            ));
        } else if !known.contains(id) {
            problems.push(format!(
                "{here}: no {word} is called {id}; {} lists them",
                Mirror::PATH
            ));
        } else if !seen.insert((&page.path, id)) {
            problems.push(format!(
                "{here}: {id} is marked on this page already; keep one of the two"
            ));
        }
    }
    problems
}

/// Errata of finished chapters that no page tells, or that nothing demonstrates where they are told.
fn errata_not_shown(book: &Book) -> Vec<String> {
    let homes = book.homes();
    let mut problems = Vec::new();
    for erratum in &book.mirror.errata {
        if !book.mirror.is_finished(erratum.source) {
            continue;
        }
        let here = book.entry(&erratum.id);
        let id = erratum.id.get_ref();
        let Some(home) = homes.get(id.as_str()) else {
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
                "snapshot" => book.locked.contains(name),
                "figure" => book.figures.contains(name),
                "test" => book.tests.contains(name),
                "snippet" => book.pages.iter().any(|page| page.name() == name),
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
                let places: Vec<String> = home
                    .iter()
                    .map(|marker| marker.page.place(marker.offset))
                    .collect();
                problems.push(format!(
                    "{here} is demonstrated by `{shown}`, but not where it is told: show it in the section of {}, or below",
                    places.join(" or ")
                ));
            }
        }
    }
    problems
}

/// Whether a page shows a demonstration from the section on in which it tells the erratum.
fn shows(marker: &Marker<'_>, kind: &str, name: &str) -> bool {
    let page = marker.page;
    let headings = page
        .events()
        .filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. })));
    let section = headings
        .map(|(_, range)| range.start)
        .take_while(|&start| start < marker.offset)
        .last();
    let section = section.unwrap_or(0)..page.text.len();
    let directives = page.directives();
    let mut shown = directives
        .iter()
        .filter(|directive| section.contains(&directive.range.start));
    match kind {
        "snapshot" => shown.any(|directive| directive.snapshot() == Some(name)),
        "figure" => shown.any(|directive| directive.figure() == Some(name)),
        "quote" => shown.any(|directive| directive.name == "quote" && directive.arguments == name),
        "snippet" => {
            let in_section = |fence: &Fence| fence.is_run() && section.contains(&fence.range.start);
            page.name() == name && page.fences().iter().any(in_section)
        }
        // A test is shown by being run.
        _ => true,
    }
}

fn quotes(page: &Page, snapshot: &str) -> bool {
    page.directives()
        .iter()
        .any(|directive| directive.snapshot() == Some(snapshot))
}

/// Chapters whose state and place in the list of unfinished ones disagree.
fn chapters_out_of_step(book: &Book) -> Vec<String> {
    let homes = book.homes();
    let mut problems = Vec::new();
    for chapter in &book.mirror.chapters {
        let number = *chapter.number.get_ref();
        let (line, _) = {
            let place = place(Mirror::PATH, &book.mirror_text, chapter.number.span().start);
            let (line, column) = place.rsplit_once(':').expect("a place has a column");
            (line.to_owned(), column.to_owned())
        };
        let here = format!("{line}: chapter {number}, “{}”,", chapter.title);
        let listed = book.unfinished.contains(&number);
        let folder = format!("{}/{}/", pages::PAGES, chapter.folder);
        let has_pages = book.pages.iter().any(|page| page.path.starts_with(&folder));
        let all_at_home = book
            .mirror
            .claims
            .iter()
            .filter(|claim| claim.source == chapter.source && claim.not_mirrored.is_none())
            .all(|claim| homes.contains_key(claim.id.get_ref().as_str()));
        if chapter.finished && !chapter.awaiting.is_empty() {
            problems.push(format!(
                "{here} is finished and awaits nothing; remove `awaiting`"
            ));
        }
        for name in chapter
            .awaiting
            .iter()
            .filter(|name| !book.locked.contains(*name))
        {
            problems.push(format!(
                "{here} awaits `{name}`, but there is no tests/snapshots/{name}.snap"
            ));
        }
        match (chapter.finished, listed) {
            (true, true) => problems.push(format!(
                "{here} is finished; take it off the list UNFINISHED in tests/mirror.rs"
            )),
            (false, false) => problems.push(format!(
                "{here} is unfinished, and not one of those that may be; finish it again"
            )),
            (true, false) if !has_pages => {
                problems.push(format!(
                    "{here} is said to be finished, but SUMMARY.md has no page of {folder}"
                ));
            }
            (false, true) if all_at_home => {
                problems.push(format!(
                    "{here} treats every claim of its source; set `finished = true`"
                ));
            }
            _ => {}
        }
    }
    for number in &book.unfinished {
        if !book
            .mirror
            .chapters
            .iter()
            .any(|chapter| chapter.number.get_ref() == number)
        {
            problems.push(format!(
                "tests/mirror.rs: UNFINISHED lists chapter {number}, which does not exist"
            ));
        }
    }
    problems
}

/// Locked numbers that nobody reads.
fn locks_without_a_reader(book: &Book) -> Vec<String> {
    let evidence = book.mirror.claims.iter().flat_map(|claim| &claim.evidence);
    let awaited = book
        .mirror
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.awaiting);
    let excused: BTreeSet<&String> = evidence.chain(awaited).collect();
    let read = |name: &str| book.pages.iter().any(|page| quotes(page, name));
    book.locked
        .iter()
        .filter(|name| !excused.contains(name) && !read(name))
        .map(|name| {
            format!(
                "tests/snapshots/{name}.snap is quoted by no page; quote it, remove it, or name it in {}: \
                 in the `evidence` of the claim it supports, or among what an unfinished chapter is `awaiting`",
                Mirror::PATH
            )
        })
        .collect()
}

/// Pages that are on the disk, in `SUMMARY.md` and among the doctests of `book/lib.rs`, but not in all three.
fn pages_not_everywhere(on_disk: &[String], in_summary: &[String], library: &str) -> Vec<String> {
    let tested: Vec<&str> = library
        .split("include_str!(\"en/")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(name, _)| name))
        .collect();
    let mut problems = Vec::new();
    for name in on_disk.iter().filter(|name| *name != "SUMMARY.md") {
        if !in_summary.contains(name) {
            problems.push(format!(
                "book/en/{name}: nobody can reach this page; list it in SUMMARY.md"
            ));
        }
    }
    for (at, name) in in_summary.iter().enumerate() {
        if in_summary[..at].contains(name) {
            problems.push(format!(
                "book/en/SUMMARY.md: {name} is listed twice; keep one"
            ));
        }
        if !on_disk.contains(name) {
            problems.push(format!(
                "book/en/SUMMARY.md: {name} does not exist; write it"
            ));
        }
        if !tested.contains(&name.as_str()) {
            problems.push(format!(
                "book/lib.rs: the snippets of {name} are not tested; add `#[doc = include_str!(\"en/{name}\")]`"
            ));
        }
    }
    for name in tested {
        if !in_summary.iter().any(|listed| listed == name) {
            problems.push(format!(
                "book/lib.rs: {name} is tested, but SUMMARY.md does not list it; remove one"
            ));
        }
    }
    problems
}

#[track_caller]
fn assert_none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n\n{}\n", problems.join("\n"));
}

#[test]
fn no_claim_and_no_erratum_of_the_sources_is_missing() {
    let mirror = Mirror::load();
    let mut problems = Vec::new();
    for (source, &count) in CLAIMS_OF_SOURCE.iter().enumerate() {
        let ids: Vec<String> = (1..=count)
            .map(|number| format!("S{source}-{number}"))
            .collect();
        let listed: Vec<&String> = mirror
            .claims
            .iter()
            .map(|claim| claim.id.get_ref())
            .filter(|id| id[1..].starts_with(&format!("{source}-")))
            .collect();
        if listed != ids.iter().collect::<Vec<_>>() {
            problems.push(format!(
                "{}: S{source}-1 to S{source}-{count} must be listed, in order",
                Mirror::PATH
            ));
        }
    }
    for (source, &count) in ERRATA_OF_SOURCE.iter().enumerate() {
        let listed = mirror
            .errata
            .iter()
            .filter(|erratum| usize::from(erratum.source) == source)
            .count();
        if listed != count {
            problems.push(format!(
                "{}: source {source} has {count} errata, not {listed}",
                Mirror::PATH
            ));
        }
    }
    assert_none(problems);
}

#[test]
fn the_mirror_does_not_contradict_itself() {
    assert_none(entries_that_do_not_add_up(&Book::load()));
}

#[test]
fn every_claim_of_a_finished_chapter_has_a_home() {
    assert_none(claims_without_a_home(&Book::load()));
}

#[test]
fn every_marker_names_a_claim_or_an_erratum() {
    assert_none(markers_that_mark_nothing(&Book::load()));
}

#[test]
fn every_erratum_of_a_finished_chapter_is_told_and_demonstrated() {
    assert_none(errata_not_shown(&Book::load()));
}

#[test]
fn the_list_of_unfinished_chapters_only_shrinks() {
    assert_none(chapters_out_of_step(&Book::load()));
}

#[test]
fn every_locked_number_is_quoted_or_supports_a_claim() {
    assert_none(locks_without_a_reader(&Book::load()));
}

#[test]
fn every_page_is_listed_and_tested() {
    let on_disk: Vec<String> = files_below(pages::PAGES)
        .iter()
        .map(|path| Page::new(path, "").name().to_owned())
        .filter(|name| name.ends_with(".md"))
        .collect();
    let in_summary = listed_in_summary(&read("book/en/SUMMARY.md"));
    assert_none(pages_not_everywhere(
        &on_disk,
        &in_summary,
        &read("book/lib.rs"),
    ));
}

/// A book of one page that is right in every respect. The tests below spoil one thing at a time.
mod spoiled {
    use insta::assert_snapshot;

    use super::*;

    const MIRROR: &str = r#"
[[chapter]]
number = 1
title = "Cats"
source = 1
folder = "cats"
finished = true

[[chapter]]
number = 2
title = "Dogs"
source = 2
folder = "dogs"
finished = false

[[claim]]
id = "S0-1"
source = 1
text = "Cats bark."
kind = "claim"
status = "wrong"
errata = ["E0-1"]

[[claim]]
id = "S1-1"
source = 2
text = "Dogs bark."
kind = "claim"
status = "correct"

[[erratum]]
id = "E0-1"
source = 1
says = "Cats bark."
correct = "They meow."
demonstration = ["snapshot:meow", "figure:cat", "snippet:cats/voice.md", "quote:cats.rs:voice", "test:cats_meow"]
"#;

    const PAGE: &str = "# Voice

<!-- claim: S0-1 -->
<!-- erratum: E0-1 -->

A cat says {{#number meow.rows.0.y}}.

{{#figure cat tail=2}}

{{#quote cats.rs:voice}}

```rust
assert!(true);
```
";

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    /// The small book, with `old` replaced by `new` wherever it stands.
    fn book(old: &str, new: &str) -> Book {
        let mirror_text = MIRROR.replace(old, new);
        let page = PAGE.replace(old, new);
        assert!(
            old.is_empty() || mirror_text != MIRROR || page != PAGE,
            "`{old}` stands nowhere"
        );
        Book {
            mirror: Mirror::parse(&mirror_text).expect("a mirror"),
            mirror_text,
            pages: vec![Page::new("book/en/cats/voice.md", &page)],
            locked: names(&["meow"]),
            figures: names(&["cat"]),
            tests: names(&["cats_meow"]),
            unfinished: vec![2],
        }
    }

    fn problems(book: &Book) -> String {
        let mut problems = entries_that_do_not_add_up(book);
        problems.extend(claims_without_a_home(book));
        problems.extend(markers_that_mark_nothing(book));
        problems.extend(errata_not_shown(book));
        problems.extend(chapters_out_of_step(book));
        problems.extend(locks_without_a_reader(book));
        problems.join("\n")
    }

    fn spoiled(old: &str, new: &str) -> String {
        problems(&book(old, new))
    }

    #[test]
    fn the_book_that_the_others_spoil_is_right() {
        assert_eq!(problems(&book("", "")), "");
    }

    #[test]
    fn a_claim_without_a_home() {
        assert_snapshot!(spoiled("<!-- claim: S0-1 -->", ""), @"book/claims.toml:17: S0-1 has no home: Cats bark. Write `<!-- claim: S0-1 -->` where a page treats it");
    }

    #[test]
    fn a_marker_in_a_fence_is_no_home() {
        assert_snapshot!(spoiled("<!-- claim: S0-1 -->", "```text\n<!-- claim: S0-1 -->\n```"), @"book/claims.toml:17: S0-1 has no home: Cats bark. Write `<!-- claim: S0-1 -->` where a page treats it");
    }

    #[test]
    fn a_claim_that_is_not_mirrored_for_no_reason() {
        assert_snapshot!(spoiled("text = \"Cats bark.\"", "text = \"Cats bark.\"\nnot_mirrored = \"\""), @"book/claims.toml:17: S0-1 is not mirrored for no reason; give one");
    }

    #[test]
    fn a_claim_that_is_not_mirrored_but_has_a_home() {
        assert_snapshot!(spoiled("text = \"Cats bark.\"", "text = \"Cats bark.\"\nnot_mirrored = \"Silly.\""), @"book/claims.toml:17: S0-1 is said to be not mirrored, but book/en/cats/voice.md treats it; remove `not_mirrored` or the marker");
    }

    #[test]
    fn markers_of_the_unknown_and_of_the_wrong_kind_and_twice() {
        assert_snapshot!(spoiled("# Voice", "# Voice <!-- claim: S0-9 E0-1 --> <!-- erratum: S0-1 --> <!-- claim: S0-1 -->"), @r"
        book/en/cats/voice.md:1:21: no claim is called S0-9; book/claims.toml lists them
        book/en/cats/voice.md:1:26: E0-1 is no claim; write `<!-- erratum: E0-1 -->`
        book/en/cats/voice.md:1:49: S0-1 is no erratum; write `<!-- claim: S0-1 -->`
        book/en/cats/voice.md:3:13: S0-1 is marked on this page already; keep one of the two
        ");
    }

    #[test]
    fn a_wrong_claim_without_an_erratum() {
        assert_snapshot!(spoiled("errata = [\"E0-1\"]", ""), @r#"book/claims.toml:17: S0-1 is wrong and names no erratum; add `errata = ["E…"]`"#);
    }

    #[test]
    fn a_qualified_claim_without_a_qualification() {
        assert_snapshot!(spoiled("status = \"correct\"", "status = \"qualified\""), @r#"book/claims.toml:25: S1-1 is qualified by nothing; add an erratum or `qualification = "…"`"#);
    }

    #[test]
    fn a_claim_with_an_unknown_erratum() {
        assert_snapshot!(spoiled("errata = [\"E0-1\"]", "errata = [\"E0-7\"]"), @"book/claims.toml:17: S0-1 names E0-7, which is not listed; add it or name another");
    }

    #[test]
    fn ids_of_another_source_and_ids_twice() {
        assert_snapshot!(spoiled("id = \"S1-1\"", "id = \"S0-1\""), @r"
        book/claims.toml:25: S0-1 is listed twice; remove one
        book/claims.toml:25: S0-1 says `source = 2`; the ids count from zero, so S0 is source 1
        book/claims.toml:10: chapter 2, “Dogs”, treats every claim of its source; set `finished = true`
        ");
    }

    #[test]
    fn an_erratum_that_no_page_tells() {
        assert_snapshot!(spoiled("<!-- erratum: E0-1 -->", ""), @"book/claims.toml:32: E0-1 is told nowhere; write `<!-- erratum: E0-1 -->` where a page tells it");
    }

    #[test]
    fn a_demonstration_that_does_not_exist() {
        let mut book = book("", "");
        book.locked.clear();
        book.figures.clear();
        book.tests.clear();
        assert_snapshot!(problems(&book), @r"
        book/claims.toml:32: E0-1 is demonstrated by `snapshot:meow`, but there is no tests/snapshots/meow.snap
        book/claims.toml:32: E0-1 is demonstrated by `figure:cat`, but no figure has that name
        book/claims.toml:32: E0-1 is demonstrated by `test:cats_meow`, but no test has that name
        ");
    }

    #[test]
    fn a_demonstration_above_the_section_that_tells_the_erratum() {
        let mut book = book("", "");
        let (telling, showing) = PAGE.split_once("A cat says").expect("it says so");
        book.pages[0].text = format!("A cat says{showing}\n{telling}");
        assert_snapshot!(problems(&book), @r"
        book/claims.toml:32: E0-1 is demonstrated by `snapshot:meow`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
        book/claims.toml:32: E0-1 is demonstrated by `figure:cat`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
        book/claims.toml:32: E0-1 is demonstrated by `snippet:cats/voice.md`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
        book/claims.toml:32: E0-1 is demonstrated by `quote:cats.rs:voice`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
        ");
    }

    #[test]
    fn a_demonstration_of_no_known_kind() {
        assert_snapshot!(spoiled("\"test:cats_meow\"", "\"cats_meow\", \"snippet:cats/other.md\""), @r"
        book/claims.toml:32: E0-1 is demonstrated by `cats_meow`; write `snapshot:`, `figure:`, `snippet:`, `quote:` or `test:` and a name
        book/claims.toml:32: E0-1 is demonstrated by `snippet:cats/other.md`, but no page has that name
        ");
    }

    #[test]
    fn a_finished_chapter_that_is_still_listed() {
        let mut book = book("", "");
        book.unfinished = vec![1, 2];
        assert_snapshot!(problems(&book), @"book/claims.toml:3: chapter 1, “Cats”, is finished; take it off the list UNFINISHED in tests/mirror.rs");
    }

    #[test]
    fn a_finished_chapter_that_is_taken_back() {
        let mut book = book("", "");
        book.unfinished = vec![7];
        assert_snapshot!(problems(&book), @r"
        book/claims.toml:10: chapter 2, “Dogs”, is unfinished, and not one of those that may be; finish it again
        tests/mirror.rs: UNFINISHED lists chapter 7, which does not exist
        ");
    }

    #[test]
    fn a_finished_chapter_without_pages() {
        assert_snapshot!(spoiled("folder = \"cats\"", "folder = \"mice\""), @"book/claims.toml:3: chapter 1, “Cats”, is said to be finished, but SUMMARY.md has no page of book/en/mice/");
    }

    #[test]
    fn a_chapter_that_is_finished_without_knowing_it() {
        assert_snapshot!(spoiled("<!-- claim: S0-1 -->", "<!-- claim: S0-1 S1-1 -->"), @"book/claims.toml:10: chapter 2, “Dogs”, treats every claim of its source; set `finished = true`");
    }

    #[test]
    fn a_lock_that_nobody_reads() {
        let mut book = book("", "");
        book.locked.insert("purr".to_owned());
        assert_snapshot!(problems(&book), @"tests/snapshots/purr.snap is quoted by no page; quote it, remove it, or name it in book/claims.toml: in the `evidence` of the claim it supports, or among what an unfinished chapter is `awaiting`");
    }

    #[test]
    fn a_lock_that_supports_a_claim_needs_no_reader() {
        let mut book = book(
            "text = \"Dogs bark.\"",
            "text = \"Dogs bark.\"\nevidence = [\"purr\"]",
        );
        book.locked.insert("purr".to_owned());
        assert_eq!(problems(&book), "");
    }

    #[test]
    fn a_lock_that_awaits_its_chapter() {
        let mut awaiting = book(
            "finished = false",
            "finished = false\nawaiting = [\"purr\"]",
        );
        assert_snapshot!(problems(&awaiting), @"book/claims.toml:10: chapter 2, “Dogs”, awaits `purr`, but there is no tests/snapshots/purr.snap");
        awaiting.locked.insert("purr".to_owned());
        assert_eq!(problems(&awaiting), "");
        let mut finished = book("finished = true", "finished = true\nawaiting = [\"purr\"]");
        finished.locked.insert("purr".to_owned());
        assert_snapshot!(problems(&finished), @"book/claims.toml:3: chapter 1, “Cats”, is finished and awaits nothing; remove `awaiting`");
    }

    #[test]
    fn pages_that_are_not_everywhere() {
        let names = |names: &[&str]| {
            names
                .iter()
                .map(|&name| name.to_owned())
                .collect::<Vec<_>>()
        };
        let on_disk = names(&["SUMMARY.md", "a.md", "b.md"]);
        let in_summary = names(&["a.md", "c.md", "a.md"]);
        let library = "#[doc = include_str!(\"en/a.md\")] mod a {}\n#[doc = include_str!(\"en/d.md\")] mod d {}";
        assert_snapshot!(pages_not_everywhere(&on_disk, &in_summary, library).join("\n"), @r#"
        book/en/b.md: nobody can reach this page; list it in SUMMARY.md
        book/en/SUMMARY.md: c.md does not exist; write it
        book/lib.rs: the snippets of c.md are not tested; add `#[doc = include_str!("en/c.md")]`
        book/en/SUMMARY.md: a.md is listed twice; keep one
        book/lib.rs: d.md is tested, but SUMMARY.md does not list it; remove one
        "#);
    }

    #[test]
    fn a_misspelled_field_is_an_error() {
        let error =
            Mirror::parse(&MIRROR.replace("kind = \"claim\"", "kind = \"calim\"")).unwrap_err();
        assert!(error.contains("unknown variant `calim`"), "{error}");
        let error =
            Mirror::parse(&MIRROR.replace("status = \"wrong\"", "state = \"wrong\"")).unwrap_err();
        assert!(error.contains("unknown field `state`"), "{error}");
    }
}
