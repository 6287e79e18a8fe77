//! The finished book: the pages a browser gets, every one of them, checked as a browser would read them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::html::{Element, Html};
use crate::pages::{assert_none, book, read, root};

/// Pages that mdBook makes beside those of `SUMMARY.md`: the first page again, all pages in one, and the list of pages
/// for browsers without scripts.
const MADE_BY_MDBOOK: [&str; 3] = ["index.html", "print.html", "toc.html"];

/// A mistake of mdBook 0.5.4 in its list of pages: a part's title is an item within an item that is closed too early.
const PART_TITLE: &str = "<li class=\"chapter-item expanded \"><li class=\"part-title\">";

/// A rendered book.
struct Site {
    /// Its files, as paths from its folder with `/` between their parts. Only the text of pages, styles and scripts is kept.
    files: BTreeMap<String, String>,
    pages: BTreeMap<String, Html>,
    /// The characters that the fonts shipped with the book hold.
    in_math_font: BTreeSet<char>,
    in_text_fonts: BTreeSet<char>,
    /// The files that `SUMMARY.md` lists.
    listed: Vec<String>,
}

impl Site {
    fn new(files: BTreeMap<String, String>, listed: Vec<String>) -> Self {
        let is_page = |(name, _): &(&String, &String)| name.ends_with(".html");
        let pages = files
            .iter()
            .filter(is_page)
            .map(|(name, text)| (name.clone(), Html::parse(text)))
            .collect();
        let in_math_font = characters(&read("book/theme/glyphs/math.txt"));
        let in_text_fonts = characters(&read("book/theme/glyphs/text.txt"));
        Self {
            files,
            pages,
            in_math_font,
            in_text_fonts,
            listed,
        }
    }

    /// The book of this workspace, rendered once for all tests.
    fn rendered() -> &'static Self {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
            let workspace = manuscript::Workspace::find(root()).expect("the workspace");
            press::render(&workspace, &folder)
                .unwrap_or_else(|error| panic!("the book was not rendered:\n{error}"));
            let mut files = BTreeMap::new();
            collect(&folder, &folder, &mut files);
            let listed = book().summary.entries();
            Self::new(files, listed.into_iter().map(|entry| entry.path).collect())
        })
    }

    /// Every element of every page, with the place to name when it is wrong.
    fn elements(&self) -> impl Iterator<Item = (&str, Element<'_>)> {
        self.pages.iter().flat_map(|(page, html)| {
            html.elements()
                .into_iter()
                .map(move |element| (page.as_str(), element))
        })
    }
}

fn collect(folder: &Path, top: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path: PathBuf = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, top, files);
            continue;
        }
        let name = path.strip_prefix(top).expect("a file below the top");
        let name = name
            .iter()
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        let is_text = ["html", "css", "js"]
            .iter()
            .any(|ending| name.ends_with(&format!(".{ending}")));
        let text = if is_text {
            fs::read_to_string(&path).expect("text")
        } else {
            String::new()
        };
        files.insert(name, text);
    }
}

/// The characters a list of `book/theme/glyphs` names; its comments are lines that start with `# `.
fn characters(list: &str) -> BTreeSet<char> {
    list.lines()
        .filter(|line| !line.starts_with("# "))
        .flat_map(str::chars)
        .collect()
}

/// `tennis.html:12: <a>`
fn place(page: &str, element: &Element<'_>) -> String {
    format!("{page}:{}: <{}>", element.line(), element.name)
}

