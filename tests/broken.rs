//! Broken books: what the press says about each mistake is locked, and the last good book stays.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use manuscript::{Workspace, files_below};
use press::{Counts, Error, Report};
use serde::Deserialize;
use tempfile::TempDir;

use crate::pages::{Check, copied, locked_messages, root};

/// What the press says about a page.
fn page(book: &manuscript::Book, page: &manuscript::Page) -> Vec<String> {
    let diagnostics = press::check_page(book, page);
    diagnostics.iter().map(ToString::to_string).collect()
}

/// The press as a check of the manuscript. Nothing is wrong with the book: it is rendered by `tests/site.rs`.
pub(crate) const CHECKS: [Check; 1] = [Check::EachPage(page)];

/// `tests/broken/README.md` says how to add a page.
#[test]
fn what_is_said_about_a_broken_page_is_locked() {
    let workspace = Workspace::find(&root().join("tests/broken/book")).expect("the small book");
    let mut book = manuscript::Book::load(&workspace).expect("the small book");
    // Git does not keep what the tests of the book leave behind.
    book.locks.set_pending("stale");
    book.locks.set_pending("new");
    let figures: Vec<_> = figures::all().iter().map(|figure| figure.name).collect();
    assert_eq!(press::check(&book), []);
    insta::glob!("broken/pages/*.md", |path| {
        let mut broken = book.clone();
        broken.rewrite("one.md", fs::read_to_string(path).expect("a page"));
        let said = CHECKS[0].run(&broken);
        if path.ends_with("right-what-an-author-types.md") {
            assert_eq!(said, [""; 0]);
            return;
        }
        assert!(!said.is_empty(), "nothing is said about {}", path.display());
        // The list of figures differs from chapter to chapter.
        let said = said
            .join("\n\n")
            .replace(&figures.join(", "), "[every figure]");
        let name = path.file_name().expect("a file").to_string_lossy();
        locked_messages("broken/pages", &name, &said);
    });
}

/// A copy of the small book, in a folder of its own.
struct Copy {
    _folder: TempDir,
    workspace: Workspace,
}

impl Copy {
    fn new() -> Copy {
        let folder = copied("book", |text| text);
        let root = folder.path().to_owned();
        Copy {
            workspace: Workspace { root },
            _folder: folder,
        }
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.workspace.root.join(path);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a new folder");
        fs::write(path, text).expect("a new file");
    }

    fn out(&self) -> PathBuf {
        self.workspace.default_out()
    }

    fn render(&self) -> Result<Report, Error> {
        press::render(&self.workspace, &self.out())
    }

    /// Asserts what the first page shows, rendered.
    fn shows(&self, parts: &[&str]) {
        let page = fs::read_to_string(self.out().join("one.html")).expect("the page");
        for part in parts {
            assert!(page.contains(part), "{part} is not in {page}");
        }
    }

    fn error(&self) -> String {
        let error = self.render().expect_err("the book is broken on purpose");
        // The folder's name differs from run to run.
        let root = self.workspace.root.display().to_string();
        error.to_string().replace(&root, "[workspace]")
    }
}

#[test]
fn a_whole_book_is_rendered_and_reported() {
    let book = Copy::new();
    // With a byte order mark and carriage returns, as an editor may leave them.
    book.write(
        "book/en/one.md",
        &"\u{feff}# One\n\n<!-- claim: S0-1 -->\n\nThe sum is {{#number example.rows.1.sum}}, $x_1 < 2$.\n\n\
         {{#table example.rows sum=\"$\\Sigma$ or \\\"sum\\\"\" caption=\"Sums\"}}\n\n{{#figure step}}\n\n\
         {{#quote crates/x/src/unit.rs:fires}}\n\n$$ y = 1 $$\n\n{{#mirror S0}}\n"
            .replace('\n', "\r\n"),
    );
    let report = book.render().expect("nothing is broken");
    let counts = Counts {
        figures: 1,
        numbers: 3,
        tables: 1,
        quotes: 1,
        formulas: 4,
    };
    assert_eq!((report.pages, report.counts), (2, counts));
    book.shows(&[
        "data-lock=\"example.rows.1.sum\" title=\"locked: example.rows.1.sum\">3</span>",
        "<h1 id=\"one\">",
        "id=\"S0-1\"",
        "</math> or \"sum\"</th>",
        "<a href=\"one.html#S0-1\">One</a>",
        "fn fires() {}",
    ]);
}

/// What a file of the small book holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    text: String,
}

