//! Exercises: one source file each, which holds the task, the solution, the stub, the wrong answers and all tests.
//!
//! ```text
//! /*
//! title = "Does it fire?"
//! page = "building-a-neuron/firing-condition.md"
//! points = 4
//! hints = ["a question", "a pointer", "almost the code"]
//! */
//! //! The task.
//!
//! /// What is asked.
//! pub fn fires(sum: f64) -> bool {
//!     // BEGIN SOLUTION
//!     sum >= 4.0
//!     // STUB
//!     // todo!("fires({sum})")
//!     // WRONG: `>` stands for `>=`
//!     // sum > 4.0
//!     // END SOLUTION
//! }
//!
//! #[cfg(test)]
//! mod tests {
//!     …
//!     // BEGIN HIDDEN TESTS
//!     …
//!     // END HIDDEN TESTS
//! }
//! ```
//!
//! What lies between the marks of a solution is the solution, and in what is handed out a stub stands there: the
//! convention of nbgrader (Project Jupyter et al., 2019, doi:10.21105/jose.00032).

use std::ops::Range;

use manuscript::Problem;
use serde::Deserialize;

/// What the comment at the beginning of a source says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    /// Its title.
    pub title: String,
    /// The page of the book that it belongs to, below the folder of the edition.
    pub page: String,
    /// The number of the exercise of that page, where it is one of them.
    pub exercise: Option<u64>,
    /// Whether something is to be written or a bug to be found.
    #[serde(default)]
    pub kind: Kind,
    /// What all its tests together are worth.
    pub points: u32,
    /// A question, a pointer, almost the code.
    pub hints: Vec<String>,
}

/// What a student does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) enum Kind {
    /// Code is written where a stub stands.
    #[default]
    #[serde(rename = "write")]
    Write,
    /// Code that compiles, runs and is wrong is mended.
    #[serde(rename = "find the bug")]
    FindTheBug,
}

/// One of the programs that an exercise holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variant {
    /// The solution.
    Solution,
    /// What is handed out.
    Stub,
    /// A wrong answer, by its place among them.
    Wrong(usize),
}

/// An answer that is known to be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrongAnswer {
    /// What is wrong, as the message of a test says it.
    pub when: String,
    region: usize,
    code: String,
}

/// An exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Exercise {
    /// The name of its file and of the program in it.
    pub name: String,
    /// The chapter of the book, from 1.
    pub chapter: usize,
    /// What its header says.
    pub header: Header,
    /// The task, in Markdown.
    pub task: String,
    /// Answers that its tests tell from right ones.
    pub wrong: Vec<WrongAnswer>,
    pieces: Vec<Piece>,
}

/// A part of the code.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Common(String),
    Region { solution: String, stub: String },
    Hidden(String),
}

const HIDDEN: [&str; 2] = ["// BEGIN HIDDEN TESTS", "// END HIDDEN TESTS"];
const BEGIN: &str = "// BEGIN SOLUTION";
const STUB: &str = "// STUB";
const WRONG: &str = "// WRONG: ";
const END: &str = "// END SOLUTION";
const TESTS: &str = "#[cfg(test)]\n";

impl Exercise {
    /// Reads a source.
    ///
    /// # Errors
    ///
    /// What is not as the form asks, with its line.
    pub(crate) fn read(name: &str, chapter: usize, text: &str) -> Result<Exercise, Problem> {
        let (header, body) = header(text)?;
        let lines: Vec<&str> = text[body..].split_inclusive('\n').collect();
        let task: Vec<&str> = lines
            .iter()
            .take_while(|line| line.starts_with("//!"))
            .map(|line| line["//!".len()..].strip_prefix(' ').unwrap_or(&line[3..]))
            .collect();
        if task.is_empty() {
            return Err(Problem::new(body..body, "the task is missing")
                .help("write it in lines with `//!` after the comment at the beginning"));
        }
        let start = body
            + lines[..task.len()]
                .iter()
                .map(|line| line.len())
                .sum::<usize>();
        let (pieces, wrong) = pieces(text, start)?;
        let whole = &text[start..];
        if whole.matches(TESTS).count() != 1 || !whole.trim_end().ends_with("\n}") {
            return Err(
                Problem::new(start..start, "there is not one module of tests at the end")
                    .help("write `#[cfg(test)]` and `mod tests { … }` once, after everything else"),
            );
        }
        if !whole.contains("#[test]\n") {
            return Err(Problem::new(start..start, "there is no test"));
        }
        Ok(Exercise {
            name: name.to_owned(),
            chapter,
            header,
            task: task.concat().trim_end().to_owned() + "\n",
            wrong,
            pieces,
        })
    }

