//! My case (*trường hợp của tôi*): a few questions, and the one checklist that is left.
//!
//! Two thirds of real procedures say nothing certain about papers or costs
//! before one knows who asks, which case it is, and how it is handed in. What
//! nobody answered stays open: then the checklist shows what is possible, and
//! never chooses for anybody.

use crate::{AdministrativeLevel, ApplicantKind, Channel, ChannelKind, DossierCase, EditionContent};

#[cfg(test)]
mod tests;
mod total;

pub use total::{Span, Total};

/// What somebody answered to a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer<T> {
    /// Nothing yet.
    #[default]
    Open,
    /// That they do not know.
    Unsure,
    /// This.
    Is(T),
}

impl<T> Answer<T> {
    /// What was answered, where something was.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Open | Self::Unsure => None,
        }
    }

    const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

/// A cost that applies, by its place among those of its way, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its place, from 0.
    pub cost: usize,
    /// How many: copies, pages, cases, or whatever it is charged by.
    pub times: u32,
}

/// The most of a thing that somebody pays for in one dossier.
pub const MOST_TIMES: u32 = 999;

/// What somebody answered to all questions about a procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Who they are.
    pub applicant: Answer<ApplicantKind>,
    /// At which level of government they ask.
    pub level: Answer<AdministrativeLevel>,
    /// Which case of the dossier, from 0.
    pub case: Answer<usize>,
    /// How they hand in.
    pub channel: Answer<ChannelKind>,
    /// Which row of that way, as its place among all channels, from 0.
    pub row: Answer<usize>,
    /// Which costs apply.
    pub costs: Answer<Vec<Counted>>,
}

/// A question, with what can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Who are you?
    Applicant(Vec<ApplicantKind>),
    /// At which level of government?
    Level(Vec<AdministrativeLevel>),
    /// Which case?
    Case(Vec<usize>),
    /// How do you hand in?
    Channel(Vec<ChannelKind>),
    /// Which of the rows of that way?
    Row(Vec<usize>),
    /// Which costs apply, and how often? The place of the row among all channels.
    Costs(usize),
}

impl Answers {
    /// Every question that this procedure asks after what was answered so far,
    /// in their order. A question with one answer is none.
    #[must_use]
    pub fn questions(&self, content: &EditionContent) -> Vec<Question> {
        let mut questions = Vec::new();
        let applicants: Vec<_> = content.applicants.iter().copied().collect();
        if applicants.len() > 1 {
            questions.push(Question::Applicant(applicants));
        }
        let levels: Vec<_> = content.levels.iter().copied().collect();
        if levels.len() > 1 {
            questions.push(Question::Level(levels));
        }
        let cases = cases(content);
        if cases.len() > 1 {
            questions.push(Question::Case(cases));
        }
        let kinds = kinds(content);
        if kinds.len() > 1 {
            questions.push(Question::Channel(kinds));
        }
        let rows = self.rows_of_way(content);
        if rows.len() > 1 {
            questions.push(Question::Row(rows));
        }
        if let Some((place, row)) = self.row(content)
            && total::asks(&row.costs)
        {
            questions.push(Question::Costs(place));
        }
        questions
    }

    /// The first question that is open; nothing where the checklist is ready.
    #[must_use]
    pub fn next(&self, content: &EditionContent) -> Option<Question> {
        self.questions(content).into_iter().find(|question| self.leaves_open(question))
    }

    /// Whether nothing was answered to a question, not even that it is not known.
    #[must_use]
    pub const fn leaves_open(&self, question: &Question) -> bool {
        match question {
            Question::Applicant(_) => self.applicant.is_open(),
            Question::Level(_) => self.level.is_open(),
            Question::Case(_) => self.case.is_open(),
            Question::Channel(_) => self.channel.is_open(),
            Question::Row(_) => self.row.is_open(),
            Question::Costs(_) => self.costs.is_open(),
        }
    }