/// What an address means.
#[derive(Debug, PartialEq, Eq)]
enum Address<'a> {
    /// Another host, or anything with a scheme that leaves the book.
    Elsewhere,
    /// `data:` carries its own content.
    Data,
    /// `/…`, which is right only when the book is at the top of its host.
    Absolute,
    /// A file of the book and a place in it.
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
fn loaded<'a>(element: &Element<'a>) -> Vec<&'a str> {
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
    for (name, value) in element.attributes {
        let loads = match (element.name, name.as_str()) {
            ("link", "href") => {
                let kinds = element.attribute("rel").unwrap_or_default();
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
            found.push(value.as_str());
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
fn dead_links(site: &Site) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<&str>> = site
        .pages
        .iter()
        .map(|(page, html)| {
            let ids = html
                .elements()
                .into_iter()
                .filter_map(|element| element.attribute("id"));
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
        let here = place(page, &element);
        for text in loaded(&element) {
            follow(&here, page, text);
        }
        if matches!(element.name, "a" | "area" | "link" | "base")
            && let Some(text) = element.attribute("href")
        {
            follow(&here, page, text);
        }
        if element.name == "style" {
            for text in addresses_in_style(&without_comments(&element.text())) {
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
            for id in element
                .attribute(name)
                .unwrap_or_default()
                .split_whitespace()
            {
                if !ids[page].contains(id) {
                    let here = place(page, &element);
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

/// Ids that a page uses twice.
fn ids_used_twice(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        let mut seen = BTreeSet::new();
        for element in html.elements() {
            if let Some(id) = element.attribute("id") {
                if id.is_empty() || id.contains(char::is_whitespace) {
                    problems.push(format!("{}: `{id}` is no id", place(page, &element)));
                } else if !seen.insert(id) {
                    problems.push(format!(
                        "{}: the id {id} is on this page already",
                        place(page, &element)
                    ));
                }
            }
        }
    }
    problems
}

/// Directives and dollar signs that nothing has replaced, outside code.
fn left_over(site: &Site) -> Vec<String> {
    const MARKS: [&str; 2] = ["{{", "$"];
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        for (element, text) in html.texts() {
            // A comment of a fence is code; so is a script.
            if element.is_inside(&["code", "pre", "script", "style"]) {
                continue;
            }
            if let Some(mark) = MARKS.iter().find(|mark| text.contains(**mark)) {
                let text = text.trim();
                problems.push(format!(
                    "{}: `{mark}` is left over in: {text}",
                    place(page, &element)
                ));
            }
        }
        for element in html.elements() {
            for (name, value) in element.attributes {
                if let Some(mark) = MARKS.iter().find(|mark| value.contains(**mark)) {
                    problems.push(format!(
                        "{}: `{mark}` is left over in {name}={value}",
                        place(page, &element)
                    ));
                }
            }
        }
    }
    problems
}

/// Whatever a browser would fetch from another host.
fn requests_to_others(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    let mut ask = |here: &str, text: &str| {
        if address("", text) == Address::Elsewhere {
            problems.push(format!(
                "{here}: a browser would fetch {text}; ship it with the book or link to it"
            ));
        }
    };
    for (page, element) in site.elements() {
        let here = place(page, &element);
        for text in loaded(&element) {
            ask(&here, text);
        }
        if element.name == "style" {
            for text in addresses_in_style(&without_comments(&element.text())) {
                ask(&here, text);
            }
        }
        if element.name == "meta" && element.attribute("http-equiv") == Some("refresh") {
            let to = element.attribute("content").unwrap_or_default();
            ask(&here, to.split_once("url=").map_or(to, |(_, to)| to));
        }
        if element.name == "base" {
            ask(&here, element.attribute("href").unwrap_or_default());
        }
    }
    for (name, text) in site.files.iter().filter(|(name, _)| name.ends_with(".css")) {
        for text in addresses_in_style(&without_comments(text)) {
            ask(name, text);
        }
    }
    // One such block is enough for mdBook's script to ask play.rust-lang.org which crates it knows.
    for (page, element) in site.elements() {
        if element.has_class("playground") || element.has_class("mdbook-runnable") {
            let here = place(page, &element);
            problems.push(format!("{here}: a runnable snippet makes mdBook's script ask a host; set `runnable = false`"));
        }
    }
    problems
}

/// Pages in no language or another one.
fn wrong_languages(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        for element in html.named("html") {
            if element.attribute("lang") != Some("en") {
                problems.push(format!("{}: say `lang=\"en\"`", place(page, &element)));
            }
        }
    }
    problems
}

/// Headings that are no outline: not one first level, or a level skipped on the way down.
fn broken_outlines(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in site.pages.iter().filter(|(page, _)| *page != "toc.html") {
        let headings: Vec<Element<'_>> = html
            .elements()
            .into_iter()
            .filter(|element| level(element).is_some())
            .collect();
        let firsts = headings.iter().filter(|element| level(element) == Some(1));
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
        for outside in firsts.filter(|element| !element.is_inside(&["main"])) {
            problems.push(format!(
                "{}: a first heading outside the page's own text",
                place(page, outside)
            ));
        }
        let mut last = 0;
        for element in headings
            .iter()
            .filter(|element| element.is_inside(&["main"]))
        {
            let level = level(element).expect("a heading has a level");
            if level > last + 1 {
                problems.push(format!(
                    "{}: after level {last} comes level {}",
                    place(page, element),
                    last + 1
                ));
            }
            if element.text().trim().is_empty() {
                problems.push(format!("{}: an empty heading", place(page, element)));
            }
            last = level;
        }
        if html.named("main").len() != 1 {
            problems.push(format!("{page}: not one `<main>`"));
        }
    }
    problems
}

fn level(element: &Element<'_>) -> Option<u32> {
    let digit = element.name.strip_prefix('h')?;
    digit.parse().ok().filter(|level| (1..=6).contains(level))
}

/// Pictures and drawings that a screen reader cannot name.
fn nameless_pictures(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    let pictures = site
        .elements()
        .filter(|(_, element)| ["img", "svg"].contains(&element.name));
    for (page, element) in pictures {
        let is_hidden = element
            .and_around()
            .any(|around| around.attribute("aria-hidden") == Some("true"));
        let is_named = ["aria-label", "aria-labelledby"].iter().any(|name| {
            element
                .attribute(name)
                .is_some_and(|name| !name.trim().is_empty())
        });
        let has_title = element
            .children()
            .iter()
            .any(|child| child.name == "title" && !child.text().trim().is_empty());
        let problem = match element.name {
            _ if is_hidden || is_icon_of_a_named_control(&element) => continue,
            // An empty description says that there is nothing to describe.
            "img" if element.attribute("alt").is_none() => "give it an `alt`",
            "svg" if !is_named && !has_title => {
                "give it a `<title>` or an `aria-label`, or hide it with `aria-hidden`"
            }
            // Without the role, a reader walks through every line and label of the drawing.
            "svg" if element.attribute("role") != Some("img") => "give it `role=\"img\"`",
            _ => continue,
        };
        problems.push(format!("{}: {problem}", place(page, &element)));
    }
    problems
}

/// The icons of mdBook carry no name of their own. On a button, a link or a label that has one, they need none; and the
/// spinner turns beside the line that tells what the search does.
fn is_icon_of_a_named_control(element: &Element<'_>) -> bool {
    let is_icon = element
        .and_around()
        .any(|around| around.has_class("fa-svg"));
    is_icon
        && element.and_around().any(|around| {
            let is_control = ["a", "button", "label"].contains(&around.name);
            let name = around.attribute("aria-label").or(around.attribute("title"));
            (is_control && name.is_some_and(|name| !name.trim().is_empty()))
                || around.has_class("spinner-wrapper")
        })
}

/// Characters that the shipped fonts lack, so that each reader's machine would show something else.
fn characters_without_a_glyph(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    // The text of `print.html` is that of the other pages.
    for (page, html) in site.pages.iter().filter(|(page, _)| *page != "print.html") {
        for (element, text) in html.texts() {
            let is_other_font =
                element.is_inside(&["code", "pre", "script", "style", "annotation"]);
            if is_other_font || !element.is_inside(&["main"]) {
                continue;
            }
            // Chinese is set in the reader's own fonts, which the language tells the browser to look for.
            let language = element
                .and_around()
                .find_map(|around| around.attribute("lang"));
            if language.is_some_and(|language| language.starts_with("zh")) {
                continue;
            }
            let in_formula = element.is_inside(&["math"]);
            // A browser sets a lone letter of a formula in italics, which are characters of their own.
            let lone = text.chars().count() == 1
                && element.name == "mi"
                && element.attribute("mathvariant").is_none();
            let shown = text
                .chars()
                .map(|letter| if lone { italic(letter) } else { letter });
            let has_glyph = |letter: &char| {
                let in_text_fonts = !in_formula && site.in_text_fonts.contains(letter);
                in_text_fonts
                    || site.in_math_font.contains(letter)
                    || letter.is_whitespace()
                    || is_invisible(*letter)
            };
            let missing: BTreeSet<char> = shown.filter(|letter| !has_glyph(letter)).collect();
            if missing.is_empty() {
                continue;
            }
            let here = place(page, &element);
            let letters: String = missing.iter().collect();
            let codes: Vec<String> = missing
                .iter()
                .map(|&letter| format!("U+{:04X}", u32::from(letter)))
                .collect();
            let remedy = match () {
                _ if missing.iter().any(|letter| is_han(*letter)) => {
                    "put Chinese into `<span lang=\"zh\">`"
                }
                _ if in_formula => "add it to book/theme/glyphs/math.txt and run subset.py",
                _ => {
                    "write it as a formula, or add it to book/theme/glyphs/text.txt and run subset.py"
                }
            };
            problems.push(format!(
                "{here}: the fonts of the book have no {letters} ({}); {remedy}",
                codes.join(", ")
            ));
        }
    }
    problems
}

fn is_han(letter: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&letter)
}

/// Operators that are heard and not seen: function application, invisible times, separator and plus.
fn is_invisible(letter: char) -> bool {
    ('\u{2061}'..='\u{2064}').contains(&letter)
}

/// The mathematical italic of a letter, as MathML Core defines it for a lone `<mi>`.
fn italic(letter: char) -> char {
    let from = |first: char, last: char, italic: u32| {
        (first..=last)
            .contains(&letter)
            .then(|| char::from_u32(italic + u32::from(letter) - u32::from(first)))
            .flatten()
    };
    match letter {
        // Unicode had this one before the others.
        'h' => 'ℎ',
        'ı' => '𝚤',
        'ȷ' => '𝚥',
        '∇' => '𝛻',
        '∂' => '𝜕',
        'ϵ' => '𝜖',
        'ϑ' => '𝜗',
        'ϰ' => '𝜘',
        'ϕ' => '𝜙',
        'ϱ' => '𝜚',
        'ϖ' => '𝜛',
        _ => from('A', 'Z', 0x1D434)
            .or_else(|| from('a', 'z', 0x1D44E))
            .or_else(|| from('Α', 'Ω', 0x1D6E2))
            .or_else(|| from('α', 'ω', 0x1D6FC))
            .unwrap_or(letter),
    }
}

/// What the HTML standard calls a parse error, but for the mistake of mdBook that is known: it stands once for each part.
fn parse_errors(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (page, html) in &site.pages {
        let known = site.files[page].matches(PART_TITLE).count();
        let excused = match known {
            0 => Vec::new(),
            _ => Html::parse(&well_formed_parts(&site.files[page])).errors,
        };
        let errors = if known == 0 { &html.errors } else { &excused };
        problems.extend(
            errors
                .iter()
                .map(|(line, error)| format!("{page}:{line}: {error}")),
        );
    }
    problems
}

/// The list of pages as mdBook meant it.
fn well_formed_parts(text: &str) -> String {
    let mut pieces = text.split(PART_TITLE);
    let mut repaired = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        repaired.push_str("<li class=\"part-title\">");
        repaired.push_str(&piece.replacen("</li></li>", "</li>", 1));
    }
    repaired
}

/// Pages too many or too few.
fn wrong_pages(site: &Site) -> Vec<String> {
    let listed = site.listed.iter().map(|name| {
        name.strip_suffix(".md")
            .map_or(name.clone(), |name| format!("{name}.html"))
    });
    let expected: BTreeSet<String> = listed.chain(MADE_BY_MDBOOK.map(str::to_owned)).collect();
    let rendered: BTreeSet<String> = site.pages.keys().cloned().collect();
    let missing = expected
        .difference(&rendered)
        .map(|name| format!("{name} was not rendered"));
    let surplus = rendered
        .difference(&expected)
        .map(|name| format!("{name} is in the book, but not in SUMMARY.md"));
    missing.chain(surplus).collect()
}

#[test]
fn every_link_and_every_id_resolves() {
    assert_none(dead_links(Site::rendered()));
}

#[test]
fn no_page_uses_an_id_twice() {
    assert_none(ids_used_twice(Site::rendered()));
}

#[test]
fn no_directive_and_no_dollar_sign_is_left_over() {
    assert_none(left_over(Site::rendered()));
}

#[test]
fn no_request_leaves_the_book() {
    assert_none(requests_to_others(Site::rendered()));
}

#[test]
fn every_page_says_its_language() {
    assert_none(wrong_languages(Site::rendered()));
}

#[test]
fn the_headings_of_every_page_are_an_outline() {
    assert_none(broken_outlines(Site::rendered()));
}

#[test]
fn every_picture_has_a_name() {
    assert_none(nameless_pictures(Site::rendered()));
}

#[test]
fn the_shipped_fonts_hold_every_character() {
    assert_none(characters_without_a_glyph(Site::rendered()));
}

/// What Source 3 typed into its plot, and what it should have typed (erratum E2-11), as the page on the sigmoid shows them.
#[test]
fn a_caret_raises_one_token() {
    let page = &Site::rendered().files["neurons-in-detail/sigmoid.html"];
    let formula = |tex: &str| {
        let begin = format!("<math alttext=\"{tex}\"><msup><mi>e</mi>");
        let (_, rest) = page
            .split_once(&begin)
            .unwrap_or_else(|| panic!("the page on the sigmoid does not show {tex}"));
        let (exponent, rest) = rest.split_once("</msup>").expect("the power ends");
        (exponent.to_owned(), rest.to_owned())
    };
    let (raised, rest) = formula("e^(-x)");
    assert!(
        raised.contains('(') && !raised.contains('x') && rest.starts_with("<mo>−</mo><mi>x</mi>")
    );
    let (raised, _) = formula("e^{-x}");
    assert!(raised.contains('−') && raised.contains("<mi>x</mi>"));
}

#[test]
fn every_page_is_valid_html() {
    assert_none(parse_errors(Site::rendered()));
}

/// When this fails, mdBook has repaired its mistake, and the excuse for it can go.
#[test]
fn the_mistake_of_mdbook_is_still_there() {
    assert!(
        Site::rendered().files["toc.html"].contains(PART_TITLE),
        "remove PART_TITLE from tests/site.rs"
    );
}

#[test]
fn the_pages_are_those_of_the_summary() {
    assert_none(wrong_pages(Site::rendered()));
}

/// A site of a few lines that is right in every respect. The tests below spoil one thing at a time.
mod spoiled {
    use insta::assert_snapshot;

    use super::*;

    const PAGE: &str = r##"<!DOCTYPE html>
<html lang="en"><head><title>t</title><link rel="stylesheet" href="page.css"></head><body>
<label for="find">Find</label><input id="find">
<main><h1 id="top">Top</h1><h2>A</h2>
<p>One <a href="cats/voice.html#σ">two</a> <a href="https://example.org/">three</a>, <code>{{#number $x$}}</code>.</p>
<p><math alttext="w"><mi>w</mi><mo>≤</mo><mi mathvariant="normal">h</mi></math></p>
<svg role="img" aria-labelledby="name" fill="url(#name)"><title id="name">A cat</title><use href="#top"/></svg>
<svg aria-hidden="true"></svg><img src="cat.png" alt=""><button aria-label="Play"><i class="fa-svg"><svg></svg></i></button> <em lang="zh">神</em>
</main></body></html>"##;

    const VOICE: &str = r##"<!DOCTYPE html>
<html lang="en"><head><title>t</title></head><body><main><h1 id="σ">Voice</h1><p><a href="../index.html#top">up</a></p></main></body></html>"##;

    /// The small site with `old` replaced by `new` in its files.
    fn site(old: &str, new: &str) -> Site {
        let mut files: BTreeMap<String, String> = [
            ("index.html", PAGE),
            ("print.html", VOICE),
            ("toc.html", VOICE),
            ("cats/voice.html", VOICE),
            ("page.css", "a { background: url('cat.png'); }"),
            ("toc-0.js", "'<a href=\"cats/voice.html\">'"),
            ("cat.png", ""),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into();
        for (name, text) in &mut files {
            if !name.contains('/') {
                *text = text.replace("../index.html", "index.html");
            }
        }
        let before = files.clone();
        for text in files.values_mut() {
            *text = text.replace(old, new);
        }
        assert!(old.is_empty() || files != before, "`{old}` stands nowhere");
        Site::new(files, vec!["cats/voice.md".to_owned()])
    }

    fn problems(site: &Site) -> String {
        let mut problems = dead_links(site);
        problems.extend(ids_used_twice(site));
        problems.extend(left_over(site));
        problems.extend(requests_to_others(site));
        problems.extend(wrong_languages(site));
        problems.extend(broken_outlines(site));
        problems.extend(nameless_pictures(site));
        problems.extend(characters_without_a_glyph(site));
        problems.extend(parse_errors(site));
        problems.extend(wrong_pages(site));
        problems.join("\n")
    }

    fn spoiled(old: &str, new: &str) -> String {
        problems(&site(old, new))
    }

    #[test]
    fn the_site_that_the_others_spoil_is_right() {
        assert_eq!(spoiled("", ""), "");
    }

    #[test]
    fn links_to_nowhere() {
        assert_snapshot!(spoiled("cats/voice.html#σ", "cats/voice.html#s"), @"index.html:5: <a>: cats/voice.html#s leads nowhere: cats/voice.html has no id s");
        assert_snapshot!(spoiled("href=\"cats/voice.html#σ\"", "href=\"cats/vice.html\""), @"index.html:5: <a>: cats/vice.html leads nowhere: the book has no cats/vice.html");
        assert_snapshot!(spoiled("../index.html#top", "/index.html#top"), @"cats/voice.html:2: <a>: /index.html#top is right only at the top of a host; write it relative to the page");
        assert_snapshot!(spoiled("src=\"cat.png\"", "src=\"dog.png\""), @"index.html:8: <img>: dog.png leads nowhere: the book has no dog.png");
        assert_snapshot!(spoiled("url('cat.png')", "url('dog.png')"), @"page.css: dog.png leads nowhere: the book has no dog.png");
        assert_snapshot!(spoiled("<a href=\"cats/voice.html\">'", "<a href=\"dogs.html\">'"), @"toc-0.js: dogs.html leads nowhere: the book has no dogs.html");
        assert_eq!(spoiled("voice.html#σ", "voice.html#%CF%83"), "");
    }

    #[test]
    fn references_to_no_id() {
        assert_snapshot!(spoiled("for=\"find\"", "for=\"fnd\""), @"index.html:3: <label>: for=fnd names nothing on this page");
        assert_snapshot!(spoiled("url(#name)", "url(#nme)"), @"index.html:7: <svg>: #nme leads nowhere: index.html has no id nme");
        assert_snapshot!(spoiled("<use href=\"#top\"", "<use href=\"#tp\""), @"index.html:7: <use>: #tp leads nowhere: index.html has no id tp");
        assert_snapshot!(spoiled("labelledby=\"name\"", "labelledby=\"name nme\""), @"index.html:7: <svg>: aria-labelledby=nme names nothing on this page");
    }

    #[test]
    fn an_id_twice() {
        assert_snapshot!(spoiled("<h2>", "<h2 id=\"top\">"), @"index.html:4: <h2>: the id top is on this page already");
    }

    #[test]
    fn directives_and_dollar_signs() {
        assert_snapshot!(spoiled("One", "{{#number a.b}} and $x$"), @"index.html:5: <p>: `{{` is left over in: {{#number a.b}} and $x$");
        assert_snapshot!(spoiled("alttext=\"w\"", "alttext=\"$w$\""), @"index.html:6: <math>: `$` is left over in alttext=$w$");
    }

    #[test]
    fn requests_to_other_hosts() {
        for (old, new) in [
            ("src=\"cat.png\"", "src=\"https://example.org/cat.png\""),
            (
                "src=\"cat.png\"",
                "src=\"cat.png\" srcset=\"cat.png 1x, //example.org/cat.png 2x\"",
            ),
            (
                "<h2>",
                "<h2 style=\"background: url(http://example.org/a.png)\">",
            ),
            ("href=\"page.css\"", "href=\"HTTPS://example.org/page.css\""),
            (
                "<title>t",
                "<style>@import \"https://example.org/a.css\";</style><title>t",
            ),
            (
                "<title>t",
                "<script src=\"https://example.org/a.js\"></script><title>t",
            ),
            ("<title>t", "<base href=\"https://example.org/\"><title>t"),
            (
                "<title>t",
                "<meta http-equiv=\"refresh\" content=\"0; url=https://example.org/\"><title>t",
            ),
            ("url('cat.png')", "url(https://example.org/cat.png)"),
            (
                "<use href=\"#top\"",
                "<use href=\"https://example.org/a.svg#b\"",
            ),
            (
                "fill=\"url(#name)\"",
                "fill=\"url(https://example.org/a.svg#b)\"",
            ),
            ("<h2>", "<form action=\"https://example.org/\"></form><h2>"),
        ] {
            let found = requests_to_others(&site(old, new)).join("\n");
            assert!(
                found.to_lowercase().contains("example.org"),
                "{new} was not noticed: {found}"
            );
        }
        assert_eq!(
            spoiled(
                "url('cat.png')",
                "url(data:image/png;base64,AAAA) /* https://example.org */"
            ),
            ""
        );
        assert_eq!(
            spoiled(
                "<title>t",
                "<link rel=\"license\" href=\"https://example.org/\"><title>t"
            ),
            ""
        );
        assert_snapshot!(spoiled("src=\"cat.png\"", "src=\"https://example.org/cat.png\""), @"index.html:8: <img>: a browser would fetch https://example.org/cat.png; ship it with the book or link to it");
        assert_snapshot!(spoiled("<h2>", "<h2 class=\"playground\">"), @"index.html:4: <h2>: a runnable snippet makes mdBook's script ask a host; set `runnable = false`");
    }

    #[test]
    fn another_language() {
        assert_snapshot!(spoiled("<html lang=\"en\"><head><title>t</title><link", "<html><head><title>t</title><link"), @r#"index.html:2: <html>: say `lang="en"`"#);
    }

    #[test]
    fn headings_that_are_no_outline() {
        assert_snapshot!(spoiled("<h2>A</h2>", "<h3>A</h3><h1> </h1>"), @r"
        index.html: 2 headings of the first level, not 1
        index.html:4: <h3>: after level 1 comes level 2
        index.html:4: <h1>: an empty heading
        ");
        assert_snapshot!(spoiled("<label", "<h1>t</h1><label"), @r"
        index.html: 2 headings of the first level, not 1
        index.html:3: <h1>: a first heading outside the page's own text
        ");
        assert_snapshot!(spoiled("main", "div"), @r"
        cats/voice.html:2: <h1>: a first heading outside the page's own text
        cats/voice.html: not one `<main>`
        index.html:4: <h1>: a first heading outside the page's own text
        index.html: not one `<main>`
        print.html:2: <h1>: a first heading outside the page's own text
        print.html: not one `<main>`
        ");
    }

    #[test]
    fn pictures_without_a_name() {
        assert_snapshot!(spoiled(" alt=\"\"", ""), @"index.html:8: <img>: give it an `alt`");
        assert_snapshot!(spoiled(" aria-hidden=\"true\"", ""), @"index.html:8: <svg>: give it a `<title>` or an `aria-label`, or hide it with `aria-hidden`");
        assert_snapshot!(spoiled(" aria-label=\"Play\"", ""), @"index.html:8: <svg>: give it a `<title>` or an `aria-label`, or hide it with `aria-hidden`");
        assert_snapshot!(spoiled(" role=\"img\"", ""), @r#"index.html:7: <svg>: give it `role="img"`"#);
        assert_snapshot!(spoiled(" aria-labelledby=\"name\" fill=\"url(#name)\"><title id=\"name\">A cat</title>", ">"), @"index.html:7: <svg>: give it a `<title>` or an `aria-label`, or hide it with `aria-hidden`");
    }

    #[test]
    fn characters_that_no_font_has() {
        assert_snapshot!(spoiled("<mi>w</mi>", "<mi>ß</mi>"), @"index.html:6: <mi>: the fonts of the book have no ß (U+00DF); add it to book/theme/glyphs/math.txt and run subset.py");
        assert_snapshot!(spoiled("One", "e⁻ᶻ and Оne"), @"index.html:5: <p>: the fonts of the book have no Оᶻ (U+041E, U+1DBB); write it as a formula, or add it to book/theme/glyphs/text.txt and run subset.py");
        assert_snapshot!(spoiled(" lang=\"zh\"", ""), @r#"index.html:8: <em>: the fonts of the book have no 神 (U+795E); put Chinese into `<span lang="zh">`"#);
        let mut site = site("", "");
        // The h of the small site is upright.
        site.in_math_font.remove(&'𝑤');
        site.in_math_font.remove(&'ℎ');
        assert_snapshot!(problems(&site), @"index.html:6: <mi>: the fonts of the book have no 𝑤 (U+1D464); add it to book/theme/glyphs/math.txt and run subset.py");
    }

    #[test]
    fn html_that_a_browser_has_to_repair() {
        assert_snapshot!(spoiled("</p>\n<svg", "</div></p>\n<svg"), @"index.html:6: Unexpected token </div>");
        assert_snapshot!(spoiled("<h2>", "<h2 id=a id=b>"), @"index.html:4: Duplicate attribute");
        assert_snapshot!(spoiled("<!DOCTYPE html>", ""), @r"
        cats/voice.html:2: Unexpected token <html>
        index.html:2: Unexpected token <html>
        print.html:2: Unexpected token <html>
        toc.html:2: Unexpected token <html>
        ");
    }

    #[test]
    fn the_known_mistake_excuses_no_other() {
        let part = "<ol><li class=\"chapter-item expanded \"><li class=\"part-title\">Cats</li></li><li>a</li></ol>";
        assert_eq!(spoiled("<h2>A</h2>", &format!("<h2>A</h2>{part}")), "");
        assert_snapshot!(spoiled("<h2>A</h2>", &format!("<h2>A</h2>{part}</b>")), @"index.html:4: Found special tag while closing generic tag");
    }

    #[test]
    fn a_page_too_many_and_one_too_few() {
        let mut site = site("", "");
        site.listed = vec!["cats/vice.md".to_owned()];
        assert_snapshot!(problems(&site), @r"
        cats/vice.html was not rendered
        cats/voice.html is in the book, but not in SUMMARY.md
        ");
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
}
