//! Quotations of code, `{{#quote crates/x/src/y.rs:anchor}}`, as it stands in the workspace.
//!
//! What is quoted lies between a line with `ANCHOR: anchor` and a line with `ANCHOR_END: anchor`, and is shown without
//! its common indentation, with the file's name below.

use std::path::{Component, Path};

use manuscript::{Book, Directive, Problem, Word, nearest};

use crate::answer;

const USAGE: &str = "`{{#quote crates/x/src/y.rs:anchor}}`";

/// Expands `{{#quote …}}` to lines of Markdown.
pub(crate) fn expand(directive: &Directive, book: &Book) -> Result<Vec<String>, Problem> {
    directive.no_pairs(USAGE)?;
    let target = directive.values(1, 1, USAGE)?[0];
    let Some((path, anchor)) = target.text.rsplit_once(':') else {
        return Err(Problem::new(
            target.span.clone(),
            format!("`{}` does not say which part of the file", target.text),
        )
        .help(format!("it is written {USAGE}")));
    };
    let word = |text: &str, start: usize| Word {
        text: text.to_owned(),
        span: target.span.start + start..target.span.start + start + text.len().max(1),
    };
    let file = read(book, &word(path, 0))?;
    let (code, lines_of_file) = anchored(file, &word(anchor, path.len() + 1), path)?;

    let longest = code
        .iter()
        .map(|line| run_of_backticks(line))
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let mut lines = vec![format!("{fence}{}", language(path))];
    lines.extend(code);
    lines.push(fence);
    lines.push(String::new());
    lines.push(format!(
        "<p class=\"quoted\">{}</p>",
        answer::file(book, path, Some(lines_of_file))
    ));
    Ok(lines)
}

/// The code that a `{{#quote …}}` shows; nothing when it is another directive, or wrong.
pub fn quoted(directive: &Directive, book: &Book) -> Option<String> {
    let lines = expand(directive, book).ok()?;
    let fence = lines.first()?.trim_end_matches(|c| c != '`').to_owned();
    let code = lines.into_iter().skip(1).take_while(|line| *line != fence);
    Some(code.collect::<Vec<_>>().join("\n"))
}

fn read<'a>(book: &'a Book, path: &Word) -> Result<&'a str, Problem> {
    let relative = Path::new(&path.text);
    if !relative
        .components()
        .all(|component| matches!(component, Component::Normal(_)))
    {
        return Err(Problem::new(
            path.span.clone(),
            format!("`{}` does not stay inside the workspace", path.text),
        )
        .help("a path begins at the top folder, as in `crates/activations/src/step.rs`"));
    }
    match book.code.get(&path.text) {
        Some(file) => Ok(&file.text),
        None => Err(Problem::new(
            path.span.clone(),
            format!("there is no file `{}`", path.text),
        )
        .nearest(nearest(&path.text, book.code.keys()))
        .help("what can be quoted are the Rust and TOML files below `crates` and `tests`")),
    }
}

/// The lines of one anchor, without its common indentation and without the marks of other anchors, and the numbers of the first
/// and the last of them in the file.
fn anchored(
    file: &str,
    anchor: &Word,
    path: &str,
) -> Result<(Vec<String>, (usize, usize)), Problem> {
    let lines: Vec<&str> = file.lines().collect();
    let find = |from: usize, kind| {
        let mut rest = lines[from..].iter();
        rest.position(|line| mark(line) == Some((kind, &anchor.text)))
            .map(|at| from + at)
    };
    let problem = |message: String| Problem::new(anchor.span.clone(), message);
    let name = &anchor.text;
    let Some(start) = find(0, "ANCHOR") else {
        let marks = lines.iter().filter_map(|line| mark(line));
        let anchors = marks.filter(|(kind, _)| *kind == "ANCHOR");
        let names: Vec<_> = anchors.map(|(_, name)| name).collect();
        return Err(problem(format!("{path} has no anchor `{name}`"))
            .nearest(nearest(name, &names))
            .help(match names.is_empty() {
                true => format!(
                    "put `// ANCHOR: {name}` above and `// ANCHOR_END: {name}` below what is to be quoted"
                ),
                false => format!("its anchors are {}", names.join(", ")),
            }));
    };
    let Some(end) = find(start, "ANCHOR_END") else {
        return Err(
            problem(format!("the anchor `{name}` in {path} has no end")).help(format!(
                "put `// ANCHOR_END: {name}` below what is to be quoted"
            )),
        );
    };
    let numbers = (start + 2, end);
    let lines = lines[start..end].iter().filter(|line| mark(line).is_none());
    let is_blank = |line: &str| line.trim().is_empty();
    let filled = lines.clone().filter(|line| !is_blank(line));
    let indentations = filled.map(|line| line.len() - line.trim_start().len());
    let Some(indentation) = indentations.min() else {
        return Err(problem(format!(
            "the anchor `{name}` in {path} holds nothing"
        )));
    };
    let mut lines: Vec<_> = lines
        .skip_while(|line| is_blank(line))
        .map(|line| line.get(indentation..).unwrap_or("").to_owned())
        .collect();
    while lines.pop_if(|line| is_blank(line)).is_some() {}
    Ok((lines, numbers))
}

/// `// ANCHOR: name` or `// ANCHOR_END: name`.
fn mark(line: &str) -> Option<(&str, &str)> {
    let comment = line.trim().trim_start_matches(['/', '#', ' ']);
    let (kind, name) = comment.split_once(':')?;
    matches!(kind, "ANCHOR" | "ANCHOR_END").then_some((kind, name.trim()))
}

fn run_of_backticks(line: &str) -> usize {
    line.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

fn language(path: &str) -> &str {
    match Path::new(path)
        .extension()
        .and_then(|extension| extension.to_str())
    {
        Some("rs") => "rust",
        Some("toml") => "toml",
        _ => "text",
    }
}
