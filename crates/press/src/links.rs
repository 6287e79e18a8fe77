//! Links: every address of a page leads to a page, a file or a place of the book, or to another host.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use manuscript::{Book, Diagnostic, Link, Page, Problem, nearest};

/// Files that mdBook makes for every book.
const MADE_BY_MDBOOK: [&str; 3] = ["index.html", "print.html", "toc.html"];

/// How an address begins that leads out of the book.
const SCHEMES: [&str; 6] = ["http", "https", "mailto", "ftp", "tel", "doi"];

/// What an address of a page means.
pub(crate) struct Target {
    /// Below the folder of the chapters, as a page (`.md`) where it is one.
    pub(crate) file: String,
    pub(crate) place: Option<String>,
}

/// Links of a page to pages and files that are not there, and a file that would be published in the place of the page.
pub(crate) fn dead(book: &Book, page: &Page) -> Vec<Problem> {
    let links = page.links().iter();
    let mut problems: Vec<_> = links
        .filter_map(|link| target(book, page, link).err())
        .collect();
    let html = as_html(&page.path);
    if book.other_files.contains(&html) {
        let message = format!("{html} lies beside this page and would take its place");
        problems.push(Problem::new(0..0, message).help("give the page or the file another name"));
    }
    problems
}

/// Links to headings and other places of pages that the rendered book in the folder `out` does not have.
pub(crate) fn dead_places(book: &Book, out: &Path) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for page in &book.pages {
        let mut problems = Vec::new();
        for link in page.links() {
            let Ok(Some(Target {
                file,
                place: Some(place),
            })) = target(book, page, link)
            else {
                continue;
            };
            let html = out.join(as_html(&file));
            let Some(html) = fs::read_to_string(html).ok().filter(|_| !place.is_empty()) else {
                continue;
            };
            let ids: BTreeSet<&str> = html
                .split(" id=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            if !ids.contains(place.as_str()) {
                let span = link.address_span.clone();
                problems.push(
                    Problem::new(span, format!("{file} has no place `#{place}`"))
                        .nearest(nearest(&place, ids).map(|near| format!("#{near}")))
                        .help("a heading is a place: `## Why so?` is `#why-so`; so is a figure, `#fig-name`, and what else has a number"),
                );
            }
        }
        diagnostics.extend(page.source().diagnostics(problems));
    }
    diagnostics
}

/// What lies beside the pages and is published with them: the files to which a page leads.
pub(crate) fn files(book: &Book) -> BTreeSet<String> {
    let pages = book.pages.iter();
    let links = pages.flat_map(|page| page.links().iter().map(move |link| (page, link)));
    let targets = links.filter_map(|(page, link)| target(book, page, link).ok()?);
    let files = targets.map(|target| target.file);
    files
        .filter(|file| book.other_files.contains(file))
        .collect()
}

/// A part of a page as it would stand on another page: with its links leading where they led.
pub(crate) fn moved(book: &Book, page: &Page, part: Range<usize>, on: &str) -> String {
    let text = page.text();
    let (mut moved, mut at) = (String::new(), part.start);
    let links = page.links().iter();
    for link in links.filter(|link| part.start <= link.span.start && link.span.end <= part.end) {
        let Ok(Some(Target { file, place })) = target(book, page, link) else {
            continue;
        };
        let place = place.map_or(String::new(), |place| format!("#{place}"));
        moved += &text[at..link.address_span.start];
        moved += &format!("{}{place}", relative(on, &file));
        at = link.address_span.end;
    }
    moved + &text[at..part.end]
}

