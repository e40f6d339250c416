use std::{collections::HashMap, sync::Arc};

use catalogue::{EditionState, calendar::day_of, quality};
use jiff::{Timestamp, ToSpan, civil::Date};

use super::OpenEdition;
use crate::{
    Entry, ProcedureId, Snapshot,
    people::{Action, Actor, Subject},
};

/// After how many months without a word an entry counts as stale.
pub const STALE_MONTHS: i32 = 12;

/// What waits for a person, and what of their sectors needs a look.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Drafts that they wrote in.
    pub my_drafts: Vec<OpenEdition>,
    /// Submitted editions that they may find right.
    pub to_review: Vec<OpenEdition>,
    /// Submitted editions of their own, which wait for somebody else.
    pub with_others: Vec<OpenEdition>,
    /// Approved editions whose day they may set.
    pub to_publish: Vec<OpenEdition>,
    /// Editions that will be published on their day.
    pub coming: Vec<OpenEdition>,
    /// Entries that nobody has confirmed for long, with the day of the last word;
    /// the oldest first.
    pub stale: Vec<(Arc<Entry>, Date)>,
    /// Entries with findings that would keep them from being published, with
    /// how many; the most first.
    pub faulty: Vec<(Arc<Entry>, usize)>,
}

impl Desk {
    pub(super) fn of(
        actor: &Actor,
        open: Vec<OpenEdition>,
        confirmed: &[(ProcedureId, Timestamp)],
        snapshot: &Snapshot,
        today: Date,
    ) -> Self {
        let mut desk = Self::default();
        let me = actor.id();
        for open in open {
            let subject = Subject::from(open.edition.content());
            let may = |action| actor.may(action, &subject).is_ok();
            let mine = open.edition.authors().contains(&me);
            let list = match open.edition.state() {
                EditionState::Draft if mine => &mut desk.my_drafts,
                EditionState::Submitted if mine => &mut desk.with_others,
                EditionState::Submitted if may(Action::Review) => &mut desk.to_review,
                EditionState::Approved if may(Action::Publish) => &mut desk.to_publish,
                EditionState::Scheduled if may(Action::ReadDrafts) => &mut desk.coming,
                _ => continue,
            };
            list.push(open);
        }
        desk.coming.sort_by_key(|open| open.edition.in_force_from());
        let confirmed: HashMap<ProcedureId, Timestamp> = confirmed.iter().copied().collect();
        let stale_before = today.saturating_sub(STALE_MONTHS.months());
        for entry in snapshot.entries().filter(|entry| entry.procedure.repeal.is_none()) {
            let subject = Subject::from(&entry.content);
            if actor.may(Action::Write, &subject).is_err() && actor.may(Action::Review, &subject).is_err() {
                continue;
            }
            let last_word = last_word(entry, confirmed.get(&entry.id).copied());
            if last_word < stale_before {
                desk.stale.push((Arc::clone(entry), last_word));
            }
            let findings = quality::check(&entry.content, today);
            let grave = findings.iter().filter(|finding| finding.severity.blocks_publishing()).count();
            if grave > 0 {
                desk.faulty.push((Arc::clone(entry), grave));
            }
        }
        desk.stale.sort_by_key(|(_, day)| *day);
        desk.faulty.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        desk
    }
}

/// The last day on which somebody vouched for an entry: by a look at its source,
/// by a confirmation, or else by publishing it.
fn last_word(entry: &Entry, confirmed: Option<Timestamp>) -> Date {
    let looked = entry.content.source.verified_on;
    let confirmed = confirmed.map(day_of);
    looked.max(confirmed).unwrap_or_else(|| day_of(entry.published_at))
}
