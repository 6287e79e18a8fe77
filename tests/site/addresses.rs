//! Addresses: what a page links to, and what a browser fetches by itself.

use std::collections::{BTreeMap, BTreeSet};

use scraper::ElementRef;

use super::html::{elements, has_class, location, text};
use super::rendered::Site;

/// What an address means.
#[derive(Debug, PartialEq, Eq)]
enum Address<'a> {
    /// Another host, or anything with a scheme that leaves the book.
    Elsewhere,
    /// `data:` carries its own content.
    Data,
    /// `/…`, which is right only when the book is at the top of its host.
    Absolute,
    /// A file of the book and an id in it.
    Here { file: String, id: Option<&'a str> },
}

/// Reads an address that stands in a file of the book.
fn address<'a>(from: &str, address: &'a str) -> Address<'a> {
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("data:") {
        return Address::Data;
    }
    let scheme = lower
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|start| start.contains(':'));
    if scheme || address.starts_with("//") {
        return Address::Elsewhere;
    }
    if address.starts_with('/') {
        return Address::Absolute;
    }
    let (path, id) = match address.split_once('#') {
        Some((path, id)) => (path, Some(id)),
        None => (address, None),
    };
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return Address::Here {
            file: from.to_owned(),
            id,
        };
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut file = parts.join("/");
    if path.ends_with('/') {
        file = format!("{file}/index.html")
            .trim_start_matches('/')
            .to_owned();
    }
    Address::Here { file, id }
}

/// The addresses of an element that a browser fetches without being asked.
fn loaded<'a>(element: ElementRef<'a>) -> Vec<&'a str> {
    /// Kinds of `<link>` that tell of something and load nothing.
    const TELLS: [&str; 9] = [
        "canonical",
        "alternate",
        "license",
        "author",
        "help",
        "next",
        "prev",
        "me",
        "bookmark",
    ];
    let mut found = Vec::new();
    for (name, value) in element.value().attrs() {
        let loads = match (element.value().name(), name) {
            ("link", "href") => {
                let kinds = element.attr("rel").unwrap_or_default();
                !kinds.split_whitespace().all(|kind| TELLS.contains(&kind)) || kinds.is_empty()
            }
            // Links that a reader follows.
            ("a" | "area" | "base", "href") => false,
            ("a", "ping") => true,
            (
                _,
                "src" | "href" | "xlink:href" | "poster" | "data" | "action" | "formaction"
                | "background" | "manifest",
            ) => true,
            _ => false,
        };
        if loads {
            found.push(value);
        }
        if name == "srcset" || name == "imagesrcset" {
            found.extend(
                value
                    .split(',')
                    .filter_map(|source| source.split_whitespace().next()),
            );
        }
        // `style="…"`, and `fill="url(#…)"` of a drawing.
        found.extend(addresses_in_style(value));
    }
    found
}

/// What a style loads: `url(…)` and `@import "…"`.
fn addresses_in_style(style: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for rest in style.split("url(").skip(1) {
        let address = rest.split(')').next().unwrap_or_default();
        found.push(address.trim().trim_matches(['"', '\'']));
    }
    for rest in style.split("@import").skip(1) {
        let rest = rest.trim_start();
        if let Some(quote) = rest
            .chars()
            .next()
            .filter(|quote| ['"', '\''].contains(quote))
        {
            found.push(rest[1..].split(quote).next().unwrap_or_default());
        }
    }
    found
}

/// A style sheet without its comments, which may name anything.
fn without_comments(style: &str) -> String {
    let mut kept = String::new();
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    kept + rest
}

