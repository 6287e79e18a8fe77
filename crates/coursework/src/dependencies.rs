//! Dependencies: the crates that exercises use, and the lines of a manifest that ask for them.

use std::fs;

use manuscript::Workspace;

use crate::error::Error;

/// All crates that an exercise may use.
pub(crate) const CRATES: &[&str] = &[
    "activations",
    "expected",
    "learning",
    "ndarray",
    "neuron-core",
    "rand",
];

/// The ones that lie in this workspace.
pub(crate) fn is_ours(name: &str) -> bool {
    !matches!(
        name,
        "ndarray" | "rand" | "rustix" | "landlock" | "libc" | "seccompiler"
    )
}

/// The lines for some crates: ours by their folder, which `path` writes in quotes, and others as the workspace asks for them.
///
/// # Errors
///
/// A workspace that cannot be read.
pub(crate) fn manifest_lines(
    workspace: &Workspace,
    names: &[&str],
    path: impl Fn(&str) -> String,
) -> Result<String, Error> {
    let file = workspace.root.join("Cargo.toml");
    let text = fs::read_to_string(&file).map_err(|error| Error::io("read", &file, error))?;
    let line = |name: &str| match is_ours(name) {
        true => format!("{name} = {{ path = {} }}\n", path(name)),
        false => {
            let line = text
                .lines()
                .find(|line| line.starts_with(&format!("{name} = ")));
            line.map_or(String::new(), |line| format!("{line}\n"))
        }
    };
    Ok(names.iter().map(|name| line(name)).collect())
}

/// The crates that some code uses, and those of the workspace that these use.
///
/// # Errors
///
/// A workspace that cannot be read.
pub(crate) fn used(workspace: &Workspace, code: &str) -> Result<Vec<&'static str>, Error> {
    let mut used = called(code);
    let mut at = 0;
    while let Some(name) = used.get(at).copied() {
        at += 1;
        if is_ours(name) {
            for other in needs(workspace, name)? {
                if !used.contains(&other) {
                    used.push(other);
                }
            }
        }
    }
    used.sort_unstable();
    Ok(used)
}

/// The crates whose names stand in some code.
pub(crate) fn called(code: &str) -> Vec<&'static str> {
    let called = |name: &&str| code.contains(&format!("{}::", name.replace('-', "_")));
    CRATES.iter().copied().filter(called).collect()
}

/// The crates of the workspace that one of them names as its dependencies.
fn needs(workspace: &Workspace, name: &str) -> Result<Vec<&'static str>, Error> {
    let file = workspace.root.join("crates").join(name).join("Cargo.toml");
    let text = fs::read_to_string(&file).map_err(|error| Error::io("read", &file, error))?;
    let manifest: toml::Table = toml::from_str(&text).unwrap_or_default();
    let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
    let is_needed = |name: &&str| {
        let dependency = dependencies.and_then(|dependencies| dependencies.get(*name));
        dependency.is_some_and(|dependency| dependency.get("path").is_some())
    };
    Ok(CRATES.iter().copied().filter(is_needed).collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn what_is_used_is_found_with_what_it_uses() {
        let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let used = |code: &str| super::used(&workspace, code).unwrap();
        assert_eq!(used("use expected::expect;"), ["expected"]);
        assert_eq!(
            used("use neuron_core::Neuron;"),
            ["activations", "neuron-core"]
        );
        assert_eq!(
            used("learning::Sample"),
            ["activations", "learning", "neuron-core"]
        );
        let lines = manifest_lines(&workspace, &["ndarray", "expected"], |name| {
            format!("\"crates/{name}\"")
        })
        .unwrap();
        assert!(lines.starts_with("ndarray = \"0"), "{lines}");
        assert!(
            lines.ends_with("\nexpected = { path = \"crates/expected\" }\n"),
            "{lines}"
        );
    }
}
