//! Grading: submissions are read, compiled once each, and tested by the tests of the teacher.
//!
//! What confines a submission: it is compiled without unsafe code, build scripts, and what makes the compiler read other files;
//! its tests run in processes of their own with limits on time, memory and output, which can open nothing (on Unix), and from
//! which Linux takes files, rights, sockets and other programs (Landlock and seccomp).
//!
//! What does not: the compiler itself runs with the rights of the teacher. Who knows a hole in it, by which safe code does what
//! only unsafe code may (rust-lang/rust#25860), can pretend to have passed, in this process but in no other. On systems
//! other than Linux only the limits hold. For the rest there is `--inside`, which runs the tests in a container.

mod compile;
#[cfg(test)]
mod hostile;
mod kit;
mod process;
pub(crate) mod report;
mod run;
mod submission;
mod tests_of;
mod tokens;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use manuscript::Workspace;

use crate::error::Error;
use crate::exercise::{Exercise, Variant};
use crate::set::Exercises;

pub(crate) use compile::{COMPILER, variant};
pub(crate) use kit::{Kit, work};
pub(crate) use run::{Confinement, Settings, Verdict};
pub(crate) use submission::{Answer, MISSING, Submission};
pub(crate) use tests_of::TestModule;

/// How long one submission may take, whatever its tests do.
const BUDGET: Duration = Duration::from_secs(300);

/// What became of one submission.
#[derive(Clone, Debug)]
pub(crate) struct Graded {
    /// Its name.
    pub(crate) name: String,
    /// One for each exercise.
    pub(crate) exercises: Vec<GradedExercise>,
    /// How long it took.
    pub(crate) time: Duration,
    /// How far its processes were confined.
    pub(crate) confinement: Confinement,
}

/// What became of one exercise.
#[derive(Clone, Debug)]
pub(crate) struct GradedExercise {
    /// Its tests.
    pub(crate) tests: Vec<GradedTest>,
    /// Why none of them ran.
    pub(crate) refused: Option<String>,
    /// What the teacher should know.
    pub(crate) remarks: Vec<String>,
    /// What it is worth.
    pub(crate) points: u32,
}

/// What became of one test.
#[derive(Clone, Debug)]
pub(crate) struct GradedTest {
    /// Its name.
    pub(crate) name: String,
    /// Whether students do not see it.
    pub(crate) is_hidden: bool,
    /// Passed, or why not.
    pub(crate) verdict: Verdict,
}

impl GradedExercise {
    /// Its points: the share of its tests that passed.
    pub(crate) fn score(&self) -> f64 {
        let passed = self
            .tests
            .iter()
            .filter(|test| test.verdict == Verdict::Passed)
            .count();
        match self.tests.len() {
            0 => 0.0,
            n => f64::from(self.points) * passed as f64 / n as f64,
        }
    }
}

impl Graded {
    /// All its points.
    pub(crate) fn score(&self) -> f64 {
        self.exercises.iter().map(GradedExercise::score).sum()
    }
}

/// Everything that grading needs.
#[derive(Debug)]
pub(crate) struct Grader {
    kit: Kit,
    pub(crate) exercises: Vec<Exercise>,
    tests: Vec<TestModule>,
    settings: Settings,
}

impl Grader {
    /// Builds what submissions are compiled with.
    pub(crate) fn new(
        workspace: &Workspace,
        exercises: Exercises,
        hidden: bool,
        settings: Settings,
    ) -> Result<Grader, Error> {
        let exercises = exercises.exercises;
        let tests = exercises
            .iter()
            .map(|exercise| TestModule::of(exercise, hidden));
        Ok(Grader {
            tests: tests.collect::<Result<_, _>>()?,
            kit: Kit::build(workspace)?,
            exercises,
            settings,
        })
    }

    /// Reads folders.
    pub(crate) fn read(&self, folders: &[PathBuf]) -> Result<Vec<Submission>, Error> {
        let read = folders
            .iter()
            .map(|folder| Submission::read(folder, &self.exercises));
        let submissions = read.collect::<Result<Vec<_>, _>>()?;
        let mut names = BTreeSet::new();
        match submissions
            .iter()
            .find(|submission| !names.insert(&submission.name))
        {
            Some(twice) => Err(Error::SameName(twice.name.clone())),
            None => Ok(submissions),
        }
    }

