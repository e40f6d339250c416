//! A part of a content as lines.

use catalogue::{
    Agencies, Announcement, EditionContent, Lang, LegalDocument, OnlineService, Part, Source, Step, Translation,
};
use jiff::civil::Date;
use locale::{text, text_with};

use super::{
    dossier::{channels, dossier, forms},
    model::{Block, Line, Piece},
};
use crate::site::{SiteContent, format, markdown};

/// The lines of a part, in blocks where it has cases or ways.
pub fn of(site: Option<&SiteContent>, lang: Lang, part: Part, content: &EditionContent) -> Vec<Block> {
    let lines = match part {
        Part::Dossier => return dossier(lang, &content.dossier),
        Part::Channels => return channels(lang, &content.channels),
        Part::Name => vec![Line::only(Piece::vi(&content.name))],
        Part::Sector => vec![Line::only(Piece::vi(content.sector.as_str()))],
        Part::Reception => some(&content.reception).map(|words| Line::only(Piece::vi(words))).into_iter().collect(),
        Part::Summary => paragraphs(&content.summary),
        Part::Translations => {
            content.translations.iter().flat_map(|(tag, said)| translation(lang, tag, said)).collect()
        }
        Part::Requirements => paragraphs(&content.requirements),
        Part::Keywords => content.keywords.iter().map(|words| Line::plain(Piece::vi(words))).collect(),
        Part::Levels => {
            let level = |level: &_| Line::plain(Piece::ui(format::administrative_level(lang, *level)));
            content.levels.iter().map(level).collect()
        }
        Part::Applicants => {
            content.applicants.iter().map(|kind| Line::plain(Piece::ui(format::applicant(lang, *kind)))).collect()
        }
        Part::Agencies => agencies(lang, &content.agencies),
        Part::Interlinked => {
            let words = if content.interlinked {
                text(lang, "difference-is-interlinked")
            } else {
                text(lang, "difference-not-interlinked")
            };
            vec![Line::only(Piece::ui(words))]
        }
        Part::Online => online(lang, &content.online),
        Part::Forms => forms(&content.forms),
        Part::Steps => content.steps.iter().flat_map(step).collect(),
        Part::Outcomes => {
            let outcome = |outcome: &catalogue::Outcome| Line {
                pieces: vec![Piece::vi(&outcome.name), Piece::ui(outcome.code.clone().unwrap_or_default())],
                ..Line::default()
            };
            content.outcomes.iter().map(outcome).collect()
        }
        Part::LegalBasis => content.legal_basis.iter().map(|document| law(lang, document)).collect(),
        Part::Announcement => content.announcement.iter().flat_map(|decision| announcement(lang, decision)).collect(),
        Part::LifeEvents => content.life_events.iter().map(|slug| life_event(site, lang, slug)).collect(),
        Part::Source => source(lang, &content.source),
    };
    vec![Block { lines, ..Block::default() }]
}

fn some(words: &str) -> Option<&str> {
    (!words.is_empty()).then_some(words)
}

/// A line for a value that is there.
fn labelled(label: String, piece: Option<Piece>) -> Option<Line> {
    piece.map(|piece| Line::labelled(label, vec![piece]))
}

fn day(lang: Lang, day: Option<Date>) -> Option<Piece> {
    day.map(|day| Piece::ui(format::date(lang, day)))
}

fn paragraphs(text: &catalogue::Markdown) -> Vec<Line> {
    markdown::lines(text).into_iter().map(|words| Line::plain(Piece::vi(words))).collect()
}

/// Name and summary in a language, which is named in itself. That they came to be
/// of another wording is no news: the Vietnamese beside them tells it.
fn translation(lang: Lang, tag: &str, said: &Translation) -> Vec<Line> {
    let language = Lang::from_tag(tag);
    let called = language.map_or_else(|| tag.to_owned(), |language| text(language, "language-name"));
    let label = |key: &str| format!("{} ({called})", text(lang, key));
    let words = |words: String| vec![Piece::of(language, words)];
    let summary = markdown::lines(&said.summary).join(" ");
    let summary = (!summary.is_empty()).then(|| Line::labelled(label("form-summary"), words(summary)));
    std::iter::once(Line::labelled(label("form-name"), words(said.name.clone()))).chain(summary).collect()
}

