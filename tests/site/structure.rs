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
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        // A comment of a fence is code; so is a script.
        let is_code = |element| is_inside(element, &["code", "pre", "script", "style"]);
        let texts = texts(html).filter(|(element, _)| !is_code(*element));
        let texts = texts.map(|(element, text)| (element, text.trim().to_owned()));
        let attributes = elements(html).flat_map(|element| {
            let attributes = element.value().attrs();
            attributes.map(move |(name, value)| (element, format!("{name}={value}")))
        });
        for (element, text) in texts.chain(attributes) {
            if let Some(mark) = ["{{", "$"].iter().find(|mark| text.contains(**mark)) {
                let here = location(page, element);
                problems.push(format!("{here}: `{mark}` is left over in {text}"));
            }
        }
    }
    problems
}

/// Pages in no language or another one.
pub(super) fn wrong_languages(site: &Site) -> Vec<String> {
    let pages = site.elements();
    let wrong = pages.filter(|(_, element)| {
        element.value().name() == "html" && element.attr("lang") != Some("en")
    });
    wrong
        .map(|(page, element)| format!("{}: say `lang=\"en\"`", location(page, element)))
        .collect()
}

/// Headings that are no outline: not one first level, or a level skipped on the way down.
pub(super) fn broken_outlines(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in site.pages.iter().filter(|(page, _)| *page != "toc.html") {
        let headings = elements(html).filter_map(|element| Some((level(element)?, element)));
        let headings: Vec<(u32, ElementRef<'_>)> = headings.collect();
        let firsts = headings.iter().filter(|(level, _)| *level == 1).count();
        // All pages in one have all their first headings.
        let expected = match page.as_str() {
            "print.html" => site.listed.len(),
            _ => 1,
        };
        if firsts != expected {
            problems.push(format!(
                "{page}: {firsts} headings of the first level, not {expected}"
            ));
        }
        let mut last = 0;
        for (level, element) in headings {
            let problem = match is_inside(element, &["main"]) {
                false if level == 1 => "a first heading outside the page's own text".to_owned(),
                false => continue,
                true if level > last + 1 => format!("after level {last} comes level {}", last + 1),
                true if text(element).trim().is_empty() => "an empty heading".to_owned(),
                true => {
                    last = level;
                    continue;
                }
            };
            last = level;
            problems.push(format!("{}: {problem}", location(page, element)));
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
