//! The locked results in `tests/snapshots`, and paths into them: `firing_example.rows.2.sum`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use serde_json::Value;

use crate::directive::Word;
use crate::error::{Problem, nearest};

/// The snapshots of a workspace, each read once.
#[derive(Debug)]
pub(crate) struct Snapshots {
    folder: PathBuf,
    read: RefCell<HashMap<String, Rc<Value>>>,
}

impl Snapshots {
    pub(crate) fn new(folder: PathBuf) -> Snapshots {
        Snapshots {
            folder,
            read: RefCell::default(),
        }
    }

    /// The value at `path`, whose first part is the snapshot's name.
    pub(crate) fn lookup(&self, path: &Word) -> Result<Value, Problem> {
        let mut parts = parts(&path.text);
        let (_, name) = parts.next().expect("splitting gives at least one part");
        let snapshot = self
            .snapshot(name)
            .map_err(|problem| problem.shifted(path.span.start))?;
        let mut value = snapshot.as_ref();
        for (start, part) in parts {
            let place = path.span.start + start..path.span.start + start + part.len().max(1);
            value = step(value, part, &path.text[..start - 1]).map_err(|problem| Problem {
                span: place,
                ..problem
            })?;
        }
        Ok(value.clone())
    }

    fn snapshot(&self, name: &str) -> Result<Rc<Value>, Problem> {
        if let Some(value) = self.read.borrow().get(name) {
            return Ok(Rc::clone(value));
        }
        let value = Rc::new(self.read(name)?);
        self.read
            .borrow_mut()
            .insert(name.to_owned(), Rc::clone(&value));
        Ok(value)
    }

    fn read(&self, name: &str) -> Result<Value, Problem> {
        let place = 0..name.len();
        let names = self.names();
        if !names.iter().any(|known| known == name) {
            let new = self.folder.join(format!("{name}.snap.new"));
            let help = match (new.is_file(), names.is_empty()) {
                (true, _) => format!(
                    "{name}.snap.new is there and waits for review: when it is right, rename it to {name}.snap"
                ),
                (false, true) => "no snapshot is locked yet: `cargo test` computes them".to_owned(),
                (false, false) => format!("the snapshots are {}", names.join(", ")),
            };
            return Err(
                Problem::new(place, format!("there is no snapshot `{name}`"))
                    .nearest(nearest(name, &names))
                    .help(help),
            );
        }
        if self.folder.join(format!("{name}.snap.new")).exists() {
            return Err(Problem::new(
                place,
                format!("snapshot `{name}` is stale: the code now computes something else"),
            )
            .help(format!(
                "compare {name}.snap with {name}.snap.new beside it; when the new one is right, let it take the old one's \
                 place, otherwise mend the code; then run `cargo test`"
            )));
        }
        let file = self.folder.join(format!("{name}.snap"));
        let text = fs::read_to_string(&file).map_err(|error| {
            Problem::new(
                place.clone(),
                format!("snapshot `{name}` cannot be read: {error}"),
            )
        })?;
        let text = text.replace("\r\n", "\n");
        serde_json::from_str(contents(&text)).map_err(|error| {
            Problem::new(place, format!("snapshot `{name}` is not JSON: {error}"))
                .help("lock it with `insta::assert_json_snapshot!`")
        })
    }

    /// The names of all snapshots, sorted.
    fn names(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Vec::new();
        };
        let mut names: Vec<_> = entries
            .flatten()
            .filter_map(|entry| {
                Some(
                    entry
                        .file_name()
                        .to_str()?
                        .strip_suffix(".snap")?
                        .to_owned(),
                )
            })
            .collect();
        names.sort();
        names
    }
}

/// What insta locked: the file without its header between two lines of `---`.
fn contents(file: &str) -> &str {
    let mut parts = file.splitn(3, "---\n");
    match (parts.next(), parts.next(), parts.next()) {
        (Some(""), Some(_), Some(contents)) => contents,
        _ => file,
    }
}

/// The parts of a path between its dots, with their places.
fn parts(path: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    path.split('.').map(move |part| {
        let place = start;
        start += part.len() + 1;
        (place, part)
    })
}

/// One step down a path. The problem has no place yet.
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
            let index: usize = part.parse().map_err(|_| {
                problem(format!(
                    "`{above}` is a list, and `{part}` is not a place in one"
                ))
                .help(format!(
                    "its elements are 0 to {}",
                    elements.len().saturating_sub(1)
                ))
            })?;
            elements.get(index).ok_or_else(|| {
                problem(format!("`{above}` has no element {index}")).help(match elements.len() {
                    0 => "the list is empty".to_owned(),
                    n => format!("its elements are 0 to {}", n - 1),
                })
            })
        }
        single => Err(problem(format!(
            "`{above}` is {}, and nothing is inside",
            describe(single)
        ))),
    }
}

/// What kind of value this is, with an article.
pub(crate) fn describe(value: &Value) -> String {
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

    fn word(text: &str) -> Word {
        Word {
            text: text.to_owned(),
            span: 100..100 + text.len(),
        }
    }

    fn locked(json: &str) -> (tempfile::TempDir, Snapshots) {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("---\nsource: tests/numbers.rs\nexpression: value\n---\n{json}\n");
        fs::write(folder.path().join("example.snap"), text).unwrap();
        let snapshots = Snapshots::new(folder.path().to_owned());
        (folder, snapshots)
    }

    #[test]
    fn a_path_leads_to_a_value() {
        let (_folder, snapshots) = locked(r#"{"rows": [{"sum": 0.0}, {"sum": 3.0}], "b": -4}"#);
        assert_eq!(snapshots.lookup(&word("example.rows.1.sum")).unwrap(), 3.0);
        assert_eq!(snapshots.lookup(&word("example.b")).unwrap(), -4);
    }

    #[test]
    fn every_way_to_miss_is_named_with_its_place() {
        let (folder, snapshots) = locked(r#"{"rows": [{"sum": 0.0}], "b": -4}"#);
        let miss = |path: &str| {
            let problem = snapshots.lookup(&word(path)).unwrap_err();
            let span = problem.span.start - 100..problem.span.end - 100;
            (problem.message, path[span].to_owned(), problem.nearest)
        };
        let near = |name: &str| Some(name.to_owned());
        assert_eq!(
            miss("exampel.b"),
            (
                "there is no snapshot `exampel`".into(),
                "exampel".into(),
                near("example")
            )
        );
        assert_eq!(
            miss("example.rows.0.summ"),
            (
                "`example.rows.0` has no field `summ`".into(),
                "summ".into(),
                near("sum")
            )
        );
        assert_eq!(
            miss("example.rows.1.sum"),
            ("`example.rows` has no element 1".into(), "1".into(), None)
        );
        assert_eq!(
            miss("example.rows.first"),
            (
                "`example.rows` is a list, and `first` is not a place in one".into(),
                "first".into(),
                None
            )
        );
        assert_eq!(
            miss("example.b.c"),
            (
                "`example.b` is a number, and nothing is inside".into(),
                "c".into(),
                None
            )
        );
        fs::write(folder.path().join("example.snap.new"), "").unwrap();
        let fresh = Snapshots::new(folder.path().to_owned());
        let stale = fresh.lookup(&word("example.b")).unwrap_err();
        assert!(stale.message.contains("stale"), "{stale:?}");
    }

    #[test]
    fn seventeen_digits_survive() {
        let (_folder, snapshots) = locked(r#"{"y": 0.7310585786300049}"#);
        assert_eq!(
            snapshots.lookup(&word("example.y")).unwrap(),
            0.731_058_578_630_004_9
        );
    }
}
