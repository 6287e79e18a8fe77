//! Exercises: each has a solution.

use manuscript::{Book, Page};

use crate::pages::{Check, assert_none, book};

/// Exercises without a solution.
fn unsolved(_: &Book, page: &Page) -> Vec<String> {
    let exercises = page.exercises().into_iter();
    let unsolved = exercises.filter(|exercise| exercise.solution.is_none());
    let told = |exercise: manuscript::Exercise| {
        let here = page.location(exercise.question.start);
        format!("{here}: exercise {} has no solution", exercise.number)
    };
    unsolved.map(told).collect()
}

pub(crate) const CHECKS: [Check; 1] = [Check::EachPage(unsolved)];

#[test]
fn every_exercise_has_a_solution() {
    assert_none(CHECKS[0].run(book()));
}

#[test]
fn an_exercise_without_a_solution_is_told() {
    let page = crate::pages::sample("book/en/new.md", "**Exercises.**\n\n1. Add 5 and 3.\n");
    assert_eq!(
        unsolved(book(), &page),
        ["book/en/new.md:3:3: exercise 1 has no solution"]
    );
}
