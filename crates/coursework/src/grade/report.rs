//! Reports: a table to read, CSV for a learning platform, JUnit for a build server, and `results.json` for Gradescope.

use std::fmt::Write as _;
use std::path::Path;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use serde_json::{Value, json};

use crate::error::Error;
use crate::exercise::Exercise;
use crate::grade::{Confinement, Graded, GradedExercise, GradedTest, MISSING, Verdict};

/// A number of points: `4`, `2.67`.
pub(crate) fn points(points: f64) -> String {
    let text = format!("{points:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `the unit of the book`
fn title(test: &GradedTest) -> String {
    test.name.replace('_', " ")
}

/// One line a submission, and under it what its teacher should know.
pub(crate) fn table(exercises: &[Exercise], class: &[Graded]) -> String {
    let whole: u32 = exercises
        .iter()
        .map(|exercise| exercise.header.points)
        .sum();
    let width = class
        .iter()
        .map(|graded| graded.name.chars().count())
        .max()
        .unwrap_or(0)
        .max("submission".len());
    let mut text = format!(
        "{:width$}  points of {whole}  solved of {}\n",
        "submission",
        exercises.len()
    );
    for graded in class {
        let solved = graded
            .exercises
            .iter()
            .filter(|exercise| exercise.score() == f64::from(exercise.points))
            .count();
        let score = points(graded.score());
        let _ = writeln!(
            text,
            "{:width$}  {score:>9}  {solved:>9}",
            printable(&graded.name)
        );
        for line in remarks(exercises, graded) {
            let _ = writeln!(text, "{:width$}    {}", "", printable(&line));
        }
    }
    let confinement = class
        .iter()
        .map(|graded| graded.confinement)
        .min()
        .unwrap_or_default();
    text += match confinement {
        Confinement::Full => {
            "The tests ran without files, sockets and other programs, with limits on time, memory and output.\n"
        }
        Confinement::Partial => {
            "The tests ran with limits on time, memory and output, and without files and sockets as far as this Linux can.\n"
        }
        Confinement::None => {
            "The tests ran with limits on time, memory and output only, as this system has neither Landlock nor seccomp. \
             `--inside` runs them in a container.\n"
        }
    };
    text
}

/// What a teacher should know of a submission, a line each.
fn remarks(exercises: &[Exercise], graded: &Graded) -> Vec<String> {
    let is_missing = |answer: &GradedExercise| {
        let reason = answer.refused.as_deref();
        reason.is_some_and(|reason| reason.starts_with(MISSING) && !reason.contains("; is it"))
    };
    let pairs = || exercises.iter().zip(&graded.exercises);
    let missing: Vec<&str> = pairs()
        .filter(|(_, answer)| is_missing(answer))
        .map(|(exercise, _)| exercise.name.as_str())
        .collect();
    let mut lines = Vec::new();
    if missing.len() == exercises.len() {
        return vec!["nothing is handed in: no exercise lies in this folder".to_owned()];
    }
    if !missing.is_empty() {
        lines.push(format!("not handed in: {}", missing.join(", ")));
    }
    for (exercise, answer) in pairs().filter(|(_, answer)| !is_missing(answer)) {
        let name = &exercise.name;
        if let Some(reason) = &answer.refused {
            let error = reason.lines().find(|line| line.starts_with("error"));
            let error = error.map_or(String::new(), |error| format!(": {error}"));
            let reason = reason.lines().next().unwrap_or_default();
            lines.push(format!("{name}: not graded: {reason}{error}"));
        }
        for test in &answer.tests {
            if let Verdict::Failed(message) = &test.verdict
                && message.starts_with("the test ")
            {
                lines.push(format!("{name}: {}: {message}", title(test)));
            }
        }
        lines.extend(
            answer
                .remarks
                .iter()
                .map(|remark| format!("{name}: note: {remark}")),
        );
    }
    lines
}

/// Without what a terminal would obey, and without marks that turn the direction of letters.
pub(crate) fn printable(text: &str) -> String {
    let obeyed =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|c| if obeyed(c) { '\u{fffd}' } else { c })
        .collect()
}

/// What a student gets back, in Markdown: the points of each exercise, and what its failing tests say. Of a hidden one it says
/// that it fails.
pub(crate) fn feedback(exercises: &[Exercise], graded: &Graded) -> String {
    let whole: u32 = exercises
        .iter()
        .map(|exercise| exercise.header.points)
        .sum();
    let mut text = format!("# {} of {whole} points\n", points(graded.score()));
    for (exercise, answer) in exercises.iter().zip(&graded.exercises) {
        let (score, most) = (points(answer.score()), answer.points);
        let _ = writeln!(text, "\n## {}: {score} of {most}", exercise.header.title);
        if let Some(reason) = &answer.refused {
            let _ = writeln!(text, "\n{}", fenced(reason));
            continue;
        }
        for test in &answer.tests {
            let Verdict::Failed(message) = &test.verdict else {
                continue;
            };
            let _ = match test.is_hidden {
                true => writeln!(
                    text,
                    "\nA test that you do not have fails: {}.",
                    title(test)
                ),
                false => writeln!(text, "\n{}:\n\n{}", title(test), fenced(message)),
            };
        }
    }
    text
}

/// As it is, whatever it holds.
fn fenced(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let lines: Vec<String> = text.lines().map(printable).collect();
    format!("{fence}text\n{}\n{fence}", lines.join("\n"))
}

/// One row a submission: its name under `id`, its points an exercise, and all of them.
pub(crate) fn csv(exercises: &[Exercise], class: &[Graded], id: &str) -> Result<String, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let names = exercises.iter().map(|exercise| exercise.name.as_str());
    let head: Vec<&str> = [id].into_iter().chain(names).chain(["total"]).collect();
    let mut rows = vec![head.into_iter().map(str::to_owned).collect::<Vec<_>>()];
    for graded in class {
        let scores = graded
            .exercises
            .iter()
            .map(|exercise| points(exercise.score()));
        let total = points(graded.score());
        rows.push(
            [printable(&graded.name)]
                .into_iter()
                .chain(scores)
                .chain([total])
                .collect(),
        );
    }
    for row in rows {
        writer
            .write_record(row)
            .map_err(|error| Error::Unproved(error.to_string()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::Unproved(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Without what XML 1.0 forbids.
fn of_xml(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

/// JUnit's XML: a suite a submission, a case a test.
pub(crate) fn junit(exercises: &[Exercise], class: &[Graded]) -> Result<String, Error> {
    let mut report = Report::new("coursework");
    for graded in class {
        let mut suite = TestSuite::new(of_xml(&graded.name));
        suite.set_time(graded.time);
        for (exercise, answer) in exercises.iter().zip(&graded.exercises) {
            for test in &answer.tests {
                let status = match &test.verdict {
                    Verdict::Passed => TestCaseStatus::success(),
                    Verdict::Failed(message) => {
                        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                        status.set_message(of_xml(message));
                        status
                    }
                };
                let mut case = TestCase::new(test.name.as_str(), status);
                case.set_classname(format!("{}.{}", exercise.folder(), exercise.name));
                suite.add_test_case(case);
            }
        }
        report.add_test_suite(suite);
    }
    report
        .to_string()
        .map_err(|error| Error::Unproved(error.to_string()))
}

/// Gradescope's `results.json` for one submission, as its documentation of autograders specifies it.
pub(crate) fn gradescope(exercises: &[Exercise], graded: &Graded) -> Value {
    let mut tests = Vec::new();
    for (at, (exercise, answer)) in exercises.iter().zip(&graded.exercises).enumerate() {
        let share = f64::from(answer.points) / answer.tests.len() as f64;
        for (number, test) in answer.tests.iter().enumerate() {
            let (passed, output) = match &test.verdict {
                Verdict::Passed => (true, ""),
                Verdict::Failed(message) => (false, message.as_str()),
            };
            tests.push(json!({
                "name": format!("{}: {}", exercise.header.title, title(test)),
                "number": format!("{}.{}", at + 1, number + 1),
                "score": if passed { share } else { 0.0 },
                "max_score": share,
                "status": if passed { "passed" } else { "failed" },
                "output": output,
                "output_format": "text",
                "tags": [exercise.folder(), exercise.name],
                "visibility": if test.is_hidden { "after_published" } else { "visible" },
            }));
        }
    }
    json!({
        "score": graded.score(),
        "execution_time": graded.time.as_secs_f64(),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "tests": tests,
    })
}

/// Whether a report has a place, before the work of hours.
pub(crate) fn can_be_saved(path: &Path) -> Result<(), Error> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let kind = match (folder.is_dir(), path.is_dir()) {
        (true, false) => return Ok(()),
        (true, true) => std::io::ErrorKind::IsADirectory,
        (false, _) => std::io::ErrorKind::NotFound,
    };
    Err(Error::io("write", path, kind.into()))
}

/// Writes a report.
pub(crate) fn save(path: &Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Error::io("make", folder, error))?;
    }
    std::fs::write(path, text).map_err(|error| Error::io("write", path, error))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::exercise::Exercise;
    use crate::grade::hostile::ASKED;

    /// One exercise of two points, of whose two tests the hidden one fails.
    fn half() -> (Vec<Exercise>, Graded) {
        let test = |name: &str, is_hidden, verdict| GradedTest {
            name: name.to_owned(),
            is_hidden,
            verdict,
        };
        let graded = Graded {
            name: "=1+1, \"Ana\"\u{7}".to_owned(),
            exercises: vec![GradedExercise {
                tests: vec![
                    test("it_is_one", false, Verdict::Passed),
                    test(
                        "it_is_one_again",
                        true,
                        Verdict::Failed("got <2> &\n\u{1b}[31mred \u{fffe} ```".to_owned()),
                    ),
                ],
                refused: None,
                remarks: vec!["uses files (`std::fs`)".to_owned()],
                points: 2,
            }],
            time: Duration::from_millis(1500),
            confinement: Confinement::None,
        };
        (vec![Exercise::read("one", 3, ASKED).unwrap()], graded)
    }

    #[test]
    fn the_table_tells_points_and_remarks_and_obeys_nobody() {
        let (exercises, graded) = half();
        let table = table(&exercises, &[graded]);
        assert!(
            table.contains("points of 2") && table.contains("uses files"),
            "{table}"
        );
        assert!(
            table
                .lines()
                .nth(1)
                .unwrap()
                .ends_with("        1          0"),
            "{table}"
        );
        assert!(!table.contains('\u{7}') && table.contains("`--inside` runs them in a container"));
    }

    #[test]
    fn a_row_of_csv_is_one_row() {
        let (exercises, graded) = half();
        let text = csv(&exercises, std::slice::from_ref(&graded), "SIS Login ID").unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(
            reader.headers().unwrap(),
            vec!["SIS Login ID", "one", "total"]
        );
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows, [vec!["=1+1, \"Ana\"\u{fffd}", "1", "1"]]);
    }

    #[test]
    fn gradescope_sees_shares_and_hides_what_is_hidden() {
        let (exercises, graded) = half();
        let results = gradescope(&exercises, &graded);
        assert_eq!(
            (
                results["score"].as_f64(),
                results["execution_time"].as_f64()
            ),
            (Some(1.0), Some(1.5))
        );
        let tests = results["tests"].as_array().unwrap();
        let told = |key: &str| {
            tests
                .iter()
                .map(|test| test[key].clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(told("status"), ["passed", "failed"]);
        assert_eq!(told("visibility"), ["visible", "after_published"]);
        assert_eq!(told("max_score"), [1.0, 1.0]);
        assert_eq!(told("name"), ["One: it is one", "One: it is one again"]);
    }

    #[test]
    fn junit_is_xml_whatever_a_submission_prints() {
        let (exercises, graded) = half();
        let xml = junit(&exercises, &[graded]).unwrap();
        assert!(
            xml.contains("failures=\"1\"") && xml.contains("classname=\"chapter_3.one\""),
            "{xml}"
        );
        assert!(
            !xml.contains('\u{fffe}') && !xml.contains('\u{1b}') && !xml.contains('\u{7}'),
            "{xml}"
        );
    }

    #[test]
    fn a_student_reads_what_failed_and_nothing_of_hidden_tests() {
        let (exercises, mut graded) = half();
        let text = feedback(&exercises, &graded);
        assert!(
            text.starts_with("# 1 of 2 points\n\n## One: 1 of 2\n"),
            "{text}"
        );
        assert!(
            text.contains("A test that you do not have fails: it is one again.")
                && !text.contains("<2>"),
            "{text}"
        );
        graded.exercises[0].tests[1].is_hidden = false;
        let text = feedback(&exercises, &graded);
        assert!(
            text.contains("it is one again:\n\n````text\ngot <2> &\n\u{fffd}[31mred"),
            "{text}"
        );
    }

    #[test]
    fn what_is_missing_is_told_once() {
        let (exercises, mut graded) = half();
        graded.exercises[0].refused = Some(format!("{MISSING}chapter_3/one.rs"));
        assert_eq!(
            remarks(&exercises, &graded),
            ["nothing is handed in: no exercise lies in this folder"]
        );
        graded.exercises[0].refused = Some(format!("{MISSING}chapter_3/one.rs; is it `One.rs`?"));
        assert!(remarks(&exercises, &graded)[0].ends_with("is it `One.rs`?"));
    }

    #[test]
    fn points_have_two_decimals_at_most() {
        assert_eq!(
            [4.0, 8.0 / 3.0, 0.0, 2.5].map(points),
            ["4", "2.67", "0", "2.5"]
        );
    }
}
