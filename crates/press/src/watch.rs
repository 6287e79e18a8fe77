//! The watcher: notices that a source may have changed, and says which have.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::SystemTime;

use manuscript::{Workspace, walk};
use notify::Watcher;

/// Sends a signal whenever something under the sources may have changed, as far as the operating system says so: it says
/// nothing of files behind links, and of some network folders, so whoever listens also looks now and then.
pub(crate) fn watch(
    workspace: &Workspace,
    changes: Sender<()>,
) -> Option<notify::RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too, and rendering reads them all. An error of the watcher (too many events at once)
        // is a reason to look.
        if event.map_or(true, |event| !event.kind.is_access()) {
            // When nobody listens any more, the server has ended.
            let _ = changes.send(());
        }
    })
    .ok()?;
    for folder in workspace.sources() {
        let _ = watcher.watch(&folder, notify::RecursiveMode::Recursive);
    }
    Some(watcher)
}

/// Every source file, with what tells one state of it from another.
pub(crate) type State = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

pub(crate) fn state(workspace: &Workspace) -> State {
    let folders = workspace.sources();
    let entries = folders.iter().flat_map(|folder| walk(folder));
    entries
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            // What vanishes while we look is reported by its absence.
            let data = entry.metadata().ok()?;
            Some((entry.into_path(), (data.modified().ok(), data.len())))
        })
        .collect()
}

pub(crate) fn difference(workspace: &Workspace, before: &State, now: &State) -> Vec<String> {
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let new = now
        .iter()
        .filter(|(path, data)| before.get(*path) != Some(data));
    gone.chain(new.map(|(path, _)| path))
        .map(|path| workspace.display(path))
        .collect()
}
