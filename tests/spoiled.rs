//! The sceptic's attempts, as data: lies that are planted in the pages, one at a time, and must be told.
//!
//! `tests/spoiled/<page>.toml` holds the lies of the page `book/en/<page>.md`, and `tests/spoiled/documents/README.toml`
//! those of the README. Each has what stands in the text, once; what the sceptic writes in its place; and a part of the
//! message that must answer.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::pages::root;

/// The lies of one page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lies {
    #[serde(rename = "lie")]
    lies: Vec<Lie>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lie {
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) says: String,
}

/// The lies of a folder, each with the page it is for.
fn lies(folder: &Path, below: &str) -> Vec<(String, Lie)> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a readable folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        let name = entry
            .file_stem()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        if entry.is_dir() {
            found.extend(lies(&entry, &format!("{below}{name}/")));
        } else {
            let text = fs::read_to_string(&entry).expect("a readable file");
            let read: Lies = toml::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", entry.display()));
            let path = format!("{below}{name}.md");
            let path = path.strip_prefix("documents/").unwrap_or(&path).to_owned();
            found.extend(read.lies.into_iter().map(|lie| (path.clone(), lie)));
        }
    }
    found
}

/// All lies, each with its page.
pub(crate) static ALL: LazyLock<Vec<(String, Lie)>> =
    LazyLock::new(|| lies(&root().join("tests/spoiled"), ""));

/// How many lies there are.
pub(crate) fn count() -> usize {
    ALL.len()
}
