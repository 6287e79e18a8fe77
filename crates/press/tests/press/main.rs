//! The press as its users meet it: with small books in folders of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use manuscript::{Workspace, files_below};
use press::{Error, render};
use tempfile::TempDir;

mod any_page;
mod command_line;
#[cfg(unix)]
mod output;
mod serve;
mod theme;

/// A checkout of a small book.
struct Checkout(TempDir);

impl Checkout {
    /// A book of one page, `page.md`.
    fn new(page: &str) -> Checkout {
        let checkout = Checkout(TempDir::new().unwrap());
        checkout.write(
            "book/book.toml",
            "[book]\nsrc = \"en\"\n[build]\ncreate-missing = false\nuse-default-preprocessors = false\n\
             [output.html]\ninput-404 = \"\"\n[output.html.search]\nenable = false\n[preprocessor.press]\ncommand = \"not-to-be-called\"\n\
             [preprocessor.links]\nafter = [\"press\"]\n",
        );
        // With nothing of mdBook's that takes time and does not matter here.
        checkout.write("book/theme/fonts/fonts.css", "");
        checkout.write("book/theme/highlight.js", "");
        checkout.list(&["page.md"]);
        checkout.write("book/en/page.md", page);
        checkout.write("crates/x/src/lib.rs", "");
        checkout
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// In one step, lest a program that watches sees what is half written.
    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let aside = self.path(".aside");
        fs::write(&aside, text).unwrap();
        fs::rename(aside, path).unwrap();
    }

    /// Writes the table of contents.
    fn list(&self, pages: &[&str]) {
        let lines = pages.iter().map(|page| format!("- [{page}]({page})\n"));
        let lines = String::from_iter(lines);
        self.write("book/en/SUMMARY.md", &format!("# Summary\n\n{lines}"));
    }

    fn read(&self, path: &str) -> String {
        let path = self.path(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn workspace(&self) -> Workspace {
        Workspace::find(self.root()).unwrap()
    }

    fn render(&self, out: &str) -> Result<(), Error> {
        render(&self.workspace(), &self.path(out)).map(drop)
    }

    /// Every file with what it holds.
    fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        let files = files_below(self.root()).into_iter();
        files
            .map(|file| (file.clone(), fs::read(self.path(&file)).unwrap()))
            .collect()
    }

    /// The program, to be run here.
    fn press(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        command
            .args(arguments)
            .current_dir(self.root())
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CARGO_BUILD_TARGET_DIR");
        command
    }
}

/// What the program says when all is well.
#[track_caller]
fn said(output: Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// What it says when it fails, and then on standard error only.
#[track_caller]
fn failed(output: Output) -> String {
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}
