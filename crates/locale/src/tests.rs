//! Vietnamese and English are complete; every language is well formed, and has nothing
//! that Vietnamese does not have.
#![allow(clippy::print_stderr)]

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
    let folder = std::env::var_os("MINHBACH_LOCALES").map_or_else(|| root().join("content/locales"), PathBuf::from);
    let folder = folder.join(lang.tag());
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

/// How a day is written is for each language to choose.
const OWN: &str = "date";

#[test]
fn vietnamese_and_english_say_the_same_things() {
    let [vietnamese, english] = [Lang::VI, Lang::EN].map(|lang| {
        let mut all = messages(lang);
        all.get_mut(OWN).expect("how days are written").clear();
        all
    });
    assert_eq!(vietnamese, english);
}

/// What a further language lacks is said in Vietnamese, so it may lack something.
#[test]
fn no_language_says_what_vietnamese_does_not() {
    let vietnamese = messages(Lang::VI);
    for lang in Lang::translated() {
        let own = messages(lang);
        for (key, variables) in &own {
            let known = vietnamese.get(key).unwrap_or_else(|| panic!("{}: {key} is said nowhere else", lang.tag()));
            assert!(
                key == OWN || variables.is_subset(known),
                "{}: {key} has {variables:?}, there are {known:?}",
                lang.tag()
            );
        }
        let (said, all) = (own.len(), vietnamese.len());
        if said < all {
            eprintln!("{}: {said} of {all} texts; the others are said in Vietnamese", lang.tag());
        }
    }
}

#[test]
fn every_key_in_the_sources_exists() {
    let known = messages(Lang::VI);
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
    assert_eq!(text(Lang::VI, "app-name"), "Minh Bạch");
    assert_eq!(text(Lang::EN, "no-such-key"), "no-such-key");
}
