//! What the sample said before: a procedure with three public editions, one that
//! was taken back, and the rest with the one that they have.

use catalogue::{
    Announcement, ChangeKind, CostValue, DossierItem, EditionContent, Markdown, Money, OnlineLevel, Procedure, Slug,
    TimeLimit, TimeUnit,
};
use jiff::{Timestamp, civil::date};
use registry::{
    Entry, ProcedureId,
    history::{History, Lately, LatelyAsked, LatelyKind, LatelyList, PublicEdition},
    online::{NewTarget, OnlineEdition, Target},
};

/// An instant in the time of Việt Nam.
fn at(text: &str) -> Timestamp {
    format!("{text}+07:00").parse().unwrap()
}

/// What the marriage procedure said first: dearer, slower, with a paper more.
fn first(now: &EditionContent) -> EditionContent {
    let mut first = now.clone();
    first.announcement = None;
    first.online.level = Some(OnlineLevel::Partial);
    for channel in &mut first.channels {
        channel.time_limit = TimeLimit::within(7.0.try_into().unwrap(), TimeUnit::WorkingDay);
        channel.costs[0].value = CostValue::Amount(Money::vnd(80_000));
    }
    let paper = DossierItem::from_row("Sổ hộ khẩu".to_owned(), 0, 1, Vec::new());
    first.dossier.cases[0].items.push(paper);
    first.requirements = Markdown::new("Nam từ đủ 18 tuổi.");
    first
}

/// Then the papers and the rest, but not yet the price.
fn second(now: &EditionContent) -> EditionContent {
    let mut second = first(now);
    second.dossier = now.dossier.clone();
    second.announcement = Some(Announcement {
        number: "15/QĐ-BTP".to_owned(),
        date: Some(date(2026, 1, 28)),
        change: Some(ChangeKind::Amended),
        ..Announcement::default()
    });
    second
}

/// Every public edition of the procedure under an address.
pub fn history(slug: &Slug, entries: &[Entry]) -> Option<History> {
    let entry = entries.iter().find(|entry| entry.procedure.slug == *slug)?;
    let now = &entry.content;
    let edition = |number, content, from: &str, until: Option<&str>, withdrawn| PublicEdition {
        number,
        content,
        from: at(from),
        until: until.map(at),
        withdrawn,
    };
    let editions = match slug.as_str() {
        "dang-ky-ket-hon" => vec![
            edition(1, first(now), "2026-01-15T09:00:00", Some("2026-02-01T00:00:00"), false),
            edition(2, second(now), "2026-02-01T00:00:00", Some("2026-03-01T08:00:00"), false),
            edition(4, now.clone(), "2026-03-01T08:00:00", None, false),
        ],
        "da-rut" => vec![edition(1, now.clone(), "2026-01-15T09:00:00", Some("2026-02-10T10:00:00"), true)],
        _ => vec![edition(entry.edition, now.clone(), "2026-01-15T09:00:00", None, false)],
    };
    History::new(entry.id, entry.procedure.clone(), editions)
}

/// What changed lately: all of that, newest first.
pub fn lately(asked: &LatelyAsked, entries: &[Entry]) -> LatelyList {
    let mut changes = Vec::new();
    for history in entries.iter().filter_map(|entry| history(&entry.procedure.slug, entries)) {
        for edition in &history.editions {
            let before = history.before(edition.number).map(|before| Box::new(before.content.clone()));
            let content = Box::new(edition.content.clone());
            let (number, id) = (edition.number, history.id);
            changes.push(change(
                edition.from,
                id,
                &history.procedure,
                LatelyKind::Published { number, content, before },
            ));
            if let (true, Some(until)) = (edition.withdrawn, edition.until) {
                let content = Box::new(edition.content.clone());
                changes.push(change(until, id, &history.procedure, LatelyKind::TakenBack { number, content }));
            }
        }
        if let Some(repeal) = &history.procedure.repeal {
            let content = Box::new(history.editions[0].content.clone());
            let kind = LatelyKind::Repeal { repeal: Some(repeal.clone()), content };
            changes.push(change(at("2026-02-20T10:00:00"), history.id, &history.procedure, kind));
        }
    }
    let first = changes.iter().map(|change| change.at).min();
    changes.sort_by_key(|change| std::cmp::Reverse((change.at, change.id)));
    changes.retain(|change| {
        asked.from.is_none_or(|from| change.at >= from)
            && asked.before.is_none_or(|before| change.at < before)
            && asked.procedures.as_ref().is_none_or(|ids| ids.contains(&change.id))
    });
    let total = changes.len() as u64;
    let changes = changes.into_iter().skip(asked.offset as usize).take(asked.limit as usize).collect();
    LatelyList { changes, total, first }
}

fn change(at: Timestamp, id: ProcedureId, procedure: &Procedure, kind: LatelyKind) -> Lately {
    Lately { at, id, procedure: procedure.clone(), kind }
}

/// What the public editions said of the online level.
pub fn online(entries: &[Entry]) -> Vec<OnlineEdition> {
    let histories = entries.iter().filter_map(|entry| history(&entry.procedure.slug, entries));
    let editions = histories.flat_map(|history| {
        history.editions.into_iter().map(move |edition| OnlineEdition {
            id: history.id,
            sector: edition.content.sector.slug(),
            agencies: edition.content.agencies.acting().map(catalogue::AgencyName::slug).collect(),
            online: edition.content.online,
            from: edition.from,
            until: edition.until,
            repealed_since: history.procedure.repeal.as_ref().map(|repeal| repeal.since),
        })
    });
    editions.collect()
}

/// A target of all procedures, one that took its place, and one of a sector.
pub fn targets() -> Vec<Target> {
    let target = |number, sector: Option<&str>, share| Target {
        number,
        target: NewTarget {
            sector: sector.map(Slug::from_name),
            level: OnlineLevel::Partial,
            share,
            by: date(2030, 12, 31),
            decision: "06/QĐ-TTg".to_owned(),
        },
        set_by: catalogue::ActorId::new("hoa"),
        set_at: at("2026-01-20T09:00:00"),
    };
    vec![target(1, None, 60), target(2, None, 80), target(3, Some("Hộ tịch"), 100)]
}
