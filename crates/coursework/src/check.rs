//! The check: every exercise holds what it promises.
//!
//! The stub passes no test and fails for the right reason, the solution passes all, and each wrong answer fails with a
//! message that names what is wrong. All programs of one kind are one submission, and the grader grades it.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use manuscript::Workspace;

use crate::error::Error;
use crate::exercise::{Exercise, Kind, Variant};
use crate::grade::{COMPILER, Graded, Grader, Settings, Verdict, variant};
use crate::handout::{self, Handout};
use crate::set::Exercises;

/// What was proved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Proved {
    pub(crate) exercises: usize,
    pub(crate) tests: usize,
    pub(crate) wrong_answers: usize,
    pub(crate) time: Duration,
}

/// Checks exercises, and what is handed out of them.
///
/// # Errors
///
/// Everything that does not hold.
pub(crate) fn check(
    workspace: &Workspace,
    exercises: Exercises,
    jobs: usize,
) -> Result<Proved, Error> {
    let start = Instant::now();
    let settings = Settings {
        timeout: Duration::from_secs(10),
        compiler: COMPILER,
        inside: Vec::new(),
    };
    let grader = Grader::new(workspace, exercises.clone(), true, settings)?;
    let all = &grader.exercises;
    let most = all
        .iter()
        .map(|exercise| exercise.wrong.len())
        .max()
        .unwrap_or(0);
    let mut submissions = vec![
        variant(all, |_| Variant::Solution, "the solutions"),
        variant(all, |_| Variant::Stub, "the stubs"),
    ];
    // The k-th wrong answer of each exercise that has so many, and the first of the others once more.
    let wrong = |exercise: &Exercise, k: usize| if k < exercise.wrong.len() { k } else { 0 };
    for k in 0..most {
        submissions.push(variant(
            all,
            |exercise| Variant::Wrong(wrong(exercise, k)),
            &format!("the wrong answers {}", k + 1),
        ));
    }
    let n = submissions.len();
    let graded = grader.grade(&submissions, jobs, |count, graded| {
        progress(&format!(
            "[{count}/{n}] {} ({:.1} s)",
            graded.name,
            graded.time.as_secs_f64()
        ));
    })?;
    let mut problems = Vec::new();
    let (solved, rest) = graded.split_at(1);
    let (stubs, wrong_answers) = rest.split_at(1);
    for (at, exercise) in all.iter().enumerate() {
        let told =
            |what: String| format!("crates/coursework/exercises/{}: {what}", exercise.path());
        problems.extend(unsolved(&solved[0], at).into_iter().map(told));
        problems.extend(passed(&stubs[0], at).into_iter().map(told));
        for (k, answer) in exercise.wrong.iter().enumerate() {
            // The bug that is to be found is not to be named: the first wrong answer is what is handed out.
            let is_the_bug = k == 0 && exercise.header.kind == Kind::FindTheBug;
            let problem = match is_the_bug {
                true => named(&wrong_answers[k], at, &answer.when),
                false => unnoticed(&wrong_answers[k], at, &answer.when),
            };
            problems.extend(problem.map(told));
        }
    }
    problems.extend(handed_out(workspace, &exercises)?);
    if !problems.is_empty() {
        let n = problems.len();
        problems.push(format!("{n} things do not hold"));
        return Err(Error::Unproved(problems.join("\n\n")));
    }
    Ok(Proved {
        exercises: all.len(),
        tests: solved[0]
            .exercises
            .iter()
            .map(|exercise| exercise.tests.len())
            .sum(),
        wrong_answers: all.iter().map(|exercise| exercise.wrong.len()).sum(),
        time: start.elapsed(),
    })
}

