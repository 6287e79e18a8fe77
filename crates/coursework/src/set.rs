//! The set of all exercises, in the order of the book, and the choice of some.

use std::collections::BTreeMap;

use manuscript::{Book, Diagnostic, Problem, Workspace, nearest};

use crate::error::Error;
use crate::exercise::{Exercise, Variant};

/// Where the exercises lie, from the top of the workspace.
pub(crate) const FOLDER: &str = "crates/coursework/exercises";

/// Exercises, in the order of the book.
#[derive(Clone, Debug)]
pub(crate) struct Exercises {
    /// The exercises.
    pub exercises: Vec<Exercise>,
    /// The titles of the pages that they belong to, by the paths of the pages.
    pub titles: BTreeMap<String, String>,
}

/// Which exercises are meant.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Choice {
    /// The exercises of these chapters alone, as in `1-3` or `2,4-5`
    #[arg(long, value_name = "CHAPTERS", value_parser = chapters)]
    pub chapters: Option<Chapters>,
    /// These exercises alone, by their names, with commas between them
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = trimmed)]
    pub only: Vec<String>,
}

/// Numbers of chapters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapters(Vec<usize>);

fn trimmed(text: &str) -> Result<String, String> {
    Ok(text.trim().to_owned())
}

/// `1-3`, `2,4-5`
fn chapters(text: &str) -> Result<Chapters, String> {
    let wrong = || format!("`{text}` is no list of chapters: write 2, or 1-3, or 2,4-5");
    let mut numbers = Vec::new();
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<u8>().map_err(|_| wrong());
        let range = number(first)?..=number(last)?;
        if range.is_empty() {
            return Err(wrong());
        }
        numbers.extend(range.map(usize::from));
    }
    Ok(Chapters(numbers))
}

impl Exercises {
    /// Reads all exercises of a checkout.
    ///
    /// # Errors
    ///
    /// Everything in them that is not as it has to be.
    pub(crate) fn load(workspace: &Workspace) -> Result<Exercises, Error> {
        Exercises::of(&Book::load(workspace)?).map_err(Error::Exercises)
    }

