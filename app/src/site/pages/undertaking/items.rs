//! Which procedures an undertaking has, as its address says.

use std::sync::Arc;

use catalogue::{Before, Lang, Texts, my_case::Answers};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, Lookup, Snapshot};

use super::{FROM, MOST, WITH};
use crate::site::{
    address, answers,
    content::{LifeEvent, SiteContent},
    icon::icon,
    parts::due,
    visit::Visit,
};

/// A procedure of an undertaking.
pub struct Item {
    /// The procedure.
    pub entry: Arc<Entry>,
    /// What was answered about it.
    pub answers: Answers,
    /// How it stands in the address.
    pub word: String,
    /// Whether it changed since somebody answered.
    pub stale: bool,
}

/// The procedures of an undertaking.
pub struct Items<'a> {
    /// The procedures, each once, as they were added.
    pub list: Vec<Item>,
    /// The event that it began from.
    pub event: Option<&'a LifeEvent>,
    content: &'a SiteContent,
    snapshot: &'a Snapshot,
    /// What was asked for, and is not there.
    missing: Vec<String>,
    /// How many were left out, for there were too many.
    left_out: usize,
    most: usize,
}

impl<'a> Items<'a> {
    /// Reads an address; a procedure counts once.
    pub fn read(visit: &'a Visit, snapshot: &'a Snapshot) -> Self {
        Self::read_at_most(visit, snapshot, MOST, false)
    }

    /// Reads an address. To compare cases, a procedure may be there several times.
    pub fn read_at_most(visit: &'a Visit, snapshot: &'a Snapshot, most: usize, cases: bool) -> Self {
        let content = &visit.site.content;
        let event = visit.parameter(FROM).and_then(|slug| content.life_event(&slug));
        let mut items = Self { list: Vec::new(), event, content, snapshot, missing: Vec::new(), left_out: 0, most };
        for (_, word) in visit.parameters().iter().filter(|(name, word)| name == WITH && !word.is_empty()) {
            items.take(word, most, cases);
        }
        items
    }

    fn take(&mut self, word: &str, most: usize, cases: bool) {
        let entry = answers::of_word(word).and_then(|(slug, said)| match self.snapshot.look_up(slug.as_str()) {
            Lookup::Found(entry) => Some((entry, said)),
            Lookup::Gone | Lookup::Missing => None,
        });
        let Some((entry, said)) = entry else {
            self.missing.push(word.chars().take(80).collect());
            return;
        };
        let read = answers::read(&said, &entry.content);
        let stale = read.edition.is_some_and(|edition| edition != entry.edition);
        let word = answers::word(&entry.procedure.slug, &read.answers, entry.edition);
        let item = Item { entry, answers: read.answers, word, stale };
        // Who answers anew about one replaces it where it stands.
        let same = |other: &Item| match cases {
            true => other.word == item.word,
            false => other.entry.id == item.entry.id,
        };
        match self.list.iter().position(same) {
            Some(place) => self.list[place] = item,
            None if self.list.len() < most => self.list.push(item),
            None => self.left_out += 1,
        }
    }

    /// Whether nothing was asked for.
    pub fn nothing_asked(&self) -> bool {
        self.list.is_empty() && self.missing.is_empty()
    }

    /// The parameters of this undertaking.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        self.pairs_of(|_| true)
    }

    /// The parameters, with those procedures only.
    pub fn pairs_of(&self, keep: impl Fn(&Item) -> bool) -> Vec<(&'static str, String)> {
        let from = self.event.map(|event| (FROM, event.slug.to_string()));
        let words = self.list.iter().filter(|item| keep(item)).map(|item| (WITH, item.word.clone()));
        from.into_iter().chain(words).collect()
    }

    /// The address of this undertaking.
    pub fn address(&self, lang: Lang, day: &due::Asked) -> String {
        self.address_of(lang, day, |_| true)
    }

    /// The address, with those procedures only.
    pub fn address_of(&self, lang: Lang, day: &due::Asked, keep: impl Fn(&Item) -> bool) -> String {
        self.at(&address::undertaking(lang), day, keep)
    }

    /// The address of its days, for a calendar.
    pub fn calendar_address(&self, lang: Lang, day: &due::Asked) -> String {
        self.at(&address::undertaking_calendar(lang), day, |_| true)
    }

    fn at(&self, path: &str, day: &due::Asked, keep: impl Fn(&Item) -> bool) -> String {
        let mut pairs = self.pairs_of(keep);
        pairs.extend(day.pair());
        address::with_query(path, &pairs)
    }

    /// The place of the procedure of a code, if it is one of these.
    fn place(&self, code: &str) -> Option<usize> {
        let Lookup::Found(entry) = self.snapshot.look_up(code) else { return None };
        self.list.iter().position(|item| item.entry.id == entry.id)
    }

    /// What must come before each, and why: as the event says that it began
    /// from, then as the others do. What would make a circle is left out.
    pub fn before(&self) -> Vec<Vec<(usize, &'a Before)>> {
        let mut before: Vec<Vec<(usize, &Before)>> = self.list.iter().map(|_| Vec::new()).collect();
        let others =
            self.content.life_events.iter().filter(|event| self.event.is_none_or(|first| first.slug != event.slug));
        for step in self.event.into_iter().chain(others).flat_map(|event| &event.steps) {
            let Some(place) = self.place(step.procedure.as_str()) else { continue };
            for first in &step.after {
                let Some(other) = self.place(first.procedure.as_str()) else { continue };
                let known = before[place].iter().any(|(known, _)| *known == other);
                if !known && !waits(&before, other, place) {
                    before[place].push((other, first));
                }
            }
        }
        before
    }

    /// Why a procedure belongs to the event.
    pub fn why(&self, place: usize) -> Option<&'a Texts> {
        let steps = self.event.into_iter().flat_map(|event| &event.steps);
        let mut own = steps.filter(|step| self.place(step.procedure.as_str()) == Some(place));
        own.next().map(|step| &step.why)
    }

    /// What of the address could not be used.
    pub fn trouble(&self, lang: Lang) -> Option<AnyView> {
        let missing = (!self.missing.is_empty()).then(|| {
            let words = self.missing.join(", ");
            view! { <p>{text_with(lang, "undertaking-missing", &[("words", words.into())])}</p> }
        });
        let left_out = (self.left_out > 0).then(|| {
            let variables = [("most", self.most.into()), ("n", self.left_out.into())];
            view! { <p>{text_with(lang, "undertaking-too-many", &variables)}</p> }
        });
        let stale = self.list.iter().any(|item| item.stale).then(|| view! { <p>{text(lang, "undertaking-stale")}</p> });
        let any = missing.is_some() || left_out.is_some() || stale.is_some();
        any.then(|| {
            view! {
                <div class="notice notice-warning">{icon("warning")}<div>{missing}{left_out}{stale}</div></div>
            }
            .into_any()
        })
    }
}

/// Whether one waits for another, by whatever way.
fn waits(before: &[Vec<(usize, &Before)>], one: usize, other: usize) -> bool {
    let mut seen = vec![false; before.len()];
    let mut open = vec![one];
    while let Some(place) = open.pop() {
        if place == other {
            return true;
        }
        if !std::mem::replace(&mut seen[place], true) {
            open.extend(before[place].iter().map(|(first, _)| *first));
        }
    }
    false
}