    /// `chapter_2`: the folder that it lies in.
    pub(crate) fn folder(&self) -> String {
        format!("chapter_{}", self.chapter)
    }

    /// `chapter_2/fires.rs`
    pub(crate) fn path(&self) -> String {
        format!("{}/{}.rs", self.folder(), self.name)
    }

    /// What it asks for, without tests.
    pub(crate) fn code(&self, variant: Variant) -> String {
        let whole = self.whole(variant, false);
        match whole.split_once(TESTS) {
            Some((code, _)) => code.trim_end().to_owned() + "\n",
            None => whole,
        }
    }

    /// Its tests: a module.
    pub(crate) fn tests(&self, hidden: bool) -> String {
        let whole = self.whole(Variant::Solution, hidden);
        let tests = whole.split_once(TESTS).map_or("", |(_, tests)| tests);
        format!("{TESTS}{}\n", tests.trim_end())
    }

    /// The code and the tests.
    fn whole(&self, variant: Variant, hidden: bool) -> String {
        let wrong = match variant {
            Variant::Wrong(at) => Some(&self.wrong[at]),
            _ => None,
        };
        let (mut text, mut region) = (String::new(), 0);
        for piece in &self.pieces {
            match piece {
                Piece::Common(code) => text += code,
                Piece::Hidden(code) if hidden => text += code,
                // The empty line that stands before the marks goes with them.
                Piece::Hidden(_) => text.truncate(text.trim_end().len() + 1),
                Piece::Region { solution, stub } => {
                    text += match (variant, wrong) {
                        (Variant::Stub, _) => stub,
                        (_, Some(wrong)) if wrong.region == region => &wrong.code,
                        _ => solution,
                    };
                    region += 1;
                }
            }
        }
        text
    }
}

/// The header, and where what follows it begins.
fn header(text: &str) -> Result<(Header, usize), Problem> {
    const OPEN: &str = "/*\n";
    const CLOSE: &str = "\n*/\n";
    let end = text
        .find(CLOSE)
        .filter(|_| text.starts_with(OPEN))
        .ok_or_else(|| {
            Problem::new(0..1, "the comment at the beginning is missing")
                .help("begin with `/*`, `title = …`, `page = …`, `points = …`, `hints = […]`, `*/`")
        })?;
    let header: Header = toml::from_str(&text[OPEN.len()..end]).map_err(|error| {
        Problem::new(error.span().unwrap_or(0..1), error.message()).shifted(OPEN.len())
    })?;
    let wrong = |what: &str| Problem::new(0..end, what.to_owned());
    if header.points == 0 {
        return Err(wrong("an exercise is worth a point at least"));
    }
    if header.title.trim().is_empty() {
        return Err(wrong("the title is empty"));
    }
    if header.hints.len() != 3 || header.hints.iter().any(|hint| hint.trim().is_empty()) {
        return Err(wrong(
            "there are not three hints: a question, a pointer, almost the code",
        ));
    }
    Ok((header, end + CLOSE.len()))
}

