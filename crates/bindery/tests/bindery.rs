//! The bindery on the book itself: what is in the EPUB, and what is said when nothing can be bound.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use roxmltree::{Document, Node};
use zip::{CompressionMethod, ZipArchive};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the bindery, which works in `folder`.
fn bindery(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bindery"));
    command
        .current_dir(root())
        .args(arguments)
        .env("CARGO_TARGET_DIR", folder);
    command
        .env_remove("CHROMIUM")
        .env_remove("SOURCE_DATE_EPOCH");
    command.envs(variables.iter().copied());
    command.output().unwrap()
}

fn refused(output: Output) -> String {
    assert!(!output.status.success());
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error.trim_end().lines().count(), 1, "{error}");
    error
}

/// The files of an EPUB of the book.
fn epub(folder: &Path, name: &str) -> BTreeMap<String, Vec<u8>> {
    let file = folder.join(name);
    let out = file.to_str().unwrap();
    let output = bindery(
        folder,
        &["epub", "--out", out],
        &[("SOURCE_DATE_EPOCH", "1000000000")],
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut archive = ZipArchive::new(File::open(file).unwrap()).unwrap();
    let first = archive.by_index(0).unwrap();
    assert_eq!(
        (&*first.name().unwrap(), first.compression()),
        ("mimetype", CompressionMethod::Stored)
    );
    drop(first);
    let count = archive.len();
    let read = |i| {
        let mut file = archive.by_index(i).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

fn options<'a>() -> roxmltree::ParsingOptions<'a> {
    roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    }
}

fn ids<'a>(page: &'a Document<'_>) -> Vec<&'a str> {
    page.descendants()
        .filter_map(|node| node.attribute("id"))
        .collect()
}

#[test]
fn the_epub_holds_the_whole_book_and_every_link_in_it_leads_somewhere() {
    let folder = tempfile::tempdir().unwrap();
    let files = epub(folder.path(), "book.epub");
    the_same_book_of_the_same_date_is_the_same_epub(folder.path(), &files);
    let texts: BTreeMap<&str, &str> = files
        .iter()
        .filter(|(name, _)| {
            [".xhtml", ".opf", ".svg", ".xml"]
                .iter()
                .any(|end| name.ends_with(end))
        })
        .map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).unwrap()))
        .collect();
    let pages: BTreeMap<&str, Document<'_>> = texts
        .iter()
        .map(|(name, text)| {
            (
                *name,
                Document::parse_with_options(text, options())
                    .unwrap_or_else(|error| panic!("{name}: {error}")),
            )
        })
        .collect();

    // What the package lists is what there is.
    let package = &pages["EPUB/package.opf"];
    let items: Vec<Node<'_, '_>> = package
        .descendants()
        .filter(|node| node.tag_name().name() == "item")
        .collect();
    let listed: BTreeSet<String> = items
        .iter()
        .map(|item| format!("EPUB/{}", item.attribute("href").unwrap()))
        .collect();
    let around = ["mimetype", "META-INF/container.xml", "EPUB/package.opf"].map(str::to_owned);
    assert_eq!(
        listed.into_iter().chain(around).collect::<BTreeSet<_>>(),
        files.keys().cloned().collect()
    );
    let modified = package
        .descendants()
        .find(|node| node.attribute("property") == Some("dcterms:modified"));
    assert_eq!(
        modified.and_then(|node| node.text()),
        Some("2001-09-09T01:46:40Z")
    );

    // Its pages are those of the table of contents, in their order.
    let spine = package
        .descendants()
        .filter_map(|node| node.attribute("idref"));
    let spine: Vec<&str> = spine.filter_map(|id| id.strip_prefix("page-")).collect();
    let workspace = manuscript::Workspace::find(&root()).unwrap();
    let book = manuscript::Book::load(&workspace).unwrap();
    let entries = book.summary.entries();
    let names: Vec<_> = entries
        .iter()
        .map(|entry| entry.path.trim_end_matches(".md").replace('/', "."))
        .collect();
    assert_eq!(spine, names);

    let mut problems = Vec::new();
    let (mut links, mut figures, mut formulas, mut solved) = (0, 0, 0, 0);
    for (name, page) in &pages {
        let ids = ids(page);
        if ids.iter().collect::<BTreeSet<_>>().len() < ids.len() {
            problems.push(format!("{name}: an id stands twice"));
        }
        for node in page.descendants().filter(Node::is_element) {
            match node.tag_name().name() {
                "script" | "form" | "button" | "iframe" | "details" => {
                    problems.push(format!("{name}: {node:?}"))
                }
                "math" => formulas += 1,
                "p" if node.attribute("class") == Some("solved") => solved += 1,
                "figure" => {
                    figures += 1;
                    let has = |tag| node.descendants().any(|node| node.tag_name().name() == tag);
                    if ["svg", "title", "desc", "figcaption"]
                        .iter()
                        .any(|tag| !has(*tag))
                    {
                        problems.push(format!("{name}: a figure says nothing"));
                    }
                }
                _ => {}
            }
            let names = ["aria-labelledby", "aria-describedby"]
                .iter()
                .filter_map(|name| node.attribute(*name));
            problems.extend(
                names
                    .flat_map(str::split_whitespace)
                    .filter(|id| !ids.contains(id))
                    .map(|id| format!("{name}: nothing is called {id}")),
            );
            let addresses = ["href", "src"]
                .iter()
                .filter_map(|name| node.attribute(*name));
            for address in
                addresses.filter(|address| name.starts_with("EPUB/") && !address.contains("://"))
            {
                links += 1;
                let (file, id) = address.split_once('#').unwrap_or((address, ""));
                let to = if file.is_empty() {
                    (*name).to_owned()
                } else {
                    format!("EPUB/{file}")
                };
                let is_there = match pages.get(to.as_str()) {
                    Some(page) => id.is_empty() || self::ids(page).contains(&id),
                    None => files.contains_key(&to),
                };
                if !is_there {
                    problems.push(format!("{name}: {address} leads nowhere"));
                }
            }
        }
        if texts[name].contains("var(--") {
            problems.push(format!("{name}: a colour is left to a variable"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(
        links > 500 && formulas > 500,
        "{links} links, {formulas} formulas"
    );
    // Every figure of the book, and of every exercise the solution, or the way to it.
    let drawn = book.pages.iter().flat_map(|page| page.directives());
    assert_eq!(
        figures,
        drawn
            .filter(|directive| directive.name.text == "figure")
            .count()
    );
    let mut unsolved = Vec::new();
    for page in &book.pages {
        let count = page
            .exercises()
            .iter()
            .filter(|exercise| exercise.solution.is_some())
            .count();
        let text = texts[format!(
            "EPUB/{}.xhtml",
            page.path.trim_end_matches(".md").replace('/', ".")
        )
        .as_str()];
        // What follows the page of solutions keeps its own.
        if text.matches("<div class=\"solution\">").count() != count
            && !text.contains("<p class=\"solved\">")
        {
            unsolved.push(&page.path);
        }
    }
    assert!(unsolved.is_empty(), "{unsolved:?}");
    assert!(solved > 50, "{solved}");
}

fn the_same_book_of_the_same_date_is_the_same_epub(
    folder: &Path,
    files: &BTreeMap<String, Vec<u8>>,
) {
    assert!(epub(folder, "other.epub") == *files);
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    assert!(read("book.epub") == read("other.epub"));
    // Nothing of the work is left.
    let left = fs::read_dir(folder).unwrap().count();
    assert_eq!(left, 2);
}

#[test]
fn who_cannot_be_served_is_told_why_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().to_str().unwrap();
    let error = refused(bindery(folder.path(), &["epub", "--out", there], &[]));
    assert!(
        error.contains("is a folder: name a file with `--out`"),
        "{error}"
    );
    let error = refused(bindery(
        folder.path(),
        &["epub"],
        &[("SOURCE_DATE_EPOCH", "yesterday")],
    ));
    assert!(
        error.contains("SOURCE_DATE_EPOCH is `yesterday`"),
        "{error}"
    );
    let nowhere = folder.path().join("file");
    fs::write(&nowhere, "mine").unwrap();
    let below = nowhere.join("book.epub");
    let error = refused(bindery(
        folder.path(),
        &["epub", "--out", below.to_str().unwrap()],
        &[],
    ));
    assert!(
        error.contains("cannot write") && error.contains("`--out`"),
        "{error}"
    );
    assert_eq!(fs::read_to_string(nowhere).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn without_a_browser_there_is_no_pdf_and_the_last_one_stays() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("the-tested-neuron.pdf");
    fs::write(&pdf, "the last one").unwrap();
    let empty = [
        ("PATH", ""),
        ("HOME", there(&folder)),
        ("SOURCE_DATE_EPOCH", ""),
    ];
    // Of a machine that has one at a place of its own, nothing can be said here.
    let output = bindery(folder.path(), &["pdf"], &empty);
    if cfg!(target_os = "linux") {
        let error = refused(output);
        assert!(
            error.contains("this machine has none") && error.contains("CHROMIUM"),
            "{error}"
        );
    }
    let browser = folder.path().join("browser");
    for (script, said) in [
        (
            "#!/bin/sh\necho 'no display' >&2; exit 3\n",
            "browser printed nothing: no display",
        ),
        (
            "#!/bin/sh\nfor word; do case $word in --print-to-pdf=*) echo '<html>' >\"${word#*=}\";; esac; done\n",
            "what the browser printed cannot be read",
        ),
    ] {
        fs::write(&browser, script).unwrap();
        fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
        let error = refused(bindery(
            folder.path(),
            &["pdf"],
            &[("CHROMIUM", browser.to_str().unwrap())],
        ));
        assert!(error.contains(said), "{error}");
    }
    assert_eq!(fs::read_to_string(pdf).unwrap(), "the last one");
}

#[cfg(unix)]
fn there(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().unwrap()
}
