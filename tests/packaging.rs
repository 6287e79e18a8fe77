//! Manifests: plain `cargo test` and `cargo run` do what the README says, and those of the crates that are meant to be forked say
//! by themselves what the workspace says, as these crates do not know the book. That they build when they are taken out is
//! shown by `.ci/fork`.

use std::fs;

use toml::{Table, Value};

use manuscript::files_below;

use crate::pages::{book, read, root};

const FORKABLE: [&str; 4] = ["activations", "neuron-core", "learning", "networks"];

fn manifest(path: &str) -> Table {
    read(path)
        .parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn forkable() -> impl Iterator<Item = (String, Table)> {
    let paths = FORKABLE.map(|name| format!("crates/{name}/Cargo.toml"));
    crates().filter(move |(path, _)| paths.contains(path))
}

/// Words that nobody understands who has taken a crate only.
const FOREIGN: [&str; 6] = ["book", "books", "chapter", "chapters", "page", "pages"];

/// The dependencies of every kind and for every system, as `(name, specification)`.
fn dependencies(manifest: &Table) -> Vec<(&String, &Value)> {
    let targets = manifest.get("target").and_then(Value::as_table);
    let of_targets = targets
        .into_iter()
        .flat_map(Table::values)
        .filter_map(Value::as_table);
    [manifest]
        .into_iter()
        .chain(of_targets)
        .flat_map(|table| {
            ["dependencies", "dev-dependencies", "build-dependencies"]
                .into_iter()
                .filter_map(|kind| table.get(kind)?.as_table())
        })
        .flatten()
        .collect()
}

/// `"1.0"` of `name = "1.0"` and of `name = { version = "1.0" }`.
fn version(specification: &Value) -> Option<&str> {
    match specification {
        Value::String(version) => Some(version),
        _ => specification.get("version")?.as_str(),
    }
}

/// The manifests of all crates, with their paths.
fn crates() -> impl Iterator<Item = (String, Table)> {
    let folders = fs::read_dir(root().join("crates")).unwrap();
    folders.map(|folder| {
        let name = folder.unwrap().file_name().into_string().unwrap();
        let path = format!("crates/{name}/Cargo.toml");
        let manifest = manifest(&path);
        (path, manifest)
    })
}

/// Whether the documentation of a crate has a piece of Rust, which is an example that is run.
fn has_examples(manifest: &str) -> bool {
    let sources = manifest.replace("Cargo.toml", "src/");
    let sources = book()
        .code
        .iter()
        .filter(|(name, _)| name.starts_with(&sources));
    sources.into_iter().any(|(_, source)| {
        let fences = source.text.lines().filter_map(|line| {
            let line = line.trim_start();
            let comment = line.strip_prefix("///").or(line.strip_prefix("//!"))?;
            comment.trim_start().strip_prefix("```")
        });
        // Every second one ends what the one before has begun.
        let mut languages = fences.step_by(2);
        languages.any(|language| !["text", "console"].contains(&language))
            || source.text.contains("doc = include_str!")
    })
}

#[test]
fn examples_are_found_where_there_are_some() {
    let with: Vec<String> = crates()
        .map(|(path, _)| path)
        .filter(|path| has_examples(path))
        .collect();
    let without = ["descend", "live", "press"].map(|name| format!("crates/{name}/Cargo.toml"));
    assert!(
        with.len() > without.len() && without.iter().all(|path| !with.contains(path)),
        "{with:?}"
    );
}

/// They need no flags: everything is tested, and one crate, and no other, is run.
#[test]
fn plain_cargo_test_tests_every_crate_and_plain_cargo_run_is_the_press() {
    let members = Value::from(vec![".", "crates/*"]);
    assert_eq!(
        manifest("Cargo.toml")["workspace"]["default-members"],
        members
    );
    let mut run_by_default = Vec::new();
    for (path, manifest) in crates() {
        for what in ["test", "doctest"] {
            let setting = manifest.get("lib").and_then(|library| library.get(what));
            let is_off = setting == Some(&Value::Boolean(false));
            // Looking for examples takes rustdoc a while, and where there are none it need not look.
            let has_some = what == "test" || has_examples(&path);
            assert!(!(is_off && has_some), "{path}: {what}");
        }
        let tests = manifest.get("test").and_then(Value::as_array);
        let needs_a_flag = |test: &Value| test.get("required-features").is_some();
        assert!(
            !tests.is_some_and(|tests| tests.iter().any(needs_a_flag)),
            "{path}: a test needs a flag"
        );
        if let Some(program) = manifest["package"].get("default-run") {
            run_by_default.push(program.clone());
        }
    }
    assert_eq!(run_by_default, [Value::from("press")]);
}

#[test]
fn what_is_written_out_is_what_the_workspace_says() {
    let workspace = manifest("Cargo.toml");
    let workspace = workspace["workspace"].as_table().unwrap();
    let common = &workspace["package"];
    let known = workspace["dependencies"].as_table().unwrap();
    let mut compared = 0;
    for (path, manifest) in forkable() {
        let inherits = read(&path).contains("workspace");
        assert!(!inherits, "{path}: write out what it inherits");
        for key in ["version", "edition", "rust-version", "license"] {
            assert_eq!(manifest["package"][key], common[key], "{path}: {key}");
        }
        assert_eq!(manifest["lints"], workspace["lints"], "{path}: [lints]");
        for (name, specification) in dependencies(&manifest) {
            // Itself, with other features, for its tests.
            if specification.get("path").and_then(Value::as_str) == Some(".") {
                continue;
            }
            let written = version(specification);
            if FORKABLE.contains(&name.as_str()) {
                assert_eq!(written, common["version"].as_str(), "{path}: {name}");
                let beside = format!("../{name}");
                assert_eq!(
                    specification["path"].as_str(),
                    Some(&*beside),
                    "{path}: {name}"
                );
            } else if let Some(elsewhere) = known.get(name) {
                assert_eq!(written, version(elsewhere), "{path}: {name}");
                compared += 1;
            }
            assert!(written.is_some(), "{path}: {name} has no version");
        }
    }
    assert!(compared > 5, "only {compared} versions stand in two places");
}

/// A version that only one crate names needs no place in the workspace.
#[test]
fn what_the_workspace_lists_is_used_from_there() {
    let workspace = manifest("Cargo.toml");
    let known = workspace["workspace"]["dependencies"].as_table().unwrap();
    let members = crates().map(|(_, manifest)| manifest);
    let members: Vec<Table> = members.chain([workspace.clone()]).collect();
    for name in known.keys() {
        let used = members
            .iter()
            .flat_map(dependencies)
            .any(|(other, how)| other == name && how.get("workspace").is_some());
        assert!(used, "Cargo.toml: no member inherits {name}");
    }
}

/// What crates.io asks for.
#[test]
fn each_can_be_published() {
    for (path, manifest) in forkable() {
        let package = manifest["package"].as_table().unwrap();
        for key in ["name", "description", "license", "readme"] {
            let text = package[key].as_str();
            assert!(text.is_some_and(|text| !text.is_empty()), "{path}: {key}");
        }
        for key in ["keywords", "categories"] {
            let words = package[key].as_array().unwrap();
            assert!((1..=5).contains(&words.len()), "{path}: {key}");
            let is_short = |word: &Value| word.as_str().is_some_and(|word| word.len() <= 20);
            let are_short = key == "categories" || words.iter().all(is_short);
            assert!(are_short, "{path}: {key}");
        }
        assert!(!package.contains_key("publish"), "{path}: publish");
        let documented = &package["metadata"]["docs"]["rs"]["all-features"];
        assert_eq!(documented, &Value::Boolean(true), "{path}: docs.rs");
    }
}

#[test]
fn each_has_the_licenses_and_a_readme_with_an_example_that_runs() {
    for name in FORKABLE {
        for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
            assert!(
                read(&format!("crates/{name}/{license}")) == read(license),
                "crates/{name}/{license} is not {license}"
            );
        }
        assert!(read(&format!("crates/{name}/README.md")).contains("\n```rust\n"));
        let library = format!("crates/{name}/src/lib.rs");
        assert!(
            read(&library).contains("#[cfg(doctest)]\n#[doc = include_str!(\"../README.md\")]\n"),
            "{library}: the example of the README is no doctest"
        );
    }
}

/// Whoever takes a crate does not take the book.
#[test]
fn they_do_not_know_the_book() {
    let mut problems = Vec::new();
    for path in FORKABLE.iter().flat_map(|name| {
        let files = files_below(&root().join("crates").join(name));
        files
            .into_iter()
            .map(move |file| format!("crates/{name}/{file}"))
    }) {
        if path.ends_with("LICENSE-APACHE") {
            continue; // "on the same printed page"
        }
        // A file that is no text has no words.
        let Ok(text) = fs::read_to_string(root().join(&path)) else {
            continue;
        };
        for (line, text) in (1..).zip(text.lines()) {
            let mut words = text.split(|letter: char| !letter.is_alphanumeric());
            if words.any(|word| {
                FOREIGN
                    .iter()
                    .any(|foreign| word.eq_ignore_ascii_case(foreign))
            }) {
                problems.push(format!("{path}:{line}: {}", text.trim()));
            }
        }
    }
    assert!(problems.is_empty(), "\n\n{}\n", problems.join("\n"));
}
