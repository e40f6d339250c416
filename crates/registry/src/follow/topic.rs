use catalogue::Slug;

use crate::history::{Lately, LatelyKind};

/// What sort of thing is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TopicKind {
    /// A procedure (*thủ tục*).
    Procedure,
    /// A sector (*lĩnh vực*), with every procedure of it.
    Sector,
    /// A life event (*sự kiện*), with every procedure that it needs.
    LifeEvent,
}

impl TopicKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Procedure, Self::Sector, Self::LifeEvent];

    /// The word for it in the store.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Sector => "sector",
            Self::LifeEvent => "life_event",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What is followed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Topic {
    /// What sort of thing.
    pub kind: TopicKind,
    /// Which one: its address.
    pub slug: Slug,
}

impl Topic {
    /// A topic.
    #[must_use]
    pub const fn new(kind: TopicKind, slug: Slug) -> Self {
        Self { kind, slug }
    }

    /// Those that a change belongs to by itself: its procedure, and the sector of
    /// what it said and of what it says. Life events are not in here, for which
    /// procedures they need is not known to the store.
    #[must_use]
    pub fn of(change: &Lately) -> Vec<Self> {
        let mut topics = vec![
            Self::new(TopicKind::Procedure, change.procedure.slug.clone()),
            Self::new(TopicKind::Sector, change.content().sector.slug()),
        ];
        if let LatelyKind::Published { before: Some(before), .. } = &change.kind {
            topics.push(Self::new(TopicKind::Sector, before.sector.slug()));
        }
        topics.dedup();
        topics
    }
}
