//! The workspace: the folders and files of a checkout.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::error::Error;

/// A checkout of the book: the folder that holds `book/book.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// The top folder, absolute.
    pub root: PathBuf,
}

impl Workspace {
    /// The workspace that `start` lies in: the nearest folder upward that holds `book/book.toml`.
    ///
    /// # Errors
    ///
    /// [`Error::NoWorkspace`] when no folder up to the root of the disk holds one.
    pub fn find(start: &Path) -> Result<Workspace, Error> {
        let absolute =
            std::path::absolute(start).map_err(|source| Error::io("find", start, source))?;
        absolute
            .ancestors()
            .find(|folder| folder.join("book/book.toml").is_file())
            .map(|folder| Workspace {
                root: folder.to_owned(),
            })
            .ok_or(Error::NoWorkspace { start: absolute })
    }

    /// The book's folder, with `book.toml` and the theme.
    pub fn book(&self) -> PathBuf {
        self.root.join("book")
    }

    /// Where the locked numbers are.
    pub fn snapshots(&self) -> PathBuf {
        self.root.join("tests/snapshots")
    }

    /// The list of what the sources claim.
    pub fn claims(&self) -> PathBuf {
        self.root.join("book/claims.toml")
    }

    /// Where the book is rendered to when nothing else is said.
    pub fn default_out(&self) -> PathBuf {
        self.root.join("target/book")
    }

    /// Everything a page is made from; when something in here changes, the book is to be rendered again.
    ///
    /// The code that figures are drawn by is compiled into the program and is not among them.
    pub fn sources(&self) -> Vec<PathBuf> {
        ["book", "tests", "crates"]
            .map(|folder| self.root.join(folder))
            .to_vec()
    }

    /// `tests/facts/ledgers`, where what is proved of each page is listed.
    pub fn ledgers(&self) -> PathBuf {
        self.root.join("tests/facts/ledgers")
    }

    /// A path as it is written in messages: relative to the top folder, with `/`.
    pub fn display(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        relative.display().to_string().replace('\\', "/")
    }
}

/// All files below a folder, as paths below it with `/`, sorted. A folder that is not there has none.
pub fn files_below(folder: &Path) -> Vec<String> {
    names(folder, WalkDir::new(folder).follow_links(true).into_iter())
}

/// The files below a folder that somebody meant to be there, as paths below it with `/`, sorted; see [`walk`].
pub(crate) fn sources_below(folder: &Path) -> Vec<String> {
    names(folder, walk(folder).map(Ok))
}

/// What lies below a folder, behind links too, but for what editors, file managers and builds leave behind, and for links
/// that lead nowhere or in a circle.
pub fn walk(folder: &Path) -> impl Iterator<Item = DirEntry> {
    let entries = WalkDir::new(folder).follow_links(true).min_depth(1);
    entries
        .into_iter()
        .filter_entry(|entry| {
            let is_cache =
                || entry.file_type().is_dir() && entry.path().join("CACHEDIR.TAG").is_file();
            !is_leftover(&entry.file_name().to_string_lossy()) && !is_cache()
        })
        .flatten()
}

fn names(folder: &Path, entries: impl Iterator<Item = walkdir::Result<DirEntry>>) -> Vec<String> {
    let files = entries
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    let mut names: Vec<String> = files
        .filter_map(|entry| {
            let name = entry.path().strip_prefix(folder).ok()?;
            // No page can name a file whose name is no UTF-8.
            Some(name.to_str()?.replace('\\', "/"))
        })
        .collect();
    names.sort();
    names
}

/// Whether a file or folder of this name is what an editor, a file manager or a test leaves beside the sources.
fn is_leftover(name: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        "~",
        ".bak",
        ".crdownload",
        ".old",
        ".orig",
        ".part",
        ".pending-snap",
        ".rej",
        ".snap.new",
        ".swp",
        ".tmp",
    ];
    const MIDDLES: [&str; 4] = [".sb-", ".sync-conflict-", "___jb_", "conflicted copy"];
    // `#a.md#` and `.#a.md` of Emacs, `.a.md.swp` and 4913 of vim, `a.md.sb-…` of macOS, `~$a.docx` of Word, `a.md___jb_old___`
    // of JetBrains, and the copies that Syncthing, Dropbox and Nextcloud make when two have changed a file.
    name.starts_with(['.', '#'])
        || name.starts_with("~$")
        || MIDDLES.iter().any(|middle| name.contains(middle))
        || [
            "4913",
            "Icon\r",
            "Thumbs.db",
            "desktop.ini",
            "node_modules",
            "__pycache__",
        ]
        .contains(&name)
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_found_from_a_folder_deep_inside_it() {
        let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("src");
        let workspace = Workspace::find(&here).unwrap();
        assert!(
            workspace
                .root
                .join("crates/manuscript/src/workspace.rs")
                .is_file()
        );
        assert_eq!(
            workspace.display(&workspace.book().join("book.toml")),
            "book/book.toml"
        );
    }

    #[test]
    fn outside_a_workspace_the_error_names_the_folder() {
        let elsewhere = tempfile::tempdir().unwrap();
        let error = Workspace::find(elsewhere.path()).unwrap_err().to_string();
        assert!(error.contains("book/book.toml"), "{error}");
        assert!(
            error.contains(elsewhere.path().to_str().unwrap()),
            "{error}"
        );
    }
}
