//! Builds what the browser gets, so that no tool beyond cargo is needed:
//! `cargo run -p xtask -- client`.

#![expect(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a command for developers, which reports on the terminal"
)]

mod client;
mod site;
mod style;

use std::{env, path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments != ["client"] {
        bail!("usage: cargo run -p xtask -- client");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask stands in a workspace")?;
    build_client(root)
}

/// Builds WebAssembly, script and style sheet into `target/site`, unless what
/// stands there was made from the same.
fn build_client(root: &Path) -> Result<()> {
    let module = client::compile(root)?;
    let style = style::bundle(&root.join("style/main.css"))?;
    let site = site::Site::under(root);
    let made_from = site::fingerprint(&module, &style);
    if site.is_made_from(&made_from) {
        println!("{} is up to date.", site.package_folder().display());
        return Ok(());
    }
    let (script, wasm) = client::bind(&module)?;
    let files = site.write(script.as_bytes(), &wasm, style.as_bytes())?;
    for file in &files {
        println!("{file}");
    }
    // Last, so that a package that is too large is never taken for a finished one.
    client::keep_within_budget(&files)?;
    site.finish(&made_from)
}
