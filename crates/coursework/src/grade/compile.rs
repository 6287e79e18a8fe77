//! Compilation: all answers of a submission in one library, and the tests in a program that calls it.
//!
//! The tests are those of the teacher, and they are another crate than the submission: they name what they call, and
//! nothing of the submission can stand in the way of a macro or a function of theirs.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::error::Error;
use crate::exercise::{Exercise, Variant};
use crate::grade::kit::Kit;
use crate::grade::process::{Ended, Limits, supervised};
use crate::grade::submission::{Answer, Submission};
use crate::grade::tests_of::TestModule;

/// A submission, compiled.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// The program, when an answer could be compiled.
    pub(crate) program: Option<PathBuf>,
    /// Why an answer is not in it, by the number of the exercise.
    pub(crate) refused: BTreeMap<usize, String>,
}

/// A message of the compiler.
#[derive(Deserialize)]
struct Message {
    level: String,
    message: String,
    #[serde(default)]
    rendered: Option<String>,
    #[serde(default)]
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    is_primary: bool,
    #[serde(default)]
    label: Option<String>,
}

/// How long the compiler may take for a submission, and how much memory.
pub(crate) const COMPILER: Limits = Limits {
    time: Duration::from_secs(60),
    memory: 4 << 30,
    output: 8 << 20,
};

/// The program that runs the tests.
const PROGRAM: &str = if cfg!(windows) { "grade.exe" } else { "grade" };

/// How long the answers of a submission are compiled, again and again without those that do not compile.
const BUDGET: Duration = Duration::from_secs(120);

/// What submissions are compiled with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compiler<'a> {
    /// The crates that they may use.
    pub(crate) kit: &'a Kit,
    /// What it may use.
    pub(crate) limits: &'a Limits,
    /// The exercises.
    pub(crate) exercises: &'a [Exercise],
    /// Their tests.
    pub(crate) tests: &'a [TestModule],
    /// Where it works.
    pub(crate) folder: &'a Path,
}

