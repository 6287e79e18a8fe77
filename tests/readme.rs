//! What the README and the contribution guide promise: their commands work, their files exist, their example runs.

use manuscript::{Book, Page};
use mdbook_markdown::pulldown_cmark::{Event, Tag};

use crate::pages::{Check, assert_none, book, read, root, sample};

/// A command that a reader is told to type.
struct Typed {
    /// `README.md:26:1`
    location: String,
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
                    location: page.location(offset),
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
                location: page.location(range.start),
                line: code.to_string(),
            });
        }
    }
    found
}

/// Whether a command works, as far as this process can tell; the reason when it does not.
fn works(command: &str) -> Result<(), String> {
    let words: Vec<&str> = command.split_whitespace().collect();
    match words.as_slice() {
        ["cargo", "run"] => press_takes(&[]),
        ["cargo", "run", "--", arguments @ ..] => press_takes(arguments),
        // Every program that clap reads the command line of explains itself.
        ["cargo", "run", "-p", name, "--", "--help"] => {
            is_there(&format!("crates/{name}/src/main.rs"))
        }
        // Its own tests type these lines of the README, with tables that are there.
        ["cargo", "run", "-p", "descend", "--", ..] => is_there("crates/descend/src/main.rs"),
        // What this is part of, and a part of it.
        ["cargo", "test"] => Ok(()),
        ["cargo", "test", part] => is_there(&format!("tests/{part}.rs")),
        ["cargo", "fmt" | "clippy" | "doc", ..] => {
            match read(".ci/run").lines().any(|ours| runs(ours, command)) {
                true => Ok(()),
                false => Err(".ci/run does not run it".to_owned()),
            }
        }
        // It reviews something and is offered as an alternative.
        ["cargo", "insta", "review"] => Ok(()),
        ["mdbook", "build", "book"] => stock_mdbook_finds_the_press(),
        _ => Err("tests/readme.rs does not know how to prove that it works".to_owned()),
    }
}

/// Whether there is a file of code by this name.
fn is_there(name: &str) -> Result<(), String> {
    match book().code.contains_key(name) {
        true => Ok(()),
        false => Err(format!("there is no {name}")),
    }
}

/// Whether the press takes these arguments.
fn press_takes(arguments: &[&str]) -> Result<(), String> {
    let words = ["press"].iter().chain(arguments);
    let matches = press::cli::command().try_get_matches_from(words);
    match matches {
        Ok(_) => Ok(()),
        // Asking for help is not going wrong.
        Err(asked) if !asked.use_stderr() => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

/// Whether the command by which the stock mdBook runs the press asks it something that it answers.
fn stock_mdbook_finds_the_press() -> Result<(), String> {
    let settings: toml::Table = read("book/book.toml").parse().expect("book.toml is TOML");
    let command = settings["preprocessor"]["press"]["command"]
        .as_str()
        .expect("the press is a preprocessor");
    let Some(arguments) = command.strip_prefix("cargo run -q -p press -- ") else {
        return Err(format!("book.toml runs {command}, not the press"));
    };
    let question = ["supports", "html"];
    press_takes(&arguments.split(' ').chain(question).collect::<Vec<_>>())
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

/// Commands of the README, the contribution guide and the pages that do not work, and files they name that there are not.
fn documents(book: &Book) -> Vec<String> {
    let documents = book.documents.iter().chain(&book.pages);
    let failed = documents.flat_map(commands).filter_map(|typed| {
        let reason = works(&typed.line).err()?;
        Some(format!("{}: `{}`: {reason}", typed.location, typed.line))
    });
    let mut problems: Vec<String> = failed.collect();
    problems.extend(book.documents.iter().flat_map(missing_files));
    let readme = commands(&book.documents[0]);
    for promised in ["cargo run", "cargo test"] {
        if !readme.iter().any(|typed| typed.line == promised) {
            problems.push(format!("README.md: tell the reader to type `{promised}`"));
        }
    }
    problems
}

/// The checks of this file.
pub(crate) const CHECKS: [Check; 1] = [Check::Book(documents)];

#[test]
fn every_command_that_a_reader_is_told_to_type_works_and_every_file_exists() {
    assert_none(CHECKS[0].run(book()));
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
fn the_example_of_the_readme_is_a_doctest() {
    let readme = &book().documents[0];
    let fences = readme.fences();
    let rust: Vec<_> = fences
        .iter()
        .filter(|fence| fence.words().first() == Some(&"rust"))
        .collect();
    assert!(!rust.is_empty(), "README.md: show what the crates do");
    for fence in rust {
        let here = readme.location(fence.span.start);
        assert!(
            fence.is_run() && fence.words() == ["rust"],
            "{here}: this example is not run"
        );
    }
    let line = "\n    readme \"../README.md\"\n";
    assert!(
        book().library.text.contains(line),
        "book/lib.rs: add `{}` to `pages!`",
        line.trim()
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
    fn commands_that_do_not_work() {
        let text = "Type `cargo rnu`:\n\n```console\ncargo run\nmake book\ncargo run -- serve --opne\n\
                    cargo run -p ascend -- --help\ncargo test figments\ncargo clippy --fast\n```\n";
        let found: Vec<_> = commands(&sample("README.md", text))
            .iter()
            .map(|typed| {
                (
                    typed.location.clone(),
                    works(&typed.line).err().unwrap_or_default(),
                )
            })
            .collect();
        let said = [
            ("README.md:4:1", ""),
            ("README.md:5:1", "does not know how"),
            ("README.md:6:1", "unexpected argument '--opne'"),
            ("README.md:7:1", "there is no crates/ascend/src/main.rs"),
            ("README.md:8:1", "there is no tests/figments.rs"),
            ("README.md:9:1", ".ci/run does not run it"),
            ("README.md:1:6", "does not know how"),
        ];
        assert_eq!(found.len(), said.len());
        for ((location, error), (at, part)) in found.iter().zip(said) {
            assert_eq!(location, at);
            assert!(
                error.contains(part) && error.is_empty() == part.is_empty(),
                "{error}"
            );
        }
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
