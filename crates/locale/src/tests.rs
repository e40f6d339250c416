//! Both languages are complete, well formed, and have what the sources ask for.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::*;

fn root() -> PathBuf {
    // Without `..`, so that paths can be told apart by their folders.
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project")
}

/// Every message of a language with the variables that it uses.
fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let folder = root().join("content/locales").join(lang.tag());
    for file in fs::read_dir(&folder).expect("locales") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("UTF-8");
        if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
            panic!("{}: {errors:?}", path.display());
        }
        let mut key = String::new();
        for line in text.lines() {
            if !line.starts_with([' ', '#', '}', '\t']) && line.contains('=') {
                key = line.split('=').next().expect("a part").trim().to_owned();
                assert!(all.insert(key.clone(), BTreeSet::new()).is_none(), "{key} stands twice in {}", lang.tag());
            }
            for variable in line.split('$').skip(1) {
                let name: String = variable.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                all.get_mut(&key).expect("a key").insert(name);
            }
        }
    }
    all
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        if path.is_dir() && !path.ends_with("target") && !path.ends_with("node_modules") {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(messages(Lang::Vi), messages(Lang::En));
}

#[test]
fn every_key_in_the_sources_exists() {
    let known = messages(Lang::Vi);
    let mut files = Vec::new();
    for folder in ["app/src", "server/src", "crates"] {
        sources(&root().join(folder), &mut files);
    }
    let mut used = 0;
    let mut missing = Vec::new();
    for file in files.iter().filter(|f| !f.to_string_lossy().contains("crates/locale")) {
        let text = fs::read_to_string(file).expect("UTF-8");
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        for call in ["text(", "text_with("] {
            for rest in program.split(call).skip(1) {
                // The key is the second argument, perhaps on a line of its own; it may also be a variable.
                let Some((language, rest)) = rest.split_once(',') else { continue };
                let Some(rest) = rest.trim_start().strip_prefix('"') else { continue };
                if !language.trim().ends_with("lang") {
                    continue;
                }
                let key = rest.split('"').next().expect("a key");
                used += 1;
                if !known.contains_key(key) {
                    missing.push(format!("{key} in {}", file.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "missing keys: {missing:#?}");
    assert!(used > 100, "only {used} keys were found in the sources: has the call changed its name?");
}

#[test]
fn a_key_gives_its_text() {
    assert_eq!(text(Lang::Vi, "app-name"), "Minh Bạch");
    assert_eq!(text(Lang::En, "no-such-key"), "no-such-key");
}
