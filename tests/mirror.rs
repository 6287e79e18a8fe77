//! Every statement of the sources has a home in the book, and every correction a page that shows it.

use std::collections::{BTreeMap, BTreeSet};

use manuscript::{Book, Claims, Directive, Fence, Marked, Page, Status};
use toml::Spanned;

use crate::pages::{Check, assert_none, book};

/// How many claims and errata the lists of the five sources hold; they were counted when the sources were read.
const CLAIMS_OF_SOURCE: [usize; 5] = [37, 57, 52, 60, 63];
const ERRATA_OF_SOURCE: [usize; 6] = [1, 7, 11, 20, 15, 10];

/// The mirror of a book, and what it is held to.
struct Mirror<'a> {
    book: &'a Book,
    claims: Claims,
    /// The markers, by the ids they mark.
    homes: BTreeMap<&'a str, Vec<Mark<'a>>>,
    /// The names of the test functions.
    tests: BTreeSet<&'a str>,
}

/// One id of a `<!-- claim: S0-3 S0-4 -->` or an `<!-- erratum: E0-1 -->`.
#[derive(Clone, Copy)]
struct Mark<'a> {
    page: &'a Page,
    offset: usize,
    kind: Marked,
    id: &'a str,
}

impl<'a> Mirror<'a> {
    /// A list of claims that is not well formed is an error of its own.
    fn new(book: &'a Book) -> Result<Self, Vec<String>> {
        let claims = book.claims().map_err(|error| vec![error.to_string()])?;
        let mut homes: BTreeMap<&str, Vec<Mark<'_>>> = BTreeMap::new();
        for mark in marks(book) {
            homes.entry(mark.id).or_default().push(mark);
        }
        Ok(Mirror {
            book,
            claims,
            homes,
            tests: test_functions(book),
        })
    }

    /// `book/claims.toml:31: S0-3`
    fn entry(&self, id: &Spanned<String>) -> String {
        let source = &self.book.claims;
        let (line, _) = source.line_and_column(id.span().start);
        format!("{}:{line}: {}", source.name, id.get_ref())
    }
}

fn marks(book: &Book) -> impl Iterator<Item = Mark<'_>> {
    book.pages.iter().flat_map(|page| {
        page.markers().flat_map(move |marker| {
            marker.ids.iter().map(move |id| Mark {
                page,
                offset: id.span.start,
                kind: marker.kind,
                id: &id.text,
            })
        })
    })
}

/// The names of all functions under `#[test]` in the workspace.
fn test_functions(book: &Book) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for source in book.code.values() {
        let mut is_test = false;
        for line in source.text.lines().map(str::trim) {
            if line == "#[test]" {
                is_test = true;
            } else if let Some((name, _)) = line
                .strip_prefix("fn ")
                .and_then(|line| line.split_once('('))
            {
                if is_test {
                    names.insert(name);
                }
                is_test = false;
            }
        }
    }
    names
}

