//! What the README and the contribution guide promise: their commands work, their files exist, their example runs.

use manuscript::{Book, Fence, Page};
use mdbook_markdown::pulldown_cmark::{Event, Tag};

use crate::pages::{Check, assert_none, book, read, root};
use crate::prose::untested_fences;

/// The line of `book.toml` by which the stock mdBook runs the press.
const PREPROCESSOR: &str = "\ncommand = \"cargo run -q -p press -- preprocess\"\n";

/// The page that tells the reader how to try a program.
const PREFACE: &str = "book/en/preface.md";

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
            let mut at = code.start;
            for line in page.text()[code.clone()].split_inclusive('\n') {
                let location = page.location(at);
                at += line.len();
                if !line.trim().is_empty() {
                    let line = line.trim().to_owned();
                    found.push(Typed { location, line });
                }
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
    let Some(words) = shlex::split(command) else {
        return Err("its quotation marks are not closed".to_owned());
    };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["cargo", "run"] => press_takes(&[]),
        ["cargo", "run", "--", arguments @ ..] => press_takes(arguments),
        // Every program that clap reads the command line of explains itself.
        ["cargo", "run", "-p", name, "--", "--help"] => {
            is_there(&format!("crates/{name}/src/main.rs"))
        }
        // Its own tests type these lines of the README, with tables that are there.
        ["cargo", "run", "-p", "descend", "--", ..] => is_there("crates/descend/src/main.rs"),
        // The exercises, handed out: a script of ours types these lines in their folder.
        ["cargo", "install", "rustlings", ..] | ["rustlings"] => {
            match read(".ci/coursework").contains("rustlings") {
                true => Ok(()),
                false => Err(".ci/coursework does not run it".to_owned()),
            }
        }
        ["cargo", "test", "--bin", exercise] => {
            let is_it = |name: &String| name.ends_with(&format!("/{exercise}.rs"));
            let exercises = "crates/coursework/exercises/";
            let mut code = book().code.keys();
            match code.any(|name| name.starts_with(exercises) && is_it(name)) {
                true => Ok(()),
                false => Err(format!("there is no exercise `{exercise}`")),
            }
        }
        // What this is part of, and a part of it.
        ["cargo", "test"] => Ok(()),
        ["cargo", "test", part] => is_there(&format!("tests/{part}.rs")),
        ["cargo", "fmt" | "clippy" | "doc", ..] => {
            match read(".ci/run").lines().any(|ours| runs(ours, command)) {
                true => Ok(()),
                false => Err(".ci/run does not run it".to_owned()),
            }
        }
        // A project of the reader's own: a script of ours types these lines of the page, and runs a program of it.
        ["cargo", "new" | "add", ..] | ["cd", ..] => match read(".ci/fork").contains(PREFACE) {
            true => Ok(()),
            false => Err(format!(".ci/fork does not type the lines of {PREFACE}")),
        },
        // It reviews something and is offered as an alternative.
        ["cargo", "insta", "review"] => Ok(()),
        // The stock mdBook asks the press something that it answers.
        ["mdbook", "build", "book"] => match read("book/book.toml").contains(PREPROCESSOR) {
            true => press_takes(&["preprocess", "supports", "html"]),
            false => Err("book.toml does not run the press".to_owned()),
        },
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

/// Whether a line of a script runs a command, with all its words in their order and perhaps others between them.
fn runs(script_line: &str, command: &str) -> bool {
    let mut words = script_line.split_whitespace();
    let mut command = command.split_whitespace();
    script_line.starts_with("cargo ") && command.all(|word| words.any(|other| other == word))
}

/// The relative links, pictures and file names of a page that name no file.
fn missing_files(page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    for (event, range) in page.events() {
        let name = match &event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => dest_url,
            Event::Code(code) if is_a_path(code) => code,
            _ => continue,
        };
        let file = name.split('#').next().unwrap_or_default();
        // What the commands make is not there before they ran.
        let is_made = file.starts_with("target/");
        if !file.contains("://") && !file.is_empty() && !is_made && !root().join(file).exists() {
            let here = page.location(range.start);
            problems.push(format!("{here}: there is no {file}"));
        }
    }
    problems
}

/// `book/lib.rs`, but not `tests/snapshots/<name>.snap`.
fn is_a_path(code: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-/".contains(letter);
    code.contains('/') && !code.starts_with("--") && code.chars().all(plain)
}

/// Commands of the README, the contribution guide and the pages that do not work, files they name that there are not, and
/// examples that nobody runs.
fn documents(book: &Book) -> Vec<String> {
    let documents = book.documents.iter().chain(&book.pages);
    let failed = documents.flat_map(commands).filter_map(|typed| {
        let reason = works(&typed.line).err()?;
        Some(format!("{}: `{}`: {reason}", typed.location, typed.line))
    });
    let mut problems: Vec<String> = failed.collect();
    problems.extend(book.documents.iter().flat_map(missing_files));
    problems.extend(book.documents.iter().flat_map(untested_fences));
    let readme = &book.documents[0];
    let typed = commands(readme);
    for promised in ["cargo run", "cargo test"] {
        if !typed.iter().any(|typed| typed.line == promised) {
            problems.push(format!("README.md: tell the reader to type `{promised}`"));
        }
    }
    let is_doctest = book
        .library
        .text
        .contains("\n    readme \"../README.md\"\n");
    if !is_doctest || !readme.fences().iter().any(Fence::is_run) {
        problems.push("README.md: show what the crates do, and run it in book/lib.rs".to_owned());
    }
    problems
}

/// The checks of this file; `tests/spoiled/documents` breaks what they hold.
pub(crate) const CHECKS: [Check; 1] = [Check::Book(documents)];

#[test]
fn every_command_that_a_reader_is_told_to_type_works_and_every_file_exists() {
    assert_none(CHECKS[0].run(book()));
}
