//! `minhbach search`: what the public finds, and with `--explain` why.

use std::{path::Path, sync::Arc};

use catalogue::Lang;
use clap::ArgMatches;
use locale::{FluentValue, text, text_with};
use registry::{Entry, ExplainedResult, Explanation, SearchEngine, SearchRequest, Store};

use super::{open, option};
use crate::{content, failure::Failure, output};

/// How many results are shown.
const SHOWN: usize = 10;

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let database = open(matches).await?;
    let (mut entries, _) = database.published().await?;
    database.close().await;
    entries.retain(|entry| !entry.withdrawn);
    let engine = content::engine(Path::new(option(matches, "content")))?;
    let entries: Vec<Arc<Entry>> = entries.into_iter().map(Arc::new).collect();
    engine.rebuild(&entries).await?;
    let request = SearchRequest { q: option(matches, "question").to_owned(), limit: SHOWN, ..SearchRequest::default() };
    let explanation = engine.explain(&request).await?;
    let said = if matches.get_flag("json") {
        serde_json::to_string_pretty(&explanation).unwrap_or_default() + "\n"
    } else if matches.get_flag("explain") {
        understood(lang, &explanation) + &results(lang, &explanation.results, true)
    } else {
        results(lang, &explanation.results, false)
    };
    output::write(&said).map_err(|error| Failure::io("failure-output", &error))
}

/// How the question was understood, a line for each thing.
fn understood(lang: Lang, explanation: &Explanation) -> String {
    let mut out = text(lang, "search-understood") + "\n";
    let mut line = |key: &str, value: String| {
        if !value.is_empty() {
            out += &format!("  {} {value}\n", text(lang, key));
        }
    };
    if explanation.raw_keys {
        line("search-raw-keys", text(lang, "search-raw-keys-read"));
    }
    line("search-codes", explanation.codes.join(", "));
    let laws = explanation.laws.iter().map(|law| format!("{}/{}", law.number, law.year));
    line("search-laws", laws.collect::<Vec<_>>().join(", "));
    line("search-intents", keys(&explanation.intents));
    line("search-levels", keys(&explanation.levels));
    let repairs = explanation.repairs.iter().map(|repair| format!("{} → {}", repair.typed, repair.meant));
    line("search-repairs", repairs.collect::<Vec<_>>().join(", "));
    for part in &explanation.parts {
        let wordings = part.wordings.iter().map(|wording| format!("{} ({:.2})", wording.words, wording.weight));
        let why = if part.why.is_empty() { String::new() } else { format!(" — {}", part.why.join("; ")) };
        line("search-part", wordings.collect::<Vec<_>>().join(" | ") + &why);
    }
    line("search-neighbours", explanation.neighbours.join(", "));
    out + "\n"
}

/// The names by which values are kept: `papers, cost`.
fn keys<T: serde::Serialize>(values: &[T]) -> String {
    let names = values.iter().filter_map(|value| serde_json::to_value(value).ok()?.as_str().map(str::to_owned));
    names.collect::<Vec<_>>().join(", ")
}

fn results(lang: Lang, results: &[ExplainedResult], explained: bool) -> String {
    if results.is_empty() {
        return text(lang, "search-none") + "\n";
    }
    let mut out = String::new();
    for (place, result) in results.iter().enumerate() {
        let code = result.code.as_deref().unwrap_or(&result.slug);
        out += &format!("{:>3}. {:7.2}  {code}  {}\n", place + 1, result.score, result.name);
        if explained {
            out += &format!("      {}\n", factors(lang, result));
        }
    }
    out
}

/// The factors of a score that are not neutral.
fn factors(lang: Lang, result: &ExplainedResult) -> String {
    let factor = |key: &str, value: f32| text_with(lang, key, &[("factor", FluentValue::from(format!("{value:.2}")))]);
    let mut said = vec![factor("search-covered", result.covered), factor("search-index", result.index)];
    for (key, value) in [("search-named", result.named), ("search-prior", result.prior), ("search-level", result.level)]
    {
        if (value - 1.0).abs() > f32::EPSILON {
            said.push(factor(key, value));
        }
    }
    for rare in &result.rare {
        let words = FluentValue::from(rare.words.as_str());
        let value = FluentValue::from(format!("{:.2}", rare.factor));
        said.push(text_with(lang, "search-rare", &[("words", words), ("factor", value)]));
    }
    said.join(" · ")
}
