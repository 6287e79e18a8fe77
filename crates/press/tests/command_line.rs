//! The program as a reader and as the stock mdbook command line call it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

fn book(page: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "book/book.toml",
        "[book]\nsrc = \"en\"\n[build]\ncreate-missing = false\nuse-default-preprocessors = false\n\
         [preprocessor.press]\ncommand = \"not-to-be-called\"\n",
    );
    write("book/en/SUMMARY.md", "# Summary\n\n- [One](one.md)\n");
    write("book/en/one.md", page);
    folder
}

fn press(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_press"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input may be gone by now.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// What mdBook writes to a preprocessor.
fn protocol(folder: &Path, page: &str) -> String {
    serde_json::json!([
        {
            "root": folder.join("book"),
            "config": { "book": { "src": "en" } },
            "renderer": "html",
            "mdbook_version": "0.5.4"
        },
        {
            "items": [{ "Chapter": {
                "name": "One", "content": page, "number": [1], "sub_items": [],
                "path": "one.md", "source_path": "one.md", "parent_names": []
            } }]
        }
    ])
    .to_string()
}

#[test]
fn without_a_command_the_book_is_rendered_and_found() {
    let folder = book("# One\n\n$x_1$\n");
    // From a folder inside, as `cargo run` may be called.
    let output = press(&folder.path().join("book/en"), &[], "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(
        said.starts_with(
            "1 page, 0 figures, 0 numbers, 0 tables, 0 quotes, 1 formula: rendered in "
        ),
        "{said}"
    );
    assert!(said.contains("  or file:///"), "{said}");
    assert!(folder.path().join("target/book/one.html").is_file());
}

#[test]
fn the_book_can_be_rendered_elsewhere() {
    let folder = book("# One\n");
    let output = press(folder.path(), &["--out", "site"], "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(
        text(&output.stdout).contains("open site/index.html"),
        "{}",
        text(&output.stdout)
    );
    assert!(folder.path().join("site/index.html").is_file());
}

/// As cargo does with everything else that it builds.
#[test]
fn the_book_follows_the_folder_of_cargo() {
    let (folder, elsewhere) = (book("# One\n"), TempDir::new().unwrap());
    let output = Command::new(env!("CARGO_BIN_EXE_press"))
        .current_dir(folder.path())
        .env("CARGO_TARGET_DIR", elsewhere.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(elsewhere.path().join("book/index.html").is_file());
    assert!(!folder.path().join("target").exists());
}

#[test]
fn nobody_has_to_listen() {
    let folder = book("# One\n");
    let mut child = Command::new(env!("CARGO_BIN_EXE_press"))
        .current_dir(folder.path())
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    assert!(folder.path().join("target/book/index.html").is_file());
}

#[test]
fn a_mistake_is_told_and_the_exit_code_says_so() {
    let folder = book("# One\n\n$\\thetta$\n");
    let output = press(folder.path(), &[], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = text(&output.stderr);
    assert!(said.starts_with("error: LaTeX: Unknown command"), "{said}");
    assert!(said.contains("book/en/one.md:3:2"), "{said}");
    assert!(said.ends_with("1 error in the pages\n"), "{said}");
}

#[test]
fn outside_a_book_there_is_an_error_and_no_panic() {
    let folder = TempDir::new().unwrap();
    let output = press(folder.path(), &[], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).starts_with("error: no book here"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn mdbook_asks_which_renderers_are_served() {
    let folder = TempDir::new().unwrap();
    let supports = |renderer| {
        press(folder.path(), &["preprocess", "supports", renderer], "")
            .status
            .code()
    };
    assert_eq!(supports("html"), Some(0));
    assert_eq!(supports("epub"), Some(1));
}

#[test]
fn as_a_preprocessor_it_gives_the_book_back() {
    let page = "# One\n\n$x_1$\n";
    let folder = book(page);
    let output = press(
        folder.path(),
        &["preprocess"],
        &protocol(folder.path(), page),
    );
    assert!(output.status.success(), "{}", text(&output.stderr));
    let book: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let content = book["items"][0]["Chapter"]["content"].as_str().unwrap();
    assert!(
        content.starts_with("# One\n\n<math alttext=\"x&#95;1\">"),
        "{content}"
    );
}

#[test]
fn as_a_preprocessor_it_reports_the_same_mistakes() {
    let page = "# One\n\n$\\thetta$\n";
    let folder = book(page);
    let embedded = press(folder.path(), &[], "");
    let called = press(
        folder.path(),
        &["preprocess"],
        &protocol(folder.path(), page),
    );
    assert_eq!(called.status.code(), Some(1));
    assert!(called.stdout.is_empty());
    assert_eq!(text(&called.stderr), text(&embedded.stderr));
}

/// Every page below a folder with what it holds.
fn pages(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            found.push((
                path.file_name().unwrap().into(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
    found.sort();
    found
}

#[test]
fn mdbook_renders_the_same_pages_through_the_command() {
    let folder = book(
        "# One\n\n$x_1$\n\n{{#figure step}}\n\n> {{#figure firing-line theta=6}}\n> and more\n",
    );
    let embedded = press(folder.path(), &["--out", "embedded"], "");
    assert!(embedded.status.success(), "{}", text(&embedded.stderr));
    let config = fs::read_to_string(folder.path().join("book/book.toml")).unwrap();
    let command = format!("{} preprocess", env!("CARGO_BIN_EXE_press"));
    fs::write(
        folder.path().join("book/book.toml"),
        config.replace("not-to-be-called", &command),
    )
    .unwrap();
    let mut book = mdbook_driver::MDBook::load(folder.path().join("book")).unwrap();
    book.config.build.build_dir = folder.path().join("called");
    book.build().unwrap();
    let embedded = pages(&folder.path().join("embedded"));
    assert!(
        embedded
            .iter()
            .any(|(name, page)| name == "one.html" && page.contains("<figure"))
    );
    assert!(
        embedded == pages(&folder.path().join("called")),
        "the pages differ"
    );
}

#[test]
fn input_that_is_not_mdbooks_is_an_error_and_no_panic() {
    let folder = book("# One\n");
    let output = press(folder.path(), &["preprocess"], "{}");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).starts_with("error: mdBook: Unable to parse the input"),
        "{}",
        text(&output.stderr)
    );
}
