//! The output folder: what a rendering may write to, and what of it is this program's to replace.
//!
//! A folder belongs to this program when it holds the folder `.press`. In there are the list of the files that the last
//! rendering wrote, which are the only ones that are ever replaced or removed, and the next book while it is made.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use manuscript::{Workspace, files_below, walk};
use tempfile::TempDir;

use crate::error::Error;

/// The folder in the output folder that says whose it is.
const STAMP: &str = ".press";

/// How long to wait for another rendering of the same folder.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// The folder of the rendered book, which nobody else renders to as long as this lives.
pub(crate) struct Output {
    out: PathBuf,
    /// Where the next book is made; removed with this.
    pub(crate) work: TempDir,
    /// Given back when it is dropped or the process ends.
    _lock: File,
}

impl Output {
    /// Takes the folder, or says why it is left alone; then nothing has been done.
    pub(crate) fn new(
        workspace: &Workspace,
        out: &Path,
        patience: Duration,
    ) -> Result<Output, Error> {
        let out = check(workspace, out)?;
        let stamp = out.join(STAMP);
        make(&stamp)?;
        let lock_path = stamp.join("lock");
        let lock =
            File::create(&lock_path).map_err(|error| Error::write("make", &lock_path, error))?;
        wait_for(&lock, &out, patience)?;
        // What a rendering that was killed has left.
        for entry in fs::read_dir(&stamp).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with("work") {
                // It is only in the way, and no more than before if it stays.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        let work = tempfile::Builder::new()
            .prefix("work")
            .tempdir_in(&stamp)
            .map_err(|error| Error::write("make a folder in", &stamp, error))?;
        Ok(Output {
            out,
            work,
            _lock: lock,
        })
    }

    /// Puts the files of the folder `next` in the place of those of the last rendering.
    pub(crate) fn replace(&self, next: &Path) -> Result<(), Error> {
        let new = BTreeSet::from_iter(files_below(next));
        let old = self.written();
        for file in &new {
            self.is_free(file, &old, &new)?;
        }
        // Whatever ends this process from here on, the list names everything that it wrote.
        self.write_list(&old | &new)?;
        for file in &old - &new {
            let path = self.out.join(&file);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Error::write("remove", &path, error));
                }
                _ => {}
            }
            let folders = path.ancestors().skip(1);
            for folder in folders.take_while(|folder| **folder != self.out) {
                // A folder that is not empty stays.
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        for file in &new {
            let path = self.out.join(file);
            make(path.parent().unwrap_or(&self.out))?;
            fs::rename(next.join(file), &path)
                .map_err(|error| Error::write("write", &path, error))?;
        }
        self.write_list(new)
    }

    /// The files that the last rendering wrote.
    fn written(&self) -> BTreeSet<String> {
        let list = fs::read(self.list()).unwrap_or_default();
        let list: Vec<String> = serde_json::from_slice(&list).unwrap_or_default();
        // Nobody makes this program remove what lies elsewhere.
        let is_inside = |file: &String| {
            let mut parts = Path::new(file).components();
            parts.all(|part| matches!(part, Component::Normal(_)))
        };
        list.into_iter().filter(is_inside).collect()
    }

    fn write_list(&self, files: BTreeSet<String>) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(&files).expect("texts");
        let aside = self.work.path().join("files.json");
        fs::write(&aside, text)
            .and_then(|()| fs::rename(&aside, self.list()))
            .map_err(|error| Error::write("write", &self.list(), error))
    }

    fn list(&self) -> PathBuf {
        self.out.join(STAMP).join("files.json")
    }

    /// Fails when something of somebody else stands where a file is to be written.
    fn is_free(
        &self,
        file: &str,
        old: &BTreeSet<String>,
        new: &BTreeSet<String>,
    ) -> Result<(), Error> {
        let path = self.out.join(file);
        let taken = |path: &Path| {
            Err(Error::Taken {
                path: path.to_owned(),
            })
        };
        match fs::symlink_metadata(&path) {
            Ok(data) if data.is_dir() => {
                let is_going = |below: String| {
                    let below = format!("{file}/{below}");
                    old.contains(&below) && !new.contains(&below)
                };
                if !files_below(&path).into_iter().all(is_going) {
                    return taken(&path);
                }
            }
            Ok(_) if !old.contains(file) => return taken(&path),
            _ => {}
        }
        for (at, _) in file.match_indices('/') {
            let folder = self.out.join(&file[..at]);
            if folder.exists() && !folder.is_dir() && !old.contains(&file[..at]) {
                return taken(&folder);
            }
        }
        Ok(())
    }
}

