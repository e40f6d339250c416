//! Builds the texts of `content/locales` into the program, whatever languages and
//! files there are. `MINHBACH_LOCALES` names another folder, for trying things out.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() {
    let folder = env::var_os("MINHBACH_LOCALES").map_or_else(
        || PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where")).join("../../content/locales"),
        PathBuf::from,
    );
    println!("cargo:rerun-if-env-changed=MINHBACH_LOCALES");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut code = String::from("const LOCALES: &[(&str, &[&str])] = &[\n");
    for language in listed(&folder).into_iter().filter(|path| path.is_dir()) {
        println!("cargo:rerun-if-changed={}", language.display());
        let tag = language.file_name().expect("a name").to_str().expect("UTF-8");
        writeln!(code, "    ({tag:?}, &[").expect("text");
        for file in listed(&language).into_iter().filter(|path| path.extension().is_some_and(|end| end == "ftl")) {
            let file = file.canonicalize().expect("a file");
            writeln!(code, "        include_str!({:?}),", file.to_str().expect("UTF-8")).expect("text");
        }
        code.push_str("    ]),\n");
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where")).join("locales.rs");
    fs::write(out, code).expect("the list of texts can be written");
}

/// What is in a folder, by name.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder that can be read").path()).collect();
    paths.sort();
    paths
}