    /// Grades the solutions: where they do not pass, nothing that is said of a submission means anything.
    pub(crate) fn trust(&self) -> Result<(), Error> {
        let solutions = variant(&self.exercises, |_| Variant::Solution, "the solutions");
        let solved = self.one(&solutions)?;
        let mut failed = solved.exercises.iter().flat_map(|exercise| &exercise.tests);
        let failed = failed.find_map(|test| match &test.verdict {
            Verdict::Passed => None,
            Verdict::Failed(message) => Some(format!(
                "`{}` fails with the solution: {message}",
                test.name
            )),
        });
        failed.map_or(Ok(()), |message| Err(Error::Kit(message)))
    }

    /// Grades submissions, `jobs` at a time, and tells of each when it is done.
    pub(crate) fn grade(
        &self,
        submissions: &[Submission],
        jobs: usize,
        mut done: impl FnMut(usize, &Graded),
    ) -> Result<Vec<Graded>, Error> {
        let next = AtomicUsize::new(0);
        let (sender, receiver) = mpsc::channel();
        let mut graded: Vec<Option<Graded>> = vec![None; submissions.len()];
        thread::scope(|scope| {
            for _ in 0..jobs.clamp(1, submissions.len().max(1)) {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(submission) = submissions.get(at) else {
                            break;
                        };
                        let graded = self
                            .one(submission)
                            .unwrap_or_else(|error| self.not_graded(submission, &error));
                        if sender.send((at, graded)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            let mut count = 0;
            while let Ok((at, result)) = receiver.recv() {
                count += 1;
                done(count, &result);
                graded[at] = Some(result);
            }
            Ok::<(), Error>(())
        })?;
        Ok(graded.into_iter().flatten().collect())
    }

    /// What keeps one submission from being graded keeps no other.
    fn not_graded(&self, submission: &Submission, error: &Error) -> Graded {
        let reason = format!("it could not be graded: {error}");
        let exercises = self.exercises.iter().zip(&self.tests);
        Graded {
            name: submission.name.clone(),
            exercises: exercises
                .map(|(exercise, tests)| refused(exercise, tests, reason.clone(), Vec::new()))
                .collect(),
            time: Duration::ZERO,
            confinement: Confinement::Full,
        }
    }

    fn one(&self, submission: &Submission) -> Result<Graded, Error> {
        let start = Instant::now();
        let folder = tempfile::Builder::new()
            .prefix("submission-")
            .tempdir_in(&self.kit.work);
        let folder =
            folder.map_err(|error| Error::io("make a folder in", &self.kit.work, error))?;
        let compiler = compile::Compiler {
            kit: &self.kit,
            limits: &self.settings.compiler,
            exercises: &self.exercises,
            tests: &self.tests,
            folder: folder.path(),
        };
        let compiled = compiler.compile(submission)?;
        let mut confinement = Confinement::Full;
        let mut exercises = Vec::new();
        for (at, (exercise, answer)) in self.exercises.iter().zip(&submission.answers).enumerate() {
            let tests = &self.tests[at];
            let remarks = match answer {
                Answer::Code { remarks, .. } => remarks.clone(),
                Answer::Unusable(_) => Vec::new(),
            };
            let reason = match compiled.refused.get(&at) {
                Some(reason) => Some(reason.clone()),
                None if start.elapsed() > BUDGET => Some(format!(
                    "the submission has used its {} s",
                    BUDGET.as_secs()
                )),
                None => None,
            };
            exercises.push(match (&compiled.program, reason) {
                (Some(program), None) => {
                    let n = tests.tests.len();
                    let (verdicts, how) = run::run(program, &exercise.name, n, &self.settings)?;
                    confinement = confinement.min(how);
                    graded(exercise, tests, verdicts, remarks)
                }
                (_, reason) => refused(exercise, tests, reason.unwrap_or_default(), remarks),
            });
        }
        Ok(Graded {
            name: submission.name.clone(),
            exercises,
            time: start.elapsed(),
            confinement,
        })
    }
}

fn graded(
    exercise: &Exercise,
    tests: &TestModule,
    verdicts: Vec<Verdict>,
    remarks: Vec<String>,
) -> GradedExercise {
    let tests = tests
        .tests
        .iter()
        .zip(verdicts)
        .map(|(test, verdict)| GradedTest {
            name: test.name.clone(),
            is_hidden: test.is_hidden,
            verdict,
        });
    GradedExercise {
        tests: tests.collect(),
        refused: None,
        remarks,
        points: exercise.header.points,
    }
}

fn refused(
    exercise: &Exercise,
    tests: &TestModule,
    reason: String,
    remarks: Vec<String>,
) -> GradedExercise {
    let verdicts = vec![Verdict::Failed(reason.clone()); tests.tests.len()];
    GradedExercise {
        refused: Some(reason),
        ..graded(exercise, tests, verdicts, remarks)
    }
}
