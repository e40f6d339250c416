//! `GET /api/v1/changes`: what changed lately, newest first.

use axum::extract::State;
use catalogue::Part;
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::Date,
    tz::{Offset, TimeZone},
};
use registry::history::{Lately, LatelyAsked, LatelyKind, LatelyList};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    content::Announcement,
    history::away,
    keys::PartKey,
    list::List,
    parameters,
    procedures::resource::{ProcedureLink, Repeal},
    query::{Query, Stretch},
};
use crate::http::{Http, problem::Problem};

/// A change that the public saw.
#[derive(Serialize, ToSchema)]
pub struct Change {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// What changed.
    kind: ChangeKind,
    /// The procedure, by the name that it had then.
    procedure: ProcedureLink,
    /// The sector that it was in.
    sector: String,
    /// The number of the edition, where it is about one.
    #[schema(required)]
    edition: Option<u32>,
    /// Whether it is the first edition that the public saw.
    first: bool,
    /// The parts in which the edition differs from the one before.
    parts: Vec<PartKey>,
    /// The decision that the edition rests on.
    #[schema(required)]
    announcement: Option<Announcement>,
    /// The end of the procedure, where the change is that.
    #[schema(required)]
    repeal: Option<Repeal>,
    /// What differs from the edition before, in this API.
    #[schema(required)]
    differences_url: Option<String>,
}

/// What sort of change it is.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// An edition was published.
    Published,
    /// An edition was taken back.
    TakenBack,
    /// A source said that the procedure is repealed, while the content stayed as it was.
    Repealed,
    /// A source said that it is no longer repealed.
    NoLongerRepealed,
}

impl Change {
    fn of(change: &Lately) -> Self {
        let content = change.content();
        let slug = &change.procedure.slug;
        let plain = Self {
            at: change.at.to_string(),
            kind: ChangeKind::Published,
            procedure: ProcedureLink::named(&change.procedure, &content.name),
            sector: content.sector.as_str().to_owned(),
            edition: None,
            first: false,
            parts: Vec::new(),
            announcement: content.announcement.as_ref().map(Announcement::of),
            repeal: None,
            differences_url: None,
        };
        match &change.kind {
            LatelyKind::Published { number, content, before } => {
                let parts = before.as_ref().map(|before| Part::differing(before, content)).unwrap_or_default();
                let address = format!("/api/v1/procedures/{slug}/editions/{number}/differences");
                Self {
                    edition: Some(*number),
                    first: before.is_none(),
                    parts: parts.into_iter().map(PartKey::from).collect(),
                    differences_url: before.is_some().then_some(address),
                    ..plain
                }
            }
            LatelyKind::TakenBack { number, .. } => {
                Self { kind: ChangeKind::TakenBack, edition: Some(*number), ..plain }
            }
            LatelyKind::Repeal { repeal: Some(repeal), .. } => {
                Self { kind: ChangeKind::Repealed, repeal: Some(Repeal::of(repeal)), ..plain }
            }
            LatelyKind::Repeal { repeal: None, .. } => Self { kind: ChangeKind::NoLongerRepealed, ..plain },
        }
    }
}

/// Where a part of the list begins: at an instant, after so many changes of that instant.
/// What comes later stands before it, so nothing is given twice.
#[derive(Clone, Copy)]
struct Place {
    at: Timestamp,
    of_instant: u32,
    /// How many were given that are later.
    later: u64,
}

impl Place {
    fn read(stretch: &Stretch) -> Result<Option<Self>, ()> {
        let Some(parts) = &stretch.after else { return Ok(None) };
        let [at, of_instant, later] = parts.as_slice() else { return Err(()) };
        let place =
            || Some(Self { at: at.parse().ok()?, of_instant: of_instant.parse().ok()?, later: later.parse().ok()? });
        place().map(Some).ok_or(())
    }

    /// The place after what was given.
    fn after(begun: Option<Self>, list: &LatelyList) -> Option<Self> {
        let at = list.changes.last()?.at;
        let of_instant = list.changes.iter().filter(|change| change.at == at).count();
        let given = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Some(match begun {
            Some(begun) if begun.at == at => Self { of_instant: begun.of_instant + given(of_instant), ..begun },
            begun => {
                let earlier = begun.map_or(0, |begun| begun.later + u64::from(begun.of_instant));
                let later = list.changes.len() - of_instant;
                Self { at, of_instant: given(of_instant), later: earlier + later as u64 }
            }
        })
    }

    fn cursor(self, stretch: &Stretch) -> String {
        stretch.cursor(&[&self.at.to_string(), &self.of_instant.to_string(), &self.later.to_string()])
    }
}

/// What changed lately
///
/// Editions that were published, editions that were taken back, and repeals that a source told of
/// without another edition; newest first. `total` counts those that there were when the first part
/// was given: what changes meanwhile is at the head of a list that is begun anew.
#[utoipa::path(
    get,
    path = "/api/v1/changes",
    operation_id = "listChanges",
    tag = "history",
    params(parameters::Changing),
    responses((status = 200, description = "A part of the list.", body = List<Change>))
)]
pub async fn changes(State(http): State<Http>, mut query: Query) -> Result<List<Change>, Problem> {
    let snapshot = http.site.portal.snapshot();
    let procedures = query.named("sector", |slug| {
        let group = snapshot.sector(slug)?;
        Some(group.entries.iter().map(|entry| entry.id).collect())
    });
    let (since, until) = (query.day("since"), query.day("until"));
    let stretch = query.stretch("changes");
    let begun = Place::read(&stretch).unwrap_or_else(|()| {
        query.refuse_because("cursor", "", "problem-cursor");
        None
    });
    query.check()?;
    let before = until.and_then(|until| midnight(until.saturating_add(1.day())));
    // All of the instant are asked for again, and as many passed over as were given.
    let resumed = begun.and_then(|place| place.at.checked_add(SignedDuration::from_nanos(1)).ok());
    let asked = LatelyAsked {
        from: since.and_then(midnight),
        before: before.into_iter().chain(resumed).min(),
        procedures,
        offset: begun.map_or(0, |place| place.of_instant),
        limit: u32::try_from(stretch.limit).unwrap_or(u32::MAX),
    };
    let list = http.site.portal.lately(&asked).await.map_err(|error| away(&error, &query))?;
    let given = u64::from(asked.offset) + list.changes.len() as u64;
    let next = Place::after(begun, &list).filter(|_| given < list.total);
    let total = list.total + begun.map_or(0, |place| place.later);
    let items = list.changes.iter().map(Change::of).collect();
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    Ok(List::new(&query, items, total, next.map(|place| place.cursor(&stretch))))
}

/// The beginning of a day in Việt Nam.
fn midnight(day: Date) -> Option<Timestamp> {
    let zone = TimeZone::fixed(Offset::constant(7));
    day.to_zoned(zone).ok().map(|zoned| zoned.timestamp())
}
