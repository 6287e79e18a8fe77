//! Browser: a Chromium of this machine, without a window, prints a document.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;

/// The variable that names the program.
const VARIABLE: &str = "CHROMIUM";

/// What the program may be called where programs are.
const NAMES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
];

/// Where it may be besides: on macOS below the root or the home, on Windows below the folders of programs.
const PLACES: [&str; 5] = [
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
    "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
];

/// The variables of those folders.
const FOLDERS: [&str; 4] = ["HOME", "ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];

/// How long a print may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(300);

/// A program that prints.
#[derive(Debug)]
pub(crate) struct Browser {
    program: PathBuf,
    patience: Duration,
}

impl Browser {
    /// The one that is named, else one that is found.
    pub(crate) fn find() -> Result<Browser, Error> {
        let named = env::var_os(VARIABLE).filter(|name| !name.is_empty());
        let paths = env::var_os("PATH").unwrap_or_default();
        let folders = FOLDERS.iter().filter_map(env::var_os).map(PathBuf::from);
        let found = || {
            found(
                env::split_paths(&paths),
                folders.chain([PathBuf::from("/")]),
            )
        };
        let program = named.map(PathBuf::from).or_else(found);
        Ok(Browser {
            program: program.ok_or(Error::NoBrowser)?,
            patience: PATIENCE,
        })
    }

    /// Prints a document, a file in a folder of ours, and gives the PDF.
    pub(crate) fn print(&self, document: &Path) -> Result<Vec<u8>, Error> {
        let pdf = document.with_extension("pdf");
        let arguments = [
            "--no-pdf-header-footer".into(),
            argument("--print-to-pdf=", &pdf),
        ];
        self.make(document, &pdf, &arguments)
    }

    /// Shows a document in a window of so many pixels, and gives the PNG.
    pub(crate) fn show(
        &self,
        document: &Path,
        (width, height): (u32, u32),
    ) -> Result<Vec<u8>, Error> {
        let png = document.with_extension("png");
        let arguments = [
            "--hide-scrollbars".into(),
            format!("--window-size={width},{height}").into(),
            argument("--screenshot=", &png),
        ];
        self.make(document, &png, &arguments)
    }

    /// Opens a document and gives the file that the arguments ask for.
    fn make(&self, document: &Path, made: &Path, arguments: &[OsString]) -> Result<Vec<u8>, Error> {
        let said = document.with_extension("log");
        let profile = document.with_extension("profile");
        // It would be mistaken for what is printed now.
        let _ = fs::remove_file(made);
        let write = |error| Error::Write(said.clone(), error);
        let log = File::create(&said).map_err(write)?;
        let errors = log.try_clone().map_err(write)?;
        let mut command = Command::new(&self.program);
        command
            .args([
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--no-default-browser-check",
            ])
            .args([
                "--disable-background-networking",
                "--disable-extensions",
                "--disable-sync",
            ])
            // What it opens is our own document, which has no scripts but ours and asks no network. In containers, and for root, it
            // would refuse to start otherwise.
            .arg("--no-sandbox")
            .args(arguments)
            .arg(argument("--user-data-dir=", &profile))
            .arg(argument("file://", document))
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors);
        let not_run = |error| Error::NotRun(self.program.clone(), error);
        let mut child = command.spawn().map_err(not_run)?;
        let status = wait(&mut child, self.patience).map_err(not_run)?;
        let Some(status) = status else {
            return Err(Error::TooSlow(self.program.clone(), self.patience));
        };
        let printed = fs::read(made).ok().filter(|_| status.success());
        printed.ok_or_else(|| {
            let said = fs::read(&said).unwrap_or_default();
            let said = format!(
                "{}\n{}",
                status_line(status),
                String::from_utf8_lossy(&said)
            );
            Error::NotPrinted(self.program.clone(), said)
        })
    }
}

fn status_line(status: ExitStatus) -> String {
    format!("it ended with {status}")
}

/// `--option=` and a path, whatever letters it has.
fn argument(option: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(option);
    argument.push(path);
    argument
}

/// `None` when it took too long, and was ended.
fn wait(child: &mut Child, patience: Duration) -> std::io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() >= patience {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// The first program of a known name or at a known place.
fn found(
    paths: impl Iterator<Item = PathBuf>,
    folders: impl Iterator<Item = PathBuf>,
) -> Option<PathBuf> {
    let paths: Vec<_> = paths.collect();
    let folders: Vec<_> = folders.collect();
    let names = NAMES
        .iter()
        .map(|name| format!("{name}{}", env::consts::EXE_SUFFIX));
    let programs = names.flat_map(|name| paths.iter().map(move |path| path.join(&name)));
    let places = PLACES
        .iter()
        .flat_map(|place| folders.iter().map(move |folder| folder.join(place)));
    programs.chain(places).find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_found_where_programs_are() {
        let folder = tempfile::tempdir().unwrap();
        let search = || {
            found(
                [folder.path().join("bin")].into_iter(),
                [folder.path().to_owned()].into_iter(),
            )
        };
        assert_eq!(search(), None);
        let place = folder.path().join(PLACES[0]);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, "").unwrap();
        assert_eq!(search(), Some(place));
        let name = folder
            .path()
            .join(format!("bin/chromium{}", env::consts::EXE_SUFFIX));
        fs::create_dir_all(name.parent().unwrap()).unwrap();
        fs::write(&name, "").unwrap();
        assert_eq!(search(), Some(name));
    }

    #[cfg(unix)]
    #[test]
    fn who_does_not_print_is_ended_and_named() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("browser");
        let document = folder.path().join("paper.xhtml");
        let fails = |script: &str| {
            fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
            let browser = Browser {
                program: program.clone(),
                patience: Duration::from_millis(200),
            };
            browser.print(&document).unwrap_err().to_string()
        };
        // An earlier print is none.
        fs::write(document.with_extension("pdf"), "old").unwrap();
        let error = fails("echo 'cannot open display' >&2; exit 1");
        assert!(
            error.ends_with("browser printed nothing: cannot open display"),
            "{error}"
        );
        let error = fails("exit 0");
        assert!(
            error.contains("printed nothing: it ended with exit status: 0"),
            "{error}"
        );
        let error = fails("exec sleep 60");
        assert!(
            error.ends_with("has not printed the book within 0.2 s, and was ended"),
            "{error}"
        );
        fs::remove_file(&program).unwrap();
        let browser = Browser {
            program: program.clone(),
            patience: PATIENCE,
        };
        let error = browser.print(&document).unwrap_err().to_string();
        assert!(error.contains("cannot be run as a browser"), "{error}");
    }
}
