//! The book as a fork publishes it: with a repository and an address of its own, both said once.

use std::fs;
use std::path::Path;

use manuscript::Workspace;
use scraper::ElementRef;

use super::html::{elements, is_inside, text};
use super::rendered::{Files, Site, files};
use super::{problems, rendered};
use crate::pages::{assert_none, book, read, root};

const REPOSITORY: &str = "https://example.org/fork/neuron";
const ADDRESS: &str = "https://fork.example.org/neuron/";

/// The rendered files of a copy of this checkout that says both.
fn published() -> Files {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let copy = |path: &str, change: &dyn Fn(String) -> String| {
        let to = folder.path().join(path);
        fs::create_dir_all(to.parent().expect("it lies in the folder")).expect("a writable folder");
        fs::write(to, change(read(path))).expect("a writable file");
    };
    copy("Cargo.toml", &|manifest| {
        let package = "[workspace.package]\n";
        manifest.replacen(
            package,
            &format!("{package}repository = \"{REPOSITORY}\"\n"),
            1,
        )
    });
    copy("book/book.toml", &|settings| {
        let html = "[output.html]\n";
        settings.replacen(html, &format!("{html}site-url = \"{ADDRESS}\"\n"), 1)
    });
    for path in [
        "book/claims.toml",
        "book/lib.rs",
        "README.md",
        "CONTRIBUTING.md",
    ] {
        copy(path, &|text| text);
    }
    for path in ["book/en", "book/theme", "crates", "tests"] {
        copy_folder(&root().join(path), &folder.path().join(path));
    }
    let workspace = Workspace::find(folder.path()).expect("the workspace");
    let out = folder.path().join("published");
    press::render(&workspace, &out).unwrap_or_else(|error| panic!("it was not rendered:\n{error}"));
    files(&out)
}

fn copy_folder(from: &Path, to: &Path) {
    for file in manuscript::files_below(from) {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().expect("it lies below")).expect("a writable folder");
        fs::copy(from.join(&file), target).expect("a readable file");
    }
}

/// The attribute `value` of the element in the head whose attribute `name` is `is`.
fn in_head<'a>(site: &'a Site, page: &str, name: &str, is: &str, value: &str) -> Option<&'a str> {
    let mut all = elements(&site.pages[page]).filter(|element| is_inside(*element, &["head"]));
    all.find(|element| element.attr(name) == Some(is))?
        .attr(value)
}

fn footer<'a>(site: &'a Site, page: &str) -> ElementRef<'a> {
    let mut all = elements(&site.pages[page]);
    all.find(|element| element.attr("class") == Some("page-end"))
        .expect("a page has an end")
}

