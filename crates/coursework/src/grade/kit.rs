//! The kit: what every submission is compiled with, built once by cargo, and the compiler.
//!
//! Submissions are compiled by `rustc` itself: no manifest, no build script, no configuration of theirs is read.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use manuscript::Workspace;
use serde::Deserialize;

use crate::dependencies::{CRATES, manifest_lines};
use crate::error::Error;

/// The crates that an exercise and its tests may use, as the compiler finds them.
#[derive(Clone, Debug)]
pub(crate) struct Kit {
    /// `--extern` and its values, `-L` and its value.
    pub(crate) arguments: Vec<String>,
    /// The library with the harness.
    pub(crate) harness: PathBuf,
    /// Where submissions are compiled.
    pub(crate) work: PathBuf,
}

const MANIFEST: &str = r#"# Written by `cargo run -- coursework`.
[package]
name = "kit"
edition = "2024"
publish = false

[lib]
path = "HARNESS"

[dependencies]
CRATES
[target.'cfg(unix)'.dependencies]
RUSTIX
[target.'cfg(target_os = "linux")'.dependencies]
LANDLOCK
LIBC
SECCOMPILER

[profile.dev]
debug = false

[workspace]
"#;

/// A line of cargo's messages.
#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

impl Kit {
    /// Builds it below the folder where cargo builds.
    ///
    /// # Errors
    ///
    /// What cargo says when it does not build.
    pub(crate) fn build(workspace: &Workspace) -> Result<Kit, Error> {
        let work = work(workspace)?;
        let folder = work.join("kit");
        write(workspace, &folder)?;
        let built = cargo(&folder, &work.join("build"), true);
        // What was never fetched is fetched.
        let built = match built {
            Ok(output) if !output.status.success() => cargo(&folder, &work.join("build"), false),
            other => other,
        };
        let output = built.map_err(|error| Error::io("run", Path::new("cargo"), error))?;
        if !output.status.success() {
            return Err(Error::Kit(
                String::from_utf8_lossy(&output.stderr).into_owned(),
            ));
        }
        let messages = String::from_utf8_lossy(&output.stdout);
        let messages = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<Message>(line).ok());
        let mut arguments = Vec::new();
        let mut folders = std::collections::BTreeSet::new();
        let mut harness = None;
        for message in messages.filter(|message| message.reason == "compiler-artifact") {
            let Some(target) = message
                .target
                .filter(|target| target.kind.iter().any(|kind| kind == "lib"))
            else {
                continue;
            };
            let library = message
                .filenames
                .iter()
                .find(|file| file.extension().is_some_and(|end| end == "rlib"));
            folders.extend(
                library
                    .and_then(|library| library.parent())
                    .map(Path::to_owned),
            );
            let name = target.name.replace('-', "_");
            match library {
                Some(library) if name == "kit" => harness = Some(library.clone()),
                Some(library) if CRATES.contains(&name.replace('_', "-").as_str()) => {
                    arguments.push(format!("--extern={name}={}", library.display()));
                }
                _ => {}
            }
        }
        // What they need lies beside them, or below where cargo says that it built.
        let folders = folders
            .iter()
            .flat_map(|folder| [folder.clone(), folder.join("deps")]);
        arguments.extend(folders.map(|folder| format!("-Ldependency={}", folder.display())));
        let harness = harness.ok_or_else(|| {
            Error::Kit("cargo does not say where it built the harness".to_owned())
        })?;
        Ok(Kit {
            arguments,
            harness,
            work,
        })
    }
}

/// The folder, below the one where cargo builds, in which coursework is compiled.
pub(crate) fn work(workspace: &Workspace) -> Result<PathBuf, Error> {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| workspace.root.join("target"));
    let target = std::path::absolute(&target).map_err(|error| Error::io("find", &target, error))?;
    let work = target.join("coursework");
    fs::create_dir_all(&work).map_err(|error| Error::io("make", &work, error))?;
    Ok(work)
}

/// Writes the package, where it is not there as it has to be.
fn write(workspace: &Workspace, folder: &Path) -> Result<(), Error> {
    let harness = workspace.root.join("crates/coursework/src/harness.rs");
    let crates = workspace.root.join("crates");
    let path = |path: &Path| format!("{:?}", path.display().to_string());
    let quoted = path(&harness);
    let mut manifest = MANIFEST.replace("\"HARNESS\"", &quoted).replace(
        "CRATES\n",
        &manifest_lines(workspace, CRATES, |name| path(&crates.join(name)))?,
    );
    for name in ["rustix", "landlock", "libc", "seccompiler"] {
        manifest = manifest.replace(
            &name.to_uppercase(),
            manifest_lines(workspace, &[name], |_| String::new())?.trim_end(),
        );
    }
    let save = |name: &str, text: &str| {
        let path = folder.join(name);
        let same = fs::read_to_string(&path).is_ok_and(|there| there == text);
        let written = if same { Ok(()) } else { fs::write(&path, text) };
        written.map_err(|error| Error::io("write", &path, error))
    };
    fs::create_dir_all(folder).map_err(|error| Error::io("make", folder, error))?;
    let lock = workspace.root.join("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(|error| Error::io("read", &lock, error))?;
    if !folder.join("Cargo.lock").exists()
        || !fs::read_to_string(folder.join("Cargo.toml")).is_ok_and(|there| there == manifest)
    {
        save("Cargo.lock", &text)?;
    }
    save("Cargo.toml", &manifest)
}

fn cargo(folder: &Path, target: &Path, offline: bool) -> std::io::Result<std::process::Output> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(folder)
        .args(["build", "--quiet", "--message-format=json"]);
    cargo.arg("--target-dir").arg(target);
    if offline {
        cargo.arg("--offline");
    }
    // What the program that runs this was called with, or the teacher has set for other work, is nothing for the one that it
    // calls.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if ["CARGO_BUILD_", "CARGO_PROFILE_", "CARGO_UNSTABLE_"]
            .iter()
            .any(|start| text.starts_with(start))
        {
            cargo.env_remove(&name);
        }
    }
    cargo
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
}
