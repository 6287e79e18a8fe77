//! Exercises: each has a solution.

use manuscript::{Book, Page};

use crate::pages::{Check, assert_none, book};

/// The pages whose exercises are still to be solved. The list only shrinks.
const WITHOUT_SOLUTIONS: &str = include_str!("exercises_without_solutions.txt");

/// Exercises without a solution, on a page that is not listed; and a listed page that has them all.
fn unsolved(_: &Book, page: &Page) -> Vec<String> {
    let exercises = page.exercises();
    let unsolved: Vec<String> = exercises
        .iter()
        .filter(|exercise| exercise.solution.is_none())
        .map(|exercise| {
            let here = page.location(exercise.question.start);
            format!("{here}: exercise {} has no solution", exercise.number)
        })
        .collect();
    match WITHOUT_SOLUTIONS.lines().any(|listed| listed == page.path) {
        false => unsolved,
        true if unsolved.is_empty() => vec![format!(
            "{} is solved: take it out of tests/exercises_without_solutions.txt",
            page.path
        )],
        true => Vec::new(),
    }
}

/// Listed pages that are no pages of the book.
fn unknown(book: &Book) -> Vec<String> {
    let listed = WITHOUT_SOLUTIONS.lines();
    listed
        .filter(|path| book.page(path).is_none())
        .map(|path| format!("tests/exercises_without_solutions.txt names {path}, which is no page"))
        .collect()
}

pub(crate) const CHECKS: [Check; 2] = [Check::EachPage(unsolved), Check::Book(unknown)];

#[test]
fn every_exercise_has_a_solution() {
    CHECKS
        .iter()
        .for_each(|check| assert_none(check.run(book())));
}

#[test]
fn an_exercise_without_a_solution_is_told() {
    let page = crate::pages::sample("book/en/new.md", "**Exercises.**\n\n1. Add 5 and 3.\n");
    assert_eq!(
        unsolved(book(), &page),
        ["book/en/new.md:3:3: exercise 1 has no solution"]
    );
}
