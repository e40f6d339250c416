//! Measures the engines on a catalogue of the size of a province and of the
//! country, side by side in one run: what building, keeping, searching and
//! changing the index costs.
//!
//! `cargo run --release -p search --example scale -- [SIZE…]`; 4,000 and 200,000
//! procedures without any. With `MINHBACH_TEST_MEILISEARCH` set, on that server too.

#[path = "../../tests/judged/mod.rs"]
mod judged;
mod national;

use std::{
    fs,
    io::{Write, stdout},
    sync::Arc,
    time::{Duration, Instant},
};

use catalogue::AdministrativeLevel;
use judged::{
    Failure,
    corpus::{load, root, shared, vocabulary},
};
use registry::{Change, Entry, Filters, OnlineFilter, OutboxPosition, ProcedureId, SearchEngine, SearchRequest};

/// The sizes that are measured without arguments: a province, the country.
const SIZES: [usize; 2] = [4_000, 200_000];
/// How many results a page has.
const PAGE: usize = 20;
/// Words that no procedure has, to see when a new one is found.
const NEW_WORDS: &str = "Cấp giấy thông hành qwfpgj";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let sizes: Vec<usize> = std::env::args().skip(1).map(|size| size.parse()).collect::<Result<_, _>>()?;
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    let mut records = vec![root().join("content/procedures")];
    match shared() {
        Some(shared) => records.push(shared.join("procedures.jsonl.gz")),
        None => writeln!(stdout(), "NO REAL RECORDS HERE: the catalogue is made of the starter alone.")?,
    }
    let basis = load(&records)?;
    let questions = questions()?;
    let mut out = stdout().lock();
    for size in sizes {
        let entries = national::catalogue(&basis, size, 7);
        writeln!(out, "\n{size} procedures, {} searches", questions.len())?;
        let before = resident();
        let engine = search::Embedded::new(vocabulary()?);
        let row = measure(&engine, &entries, &questions).await?;
        row.print(&mut out, "embedded")?;
        writeln!(out, "  memory             {:>10} MB more than without the index", resident().saturating_sub(before))?;
    }
    Ok(())
}

/// What one engine costs.
struct Row {
    build: Duration,
    searches: Vec<Duration>,
    suggestions: Vec<Duration>,
    found_after: Duration,
}

async fn measure(
    engine: &dyn SearchEngine,
    entries: &[Arc<Entry>],
    questions: &[SearchRequest],
) -> Result<Row, Failure> {
    let started = Instant::now();
    engine.rebuild(entries).await?;
    let build = started.elapsed();
    let (mut searches, mut suggestions) = (Vec::new(), Vec::new());
    for request in questions {
        let started = Instant::now();
        engine.search(request).await?;
        searches.push(started.elapsed());
        let typed: String = request.q.chars().take(12).collect();
        let started = Instant::now();
        engine.suggest(&typed, 8).await?;
        suggestions.push(started.elapsed());
    }
    Ok(Row { build, searches, suggestions, found_after: publish(engine, entries).await? })
}

/// How long a published edition takes to be found.
async fn publish(engine: &dyn SearchEngine, entries: &[Arc<Entry>]) -> Result<Duration, Failure> {
    let first = entries.first().ok_or("no entries")?;
    let id = ProcedureId(i64::try_from(entries.len())?);
    let mut entry = Entry { id, ..Entry::clone(first) };
    NEW_WORDS.clone_into(&mut entry.content.name);
    let request = SearchRequest { q: NEW_WORDS.to_owned(), limit: 1, ..SearchRequest::default() };
    let started = Instant::now();
    engine.apply(&[Change { position: OutboxPosition(1), id, entry: Some(entry) }]).await?;
    while engine.search(&request).await?.hits.first().is_none_or(|(found, _)| *found != id) {
        if started.elapsed() > Duration::from_secs(60) {
            return Err("what was published is not found".into());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(started.elapsed())
}

/// The judged questions, each without and with filters; every search counts for
/// the filters, too.
fn questions() -> Result<Vec<SearchRequest>, Failure> {
    let filters = [
        Filters::default(),
        Filters { online_level: Some(OnlineFilter::Either), ..Filters::default() },
        Filters { level: Some(AdministrativeLevel::Commune), free: true, ..Filters::default() },
    ];
    let judged = judged::read(&root().join("content/search/judgements.jsonl"))?;
    let ask = |q: &str, filters: &Filters| SearchRequest {
        q: q.to_owned(),
        filters: filters.clone(),
        limit: PAGE,
        ..SearchRequest::default()
    };
    Ok(judged.iter().flat_map(|judged| filters.iter().map(|filters| ask(&judged.query, filters))).collect())
}

impl Row {
    fn print(mut self, out: &mut impl Write, name: &str) -> Result<(), Failure> {
        writeln!(out, "{name}")?;
        writeln!(out, "  build              {:>10.2} s", self.build.as_secs_f64())?;
        for (what, times) in [("search", &mut self.searches), ("suggest", &mut self.suggestions)] {
            times.sort();
            let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
            writeln!(out, "  {what:8} p50 / p99 {:>10.2} / {:.2} ms", at(50), at(99))?;
        }
        writeln!(out, "  published → found  {:>10.0} ms", self.found_after.as_secs_f64() * 1000.0)?;
        Ok(())
    }
}

/// The memory of this process, in MB.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: usize = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    kilobytes / 1024
}
