//! The watcher: notices that a source may have changed, and says which have.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::SystemTime;

use manuscript::Workspace;
use notify::Watcher;

use crate::error::Error;

/// Sends a signal whenever something under the sources may have changed.
pub(crate) fn watch(
    workspace: &Workspace,
    changes: Sender<()>,
) -> Result<notify::RecommendedWatcher, Error> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too, and rendering reads them all. An error of the watcher (too many events at once)
        // is a reason to look.
        if event.map_or(true, |event| !event.kind.is_access()) {
            // When nobody listens any more, the server has ended.
            let _ = changes.send(());
        }
    })
    .map_err(|source| Error::Watch {
        path: workspace.root.clone(),
        source,
    })?;
    for path in workspace.sources().into_iter().filter(|path| path.exists()) {
        watcher
            .watch(&path, notify::RecursiveMode::Recursive)
            .map_err(|source| Error::Watch { path, source })?;
    }
    Ok(watcher)
}

/// Every source file, with what tells one state of it from another.
pub(crate) type State = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

pub(crate) fn state(workspace: &Workspace) -> State {
    let mut state = State::new();
    let mut folders = workspace.sources();
    while let Some(folder) = folders.pop() {
        // What vanishes while we look is reported by its absence.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if is_leftover(&entry.file_name().to_string_lossy()) {
                continue;
            }
            match entry.metadata() {
                Ok(data) if data.is_dir() => folders.push(entry.path()),
                Ok(data) => {
                    state.insert(entry.path(), (data.modified().ok(), data.len()));
                }
                Err(_) => {}
            }
        }
    }
    state
}

/// Files that editors and insta leave beside the sources.
fn is_leftover(name: &str) -> bool {
    name.starts_with(['.', '#']) || name.ends_with('~') || name.ends_with(".snap.new")
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