/// Whether this program may render to the folder, and the folder that is meant, behind all links. Touches nothing.
pub(crate) fn check(workspace: &Workspace, out: &Path) -> Result<PathBuf, Error> {
    let out = resolved(out).map_err(|source| Error::write("find", out, source))?;
    for folder in workspace.sources() {
        let folder = resolved(&folder).map_err(|source| Error::io("find", &folder, source))?;
        let links = walk(&folder)
            .filter(|entry| entry.path_is_symlink())
            .filter_map(|entry| fs::canonicalize(entry.path()).ok());
        for source in links.chain([folder.clone()]) {
            if out.starts_with(&source) || source.starts_with(&out) && source != folder {
                return Err(Error::AmongSources { out, read: source });
            }
        }
        if folder.starts_with(&out) {
            return Err(Error::NotABook { out });
        }
    }
    match fs::read_dir(&out) {
        Ok(mut entries) => match entries.next().is_none() || out.join(STAMP).is_dir() {
            true => Ok(out),
            false => Err(Error::NotABook { out }),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(out),
        Err(error) => Err(Error::write("use", &out, error)),
    }
}

/// The path without links, though its end need not be there yet.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        if part == Component::ParentDir {
            resolved.pop();
            continue;
        }
        resolved.push(part);
        // What is there is resolved before a `..` goes back from it; a link that leads nowhere is there too.
        if fs::symlink_metadata(&resolved).is_ok() {
            resolved = fs::canonicalize(&resolved)?;
        }
    }
    Ok(resolved)
}

fn wait_for(lock: &File, out: &Path, patience: Duration) -> Result<(), Error> {
    let start = Instant::now();
    let mut told = false;
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if start.elapsed() >= patience => {
                return Err(Error::Busy {
                    out: out.to_owned(),
                    waited: patience,
                });
            }
            Err(TryLockError::WouldBlock) => {
                if !told && start.elapsed() >= Duration::from_millis(500).min(patience / 4) {
                    eprintln!(
                        "waiting for another rendering to {}, for at most {} s",
                        out.display(),
                        patience.as_secs()
                    );
                    told = true;
                }
                thread::sleep(Duration::from_millis(20));
            }
            // Some network folders know no locks; whoever renders twice at once there sees the later book.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(());
            }
            Err(TryLockError::Error(error)) => return Err(Error::io("lock", out, error)),
        }
    }
}

fn make(folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|error| Error::write("make", folder, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_for_another_rendering_does_not_wait_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("book")).unwrap();
        fs::write(folder.path().join("book/book.toml"), "").unwrap();
        let workspace = Workspace::find(folder.path()).unwrap();
        let (out, patience) = (workspace.default_out(), Duration::from_millis(100));
        let first = Output::new(&workspace, &out, patience).unwrap();
        let start = Instant::now();
        let Err(error) = Output::new(&workspace, &out, patience) else {
            panic!("two renderings have one folder");
        };
        assert!(start.elapsed() >= patience);
        assert!(error.to_string().contains("has not ended"), "{error}");
        assert!(
            first.work.path().is_dir(),
            "the folder of the first is gone"
        );
        drop(first);
        Output::new(&workspace, &out, patience).unwrap();
    }
}
