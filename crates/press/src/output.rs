//! The output folder: what a rendering may write to, and what of it is this program's to replace.
//!
//! A folder belongs to this program when it holds the folder `.press` with the file `lock`. In there are also the list of the
//! files that the last rendering wrote, which are the only ones that are ever replaced or removed, and the next book while it
//! is made.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use manuscript::{Workspace, files_below, walk};

use crate::error::Error;

/// The folder in the output folder that says whose it is.
pub(crate) const STAMP: &str = ".press";

/// The file in it that is locked by whoever renders.
const LOCK: &str = "lock";

/// How long to wait for another rendering of the same folder.
const PATIENCE: Duration = Duration::from_secs(20);

/// The folder of the rendered book, which nobody else renders to as long as this lives.
pub(crate) struct Output {
    out: PathBuf,
    /// Where the next book is made; removed with this.
    pub(crate) work: PathBuf,
    /// Given back when it is dropped or the process ends.
    _lock: File,
}

impl Output {
    /// Takes the folder, or says why it is left alone; then nothing has been done.
    pub(crate) fn new(workspace: &Workspace, out: &Path) -> Result<Output, Error> {
        let out = check(workspace, out)?;
        let stamp = out.join(STAMP);
        make(&stamp)?;
        let lock_path = stamp.join(LOCK);
        let lock =
            File::create(&lock_path).map_err(|error| Error::write("make", &lock_path, error))?;
        wait_for(&lock, &out, PATIENCE)?;
        let work = stamp.join("draft");
        // What a rendering that was killed has left.
        let _ = fs::remove_dir_all(&work);
        make(&work)?;
        Ok(Output {
            out,
            work,
            _lock: lock,
        })
    }

    /// Puts the files of the folder `next` in the place of those of the last rendering.
    pub(crate) fn replace(&self, next: &Path) -> Result<(), Error> {
        let new = BTreeSet::from_iter(files_below(next));
        let old = self.written()?;
        let all = &old | &new;
        self.check_free(&old, &all)?;
        // Whatever ends this process from here on, the list names everything that it wrote.
        self.write_list(all)?;
        for file in &old - &new {
            let path = self.out.join(&file);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Error::write("remove", &path, error));
                }
                _ => {}
            }
            let folders = path.ancestors().skip(1);
            let folders = folders.take_while(|folder| **folder != self.out);
            // Up to the first that is not empty, which stays.
            let _ = folders.map(fs::remove_dir).find(Result::is_err);
        }
        for file in &new {
            let path = self.out.join(file);
            make(path.parent().unwrap_or(&self.out))?;
            fs::rename(next.join(file), &path)
                .map_err(|error| Error::write("write", &path, error))?;
        }
        self.write_list(new)
    }

    /// Fails when something of somebody else stands where a file is to be written or removed: another file, or in the place
    /// of a folder a link, by which a file elsewhere would be.
    fn check_free(&self, old: &BTreeSet<String>, all: &BTreeSet<String>) -> Result<(), Error> {
        for file in all {
            let folders = file.match_indices('/').map(|(at, _)| &file[..at]);
            for name in folders.chain([file.as_str()]) {
                let path = self.out.join(name);
                let Ok(data) = fs::symlink_metadata(&path) else {
                    break;
                };
                // Where `A.html` and `a.html` are one file, this is the name that it has.
                let real = fs::canonicalize(&path).unwrap_or_default();
                let real = real.strip_prefix(&self.out).unwrap_or(Path::new(""));
                let is_old = old.contains(&real.to_string_lossy().replace('\\', "/"));
                let is_folder = data.is_dir() && name != file;
                if !is_folder && (data.is_dir() || !is_old) {
                    return Err(Error::Taken(path));
                }
            }
        }
        Ok(())
    }

    /// The files that the last rendering wrote.
    fn written(&self) -> Result<BTreeSet<String>, Error> {
        let list = match fs::read(self.list()) {
            Ok(list) => list,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
            Err(_) => return Err(Error::Damaged(self.list())),
        };
        let list: Vec<String> =
            serde_json::from_slice(&list).map_err(|_| Error::Damaged(self.list()))?;
        // Nobody makes this program remove what lies elsewhere, or a folder.
        let is_file_inside = |file: &String| {
            let mut parts = Path::new(file).components();
            parts.all(|part| matches!(part, Component::Normal(_))) && !self.out.join(file).is_dir()
        };
        Ok(list.into_iter().filter(is_file_inside).collect())
    }

    fn write_list(&self, files: BTreeSet<String>) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(&files).expect("texts");
        let aside = self.work.join("files.json");
        fs::write(&aside, text)
            .and_then(|()| fs::rename(&aside, self.list()))
            .map_err(|error| Error::write("write", &self.list(), error))
    }

    fn list(&self) -> PathBuf {
        self.out.join(STAMP).join("files.json")
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // It is only in the way, and the next rendering tries again.
        let _ = fs::remove_dir_all(&self.work);
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
            if out.starts_with(&source) || source.starts_with(&out) {
                return Err(Error::AmongSources(out, source));
            }
        }
    }
    match fs::read_dir(&out) {
        Ok(mut entries) => match entries.next().is_none() || is_stamp(&out.join(STAMP)) {
            true => Ok(out),
            false => Err(Error::NotABook(out)),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(out),
        Err(error) => Err(Error::write("use", &out, error)),
    }
}

/// Whether this program made the folder: other programs may have one of that name, or a link to one.
fn is_stamp(folder: &Path) -> bool {
    let is = |path: &Path, kind: fn(&Metadata) -> bool| {
        fs::symlink_metadata(path).is_ok_and(|data| kind(&data))
    };
    is(folder, Metadata::is_dir) && is(&folder.join(LOCK), Metadata::is_file)
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
    // Most have ended before anybody wonders.
    let mut silence = Some(patience / 40);
    loop {
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => {
                return Err(Error::write("lock", out, error));
            }
            // Some network folders know no locks; whoever renders twice at once there sees the later book.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(()),
        }
        let waited = start.elapsed();
        if waited >= patience {
            return Err(Error::Busy(out.to_owned(), patience));
        }
        if silence.take_if(|silence| waited >= *silence).is_some() {
            eprintln!(
                "waiting for another rendering to {}, for at most {} s",
                out.display(),
                patience.as_secs()
            );
        }
        thread::sleep(Duration::from_millis(20));
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
        let take = || {
            let lock = File::create(folder.path().join("lock")).unwrap();
            wait_for(&lock, folder.path(), Duration::from_millis(100)).map(|()| lock)
        };
        let first = take().unwrap();
        let (start, error) = (Instant::now(), take().unwrap_err());
        assert!(start.elapsed() >= Duration::from_millis(100));
        assert!(error.to_string().contains("has not ended"), "{error}");
        drop(first);
        take().unwrap();
    }
}