/// The code from `start` on, in pieces, and the wrong answers.
fn pieces(text: &str, start: usize) -> Result<(Vec<Piece>, Vec<WrongAnswer>), Problem> {
    let (mut pieces, mut wrong) = (Vec::new(), Vec::new());
    let (mut at, mut common, mut regions) = (start, String::new(), 0);
    let mut lines = text[start..].split_inclusive('\n');
    // The lines up to `end`, and the span of the mark that was looked for.
    while let Some(line) = lines.next() {
        let mark = at..at + line.trim_end().len();
        at += line.len();
        let [begin_hidden, end_hidden] = HIDDEN;
        match line.trim() {
            BEGIN => {
                let inside = until(&mut lines, &mut at, END, &mark)?;
                pieces.push(Piece::Common(std::mem::take(&mut common)));
                let (region, answers) = region(&inside, regions, &mark)?;
                pieces.push(region);
                wrong.extend(answers);
                regions += 1;
            }
            mark_of_tests if mark_of_tests == begin_hidden => {
                let inside = until(&mut lines, &mut at, end_hidden, &mark)?;
                pieces.push(Piece::Common(std::mem::take(&mut common)));
                pieces.push(Piece::Hidden(inside));
            }
            stray
                if stray == END
                    || stray == STUB
                    || stray == end_hidden
                    || stray.starts_with("// WRONG") =>
            {
                return Err(Problem::new(mark, format!("`{stray}` stands in no region")));
            }
            _ => common += line,
        }
    }
    pieces.push(Piece::Common(common));
    match regions {
        0 => Err(Problem::new(start..start, "no solution is marked")
            .help(format!("write `{BEGIN}` before it and `{END}` after it"))),
        _ if wrong.is_empty() => Err(Problem::new(start..start, "no wrong answer is given").help(
            format!("write `{WRONG}…` and its code behind `//`, before `{END}`"),
        )),
        _ => Ok((pieces, wrong)),
    }
}

fn until<'a>(
    lines: &mut impl Iterator<Item = &'a str>,
    at: &mut usize,
    end: &str,
    mark: &Range<usize>,
) -> Result<String, Problem> {
    let mut inside = String::new();
    for line in lines {
        *at += line.len();
        if line.trim() == end {
            return Ok(inside);
        }
        inside += line;
    }
    Err(Problem::new(
        mark.clone(),
        format!("`{end}` does not follow"),
    ))
}

/// What lies between the marks of a solution.
fn region(
    inside: &str,
    region: usize,
    mark: &Range<usize>,
) -> Result<(Piece, Vec<WrongAnswer>), Problem> {
    let problem = |message: String| Err(Problem::new(mark.clone(), message));
    let (mut solution, mut stub, mut answers) =
        (String::new(), None::<String>, Vec::<WrongAnswer>::new());
    for line in inside.split_inclusive('\n') {
        if line.trim() == STUB {
            if stub.is_some() || !answers.is_empty() {
                return problem("the stub stands once, before the wrong answers".to_owned());
            }
            stub = Some(String::new());
        } else if let Some(when) = line.trim().strip_prefix(WRONG) {
            let (when, code) = (when.to_owned(), String::new());
            answers.push(WrongAnswer { when, region, code });
        } else if let Some(code) = answers
            .last_mut()
            .map(|answer| &mut answer.code)
            .or(stub.as_mut())
        {
            let Some(uncommented) = uncommented(line) else {
                return problem(format!("`{}` is not behind `// `", line.trim()));
            };
            *code += &uncommented;
        } else {
            solution += line;
        }
    }
    let Some(stub) = stub else {
        return problem(format!("`{STUB}` is missing in this region"));
    };
    // Rustlings and a reader look for it.
    let indentation = &inside[..inside.len() - inside.trim_start().len()];
    let stub = format!("{indentation}// TODO: your code\n{stub}");
    Ok((Piece::Region { solution, stub }, answers))
}

/// A line of code that stands in a comment.
fn uncommented(line: &str) -> Option<String> {
    let (indentation, code) = line.split_once("//")?;
    let code = code.strip_prefix(' ').unwrap_or(code);
    indentation
        .trim()
        .is_empty()
        .then(|| match code.trim().is_empty() {
            true => "\n".to_owned(),
            false => format!("{indentation}{code}"),
        })
}

#[cfg(test)]
mod tests {
    use manuscript::Source;

    use super::*;

