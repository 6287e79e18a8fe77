//! What the README and the contribution guide promise: their commands work, their files exist, their example runs.

use std::path::Path;
use std::process::Command;

use manuscript::Page;
use mdbook_markdown::pulldown_cmark::{Event, Tag};

use crate::pages::{assert_none, book, read, root, sample};

/// A command that a reader is told to type.
struct Typed {
    /// `README.md:26:1`
    place: String,
    line: String,
}

/// The lines of the console fences, and the code in sentences that begins like a command.
fn commands(page: &Page) -> Vec<Typed> {
    let mut found = Vec::new();
    for fence in page.fences() {
        if fence.words() != ["console"] {
            continue;
        }
        for code in &fence.code {
            for line in page.text()[code.clone()]
                .lines()
                .filter(|line| !line.trim().is_empty())
            {
                let offset = line.as_ptr() as usize - page.text().as_ptr() as usize;
                found.push(Typed {
                    place: page.location(offset),
                    line: line.trim().to_owned(),
                });
            }
        }
    }
    for (event, range) in page.events() {
        if let Event::Code(code) = event
            && (code.starts_with("cargo ") || code.starts_with("mdbook "))
        {
            found.push(Typed {
                place: page.location(range.start),
                line: code.to_string(),
            });
        }
    }
    found
}

/// How a command is known to work.
#[derive(Debug, PartialEq, Eq)]
enum Proof {
    /// It runs the press, or the program that `which` names, with these arguments: the program is asked whether it takes them.
    Program {
        which: Vec<String>,
        arguments: Vec<String>,
    },
    /// It is what this test is part of.
    Test,
    /// The stock mdBook runs the press by the command in `book.toml`, which is run here.
    StockMdbook,
    /// `.ci/run` runs it, perhaps with more flags.
    Ci,
    /// It installs or reviews something and is offered as an alternative.
    Tool,
}

fn proof(command: &str) -> Option<Proof> {
    let words: Vec<&str> = command.split_whitespace().collect();
    let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    match words.as_slice() {
        ["cargo", "run", rest @ ..] => {
            let end = rest.iter().position(|&word| word == "--");
            let (which, arguments) = rest.split_at(end.unwrap_or(rest.len()));
            Some(Proof::Program {
                which: owned(which),
                arguments: owned(arguments.get(1..).unwrap_or_default()),
            })
        }
        ["cargo", "test"] => Some(Proof::Test),
        ["cargo", "fmt" | "clippy" | "doc", ..] => Some(Proof::Ci),
        ["cargo", "insta", "review"] => Some(Proof::Tool),
        ["mdbook", "build", "book"] => Some(Proof::StockMdbook),
        _ => None,
    }
}

