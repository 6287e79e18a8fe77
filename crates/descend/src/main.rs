//! The program `descend`: see the library of the same name.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    let is_terminal = io::stderr().is_terminal();
    let (mut out, mut errors) = (io::stdout(), io::stderr());
    let words = std::env::args_os();
    descend::run(words, &mut io::stdin(), &mut out, &mut errors, is_terminal).into()
}
