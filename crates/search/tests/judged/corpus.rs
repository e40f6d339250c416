use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    sync::Arc,
};

use catalogue::{EditionContent, Procedure, ProcedureCode, Slug, query::Vocabulary};
use registry::{Entry, ProcedureId};

use super::Failure;

/// The vocabulary that the program ships.
pub fn vocabulary() -> Result<Vocabulary, Failure> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(root().join("content/search"))? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "yml") {
            files.push((path.display().to_string(), std::fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(search::vocabulary(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))?)
}

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder of shared data, where there is one.
pub fn shared() -> Option<PathBuf> {
    let folder =
        std::env::var_os("MINHBACH_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from).join("data");
    folder.is_dir().then_some(folder)
}

/// Reads procedures from files or folders that the program can import. A file
/// that ends in `.names.jsonl` adds procedures of which only the name is known,
/// so that the right one has to be found among more.
pub fn load(paths: &[PathBuf]) -> Result<Vec<Arc<Entry>>, Failure> {
    let mut entries: Vec<Arc<Entry>> = Vec::new();
    let mut seen = BTreeSet::new();
    for path in files(paths)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let records: Vec<(Procedure, EditionContent)> = if name.ends_with(".names.jsonl") {
            BufReader::new(File::open(&path)?).lines().map(|line| only_named(&line?)).collect::<Result<_, Failure>>()?
        } else {
            let read = interchange::records(&name, File::open(&path)?).flatten();
            read.map(|record| (record.procedure(), record.content)).collect()
        };
        for (procedure, content) in records {
            // The first source of a procedure holds, as in the portal.
            let code = procedure.code.as_ref().map(ProcedureCode::base);
            if code.is_some_and(|code| !seen.insert(code.to_owned())) {
                continue;
            }
            entries.push(Arc::new(Entry {
                id: ProcedureId(i64::try_from(entries.len())?),
                procedure,
                edition: 1,
                content,
                published_at: jiff::Timestamp::UNIX_EPOCH,
                withdrawn: false,
            }));
        }
    }
    Ok(entries)
}

/// The files, those of folders in order.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut inside: Vec<PathBuf> =
                std::fs::read_dir(path)?.map(|file| Ok(file?.path())).collect::<Result<_, Failure>>()?;
            inside.sort();
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// A procedure of which only the name is known, by a line of
/// `{"code", "name", "promulgating_agency", "executing_agency", "field"}`.
fn only_named(line: &str) -> Result<(Procedure, EditionContent), Failure> {
    let line: BTreeMap<String, String> = serde_json::from_str(line)?;
    let of = |key: &str| line.get(key).cloned().unwrap_or_default();
    let level = if of("executing_agency").contains("xã") { "commune" } else { "province" };
    let content = serde_json::json!({
        "name": of("name"),
        "sector": of("field"),
        "levels": [level],
        "agencies": { "promulgating": [of("promulgating_agency")], "implementing": [of("executing_agency")] },
    });
    let code = ProcedureCode::parse(&of("code")).ok();
    let slug = Slug::from_name(&of("name")).with_suffix(&of("code"));
    Ok((Procedure { code, slug, repeal: None }, serde_json::from_value(content)?))
}