/// Runs a command from a folder of the workspace; its output when it fails.
fn run(command: &str, arguments: &[String], folder: &Path) -> Result<(), String> {
    // The cargo that runs this test, and not another one on the path.
    let program = if command == "cargo" {
        env!("CARGO")
    } else {
        command
    };
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .map_err(|error| format!("{command}: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// Whether a line of a script runs a command, with all its words in their order and perhaps others between them.
fn runs(script_line: &str, command: &str) -> bool {
    let mut words = script_line.split_whitespace();
    let begins = command
        .split_whitespace()
        .zip(script_line.split_whitespace())
        .take(2)
        .all(|(a, b)| a == b);
    begins
        && command
            .split_whitespace()
            .all(|word| words.any(|other| other == word))
}

/// Whether `cargo run which -- arguments` is understood. It is given `--help` at the end, so it explains what it would do
/// and does nothing; an argument it does not know comes first and is an error.
fn program_takes(which: &[String], arguments: &[String]) -> Result<(), String> {
    let mut words: Vec<String> = ["run", "--quiet"].map(str::to_owned).into();
    words.extend_from_slice(which);
    words.push("--".to_owned());
    words.extend_from_slice(arguments);
    words.push("--help".to_owned());
    run("cargo", &words, root())
}

/// Whether the command by which the stock mdBook runs the press answers that it makes HTML.
fn stock_mdbook_finds_the_press() -> Result<(), String> {
    let settings: toml::Table = read("book/book.toml").parse().expect("book.toml is TOML");
    let command = settings["preprocessor"]["press"]["command"]
        .as_str()
        .expect("the press is a preprocessor");
    let mut words = command
        .split_whitespace()
        .chain(["supports", "html"])
        .map(str::to_owned);
    let program = words.next().expect("a command");
    run(&program, &words.collect::<Vec<_>>(), &root().join("book"))
}

/// The relative links, pictures and file names of a page that name no file.
fn missing_files(page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    for (event, range) in page.events() {
        let name = match &event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                dest_url.to_string()
            }
            Event::Code(code) if is_a_path(code) => code.to_string(),
            _ => continue,
        };
        let file = name.split('#').next().unwrap_or_default();
        // What the commands make is not there before they ran.
        let is_made = file.starts_with("target/");
        if !file.contains("://") && !file.is_empty() && !is_made && !root().join(file).exists() {
            problems.push(format!(
                "{}: there is no {file}",
                page.location(range.start)
            ));
        }
    }
    problems
}

/// `book/lib.rs`, but not `tests/snapshots/<name>.snap`.
fn is_a_path(code: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-/".contains(letter);
    code.contains('/') && !code.starts_with("--") && code.chars().all(plain)
}

#[test]
fn every_command_that_a_reader_is_told_to_type_works() {
    let mut problems = Vec::new();
    let mut typed: Vec<Typed> = book().documents.iter().flat_map(commands).collect();
    typed.extend(book().pages.iter().flat_map(commands));
    assert!(
        typed
            .iter()
            .any(|typed| typed.place.starts_with("README.md") && typed.line == "cargo run")
    );
    assert!(
        typed
            .iter()
            .any(|typed| typed.place.starts_with("README.md") && typed.line == "cargo test")
    );
    for Typed { place, line } in typed {
        let outcome = match proof(&line) {
            Some(Proof::Program { which, arguments }) => program_takes(&which, &arguments),
            Some(Proof::StockMdbook) => stock_mdbook_finds_the_press(),
            Some(Proof::Ci) if !read(".ci/run").lines().any(|ours| runs(ours, &line)) => {
                Err(".ci/run does not run it".to_owned())
            }
            Some(Proof::Ci | Proof::Tool | Proof::Test) => Ok(()),
            None => Err("tests/readme.rs does not know how to prove that it works".to_owned()),
        };
        problems.extend(
            outcome
                .err()
                .map(|error| format!("{place}: `{line}`: {error}")),
        );
    }
    assert_none(problems);
}

/// `cargo test` is one of the two commands of the README, and it is to run everything, without flags.
#[test]
fn plain_cargo_test_tests_every_crate() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is TOML");
    let members: Vec<&str> = manifest["workspace"]["default-members"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(toml::Value::as_str)
        .collect();
    assert_eq!(members, [".", "crates/*"]);
    for (path, manifest) in manifests() {
        let crate_manifest: toml::Table = manifest.parse().expect("a manifest is TOML");
        let library = crate_manifest.get("lib");
        let switched_off = |what: &str| {
            library.and_then(|library| library.get(what)) == Some(&toml::Value::Boolean(false))
        };
        assert!(
            !switched_off("test") && !switched_off("doctest"),
            "{path}: its tests are switched off"
        );
        let needs_features = crate_manifest
            .get("test")
            .and_then(toml::Value::as_array)
            .is_some_and(|tests| {
                tests
                    .iter()
                    .any(|test| test.get("required-features").is_some())
            });
        assert!(!needs_features, "{path}: a test runs only with a flag");
    }
}

/// The manifests of the crates, by their names.
fn manifests() -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = book().code.iter();
    let files = files.map(|(name, source)| (name.as_str(), source.text.as_str()));
    files.filter(|(name, _)| name.starts_with("crates/") && name.ends_with("/Cargo.toml"))
}

