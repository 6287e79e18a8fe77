//! Snippets that must not compile: the compiler says of them what the page says that it says.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use manuscript::{Book, Fence, Page};

use crate::pages::{Check, assert_none, book, sample};

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
    rustc
        .args([
            "--edition",
            "2024",
            "--emit",
            "metadata",
            "--error-format",
            "json",
            "-o",
        ])
        .arg(folder.path().join("out"));
    rustc.arg("-L").arg(&deps);
    for name in ["activations", "neuron_core", "learning", "ndarray"] {
        rustc
            .arg("--extern")
            .arg(format!("{name}={}", library(&deps, name).display()));
    }
    let output = rustc
        .arg(&source)
        .output()
        .expect("rustc, which built this test");
    let errors = String::from_utf8(output.stderr).expect("UTF-8");
    errors.lines().find_map(|line| {
        let error: serde_json::Value = serde_json::from_str(line).ok()?;
        let is_error = error["level"] == "error";
        is_error.then(|| {
            (
                error["code"]["code"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
                error["message"].as_str().unwrap_or_default().to_owned(),
            )
        })
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

#[test]
fn a_snippet_that_compiles_or_fails_otherwise_is_told() {
    let told = |fence: &str, below: &str| {
        let text = format!(
            "# A page\n\n```{fence}\nuse activations::Relu;\nlet x: f64 = Relu;\n```\n\n{below}\n"
        );
        page(book(), &sample("step.md", &text)).join("\n")
    };
    assert_eq!(
        told(
            "rust,compile_fail,E0308",
            "The compiler says: mismatched types."
        ),
        ""
    );
    assert!(told("rust,compile_fail,E0277", "mismatched types").contains("stops with E0308"));
    assert!(
        told("rust,compile_fail,E0308", "It fails.")
            .contains("the compiler says “mismatched types”")
    );
}
