//! Each mechanism of the press, broken on purpose: the message is locked, and the last good book stays.

use std::fs;
use std::path::{Path, PathBuf};

use press::{Error, Report, Workspace};
use tempfile::TempDir;

/// A small book in a folder of its own, with one page that can be written anew.
struct Book {
    _folder: TempDir,
    workspace: Workspace,
}

impl Book {
    fn new() -> Book {
        let folder = TempDir::new().expect("a folder for temporary files");
        let book = Book {
            workspace: Workspace {
                root: folder.path().to_owned(),
            },
            _folder: folder,
        };
        // The configuration is the real one, without its theme.
        let config = include_str!("../book/book.toml");
        let keep = |line: &&str| !line.starts_with("additional-");
        let config: Vec<_> = config.lines().filter(keep).collect();
        book.write("book/book.toml", &config.join("\n"));
        book.write(
            "book/en/SUMMARY.md",
            "# Summary\n\n- [One](one.md)\n- [Two](two.md)\n",
        );
        book.write("book/en/one.md", "# One\n\nGood.\n");
        book.write("book/en/two.md", "# Two\n\nGood too.\n");
        book.write(
            "book/claims.toml",
            "[[claim]]\nid = \"S0-1\"\ntext = \"a\"\nkind = \"claim\"\nstatus = \"correct\"\n",
        );
        book.write(
            "tests/snapshots/example.snap",
            "---\nsource: tests/numbers.rs\nexpression: example\n---\n\
             {\n  \"rows\": [\n    { \"sum\": 0.0 },\n    { \"sum\": 3.0 }\n  ],\n  \"slope\": null\n}\n",
        );
        book.write(
            "crates/x/src/unit.rs",
            "// ANCHOR: fires\nfn fires() {}\n// ANCHOR_END: fires\n",
        );
        book
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

    /// What is said when the first page holds this text.
    fn error_in(&self, text: &str) -> String {
        self.write("book/en/one.md", text);
        self.error()
    }

    fn error(&self) -> String {
        let error = self.render().expect_err("the book is broken on purpose");
        // The folder's name differs from run to run, and the list of figures from chapter to chapter.
        let root = self.workspace.root.display().to_string();
        let figures: Vec<_> = figures::all().iter().map(|figure| figure.name).collect();
        error
            .to_string()
            .replace(&root, "[workspace]")
            .replace(&figures.join(", "), "[every figure]")
    }
}

#[test]
fn a_whole_book_is_rendered_and_reported() {
    let book = Book::new();
    book.write(
        "book/en/one.md",
        "# One\n\n<!-- claim: S0-1 -->\n\nThe sum is {{#number example.rows.1.sum}}, $x_1 < 2$.\n\n\
         {{#table example.rows sum=\"$\\Sigma$\" caption=\"Sums\"}}\n\n{{#figure step}}\n\n\
         {{#quote crates/x/src/unit.rs:fires}}\n\n$$ y = 1 $$\n\n{{#mirror S0}}\n",
    );
    let report = book.render().expect("nothing is broken");
    let counts = (
        report.pages,
        report.figures,
        report.numbers,
        report.tables,
        report.quotes,
        report.formulas,
    );
    assert_eq!(counts, (2, 1, 3, 1, 1, 2));
    let page = fs::read_to_string(book.out().join("one.html")).expect("the page");
    assert!(page.contains(
        "data-lock=\"example.rows.1.sum\" title=\"locked: example.rows.1.sum\">3</span>"
    ));
    assert!(page.contains("id=\"S0-1\""));
    assert!(page.contains("<a href=\"one.html#S0-1\">One</a>"));
    assert!(page.contains("fn fires() {}"));
}

#[test]
fn a_wrong_path_into_a_snapshot() {
    insta::assert_snapshot!(Book::new().error_in("# One\n\nIt is {{#number example.rows.1.summ}}.\n"), @r#"
    error: `example.rows.1` has no field `summ`
     --> book/en/one.md:3:32
      |
    3 | It is {{#number example.rows.1.summ}}.
      |                                ^^^^
      = did you mean `sum`?
      = its fields are sum

    1 error in the pages
    "#);
}

#[test]
fn an_index_beyond_the_end() {
    insta::assert_snapshot!(Book::new().error_in("It is {{#number example.rows.2.sum}}.\n"), @r#"
    error: `example.rows` has no element 2
     --> book/en/one.md:1:30
      |
    1 | It is {{#number example.rows.2.sum}}.
      |                              ^
      = its elements are 0 to 1

    1 error in the pages
    "#);
}

#[test]
fn an_unknown_snapshot() {
    insta::assert_snapshot!(Book::new().error_in("It is {{#number exmaple.rows.1.sum}}.\n"), @r#"
    error: there is no snapshot `exmaple`
     --> book/en/one.md:1:17
      |
    1 | It is {{#number exmaple.rows.1.sum}}.
      |                 ^^^^^^^
      = did you mean `example`?
      = the snapshots are example

    1 error in the pages
    "#);
}

#[test]
fn a_value_that_is_no_number() {
    insta::assert_snapshot!(Book::new().error_in("It is {{#number example.slope}}.\n"), @r#"
    error: `example.slope` is null
     --> book/en/one.md:1:17
      |
    1 | It is {{#number example.slope}}.
      |                 ^^^^^^^^^^^^^
      = JSON has no NaN and no infinity: the code computed one of them, or lock it as a text

    1 error in the pages
    "#);
}

#[test]
fn a_stale_snapshot() {
    let book = Book::new();
    book.write("tests/snapshots/example.snap.new", "");
    insta::assert_snapshot!(book.error_in("It is {{#number example.rows.1.sum}}.\n"), @r#"
    error: snapshot `example` is stale: the code now computes something else
     --> book/en/one.md:1:17
      |
    1 | It is {{#number example.rows.1.sum}}.
      |                 ^^^^^^^
      = compare example.snap with example.snap.new beside it; when the new one is right, let it take the old one's place, otherwise mend the code; then run `cargo test`

    1 error in the pages
    "#);
}

#[test]
fn an_unknown_column() {
    insta::assert_snapshot!(Book::new().error_in("{{#table example.rows\n  sums=\"sum\"}}\n"), @r#"
    error: `example.rows` has no field `sums`
     --> book/en/one.md:2:3
      |
    2 |   sums="sum"}}
      |   ^^^^
      = did you mean `sum`?
      = its fields are sum

    1 error in the pages
    "#);
}

#[test]
fn an_unknown_figure() {
    insta::assert_snapshot!(Book::new().error_in("{{#figure sigmiod}}\n"), @r#"
    error: there is no figure `sigmiod`
     --> book/en/one.md:1:11
      |
    1 | {{#figure sigmiod}}
      |           ^^^^^^^
      = did you mean `sigmoid`?
      = the figures are [every figure]

    1 error in the pages
    "#);
}

#[test]
fn an_unknown_parameter() {
    insta::assert_snapshot!(Book::new().error_in("{{#figure firing-line thta=4}}\n"), @r#"
    error: figure `firing-line` has no parameter `thta` (did you mean `theta`?); its parameters are w1, w2, theta
     --> book/en/one.md:1:23
      |
    1 | {{#figure firing-line thta=4}}
      |                       ^^^^^^

    1 error in the pages
    "#);
}

#[test]
fn a_parameter_out_of_range() {
    insta::assert_snapshot!(Book::new().error_in("{{#figure firing-line w1=5 w2=3 theta=4000}}\n"), @r#"
    error: figure `firing-line`: theta = 4000 is out of range; `theta` takes a number from -20 to 20
     --> book/en/one.md:1:33
      |
    1 | {{#figure firing-line w1=5 w2=3 theta=4000}}
      |                                 ^^^^^^^^^^

    1 error in the pages
    "#);
}

#[test]
fn a_formula_that_does_not_close_its_brace() {
    insta::assert_snapshot!(Book::new().error_in("So $\\frac{1}{1 + e^{-z}$ it is.\n"), @r#"
    error: LaTeX: Expected closing token "}", but reached end of input
     --> book/en/one.md:1:24
      |
    1 | So $\frac{1}{1 + e^{-z}$ it is.
      |                        ^

    1 error in the pages
    "#);
}

#[test]
fn an_unknown_latex_command() {
    insta::assert_snapshot!(Book::new().error_in("The unit has $\\thetta = 4$.\n"), @r#"
    error: LaTeX: Unknown command "\thetta"
     --> book/en/one.md:1:15
      |
    1 | The unit has $\thetta = 4$.
      |               ^^^^^^^
      = did you mean `\theta`?

    1 error in the pages
    "#);
}

#[test]
fn a_dollar_sign_without_its_partner() {
    insta::assert_snapshot!(Book::new().error_in("It costs $5.\n"), @r#"
    error: this `$` opens a formula that is not closed
     --> book/en/one.md:1:10
      |
    1 | It costs $5.
      |          ^
      = a formula cannot go over a blank line; a dollar sign is written `\$`

    1 error in the pages
    "#);
}

#[test]
fn an_unknown_directive() {
    insta::assert_snapshot!(Book::new().error_in("It is {{#nubmer example.rows.1.sum}}.\n"), @r#"
    error: there is no directive `nubmer`
     --> book/en/one.md:1:10
      |
    1 | It is {{#nubmer example.rows.1.sum}}.
      |          ^^^^^^
      = did you mean `number`?
      = the directives are number, table, figure, quote, mirror, errata

    1 error in the pages
    "#);
}

#[test]
fn an_include() {
    insta::assert_snapshot!(Book::new().error_in("{{#include ../secret.rs}}\n"), @r#"
    error: there is no directive `include`
     --> book/en/one.md:1:4
      |
    1 | {{#include ../secret.rs}}
      |    ^^^^^^^
      = this is mdBook's own; here code is quoted by `{{#quote crates/x/src/y.rs:anchor}}`

    1 error in the pages
    "#);
}

#[test]
fn a_directive_that_is_not_closed() {
    insta::assert_snapshot!(Book::new().error_in("It is {{#number example.rows.1.sum.\n\nMore.\n"), @r#"
    error: this directive is not closed
     --> book/en/one.md:1:7
      |
    1 | It is {{#number example.rows.1.sum.
      |       ^^^
      = close it with `}}`

    1 error in the pages
    "#);
}

#[test]
fn a_missing_anchor() {
    insta::assert_snapshot!(Book::new().error_in("{{#quote crates/x/src/unit.rs:firse}}\n"), @r#"
    error: crates/x/src/unit.rs has no anchor `firse`
     --> book/en/one.md:1:31
      |
    1 | {{#quote crates/x/src/unit.rs:firse}}
      |                               ^^^^^
      = did you mean `fires`?
      = its anchors are fires

    1 error in the pages
    "#);
}

#[test]
fn a_missing_file() {
    insta::assert_snapshot!(Book::new().error_in("{{#quote crates/x/src/unti.rs:fires}}\n"), @r#"
    error: there is no file `crates/x/src/unti.rs`
     --> book/en/one.md:1:10
      |
    1 | {{#quote crates/x/src/unti.rs:fires}}
      |          ^^^^^^^^^^^^^^^^^^^^
      = did you mean `crates/x/src/unit.rs`?

    1 error in the pages
    "#);
}

#[test]
fn a_fence_that_is_not_closed() {
    insta::assert_snapshot!(Book::new().error_in("# One\n\n```rust\nlet a = 1;\n"), @r#"
    error: this block of code is not closed
     --> book/en/one.md:3:1
      |
    3 | ```rust
      | ^^^^^^^
      = close it with as many of the same mark on a line of their own

    1 error in the pages
    "#);
}

#[test]
fn a_claim_that_no_source_makes() {
    insta::assert_snapshot!(Book::new().error_in("<!-- claim: S0-2 -->\n"), @r#"
    error: there is no claim `S0-2`
     --> book/en/one.md:1:13
      |
    1 | <!-- claim: S0-2 -->
      |             ^^^^
      = did you mean `S0-1`?
      = what can be marked is listed in book/claims.toml

    1 error in the pages
    "#);
}

#[test]
fn a_tag_that_is_not_closed() {
    insta::assert_snapshot!(Book::new().error_in("# One\n\n<div>\n\nnever closed\n"), @r#"
    error: `<div>` is not closed
     --> book/en/one.md:3:1
      |
    3 | <div>
      | ^^^^^
      = a tag closes in the paragraph, list item or cell where it opened

    1 error in the pages
    "#);
}

#[test]
fn a_warning_of_mdbook() {
    insta::assert_snapshot!(Book::new().error_in("# One\n\n[^note]: nowhere referred to\n"), @r#"
    error: mdBook warns: footnote `note` in `one.md` is defined but not referenced

    a warning of mdBook is an error in this book
    "#);
}

#[test]
fn a_page_that_is_not_there() {
    let book = Book::new();
    book.write(
        "book/en/SUMMARY.md",
        "# Summary\n\n- [One](one.md)\n- [Two](tow.md)\n",
    );
    insta::assert_snapshot!(book.error(), @r#"
    error: there is no page `tow.md`
     --> book/en/SUMMARY.md:4:9
      |
    4 | - [Two](tow.md)
      |         ^^^^^^
      = did you mean `two.md`?
      = write the page, or take its line out of the table of contents

    1 error in the pages
    "#);
}

#[test]
fn a_list_of_claims_that_is_not_toml() {
    let book = Book::new();
    book.write("book/claims.toml", "[[claim]]\nid = S0-1\n");
    insta::assert_snapshot!(book.error(), @r#"
    error: string values must be quoted, expected literal string
     --> book/claims.toml:2:6
      |
    2 | id = S0-1
      |      ^^^^

    1 error in the pages
    "#);
}

#[test]
fn all_mistakes_of_all_pages_are_told_at_once() {
    let book = Book::new();
    book.write("book/en/two.md", "# Two\n\n{{#figure stp}}\n");
    insta::assert_snapshot!(book.error_in("$\\thetta$ is {{#number example.rows}}.\n"), @r#"
    error: LaTeX: Unknown command "\thetta"
     --> book/en/one.md:1:2
      |
    1 | $\thetta$ is {{#number example.rows}}.
      |  ^^^^^^^
      = did you mean `\theta`?

    error: `example.rows` is a list of 2, not a single value
     --> book/en/one.md:1:24
      |
    1 | $\thetta$ is {{#number example.rows}}.
      |                        ^^^^^^^^^^^^
      = go on with a dot and a field or an index, or show it with `{{#table …}}`

    error: there is no figure `stp`
     --> book/en/two.md:3:11
      |
    3 | {{#figure stp}}
      |           ^^^
      = did you mean `step`?
      = the figures are [every figure]

    3 errors in the pages
    "#);
}

/// Every file below a folder with what it holds.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            found.extend(contents(&path));
        } else {
            let bytes = fs::read(&path).expect("a readable file");
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}

#[test]
fn whatever_fails_the_last_good_book_stays() {
    let book = Book::new();
    book.render().expect("nothing is broken yet");
    let good = contents(&book.out());
    // One failure before mdBook, one in the press, one after everything is written.
    book.write(
        "book/en/SUMMARY.md",
        "# Summary\n\n- [One](one.md)\n- [Gone](gone.md)\n",
    );
    book.error();
    assert!(
        contents(&book.out()) == good,
        "a missing page changed the book"
    );
    book.write(
        "book/en/SUMMARY.md",
        "# Summary\n\n- [One](one.md)\n- [Two](two.md)\n",
    );
    for page in [
        "{{#figure stp}}\n",
        "# One\n\n[^note]: nowhere referred to\n",
    ] {
        book.error_in(page);
        assert!(contents(&book.out()) == good, "{page:?} changed the book");
    }
    book.write("book/en/one.md", "# One\n\nBetter.\n");
    book.render().expect("nothing is broken any more");
    let page = fs::read_to_string(book.out().join("one.html")).expect("the page");
    assert!(page.contains("Better."));
    let beside: Vec<_> = fs::read_dir(book.workspace.root.join("target"))
        .expect("a readable folder")
        .map(|entry| entry.expect("a readable folder").file_name())
        .collect();
    assert_eq!(beside.len(), 2, "only the book and its lock: {beside:?}");
}

#[test]
fn a_folder_that_holds_no_book_is_left_alone() {
    let book = Book::new();
    book.write("target/book/thesis.txt", "three years of work");
    insta::assert_snapshot!(book.error(), @r#"
    [workspace]/target/book holds files, and no rendered book: it is left alone; name another folder or empty it
    "#);
    assert!(book.out().join("thesis.txt").is_file());
}
