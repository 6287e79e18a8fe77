//! Snippets that must not compile: the compiler says of them what the page says that it says. And programs, which print what
//! the page says that they print.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex};

use manuscript::{Book, Fence, Page};

use crate::pages::{Check, assert_none, book};

/// What the compiler says of a piece of Rust: the code of its first error, and its message.
fn compile(code: &str) -> Option<(String, String)> {
    let folder = tempfile::tempdir().expect("a temporary folder");
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
    let mut rustc = compiler(&program, folder.path());
    let output = rustc.args(["--emit", "metadata"]).output();
    let errors = output.expect("rustc, which built this test").stderr;
    let errors = String::from_utf8(errors).expect("UTF-8");
    errors.lines().find_map(|line| {
        let error: serde_json::Value = serde_json::from_str(line).ok()?;
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        (error["level"] == "error").then(|| (text(&error["code"]["code"]), text(&error["message"])))
    })
}

/// The compiler, which makes `out` in a folder of a program that uses the crates.
fn compiler(program: &str, folder: &Path) -> Command {
    let source = folder.join("snippet.rs");
    fs::write(&source, program).expect("a writable file");
    let (deps, libraries) = &*DEPENDENCIES;
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args("--edition 2024 --error-format json -C codegen-units=1 -o".split(' '));
    rustc.arg(folder.join("out")).arg("-L").arg(deps);
    for (name, library) in libraries {
        rustc
            .arg("--extern")
            .arg(format!("{name}={}", library.display()));
    }
    rustc.arg(source);
    rustc
}

/// What a program of a page prints when it is called with these arguments; of one that does not compile, what the compiler says.
pub(crate) fn printed(program: &str, arguments: &str) -> String {
    // The facts of a page are proved once for each of its lies.
    static KNOWN: LazyLock<Mutex<HashMap<[String; 2], String>>> = LazyLock::new(Mutex::default);
    let key = [program, arguments].map(str::to_owned);
    if let Some(known) = KNOWN.lock().expect("no panic").get(&key) {
        return known.clone();
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let compiled = compiler(program, folder.path()).output().expect("rustc");
    let output = match compiled.status.success() {
        true => {
            Command::new(folder.path().join("out"))
                .args(arguments.split_whitespace())
                .output()
                .expect("a program")
                .stdout
        }
        false => compiled.stderr,
    };
    let output = String::from_utf8(output).expect("UTF-8");
    KNOWN.lock().expect("no panic").insert(key, output.clone());
    output
}

/// The folder in which cargo put the libraries that this test was linked with, and those that a snippet may use.
static DEPENDENCIES: LazyLock<(PathBuf, Vec<(&str, PathBuf)>)> = LazyLock::new(|| {
    let test = env::current_exe().expect("this test has a path");
    let deps = test.parent().expect("it lies in a folder").to_owned();
    let libraries = libraries(&deps);
    (deps, libraries)
});

/// The libraries that a snippet may use, as the newest `worked-examples` was compiled with them: cargo may have built others
/// beside them, with fewer features.
fn libraries(deps: &Path) -> Vec<(&'static str, PathBuf)> {
    let root = built(deps, "worked_examples").swap_remove(0);
    let metadata = fs::read(root.with_extension("rmeta")).unwrap_or_default();
    let metadata = String::from_utf8_lossy(&metadata);
    // A library knows the others by the ends of their names.
    let is_known = |library: &&PathBuf| {
        let stem = library.file_stem().unwrap_or_default().to_string_lossy();
        metadata.contains(stem.rsplit('-').next().unwrap_or_default())
    };
    let fitting = |name: &'static str| {
        let candidates = built(deps, name);
        let library = candidates.iter().find(is_known).unwrap_or(&candidates[0]);
        (name, library.clone())
    };
    let names = ["activations", "learning", "ndarray", "neuron_core", "rand"];
    names.map(fitting).to_vec()
}

/// The libraries of a name that cargo built, the newest first; there is one at least.
fn built(deps: &Path, name: &str) -> Vec<PathBuf> {
    let prefix = format!("lib{name}-");
    let libraries = fs::read_dir(deps)
        .expect("a readable folder")
        .flatten()
        .map(|entry| entry.path());
    let mut matching: Vec<PathBuf> = libraries
        .filter(|path| {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            file.starts_with(&prefix) && file.ends_with(".rlib")
        })
        .collect();
    matching.sort_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
    matching.reverse();
    assert!(
        !matching.is_empty(),
        "cargo built no {name} in {}",
        deps.display()
    );
    matching
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
