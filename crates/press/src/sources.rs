//! The sources of the book on disk, as they were at one look.

use std::collections::BTreeMap;
use std::fs::Metadata;
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::time::SystemTime;

use manuscript::{Workspace, walk};

/// Every source file, with what tells one state of it from another.
#[derive(PartialEq)]
pub(crate) struct Sources(BTreeMap<PathBuf, State>);

/// When a file was written, when Unix saw a change of it (which no program can set back), and its length.
type State = (Option<SystemTime>, Option<(i64, i64)>, u64);

impl Sources {
    /// The files as they are now.
    pub(crate) fn look(workspace: &Workspace) -> Sources {
        let folders = workspace.sources();
        let entries = folders.iter().flat_map(|folder| walk(folder));
        let files = entries
            .filter(|entry| entry.file_type().is_file())
            .filter_map(|entry| {
                // What vanishes while we look is reported by its absence.
                let data = entry.metadata().ok()?;
                let state = (data.modified().ok(), changed(&data), data.len());
                Some((entry.into_path(), state))
            });
        Sources(files.collect())
    }

    /// The files that have come, gone or changed since, from the top of the workspace.
    pub(crate) fn changed_since(&self, before: &Sources, workspace: &Workspace) -> Vec<String> {
        let files = self.0.keys().chain(before.0.keys());
        let mut changed: Vec<_> = files
            .filter(|file| self.0.get(*file) != before.0.get(*file))
            .map(|file| workspace.display(file))
            .collect();
        changed.sort();
        changed.dedup();
        changed
    }
}

#[cfg(unix)]
fn changed(data: &Metadata) -> Option<(i64, i64)> {
    Some((data.ctime(), data.ctime_nsec()))
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<(i64, i64)> {
    None
}
