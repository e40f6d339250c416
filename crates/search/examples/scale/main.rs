//! Measures the engines on a catalogue of the size of a province and of the
//! country, side by side in one run: what building, keeping, searching and
//! changing the index costs.
//!
//! `make bench-search`, or `cargo run --release -p search --example scale -- [SIZE…]`;
//! 4,000 and 200,000 procedures without any. On Meilisearch, too, where
//! `MINHBACH_TEST_MEILISEARCH` says where one is.

#[path = "../../tests/judged/mod.rs"]
mod judged;
mod national;
mod server;

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
use server::Server;

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
    let server = Server::of_the_run()?;
    let mut out = stdout().lock();
    if server.is_none() {
        writeln!(out, "NOT MEASURED: there is no Meilisearch; `make bench-search` brings one.")?;
    }
    for size in sizes {
        let entries = national::catalogue(&basis, size, 7);
        let texts: usize = entries.iter().map(|entry| national::bytes(entry)).sum();
        writeln!(out, "\n{size} procedures ({} MB of text), {} searches", texts / 1_000_000, questions.len())?;
        let before = resident("self");
        let engine = Arc::new(search::Embedded::new(vocabulary()?));
        let mut columns = vec![Column::measure("embedded", &*engine, &entries, &questions).await?];
        columns[0].index_bytes = engine.index_bytes()?;
        columns[0].memory = resident("self").saturating_sub(before);
        if let Some(server) = &server {
            let access = server.access(size);
            let meilisearch = search::Meilisearch::new(&access, Arc::clone(&engine))?;
            let mut column = Column::measure("meilisearch", &meilisearch, &entries, &questions).await?;
            column.index_bytes = server.index_bytes().await?;
            column.memory = resident(&server.pid);
            columns.push(column);
            server.delete(&access).await?;
        }
        print(&mut out, columns)?;
    }
    Ok(())
}

/// What one engine costs.
struct Column {
    name: &'static str,
    build: Duration,
    searches: Vec<Duration>,
    suggestions: Vec<Duration>,
    found_after: Duration,
    index_bytes: u64,
    /// Of the process that holds the index, in bytes.
    memory: u64,
}

impl Column {
    async fn measure(
        name: &'static str,
        engine: &dyn SearchEngine,
        entries: &[Arc<Entry>],
        questions: &[SearchRequest],
    ) -> Result<Self, Failure> {
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
        searches.sort();
        suggestions.sort();
        let found_after = publish(engine, entries).await?;
        Ok(Self { name, build, searches, suggestions, found_after, index_bytes: 0, memory: 0 })
    }
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

/// The judged questions, by turns without filters and with them; every answer
/// has the counts of all filters.
fn questions() -> Result<Vec<SearchRequest>, Failure> {
    let filters = [
        Filters::default(),
        Filters { online_level: Some(OnlineFilter::Either), ..Filters::default() },
        Filters { level: Some(AdministrativeLevel::Commune), free: true, ..Filters::default() },
    ];
    let judged = judged::read(&root().join("content/search/judgements.jsonl"))?;
    let ask = |(judged, filters): (judged::Judged, &Filters)| SearchRequest {
        q: judged.query,
        filters: filters.clone(),
        limit: PAGE,
        ..SearchRequest::default()
    };
    Ok(judged.into_iter().zip(filters.iter().cycle()).map(ask).collect())
}

/// One row a figure, one column an engine.
fn print(out: &mut impl Write, columns: Vec<Column>) -> Result<(), Failure> {
    let milliseconds = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1000.0);
    let at = |times: &[Duration], share: usize| {
        milliseconds(times.get((times.len() * share / 100).min(times.len() - 1)).copied().unwrap_or_default())
    };
    let megabytes = |bytes: u64| format!("{:.0} MB", bytes as f64 / 1e6);
    type Figure<'a> = (&'a str, &'a dyn Fn(&Column) -> String);
    let figures: [Figure; 9] = [
        ("", &|column| column.name.to_owned()),
        ("build", &|column| format!("{:.1} s", column.build.as_secs_f64())),
        ("index", &|column| megabytes(column.index_bytes)),
        ("memory", &|column| megabytes(column.memory)),
        ("search, p50", &|column| at(&column.searches, 50)),
        ("search, p99", &|column| at(&column.searches, 99)),
        ("suggest, p50", &|column| at(&column.suggestions, 50)),
        ("suggest, p99", &|column| at(&column.suggestions, 99)),
        ("published, found", &|column| milliseconds(column.found_after)),
    ];
    for (name, figure) in figures {
        write!(out, "{name:<18}")?;
        for column in &columns {
            write!(out, "{:>16}", figure(column))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The memory of a process, in bytes.
fn resident(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: u64 = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    kilobytes * 1024
}
