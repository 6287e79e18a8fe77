//! Submissions: the files that a student handed in, read without trusting any of them.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::dependencies::called;
use crate::error::Error;
use crate::exercise::{Exercise, Variant};
use crate::grade::tokens::Tokens;

/// What a student handed in.
#[derive(Clone, Debug)]
pub(crate) struct Submission {
    /// The name of the folder.
    pub(crate) name: String,
    /// One answer an exercise, in the order of the exercises.
    pub(crate) answers: Vec<Answer>,
}

/// An answer to one exercise.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// It can be compiled.
    Code {
        /// The file, as the module that it is compiled as.
        text: String,
        /// What the teacher should know of it.
        remarks: Vec<String>,
    },
    /// It cannot, for a reason.
    Unusable(String),
}

/// The largest file that is looked at.
const LARGEST: u64 = 1 << 20;
/// How many files and folders are looked at, and how deep they may lie.
const MOST: usize = 20_000;
const DEEPEST: usize = 6;
/// What a handout holds besides exercises.
const OTHERS: [&str; 5] = ["solutions", "hints", "crates", "target", ".git"];

/// How it begins when an answer is not there.
pub(crate) const MISSING: &str = "there is no file ";

impl Submission {
    /// Reads a folder.
    ///
    /// # Errors
    ///
    /// When it is no folder. What is wrong with its files is an answer and no error.
    pub(crate) fn read(folder: &Path, exercises: &[Exercise]) -> Result<Submission, Error> {
        if !folder.is_dir() {
            return Err(Error::NoFolder(folder.to_owned()));
        }
        let absolute =
            fs::canonicalize(folder).map_err(|error| Error::io("find", folder, error))?;
        let name = absolute.file_name().unwrap_or(absolute.as_os_str());
        let files = files(&absolute);
        Ok(Submission {
            name: name.to_string_lossy().into_owned(),
            answers: exercises
                .iter()
                .map(|exercise| answer(&files, exercise))
                .collect(),
        })
    }

    /// A submission that was never a folder: the text of one file an exercise.
    pub(crate) fn of(
        name: &str,
        exercises: &[Exercise],
        texts: impl IntoIterator<Item = String>,
    ) -> Submission {
        let answers = exercises
            .iter()
            .zip(texts)
            .map(|(exercise, text)| examined(&text, exercise));
        Submission {
            name: name.to_owned(),
            answers: answers.collect(),
        }
    }
}

/// Everything below a folder that is called like code, wherever a platform or a student has put it, the nearest first.
fn files(folder: &Path) -> Vec<PathBuf> {
    let walk = WalkDir::new(folder)
        .max_depth(DEEPEST)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            !OTHERS
                .iter()
                .any(|other| entry.depth() > 0 && entry.file_name() == *other)
        });
    let mut files: Vec<PathBuf> = walk
        .take(MOST)
        .filter_map(Result::ok)
        .map(|entry| entry.into_path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("rs"))
        })
        .collect();
    files.sort_by_key(|path| path.components().count());
    files
}

fn answer(files: &[PathBuf], exercise: &Exercise) -> Answer {
    let name = format!("{}.rs", exercise.name);
    let in_its_chapter = Path::new(&exercise.folder()).join(&name);
    let chosen = files
        .iter()
        .find(|path| path.ends_with(&in_its_chapter))
        .or_else(|| files.iter().find(|path| path.ends_with(&name)));
    match chosen.map(|path| text(path)) {
        Some(Ok(text)) => examined(&text, exercise),
        Some(Err(reason)) => Answer::Unusable(reason),
        None => {
            let stem = |path: &&PathBuf| {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                let name = stem.to_lowercase().replace('-', "_");
                name.strip_prefix(&exercise.name).is_some_and(|rest| {
                    rest.trim_matches(|c: char| !c.is_alphabetic()).is_empty()
                        || rest.contains("copy")
                })
            };
            let near = files.iter().find(stem).and_then(|path| path.file_name());
            let near = near.map_or(String::new(), |name| {
                format!("; is it `{}`?", name.to_string_lossy())
            });
            Answer::Unusable(format!("{MISSING}{}{near}", exercise.path()))
        }
    }
}

/// The text of a file that is no link, nothing but a file, and of a size that a person writes.
fn text(path: &Path) -> Result<String, String> {
    let metadata = path
        .symlink_metadata()
        .map_err(|error| format!("it cannot be read: {error}"))?;
    if !metadata.is_file() {
        return Err("it is no plain file in the folder of the submission".to_owned());
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    read.map_err(|error| format!("it cannot be read: {error}"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("the file is larger than {LARGEST} bytes"));
    }
    String::from_utf8(bytes).map_err(|error| {
        format!(
            "the file is not UTF-8, from byte {} on",
            error.utf8_error().valid_up_to()
        )
    })
}

/// Looks for what would abuse the compiler, and for what the teacher should know.
fn examined(text: &str, exercise: &Exercise) -> Answer {
    let text = text.trim_start_matches('\u{feff}');
    if text.starts_with("#!") && !text.starts_with("#![") {
        // The compiler leaves such a line out, and the lexer here does not.
        return Answer::Unusable(
            "its first line is one for a shell: it is not compiled".to_owned(),
        );
    }
    let tokens = Tokens::of(text);
    if let Some(name) = tokens.abuse() {
        let does = match name {
            "long_running_const_eval" => "lets the compiler compute without end",
            _ => "reads another file while it is compiled",
        };
        return Answer::Unusable(format!("`{name}` {does}: the file is not compiled"));
    }
    let mut remarks = Vec::new();
    let tests = |text: &str| {
        let tests = text
            .split_once("#[cfg(test)]")
            .map_or("", |(_, tests)| tests);
        tests.split_whitespace().collect::<String>()
    };
    if tests(text) != tests(&exercise.tests(false)) {
        remarks.push(
            "its tests differ from the teacher's, which are used: changed here, or there since they were handed out"
                .to_owned(),
        );
    }
    let own = exercise.code(Variant::Solution) + &exercise.tests(false);
    let needed = Tokens::of(&own);
    for door in tokens.doors() {
        if !needed.doors().any(|needed| needed == door) {
            remarks.push(format!(
                "it names `{door}`, which the exercise does not need"
            ));
        }
    }
    for name in called(text) {
        if !called(&own).contains(&name) && name != "expected" {
            remarks.push(format!(
                "it uses the crate `{name}`, which the exercise does not need"
            ));
        }
    }
    Answer::Code {
        text: tokens.as_module(text, &exercise.name),
        remarks,
    }
}
