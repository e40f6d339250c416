//! Judged questions, and how well an engine answers them.

#![allow(unused, reason = "each of the tests and examples that ask uses a part")]

pub mod corpus;
pub mod typing;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use catalogue::ProcedureCode;
use registry::{Entry, ProcedureId, SearchEngine, SearchRequest};
use serde::Deserialize;

/// Whatever went wrong.
pub type Failure = Box<dyn std::error::Error>;

/// A question, and the procedures that answer it.
#[derive(Clone, Deserialize)]
pub struct Judged {
    /// What was asked.
    pub query: String,
    /// Any of these codes is right; none means that nothing is.
    pub expected_codes: Vec<String>,
    /// What sort of question it is.
    pub kind: String,
    /// `tuning` or `held-out`: only the figures of held-out questions are looked at.
    #[serde(default)]
    pub set: String,
}

/// Reads judged questions, one a line.
pub fn read(path: &Path) -> Result<Vec<Judged>, Failure> {
    let lines = BufReader::new(File::open(path)?).lines();
    lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// The ranks of first right answers, and what is made of them.
#[derive(Clone, Default)]
pub struct Ranks(Vec<Option<usize>>);

#[allow(clippy::cast_precision_loss)]
impl Ranks {
    /// How many questions were asked.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The share with a right answer among the first so many.
    pub fn recall(&self, among: usize) -> f64 {
        let found = self.0.iter().filter(|rank| rank.is_some_and(|rank| rank < among)).count();
        found as f64 / self.len().max(1) as f64
    }

    /// The mean of one divided by the rank.
    pub fn reciprocal(&self) -> f64 {
        let sum: f64 = self.0.iter().flatten().map(|rank| 1.0 / (*rank as f64 + 1.0)).sum();
        sum / self.len().max(1) as f64
    }
}

/// An answer that was not right at once.
pub struct Miss {
    /// The question as it was typed.
    pub typed: String,
    /// The question as it was judged.
    pub judged: Judged,
    /// The rank of the first right answer.
    pub rank: Option<usize>,
    /// The first answers.
    pub got: Vec<(ProcedureId, f32)>,
}

/// How well an engine did.
#[derive(Default)]
pub struct Figures {
    /// By sort of question and typing.
    pub rows: BTreeMap<(String, &'static str), Ranks>,
    /// Answers that were not right at once.
    pub misses: Vec<Miss>,
    /// Questions for which nothing should be found, and how much was.
    pub astray: Vec<(String, usize)>,
    /// Questions of which no right answer is in the catalogue.
    pub absent: usize,
    /// How long each search took.
    pub times: Vec<Duration>,
}

/// Asks an engine all questions, in every typing.
pub async fn ask(engine: &dyn SearchEngine, entries: &[Arc<Entry>], questions: &[Judged]) -> Result<Figures, Failure> {
    let codes: BTreeMap<ProcedureId, &str> =
        entries.iter().filter_map(|entry| Some((entry.id, entry.procedure.code.as_ref()?.base()))).collect();
    let known: BTreeSet<&str> = codes.values().copied().collect();
    let mut figures = Figures::default();
    for judged in questions {
        let wanted: BTreeSet<String> = judged
            .expected_codes
            .iter()
            .filter_map(|code| Some(ProcedureCode::parse(code).ok()?.base().to_owned()))
            .collect();
        if !wanted.is_empty() && !wanted.iter().any(|code| known.contains(code.as_str())) {
            figures.absent += 1;
            continue;
        }
        for (typing, typed) in typing::variants(&judged.query) {
            let request = SearchRequest { q: typed.clone(), limit: 10, ..SearchRequest::default() };
            let asked = Instant::now();
            let answer = engine.search(&request).await?;
            figures.times.push(asked.elapsed());
            if wanted.is_empty() {
                figures.astray.push((typed, answer.total));
                continue;
            }
            let rank = answer.hits.iter().position(|(id, _)| codes.get(id).is_some_and(|code| wanted.contains(*code)));
            for row in [format!("{} {}", judged.set, judged.kind), format!("{} all", judged.set)] {
                figures.rows.entry((row, typing)).or_default().0.push(rank);
            }
            if rank != Some(0) {
                figures.misses.push(Miss { typed, judged: judged.clone(), rank, got: answer.hits });
            }
        }
    }
    figures.times.sort();
    Ok(figures)
}
