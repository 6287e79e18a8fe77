//! Processes of somebody else's: limits on time, memory and output, and an end for all that they began.

use std::io::Read;
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;

/// What a process may use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// How long it may run.
    pub(crate) time: Duration,
    /// How many bytes of memory it may ask for.
    pub(crate) memory: u64,
    /// How many bytes it may print.
    pub(crate) output: usize,
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// By itself, with this exit code.
    Exit(i32),
    /// By a signal.
    Signal(i32),
    /// It ran too long.
    TimeOut,
    /// It printed too much.
    Flood,
}

impl Ended {
    /// `has run for more than 10 s and was stopped`
    pub(crate) fn told(self, limits: &Limits) -> String {
        match self {
            Ended::Exit(code) => format!("has ended the process, with exit code {code}"),
            // 6 is SIGABRT: what a stack that overflows and an allocation that fails end with.
            Ended::Signal(6) => {
                "was aborted: endless recursion, or more memory than is allowed".to_owned()
            }
            Ended::Signal(signal) => format!("was ended by signal {signal}"),
            Ended::TimeOut => format!(
                "has run for more than {} s and was stopped",
                limits.time.as_secs_f64()
            ),
            Ended::Flood => format!(
                "has printed more than {} MiB and was stopped",
                limits.output >> 20
            ),
        }
    }
}

impl From<ExitStatus> for Ended {
    fn from(status: ExitStatus) -> Ended {
        #[cfg(unix)]
        if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
            return Ended::Signal(signal);
        }
        Ended::Exit(status.code().unwrap_or(-1))
    }
}

/// A child that is ended, with all that it began, when this is dropped.
#[derive(Debug)]
pub(crate) struct Supervised(pub(crate) Child);

impl Supervised {
    /// Starts a process in a group of its own.
    pub(crate) fn start(mut command: Command) -> Result<Supervised, Error> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let program = command.get_program().to_owned();
        let child = command
            .spawn()
            .map_err(|error| Error::io("run", program.as_ref(), error))?;
        Ok(Supervised(child))
    }

    /// Ends it and its group, and says how it ended.
    pub(crate) fn end(&mut self) -> Ended {
        #[cfg(unix)]
        if let Some(group) = i32::try_from(self.0.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw)
        {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = self.0.kill();
        self.0.wait().map_or(Ended::Exit(-1), Ended::from)
    }
}

impl Drop for Supervised {
    fn drop(&mut self) {
        self.end();
    }
}

/// Sends what a pipe holds, piece by piece, until it is closed.
pub(crate) fn pieces(mut pipe: Box<dyn Read + Send>) -> mpsc::Receiver<Vec<u8>> {
    // A few pieces wait; who prints without end waits too.
    let (sender, receiver) = mpsc::sync_channel(4);
    thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(n @ 1..) = pipe.read(&mut buffer) {
            if sender.send(buffer[..n].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}

/// Runs a process to its end, or to the end of its limits, and gives what it printed.
pub(crate) fn supervised(
    command: Command,
    limits: &Limits,
    pipe: impl FnOnce(&mut Child) -> Option<Box<dyn Read + Send>>,
) -> Result<(Ended, Vec<u8>), Error> {
    let start = Instant::now();
    let mut process = Supervised::start(command)?;
    restrict(&process.0, limits);
    let mut output = Vec::new();
    let receiver = pipe(&mut process.0).map(pieces);
    while let Some(receiver) = &receiver {
        match receiver.recv_timeout(limits.time.saturating_sub(start.elapsed())) {
            Ok(piece) => output.extend(piece),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                process.end();
                return Ok((Ended::TimeOut, output));
            }
        }
        if output.len() > limits.output {
            process.end();
            return Ok((Ended::Flood, output));
        }
    }
    while start.elapsed() < limits.time {
        if let Ok(Some(status)) = process.0.try_wait() {
            return Ok((Ended::from(status), output));
        }
        thread::sleep(Duration::from_millis(2));
    }
    process.end();
    Ok((Ended::TimeOut, output))
}

/// Limits the memory and the processor time of a process that does not do so itself.
fn restrict(child: &Child, limits: &Limits) {
    #[cfg(target_os = "linux")]
    if let Some(pid) = i32::try_from(child.id())
        .ok()
        .and_then(rustix::process::Pid::from_raw)
    {
        use rustix::process::{Resource, Rlimit, prlimit};
        // Should nobody be there any more to end it, it ends by the time that it computes, of all its threads together.
        let processor = 4 * limits.time.as_secs().max(1);
        for (resource, most) in [(Resource::As, limits.memory), (Resource::Cpu, processor)] {
            let limit = Rlimit {
                current: Some(most),
                maximum: Some(most),
            };
            let _ = prlimit(Some(pid), resource, limit);
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (child, limits);
}