/// `None` when it is elsewhere.
pub(crate) fn target(book: &Book, page: &Page, link: &Link) -> Result<Option<Target>, Problem> {
    let address = link.address.as_str();
    let problem = |message: String| Problem::new(link.address_span.clone(), message);
    let scheme = address
        .split(['/', '?', '#'])
        .next()
        .and_then(|start| start.split_once(':'))
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    if address.is_empty() {
        return Err(
            problem("this leads nowhere: its address is missing".to_owned())
                .help("write the address between the parentheses"),
        );
    }
    let is_elsewhere = scheme.is_some() || address.starts_with("//");
    if link.is_picture && is_elsewhere && scheme.as_deref() != Some("data") {
        return Err(problem("this picture is not a part of the book".to_owned())
            .help("put the file beside the pages, and write its path from this page: the book is read without a network"));
    }
    match scheme.as_deref() {
        Some("data") if link.is_picture => return Ok(None),
        Some(scheme) if SCHEMES.contains(&scheme) => return Ok(None),
        // An address of mail has a scheme only in HTML.
        Some(_) | None if link.is_automatic && address.contains('@') => return Ok(None),
        Some(scheme) if link.is_automatic => {
            return Err(problem(format!("`{scheme}:` begins no address"))
                .help("code stands between backticks; a `<` in words is written `&lt;`"));
        }
        Some(scheme) if scheme.len() == 1 || scheme == "file" => {
            return Err(problem(format!("`{address}` is a file of this machine"))
                .help("put the file beside the pages, and write its path from this page"));
        }
        Some(scheme) => {
            return Err(problem(format!(
                "`{scheme}:` begins no address that a page may lead to"
            ))
            .nearest(nearest(scheme, SCHEMES).map(|near| format!("{near}:")))
            .help(format!(
                "an address begins with {}:, or is a path from this page",
                SCHEMES.join(":, ")
            )));
        }
        None if address.starts_with("//") => return Ok(None),
        None => {}
    }
    let (path, place) = match address.split_once('#') {
        Some((path, place)) => (path, Some(decoded(place))),
        None => (address, None),
    };
    let path = decoded(path.split('?').next().unwrap_or_default());
    if path.is_empty() && !link.is_picture {
        let file = page.path.clone();
        return Ok(Some(Target { file, place }));
    }
    let near = || {
        let from_here = |file: &str| relative(&page.path, file);
        let pages = book.pages.iter().map(|page| from_here(&page.path));
        let files = book.other_files.iter().map(|file| from_here(file));
        nearest(&path, pages.chain(files))
    };
    if path.starts_with('/') {
        return Err(
            problem(format!("`{address}` is right only at the top of a host"))
                .nearest(near())
                .help("write the path from this page"),
        );
    }
    let mut parts: Vec<&str> = page.path.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.pop().is_none() => {
                return Err(problem(format!("`{address}` leads out of the book"))
                    .nearest(near())
                    .help("to quote a file of the workspace there is `{{#quote …}}`"));
            }
            ".." => {}
            part => parts.push(part),
        }
    }
    let mut file = parts.join("/");
    if file.is_empty() || file.ends_with('/') {
        file += "index.html";
    }
    if let Some(name) = file.strip_suffix(".html")
        && !book.other_files.contains(&file)
        && !MADE_BY_MDBOOK.contains(&file.as_str())
    {
        file = format!("{name}.md");
    }
    let is_there = book.page(&file).is_some()
        || book.other_files.contains(&file)
        || MADE_BY_MDBOOK.contains(&file.as_str());
    if is_there && link.is_picture && !book.other_files.contains(&file) {
        return Err(problem(format!("`{address}` is a page and no picture"))
            .help("a link to the page has no `!` before its brackets"));
    }
    if is_there {
        return Ok(Some(Target { file, place }));
    }
    Err(match book.pages_on_disk.contains(&file) {
        true => problem(format!("the table of contents does not list {file}"))
            .help("list the page in SUMMARY.md"),
        false => problem(format!("`{address}` leads nowhere"))
            .nearest(near())
            .help("a path begins in the folder of this page"),
    })
}

/// `a/b.md` from `a/c.md` is `b.md`, and from `d/e.md` it is `../a/b.md`.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let common = from
        .iter()
        .zip(&to)
        .take_while(|(one, other)| one == other)
        .count();
    let up = vec![".."; from.len() - common];
    [up, to[common..].to_vec()].concat().join("/")
}

fn as_html(file: &str) -> String {
    file.strip_suffix(".md")
        .map_or_else(|| file.to_owned(), |name| format!("{name}.html"))
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}