/// Claims and errata that contradict themselves or one another.
fn entries_that_do_not_add_up(mirror: &Mirror<'_>) -> Vec<String> {
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

/// Claims that no page treats, or that a page treats although they are not to be mirrored.
fn claims_without_a_home(mirror: &Mirror<'_>) -> Vec<String> {
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
fn markers_that_mark_nothing(mirror: &Mirror<'_>) -> Vec<String> {
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
fn errata_not_shown(mirror: &Mirror<'_>) -> Vec<String> {
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

/// Locked numbers that nobody reads.
fn locks_without_a_reader(mirror: &Mirror<'_>) -> Vec<String> {
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

/// Chapters whose folder has no page.
fn chapters_without_pages(mirror: &Mirror<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    for chapter in &mirror.claims.chapters {
        let folder = format!("{}/", chapter.folder);
        if !mirror
            .book
            .pages
            .iter()
            .any(|page| page.path.starts_with(&folder))
        {
            let (line, _) = mirror
                .book
                .claims
                .line_and_column(chapter.number.span().start);
            problems.push(format!(
                "{}:{line}: chapter {}, “{}”, has no page: SUMMARY.md lists none of book/en/{folder}",
                Claims::PATH,
                chapter.number.get_ref(),
                chapter.title
            ));
        }
    }
    problems
}

/// Pages that are on the disk, in `SUMMARY.md` and among the doctests of `book/lib.rs`, but not in all three.
fn pages_not_everywhere(book: &Book) -> Vec<String> {
    let tested = tested_pages(&book.library.text);
    let on_disk = &book.pages_on_disk;
    let in_summary: Vec<String> = book
        .summary
        .entries()
        .into_iter()
        .map(|entry| entry.path)
        .collect();
    let mut problems = Vec::new();
    for name in on_disk {
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
                "book/lib.rs: the snippets of {name} are not tested; add it to `pages!`"
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

/// The pages whose snippets `book/lib.rs` runs.
fn tested_pages(library: &str) -> Vec<&str> {
    library
        .split("include_str!(\"en/")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(name, _)| name))
        .collect()
}

/// The lists of the sources, whose entries were counted when the sources were read.
fn entries_missing(book: &Book) -> Vec<String> {
    let claims = match book.claims() {
        Ok(claims) => claims,
        Err(error) => return vec![error.to_string()],
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

/// Everything in which the sources, the list of their claims and the pages do not agree.
pub(crate) fn mirror(book: &Book) -> Vec<String> {
    let mirror = match Mirror::new(book) {
        Ok(mirror) => mirror,
        Err(problems) => return problems,
    };
    let mut problems = entries_that_do_not_add_up(&mirror);
    problems.extend(claims_without_a_home(&mirror));
    problems.extend(markers_that_mark_nothing(&mirror));
    problems.extend(errata_not_shown(&mirror));
    problems.extend(locks_without_a_reader(&mirror));
    problems.extend(chapters_without_pages(&mirror));
    problems
}

/// The checks of this file.
pub(crate) const CHECKS: [Check; 3] = [
    Check::Book(entries_missing),
    Check::Book(mirror),
    Check::Book(pages_not_everywhere),
];

#[test]
fn no_claim_and_no_erratum_of_the_sources_is_missing() {
    assert_none(CHECKS[0].run(book()));
}

#[test]
fn every_claim_has_a_home_every_erratum_is_shown_and_every_lock_is_read() {
    assert_none(CHECKS[1].run(book()));
}

#[test]
fn every_page_is_listed_and_tested() {
    assert_none(CHECKS[2].run(book()));
}

/// A book of two pages that is right in every respect, and what is said when one thing in it is changed.
mod spoiled {
    use std::sync::Arc;

    use manuscript::{Lock, Source};

    use super::*;
    use crate::pages::{locked_messages, sample};

    const CLAIMS: &str = r#"
[[chapter]]
number = 1
title = "Cats"
source = 1
folder = "cats"

[[claim]]
id = "S0-1"
source = 1
text = "Cats bark."
kind = "claim"
status = "wrong"
errata = ["E0-1"]

[[claim]]
id = "S0-2"
source = 1
text = "Cats sleep."
kind = "claim"
status = "correct"

[[erratum]]
id = "E0-1"
source = 1
says = "Cats bark."
correct = "They meow."
demonstration = ["snapshot:meow", "figure:step", "snippet:cats/voice.md", "quote:cats.rs:voice", "test:cats_meow"]
"#;

    const VOICE: &str = "# Voice

<!-- claim: S0-1 -->
<!-- erratum: E0-1 -->

A cat says {{#number meow.rows.0.y}}.

{{#figure step}}

{{#quote cats.rs:voice}}

```rust
assert!(true);
```
";

    const SLEEP: &str = "# Sleep

<!-- claim: S0-2 -->

A cat sleeps.
";

    /// The small book, with `old` replaced by `new` wherever it stands.
    fn book(old: &str, new: &str) -> Book {
        let [claims, voice, sleep] = [CLAIMS, VOICE, SLEEP].map(|text| text.replace(old, new));
        assert!(
            old.is_empty() || claims != CLAIMS || voice != VOICE || sleep != SLEEP,
            "`{old}` stands nowhere"
        );
        let mut book = Book {
            pages: vec![
                sample("book/en/cats/voice.md", &voice),
                sample("book/en/cats/sleep.md", &sleep),
            ],
            claims: Source::new(Claims::PATH, claims),
            ..Book::default()
        };
        lock(&mut book, "meow");
        let test = Source::new("tests/cats.rs", "#[test]\nfn cats_meow() {}\n");
        book.code = Arc::new([(test.name.clone(), test)].into());
        book
    }

    fn lock(book: &mut Book, name: &str) {
        let (test, value) = (String::new(), serde_json::json!({"rows": [{"y": 1.0}]}));
        book.locks.insert(name, Lock { test, value });
    }

    #[test]
    fn the_book_that_the_others_spoil_is_right() {
        assert_eq!(mirror(&book("", "")), [""; 0]);
    }

    #[test]
    fn each_change_is_noticed() {
        let said = SPOILED.map(|(old, new)| {
            let problems = mirror(&book(old, new)).join("\n");
            assert!(!problems.is_empty(), "`{new}` for `{old}` was not noticed");
            format!("`{old}` -> `{new}`\n{problems}\n")
        });
        locked_messages("mirror", &said.join("\n"));
    }

    const SPOILED: [(&str, &str); 18] = [
        ("<!-- claim: S0-1 -->", ""),
        ("<!-- claim: S0-1 -->", "```text\n<!-- claim: S0-1 -->\n```"),
        (
            "text = \"Cats bark.\"",
            "text = \"Cats bark.\"\nnot_mirrored = \"\"",
        ),
        (
            "text = \"Cats bark.\"",
            "text = \"Cats bark.\"\nnot_mirrored = \"Silly.\"",
        ),
        (
            "# Voice",
            "# Voice <!-- claim: S0-9 E0-1 --> <!-- erratum: S0-1 --> <!-- claim: S0-1 -->",
        ),
        ("errata = [\"E0-1\"]", ""),
        ("errata = [\"E0-1\"]", "errata = [\"E0-7\"]"),
        ("status = \"correct\"", "status = \"qualified\""),
        (
            "status = \"correct\"",
            "status = \"correct\"\nqualification = \"Mostly.\"",
        ),
        (
            "text = \"Cats sleep.\"",
            "text = \" \"\nevidence = [\"purr\"]",
        ),
        ("id = \"S0-2\"", "id = \"S0-1\""),
        ("id = \"S0-2\"\nsource = 1", "id = \"S0-2\"\nsource = 2"),
        ("<!-- erratum: E0-1 -->", ""),
        (
            "correct = \"They meow.\"",
            "correct = \"\"\nterms = [{ found = \"mew\", sources = [], meant = \"mew\", english = \"m\" }]",
        ),
        (
            "\"test:cats_meow\"",
            "\"cats_meow\", \"snippet:cats/other.md\", \"test:cats_bark\", \"figure:cat\", \"snapshot:purr\"",
        ),
        ("demonstration = [", "demonstration = [] # "),
        ("folder = \"cats\"", "folder = \"mice\""),
        ("\"claim\"", "\"calim\""),
    ];

    #[test]
    fn a_demonstration_above_the_section_that_tells_the_erratum() {
        let mut book = book("", "");
        let (telling, showing) = VOICE.split_once("A cat says").expect("it says so");
        book.rewrite(
            "cats/voice.md",
            format!("A cat says{showing}\n{telling}A cat barks."),
        );
        insta::assert_snapshot!(mirror(&book).join("\n"), @r"
        book/claims.toml:24: E0-1 is demonstrated by `snapshot:meow`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
        book/claims.toml:24: E0-1 is demonstrated by `figure:step`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
        book/claims.toml:24: E0-1 is demonstrated by `snippet:cats/voice.md`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
        book/claims.toml:24: E0-1 is demonstrated by `quote:cats.rs:voice`, but not where it is told: show it in the section of book/en/cats/voice.md:14:15, or below
        ");
    }

    #[test]
    fn a_lock_that_nobody_reads_and_one_that_supports_a_claim() {
        let mut unread = book("", "");
        lock(&mut unread, "purr");
        insta::assert_snapshot!(mirror(&unread).join("\n"), @r"tests/snapshots/purr.snap is quoted by no page; quote it, remove it, or name it in book/claims.toml, in the `evidence` of the claim it supports");
        let mut evidence = book(
            "text = \"Cats sleep.\"",
            "text = \"Cats sleep.\"\nevidence = [\"purr\"]",
        );
        lock(&mut evidence, "purr");
        assert_eq!(mirror(&evidence), [""; 0]);
    }

    #[test]
    fn pages_that_are_not_everywhere() {
        let names = |names: [&str; 2]| names.map(str::to_owned).to_vec();
        let mut book = Book {
            pages_on_disk: names(["a.md", "b.md"]),
            library: Source::new(
                "book/lib.rs",
                "include_str!(\"en/a.md\") include_str!(\"en/d.md\")",
            ),
            ..Book::default()
        };
        book.summary.source =
            Source::new("book/en/SUMMARY.md", "[A](a.md)\n[C](c.md)\n[A](a.md)\n");
        insta::assert_snapshot!(pages_not_everywhere(&book).join("\n"), @r"
        book/en/b.md: nobody can reach this page; list it in SUMMARY.md
        book/en/SUMMARY.md: c.md does not exist; write it
        book/lib.rs: the snippets of c.md are not tested; add it to `pages!`
        book/en/SUMMARY.md: a.md is listed twice; keep one
        book/lib.rs: d.md is tested, but SUMMARY.md does not list it; remove one
        ");
    }
}
