//! Locks: the locked results in `tests/snapshots`, and paths into them: `firing_example.rows.2.sum`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use crate::diagnostic::{Problem, nearest};
use crate::directive::Word;
use crate::error::Error;
use crate::source::{Source, conflict};

/// The locked results of a workspace, by name.
#[derive(Clone, Debug, Default)]
pub struct Locks {
    /// The problem of a lock that cannot be read has no span: it is shown where the lock is quoted.
    locks: BTreeMap<String, Arc<Result<Lock, Problem>>>,
    /// The names for which the code now computes something else, or something new.
    pending: BTreeSet<String>,
}

/// One locked result.
#[derive(Clone, Debug, PartialEq)]
pub struct Lock {
    /// The file of the test that locks it, from the top of the workspace.
    pub test: String,
    /// What is locked.
    pub value: Value,
}

impl Locks {
    /// Reads all snapshots of a folder; where there is none, nothing is locked.
    ///
    /// # Errors
    ///
    /// A file that cannot be read. One that is no JSON is an error for whoever quotes it.
    pub fn read(folder: &Path) -> Result<Locks, Error> {
        let mut locks = Locks::default();
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(locks),
            Err(error) => return Err(Error::io("read", folder, error)),
        };
        for entry in entries {
            let path = entry
                .map_err(|error| Error::io("read", folder, error))?
                .path();
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            if let Some(name) = file.strip_suffix(".snap") {
                let source = Source::read(format!("tests/snapshots/{file}"), &path)?;
                let lock = Lock::parse(&source);
                locks.locks.insert(name.to_owned(), Arc::new(lock));
            } else if let Some(name) = file.strip_suffix(".snap.new") {
                locks.pending.insert(name.to_owned());
            }
        }
        Ok(locks)
    }

    /// Locks a value, instead of another one if the name is taken.
    pub fn insert(&mut self, name: impl Into<String>, lock: Lock) {
        self.locks.insert(name.into(), Arc::new(Ok(lock)));
    }

    /// Takes a lock away.
    pub fn remove(&mut self, name: &str) {
        self.locks.remove(name);
    }

    /// Says that a new value of a lock waits for review, as a `.snap.new` beside it would.
    pub fn set_pending(&mut self, name: impl Into<String>) {
        self.pending.insert(name.into());
    }

    /// The locks that can be read, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Lock)> {
        self.locks
            .iter()
            .filter_map(|(name, lock)| Some((name.as_str(), lock.as_ref().as_ref().ok()?)))
    }

    /// What is locked under a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        Some(&self.locks.get(name)?.as_ref().as_ref().ok()?.value)
    }

    /// The value at `path`, whose first part is the name of a lock.
    ///
    /// # Errors
    ///
    /// A problem that points at the part of the path that leads nowhere.
    pub fn lookup(&self, path: &Word) -> Result<&Value, Problem> {
        let mut parts = path.text.split('.');
        let name = parts.next().expect("splitting gives at least one part");
        let mut value = self
            .named(name)
            .map_err(|problem| problem.shifted(path.span.start))?;
        let mut end = name.len();
        for part in parts {
            let above = &path.text[..end];
            let start = path.span.start + end + 1;
            let span = start..start + part.len().max(1);
            value = step(value, part, above).map_err(|problem| Problem { span, ..problem })?;
            end += 1 + part.len();
        }
        Ok(value)
    }

    fn named(&self, name: &str) -> Result<&Value, Problem> {
        let span = 0..name.len();
        let is_pending = self.pending.contains(name);
        let Some(lock) = self.locks.get(name) else {
            let names: Vec<_> = self.locks.keys().map(String::as_str).collect();
            let help = match (is_pending, names.is_empty()) {
                (true, _) => format!(
                    "{name}.snap.new is there and waits for review: when it is right, rename it to {name}.snap"
                ),
                (false, true) => "no snapshot is locked yet: `cargo test` computes them".to_owned(),
                (false, false) => format!("the snapshots are {}", names.join(", ")),
            };
            return Err(Problem::new(span, format!("there is no snapshot `{name}`"))
                .nearest(nearest(name, &names))
                .help(help));
        };
        if is_pending {
            return Err(Problem::new(
                span,
                format!("snapshot `{name}` is stale: the code now computes something else"),
            )
            .help(format!(
                "compare {name}.snap with {name}.snap.new beside it; when the new one is right, let it take the old one's \
                 place, otherwise mend the code; then run `cargo test`"
            )));
        }
        match lock.as_ref() {
            Ok(lock) => Ok(&lock.value),
            Err(problem) => Err(Problem {
                span,
                message: format!("snapshot `{name}` {}", problem.message),
                ..problem.clone()
            }),
        }
    }
}

