//! The harness: runs the tests of one exercise in a process that has given up what tests do not need.
//!
//! This file is the library of the package `kit`, which every program that grades is linked with. It uses nothing of this crate.
//!
//! The grader writes a word that nobody can guess and the number of the first test to the standard input, and each line
//! that begins with the word comes from here and not from the submission: the word is read before any code of the submission
//! runs, and stands nowhere else.

use std::any::Any;
use std::io::{self, Write};
use std::panic;
use std::process::ExitCode;

/// How much memory a submission may ask for, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;

/// How long its tests may compute when nobody watches them any more, in seconds.
#[cfg(unix)]
const PROCESSOR: u64 = 600;

/// Runs the tests from the one that the grader names on.
pub fn run(tests: &[fn()]) -> ExitCode {
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line);
    let Some((word, first)) = line.trim_end().split_once(' ') else {
        return ExitCode::FAILURE;
    };
    let (Ok(_), Ok(first)) = (read, first.parse::<usize>()) else {
        return ExitCode::FAILURE;
    };
    say(word, &format!("confined {}", confine()));
    // What panics is told once, by the grader.
    panic::set_hook(Box::new(|_| ()));
    for (at, test) in tests.iter().enumerate().skip(first) {
        say(word, &format!("begin {at}"));
        match panic::catch_unwind(test) {
            Ok(()) => say(word, "passed"),
            Err(payload) => say(word, &format!("failed {}", escaped(message(&*payload)))),
        }
    }
    say(word, "end");
    ExitCode::SUCCESS
}

/// A line for the grader, in one piece. What a submission has printed before, without the end of a line, stands on a line of
/// its own.
fn say(word: &str, what: &str) {
    let line = format!("\n{word} {what}\n");
    let mut out = io::stdout().lock();
    let written = out.write_all(line.as_bytes()).and_then(|()| out.flush());
    if written.is_err() {
        // The grader has gone.
        std::process::exit(1);
    }
}

fn message(payload: &(dyn Any + Send)) -> &str {
    const LONGEST: usize = 10_000;
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let text = text.unwrap_or("a panic without a sentence");
    &text[..text.floor_char_boundary(LONGEST)]
}

/// On one line.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

/// Gives up files, programs, the network and large memory, as far as this system can; how far, in a word.
fn confine() -> &'static str {
    limits();
    let how = match (files(), calls()) {
        (true, true) => "full",
        (false, false) => "none",
        _ => "partial",
    };
    nothing_is_opened();
    how
}

#[cfg(unix)]
fn limit(resource: rustix::process::Resource, most: u64) {
    let limit = rustix::process::Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    // Where a system knows one of them not, the limits on time and output stay.
    let _ = rustix::process::setrlimit(resource, limit);
}

#[cfg(unix)]
fn limits() {
    use rustix::process::Resource;
    limit(Resource::As, MEMORY);
    limit(Resource::Fsize, 0);
    limit(Resource::Core, 0);
    limit(Resource::Cpu, PROCESSOR);
    // Where the grader is ended, what it began ends too.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

/// There is no room for more than the three streams: not for a file, a socket, a pipe, nor for the stream of the grader once
/// more, where its word could be read.
#[cfg(unix)]
fn nothing_is_opened() {
    limit(rustix::process::Resource::Nofile, 3);
}

#[cfg(not(unix))]
fn limits() {}

#[cfg(not(unix))]
fn nothing_is_opened() {}

/// Landlock, where Linux has it: from now on nothing is read, written, made or removed by its path.
#[cfg(target_os = "linux")]
fn files() -> bool {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetError, RulesetStatus,
    };
    let restricted = || -> Result<RulesetStatus, RulesetError> {
        let rules = Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V5))?
            .handle_access(AccessNet::from_all(ABI::V5))?;
        Ok(rules.create()?.restrict_self()?.ruleset)
    };
    matches!(restricted(), Ok(RulesetStatus::FullyEnforced))
}

/// Seccomp, where Linux has it: what Landlock leaves open, which are rights, owners, sockets and programs.
#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
fn calls() -> bool {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter};
    let mut refused = vec![
        libc::SYS_fchmod,
        libc::SYS_fchmodat,
        libc::SYS_fchmodat2,
        libc::SYS_fchown,
        libc::SYS_fchownat,
        libc::SYS_utimensat,
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_execve,
        libc::SYS_execveat,
    ];
    #[cfg(target_arch = "x86_64")]
    refused.extend([libc::SYS_chmod, libc::SYS_chown, libc::SYS_lchown]);
    let Ok(processor) = std::env::consts::ARCH.try_into() else {
        return false;
    };
    let filter = SeccompFilter::new(
        refused.into_iter().map(|call| (call, Vec::new())).collect(),
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EPERM as u32),
        processor,
    );
    let program = filter.and_then(BpfProgram::try_from);
    program.is_ok_and(|program| apply_filter(&program).is_ok())
}

#[cfg(not(target_os = "linux"))]
fn files() -> bool {
    false
}

#[cfg(not(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
)))]
fn calls() -> bool {
    false
}
