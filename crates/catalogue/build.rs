//! The languages of the interface are the folders of `content/locales`: whoever adds
//! one adds a language. `MINHBACH_LOCALES` names another folder, for trying things out.

use std::{env, fmt::Write as _, fs, path::PathBuf};

fn main() {
    let folder = env::var_os("MINHBACH_LOCALES").map_or_else(
        || PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where")).join("../../content/locales"),
        PathBuf::from,
    );
    println!("cargo:rerun-if-env-changed=MINHBACH_LOCALES");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut tags: Vec<String> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder that can be read").path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("a name").to_str().expect("UTF-8").to_owned())
        .collect();
    // Vietnamese comes first: it is the language of the content, and what stands in
    // where another says nothing.
    tags.sort_by_key(|tag| (tag != "vi", tag.clone()));
    assert!(tags.first().is_some_and(|tag| tag == "vi"), "{} has no folder vi", folder.display());
    for tag in &tags {
        let fine =
            tag.split('-').all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        assert!(fine, "{tag} is no tag of a language, such as km or zh-Hant");
    }
    let mut code = format!("const LANGUAGES: [(&str, &str); {}] = [\n", tags.len());
    for tag in &tags {
        let prefix = if tag == "vi" { String::new() } else { format!("/{tag}") };
        writeln!(code, "    ({tag:?}, {prefix:?}),").expect("text");
    }
    code.push_str("];\n\nimpl Lang {\n");
    for (place, tag) in tags.iter().enumerate() {
        let name = tag.to_uppercase().replace('-', "_");
        writeln!(code, "    /// `{tag}`\n    pub const {name}: Self = Self({place});").expect("text");
    }
    code.push_str("}\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where")).join("languages.rs");
    fs::write(out, code).expect("the list of languages can be written");
}
