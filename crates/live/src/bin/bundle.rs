//! Bundle of the browser's module: compiles this crate for WebAssembly and writes one script with everything in it.
//!
//! One script serves a page that comes over http as well as one that is opened from a folder, where a browser fetches
//! nothing. The module is deflated and written in base 64.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen_cli_support::Bindgen;
use zopfli::{Format, Options};

const TARGET: &str = "wasm32-unknown-unknown";

const WITHOUT_PANICS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

fn main() -> Result<()> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let module = compiled(&workspace)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&module)
        .out_name("figures")
        .no_modules(true)?;
    bindgen.typescript(false).omit_default_module_path(true);
    bindgen
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    let (glue, bytes) = (output.js().to_owned(), output.wasm_mut().emit_wasm());

    let digest = live::digest(&workspace)?;
    let mut deflated = Vec::new();
    zopfli::compress(
        Options::default(),
        Format::Deflate,
        &bytes[..],
        &mut deflated,
    )?;
    let deflated = STANDARD.encode(deflated);
    let script = format!(
        "// Made by `cargo run -- live`; {}{digest}.\n{glue}\n{}\n",
        live::DIGEST,
        START.replace("MODULE", &deflated)
    );
    let path = workspace.join(live::MODULE);
    fs::write(&path, &script).with_context(|| format!("{} cannot be written", path.display()))?;
    println!(
        "{}: {} bytes, the module in it {}",
        live::MODULE,
        script.len(),
        bytes.len()
    );
    Ok(())
}

/// What the page waits for: the module, ready to draw.
const START: &str = "\
globalThis.figures = (async () => {
    const text = atob('MODULE');
    const deflated = Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
    wasm_bindgen.initSync({ module });
    return wasm_bindgen;
})();";

/// This crate as WebAssembly.
fn compiled(workspace: &Path) -> Result<PathBuf> {
    let folder = env::var_os("CARGO_TARGET_DIR").map_or(workspace.join("target"), PathBuf::from);
    let folder = folder.join("wasm");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    if env::var_os("CARGO_UNSTABLE_BUILD_STD").is_some() {
        // A compiler that builds its own library for this can leave out of it what nobody reads: the sentences of panics,
        // which end in a browser as `unreachable`, and their places. Others make the same module, a ninth larger.
        build
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                WITHOUT_PANICS,
            );
    }
    let status = build
        .args([
            "build",
            "--package",
            "live",
            "--lib",
            "--profile",
            "wasm",
            "--target",
            TARGET,
        ])
        .arg("--target-dir")
        .arg(&folder)
        .current_dir(workspace)
        .status()?;
    ensure!(
        status.success(),
        "this crate was not compiled for WebAssembly. If the compiler lacks the target: `rustup target add {TARGET}`"
    );
    Ok(folder.join(TARGET).join("wasm/live.wasm"))
}
