//! The WebAssembly: compiled by cargo, bound to JavaScript by wasm-bindgen.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::site::File;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// How large the WebAssembly may be on the line, in bytes of brotli. It carries
/// the islands and no page, those of the staff as well: about 15 KB that the
/// public does not need.
const BUDGET: usize = 96 * 1024;

/// Compiles the WebAssembly entry and returns the module as rustc made it.
///
/// # Errors
/// When this machine cannot build for WebAssembly, or the code does not compile.
pub fn compile(root: &Path) -> Result<Vec<u8>> {
    ensure!(
        has_standard_library(),
        "this Rust cannot build for WebAssembly. Run scripts/setup, then `. target/toolchain.env`, and try again"
    );
    // The cargo that runs this, so that both use one toolchain.
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(root)
        .args(["build", "--package", "frontend", "--target", TARGET, "--profile", PROFILE])
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the WebAssembly did not compile: the messages above say why");
    let path = root.join("target").join(TARGET).join(PROFILE).join("frontend.wasm");
    fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

fn has_standard_library() -> bool {
    let Ok(output) = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output() else {
        return false;
    };
    let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    output.status.success()
        && fs::read_dir(folder).is_ok_and(|files| {
            files.filter_map(Result::ok).any(|file| file.file_name().to_string_lossy().starts_with("libcore-"))
        })
}

/// The JavaScript that loads the module, and the module made ready for it.
///
/// # Errors
/// When wasm-bindgen cannot read the module, or the code asks for JavaScript
/// files of its own, which this build does not serve.
pub fn bind(module: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("frontend", module.to_vec())
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The page names the module's address: it has a hash that the script cannot know.
        .omit_default_module_path(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen cannot read the module")?;
    let brought: Vec<_> =
        output.snippets().iter().filter(|(_, scripts)| !scripts.is_empty()).map(|(name, _)| name).collect();
    ensure!(
        brought.is_empty() && output.local_modules().is_empty(),
        "the site serves one script only, and these crates of the client bring others: {brought:?}"
    );
    let wasm = output.wasm_mut().emit_wasm();
    Ok((output.js().to_owned(), wasm))
}

/// Refuses a client that has grown too large.
///
/// # Errors
/// When the WebAssembly is over its budget.
pub fn keep_within_budget(files: &[File]) -> Result<()> {
    for file in files.iter().filter(|file| file.kind == "wasm") {
        ensure!(
            file.brotli <= BUDGET,
            "the WebAssembly has {} bytes compressed, over its budget of {BUDGET}: see what the islands pull in",
            file.brotli
        );
    }
    Ok(())
}
