//! The digest of the sources that the browser's module is built from.

use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

/// The file that the page loads, from the workspace's root.
pub const MODULE: &str = "book/en/figures.js";

/// What stands before the digest in the first line of [`MODULE`].
pub const DIGEST: &str = "built from sources with the SHA-256 digest ";

/// The crates that are compiled into the module.
const CRATES: [&str; 7] = [
    "activations",
    "neuron-core",
    "learning",
    "networks",
    "worked-examples",
    "figures",
    "live",
];

/// The SHA-256 of the sources of these crates, as hexadecimal digits: each file's path, length and text, in order of the paths.
/// Line ends count as `\n`.
///
/// # Errors
///
/// When a file cannot be read.
pub fn digest(workspace: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    for name in CRATES {
        let folder = workspace.join("crates").join(name);
        for entry in WalkDir::new(folder.join("src")).sort_by_file_name() {
            let entry = entry?;
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry
                .path()
                .strip_prefix(&folder)
                .map_err(io::Error::other)?;
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            let text = std::fs::read_to_string(entry.path())?.replace("\r\n", "\n");
            hash.update(format!("{name}/{} {}\n{text}", parts.join("/"), text.len()));
        }
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
