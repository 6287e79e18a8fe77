//! Anchors: what somebody has cited stays where it was.
//!
//! `anchors.txt` lists every place of every page that a link from outside can lead to, with its number where it has one. `ANCHORS=update
//! cargo test site` adds those that are new, and takes over numbers that have changed. It takes none away: who wrote to a friend that
//! it stands there has not been asked.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use scraper::ElementRef;

use super::MADE_BY_MDBOOK;
use super::html::{elements, has_class, is_inside, text};
use super::rendered::Site;

/// The places of a book: what each is called, by its address.
pub(super) type Anchors = BTreeMap<String, String>;

/// The places of a rendered book.
pub(super) fn anchors(site: &Site) -> Anchors {
    let mut anchors = Anchors::new();
    let pages = site.pages.iter();
    for (page, html) in pages.filter(|(page, _)| !MADE_BY_MDBOOK.contains(&page.as_str())) {
        for element in elements(html).filter(|element| is_inside(*element, &["main"])) {
            if let (Some(id), Some(name)) = (element.attr("id"), called(element)) {
                anchors.insert(format!("{page}#{id}"), name);
            }
        }
    }
    anchors
}

/// What a place is called, if somebody may cite it: by its number, or a heading, a term and a work by themselves.
fn called(element: ElementRef<'_>) -> Option<String> {
    let is_numbered =
        ["figure", "table", "div"].contains(&element.value().name()) || has_class(element, "mark");
    let mut links = element.descendants().filter_map(ElementRef::wrap);
    let own = element.attr("id").map(|id| format!("#{id}"));
    let label =
        links.find(|link| has_class(*link, "header") && link.attr("href") == own.as_deref());
    match element.value().name() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" => Some(String::new()),
        _ if is_numbered => label.map(|label| {
            label
                .attr("aria-label")
                .map_or_else(|| text(label), str::to_owned)
        }),
        // A work among the literature, or a place that has gone elsewhere.
        "span" if element.attr("class").is_none() => Some(String::new()),
        _ => None,
    }
}

/// The list of places, as it is written.
pub(super) fn listed(anchors: &Anchors) -> String {
    let mut list = String::new();
    for (address, name) in anchors {
        let line = format!("{address} {name}");
        writeln!(list, "{}", line.trim_end()).expect("a string takes everything");
    }
    list
}

/// The places of a list.
pub(super) fn read(list: &str) -> Anchors {
    let lines = list.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let (address, name) = line.split_once(' ').unwrap_or((line, ""));
            (address.to_owned(), name.to_owned())
        })
        .collect()
}

/// What somebody who cited a place would find otherwise.
pub(super) fn changed(locked: &Anchors, found: &Anchors) -> Vec<String> {
    let mut problems = Vec::new();
    for (address, name) in locked {
        match found.get(address) {
            None => problems.push(format!(
                "{address} was a place of the book{}, and links to it lead nowhere now: keep it as `<span id=\"{}\"></span>` where \
                 it has gone, or take its line out of tests/site/anchors.txt",
                match name.as_str() {
                    "" => String::new(),
                    name => format!(", {name}"),
                },
                address.rsplit('#').next().unwrap_or_default(),
            )),
            Some(now) if now != name => problems.push(format!(
                "{address} is called {now} and was called {name}: who cites the number leads others astray; \
                 `ANCHORS=update cargo test site` takes it over"
            )),
            Some(_) => {}
        }
    }
    let new = found
        .keys()
        .filter(|address| !locked.contains_key(*address));
    let new: Vec<&str> = new.map(String::as_str).collect();
    if let Some(first) = new.first() {
        problems.push(format!(
            "{} places are not in tests/site/anchors.txt, {first} the first of them: `ANCHORS=update cargo test site` adds them",
            new.len()
        ));
    }
    problems
}

#[test]
fn what_has_changed_its_name_or_is_gone_is_noticed() {
    let list = "a.html#fig-a Figure 1.1.1\na.html#fig-b Figure 1.1.2\na.html#why\n";
    let locked = read(list);
    assert_eq!(listed(&locked), list);
    assert_eq!(changed(&locked, &locked), [""; 0]);
    let found = read("a.html#fig-b Figure 1.1.1\na.html#why\na.html#fig-c Figure 1.1.2\n");
    let said = changed(&locked, &found);
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("a.html#fig-a was a place of the book, Figure 1.1.1, and"));
    assert!(said[1].starts_with("a.html#fig-b is called Figure 1.1.1 and was called Figure 1.1.2"));
    assert!(said[2].starts_with("1 places are not in tests/site/anchors.txt, a.html#fig-c"));
}
