//! Snippets that must not compile: the compiler says of them what the page says that it says.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use manuscript::{Book, Fence, Page};

use crate::pages::{Check, assert_none, book};

/// What the compiler says of a piece of Rust: the code of its first error, and its message.
fn compile(code: &str) -> Option<(String, String)> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = folder.path().join("snippet.rs");
    // As rustdoc does it: what it hides is compiled, and a program without `main` is the body of one.
    let lines = code
        .lines()
        .map(|line| line.strip_prefix("# ").unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n");
    let program = if lines.contains("fn main()") {
        lines
    } else {
        format!("fn main() {{\n{lines}\n}}")
    };
    fs::write(&source, program).expect("a writable file");
    let deps = dependencies();
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args("--edition 2024 --emit metadata --error-format json -o".split(' '));
    rustc.arg(folder.path().join("out")).arg("-L").arg(&deps);
    for name in ["activations", "neuron_core", "learning", "ndarray"] {
        rustc
            .arg("--extern")
            .arg(format!("{name}={}", library(&deps, name).display()));
    }
    let output = rustc.arg(&source).output();
    let errors = output.expect("rustc, which built this test").stderr;
    let errors = String::from_utf8(errors).expect("UTF-8");
    errors.lines().find_map(|line| {
        let error: serde_json::Value = serde_json::from_str(line).ok()?;
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        (error["level"] == "error").then(|| (text(&error["code"]["code"]), text(&error["message"])))
    })
}

/// The folder in which cargo put the libraries that this test was linked with.
fn dependencies() -> PathBuf {
    let test = env::current_exe().expect("this test has a path");
    test.parent().expect("it lies in a folder").to_owned()
}

/// The newest library of a name.
fn library(deps: &PathBuf, name: &str) -> PathBuf {
    let prefix = format!("lib{name}-");
    let libraries = fs::read_dir(deps)
        .expect("a readable folder")
        .flatten()
        .map(|entry| entry.path());
    let matching = libraries.filter(|path| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        file.starts_with(&prefix) && file.ends_with(".rlib")
    });
    let newest = matching.max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
    newest.unwrap_or_else(|| panic!("cargo built no {name} in {}", deps.display()))
}

/// What is wrong with the snippets of a page that must not compile.
fn page(_: &Book, page: &Page) -> Vec<String> {
    let must_fail = |fence: &&Fence| fence.words().contains(&"compile_fail");
    let problem = |fence: &Fence| {
        let at = page.location(fence.span.start);
        let Some((code, message)) = compile(&fence.text(page)) else {
            return Some(format!("{at}: this compiles"));
        };
        if !fence.words().contains(&code.as_str()) {
            return Some(format!(
                "{at}: the compiler stops with {code} (“{message}”), and the fence does not name it"
            ));
        }
        let below = page.text()[fence.span.end..]
            .split("\n## ")
            .next()
            .unwrap_or_default();
        let shown = below.split_whitespace().collect::<Vec<_>>().join(" ");
        (!shown.contains(&message))
            .then(|| format!("{at}: the compiler says “{message}”, and the page does not"))
    };
    page.fences()
        .iter()
        .filter(must_fail)
        .filter_map(problem)
        .collect()
}

pub(crate) const CHECKS: &[Check] = &[Check::EachPage(page)];

#[test]
fn what_must_not_compile_says_what_the_page_says() {
    assert_none(CHECKS[0].run(book()));
}
