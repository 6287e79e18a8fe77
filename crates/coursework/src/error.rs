//! Errors: why coursework was not handed out, checked or graded.

use std::io;
use std::path::{Path, PathBuf};

use manuscript::Diagnostic;

/// Why nothing was handed out, checked or graded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The book cannot be read.
    #[error(transparent)]
    Manuscript(#[from] manuscript::Error),
    /// Exercises are not as they have to be; all that is wrong is listed.
    #[error("{}", several(.0))]
    Exercises(Vec<Diagnostic>),
    /// There is no exercise of this name; the nearest that there is.
    #[error("there is no exercise `{}`{}", .0, meant(.1.as_deref()))]
    NoExercise(String, Option<String>),
    /// There is no exercise in this chapter.
    #[error("there is no exercise of chapter {0}")]
    NoChapter(usize),
    /// `--chapters` and `--only` have nothing in common.
    #[error(
        "no exercise is left: those that `--only` names are not of the chapters that `--chapters` names"
    )]
    NothingChosen,
    /// Something stands where the coursework is to be written.
    #[error("{} is there already and is left alone: name a folder that does not exist", .0.display())]
    Taken(PathBuf),
    /// Two submissions have one name.
    #[error("two submissions are called `{}`: rename one of the folders", crate::grade::report::printable(.0))]
    SameName(String),
    /// What is no folder cannot be graded.
    #[error("{} is no folder: a submission is a folder with the exercises in it", .0.display())]
    NoFolder(PathBuf),
    /// Gradescope's file is that of one submission.
    #[error(
        "results.json is the result of one submission, and {0} are graded: leave `--gradescope` out, or name one"
    )]
    OneForGradescope(usize),
    /// The command of `--inside` cannot be read.
    #[error("the command of `--inside` has a quotation mark that is not closed")]
    Inside,
    /// The tests or what they need could not be compiled.
    #[error("the tests do not work here, and nobody is graded:\n{0}")]
    Kit(String),
    /// Exercises do not hold what they promise.
    #[error("{0}")]
    Unproved(String),
}

impl Error {
    /// A file or folder that cannot be used, as [`manuscript::Error`] says it.
    pub(crate) fn io(action: &'static str, path: &Path, source: io::Error) -> Error {
        manuscript::Error::io(action, path, source).into()
    }
}

fn several(diagnostics: &[Diagnostic]) -> String {
    let mut text: String = diagnostics
        .iter()
        .map(|diagnostic| format!("{diagnostic}\n\n"))
        .collect();
    text += &match diagnostics.len() {
        1 => "1 error in the exercises".to_owned(),
        n => format!("{n} errors in the exercises"),
    };
    text
}

fn meant(near: Option<&str>) -> String {
    near.map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}