    const SOURCE: &str = r#"/*
title = "Is it four?"
page = "a/b.md"
points = 2
hints = ["What is it?", "Look.", "`sum == …`"]
*/
//! Compare.
//!
//! $$ s = 4 $$

/// Whether it is four.
pub fn four(sum: i32) -> bool {
    // BEGIN SOLUTION
    let four = 4;

    sum == four
    // STUB
    // todo!("four({sum})")
    // WRONG: it is compared with five
    // let five = 5;
    //
    // sum == five
    // WRONG: it is turned around
    // sum != 4
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one() {}

    // BEGIN HIDDEN TESTS
    #[test]
    fn two() {}
    // END HIDDEN TESTS
}
"#;

    fn exercise(text: &str) -> Result<Exercise, Problem> {
        Exercise::read("four", 2, text)
    }

    #[test]
    fn a_source_holds_all_programs() {
        let four = exercise(SOURCE).unwrap();
        assert_eq!(four.path(), "chapter_2/four.rs");
        assert_eq!(four.task, "Compare.\n\n$$ s = 4 $$\n");
        let body = |inside: &str| {
            format!("\n/// Whether it is four.\npub fn four(sum: i32) -> bool {{\n{inside}}}\n")
        };
        assert_eq!(
            four.code(Variant::Solution),
            body("    let four = 4;\n\n    sum == four\n")
        );
        assert_eq!(
            four.code(Variant::Stub),
            body("    // TODO: your code\n    todo!(\"four({sum})\")\n")
        );
        assert_eq!(
            four.code(Variant::Wrong(0)),
            body("    let five = 5;\n\n    sum == five\n")
        );
        assert_eq!(four.code(Variant::Wrong(1)), body("    sum != 4\n"));
        let whens: Vec<&str> = four
            .wrong
            .iter()
            .map(|answer| answer.when.as_str())
            .collect();
        assert_eq!(whens, ["it is compared with five", "it is turned around"]);
    }

    #[test]
    fn hidden_tests_stay_with_the_teacher() {
        let four = exercise(SOURCE).unwrap();
        let open =
            "#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn one() {}\n}\n";
        assert_eq!(four.tests(false), open);
        assert!(
            four.tests(true)
                .contains("\n    fn one() {}\n\n    #[test]\n    fn two() {}\n}\n")
        );
        assert!(!four.tests(true).contains("HIDDEN"));
    }

    #[test]
    fn what_is_not_as_the_form_asks_is_told() {
        let told = |from: &str, to: &str| {
            assert!(SOURCE.contains(from), "{from}");
            exercise(&SOURCE.replacen(from, to, 1)).unwrap_err().message
        };
        assert!(told("/*", "//").contains("the comment at the beginning is missing"));
        assert!(told("points = 2", "points = 0").contains("a point at least"));
        assert!(told("points = 2", "point = 2").contains("unknown field `point`"));
        assert!(told("\"Look.\", ", "").contains("not three hints"));
        assert!(told("\"Look.\"", "\" \"").contains("not three hints"));
        assert!(told("//! Compare.\n//!\n//! $$ s = 4 $$\n", "").contains("the task is missing"));
        assert!(told("title = \"Is it four?\"", "title = \"\"").contains("the title is empty"));
        assert!(told("    // STUB\n", "").contains("`// STUB` is missing"));
        assert!(told("    // todo", "    todo").contains("is not behind `// `"));
        assert!(told("    // END SOLUTION\n", "").contains("does not follow"));
        assert!(told("    // BEGIN SOLUTION\n", "").contains("stands in no region"));
        assert!(told("    // END HIDDEN TESTS\n", "").contains("does not follow"));
        assert!(told("#[cfg(test)]\n", "").contains("there is not one module of tests"));
        let none = SOURCE.split_inclusive("\")\n").next().unwrap().to_owned()
            + "    // END SOLUTION\n}\n#[cfg(test)]\nmod tests {\n}\n";
        assert!(
            exercise(&none)
                .unwrap_err()
                .message
                .contains("no wrong answer")
        );
    }

    #[test]
    fn a_mistake_is_where_it_is() {
        let source = Source::new("x.rs", SOURCE.replacen("points = 2", "points = \"2\"", 1));
        let told = source.diagnostic(Exercise::read("four", 2, &source.text).unwrap_err());
        assert_eq!((told.line, told.column), (4, 10));
    }
}