impl Compiler<'_> {
    /// Compiles what can be compiled. Each answer that cannot is left out, and the rest is compiled again.
    ///
    /// # Errors
    ///
    /// Files that cannot be written, a compiler that cannot be run, and tests that no code makes compile.
    pub(crate) fn compile(self, submission: &Submission) -> Result<Compiled, Error> {
        let Compiler {
            folder, exercises, ..
        } = self;
        let began = Instant::now();
        let mut refused = BTreeMap::new();
        for (at, (exercise, answer)) in exercises.iter().zip(&submission.answers).enumerate() {
            match answer {
                Answer::Code { text, .. } => {
                    let file = format!("{}.rs", exercise.name);
                    write(&folder.join("answers").join(file), text)?;
                }
                Answer::Unusable(reason) => {
                    refused.insert(at, reason.clone());
                }
            }
        }
        loop {
            let kept: Vec<usize> = (0..exercises.len())
                .filter(|at| !refused.contains_key(at))
                .collect();
            if began.elapsed() > BUDGET {
                let reason = format!("the compiler had no end after {} s", BUDGET.as_secs());
                refused.extend(kept.iter().map(|at| (*at, reason.clone())));
                continue;
            }
            if kept.is_empty() {
                return Ok(Compiled {
                    program: None,
                    refused,
                });
            }
            match self.attempt(&kept)? {
                Outcome::Program(program) => {
                    return Ok(Compiled {
                        program: Some(program),
                        refused,
                    });
                }
                Outcome::Wrong(wrong) if wrong.is_empty() => {
                    let blame = self.blame(&kept)?;
                    // In parts they compile, and together they do not: nobody has the blame alone.
                    if blame.is_empty() {
                        let reason = "all answers together are too much for the compiler";
                        refused.extend(kept.iter().map(|at| (*at, reason.to_owned())));
                    }
                    refused.extend(blame);
                }
                Outcome::Wrong(wrong) => refused.extend(wrong),
            }
        }
    }

    /// Finds the answers that the compiler fails on without saying so, by halves.
    fn blame(self, kept: &[usize]) -> Result<BTreeMap<usize, String>, Error> {
        // A part of them takes less time than all.
        let limits = Limits {
            time: self.limits.time.min(Duration::from_secs(15)),
            ..*self.limits
        };
        let quick = Compiler {
            limits: &limits,
            ..self
        };
        let mut blamed = BTreeMap::new();
        let (first, second) = kept.split_at(kept.len() / 2);
        for half in [first, second].into_iter().filter(|half| !half.is_empty()) {
            match (quick.attempt(half)?, half) {
                (Outcome::Program(_), _) => {}
                (Outcome::Wrong(wrong), _) if !wrong.is_empty() => blamed.extend(wrong),
                (_, [alone]) => drop(blamed.insert(*alone, "it does not compile".to_owned())),
                _ => blamed.extend(self.blame(half)?),
            }
        }
        Ok(blamed)
    }

    /// Compiles the answers `kept` and their tests.
    fn attempt(self, kept: &[usize]) -> Result<Outcome, Error> {
        let Compiler {
            kit,
            limits,
            exercises,
            tests,
            folder,
        } = self;
        let mut library = "#![forbid(unsafe_code)]\n#![allow(warnings)]\n".to_owned();
        let mut program = "#![allow(warnings)]\n".to_owned();
        let mut calls = Vec::new();
        for at in kept {
            let name = &exercises[*at].name;
            library += &format!("#[path = \"answers/{name}.rs\"]\npub mod {name};\n");
            program += &format!("#[path = \"tests/{name}.rs\"]\nmod {name};\n");
            let names = tests[*at]
                .tests
                .iter()
                .map(|test| format!("{name}::{}", test.name));
            calls.push(format!(
                "Some(\"{name}\") => kit::run(&[{}]),\n",
                names.collect::<Vec<_>>().join(", ")
            ));
        }
        program += &format!(
            "fn main() -> std::process::ExitCode {{\nmatch std::env::args().nth(1).as_deref() {{\n{}_ => std::process::ExitCode::FAILURE,\n}}\n}}\n",
            calls.concat()
        );
        write(&folder.join("submission.rs"), &library)?;
        write(&folder.join("grade.rs"), &program)?;
        let rlib = [
            "--crate-type=rlib",
            "--crate-name=submission",
            "-olibsubmission.rlib",
            "submission.rs",
        ];
        // The tests are not there while an answer is compiled.
        let of_the_teacher = folder.join("tests");
        if of_the_teacher.exists() {
            fs::remove_dir_all(&of_the_teacher)
                .map_err(|error| Error::io("remove", &of_the_teacher, error))?;
        }
        let (ended, said) = self.rustc(&rlib)?;
        let said = match ended {
            Ended::Exit(0) => {
                for at in kept {
                    let file = format!("{}.rs", exercises[*at].name);
                    write(&of_the_teacher.join(file), &tests[*at].code)?;
                }
                let harness = format!("--extern=kit={}", kit.harness.display());
                let rlib = "--extern=submission=libsubmission.rlib";
                let (ended, said) = self.rustc(&[
                    "--crate-type=bin",
                    &harness,
                    rlib,
                    &format!("-o{PROGRAM}"),
                    "grade.rs",
                ])?;
                if ended == Ended::Exit(0) {
                    return Ok(Outcome::Program(folder.join(PROGRAM)));
                }
                said
            }
            Ended::Exit(_) => said,
            ended => {
                let reason = format!("the compiler {}", ended.told(limits));
                return Ok(Outcome::Wrong(match kept {
                    [alone] => BTreeMap::from([(*alone, reason)]),
                    _ => BTreeMap::new(),
                }));
            }
        };
        Ok(Outcome::Wrong(wrong(&said, exercises)))
    }

    fn rustc(self, arguments: &[&str]) -> Result<(Ended, String), Error> {
        let Compiler {
            kit,
            limits,
            folder,
            ..
        } = self;
        let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        rustc.current_dir(folder).args([
            "--edition=2024",
            "--error-format=json",
            // What a student has denied is nothing for the grade.
            "-Aunused",
            "-Cdebuginfo=0",
            "-Cstrip=debuginfo",
        ]);
        rustc.args(&kit.arguments).args(arguments);
        // The linker is found by the path, and rustup's compiler by the home. Nothing else is for the eyes of a macro.
        let kept = [
            "PATH",
            "HOME",
            "RUSTUP_HOME",
            "RUSTUP_TOOLCHAIN",
            "CARGO_HOME",
            "TMPDIR",
            "SYSTEMROOT",
            "TEMP",
            "TMP",
            "LIB",
        ];
        rustc.env_clear().envs(
            kept.iter()
                .filter_map(|name| Some((name, env::var_os(name)?))),
        );
        rustc
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let (ended, output) = supervised(rustc, limits, |child| {
            let pipe = child.stderr.take()?;
            Some(Box::new(pipe) as Box<dyn Read + Send>)
        })?;
        Ok((ended, String::from_utf8_lossy(&output).into_owned()))
    }
}