    /// The exercises among the code of a book.
    ///
    /// # Errors
    ///
    /// Everything in them that is not as it has to be.
    pub(crate) fn of(book: &Book) -> Result<Exercises, Vec<Diagnostic>> {
        let chapters = book
            .pages
            .iter()
            .filter_map(|page| page.path.strip_suffix("/index.md"));
        let (mut exercises, mut wrong) = (Vec::new(), Vec::new());
        for (at, chapter) in chapters.enumerate() {
            let folder = format!("{FOLDER}/chapter_{}/", at + 1);
            for (file, source) in book
                .code
                .iter()
                .filter(|(file, _)| file.starts_with(&folder))
            {
                let name = file[folder.len()..].trim_end_matches(".rs");
                if name == "mod" {
                    continue;
                }
                let read = Exercise::read(name, at + 1, &source.text).and_then(|exercise| {
                    let problem = problem(&exercise, book, chapter, &exercises, &source.text);
                    problem.map_or(Ok(exercise), Err)
                });
                match read {
                    Ok(exercise) => exercises.push(exercise),
                    Err(problem) => wrong.push(source.diagnostic(problem)),
                }
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let place = |path: &str| book.pages.iter().position(|page| page.path == path);
        // On one page, its own exercises come first, and then the easy ones.
        exercises.sort_by_key(|exercise| {
            let header = &exercise.header;
            (
                place(&header.page),
                header.exercise.unwrap_or(u64::MAX),
                header.points,
            )
        });
        let titles = book
            .pages
            .iter()
            .map(|page| (page.path.clone(), page.title.clone()));
        Ok(Exercises {
            exercises,
            titles: titles.collect(),
        })
    }

    /// Those that are meant.
    ///
    /// # Errors
    ///
    /// A name or a chapter without exercises.
    pub(crate) fn chosen(mut self, choice: &Choice) -> Result<Exercises, Error> {
        for name in &choice.only {
            if !self.exercises.iter().any(|exercise| exercise.name == *name) {
                let names = self.exercises.iter().map(|exercise| &exercise.name);
                return Err(Error::NoExercise(name.clone(), nearest(name, names)));
            }
        }
        if let Some(Chapters(chapters)) = &choice.chapters {
            let empty = |chapter: &&usize| {
                !self
                    .exercises
                    .iter()
                    .any(|exercise| exercise.chapter == **chapter)
            };
            if let Some(chapter) = chapters.iter().find(empty) {
                return Err(Error::NoChapter(*chapter));
            }
            self.exercises
                .retain(|exercise| chapters.contains(&exercise.chapter));
        }
        if !choice.only.is_empty() {
            self.exercises
                .retain(|exercise| choice.only.contains(&exercise.name));
        }
        match self.exercises.is_empty() {
            true => Err(Error::NothingChosen),
            false => Ok(self),
        }
    }

    /// What they are worth together.
    pub(crate) fn points(&self) -> u32 {
        self.exercises
            .iter()
            .map(|exercise| exercise.header.points)
            .sum()
    }
}

/// What is wrong with an exercise in its place.
fn problem(
    exercise: &Exercise,
    book: &Book,
    chapter: &str,
    others: &[Exercise],
    text: &str,
) -> Option<Problem> {
    const LONGEST: usize = 28;
    let name = &exercise.name;
    let header = text.find("*/").unwrap_or(0);
    if name.len() > LONGEST
        || !name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    {
        let message = format!("`{name}` is no name of an exercise");
        return Some(
            Problem::new(0..1, message).help(format!("letters, digits and `_`, {LONGEST} at most")),
        );
    }
    if others.iter().any(|other| other.name == *name) {
        return Some(Problem::new(
            0..1,
            format!("there is another exercise `{name}`"),
        ));
    }
    // Nobody compiles what no `mod.rs` names.
    let list = format!("{FOLDER}/{}/mod.rs", exercise.folder());
    let listed = book
        .code
        .get(&list)
        .is_some_and(|source| source.text.contains(&format!("\nmod {name};\n")));
    if !listed {
        return Some(
            Problem::new(0..1, format!("{list} does not name this file"))
                .help(format!("add `mod {name};`")),
        );
    }
    // An answer may bring its own equality, and then everything is equal to what it gives.
    let compares = ["PartialEq"]
        .into_iter()
        .find(|word| exercise.code(Variant::Solution).contains(word));
    let asserts = ["assert!", "assert_eq!", "assert_ne!"]
        .into_iter()
        .find(|word| exercise.tests(true).contains(word));
    if let Some(word) = compares.or(asserts) {
        let at = text.find(word).unwrap_or(0);
        let message = format!("by `{word}`, an answer can say itself what it is equal to");
        let help = "let `expect` compare numbers, truth values, and lists and tuples of them; a struct, field by field";
        return Some(Problem::new(at..at + word.len(), message).help(help));
    }
    let at = text.find("page = ").unwrap_or(0);
    let Some(page) = book.page(&exercise.header.page) else {
        let near = nearest(
            &exercise.header.page,
            book.pages.iter().map(|page| &page.path),
        );
        return Some(Problem::new(at..at + 4, "the book has no such page").nearest(near));
    };
    if !page.path.starts_with(&format!("{chapter}/")) {
        let message = format!(
            "this page is not of chapter {}, `{chapter}`",
            exercise.chapter
        );
        return Some(Problem::new(at..at + 4, message));
    }
    if let Some(number) = exercise.header.exercise
        && !page
            .exercises()
            .iter()
            .any(|exercise| exercise.number == number)
    {
        let at = text.find("exercise = ").unwrap_or(0);
        return Some(Problem::new(
            at..at + 8,
            format!("`{}` has no exercise {number}", page.path),
        ));
    }
    // What the text says is tested, or it is a number that the tests know nothing of.
    let code = text[header..]
        .lines()
        .filter(|line| !line.starts_with("//!"));
    let code: Vec<&str> = code.flat_map(numerals).collect();
    let told =
        numerals(&exercise.task).find(|number| number.len() > 1 && !code.contains(number))?;
    let at = text[header..].find(told).map_or(0, |at| header + at);
    let message = format!("the task says {told}, and no code or test of the exercise does");
    Some(Problem::new(at..at + told.len(), message).help("test what is told, or leave it out"))
}

/// The numerals of a text.
fn numerals(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .map(|number| number.trim_matches('.'))
        .filter(|number| !number.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_numbers_and_ranges() {
        assert_eq!(chapters("1-3"), Ok(Chapters(vec![1, 2, 3])));
        assert_eq!(chapters("2,4-5"), Ok(Chapters(vec![2, 4, 5])));
        for wrong in ["", "3-1", "a", "1-", "-2", "1..3", "999"] {
            assert!(chapters(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn numerals_are_found() {
        let found: Vec<&str> = numerals("σ(1) is 0.731, at 720. x₁").collect();
        assert_eq!(found, ["1", "0.731", "720"]);
    }

    #[test]
    fn the_exercises_of_the_book_can_be_read_and_chosen() {
        let workspace = Workspace::find(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let all = match Exercises::load(&workspace) {
            Ok(all) => all,
            Err(error) => panic!("{error}"),
        };
        let choice = |chapters: Option<&str>, only: &[&str]| Choice {
            chapters: chapters.map(|text| super::chapters(text).unwrap()),
            only: only.iter().map(|name| (*name).to_owned()).collect(),
        };
        let chosen = |choice: &Choice| all.clone().chosen(choice);
        let second = chosen(&choice(Some("2"), &[])).unwrap();
        assert!(
            second
                .exercises
                .iter()
                .all(|exercise| exercise.chapter == 2)
        );
        let one = chosen(&choice(None, &["fires"])).unwrap();
        assert_eq!(
            (one.exercises.len(), one.points()),
            (1, one.exercises[0].header.points)
        );
        let told = |choice: &Choice| chosen(choice).unwrap_err().to_string();
        assert_eq!(
            told(&choice(None, &["fire"])),
            "there is no exercise `fire`; did you mean `fires`?"
        );
        assert!(told(&choice(Some("99"), &[])).contains("chapter 99"));
        let other = all.exercises.iter().find(|exercise| exercise.chapter != 2);
        if let Some(other) = other {
            let chapter = other.chapter.to_string();
            assert!(told(&choice(Some(&chapter), &["fires"])).contains("no exercise is left"));
        }
    }
}
