//! What differs as a page shows it: not by colour alone, and read aloud in order.

use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};

use super::{
    model::{BlockChange, Change, Fate, Line, PartChange, Piece},
    part_name,
    words::{Run, runs},
};
use crate::site::parts::names;

/// A part, under its name.
pub fn part(lang: Lang, part: &PartChange) -> AnyView {
    let body = if part.blocks.is_empty() {
        view! { <p class="muted">{text(lang, "difference-only-form")}</p> }.into_any()
    } else {
        part.blocks.iter().map(|change| block(lang, change)).collect_view().into_any()
    };
    view! {
        <section class="difference-part">
            <h3>{part_name(lang, part.part)}</h3>
            {body}
        </section>
    }
    .into_any()
}

fn block(lang: Lang, change: &BlockChange) -> AnyView {
    let title = change.title.as_ref().map(|title| {
        let mark = match change.fate {
            Fate::Kept => None,
            Fate::Added => Some(mark(text(lang, "difference-added"), "added")),
            Fate::Removed => Some(mark(text(lang, "difference-removed"), "removed")),
        };
        let words = match (&change.title_before, change.fate) {
            (Some(before), _) => changed(lang, before, title),
            (None, Fate::Added) => added(lang, title),
            (None, Fate::Removed) => removed(lang, title),
            (None, Fate::Kept) => pieces(lang, title),
        };
        view! { <p class="difference-block">{mark}<span>{words}</span></p> }
    });
    // Where a whole block came or went, its title has said so.
    let told = change.title.is_some() && change.fate != Fate::Kept;
    let changes = change.changes.iter().map(|change| line(lang, change, !told)).collect_view();
    let changes = (!change.changes.is_empty()).then(|| view! { <ul class="difference-lines">{changes}</ul> });
    let same = (change.same > 0)
        .then(|| view! { <p class="muted">{text_with(lang, "difference-same", &[("n", change.same.into())])}</p> });
    view! { {title} {changes} {same} }.into_any()
}

fn mark(words: String, kind: &'static str) -> AnyView {
    view! { <span class=format!("difference-mark difference-mark-{kind}")>{words}</span> " " }.into_any()
}

fn line(lang: Lang, change: &Change, marked: bool) -> AnyView {
    let (kind, words, label, body) = match change {
        Change::Added(line) => ("added", text(lang, "difference-added"), &line.label, added(lang, line)),
        Change::Removed(line) => ("removed", text(lang, "difference-removed"), &line.label, removed(lang, line)),
        Change::Changed { before, after } => {
            ("changed", text(lang, "difference-changed"), &after.label, changed(lang, before, after))
        }
    };
    let label = label.as_ref().filter(|label| !label.is_empty()).map(|label| {
        view! { <span class="difference-label">{label.clone()}":"</span> " " }
    });
    let mark = marked.then(|| mark(words, kind));
    view! { <li>{mark}<span class="difference-words">{label}{body}</span></li> }.into_any()
}

/// The pieces that have words, with spaces between.
fn spaced(views: Vec<AnyView>) -> AnyView {
    let views = views.into_iter().enumerate().map(|(place, view)| {
        let space = (place > 0).then_some(" ");
        view! { {space}{view} }
    });
    views.collect_view().into_any()
}

fn tag(lang: Lang, piece: &Piece) -> Option<&'static str> {
    piece.lang.and_then(|words| names::tag(lang, words))
}

fn pieces(lang: Lang, line: &Line) -> AnyView {
    let shown = line.pieces.iter().filter(|piece| !piece.words.is_empty());
    let views = shown.map(|piece| view! { <span lang=tag(lang, piece)>{piece.words.clone()}</span> }.into_any());
    spaced(views.collect())
}

fn added(lang: Lang, line: &Line) -> AnyView {
    view! { <ins>{pieces(lang, line)}</ins> }.into_any()
}

fn removed(lang: Lang, line: &Line) -> AnyView {
    view! { <del>{pieces(lang, line)}</del> }.into_any()
}

fn changed(lang: Lang, before: &Line, after: &Line) -> AnyView {
    let places = before.pieces.len().max(after.pieces.len());
    let none = Piece::default();
    let mut views = Vec::with_capacity(places);
    for place in 0..places {
        let old = before.pieces.get(place).unwrap_or(&none);
        let new = after.pieces.get(place).unwrap_or(&none);
        if old.words.is_empty() && new.words.is_empty() {
            continue;
        }
        let same_language = old.lang == new.lang || old.words.is_empty() || new.words.is_empty();
        if same_language {
            let runs = runs(&old.words, &new.words).into_iter().map(|run| one(lang, run)).collect_view();
            let piece = if new.words.is_empty() { old } else { new };
            views.push(view! { <span lang=tag(lang, piece)>{runs}</span> }.into_any());
        } else {
            let gone = one(lang, Run::Gone(old.words.clone()));
            let came = one(lang, Run::Came(new.words.clone()));
            views.push(
                view! { <span lang=tag(lang, old)>{gone}</span> " " <span lang=tag(lang, new)>{came}</span> }
                    .into_any(),
            );
        }
    }
    spaced(views)
}

/// Words that came or went, told in words for whoever does not see them.
fn one(lang: Lang, run: Run) -> AnyView {
    let told = |key: &str| view! { <span class="visually-hidden" lang=lang.tag()>" ["{text(lang, key)}": "</span> };
    let end = || view! { <span class="visually-hidden">"] "</span> };
    match run {
        Run::Same(words) => words.into_any(),
        Run::Gone(words) => view! { <del>{told("difference-gone")}{words}{end()}</del> }.into_any(),
        Run::Came(words) => view! { <ins>{told("difference-came")}{words}{end()}</ins> }.into_any(),
    }
}