/// Links, addresses and references to ids that lead nowhere.
pub(super) fn dead_links(site: &Site) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<&str>> = site
        .pages
        .iter()
        .map(|(page, html)| {
            let ids = elements(html).filter_map(|element| element.attr("id"));
            (page.as_str(), ids.collect())
        })
        .collect();
    let mut problems = Vec::new();
    let mut follow = |here: &str, from: &str, text: &str| match address(from, text) {
        Address::Elsewhere | Address::Data => {}
        Address::Absolute => problems.push(format!(
            "{here}: {text} is right only at the top of a host; write it relative to the page"
        )),
        Address::Here { file, id } => {
            if !site.files.contains_key(&file) {
                problems.push(format!(
                    "{here}: {text} leads nowhere: the book has no {file}"
                ));
            } else if let Some(id) = id.filter(|id| !id.is_empty()) {
                let id = percent_decoded(id);
                if !ids
                    .get(file.as_str())
                    .is_some_and(|ids| ids.contains(id.as_str()))
                {
                    problems.push(format!(
                        "{here}: {text} leads nowhere: {file} has no id {id}"
                    ));
                }
            }
        }
    };
    for (page, element) in site.elements() {
        let here = location(page, element);
        for text in loaded(element) {
            follow(&here, page, text);
        }
        if matches!(element.value().name(), "a" | "area" | "link" | "base")
            && let Some(text) = element.attr("href")
        {
            follow(&here, page, text);
        }
        if element.value().name() == "style" {
            for text in addresses_in_style(&without_comments(&text(element))) {
                follow(&here, page, text);
            }
        }
    }
    for (name, text) in site.files.iter().filter(|(name, _)| name.ends_with(".css")) {
        for text in addresses_in_style(&without_comments(text)) {
            follow(name, name, text);
        }
    }
    // The list of pages that scripts put into the sidebar; its addresses start at the top of the book.
    for (name, text) in site
        .files
        .iter()
        .filter(|(name, _)| name.starts_with("toc") && name.ends_with(".js"))
    {
        for rest in text.split("<a href=\"").skip(1) {
            follow(name, "toc.html", rest.split('"').next().unwrap_or_default());
        }
    }
    for (page, element) in site.elements() {
        for name in [
            "for",
            "headers",
            "list",
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
            "aria-details",
        ] {
            for id in element.attr(name).unwrap_or_default().split_whitespace() {
                if !ids[page].contains(id) {
                    let here = location(page, element);
                    problems.push(format!("{here}: {name}={id} names nothing on this page"));
                }
            }
        }
    }
    problems.sort();
    problems.dedup();
    problems
}

/// `%CF%83` is `σ`.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        match code
            .and_then(|code| u8::from_str_radix(code, 16).ok())
            .filter(|_| *first == b'%')
        {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whatever a browser would fetch from another host.
pub(super) fn requests_to_others(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    let mut ask = |here: &str, text: &str| {
        if address("", text) == Address::Elsewhere {
            problems.push(format!(
                "{here}: a browser would fetch {text}; ship it with the book or link to it"
            ));
        }
    };
    for (page, element) in site.elements() {
        let here = location(page, element);
        for text in loaded(element) {
            ask(&here, text);
        }
        if element.value().name() == "style" {
            for text in addresses_in_style(&without_comments(&text(element))) {
                ask(&here, text);
            }
        }
        if element.value().name() == "meta" && element.attr("http-equiv") == Some("refresh") {
            let to = element.attr("content").unwrap_or_default();
            ask(&here, to.split_once("url=").map_or(to, |(_, to)| to));
        }
        if element.value().name() == "base" {
            ask(&here, element.attr("href").unwrap_or_default());
        }
    }
    for (name, text) in site.files.iter().filter(|(name, _)| name.ends_with(".css")) {
        for text in addresses_in_style(&without_comments(text)) {
            ask(name, text);
        }
    }
    // One such block is enough for mdBook's script to ask play.rust-lang.org which crates it knows.
    for (page, element) in site.elements() {
        if has_class(element, "playground") || has_class(element, "mdbook-runnable") {
            let here = location(page, element);
            problems.push(format!("{here}: a runnable snippet makes mdBook's script ask a host; set `runnable = false`"));
        }
    }
    problems
}

#[test]
fn addresses_are_read_as_browsers_read_them() {
    let here = |file: &str, id| Address::Here {
        file: file.to_owned(),
        id,
    };
    assert_eq!(address("a/b.html", "#c"), here("a/b.html", Some("c")));
    assert_eq!(
        address("a/b.html", "../d.html?e#f"),
        here("d.html", Some("f"))
    );
    assert_eq!(address("a/b.html", "./g/"), here("a/g/index.html", None));
    assert_eq!(
        address("a/b.html", "mailto:h@example.org"),
        Address::Elsewhere
    );
    assert_eq!(address("a/b.html", "//example.org/i"), Address::Elsewhere);
    assert_eq!(address("a/b.html", "/j.html"), Address::Absolute);
    assert_eq!(address("a/b.html", "data:,k"), Address::Data);
    assert_eq!(
        address("a/b.html", "l.html#m:n"),
        here("a/l.html", Some("m:n"))
    );
}
