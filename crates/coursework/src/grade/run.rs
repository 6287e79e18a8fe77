//! Runs: the tests of a compiled submission, one process an exercise, begun again where a test ends it.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::grade::process::{Ended, Limits, Supervised, pieces};

/// What became of one test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It passed.
    Passed,
    /// It failed, and this is why.
    Failed(String),
}

/// How submissions are run.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// How long a test may take.
    pub(crate) timeout: Duration,
    /// What the compiler may use.
    pub(crate) compiler: Limits,
    /// A program, with its arguments, that runs another one inside of something; `{}` is the folder of that one.
    pub(crate) inside: Vec<String>,
}

/// How far the processes are confined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Confinement {
    /// By limits alone.
    None,
    /// By what an older Linux knows.
    Partial,
    /// Files, programs and TCP are out of reach.
    #[default]
    Full,
}

/// How much a test may print, in bytes.
const OUTPUT: usize = 1 << 20;

/// Runs the `n` tests of an exercise.
///
/// # Errors
///
/// A program that cannot be started.
pub(crate) fn run(
    program: &Path,
    exercise: &str,
    n: usize,
    settings: &Settings,
) -> Result<(Vec<Verdict>, Confinement), Error> {
    let (mut verdicts, mut confinement) = (Vec::new(), Confinement::Full);
    while verdicts.len() < n {
        let first = verdicts.len();
        let ended = round(
            program,
            exercise,
            n,
            &mut verdicts,
            &mut confinement,
            settings,
        )?;
        if let Some(ended) = ended
            && verdicts.len() < n
        {
            let limits = Limits {
                time: settings.timeout,
                memory: 0,
                output: OUTPUT,
            };
            verdicts.push(Verdict::Failed(format!("the test {}", ended.told(&limits))));
        }
        if verdicts.len() == first {
            verdicts.resize(n, Verdict::Failed("the test did not begin".to_owned()));
        }
    }
    Ok((verdicts, confinement))
}

/// The number of verdicts that the process gave is what counts, and a line is taken only when it is the one that has to come
/// next: who has found out the word gains no time by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Confined,
    Begin,
    Verdict,
}

/// Runs the tests that have no verdict yet, until the process ends; how it ended when a test ended it.
fn round(
    program: &Path,
    exercise: &str,
    n: usize,
    verdicts: &mut Vec<Verdict>,
    confinement: &mut Confinement,
    settings: &Settings,
) -> Result<Option<Ended>, Error> {
    let folder = program.parent().unwrap_or(Path::new("."));
    let mut command = match settings.inside.split_first() {
        None => Command::new(program),
        Some((first, arguments)) => {
            let mut command = Command::new(first);
            command.args(
                arguments
                    .iter()
                    .map(|argument| argument.replace("{}", &folder.display().to_string())),
            );
            command.arg(program);
            command
        }
    };
    command
        .arg(exercise)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command.env_clear();
    if !settings.inside.is_empty() {
        command.envs(
            ["PATH", "HOME"]
                .iter()
                .filter_map(|name| Some((name, std::env::var_os(name)?))),
        );
    }
    let word = word();
    let mut process = Supervised::start(command)?;
    if let Some(mut stdin) = process.0.stdin.take() {
        // A process that has ended already says so below.
        let _ = writeln!(stdin, "{word} {}", verdicts.len());
    }
    let receiver = process
        .0
        .stdout
        .take()
        .map(|pipe| pieces(Box::new(pipe) as Box<dyn Read + Send>));
    let mut next = Next::Confined;
    let (mut line, mut printed, mut began) = (Vec::new(), 0, Instant::now());
    // To start may take longer than a test, inside of something.
    let mut time = settings.timeout.max(Duration::from_secs(30));
    while let Some(receiver) = &receiver {
        let piece = match receiver.recv_timeout(time.saturating_sub(began.elapsed())) {
            Ok(piece) => piece,
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                process.end();
                return Ok(Some(Ended::TimeOut));
            }
        };
        printed += piece.len();
        for byte in piece {
            if byte != b'\n' {
                // What is longer than any line of the harness is not of it.
                if line.len() < 50_000 {
                    line.push(byte);
                }
                continue;
            }
            let text = String::from_utf8_lossy(&line).into_owned();
            line.clear();
            let Some(said) = text.strip_prefix(&word).map(str::trim_start) else {
                continue;
            };
            next = match (next, said.split_once(' ').unwrap_or((said, ""))) {
                (Next::Confined, ("confined", how)) => {
                    let how = match how {
                        "full" => Confinement::Full,
                        "partial" => Confinement::Partial,
                        _ => Confinement::None,
                    };
                    *confinement = how.min(*confinement);
                    Next::Begin
                }
                (Next::Begin, ("begin", at)) if at == verdicts.len().to_string() => {
                    time = settings.timeout;
                    Next::Verdict
                }
                (Next::Verdict, ("passed", _)) => {
                    verdicts.push(Verdict::Passed);
                    Next::Begin
                }
                (Next::Verdict, ("failed", message)) => {
                    verdicts.push(Verdict::Failed(unescaped(message)));
                    Next::Begin
                }
                _ => continue,
            };
            (printed, began) = (0, Instant::now());
            if verdicts.len() == n {
                process.end();
                return Ok(None);
            }
        }
        if printed > OUTPUT {
            process.end();
            return Ok(Some(Ended::Flood));
        }
    }
    // It may have closed its output and go on.
    while began.elapsed() < time {
        if let Ok(Some(status)) = process.0.try_wait() {
            if next == Next::Confined {
                *confinement = Confinement::None;
            }
            return Ok(Some(Ended::from(status)));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    process.end();
    Ok(Some(Ended::TimeOut))
}

/// A word that no submission can guess.
fn word() -> String {
    use std::hash::{BuildHasher, RandomState};
    // The keys of each are drawn by the system.
    (0..4_u64)
        .map(|at| format!("{:016x}", RandomState::new().hash_one(at)))
        .collect()
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => plain.push('\n'),
                Some('r') => plain.push('\r'),
                Some(other) => plain.push(other),
                None => {}
            },
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_back_as_it_was() {
        assert_eq!(unescaped(r"a\nb\\n\\\\c"), "a\nb\\n\\\\c");
    }

    #[test]
    fn no_word_comes_twice() {
        let words: std::collections::BTreeSet<String> = (0..100).map(|_| word()).collect();
        assert_eq!(words.len(), 100);
        assert!(words.iter().all(|word| word.len() == 64));
    }
}
