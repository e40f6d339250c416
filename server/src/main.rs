//! `minhbach`: the catalogue and public portal of administrative procedures.
//!
//! The one binary: it wires the parts together, serves the portal and the API,
//! and takes the catalogue in and out.

#![recursion_limit = "512"]

mod command;
mod connections;
mod content;
mod dataset;
mod desks;
mod exchange;
mod failure;
mod http;
mod identity;
mod links;
mod logs;
mod mail;
mod metrics;
mod output;
mod traces;

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let lang = output::language();
    let matches = command::cli(lang).get_matches();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failure::Failure::io("failure-runtime", &error).report(lang),
    };
    match runtime.block_on(command::run(lang, &matches)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(lang),
    }
}