pub(crate) fn progress(line: &str) {
    // Who does not read it misses nothing.
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The tests that a solution fails.
fn unsolved(solved: &Graded, at: usize) -> Vec<String> {
    let exercise = &solved.exercises[at];
    if let Some(reason) = &exercise.refused {
        return vec![format!("the solution: {reason}")];
    }
    let tests = exercise.tests.iter();
    let failed = tests.filter_map(|test| match &test.verdict {
        Verdict::Passed => None,
        Verdict::Failed(message) => Some(format!("the solution fails `{}`: {message}", test.name)),
    });
    failed.collect()
}

/// The tests that a stub passes, or fails by something else than what is missing.
fn passed(stubs: &Graded, at: usize) -> Vec<String> {
    let exercise = &stubs.exercises[at];
    if let Some(reason) = &exercise.refused {
        return vec![format!("the stub: {reason}")];
    }
    let wrong = exercise.tests.iter().filter_map(|test| match &test.verdict {
        Verdict::Passed => Some(format!("the stub passes `{}`: leave the test out, or let it ask for more", test.name)),
        Verdict::Failed(message) => {
            let is_right = message.starts_with("not yet implemented") || message.contains("\n    expected  ");
            (!is_right).then(|| format!("the stub fails `{}` for another reason than that something is missing: {message}", test.name))
        }
    });
    wrong.collect()
}

/// Why a wrong answer is not told as what it is.
fn unnoticed(graded: &Graded, at: usize, when: &str) -> Option<String> {
    let exercise = &graded.exercises[at];
    if let Some(reason) = &exercise.refused {
        return Some(format!("the wrong answer \"{when}\": {reason}"));
    }
    let mut messages = exercise
        .tests
        .iter()
        .filter_map(|test| match &test.verdict {
            Verdict::Passed => None,
            Verdict::Failed(message) => Some(message),
        });
    let all: Vec<&String> = messages.by_ref().collect();
    if all
        .iter()
        .any(|message| message.contains(&format!("when {when}.")))
    {
        return None;
    }
    Some(match all.first() {
        None => format!("the wrong answer \"{when}\" passes all tests"),
        Some(message) => {
            format!("no message names the wrong answer \"{when}\"; the first says: {message}")
        }
    })
}

/// Why the bug that is to be found is found already.
fn named(graded: &Graded, at: usize, when: &str) -> Option<String> {
    let mut tests = graded.exercises[at].tests.iter();
    let names = |verdict: &Verdict| matches!(verdict, Verdict::Failed(message) if message.contains(&format!("when {when}.")));
    tests
        .any(|test| names(&test.verdict))
        .then(|| format!("a test names the bug that is to be found: \"{when}\""))
}

/// Writes the handout with its solutions, and lets the compiler and Clippy read both without a warning.
fn handed_out(workspace: &Workspace, exercises: &Exercises) -> Result<Vec<String>, Error> {
    let target = crate::grade::work(workspace)?;
    let folder = tempfile::Builder::new()
        .prefix("handout-")
        .tempdir_in(&target);
    let folder = folder.map_err(|error| Error::io("make a folder in", &target, error))?;
    let course = folder.path().join("course");
    let handout = Handout {
        exercises,
        name: "Neurons",
        book: None,
        solutions: true,
        classroom: true,
    };
    handout::write(&handout, workspace, &course)?;
    let mut problems = Vec::new();
    for (arguments, what) in [
        (
            &["clippy", "--quiet", "--all-targets", "--", "-Dwarnings"][..],
            "Clippy, of what is handed out",
        ),
        (
            &["fmt", "--check", "--", "--color=never"][..],
            "rustfmt, of what is handed out (`cargo fmt` mends it)",
        ),
    ] {
        progress(what);
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .current_dir(&course)
            .args(arguments)
            .env("CARGO_TARGET_DIR", target.join("handout"));
        let output = cargo
            .output()
            .map_err(|error| Error::io("run", Path::new("cargo"), error))?;
        if !output.status.success() {
            let said = [output.stdout, output.stderr].concat();
            problems.push(format!(
                "{what}:\n{}",
                String::from_utf8_lossy(&said).trim_end()
            ));
        }
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::{Confinement, GradedExercise, GradedTest};

    fn graded(verdicts: &[Result<(), &str>], refused: Option<&str>) -> Graded {
        let test = |verdict: &Result<(), &str>| GradedTest {
            name: "t".to_owned(),
            is_hidden: false,
            verdict: verdict.map_or_else(
                |message| Verdict::Failed(message.to_owned()),
                |()| Verdict::Passed,
            ),
        };
        Graded {
            name: String::new(),
            exercises: vec![GradedExercise {
                tests: verdicts.iter().map(test).collect(),
                refused: refused.map(str::to_owned),
                remarks: Vec::new(),
                points: 1,
            }],
            time: Duration::ZERO,
            confinement: Confinement::Full,
        }
    }

    #[test]
    fn what_does_not_hold_is_told() {
        assert!(unsolved(&graded(&[Ok(()), Ok(())], None), 0).is_empty());
        assert_eq!(
            unsolved(&graded(&[Ok(()), Err("no")], None), 0),
            ["the solution fails `t`: no"]
        );
        assert_eq!(
            unsolved(&graded(&[Err("x")], Some("x")), 0),
            ["the solution: x"]
        );

        let right = [
            Err("not yet implemented: f()"),
            Err("f()\n    expected  1\n    got       2"),
        ];
        assert!(passed(&graded(&right, None), 0).is_empty());
        assert!(passed(&graded(&[Ok(())], None), 0)[0].starts_with("the stub passes `t`"));
        assert!(
            passed(&graded(&[Err("index out of bounds")], None), 0)[0]
                .contains("for another reason")
        );
        assert_eq!(passed(&graded(&[Err("x")], Some("x")), 0), ["the stub: x"]);

        let told =
            "f()\n    expected  1\n    got       2\nThis is what you get when it is doubled.";
        assert_eq!(
            unnoticed(&graded(&[Ok(()), Err(told)], None), 0, "it is doubled"),
            None
        );
        let unnoticed = |verdicts: &[Result<(), &str>], when: &str| {
            unnoticed(&graded(verdicts, None), 0, when).unwrap()
        };
        assert_eq!(
            unnoticed(&[Ok(())], "it is doubled"),
            "the wrong answer \"it is doubled\" passes all tests"
        );
        assert!(unnoticed(&[Err(told)], "it is halved").starts_with("no message names"));
        assert!(named(&graded(&[Err(told)], None), 0, "it is doubled").is_some());
        assert!(named(&graded(&[Err(told)], None), 0, "it is halved").is_none());
    }
}
