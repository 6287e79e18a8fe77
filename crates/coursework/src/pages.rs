//! The exercises on the pages of the book: each stands at the end of the page that it belongs to, with its task, its file
//! and its solution folded, from the source that is handed out.

use manuscript::{Book, Diagnostic, Page};

use crate::exercise::{Exercise, Kind, Variant};
use crate::set::Exercises;

/// The page about the coursework, which lists all exercises.
pub const PAGE: &str = "appendices/coursework.md";

/// Puts the exercises on the pages of a book.
///
/// # Errors
///
/// Everything in the exercises that is not as it has to be.
pub fn put_on(book: &mut Book) -> Result<(), Vec<Diagnostic>> {
    let exercises = Exercises::of(book)?;
    for at in 0..book.pages.len() {
        let page = &book.pages[at];
        let here: Vec<&Exercise> = exercises
            .exercises
            .iter()
            .filter(|exercise| exercise.header.page == page.path)
            .collect();
        let text = match page.path == PAGE {
            true => Some(format!(
                "{}\n\n{}",
                page.text().trim_end(),
                list(&exercises)
            )),
            false => (!here.is_empty()).then(|| with(page, &here)),
        };
        if let Some(text) = text {
            book.pages[at] = page.with_text(text);
        }
    }
    Ok(())
}

/// The text of a page, with its exercises.
fn with(page: &Page, exercises: &[&Exercise]) -> String {
    let mut text = page.text().trim_end().to_owned();
    let listed = page.exercises();
    let (its_own, more): (Vec<&Exercise>, Vec<&Exercise>) = exercises
        .iter()
        .partition(|exercise| exercise.header.exercise.is_some());
    // From the last to the first, so that the places of the others stay.
    for item in listed.iter().rev() {
        let program = its_own
            .iter()
            .find(|exercise| exercise.header.exercise == Some(item.number));
        if let (Some(program), true) = (program, item.question.end <= text.len()) {
            let indentation = " ".repeat(format!("{}. ", item.number).len());
            let end = text[..item.question.end].trim_end().len();
            text.insert_str(end, &format!("\n\n{indentation}{}", file(program, page)));
        }
    }
    let mut number = listed.last().map_or(0, |exercise| exercise.number);
    if number == 0 && !more.is_empty() {
        text += "\n\n**Exercises.**";
    }
    for exercise in more {
        number += 1;
        text += &format!("\n\n{}", item(exercise, number, page));
    }
    text + "\n"
}

/// An exercise in the list of its page.
fn item(exercise: &Exercise, number: u64, page: &Page) -> String {
    let title = &exercise.header.title;
    let title = match title.ends_with(['.', '?']) {
        true => title.clone(),
        false => format!("{title}."),
    };
    let bug = match exercise.header.kind {
        Kind::FindTheBug => format!("\n\n```rust\n{}\n```", code(exercise, Variant::Stub)),
        Kind::Write => String::new(),
    };
    let text = format!(
        "**{title}** {}{bug}\n\n{}\n\n<details class=\"solution\">\n<summary>Solution</summary>\n\n```rust\n{}\n```\n\n</details>",
        exercise.task.trim(),
        file(exercise, page),
        code(exercise, Variant::Solution)
    );
    let marker = format!("{number}. ");
    let mut lines = text.lines();
    let mut indented = format!("{marker}{}", lines.next().unwrap_or_default());
    for line in lines {
        indented += "\n";
        if !line.is_empty() {
            indented += &" ".repeat(marker.len());
            indented += line;
        }
    }
    indented
}

/// What an exercise asks for, without what is said about it.
fn code(exercise: &Exercise, variant: Variant) -> String {
    let code = exercise.code(variant);
    let lines = code.lines().filter(|line| {
        !line.trim_start().starts_with("///") && line.trim() != "// TODO: your code"
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Which file to open.
fn file(exercise: &Exercise, page: &Page) -> String {
    let up = "../".repeat(page.path.matches('/').count());
    format!(
        "To program: `exercises/{}` of the [coursework]({up}{PAGE}).",
        exercise.path()
    )
}

/// All exercises, as a table.
fn list(exercises: &Exercises) -> String {
    let mut text =
        "## All exercises\n\n| file | what it is about | page | points |\n|---|---|---|---|\n"
            .to_owned();
    for exercise in &exercises.exercises {
        let header = &exercise.header;
        let page = exercises
            .titles
            .get(&header.page)
            .map_or("", String::as_str);
        text += &format!(
            "| `{}` | {} | [{page}](../{}) | {} |\n",
            exercise.path(),
            header.title,
            header.page,
            header.points
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use manuscript::Workspace;

    use super::*;

    #[test]
    fn every_exercise_stands_on_its_page_with_its_solution() {
        let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let before = Book::load(&workspace).unwrap();
        let mut book = before.clone();
        put_on(&mut book).unwrap();
        let exercises = Exercises::of(&before).unwrap();
        for exercise in &exercises.exercises {
            let (page, was) = (
                book.page(&exercise.header.page).unwrap(),
                before.page(&exercise.header.page).unwrap(),
            );
            let named = |text: &str| {
                text.matches(&format!("`exercises/{}`", exercise.path()))
                    .count()
            };
            assert_eq!(
                (named(page.text()), named(was.text())),
                (1, 0),
                "{}",
                exercise.path()
            );
            let mut listed = page.exercises().into_iter();
            let here = listed
                .find(|listed| named(&page.text()[listed.question.clone()]) == 1)
                .unwrap();
            if let Some(number) = exercise.header.exercise {
                assert_eq!(here.number, number, "{}", exercise.path());
            } else {
                let solution = &page.text()[here.solution.unwrap()];
                let line = |line: &str| !line.trim().is_empty() && !line.trim().starts_with("///");
                for line in exercise
                    .code(Variant::Solution)
                    .lines()
                    .filter(|code| line(code))
                {
                    assert!(
                        solution.contains(line.trim()),
                        "{}: {line}",
                        exercise.path()
                    );
                }
            }
            // What stood there stands there still.
            let own = |page: &Page| page.exercises().len();
            assert!(own(page) >= own(was));
        }
    }
}
