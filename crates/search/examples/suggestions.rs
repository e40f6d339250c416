//! How long suggestions take inside the server: every beginning of every name
//! and of every everyday phrase is typed once, letter by letter.
//!
//! `cargo run --release -p search --example suggestions -- [RECORDS…]`
//!
//! Without paths: the starter catalogue and, where there are shared data, the
//! real records of it.

#[path = "../tests/judged/mod.rs"]
#[allow(dead_code)]
mod judged;

use std::{
    io::{Write, stdout},
    path::PathBuf,
    time::{Duration, Instant},
};

use judged::{
    Failure,
    corpus::{load, root, shared},
};
use registry::{Offers, OutboxPosition, Snapshot, SuggestionIndex};

/// How many suggestions are given at a time.
const LIMIT: usize = 8;
/// The longest beginning that is typed, in characters.
const TYPED: usize = 24;

fn main() -> Result<(), Failure> {
    let mut records: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    if records.is_empty() {
        records.push(root().join("content/procedures"));
        records.extend(shared().map(|shared| shared.join("procedures.jsonl.gz")));
    }
    let entries = load(&records)?;
    let (phrases, words) = vocabulary()?;
    let typed: Vec<String> = entries
        .iter()
        .map(|entry| entry.content.name.as_str())
        .chain(phrases.iter().map(|phrase| phrase.say.as_str()))
        .flat_map(|text| [text.to_owned(), catalogue::text::fold(text)])
        .collect();
    let snapshot = Snapshot::new(entries, OutboxPosition::default());
    let started = Instant::now();
    let index = SuggestionIndex::new(&snapshot, &Offers { phrases, words, ..Offers::default() });
    let mut out = stdout().lock();
    writeln!(out, "{} procedures, index made in {:?}", snapshot.entries().count(), started.elapsed())?;
    let mut times: Vec<Duration> = Vec::new();
    let mut given = 0;
    for text in &typed {
        for (end, _) in text.char_indices().skip(1).take(TYPED) {
            let started = Instant::now();
            given += index.suggest(&text[..end], LIMIT).len();
            times.push(started.elapsed());
        }
    }
    times.sort();
    let share = |share: usize| times.get(times.len() * share / 1000).copied().unwrap_or_default();
    let [p50, p99, p999] = [500, 990, 999].map(share);
    writeln!(out, "{} times typed, {given} suggestions: p50 {p50:?}, p99 {p99:?}, p99.9 {p999:?}", times.len())?;
    writeln!(out, "slowest {:?}", times.last().copied().unwrap_or_default())?;
    Ok(())
}

type Phrases = (Vec<registry::PhraseOffer>, std::collections::HashSet<String>);

fn vocabulary() -> Result<Phrases, Failure> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(root().join("content/search"))? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "yml") {
            files.push((path.display().to_string(), std::fs::read_to_string(&path)?));
        }
    }
    Ok(search::phrases(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))?)
}
