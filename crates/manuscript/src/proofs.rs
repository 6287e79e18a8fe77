//! Proofs: in which file, and in which line of it, something of a page is computed, compared or proved.
//!
//! They are read off the sources and never written down, so that a line that is added anywhere makes none of them wrong.

use std::collections::HashMap;
use std::fmt;

use crate::book::Book;
use crate::facts::{Kind, passages};
use crate::page::Page;
use crate::source::Source;

/// A line of a file of the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file, from the top of the workspace.
    pub file: String,
    /// The first line is 1.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A sentence of a page and its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The sentence as the author wrote it, on one line.
    pub sentence: String,
    /// Where it ends in the text of the page.
    pub end: usize,
    /// Where the fact is said.
    pub place: Place,
}

/// The list of all locks, and what compares them with what is computed.
const LOCKS: &str = "crates/worked-examples/src/locks.rs";
const COMPARISON: (&str, &str) = (
    "tests/numbers/locks.rs",
    "fn every_record_is_what_its_snapshot_says()",
);

impl Book {
    /// The function that computes the record of a lock.
    pub fn computation(&self, lock: &str) -> Option<Place> {
        let list = &self.code.get(LOCKS)?.text;
        let mut lines = list.lines().map(str::trim);
        let call = lines.find_map(|line| line.strip_prefix(lock)?.strip_prefix(": "))?;
        let (module, rest) = call.split_once("::")?;
        let name = rest.split(|c: char| !is_of_name(c)).next()?;
        let folder = LOCKS.trim_end_matches("locks.rs");
        let (ends, begins) = (format!("/{module}.rs"), format!("pub fn {name}"));
        let files = self.code.iter();
        let mut files = files.filter(|(path, _)| path.starts_with(folder) && path.ends_with(&ends));
        files.find_map(|(path, source)| {
            let is_it = |line: &str| {
                let rest = line.trim_start().strip_prefix(&begins);
                rest.is_some_and(|rest| !rest.starts_with(is_of_name))
            };
            place(path, source, is_it)
        })
    }

    /// The test that compares every lock with what is computed now.
    pub fn comparison(&self) -> Option<Place> {
        let (path, begins) = COMPARISON;
        place(path, self.code.get(path)?, |line| line.starts_with(begins))
    }

