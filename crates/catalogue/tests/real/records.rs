use std::{fs::File, io::Read, path::PathBuf};

use serde_json::Value;

/// Every real record; nothing, said loudly, where there are none.
pub fn all() -> Option<Vec<Value>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let folder = std::env::var_os("MINHBACH_SHARED").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let path = folder.join("data/procedures.jsonl.gz");
    let Ok(file) = File::open(&path) else {
        eprintln!("SKIPPED: there are no real records to check against; set MINHBACH_SHARED to the folder with data/");
        return None;
    };
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text).expect("readable records");
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a record in JSON")).collect())
}

/// A text of a record; empty where it has none.
pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The rows of a list of a record.
pub fn rows<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}
