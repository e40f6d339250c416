//! What changes for whoever needs the procedure, in a few sentences.

use catalogue::{AdministrativeLevel, ApplicantKind, ChangeKind, ChannelKind, EditionContent, Lang, Part};
use leptos::prelude::*;
use locale::{text, text_with};

use super::{
    compare::compare,
    lines,
    model::{Change, Line},
    part_name,
};
use crate::site::{
    format,
    markdown::shorten,
    parts::vi,
    summary::{self, Line as Summary},
};

/// How many papers are named.
const NAMED: usize = 3;
/// The longest name of a paper that is told whole.
const LONGEST: usize = 90;

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A sentence.
    Plain(String),
    /// A sentence, and names in Vietnamese that it is about; perhaps not all.
    Naming { lead: String, names: Vec<String>, more: usize },
    /// What was one thing and is another now.
    Became { what: String, before: Summary, after: Summary },
}

impl Told {
    /// As one text.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Plain(words) => words.clone(),
            Self::Naming { lead, names, more } => {
                let more = (*more > 0).then(|| text_with(lang, "short-more", &[("n", (*more).into())]));
                let names: Vec<String> = names.iter().cloned().chain(more).collect();
                format!("{lead}: {}", names.join("; "))
            }
            Self::Became { what, before, after } => text_with(
                lang,
                "short-became",
                &[
                    ("what", what.as_str().into()),
                    ("before", before.words.as_str().into()),
                    ("after", after.words.as_str().into()),
                ],
            ),
        }
    }

    /// As a page shows it.
    pub fn view(&self, lang: Lang) -> AnyView {
        match self {
            Self::Plain(words) => words.clone().into_any(),
            Self::Naming { lead, names, more } => {
                let names = names.iter().map(|name| view! { <li>{vi(lang, name)}</li> }).collect_view();
                let more = (*more > 0).then(
                    || view! { <li class="muted">{text_with(lang, "short-more", &[("n", (*more).into())])}</li> },
                );
                view! { {lead.clone()}":" <ul>{names}{more}</ul> }.into_any()
            }
            Self::Became { what, before, after } => {
                let words = |line: &Summary| {
                    if line.vietnamese { vi(lang, &line.words) } else { line.words.clone().into_any() }
                };
                view! {
                    {what.clone()}": " <span class="was">{words(before)}</span> " "
                    <span aria-hidden="true">"→"</span>
                    <span class="visually-hidden">{text(lang, "short-becomes")}</span>
                    " " <strong>{words(after)}</strong>
                }
                .into_any()
            }
        }
    }
}

/// What changed, the most telling first.
pub fn told(lang: Lang, before: &EditionContent, after: &EditionContent) -> Vec<Told> {
    let differing = Part::differing(before, after);
    let mut told = Vec::new();
    let change = after.announcement.as_ref().and_then(|announcement| announcement.change);
    if change == Some(ChangeKind::Repealed) && differing.contains(&Part::Announcement) {
        told.push(Told::Plain(text(lang, "short-repealed")));
    }
    let mut explained = Vec::new();
    for part in [Part::Dossier, Part::Channels, Part::Online, Part::Applicants, Part::Levels] {
        let some = match part {
            _ if !differing.contains(&part) => continue,
            Part::Dossier => papers(lang, before, after),
            Part::Channels => ways(lang, before, after),
            Part::Online => level(lang, before, after),
            Part::Applicants => applicants(lang, before, after),
            _ => levels(lang, before, after),
        };
        if !some.is_empty() {
            explained.push(part);
            told.extend(some);
        }
    }
    let rest: Vec<String> =
        differing.iter().filter(|part| !explained.contains(part)).map(|part| part_name(lang, *part)).collect();
    if !rest.is_empty() {
        let key = if told.is_empty() { "short-parts" } else { "short-other-parts" };
        told.push(Told::Plain(text_with(lang, key, &[("parts", rest.join(", ").into())])));
    }
    told
}