    /// The sentences of a page that facts prove, in their order.
    pub fn proofs(&self, page: &Page) -> Vec<Proof> {
        let name = page.path.trim_end_matches(".md").replace('-', "_");
        let name = match name.contains('/') {
            true => format!("tests/facts/{name}"),
            false => format!("tests/facts/front/{name}"),
        };
        let (file, folder) = (format!("{name}.rs"), format!("{name}/"));
        let mut said = HashMap::new();
        for (path, source) in self.code.iter() {
            if *path == file || path.starts_with(&folder) {
                for (sentence, line) in quotations(&source.text) {
                    let file = path.clone();
                    said.entry(sentence).or_insert(Place { file, line });
                }
            }
        }
        if said.is_empty() {
            return Vec::new();
        }
        let passages = passages(page, &self.locks, &|_| None).into_iter();
        let sentences = passages.filter(|passage| passage.kind == Kind::Sentence);
        sentences
            .filter_map(|passage| {
                let place = said.get(&passage.text)?.clone();
                let end = passage.span.end;
                // What ends a link is behind its words.
                let mut links = page.links().iter().map(|link| &link.span);
                let link = links.rfind(|link| link.start < end && end < link.end);
                let end = link.map_or(end, |link| link.end);
                Some(Proof {
                    sentence: passage.text,
                    end,
                    place,
                })
            })
            .collect()
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn place(path: &str, source: &Source, is_it: impl Fn(&str) -> bool) -> Option<Place> {
    let line = source.text.lines().position(is_it)? + 1;
    let file = path.to_owned();
    Some(Place { file, line })
}

/// What Rust quotes as said, on one line, each with the line where that is.
fn quotations(rust: &str) -> Vec<(String, usize)> {
    const VERBS: [&str; 2] = [".says(", ".says_roughly("];
    let mut found = Vec::new();
    for verb in VERBS {
        for (at, _) in rust.match_indices(verb) {
            let before = &rust[..at];
            let is_comment = |line: &str| line.trim_start().starts_with("//");
            if before.lines().next_back().is_some_and(is_comment) && !before.ends_with('\n') {
                continue;
            }
            if let Some(literal) = literal(rust[at + verb.len()..].trim_start()) {
                let words: Vec<&str> = literal.split_whitespace().collect();
                found.push((words.join(" "), before.matches('\n').count() + 1));
            }
        }
    }
    found
}

/// The text of the literal with which some Rust begins.
fn literal(rust: &str) -> Option<String> {
    if let Some(raw) = rust.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let text = raw[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(text.split_once(&end)?.0.to_owned());
    }
    let mut letters = rust.strip_prefix('"')?.chars();
    let mut text = String::new();
    loop {
        match letters.next()? {
            '"' => return Some(text),
            '\\' => match letters.next()? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                // The end of a line and the blanks of the next are none of the text.
                '\n' => {
                    let rest = letters.as_str().trim_start();
                    letters = rest.chars();
                }
                'u' => {
                    let (code, rest) = letters.as_str().strip_prefix('{')?.split_once('}')?;
                    text.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
                    letters = rest.chars();
                }
                escaped => text.push(escaped),
            },
            letter => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn what_is_said_is_found_in_every_way_to_quote() {
        let rust = "p.says(\"One \\\"1\\\".\", |[]| true);\n// p.says(\"Not this.\", …);\np.says(\n    r#\"Two\n  \"lines\".\"#,\n);\n\
                    p.says_roughly(\"It \\\n        goes \\u{3b8} on.\", |[]| true);\np.told(\"Three.\", Told::Source);\np.says(text, |[]| true);\n";
        let mut found = quotations(rust);
        found.sort_by_key(|(_, line)| *line);
        let expected = [
            ("One \"1\".", 1),
            ("Two \"lines\".", 3),
            ("It goes θ on.", 7),
        ];
        assert_eq!(found, expected.map(|(text, line)| (text.to_owned(), line)));
    }

    #[test]
    fn a_lock_leads_to_the_function_and_a_sentence_to_its_fact() {
        let code = [
            (
                LOCKS,
                "locks! {\n    sum_of: sums::sum_of(WEIGHTS),\n    sum: sums::sum(),\n}\n",
            ),
            (
                "crates/worked-examples/src/a/sums.rs",
                "\npub fn sum_of(w: [f64; 2]) -> Sum {}\n\npub fn sum() -> Sum {}\n",
            ),
            (
                "tests/facts/a_b/c.rs",
                "p.says(\n    \"It is 3.\",\n    |[three]| true,\n);\n",
            ),
        ];
        let code = code.map(|(path, text)| (path.to_owned(), Source::new(path, text)));
        let text = "# C\n\nIt is not.\nIt is\n3. So be it.\n";
        let page = Page::new("a-b/c.md", "C", "c.md", text);
        let book = Book {
            code: Arc::new(code.into()),
            pages: vec![page.clone()],
            ..Book::default()
        };
        let computation = |lock| book.computation(lock).map(|place| place.to_string());
        assert_eq!(
            computation("sum_of").as_deref(),
            Some("crates/worked-examples/src/a/sums.rs:2")
        );
        assert_eq!(
            computation("sum").as_deref(),
            Some("crates/worked-examples/src/a/sums.rs:4")
        );
        assert_eq!(computation("su"), None);
        assert_eq!(book.comparison(), None);
        let proofs = book.proofs(&page);
        assert_eq!(proofs.len(), 1);
        assert_eq!(proofs[0].place.to_string(), "tests/facts/a_b/c.rs:1");
        assert_eq!(&text[..proofs[0].end], "# C\n\nIt is not.\nIt is\n3.");
    }
}