/// `cargo run` needs no `-p` and no `--bin`, because one crate of the workspace, and no other, is run by default.
#[test]
fn cargo_run_is_the_press_and_renders_where_the_readme_says() {
    let run_by_default: Vec<(String, String)> = manifests()
        .filter_map(|(path, manifest)| {
            let manifest: toml::Table = manifest.parse().expect("a manifest is TOML");
            let program = manifest["package"].get("default-run")?.as_str()?.to_owned();
            Some((path.to_owned(), program))
        })
        .collect();
    let press = ("crates/press/Cargo.toml".to_owned(), "press".to_owned());
    assert_eq!(run_by_default, [press]);
    let workspace = manuscript::Workspace::find(root()).expect("the workspace");
    assert_eq!(workspace.default_out(), root().join("target/book"));
    let readme = read("README.md");
    assert!(
        readme.contains("renders the book into `target/book/`"),
        "README.md: say where the book is rendered to"
    );
}

#[test]
fn every_file_that_the_documents_name_exists() {
    assert_none(book().documents.iter().flat_map(missing_files).collect());
}

#[test]
fn the_example_of_the_readme_is_a_doctest() {
    let readme = &book().documents[0];
    let fences = readme.fences();
    let rust: Vec<_> = fences
        .iter()
        .filter(|fence| fence.words().first() == Some(&"rust"))
        .collect();
    assert!(!rust.is_empty(), "README.md: show what the crates do");
    for fence in rust {
        let place = readme.location(fence.span.start);
        assert!(
            fence.is_run() && fence.words() == ["rust"],
            "{place}: this example is not run"
        );
    }
    let library = read("book/lib.rs");
    assert!(
        library.contains("#[doc = include_str!(\"../README.md\")]"),
        "book/lib.rs: add `#[doc = include_str!(\"../README.md\")]`"
    );
}

#[test]
fn the_readme_names_the_versions_of_the_manifest() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is TOML");
    let rust = manifest["workspace"]["package"]["rust-version"]
        .as_str()
        .expect("a version");
    assert!(
        read("README.md").contains(&format!("({rust} or newer)")),
        "README.md: Rust {rust} is the oldest that works"
    );
    let mdbook = manifest["workspace"]["dependencies"]["mdbook-markdown"]
        .as_str()
        .expect("a version");
    let minor = mdbook.rsplit_once('.').map_or(mdbook, |(minor, _)| minor);
    assert!(
        read("README.md").contains(&format!("stock mdBook {minor} command")),
        "README.md: it is mdBook {minor}"
    );
}

/// Documents that are wrong on purpose.
mod spoiled {
    use super::*;

    #[test]
    fn a_command_of_which_nobody_knows_whether_it_works() {
        let page = sample(
            "README.md",
            "Type `cargo rnu`:\n\n```console\ncargo run\nmake book\n```\n",
        );
        let found: Vec<_> = commands(&page)
            .iter()
            .map(|typed| (typed.place.clone(), proof(&typed.line)))
            .collect();
        let place = str::to_owned;
        assert_eq!(
            found,
            [
                (
                    place("README.md:4:1"),
                    Some(Proof::Program {
                        which: Vec::new(),
                        arguments: Vec::new()
                    })
                ),
                (place("README.md:5:1"), None),
                (place("README.md:1:6"), None),
            ]
        );
    }

    #[test]
    fn an_option_that_the_press_does_not_have() {
        let error = program_takes(&[], &["serve".to_owned(), "--opne".to_owned()]).unwrap_err();
        assert!(error.contains("unexpected argument '--opne'"), "{error}");
    }

    #[test]
    fn a_script_that_runs_a_command_and_one_that_runs_another() {
        assert!(runs(
            "cargo clippy --workspace --locked -- -D warnings || fail",
            "cargo clippy --workspace -- -D warnings"
        ));
        assert!(!runs(
            "cargo clippy --workspace -- -D warnings",
            "cargo clippy --all-targets -- -D warnings"
        ));
        assert!(!runs("step cargo fmt --all", "cargo fmt --all"));
    }

    #[test]
    fn a_file_that_does_not_exist() {
        let text = "[a](book/lib.rs) ![b](book/b.svg) `tests/main.rs` `tests/c.rs` `tests/<d>.rs` [e](https://f.example/) `target/book/`";
        assert_eq!(
            missing_files(&sample("README.md", text)),
            [
                "README.md:1:18: there is no book/b.svg",
                "README.md:1:51: there is no tests/c.rs"
            ]
        );
    }
}
