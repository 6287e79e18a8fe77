//! Addresses: what a page links to, and what a browser fetches by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use percent_encoding::percent_decode_str;
use regex::Regex;
use scraper::ElementRef;

use super::html::{elements, has_class, location, text};
use super::rendered::Site;
use crate::pages::resolved;

/// Attributes that name ids of the same page.
const REFERENCES_TO_IDS: [&str; 7] = [
    "for",
    "headers",
    "list",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
];

/// What an address means.
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
    let mut file = resolved(from, path);
    if path.ends_with('/') {
        file = format!("{file}/index.html");
    }
    let file = file.trim_start_matches('/').to_owned();
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
        if value.contains('(') {
            found.extend(addresses_in_style(value));
        }
    }
    found
}

/// What a style loads, `url(…)` and `@import "…"`, outside comments, which may name anything.
fn addresses_in_style(style: &str) -> impl Iterator<Item = &str> {
    static LOADED: LazyLock<Regex> = LazyLock::new(|| {
        let (comment, url) = (r"/\*.*?(?:\*/|\z)", r#"url\(\s*["']?([^"')]*)"#);
        let import = r#"@import\s*["']([^"']*)"#;
        Regex::new(&format!("(?is){comment}|{url}|{import}")).expect("a regular expression")
    });
    let found = LOADED.captures_iter(style);
    found.filter_map(|found| Some(found.get(1).or(found.get(2))?.as_str().trim()))
}

/// An address that stands in a file of the book.
struct Reference<'a> {
    /// Where it stands: a file, and the element if it is a page.
    file: &'a str,
    element: Option<ElementRef<'a>>,
    address: String,
    /// Whether a browser fetches it without being asked.
    is_loaded: bool,
}

/// Every address of the book.
fn references(site: &Site) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let mut add = |file, element, address: &str, is_loaded| {
        found.push(Reference {
            file,
            element,
            address: address.to_owned(),
            is_loaded,
        });
    };
    for (page, element) in site.elements() {
        let here = Some(element);
        for address in loaded(element) {
            add(page, here, address, true);
        }
        let refreshes = element.attr("http-equiv") == Some("refresh");
        match (element.value().name(), element.attr("href")) {
            ("a" | "area" | "link", Some(address)) => add(page, here, address, false),
            // What is shown for any address has to say where the book is.
            ("base", Some(host))
                if page == "404.html" && (host == "/" || host.starts_with("https://")) => {}
            ("base", Some(address)) => add(page, here, address, true),
            ("style", _) => {
                for address in addresses_in_style(&text(element)) {
                    add(page, here, address, true);
                }
            }
            ("meta", _) if refreshes => {
                let to = element.attr("content").unwrap_or_default();
                add(
                    page,
                    here,
                    to.split_once("url=").map_or("", |(_, to)| to),
                    true,
                );
            }
            _ => {}
        }
    }
    for (name, text) in &site.files {
        if name.ends_with(".css") {
            for address in addresses_in_style(text) {
                add(name, None, address, true);
            }
        }
        // The list of pages that scripts put into the sidebar; its addresses start at the top of the book.
        if name.starts_with("toc") && name.ends_with(".js") {
            for rest in text.split("<a href=\"").skip(1) {
                add(
                    name,
                    None,
                    rest.split('"').next().unwrap_or_default(),
                    false,
                );
            }
        }
    }
    found
}

/// Addresses that lead nowhere, and what a browser would fetch from another host.
pub(super) fn wrong_addresses(site: &Site) -> Vec<String> {
    let ids_of = |html| elements(html).filter_map(|element| element.attr("id"));
    let ids: BTreeMap<&str, BTreeSet<&str>> = (site.pages.iter())
        .map(|(page, html)| (page.as_str(), ids_of(html).collect()))
        .collect();
    let has = |file: &str, id: &str| ids.get(file).is_some_and(|ids| ids.contains(id));
    let mut problems = BTreeSet::new();
    for reference in references(site) {
        let (file, text) = (reference.file, &reference.address);
        let problem = match address(file, text) {
            Address::Elsewhere if reference.is_loaded => {
                format!("a browser would fetch {text}; ship it with the book or link to it")
            }
            Address::Elsewhere | Address::Data => continue,
            Address::Absolute => {
                format!("{text} is right only at the top of a host; write it relative to the page")
            }
            Address::Here { file, .. } if !site.files.contains_key(&file) => {
                format!("{text} leads nowhere: the book has no {file}")
            }
            Address::Here { file, id } => {
                let id = percent_decode_str(id.unwrap_or_default()).decode_utf8_lossy();
                if id.is_empty() || has(&file, &id) {
                    continue;
                }
                format!("{text} leads nowhere: {file} has no id {id}")
            }
        };
        let here = reference.element.map(|element| location(file, element));
        problems.insert(format!("{}: {problem}", here.unwrap_or(file.to_owned())));
    }
    for (page, element) in site.elements() {
        for name in REFERENCES_TO_IDS {
            for id in element.attr(name).unwrap_or_default().split_whitespace() {
                if !has(page, id) {
                    let here = location(page, element);
                    problems.insert(format!("{here}: {name}={id} names nothing on this page"));
                }
            }
        }
        // mdBook's script would ask a host for these, and is not in the book.
        if has_class(element, "playground") || has_class(element, "mdbook-runnable") {
            let here = location(page, element);
            problems.insert(format!("{here}: a runnable snippet needs a script that the book does not have; set `runnable = false`"));
        }
    }
    problems.into_iter().collect()
}