/// Those of `files.toml`, and some in another encoding than UTF-8. Each fails at its time: before mdBook, in the press, or after
/// everything is written.
#[test]
fn what_is_said_about_another_broken_file_is_locked_and_the_last_good_book_stays() {
    let list = crate::pages::read("tests/broken/files.toml");
    let mut list: BTreeMap<String, Vec<File>> = toml::from_str(&list).expect("a list of files");
    let listed = list.remove("file").expect("a list of files").into_iter();
    let mut broken: Vec<_> = listed
        .map(|file| (file.name, file.text.into_bytes()))
        .collect();
    let latin: &[u8] = b"# One\n\nThe na\xefve neuron.\n";
    let utf16: &[u8] = b"\xff\xfe#\0 \0O\0n\0e\0";
    for (name, bytes) in [
        ("book/en/one.md", latin),
        ("book/en/SUMMARY.md", latin),
        ("book/claims.toml", latin),
        ("tests/snapshots/example.snap", latin),
        ("book/en/one.md", utf16),
    ] {
        broken.push((name.to_owned(), bytes.to_owned()));
    }
    let book = Copy::new();
    book.render().expect("nothing is broken yet");
    let good = contents(&book.out());
    assert!(good.iter().any(|(file, _)| file == "one.html"));
    let said = broken.into_iter().map(|(name, bytes)| {
        let path = book.workspace.root.join(&name);
        let before = fs::read(&path).expect("it is there");
        fs::write(&path, &bytes).expect("a writable file");
        let error = book.error();
        assert!(fs::read(&path).expect("still there") == bytes, "{name}");
        assert!(contents(&book.out()) == good, "{error} changed the book");
        fs::write(path, before).expect("a writable file");
        format!("{name}\n{error}\n")
    });
    let said = said.collect::<Vec<_>>().join("\n");
    book.write("book/en/one.md", "# One\n\nBetter.\n");
    book.render().expect("nothing is broken any more");
    book.shows(&["Better."]);
    let beside: Vec<_> = fs::read_dir(book.workspace.root.join("target"))
        .expect("a readable folder")
        .map(|entry| entry.expect("a readable folder").file_name())
        .collect();
    assert_eq!(beside, ["book"], "nothing is left beside the book");
    locked_messages("broken", "files", &said);
}

/// The page of `right-what-an-author-types.md`, as a browser gets it.
#[test]
fn dollars_that_open_no_formula_are_shown_as_they_are_typed() {
    let book = Copy::new();
    let name = "tests/broken/pages/right-what-an-author-types.md";
    book.write("book/en/one.md", &crate::pages::read(name));
    book.render().unwrap_or_else(|error| panic!("{error}"));
    book.shows(&[
        "<a href=\"https://example.org/$b$/c\" title=\"costs $5$ now\">x</a>",
        "<a href=\"https://example.org/?a=$b\">https://example.org/?a=$b</a>",
        "It costs $5-$6, or $5 and $6.",
        "<img src=\"$b.png\" alt=\"It costs $5\"",
        "<td><code>x|y</code></td><td>z</td>",
        "<!-- class: wide -->",
        "title=\"$5$ and {{\">again</a>",
    ]);
}

#[test]
fn pages_are_found_as_mdbook_finds_them() {
    let book = Copy::new();
    book.write(
        "book/en/two words.md",
        "# Two words\n\n[One](./one.md), [itself](two%20words.md).\n",
    );
    book.write(
        "book/en/SUMMARY.md",
        "# Summary\n\n- [One](./one.md)\n- [Two words](two%20words.md)\n",
    );
    book.write(
        "book/en/one.md",
        "# One\n\n[Two](two%20words.md) and [its place](<two words.md#two-words>)\n",
    );
    book.render().unwrap_or_else(|error| panic!("{error}"));
    assert!(book.out().join("two words.html").is_file());
}

#[test]
fn all_mistakes_of_all_pages_are_told_at_once() {
    let book = Copy::new();
    book.write(
        "book/en/one.md",
        "It is {{#number example.slope}} and $\\thetta$.\n",
    );
    book.write(
        "book/en/two.md",
        "# Two\n\n$\\theta$ and {{#number exmaple}}\n",
    );
    locked_messages("broken", "two-pages", &book.error());
}

/// Every file below a folder with what it holds.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = files_below(folder).into_iter();
    files
        .map(|file| {
            let bytes = fs::read(folder.join(&file)).expect("a readable file");
            (file, bytes)
        })
        .collect()
}