impl Lock {
    /// Reads a snapshot of insta: a header between two lines of `---`, and JSON.
    fn parse(source: &Source) -> Result<Lock, Problem> {
        // Of half a conflict perhaps only the middle is left, which on a page is the line below a heading.
        let middle = || source.text.find("\n=======").map(|at| at + 1);
        let begin = conflict(&source.text).map(|problem| problem.span.start);
        if let Some(begin) = begin.or_else(middle) {
            let place = source.location(begin);
            let message = format!("holds a merge conflict that is not settled, at {place}");
            return Err(Problem::new(0..0, message).help("take either side, run `cargo test`, which computes it again, and accept what is right"));
        }
        let text = source.text.as_str();
        let (header, json) = text
            .strip_prefix("---\n")
            .and_then(|text| text.split_once("---\n"))
            .unwrap_or(("", text));
        let mut lines = header.lines();
        let test = lines.find_map(|line| line.strip_prefix("source: "));
        let value = serde_json::from_str(json).map_err(|error| {
            let line = text[..text.len() - json.len()].matches('\n').count() + error.line();
            let place = format!("{}:{line}:{}", source.name, error.column());
            let told = error.to_string();
            let told = told.split(" at line ").next().unwrap_or_default();
            Problem::new(0..0, format!("is not JSON: {told} at {place}")).help(
                "take it away and run `cargo test`, which computes it again, and accept what is right",
            )
        })?;
        Ok(Lock {
            test: test.unwrap_or_default().to_owned(),
            value,
        })
    }
}

/// One step down a path. The problem has no span yet.
fn step<'a>(value: &'a Value, part: &str, above: &str) -> Result<&'a Value, Problem> {
    let problem = |message: String| Problem::new(0..0, message);
    match value {
        Value::Object(fields) => fields.get(part).ok_or_else(|| {
            let names: Vec<_> = fields.keys().map(String::as_str).collect();
            problem(format!("`{above}` has no field `{part}`"))
                .nearest(nearest(part, &names))
                .help(format!("its fields are {}", names.join(", ")))
        }),
        Value::Array(elements) => {
            let help = match elements.len() {
                0 => "the list is empty".to_owned(),
                n => format!("its elements are 0 to {}", n - 1),
            };
            let message = match part.parse::<usize>().map(|index| elements.get(index)) {
                Ok(Some(element)) => return Ok(element),
                Ok(None) => format!("`{above}` has no element {part}"),
                Err(_) => format!("`{above}` is a list, and `{part}` is no index"),
            };
            Err(problem(message).help(help))
        }
        single => Err(problem(format!(
            "`{above}` is {}, and nothing is inside",
            describe(single)
        ))),
    }
}

/// What kind of value this is, with an article.
pub fn describe(value: &Value) -> String {
    match value {
        Value::Null => "empty (null)".to_owned(),
        Value::Bool(_) => "a truth value".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(_) => "a text".to_owned(),
        Value::Array(elements) => format!("a list of {}", elements.len()),
        Value::Object(fields) => {
            let names: Vec<_> = fields.keys().map(String::as_str).collect();
            format!("a record with the fields {}", names.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_a_value_with_all_its_digits() {
        let folder = tempfile::tempdir().unwrap();
        let json = r#"{"rows": [{"sum": 0.0}, {"sum": 3.0}], "b": -4, "y": 0.7310585786300049}"#;
        let text = format!("---\nsource: tests/numbers.rs\nexpression: value\n---\n{json}\n");
        fs::write(folder.path().join("example.snap"), text).unwrap();
        let locks = Locks::read(folder.path()).unwrap();
        for (path, value) in [
            ("example.rows.1.sum", 3.0),
            ("example.b", -4.0),
            ("example.y", 0.731_058_578_630_004_9),
        ] {
            let text = path.to_owned();
            let word = Word { text, span: 0..0 };
            assert_eq!(locks.lookup(&word).unwrap().as_f64(), Some(value));
        }
    }
}
