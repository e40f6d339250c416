//! Scores the engines on judged questions, per kind and typing: as written,
//! without diacritics, with one typo.
//!
//! `cargo run -p search --example relevance -- [--misses [--all]] [RECORDS… -- QUESTIONS.jsonl…]`
//!
//! With a Meilisearch server in `MINHBACH_TEST_MEILISEARCH` (its key in
//! `MINHBACH_TEST_MEILISEARCH_KEY`), both engines are scored.
//! Without paths: the starter catalogue and, where there are shared data, the
//! real records of it, on the project's own questions and the shared ones.

#[path = "../tests/judged/mod.rs"]
mod judged;

use std::{
    collections::BTreeMap,
    io::{Write, stdout},
    path::PathBuf,
    sync::Arc,
    time::Instant,
};

use judged::{
    Failure, Figures,
    corpus::{load, root, shared, vocabulary},
};
use registry::{Entry, ProcedureId, SearchEngine};

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| arguments.iter().any(|argument| argument == name);
    let (records, questions) = paths(&arguments);
    let entries = load(&records)?;
    let mut judged = Vec::new();
    for file in &questions {
        judged.extend(judged::read(file)?);
    }
    let mut engines: Vec<(&str, Box<dyn SearchEngine>)> =
        vec![("embedded", Box::new(search::Embedded::new(vocabulary()?)))];
    if let Ok(url) = std::env::var("MINHBACH_TEST_MEILISEARCH") {
        let key = std::env::var("MINHBACH_TEST_MEILISEARCH_KEY").ok();
        let access = search::MeilisearchAccess { url, key, index: "relevance".to_owned() };
        let embedded = Arc::new(search::Embedded::new(vocabulary()?));
        engines.push(("meilisearch", Box::new(search::Meilisearch::new(&access, embedded)?)));
    }
    let mut out = stdout().lock();
    for (name, engine) in engines {
        let started = Instant::now();
        engine.rebuild(&entries).await?;
        writeln!(out, "{name}: {} procedures indexed in {:?}", entries.len(), started.elapsed())?;
        let figures = judged::ask(&*engine, &entries, &judged).await?;
        if flag("--misses") {
            misses(&mut out, &entries, &figures, flag("--all"))?;
        }
        table(&mut out, &figures)?;
    }
    Ok(())
}

/// The records and the questions of the command line, or the usual ones.
fn paths(arguments: &[String]) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let mut sides = arguments.split(|argument| argument == "--").map(|side| {
        side.iter().filter(|argument| !argument.starts_with("--")).map(PathBuf::from).collect::<Vec<PathBuf>>()
    });
    let (records, questions) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default());
    if !records.is_empty() {
        return (records, questions);
    }
    let mut records = vec![root().join("content/procedures")];
    let mut questions = vec![root().join("content/search/judgements.jsonl")];
    if let Some(shared) = shared() {
        records.push(shared.join("procedures.jsonl.gz"));
        questions.push(shared.join("dev_queries.jsonl"));
    }
    (records, questions)
}

fn table(out: &mut impl Write, figures: &Figures) -> Result<(), Failure> {
    for (typed, found) in &figures.astray {
        if *found > 0 {
            writeln!(out, "nothing is wanted, {found} found: {typed}")?;
        }
    }
    writeln!(out, "{} questions are about procedures that are not here", figures.absent)?;
    for ((kind, typing), ranks) in &figures.rows {
        writeln!(
            out,
            "{kind:24} {typing:14} n={:4} R@1={:.3} R@5={:.3} MRR={:.3}",
            ranks.len(),
            ranks.recall(1),
            ranks.recall(5),
            ranks.reciprocal()
        )?;
    }
    let times = &figures.times;
    if let (Some(median), Some(slow)) = (times.get(times.len() / 2), times.get(times.len() * 99 / 100)) {
        writeln!(out, "median {median:?}, p99 {slow:?}")?;
    }
    Ok(())
}

/// What was not found first. Held-out questions are not shown: whoever reads
/// them tunes to them.
fn misses(out: &mut impl Write, entries: &[Arc<Entry>], figures: &Figures, all: bool) -> Result<(), Failure> {
    let by_id: BTreeMap<ProcedureId, &Entry> = entries.iter().map(|entry| (entry.id, &**entry)).collect();
    for miss in figures.misses.iter().filter(|miss| miss.judged.set != "held-out") {
        if !all && miss.typed != miss.judged.query {
            continue;
        }
        writeln!(out, "\n[{}] {} ({:?} of {:?})", miss.judged.kind, miss.typed, miss.rank, miss.judged.expected_codes)?;
        for (id, score) in miss.got.iter().take(if miss.rank.is_some() { 3 } else { 5 }) {
            let Some(entry) = by_id.get(id) else { continue };
            let name: String = entry.content.name.chars().take(110).collect();
            writeln!(out, "    {score:6.2} {} {name}", entry.code().unwrap_or_default())?;
        }
    }
    Ok(())
}
