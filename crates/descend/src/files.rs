//! Files that are written whole or not at all, and asked for before there is anything to write.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::{Failure, refused};

/// A file that can be written: that was tried, and the trial is gone.
#[derive(Debug)]
pub(crate) struct PlannedFile {
    /// As it was named.
    name: PathBuf,
    /// Where links to it end.
    goal: PathBuf,
    /// Beside it; takes its name when it is full.
    partial: PathBuf,
}

impl PlannedFile {
    pub(crate) fn new(name: &Path) -> Result<Self, Failure> {
        let fail = |error| failure(name, &error);
        if name.exists() && !name.is_file() {
            return Err(fail(io::Error::other("it is there, and is no file")));
        }
        if let Some(folder) = name.parent() {
            fs::create_dir_all(folder).map_err(fail)?;
        }
        let goal = name.canonicalize().unwrap_or_else(|_| name.to_owned());
        if fs::metadata(&goal).is_ok_and(|file| file.permissions().readonly()) {
            return Err(fail(io::ErrorKind::PermissionDenied.into()));
        }
        let mut partial = goal.clone().into_os_string();
        partial.push(format!(".{}.partial", std::process::id()));
        let (name, partial) = (name.to_owned(), PathBuf::from(partial));
        fs::write(&partial, "").and_then(|()| fs::remove_file(&partial)).map_err(fail)?;
        Ok(Self { name, goal, partial })
    }

    pub(crate) fn write(&self, text: &str) -> Result<String, Failure> {
        let written =
            fs::write(&self.partial, text).and_then(|()| fs::rename(&self.partial, &self.goal));
        written.map_err(|error| {
            let _ = fs::remove_file(&self.partial);
            failure(&self.name, &error)
        })?;
        Ok(self.name.display().to_string())
    }

    /// Is it that file?
    pub(crate) fn is(&self, other: &Path) -> bool {
        other.canonicalize().is_ok_and(|other| other == self.goal)
    }
}

fn failure(goal: &Path, error: &io::Error) -> Failure {
    let goal = goal.display();
    refused(format_args!(
        "cannot write {goal}: {error}: name another file or folder with --out or --save, or type --no-drawings"
    ))
}
