//! The finished book: the pages a browser gets, every one of them, checked as a browser would read them.

mod addresses;
mod anchors;
mod glyphs;
mod html;
mod policy;
mod published;
mod rendered;
mod structure;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use manuscript::{Source, Summary};

use crate::pages::{assert_none, book, locked_changes, root};
use rendered::{Files, Site, files};

/// Pages that mdBook makes beside those of `SUMMARY.md`: the first page again, all pages in one, the list of pages
/// for browsers without scripts, and what a host shows where there is no page.
const MADE_BY_MDBOOK: [&str; 4] = ["index.html", "print.html", "toc.html", "404.html"];

/// A mistake of mdBook 0.5.4 in its list of pages: a part's title is an item within an item that is closed too early.
const PART_TITLE: &str = "<li class=\"chapter-item expanded \"><li class=\"part-title\">";

/// The files of the book of this workspace, rendered once for all tests.
fn rendered() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let workspace = manuscript::Workspace::find(root()).expect("the workspace");
        press::render(&workspace, folder.path())
            .unwrap_or_else(|error| panic!("the book was not rendered:\n{error}"));
        files(folder.path())
    })
}

/// What the HTML standard calls a parse error, but for the mistake of mdBook that is known: it stands once for each part.
fn parse_errors(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        let repaired = well_formed_parts(&site.files[page]);
        let errors = match site.files[page].contains(PART_TITLE) {
            true => &html::parse(&repaired).errors,
            false => &html.errors,
        };
        problems.extend(errors.iter().map(|error| format!("{page}: {error}")));
    }
    problems
}

/// The list of pages as mdBook meant it.
fn well_formed_parts(text: &str) -> String {
    let mut pieces = text.split(PART_TITLE);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |repaired, piece| {
        repaired + "<li class=\"part-title\">" + &piece.replacen("</li></li>", "</li>", 1)
    })
}

/// Pages too many or too few.
fn wrong_pages(site: &Site) -> Vec<String> {
    let listed = site.listed.iter().map(|page| page.replace(".md", ".html"));
    let expected: BTreeSet<String> = listed.chain(MADE_BY_MDBOOK.map(str::to_owned)).collect();
    let rendered: BTreeSet<String> = site.pages.keys().cloned().collect();
    let differ = expected.symmetric_difference(&rendered);
    differ
        .map(|name| match rendered.contains(name) {
            true => format!("{name} is in the book, but not in SUMMARY.md"),
            false => format!("{name} was not rendered"),
        })
        .collect()
}

/// Everything that is wrong with a site.
fn problems(site: &Site) -> Vec<String> {
    let checks = [
        addresses::wrong_addresses,
        structure::ids_used_twice,
        structure::left_over,
        structure::wrong_languages,
        structure::broken_outlines,
        structure::nameless_pictures,
        glyphs::characters_without_a_glyph,
        policy::refused,
        policy::titles_used_twice,
        parse_errors,
        wrong_pages,
    ];
    checks.iter().flat_map(|check| check(site)).collect()
}

/// Every link and id resolves, no id is used twice, nothing is left over, no request leaves the book, every page says its
/// language, its headings are an outline, every picture has a name, the fonts hold every character, its policy forbids what it
/// does not need and nothing that it holds, its title is its own, every page is valid, and the pages are those of the summary.
#[test]
fn the_rendered_book_is_right_in_every_respect() {
    let site = Site::new(rendered().clone(), &book().summary);
    assert_none(problems(&site));
    assert!(
        site.files["toc.html"].contains(PART_TITLE),
        "mdBook has repaired its mistake: remove PART_TITLE from tests/site.rs"
    );
}

/// `tests/site/anchors.rs` says what is listed, and how the list is brought up to date.
#[test]
fn what_somebody_has_cited_stays_where_it_was() {
    let site = Site::new(rendered().clone(), &book().summary);
    let found = anchors::anchors(&site);
    for kind in ["Figure ", "Table ", "Formula ", "Exercise ", "¶ "] {
        assert!(
            found.values().filter(|name| name.starts_with(kind)).count() > 50,
            "{kind}"
        );
    }
    let mut locked = anchors::read(&crate::pages::read("tests/site/anchors.txt"));
    if std::env::var_os("ANCHORS").is_some_and(|wished| wished == "update") {
        locked.extend(found.clone());
        let list = anchors::listed(&locked);
        std::fs::write(root().join("tests/site/anchors.txt"), list).expect("a writable list");
    }
    assert_none(anchors::changed(&locked, &found));
}

/// A site of a few lines, with one thing changed in it.
#[test]
fn each_change_is_noticed() {
    locked_changes("site", |folder| {
        let source = Source::read("SUMMARY.md", &folder.join("SUMMARY.md"));
        let source = source.expect("the summary of the small site");
        problems(&Site::new(files(folder), &Summary { source }))
    });
}

/// What Source 3 typed into its plot, and what it should have typed (erratum E2-11), as the page on the sigmoid shows them.
#[test]
fn a_caret_raises_one_token() {
    let page = &rendered()["neurons-in-detail/sigmoid.html"];
    let exponent = |tex: &str| {
        let begin = format!("<math alttext=\"{tex}\"><msup><mi>e</mi>");
        let rest = page
            .split_once(&begin)
            .expect("the formula is on the page")
            .1;
        rest.split_once("</msup>").expect("the power ends")
    };
    let (raised, rest) = exponent("e^(-x)");
    assert!(!raised.contains('x') && rest.starts_with("<mo>−</mo><mi>x</mi>"));
    assert!(exponent("e^{-x}").0.contains("<mi>x</mi>"));
}
