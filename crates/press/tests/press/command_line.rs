//! The program as a reader and as the stock mdbook command line call it.

use std::fs;
use std::io::Write;
use std::process::{Output, Stdio};

use manuscript::files_below;
use tempfile::TempDir;

use crate::{Checkout, failed, said};

/// A page with one mistake.
const MISTAKE: &str = "# One\n\n$\\thetta$\n";

/// Runs the program as a preprocessor on what mdBook hands over.
fn preprocess(checkout: &Checkout, page: &str) -> Output {
    let book = serde_json::json!([
        {
            "root": checkout.path("book"),
            "config": { "book": { "src": "en" } },
            "renderer": "html",
            "mdbook_version": "0.5.4"
        },
        {
            "items": [{ "Chapter": {
                "name": "One", "content": page, "number": [1], "sub_items": [],
                "path": "page.md", "source_path": "page.md", "parent_names": []
            } }]
        }
    ]);
    told(checkout, &book.to_string())
}

/// Runs the program as a preprocessor with this on its standard input.
fn told(checkout: &Checkout, input: &str) -> Output {
    let mut child = checkout
        .press(&["preprocess"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[test]
fn without_a_command_the_book_is_rendered_and_found() {
    let checkout = Checkout::new("# One\n\n$x_1$\n");
    // From a folder inside, as `cargo run` may be called.
    let here = checkout.path("book/en");
    let said = said(checkout.press(&[]).current_dir(here).output().unwrap());
    let counts = "1 page, 0 figures, 0 numbers, 0 tables, 0 quotes, 1 formula: rendered in ";
    assert!(said.starts_with(counts), "{said}");
    assert!(said.contains("  or file:///"), "{said}");
    assert!(checkout.path("target/book/page.html").is_file());
}

#[test]
fn the_book_can_be_rendered_elsewhere() {
    let checkout = Checkout::new("# One\n");
    let said = said(checkout.press(&["--out", "site"]).output().unwrap());
    assert!(said.contains("open site/index.html"), "{said}");
    assert!(checkout.path("site/index.html").is_file());
}

/// As cargo does with everything else that it builds.
#[test]
fn the_book_follows_the_folder_of_cargo() {
    let (checkout, elsewhere) = (Checkout::new("# One\n"), TempDir::new().unwrap());
    let mut press = checkout.press(&[]);
    said(
        press
            .env("CARGO_TARGET_DIR", elsewhere.path())
            .output()
            .unwrap(),
    );
    assert!(elsewhere.path().join("book/index.html").is_file());
    assert!(!checkout.path("target").exists());
}

#[test]
fn nobody_has_to_listen() {
    let checkout = Checkout::new("# One\n");
    let mut child = checkout.press(&[]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    assert!(checkout.path("target/book/index.html").is_file());
}

#[test]
fn a_mistake_is_told_alike_to_whoever_calls() {
    let checkout = Checkout::new(MISTAKE);
    let said = failed(checkout.press(&[]).output().unwrap());
    assert!(said.starts_with("error: LaTeX: Unknown command"), "{said}");
    assert!(said.contains("book/en/page.md:3:2"), "{said}");
    assert!(said.ends_with("1 error in the pages\n"), "{said}");
    assert_eq!(failed(preprocess(&checkout, MISTAKE)), said);
}

#[test]
fn what_mdbook_would_make_of_the_table_of_contents_is_told_at_its_line() {
    let checkout = Checkout::new("# One\n");
    for name in ["ü", "two words", "a#b", "100%", "a\"b", "toc", "print"] {
        checkout.write(&format!("book/en/{name}.md"), "# Two\n");
    }
    for (line, told) in [
        ("[Two](<two words.md>)", ""),
        ("[Two](two%20words.md)", ""),
        ("[It costs \\$5, or $6](ü.md)", ""),
        ("[The $x$](ü.md)", "a title shows `The $x$`"),
        (
            "[The {{#number e}}](ü.md)",
            "a title shows `The {{#number e}}`",
        ),
        ("[Two](%C3%BC.md)", "can link to no page `%C3%BC.md`"),
        ("[Two](a#b.md)", "can link to no page `a#b.md`"),
        ("[Two](100%.md)", "can link to no page `100%.md`"),
        ("[Two](a\"b.md)", "can link to no page `a\"b.md`"),
        ("[Two](toc.md)", "mdBook makes a page for `toc.md`"),
        ("[Two](print.md)", "mdBook makes a page for `print.md`"),
    ] {
        let text = format!("# Summary\n\n- [One](page.md)\n- {line}\n");
        checkout.write("book/en/SUMMARY.md", &text);
        match checkout.render("site") {
            Ok(()) => assert_eq!(told, "", "{line}"),
            Err(error) => {
                let error = error.to_string();
                assert!(
                    error.contains("SUMMARY.md:4:") && error.contains(told),
                    "{error}"
                );
                assert_ne!(told, "", "{error}");
            }
        }
    }
}

#[test]
fn outside_a_book_there_is_an_error_and_no_panic() {
    let folder = TempDir::new().unwrap();
    let mut press = Checkout::new("").press(&[]);
    let said = failed(press.current_dir(folder.path()).output().unwrap());
    assert!(said.starts_with("error: no book here"), "{said}");
}

#[test]
fn mdbook_asks_which_renderers_are_served() {
    let checkout = Checkout::new("");
    for (renderer, code) in [("html", 0), ("epub", 1)] {
        let mut press = checkout.press(&["preprocess", "supports", renderer]);
        assert_eq!(press.status().unwrap().code(), Some(code), "{renderer}");
    }
}

#[test]
fn input_that_is_not_mdbooks_is_an_error_and_no_panic() {
    let said = failed(told(&Checkout::new("# One\n"), "{}"));
    assert!(
        said.starts_with("error: mdBook: Unable to parse the input"),
        "{said}"
    );
}

#[test]
fn mdbook_renders_the_same_pages_through_the_command() {
    let checkout = Checkout::new(
        "# One\n\n$x_1$\n\n{{#figure step}}\n\n> {{#figure firing-line theta=6}}\n> and more\n",
    );
    checkout.render("embedded").unwrap();
    let command = format!("{} preprocess", env!("CARGO_BIN_EXE_press"));
    let settings = checkout.read("book/book.toml");
    checkout.write(
        "book/book.toml",
        &settings.replace("not-to-be-called", &command),
    );
    let mut book = mdbook_driver::MDBook::load(checkout.path("book")).unwrap();
    book.config.build.build_dir = checkout.path("called");
    book.build().unwrap();
    let mut pages = files_below(&checkout.path("called"));
    pages.retain(|file| file.ends_with(".html"));
    assert!(pages.contains(&"page.html".to_owned()));
    assert!(checkout.read("called/page.html").contains("<figure"));
    for page in pages {
        let [embedded, called] = ["embedded", "called"]
            .map(|folder| fs::read(checkout.path(folder).join(&page)).unwrap());
        assert!(embedded == called, "{page} differs");
    }
}
