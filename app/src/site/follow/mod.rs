//! Following: what a topic is called, what belongs to it, and what letters say.

mod letters;

use catalogue::{Lang, Slug};
use locale::text_with;
use registry::{
    Lookup, Snapshot,
    follow::{Topic, TopicKind},
    history::Lately,
};

pub use self::letters::Letters;
use super::{Site, address, content::LifeEvent, markdown::shorten};

/// The life events that a change belongs to: those that need its procedure, and those
/// that it named, for what was taken back is needed by none any more.
pub fn events_of(site: &Site, snapshot: &Snapshot, change: &Lately) -> Vec<Slug> {
    let needs = |event: &&LifeEvent| {
        change.content().life_events.contains(&event.slug)
            || event.procedures(snapshot).iter().any(|entry| entry.id == change.id)
    };
    site.content.life_events.iter().filter(needs).map(|event| event.slug.clone()).collect()
}

/// What a topic is called, and whether that is Vietnamese whatever the language.
pub struct Named {
    /// Its name, shortened.
    pub name: String,
    /// Whether it is in Vietnamese.
    pub vietnamese: bool,
}

/// What a topic is called; nothing where there is no such thing, or no longer.
pub fn named(site: &Site, lang: Lang, topic: &Topic) -> Option<Named> {
    let snapshot = site.portal.snapshot();
    let (name, vietnamese) = match topic.kind {
        TopicKind::Procedure => match snapshot.look_up(topic.slug.as_str()) {
            Lookup::Missing => return None,
            Lookup::Found(_) | Lookup::Gone => {
                let told = snapshot.ever(topic.slug.as_str())?.content.in_language(lang);
                (told.name.to_owned(), told.lang == Lang::VI)
            }
        },
        TopicKind::Sector => {
            let sector = snapshot.sector(topic.slug.as_str())?;
            match site.content.sector_name(lang, &sector.slug) {
                Some(name) => (name.to_owned(), false),
                None => (sector.name.clone(), true),
            }
        }
        TopicKind::LifeEvent => {
            let (title, told_in) = site.content.life_event(topic.slug.as_str())?.title.told(lang);
            (title.to_owned(), told_in == Lang::VI)
        }
    };
    Some(Named { name: shorten(&name, 120), vietnamese })
}

/// Where a topic is to be seen.
pub fn page_of(lang: Lang, topic: &Topic) -> String {
    match topic.kind {
        TopicKind::Procedure => address::procedure(lang, &topic.slug),
        TopicKind::Sector => address::sector(lang, &topic.slug),
        TopicKind::LifeEvent => address::life_event(lang, &topic.slug),
    }
}

/// The feed of a topic.
pub fn feed_of(lang: Lang, topic: &Topic) -> String {
    format!("{}/thay-doi.atom", page_of(lang, topic))
}

/// The title of the feed of something.
pub fn feed_title(lang: Lang, kind: TopicKind, name: &str) -> String {
    let key = match kind {
        TopicKind::Procedure => "feed-title-for",
        TopicKind::Sector => "feed-title-sector",
        TopicKind::LifeEvent => "feed-title-event",
    };
    text_with(lang, key, &[("name", shorten(name, 80).into())])
}
