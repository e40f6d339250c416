//! Reads the form strictly into the domain, and tells all that is wrong at once.
//!
//! A draft may be incomplete: what is not typed is unknown, and a row without a
//! word is no row. What publication needs besides is found by
//! [`catalogue::quality`].

mod channel;
mod dossier;
mod reader;

use catalogue::{
    AdministrativeLevel, Agencies, AgencyOnlineLevel, Announcement, ApplicantKind, ChangeKind, EditionContent,
    LegalDocument, Markdown, OnlineLevel, OnlineService, Outcome, SectorName, Slug, Source, Step, text::tidy,
};

pub(super) use self::reader::Reader;
pub use self::reader::{FieldError, read_day};
use self::reader::{agencies, agency, blank, optional};
use super::{
    EditionForm,
    model::{AgenciesPart, AnnouncementPart, LegalRow, OnlinePart, SourcePart},
    translation,
};

impl EditionForm {
    /// What the form says, in the order of its fields.
    ///
    /// # Errors
    /// Everything that cannot be read, each at its field.
    pub fn content(&self) -> Result<EditionContent, Vec<FieldError>> {
        let mut reader = Reader::default();
        let content = self.read_with(&mut reader);
        if reader.errors.is_empty() { Ok(content) } else { Err(reader.errors) }
    }

    fn read_with(&self, reader: &mut Reader) -> EditionContent {
        if tidy(&self.name).is_empty() {
            reader.wrong("name", "form-error-name");
        }
        if tidy(&self.sector).is_empty() {
            reader.wrong("sector", "form-error-sector");
        }
        let step = |row: &super::model::StepRow| Step { title: row.title.clone(), text: Markdown::new(&row.text) };
        let outcome = |row: &super::model::OutcomeRow| Outcome { name: row.name.clone(), code: optional(&row.code) };
        EditionContent {
            name: self.name.clone(),
            summary: Markdown::new(&self.summary),
            translations: translation::read(reader, self),
            keywords: keywords(&self.keywords),
            sector: SectorName::new(&self.sector),
            applicants: chosen(reader, "applicants", &self.applicants, ApplicantKind::from_key),
            levels: chosen(reader, "levels", &self.levels, AdministrativeLevel::from_key),
            agencies: by_part(&self.agencies),
            reception: self.reception.clone(),
            interlinked: self.interlinked,
            online: online(reader, &self.online),
            channels: channel::channels(reader, &self.channels),
            dossier: dossier::dossier(reader, &self.dossier),
            forms: dossier::forms(reader, "forms", &self.forms),
            steps: self.steps.iter().filter(|row| !blank([&row.title, &row.text])).map(step).collect(),
            requirements: Markdown::new(&self.requirements),
            outcomes: self.outcomes.iter().filter(|row| !blank([&row.name, &row.code])).map(outcome).collect(),
            legal_basis: rows(&self.legal_basis, |place, row| legal(reader, place, row)),
            announcement: announcement(reader, &self.announcement),
            life_events: chosen(reader, "life_events", &self.life_events, |slug| Slug::parse(slug).ok()),
            source: source(reader, &self.source),
        }
    }
}

/// Keywords, apart by commas and line breaks; where there are semicolons, by
/// these instead of commas, for a keyword may contain a comma.
fn keywords(typed: &str) -> Vec<String> {
    let mark = if typed.contains(';') { ';' } else { ',' };
    typed.split([mark, '\n', '\r']).filter_map(|word| optional(&tidy(word))).collect()
}

/// Reads rows with their places, and leaves out those without a word.
fn rows<R, T>(rows: &[R], mut read: impl FnMut(usize, &R) -> Option<T>) -> Vec<T> {
    rows.iter().enumerate().filter_map(|(place, row)| read(place, row)).collect()
}

fn chosen<T, C: FromIterator<T>>(
    reader: &mut Reader,
    field: &str,
    keys: &[String],
    find: impl Fn(&str) -> Option<T>,
) -> C {
    keys.iter().filter_map(|key| reader.choice(field, key, &find)).collect()
}

fn by_part(part: &AgenciesPart) -> Agencies {
    Agencies {
        promulgating: agencies(&part.promulgating),
        competent: agencies(&part.competent),
        implementing: agencies(&part.implementing),
        delegated: agencies(&part.delegated),
        coordinating: agencies(&part.coordinating),
    }
}

fn level(reader: &mut Reader, field: &str, chosen: &str) -> Option<OnlineLevel> {
    reader.choice(field, chosen, |number| OnlineLevel::from_number(number.parse().ok()?))
}

fn online(reader: &mut Reader, part: &OnlinePart) -> OnlineService {
    OnlineService {
        level: level(reader, "online[level]", &part.level),
        since: reader.day("online[since]", &part.since),
        announced_by: optional(&part.announced_by),
        apply_url: reader.url("online[apply_url]", &part.apply_url),
        by_agency: rows(&part.by_agency, |place, row| {
            if blank([&row.agency, &row.level, &row.since]) {
                return None;
            }
            let at = format!("online[by_agency][{place}]");
            if row.agency.is_empty() {
                reader.wrong(&format!("{at}[agency]"), "form-error-agency");
            }
            if row.level.is_empty() {
                reader.wrong(&format!("{at}[level]"), "form-error-level");
            }
            let level = level(reader, &format!("{at}[level]"), &row.level);
            let since = reader.day(&format!("{at}[since]"), &row.since);
            Some(AgencyOnlineLevel { agency: agency(&row.agency)?, level: level?, since })
        }),
    }
}

fn legal(reader: &mut Reader, place: usize, row: &LegalRow) -> Option<LegalDocument> {
    let words = [&row.number, &row.title, &row.issuer, &row.replaced_by];
    if blank(words) && blank([&row.issued_on, &row.in_force_from, &row.in_force_to]) {
        return None;
    }
    let at = format!("legal_basis[{place}]");
    Some(LegalDocument {
        number: row.number.clone(),
        title: row.title.clone(),
        issuer: agency(&row.issuer),
        issued_on: reader.day(&format!("{at}[issued_on]"), &row.issued_on),
        in_force_from: reader.day(&format!("{at}[in_force_from]"), &row.in_force_from),
        in_force_to: reader.day(&format!("{at}[in_force_to]"), &row.in_force_to),
        replaced_by: optional(&row.replaced_by),
    })
}

fn announcement(reader: &mut Reader, part: &AnnouncementPart) -> Option<Announcement> {
    if blank([&part.number, &part.date, &part.issuer, &part.change, &part.successors]) {
        return None;
    }
    Some(Announcement {
        number: part.number.clone(),
        date: reader.day("announcement[date]", &part.date),
        issuer: agency(&part.issuer),
        change: reader.choice("announcement[change]", &part.change, ChangeKind::from_key),
        successors: part.successors.lines().filter_map(|line| successor(reader, line)).collect(),
    })
}

/// The address of a procedure; one that was copied from the browser is understood.
fn successor(reader: &mut Reader, typed: &str) -> Option<Slug> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let path = typed.split(['?', '#']).next().unwrap_or(typed);
    let slug = Slug::parse(path.trim_end_matches('/').rsplit('/').next().unwrap_or(path)).ok();
    if slug.is_none() {
        reader.unread("announcement[successors]", typed, "form-error-successor");
    }
    slug
}

fn source(reader: &mut Reader, part: &SourcePart) -> Source {
    Source {
        name: part.name.clone(),
        url: reader.url("source[url]", &part.url),
        verified_on: reader.day("source[verified_on]", &part.verified_on),
    }
}