fn step(step: &Step) -> Vec<Line> {
    let title = some(&step.title).map(|title| Line::plain(Piece::vi(title)));
    title.into_iter().chain(paragraphs(&step.text)).collect()
}

fn agencies(lang: Lang, agencies: &Agencies) -> Vec<Line> {
    let roles = [
        (text(lang, "role-implementing"), &agencies.implementing),
        (text(lang, "role-competent"), &agencies.competent),
        (text(lang, "role-delegated"), &agencies.delegated),
        (text(lang, "role-coordinating"), &agencies.coordinating),
        (text(lang, "role-promulgating"), &agencies.promulgating),
    ];
    let lines = roles.into_iter().flat_map(|(role, names)| {
        names.iter().map(move |name| Line::labelled(role.clone(), vec![Piece::vi(name.as_str())]))
    });
    lines.collect()
}

fn online(lang: Lang, online: &OnlineService) -> Vec<Line> {
    let level = |level| Piece::ui(format::online_level(lang, level));
    let own = [
        labelled(text(lang, "form-online-level"), Some(level(online.level))),
        labelled(text(lang, "form-online-since"), day(lang, online.since)),
        labelled(text(lang, "form-online-announced-by"), online.announced_by.as_ref().map(Piece::vi)),
        labelled(text(lang, "form-online-apply-url"), online.apply_url.as_ref().map(Piece::ui)),
    ];
    let elsewhere = online.by_agency.iter().map(|other| Line {
        pieces: vec![
            Piece::vi(other.agency.as_str()),
            level(Some(other.level)),
            other.since.map_or_else(Piece::default, |since| {
                Piece::ui(text_with(lang, "online-since", &[("date", format::date(lang, since).into())]))
            }),
        ],
        ..Line::default()
    });
    own.into_iter().flatten().chain(elsewhere).collect()
}

fn law(lang: Lang, document: &LegalDocument) -> Line {
    let date =
        |key: &str, day: Option<Date>| day.map(|day| text_with(lang, key, &[("date", format::date(lang, day).into())]));
    let details: Vec<String> = [
        date("legal-issued", document.issued_on),
        date("legal-from", document.in_force_from),
        date("legal-to", document.in_force_to),
        document.replaced_by.as_deref().map(|by| text_with(lang, "legal-replaced", &[("number", by.into())])),
    ]
    .into_iter()
    .flatten()
    .collect();
    let issuer = document.issuer.as_ref().map(|issuer| format!("– {issuer}")).unwrap_or_default();
    Line {
        pieces: vec![
            Piece::vi(&document.number),
            Piece::vi(&document.title),
            Piece::vi(issuer),
            Piece::ui(details.join("; ")),
        ],
        ..Line::default()
    }
}

fn announcement(lang: Lang, decision: &Announcement) -> Vec<Line> {
    let own = [
        labelled(text(lang, "difference-number"), some(&decision.number).map(Piece::vi)),
        labelled(text(lang, "difference-day"), day(lang, decision.date)),
        labelled(text(lang, "difference-issuer"), decision.issuer.as_ref().map(|issuer| Piece::vi(issuer.as_str()))),
        labelled(text(lang, "difference-kind"), decision.change.map(|change| Piece::ui(format::change(lang, change)))),
    ];
    let successors = decision
        .successors
        .iter()
        .map(|slug| Line::labelled(text(lang, "difference-successor"), vec![Piece::vi(slug.as_str())]));
    own.into_iter().flatten().chain(successors).collect()
}

fn life_event(site: Option<&SiteContent>, lang: Lang, slug: &catalogue::Slug) -> Line {
    let event = site.and_then(|site| site.life_event(slug.as_str()));
    Line::plain(match event {
        Some(event) => {
            let (title, told_in) = event.title.told(lang);
            Piece::of(Some(told_in), title)
        }
        None => Piece::vi(slug.as_str()),
    })
}

fn source(lang: Lang, source: &Source) -> Vec<Line> {
    let lines = [
        labelled(text(lang, "source-title"), some(&source.name).map(Piece::vi)),
        labelled(text(lang, "difference-address"), source.url.as_ref().map(Piece::ui)),
        labelled(text(lang, "verified-title"), day(lang, source.verified_on)),
    ];
    lines.into_iter().flatten().collect()
}
