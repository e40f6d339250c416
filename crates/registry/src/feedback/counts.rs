use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Unclear;
use crate::ProcedureId;

/// Fewer ratings than this are not shown: they would tell of single people.
pub const FEWEST_RATINGS: u32 = 5;

/// What is counted of a procedure, by day; no row of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// Whether its page is clear, or what of it is not.
    Clear,
    /// The marks.
    Stars,
    /// Whether the result came when it should.
    OnTime,
    /// How often one had to go.
    Visits,
}

impl Aspect {
    /// Every aspect.
    pub const ALL: [Self; 4] = [Self::Clear, Self::Stars, Self::OnTime, Self::Visits];

    /// The name in SQL.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Stars => "stars",
            Self::OnTime => "on_time",
            Self::Visits => "visits",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.key() == key)
    }
}

/// One more of a value of an aspect.
pub type Tapped = (Aspect, &'static str);

/// How often somebody had to go to an office (*số lần đi lại*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visits {
    /// Not at all, or once.
    One,
    /// Twice.
    Two,
    /// More often.
    More,
}

impl Visits {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::More];

    /// The name in the store and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::More => "3",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visits| visits.key() == key)
    }
}

/// Whether a page is clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clarity {
    /// It is.
    Clear,
    /// This of it is not.
    Unclear(Unclear),
}

/// The value of a page that is clear.
const YES: &str = "yes";
const NO: &str = "no";

impl Clarity {
    pub(super) const fn tapped(self) -> Tapped {
        match self {
            Self::Clear => (Aspect::Clear, YES),
            Self::Unclear(part) => (Aspect::Clear, part.key()),
        }
    }
}

/// How somebody who went through a procedure found it (*đánh giá*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    stars: u8,
    /// Whether the result came when it should.
    pub on_time: Option<bool>,
    /// How often they had to go.
    pub visits: Option<Visits>,
}

impl Rating {
    /// A mark from 1, very bad, to 5, very good.
    #[must_use]
    pub fn new(stars: u8, on_time: Option<bool>, visits: Option<Visits>) -> Option<Self> {
        (1..=5).contains(&stars).then_some(Self { stars, on_time, visits })
    }

    pub(super) fn tapped(self) -> Vec<Tapped> {
        const STARS: [&str; 5] = ["1", "2", "3", "4", "5"];
        let stars = (Aspect::Stars, STARS[usize::from(self.stars - 1)]);
        let on_time = self.on_time.map(|yes| (Aspect::OnTime, if yes { YES } else { NO }));
        let visits = self.visits.map(|visits| (Aspect::Visits, visits.key()));
        [Some(stars), on_time, visits].into_iter().flatten().collect()
    }
}

/// What was counted of a procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    counts: BTreeMap<(Aspect, String), u32>,
    /// The last day that is counted.
    pub until: Date,
}

impl Figures {
    /// From what the store counted.
    #[must_use]
    pub fn new(counts: Vec<(Aspect, String, u32)>, until: Date) -> Self {
        Self { counts: counts.into_iter().map(|(aspect, value, count)| ((aspect, value), count)).collect(), until }
    }

    /// How often a value of an aspect was given.
    #[must_use]
    pub fn of(&self, aspect: Aspect, value: &str) -> u32 {
        self.counts.get(&(aspect, value.to_owned())).copied().unwrap_or_default()
    }

    /// How often anything was said of an aspect.
    #[must_use]
    pub fn all(&self, aspect: Aspect) -> u32 {
        self.counts.iter().filter(|((of, _), _)| *of == aspect).map(|(_, count)| count).sum()
    }

    /// Whether enough was said of an aspect to tell of it in public.
    #[must_use]
    pub fn is_shown(&self, aspect: Aspect) -> bool {
        self.all(aspect) >= FEWEST_RATINGS
    }

    /// The mean mark in tenths, where enough marks were given.
    #[must_use]
    pub fn mean_tenths(&self) -> Option<u32> {
        let sum: u32 = (1..=5).map(|stars: u32| stars * self.of(Aspect::Stars, &stars.to_string())).sum();
        let all = self.all(Aspect::Stars);
        (all >= FEWEST_RATINGS).then(|| (sum * 10 + all / 2) / all)
    }

    /// How many percent of what was said of an aspect a value is.
    #[must_use]
    pub fn percent(&self, aspect: Aspect, value: &str) -> u32 {
        let all = self.all(aspect).max(1);
        (self.of(aspect, value) * 100 + all / 2) / all
    }
}

/// A page that readers found unclear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnclearPage {
    /// Of which procedure.
    pub procedure: ProcedureId,
    /// How many found it clear.
    pub clear: u32,
    /// What of it how many did not, the most first.
    pub unclear: Vec<(Unclear, u32)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(stars: [u32; 5]) -> Figures {
        let counts = stars.into_iter().zip(1..).map(|(count, stars)| (Aspect::Stars, format!("{stars}"), count));
        Figures::new(counts.collect(), jiff::civil::date(2026, 6, 1))
    }

    #[test]
    fn a_mean_is_told_from_five_ratings_on() {
        assert_eq!(figures([0, 0, 0, 0, 4]).mean_tenths(), None);
        assert_eq!(figures([0, 0, 0, 0, 5]).mean_tenths(), Some(50));
        assert_eq!(figures([1, 0, 0, 1, 4]).mean_tenths(), Some(42), "25 of 6");
        assert!(!figures([4, 0, 0, 0, 0]).is_shown(Aspect::Stars));
        assert_eq!(figures([1, 0, 0, 0, 2]).percent(Aspect::Stars, "5"), 67);
        assert_eq!(Figures::default().percent(Aspect::OnTime, "yes"), 0);
    }

    #[test]
    fn a_rating_says_only_what_was_said() {
        assert_eq!(Rating::new(0, None, None), None);
        assert_eq!(Rating::new(6, None, None), None);
        let all = Rating::new(4, Some(false), Some(Visits::More)).expect("a mark");
        assert_eq!(all.tapped(), [(Aspect::Stars, "4"), (Aspect::OnTime, "no"), (Aspect::Visits, "3")]);
        assert_eq!(Rating::new(1, None, None).expect("a mark").tapped(), [(Aspect::Stars, "1")]);
    }
}
