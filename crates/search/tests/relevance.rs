//! How well judged questions are answered: it may get better, not worse.
#![allow(clippy::print_stderr)]

mod judged;

use std::path::PathBuf;

use judged::{
    Figures,
    corpus::{load, root, shared, vocabulary},
};
use registry::SearchEngine;

/// How far a figure may fall before this fails: chance moves a few questions.
const MARGIN: f64 = 0.02;

async fn asked(records: &[PathBuf], questions: &[PathBuf]) -> Figures {
    let entries = load(records).expect("the records can be read");
    let engine = search::Embedded::new(vocabulary().expect("the vocabulary has no fault"));
    engine.rebuild(&entries).await.expect("it builds");
    let questions: Vec<judged::Judged> =
        questions.iter().flat_map(|file| judged::read(file).expect("the questions can be read")).collect();
    judged::ask(&engine, &entries, &questions).await.expect("it answers")
}

fn holds(figures: &Figures, floors: &[(&str, &str, f64, f64)]) {
    for (row, typing, first, five) in floors {
        let found = figures.rows.iter().find(|((name, of), _)| name.trim() == *row && of == typing);
        let (_, ranks) = found.unwrap_or_else(|| panic!("nobody asked “{row}” {typing}"));
        let (got_first, got_five) = (ranks.recall(1), ranks.recall(5));
        eprintln!("{row} {typing}: R@1 {got_first:.3} (was {first}), R@5 {got_five:.3} (was {five})");
        assert!(got_first >= first - MARGIN, "{row} {typing}: R@1 fell from {first} to {got_first:.3}");
        assert!(got_five >= five - MARGIN, "{row} {typing}: R@5 fell from {five} to {got_five:.3}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_starter_catalogue_answers_as_well_as_it_did() {
    let figures = asked(&[root().join("content/procedures")], &[root().join("content/search/judgements.jsonl")]).await;
    holds(&figures, STARTER);
}

#[tokio::test(flavor = "multi_thread")]
async fn real_records_answer_as_well_as_they_did() {
    let Some(shared) = shared() else {
        eprintln!("SKIPPED: no shared data beside the project, so relevance on real records was not measured");
        return;
    };
    let records = [root().join("content/procedures"), shared.join("procedures.jsonl.gz")];
    let questions = [root().join("content/search/judgements.jsonl"), shared.join("dev_queries.jsonl")];
    let figures = asked(&records, &questions).await;
    holds(&figures, REAL);
    let astray: Vec<&(String, usize)> = figures.astray.iter().filter(|(_, found)| *found > 0).collect();
    assert!(astray.len() <= 1, "small talk finds procedures: {astray:?}");
}

const STARTER: &[(&str, &str, f64, f64)] = &[
    ("tuning all", "as written", 0.890, 0.986),
    ("tuning all", "no diacritics", 0.890, 0.986),
    ("tuning all", "one typo", 0.877, 0.986),
    ("held-out all", "as written", 0.848, 0.970),
    ("held-out all", "no diacritics", 0.879, 0.970),
    ("held-out all", "one typo", 0.848, 0.909),
];

/// On real records; the rows without a set are the shared questions.
const REAL: &[(&str, &str, f64, f64)] = &[
    ("tuning all", "as written", 0.775, 0.904),
    ("tuning all", "no diacritics", 0.747, 0.921),
    ("tuning all", "one typo", 0.753, 0.893),
    ("held-out all", "as written", 0.675, 0.877),
    ("held-out all", "no diacritics", 0.645, 0.852),
    ("held-out all", "one typo", 0.616, 0.842),
    ("all", "as written", 0.905, 0.990),
    ("all", "no diacritics", 0.886, 0.990),
    ("all", "one typo", 0.857, 0.971),
    ("citizen_style", "as written", 0.925, 1.000),
    ("citizen_style", "no diacritics", 0.906, 1.000),
    ("citizen_style", "one typo", 0.868, 1.000),
];
