//! The command line: `cargo run -- coursework new`, `check`, `grade`.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use clap::Subcommand;
use manuscript::Workspace;

use crate::check::{self, progress};
use crate::error::Error;
use crate::grade::{COMPILER, Grader, Settings, report};
use crate::handout::{self, Handout};
use crate::set::{Choice, Exercises};

/// What can be done with the exercises.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a folder with exercises for a class: for Rustlings, and for Cargo alone
    New {
        /// The folder, which must not be there yet
        folder: PathBuf,
        /// Which exercises
        #[command(flatten)]
        choice: Choice,
        /// What the course is called
        #[arg(long, default_value = "Neurons")]
        name: String,
        /// Where the book can be read; without it the exercises name their page by its path
        #[arg(long, value_name = "URL")]
        book: Option<String>,
        /// Put the solutions in
        #[arg(long)]
        solutions: bool,
        /// Add a workflow that grades each exercise in GitHub Classroom
        #[arg(long)]
        classroom: bool,
    },
    /// List the exercises with their points
    List {
        /// Which exercises
        #[command(flatten)]
        choice: Choice,
    },
    /// Prove that every stub fails, every solution passes, and every wrong answer is told as what it is
    Check {
        /// Which exercises
        #[command(flatten)]
        choice: Choice,
        /// How many submissions are compiled side by side
        #[arg(long, value_name = "N")]
        jobs: Option<NonZeroUsize>,
    },
    /// Grade the folders that come back
    Grade {
        /// The submissions: a folder each, with the exercises in it
        #[arg(required = true, value_name = "SUBMISSION")]
        submissions: Vec<PathBuf>,
        /// Which exercises
        #[command(flatten)]
        choice: Choice,
        /// Run the tests too that were not handed out
        #[arg(long)]
        hidden: bool,
        /// How many submissions are graded side by side [default: one a processor]
        #[arg(long, value_name = "N")]
        jobs: Option<NonZeroUsize>,
        /// How long a test may take, in seconds
        #[arg(long, value_name = "SECONDS", default_value_t = 10)]
        timeout: u16,
        /// Write the points as CSV, one row a submission
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
        /// What the column with the names is called
        #[arg(long, value_name = "NAME", default_value = "student", requires = "csv")]
        id_column: String,
        /// Write every test as JUnit's XML
        #[arg(long, value_name = "FILE")]
        junit: Option<PathBuf>,
        /// Write Gradescope's results.json, of one submission
        #[arg(long, value_name = "FILE")]
        gradescope: Option<PathBuf>,
        /// Write what each student gets back, in Markdown, into a folder: points and failing tests
        #[arg(long, value_name = "FOLDER")]
        feedback: Option<PathBuf>,
        /// Run the tests inside of something: a command to which the program is added, with {} for the folder of the program,
        /// as in "docker run --rm -i --network none -v {}:{}:ro debian:stable-slim"
        #[arg(long, value_name = "COMMAND")]
        inside: Option<String>,
    },
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    ///
    /// What keeps it from being done. A submission that fails does not.
    pub fn run(self) -> Result<(), Error> {
        let workspace = Workspace::find(Path::new("."))?;
        let exercises = Exercises::load(&workspace)?;
        match self {
            Command::New {
                folder,
                choice,
                name,
                book,
                solutions,
                classroom,
            } => {
                let exercises = exercises.chosen(&choice)?;
                let handout = Handout {
                    exercises: &exercises,
                    name: &name,
                    book: book.as_deref(),
                    solutions,
                    classroom,
                };
                handout::write(&handout, &workspace, &folder)?;
                let n = exercises.exercises.len();
                say(&format!(
                    "{}: {n} exercises, {} points\nfor students: its README.md says how to begin",
                    folder.display(),
                    exercises.points()
                ));
                Ok(())
            }
            Command::List { choice } => {
                let exercises = exercises.chosen(&choice)?;
                for exercise in &exercises.exercises {
                    let header = &exercise.header;
                    let page = exercises
                        .titles
                        .get(&header.page)
                        .map_or("", String::as_str);
                    say(&format!(
                        "{:38} {} points  {} ({page})",
                        exercise.path(),
                        header.points,
                        header.title
                    ));
                }
                let n = exercises.exercises.len();
                say(&format!("{n} exercises, {} points", exercises.points()));
                Ok(())
            }
            Command::Check { choice, jobs } => {
                let proved =
                    check::check(&workspace, exercises.chosen(&choice)?, processors(jobs))?;
                say(&format!(
                    "{} exercises: every stub fails, every solution passes {} tests, {} wrong answers are told as what they are ({:.1} s)",
                    proved.exercises,
                    proved.tests,
                    proved.wrong_answers,
                    proved.time.as_secs_f64()
                ));
                Ok(())
            }
            Command::Grade {
                submissions,
                choice,
                hidden,
                jobs,
                timeout,
                csv,
                id_column,
                junit,
                gradescope,
                feedback,
                inside,
            } => {
                if gradescope.is_some() && submissions.len() > 1 {
                    return Err(Error::OneForGradescope(submissions.len()));
                }
                let inside = match inside.as_deref().map(shlex::split) {
                    Some(None) => return Err(Error::Inside),
                    Some(Some(words)) => words,
                    None => Vec::new(),
                };
                let settings = Settings {
                    timeout: Duration::from_secs(u64::from(timeout.max(1))),
                    compiler: COMPILER,
                    inside,
                };
                let start = Instant::now();
                let grader = Grader::new(&workspace, exercises.chosen(&choice)?, hidden, settings)?;
                for path in [&csv, &junit, &gradescope].into_iter().flatten() {
                    report::can_be_saved(path)?;
                }
                grader.trust()?;
                let submissions = grader.read(&submissions)?;
                let n = submissions.len();
                let class = grader.grade(&submissions, processors(jobs), |count, graded| {
                    let points = report::points(graded.score());
                    progress(&format!(
                        "[{count}/{n}] {}: {points} ({:.1} s)",
                        report::printable(&graded.name),
                        graded.time.as_secs_f64()
                    ));
                })?;
                let exercises = &grader.exercises;
                say(report::table(exercises, &class).trim_end());
                say(&format!(
                    "{n} graded in {:.1} s",
                    start.elapsed().as_secs_f64()
                ));
                if let Some(path) = csv {
                    report::save(&path, &report::csv(exercises, &class, &id_column)?)?;
                }
                if let Some(folder) = feedback {
                    for graded in &class {
                        let file = folder.join(format!("{}.md", graded.name));
                        report::save(&file, &report::feedback(exercises, graded))?;
                    }
                }
                if let Some(path) = junit {
                    report::save(&path, &report::junit(exercises, &class)?)?;
                }
                if let (Some(path), [graded]) = (gradescope, class.as_slice()) {
                    report::save(
                        &path,
                        &format!("{:#}\n", report::gradescope(exercises, graded)),
                    )?;
                }
                Ok(())
            }
        }
    }
}

fn processors(jobs: Option<NonZeroUsize>) -> usize {
    let jobs = jobs.or_else(|| thread::available_parallelism().ok());
    jobs.map_or(1, NonZeroUsize::get)
}

/// Who closes the pipe (`| head`) has read enough; what was to be done is done all the same.
fn say(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}
