//! Submissions: the files that a student handed in, read without trusting any of them.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::dependencies::called;
use crate::error::Error;
use crate::exercise::{Exercise, Variant};

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
        /// The file.
        text: String,
        /// What the teacher should know of it.
        remarks: Vec<String>,
    },
    /// It cannot, for a reason.
    Unusable(String),
}

/// The largest file that is looked at.
const LARGEST: u64 = 1 << 20;

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
        Ok(Submission {
            name: name.to_string_lossy().into_owned(),
            answers: exercises
                .iter()
                .map(|exercise| answer(folder, exercise))
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
            .map(|(exercise, text)| examined(text, exercise));
        Submission {
            name: name.to_owned(),
            answers: answers.collect(),
        }
    }
}

fn answer(folder: &Path, exercise: &Exercise) -> Answer {
    let file = format!("{}.rs", exercise.name);
    let places = [
        folder.join("exercises").join(exercise.folder()).join(&file),
        folder.join("exercises").join(&file),
        folder.join(exercise.folder()).join(&file),
        folder.join(&file),
    ];
    let Some(path) = places.iter().find(|path| path.symlink_metadata().is_ok()) else {
        return Answer::Unusable(format!("there is no file {}", exercise.path()));
    };
    match text(folder, path) {
        Ok(text) => examined(text, exercise),
        Err(reason) => Answer::Unusable(reason),
    }
}

/// The text of a file that lies in the folder itself, and behind no link.
fn text(folder: &Path, path: &Path) -> Result<String, String> {
    let ancestors = path.ancestors().take_while(|ancestor| *ancestor != folder);
    let mut steps: Vec<PathBuf> = ancestors.map(Path::to_owned).collect();
    steps.reverse();
    for step in &steps {
        let metadata = step
            .symlink_metadata()
            .map_err(|error| format!("it cannot be read: {error}"))?;
        let is_right = match step == path {
            true => metadata.is_file(),
            false => metadata.is_dir(),
        };
        if !is_right {
            return Err("it is no plain file in the folder of the submission".to_owned());
        }
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

/// Looks for what would abuse the compiler, and for changed tests.
fn examined(text: String, exercise: &Exercise) -> Answer {
    // What the lexer of the compiler refuses is left to the compiler, which says it better.
    if let Ok(tokens) = text.parse::<TokenStream>()
        && let Some(name) = abuses_the_compiler(tokens)
    {
        let does = match name {
            ENDLESS => "lets the compiler compute without end",
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
    if tests(&text) != tests(&exercise.tests(false)) {
        remarks.push(
            "its tests are not the ones that were handed out; those of the teacher are used"
                .to_owned(),
        );
    }
    for (module, does) in [
        ("std::fs", "uses files"),
        ("std::process", "uses processes"),
        ("std::net", "uses the network"),
        ("std::env", "reads its environment"),
    ] {
        if text.contains(module) {
            remarks.push(format!("{does} (`{module}`)"));
        }
    }
    let of_the_exercise = exercise.code(Variant::Solution) + &exercise.tests(false);
    for name in called(&text) {
        if !called(&of_the_exercise).contains(&name) && name != "expected" {
            remarks.push(format!(
                "uses the crate `{name}`, and the exercise does not need it"
            ));
        }
    }
    Answer::Code { text, remarks }
}

/// The lint that stops what the compiler is to compute, and that could be allowed.
const ENDLESS: &str = "long_running_const_eval";

/// The name by which the compiler is made to compute without end or to read another file: a lint, a macro, or the attribute
/// `path`, which a macro can spell too.
fn abuses_the_compiler(tokens: TokenStream) -> Option<&'static str> {
    const NAMES: [&str; 4] = ["include", "include_bytes", "include_str", ENDLESS];
    let (mut is_attribute_of_path, mut has_path, mut has_macros) = (false, false, false);
    // No recursion: a submission may be nested as deeply as it likes.
    let mut streams = vec![(tokens, false)];
    while let Some((stream, in_attribute)) = streams.pop() {
        let mut after_mark = false;
        for token in stream {
            let is_mark =
                matches!(&token, TokenTree::Punct(mark) if matches!(mark.as_char(), '#' | '!'));
            match token {
                TokenTree::Group(group) => {
                    let opens = after_mark && group.delimiter() == Delimiter::Bracket;
                    streams.push((group.stream(), in_attribute || opens));
                }
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    let name = name.trim_start_matches("r#");
                    if let Some(name) = NAMES.into_iter().find(|other| *other == name) {
                        return Some(name);
                    }
                    has_macros |= name == "macro_rules";
                    has_path |= name == "path";
                    is_attribute_of_path |= name == "path" && in_attribute;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            after_mark = is_mark;
        }
    }
    (is_attribute_of_path || (has_macros && has_path)).then_some("path")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_the_compiler_read_is_found() {
        let found = |code: &str| abuses_the_compiler(code.parse().unwrap());
        assert_eq!(
            found("const S: &str = include_str!(\"/etc/passwd\");"),
            Some("include_str")
        );
        assert_eq!(
            found("fn f() { r#include!(\"/etc/passwd\") }"),
            Some("include")
        );
        assert_eq!(
            found("macro_rules! m { ($a:ident) => { $a!(\"x\") } } m!(include_bytes);"),
            Some("include_bytes")
        );
        assert_eq!(found("#[path = \"/etc/passwd\"] mod x;"), Some("path"));
        assert_eq!(
            found("#[cfg_attr(all(), path = \"/etc/passwd\")] mod x;"),
            Some("path")
        );
        assert_eq!(
            found("macro_rules! m { ($a:ident) => { #[$a = \"x\"] mod x; } } m!(path);"),
            Some("path")
        );
        assert_eq!(
            found("#[doc = include_str!(\"x\")] fn f() {}"),
            Some("include_str")
        );
        assert_eq!(
            found("// include_str!\nfn f(path: &str) -> &str { let text = \"include!\"; path }"),
            None
        );
        // As deep as a file of the largest size can be.
        let deep = "(".repeat(400_000) + &")".repeat(400_000);
        assert_eq!(found(&deep), None);
    }
}