/// Papers that came, went, or are asked for in another way; each once, in however many cases it stands.
fn papers(lang: Lang, before: &EditionContent, after: &EditionContent) -> Vec<Told> {
    let lines = |content| lines::of(None, lang, Part::Dossier, content);
    let name = |line: &Line| line.pieces.first().map(|piece| piece.words.clone()).unwrap_or_default();
    let (mut came, mut gone, mut other) = (Vec::new(), Vec::new(), Vec::new());
    let mut sets = false;
    let blocks = compare(&lines(before), &lines(after));
    for change in blocks.iter().flat_map(|block| &block.changes) {
        let (list, line) = match change {
            Change::Added(line) => (&mut came, line),
            Change::Removed(line) => (&mut gone, line),
            Change::Changed { after, .. } => (&mut other, after),
        };
        sets |= line.label.is_some();
        if line.paper && !list.contains(&name(line)) {
            list.push(name(line));
        }
    }
    // What only moved from one case to another is asked for in another way.
    let moved: Vec<String> = came.iter().filter(|name| gone.contains(*name)).cloned().collect();
    came.retain(|name| !moved.contains(name));
    gone.retain(|name| !moved.contains(name));
    other.extend(moved);
    let naming = |key: &str, all: Vec<String>| {
        (!all.is_empty()).then(|| Told::Naming {
            lead: text_with(lang, key, &[("n", all.len().into())]),
            more: all.len().saturating_sub(NAMED),
            names: all.iter().take(NAMED).map(|name| shorten(name, LONGEST)).collect(),
        })
    };
    let sets_told = sets.then(|| {
        let words = |content: &EditionContent| match content.dossier.sets {
            Some(sets) => plain(text_with(lang, "short-sets", &[("n", sets.into())])),
            None => plain(text(lang, "unknown")),
        };
        Told::Became { what: text(lang, "form-dossier-sets"), before: words(before), after: words(after) }
    });
    [
        naming("short-papers-added", came),
        naming("short-papers-removed", gone),
        naming("short-papers-changed", other),
        sets_told,
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn plain(words: String) -> Summary {
    Summary { words, vietnamese: false, certain: true }
}

/// Cost, time, and the ways of handing in.
fn ways(lang: Lang, before: &EditionContent, after: &EditionContent) -> Vec<Told> {
    let (old, new) = (&before.channels, &after.channels);
    let mut told = Vec::new();
    let kinds = |kinds: &EditionContent| -> Vec<ChannelKind> {
        ChannelKind::ALL.into_iter().filter(|kind| kinds.channels.iter().any(|way| way.kind == *kind)).collect()
    };
    let (had, has) = (kinds(before), kinds(after));
    let names = |some: &[ChannelKind], others: &[ChannelKind]| -> Vec<String> {
        some.iter().filter(|kind| !others.contains(kind)).map(|kind| format::channel(lang, *kind)).collect()
    };
    for (key, names) in [("short-ways-added", names(&has, &had)), ("short-ways-removed", names(&had, &has))] {
        if !names.is_empty() {
            told.push(Told::Plain(text_with(lang, key, &[("ways", names.join(", ").into())])));
        }
    }
    let mut became = |what: &str, varies: &str, old: Summary, new: Summary, differs: bool| {
        if old != new {
            told.push(Told::Became { what: text(lang, what), before: old, after: new });
        } else if differs {
            told.push(Told::Plain(text(lang, varies)));
        }
    };
    let same_ways = had == has;
    let costs = old.iter().map(|way| &way.costs).ne(new.iter().map(|way| &way.costs));
    became("fact-cost", "short-cost-varies", summary::cost(lang, old), summary::cost(lang, new), costs && same_ways);
    let times = old.iter().map(|way| &way.time_limit).ne(new.iter().map(|way| &way.time_limit));
    became("fact-time", "short-time-varies", summary::time(lang, old), summary::time(lang, new), times && same_ways);
    told
}

fn level(lang: Lang, before: &EditionContent, after: &EditionContent) -> Vec<Told> {
    let (old, new) = (&before.online, &after.online);
    let level = |level| plain(format::online_level(lang, level));
    let own = (old.level != new.level).then(|| Told::Became {
        what: text(lang, "fact-online"),
        before: level(old.level),
        after: level(new.level),
    });
    let elsewhere = (old.by_agency != new.by_agency).then(|| Told::Plain(text(lang, "short-online-by-agency")));
    own.into_iter().chain(elsewhere).collect()
}

fn applicants(lang: Lang, before: &EditionContent, after: &EditionContent) -> Vec<Told> {
    let words = |kinds: Vec<&ApplicantKind>| kinds.into_iter().map(|kind| format::applicant(lang, *kind)).collect();
    came_and_went(
        lang,
        ["short-applicants-added", "short-applicants-removed"],
        words(after.applicants.difference(&before.applicants).collect()),
        words(before.applicants.difference(&after.applicants).collect()),
    )
}

fn levels(lang: Lang, before: &EditionContent, after: &EditionContent) -> Vec<Told> {
    let words =
        |kinds: Vec<&AdministrativeLevel>| kinds.into_iter().map(|k| format::administrative_level(lang, *k)).collect();
    came_and_went(
        lang,
        ["short-levels-added", "short-levels-removed"],
        words(after.levels.difference(&before.levels).collect()),
        words(before.levels.difference(&after.levels).collect()),
    )
}

fn came_and_went(lang: Lang, [added, removed]: [&str; 2], came: Vec<String>, gone: Vec<String>) -> Vec<Told> {
    let told = [(added, came), (removed, gone)].into_iter().filter(|(_, names)| !names.is_empty());
    told.map(|(key, names)| Told::Plain(text_with(lang, key, &[("names", names.join("; ").into())]))).collect()
}