    /// Whether nothing at all was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same answers, without those that this procedure has no question for:
    /// a case that is not there, a row of another way, more than there can be.
    #[must_use]
    pub fn fitting(mut self, content: &EditionContent) -> Self {
        fn keep<T>(answer: &mut Answer<T>, fits: impl FnOnce(&T) -> bool) {
            if answer.known().is_some_and(|value| !fits(value)) {
                *answer = Answer::Open;
            }
        }
        keep(&mut self.applicant, |kind| content.applicants.contains(kind));
        keep(&mut self.level, |level| content.levels.contains(level));
        keep(&mut self.case, |case| cases(content).contains(case));
        keep(&mut self.channel, |kind| kinds(content).contains(kind));
        let rows = self.rows_of_way(content);
        keep(&mut self.row, |row| rows.contains(row));
        if rows.len() <= 1 {
            self.row = Answer::Open;
        }
        let costs = self.row(content).map_or(0, |(_, row)| if total::asks(&row.costs) { row.costs.len() } else { 0 });
        if costs == 0 {
            self.costs = Answer::Open;
        }
        if let Answer::Is(counted) = &mut self.costs {
            counted.retain(|counted| counted.cost < costs && (1..=MOST_TIMES).contains(&counted.times));
            counted.sort_by_key(|counted| counted.cost);
            counted.dedup_by_key(|counted| counted.cost);
            if counted.is_empty() {
                self.costs = Answer::Unsure;
            }
        }
        self
    }

    /// The cases that may be theirs, with their places.
    pub fn cases<'a>(&self, content: &'a EditionContent) -> Vec<(usize, &'a DossierCase)> {
        let chosen = self.case.known().copied();
        let all = cases(content).into_iter().filter(|place| chosen.is_none_or(|chosen| chosen == *place));
        all.filter_map(|place| Some((place, content.dossier.cases.get(place)?))).collect()
    }

    /// The ways of handing in that are left, with their places.
    pub fn rows<'a>(&self, content: &'a EditionContent) -> Vec<(usize, &'a Channel)> {
        let places = match self.row.known() {
            Some(row) => vec![*row],
            None => self.rows_of_way(content),
        };
        let places = if places.is_empty() { distinct(content, |_| true) } else { places };
        places.into_iter().filter_map(|place| Some((place, content.channels.get(place)?))).collect()
    }

    /// The one way that is left, where it is one.
    #[must_use]
    pub fn row<'a>(&self, content: &'a EditionContent) -> Option<(usize, &'a Channel)> {
        match self.rows(content).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// What a way costs with these answers.
    #[must_use]
    pub fn total(&self, row: &Channel) -> Total {
        Total::of(&row.costs, self.costs.known().map(Vec::as_slice))
    }

    /// The rows of the way that was chosen, or of the only one.
    fn rows_of_way(&self, content: &EditionContent) -> Vec<usize> {
        let kinds = kinds(content);
        let kind = match (self.channel.known(), kinds.as_slice()) {
            (Some(kind), _) => *kind,
            (None, [only]) => *only,
            _ => return Vec::new(),
        };
        distinct(content, |row| row.kind == kind)
    }
}

/// The cases of a dossier that say anything.
fn cases(content: &EditionContent) -> Vec<usize> {
    let cases = content.dossier.cases.iter().enumerate();
    cases.filter(|(_, case)| !case.items.is_empty()).map(|(place, _)| place).collect()
}

/// The ways of handing in.
fn kinds(content: &EditionContent) -> Vec<ChannelKind> {
    ChannelKind::ALL.into_iter().filter(|kind| content.channels.iter().any(|row| row.kind == *kind)).collect()
}

/// The places of the rows that differ in anything but their number.
fn distinct(content: &EditionContent, of: impl Fn(&Channel) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for (place, row) in content.channels.iter().enumerate().filter(|(_, row)| of(row)) {
        if places.iter().all(|seen| content.channels[*seen] != *row) {
            places.push(place);
        }
    }
    places
}
