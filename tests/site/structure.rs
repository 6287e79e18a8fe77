//! Structure: languages, headings, ids, names of pictures, and what nothing has replaced.

use std::collections::BTreeSet;

use scraper::ElementRef;

use super::html::{and_around, elements, has_class, is_inside, location, named, text, texts};
use super::rendered::Site;

/// Ids that a page uses twice.
pub(super) fn ids_used_twice(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        let mut seen = BTreeSet::new();
        for element in elements(html) {
            if let Some(id) = element.attr("id") {
                if id.is_empty() || id.contains(char::is_whitespace) {
                    problems.push(format!("{}: `{id}` is no id", location(page, element)));
                } else if !seen.insert(id) {
                    problems.push(format!(
                        "{}: the id {id} is on this page already",
                        location(page, element)
                    ));
                }
            }
        }
    }
    problems
}

/// Directives and dollar signs that nothing has replaced, outside code.
pub(super) fn left_over(site: &Site) -> Vec<String> {
    const MARKS: [&str; 2] = ["{{", "$"];
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        for (element, text) in texts(html) {
            // A comment of a fence is code; so is a script.
            if is_inside(element, &["code", "pre", "script", "style"]) {
                continue;
            }
            if let Some(mark) = MARKS.iter().find(|mark| text.contains(**mark)) {
                let text = text.trim();
                problems.push(format!(
                    "{}: `{mark}` is left over in: {text}",
                    location(page, element)
                ));
            }
        }
        for element in elements(html) {
            for (name, value) in element.value().attrs() {
                if let Some(mark) = MARKS.iter().find(|mark| value.contains(**mark)) {
                    problems.push(format!(
                        "{}: `{mark}` is left over in {name}={value}",
                        location(page, element)
                    ));
                }
            }
        }
    }
    problems
}

/// Pages in no language or another one.
pub(super) fn wrong_languages(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        for element in named(html, "html") {
            if element.attr("lang") != Some("en") {
                problems.push(format!("{}: say `lang=\"en\"`", location(page, element)));
            }
        }
    }
    problems
}

/// Headings that are no outline: not one first level, or a level skipped on the way down.
pub(super) fn broken_outlines(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in site.pages.iter().filter(|(page, _)| *page != "toc.html") {
        let headings: Vec<ElementRef<'_>> = elements(html)
            .filter(|element| level(*element).is_some())
            .collect();
        let firsts = headings
            .iter()
            .filter(|element| level(**element) == Some(1));
        let number = firsts.clone().count();
        // All pages in one have all their first headings.
        let expected = if page == "print.html" {
            site.listed.len()
        } else {
            1
        };
        if number != expected {
            problems.push(format!(
                "{page}: {number} headings of the first level, not {expected}"
            ));
        }
        for outside in firsts.filter(|element| !is_inside(**element, &["main"])) {
            problems.push(format!(
                "{}: a first heading outside the page's own text",
                location(page, *outside)
            ));
        }
        let mut last = 0;
        for element in headings
            .iter()
            .filter(|element| is_inside(**element, &["main"]))
        {
            let level = level(*element).expect("a heading has a level");
            if level > last + 1 {
                problems.push(format!(
                    "{}: after level {last} comes level {}",
                    location(page, *element),
                    last + 1
                ));
            }
            if text(*element).trim().is_empty() {
                problems.push(format!("{}: an empty heading", location(page, *element)));
            }
            last = level;
        }
        if named(html, "main").count() != 1 {
            problems.push(format!("{page}: not one `<main>`"));
        }
    }
    problems
}

fn level(element: ElementRef<'_>) -> Option<u32> {
    let digit = element.value().name().strip_prefix('h')?;
    digit.parse().ok().filter(|level| (1..=6).contains(level))
}

/// Pictures and drawings that a screen reader cannot name.
pub(super) fn nameless_pictures(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    let pictures = site
        .elements()
        .filter(|(_, element)| ["img", "svg"].contains(&element.value().name()));
    for (page, element) in pictures {
        let is_hidden =
            and_around(element).any(|around| around.attr("aria-hidden") == Some("true"));
        let is_named = ["aria-label", "aria-labelledby"].iter().any(|name| {
            element
                .attr(name)
                .is_some_and(|name| !name.trim().is_empty())
        });
        let has_title = element
            .child_elements()
            .any(|child| child.value().name() == "title" && !text(child).trim().is_empty());
        let problem = match element.value().name() {
            _ if is_hidden || is_icon_of_a_named_control(element) => continue,
            // An empty description says that there is nothing to describe.
            "img" if element.attr("alt").is_none() => "give it an `alt`",
            "svg" if !is_named && !has_title => {
                "give it a `<title>` or an `aria-label`, or hide it with `aria-hidden`"
            }
            // Without the role, a reader walks through every line and label of the drawing.
            "svg" if element.attr("role") != Some("img") => "give it `role=\"img\"`",
            _ => continue,
        };
        problems.push(format!("{}: {problem}", location(page, element)));
    }
    problems
}

/// The icons of mdBook carry no name of their own. On a button, a link or a label that has one, they need none; and the
/// spinner turns beside the line that tells what the search does.
fn is_icon_of_a_named_control(element: ElementRef<'_>) -> bool {
    let is_icon = and_around(element).any(|around| has_class(around, "fa-svg"));
    is_icon
        && and_around(element).any(|around| {
            let is_control = ["a", "button", "label"].contains(&around.value().name());
            let name = around.attr("aria-label").or(around.attr("title"));
            (is_control && name.is_some_and(|name| !name.trim().is_empty()))
                || has_class(around, "spinner-wrapper")
        })
}