#[test]
fn a_fork_leads_to_itself_and_says_where_it_is() {
    let site = Site::new(published(), &book().summary);
    assert_none(problems(&site));
    let pages = site.listed.iter().map(|page| page.replace(".md", ".html"));
    let pages: Vec<String> = pages.collect();
    assert!(pages.len() > 70);
    let map = &site.files["sitemap.xml"];
    let mut addresses = Vec::new();
    for page in &pages {
        let canonical = in_head(&site, page, "rel", "canonical", "href").expect("an address");
        let expected = match page.as_str() {
            "title.html" => ADDRESS.to_owned(),
            page => format!("{ADDRESS}{page}"),
        };
        assert_eq!(canonical, expected);
        assert!(
            map.contains(&format!("<loc>{expected}</loc>")),
            "{expected}"
        );
        addresses.push(canonical);
        let described = in_head(&site, page, "name", "description", "content").expect("words");
        assert!(
            (20..=240).contains(&described.chars().count()),
            "{page}: {described}"
        );
        assert_eq!(
            in_head(&site, page, "property", "og:description", "content"),
            Some(described)
        );
        assert!(
            in_head(&site, page, "property", "og:title", "content").is_some(),
            "{page}"
        );
        let links = footer(&site, page).descendent_elements();
        let links: Vec<&str> = links.filter_map(|link| link.attr("href")).collect();
        let source = format!("book/en/{}", page.replace(".html", ".md"));
        for link in [
            format!("{REPOSITORY}/edit/HEAD/{source}"),
            format!("{REPOSITORY}/blob/HEAD/{source}"),
            format!("{REPOSITORY}/issues/new?template=number.yml&page={source}"),
            format!("{REPOSITORY}/issues/new?template=sentence.yml&page={source}"),
            format!("{REPOSITORY}/issues/new?template=code.yml&place={source}"),
        ] {
            assert!(
                links.contains(&link.as_str()),
                "{page}: {link} is not among {links:?}"
            );
        }
    }
    assert_eq!(map.matches("<loc>").count(), pages.len());
    assert_eq!(
        in_head(&site, "index.html", "rel", "canonical", "href"),
        Some(ADDRESS)
    );
    assert_eq!(
        in_head(&site, "print.html", "rel", "canonical", "href"),
        None
    );
    // The picture that previews show is there.
    let picture = in_head(&site, "preface.html", "property", "og:image", "content");
    let picture = picture
        .and_then(|address| address.strip_prefix(ADDRESS))
        .expect("a picture of the book");
    assert!(root().join("book/en").join(picture).is_file(), "{picture}");
    // Every number leads to what computes it.
    for page in &pages {
        let locks = footer(&site, page).attr("data-locks").unwrap_or_default();
        let known: Vec<&str> = locks.split([' ', '=']).step_by(2).collect();
        let held = elements(&site.pages[page]).filter_map(|element| element.attr("data-lock"));
        for path in held.flat_map(|paths| paths.split(' ')) {
            let lock = path.split('.').next().unwrap_or_default();
            assert!(
                known.contains(&lock),
                "{page}: {lock} is not among {known:?}"
            );
        }
    }
    // What quotes code leads to its lines, and a lock to the function.
    let quoted = elements(&site.pages["building-a-neuron/firing-graph.html"]);
    let links = quoted.filter_map(|element| element.attr("href"));
    let lines: Vec<&str> = links.filter(|link| link.contains("#L")).collect();
    assert!(!lines.is_empty());
    for link in lines {
        let (path, lines) = link
            .strip_prefix(&format!("{REPOSITORY}/blob/HEAD/"))
            .expect("a file")
            .split_once("#L")
            .expect("lines");
        let (first, last) = lines.split_once("-L").expect("two lines");
        let code: Vec<String> = read(path).lines().map(str::to_owned).collect();
        let [first, last] = [first, last].map(|line| line.parse::<usize>().expect("a number"));
        assert!(
            code[first - 2].contains("ANCHOR:") && code[last].contains("ANCHOR_END:"),
            "{link}"
        );
    }
}

/// The data for programs are JSON, and say where the book is.
#[test]
fn the_first_page_says_what_the_book_is() {
    let site = Site::new(published(), &book().summary);
    let data = |page: &str| {
        let mut all = elements(&site.pages[page]);
        let script = all.find(|element| element.attr("type") == Some("application/ld+json"));
        script.map(text)
    };
    let first: serde_json::Value =
        serde_json::from_str(&data("title.html").expect("data")).expect("JSON");
    assert_eq!(first["url"], ADDRESS);
    assert_eq!(first["codeRepository"], REPOSITORY);
    assert_eq!(first["@type"][0], "Book");
    assert_eq!(data("preface.html"), None);
}

/// Nobody is sent to a place that nobody has named: the book says which file of its folder a page is.
#[test]
fn a_book_without_a_repository_and_an_address_names_none() {
    let site = Site::new(rendered().clone(), &book().summary);
    assert!(!site.files.contains_key("sitemap.xml"));
    for page in site.listed.iter().map(|page| page.replace(".md", ".html")) {
        assert_eq!(in_head(&site, &page, "rel", "canonical", "href"), None);
        assert_eq!(in_head(&site, &page, "property", "og:url", "content"), None);
        let end = text(footer(&site, &page));
        assert!(
            end.contains(&format!("book/en/{}", page.replace(".html", ".md"))),
            "{page}: {end}"
        );
        assert!(
            footer(&site, &page)
                .descendent_elements()
                .all(|element| element.attr("href").is_none())
        );
    }
}
