//! Reports: a table to read, CSV for a learning platform, JUnit for a build server, and `results.json` for Gradescope.

use std::fmt::Write as _;
use std::path::Path;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use serde_json::{Value, json};

use crate::error::Error;
use crate::exercise::Exercise;
use crate::grade::{Confinement, Graded, GradedTest, Verdict};

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
        for (exercise, answer) in exercises.iter().zip(&graded.exercises) {
            for remark in answer.refused.iter().chain(&answer.remarks) {
                let first = remark
                    .lines()
                    .find(|line| line.starts_with("error"))
                    .unwrap_or_default();
                let remark = remark.lines().next().unwrap_or_default();
                let colon = if first.is_empty() { "" } else { ": " };
                let _ = writeln!(
                    text,
                    "{:width$}    {}: {}",
                    "",
                    exercise.name,
                    printable(&format!("{remark}{colon}{first}"))
                );
            }
        }
    }
    let confinement = class
        .iter()
        .map(|graded| graded.confinement)
        .min()
        .unwrap_or_default();
    text += match confinement {
        Confinement::Full => {
            "The tests ran without files, other programs and TCP, with limits on time, memory and output.\n"
        }
        Confinement::Partial => {
            "The tests ran with limits on time, memory and output, and as far without files as this Linux can.\n"
        }
        Confinement::None => {
            "The tests ran with limits on time, memory and output only: this system has no Landlock, and files and the network \
             were in their reach. `--inside` runs them in a container.\n"
        }
    };
    text
}

/// Without what a terminal would obey.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
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
            [graded.name.clone()]
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

/// JUnit's XML: a suite a submission, a case a test.
pub(crate) fn junit(exercises: &[Exercise], class: &[Graded]) -> Result<String, Error> {
    let mut report = Report::new("coursework");
    for graded in class {
        let mut suite = TestSuite::new(graded.name.as_str());
        suite.set_time(graded.time);
        for (exercise, answer) in exercises.iter().zip(&graded.exercises) {
            for test in &answer.tests {
                let status = match &test.verdict {
                    Verdict::Passed => TestCaseStatus::success(),
                    Verdict::Failed(message) => {
                        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                        status.set_message(message.as_str());
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

/// Writes a report.
pub(crate) fn save(path: &Path, text: &str) -> Result<(), Error> {
    std::fs::write(path, text).map_err(|error| Error::io("write", path, error))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::exercise::Exercise;
    use crate::grade::GradedExercise;
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
                        Verdict::Failed("got <2> &\n\u{1b}[31mred".to_owned()),
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
        assert_eq!(rows, [vec![graded.name.as_str(), "1", "1"]]);
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
        assert!(!xml.contains('\u{1b}') && !xml.contains('\u{7}'), "{xml}");
    }

    #[test]
    fn points_have_two_decimals_at_most() {
        assert_eq!(
            [4.0, 8.0 / 3.0, 0.0, 2.5].map(points),
            ["4", "2.67", "0", "2.5"]
        );
    }
}