enum Outcome {
    Program(PathBuf),
    /// What the compiler says against some answers.
    Wrong(BTreeMap<usize, String>),
}

/// What the compiler says, by the exercise that it is about: the first message in full, and how many more there are.
fn wrong(said: &str, exercises: &[Exercise]) -> BTreeMap<usize, String> {
    let mut wrong: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for line in said.lines() {
        let Ok(message) = serde_json::from_str::<Message>(line) else {
            continue;
        };
        if message.level != "error" && !message.level.starts_with("error:") {
            continue;
        }
        let files = message
            .spans
            .iter()
            .filter(|span| span.is_primary)
            .map(|span| Path::new(&span.file_name));
        let all = message.spans.iter().map(|span| Path::new(&span.file_name));
        let of = |file: &Path| {
            let inside = file.starts_with("answers") || file.starts_with("tests");
            let stem = file.file_stem().filter(|_| inside)?;
            exercises
                .iter()
                .position(|exercise| *stem == *exercise.name)
        };
        let Some(at) = files.chain(all).find_map(of) else {
            continue;
        };
        let mut primary = message.spans.iter().filter(|span| span.is_primary);
        let in_tests = primary.find(|span| Path::new(&span.file_name).starts_with("tests"));
        let text = match in_tests {
            // The lines of a test may be hidden ones.
            Some(span) => {
                let label = span.label.as_ref().map(|label| format!(" ({label})"));
                format!(
                    "error: the tests cannot call it: {}{}",
                    message.message,
                    label.unwrap_or_default()
                )
            }
            None => message.rendered.unwrap_or_default(),
        };
        wrong
            .entry(at)
            .or_default()
            .push(text.trim_end().to_owned());
    }
    let told = |messages: Vec<String>| {
        let more = match messages.len() {
            1 => String::new(),
            2 => "\n(and another error)".to_owned(),
            n => format!("\n(and {} more errors)", n - 1),
        };
        let first = &messages[0];
        format!(
            "it does not compile\n{}{more}",
            &first[..first.floor_char_boundary(4000)]
        )
    };
    wrong
        .into_iter()
        .map(|(at, messages)| (at, told(messages)))
        .collect()
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Error::io("make", parent, error))?;
    }
    fs::write(path, text).map_err(|error| Error::io("write", path, error))
}

/// The programs of the exercises as a submission: all solutions, all stubs, all first wrong answers …
pub(crate) fn variant(
    exercises: &[Exercise],
    variant: impl Fn(&Exercise) -> Variant,
    name: &str,
) -> Submission {
    let whole = |exercise: &Exercise| exercise.code(variant(exercise)) + &exercise.tests(false);
    Submission::of(name, exercises, exercises.iter().map(whole))
}
