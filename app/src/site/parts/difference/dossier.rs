//! Papers by case, and ways of handing in, as lines.

use catalogue::{
    Channel, Cost, CostKind, Dossier, DossierCase, DossierItem, FormTemplate, Lang, RequiredDocument, TimeLimit,
};
use locale::{text, text_with};

use super::model::{Block, Line, Piece};
use crate::site::{format, markdown};

/// The number of sets, then each case.
pub fn dossier(lang: Lang, dossier: &Dossier) -> Vec<Block> {
    let sets = dossier.sets.map(|sets| Line::only(Piece::ui(text_with(lang, "dossier-sets", &[("n", sets.into())]))));
    let sets = Block { family: "sets".to_owned(), title: None, lines: sets.into_iter().collect() };
    let case = |case: &DossierCase| Block {
        family: "case".to_owned(),
        title: (!case.name.is_empty())
            .then(|| Line::labelled(text(lang, "form-case-name"), vec![Piece::vi(&case.name)])),
        lines: case.items.iter().map(|item| paper(lang, item)).collect(),
    };
    std::iter::once(sets).chain(dossier.cases.iter().map(case)).collect()
}

fn paper(lang: Lang, item: &DossierItem) -> Line {
    match item {
        DossierItem::Paper(paper) => Line {
            label: None,
            pieces: vec![Piece::vi(&paper.name), Piece::ui(counts(lang, paper)), Piece::vi(form_names(&paper.forms))],
            paper: true,
        },
        DossierItem::Note(note) => Line::plain(Piece::vi(note)),
    }
}

/// "(1 bản chính · 2 bản sao)".
fn counts(lang: Lang, paper: &RequiredDocument) -> String {
    let count = |n: u32, key: &str| (n > 0).then(|| text_with(lang, key, &[("n", n.into())]));
    let counts: Vec<String> =
        [count(paper.originals, "originals"), count(paper.copies, "copies")].into_iter().flatten().collect();
    if counts.is_empty() { String::new() } else { format!("({})", counts.join(" · ")) }
}

fn form_names(forms: &[FormTemplate]) -> String {
    let names: Vec<String> = forms.iter().map(form).collect();
    if names.is_empty() { String::new() } else { format!("– {}", names.join("; ")) }
}

fn form(form: &FormTemplate) -> String {
    match &form.url {
        Some(url) => format!("{} <{url}>", form.name),
        None => form.name.clone(),
    }
}

/// Forms that belong to no single paper.
pub fn forms(forms: &[FormTemplate]) -> Vec<Line> {
    let line = |form: &FormTemplate| Line {
        pieces: vec![Piece::vi(&form.name), Piece::ui(form.url.clone().unwrap_or_default())],
        ..Line::default()
    };
    forms.iter().map(line).collect()
}

/// Each way of handing in.
pub fn channels(lang: Lang, channels: &[Channel]) -> Vec<Block> {
    let block = |channel: &Channel| {
        let time = Line::labelled(text(lang, "fact-time"), time(lang, &channel.time_limit));
        let cost = |cost: &Cost| Line::labelled(cost_label(lang, cost.kind), self::cost(lang, cost));
        let costs: Vec<Line> = match channel.costs.as_slice() {
            [] => vec![Line::labelled(cost_label(lang, None), vec![Piece::ui(text(lang, "cost-unknown"))])],
            costs => costs.iter().map(cost).collect(),
        };
        let note = markdown::lines(&channel.note);
        let note = note.into_iter().map(|words| Line::labelled(text(lang, "channel-note"), vec![Piece::vi(words)]));
        Block {
            family: channel.kind.key().to_owned(),
            title: Some(Line {
                pieces: vec![
                    Piece::ui(format::channel(lang, channel.kind)),
                    Piece::vi(if channel.situation.is_empty() {
                        String::new()
                    } else {
                        format!("– {}", channel.situation)
                    }),
                ],
                ..Line::default()
            }),
            lines: std::iter::once(time).chain(costs).chain(note).collect(),
        }
    };
    channels.iter().map(block).collect()
}

fn cost_label(lang: Lang, kind: Option<CostKind>) -> String {
    kind.map_or_else(|| text(lang, "fact-cost"), |kind| format::cost_kind(lang, kind))
}

fn time(lang: Lang, limit: &TimeLimit) -> Vec<Piece> {
    match limit {
        TimeLimit::Within { amount, unit, note, .. } => {
            vec![Piece::ui(format::time_limit(lang, *amount, *unit)), Piece::vi(note)]
        }
        TimeLimit::AsWorded(words) if format::lacks_unit(words) => {
            vec![Piece::ui(text_with(lang, "time-without-unit", &[("words", words.as_str().into())]))]
        }
        TimeLimit::AsWorded(words) => vec![Piece::vi(words)],
        TimeLimit::Unknown => vec![Piece::ui(text(lang, "time-unknown"))],
    }
}

fn cost(lang: Lang, cost: &Cost) -> Vec<Piece> {
    // What is doubtful stands as its source words it, as on the page of the procedure.
    let (words, vietnamese) = match cost.doubt() {
        Some(_) => (cost.wording.clone().unwrap_or_else(|| cost.value.to_string()), true),
        None => format::cost_value(lang, &cost.value),
    };
    let per = cost.per.as_ref().map(|per| format!("/{per}")).unwrap_or_default();
    let words = if vietnamese { format!("{words}{per}") } else { words };
    let per = if vietnamese { String::new() } else { per };
    let lang = vietnamese.then_some(Lang::VI);
    vec![Piece { words, lang }, Piece::vi(per), Piece::vi(&cost.note)]
}
