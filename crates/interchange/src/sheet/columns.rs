//! The columns of the sheet of procedures: how each is written and read.

use catalogue::{
    AdministrativeLevel, AgencyName, Announcement, ApplicantKind, ChangeKind, EditionContent, FormTemplate, Markdown,
    OnlineLevel, Outcome, SectorName, Slug,
    text::{list, parse_date, tidy},
};

use super::{
    channels, costs,
    headings::{HEADINGS, Table},
    laws, papers,
    text::{bare, cell, day, some},
};
use crate::{Expected, Reason, steps};

macro_rules! columns {
    ($($name:ident $key:literal;)*) => {
        /// A column beside those that tell which procedure it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) enum Column { $($name,)* }

        impl Column {
            /// Every column, in the order in which they are written and read:
            /// what others rest on comes first.
            pub(super) const ALL: [Self; [$(Self::$name),*].len()] = [$(Self::$name),*];

            pub(super) const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

columns! {
    Sector "sector";
    Levels "levels";
    Applicants "applicants";
    Promulgating "promulgating";
    Competent "competent";
    Implementing "implementing";
    Delegated "delegated";
    Coordinating "coordinating";
    Reception "reception";
    Channels "channels";
    TimeLimit "time_limit";
    Costs "costs";
    Sets "sets";
    Papers "papers";
    Forms "forms";
    Steps "steps";
    Requirements "requirements";
    Outcomes "outcomes";
    Laws "laws";
    OnlineLevel "online_level";
    OnlineSince "online_since";
    OnlineAnnouncedBy "online_announced_by";
    ApplyUrl "apply_url";
    Interlinked "interlinked";
    AnnouncementNumber "announcement_number";
    AnnouncementDate "announcement_date";
    AnnouncementIssuer "announcement_issuer";
    AnnouncementChange "announcement_change";
    Summary "summary";
    Keywords "keywords";
    LifeEvents "life_events";
    SourceName "source_name";
    SourceUrl "source_url";
    VerifiedOn "verified_on";
}

/// What is not read, because it cannot be.
pub(super) type Read = Result<(), Reason>;

impl Column {
    /// The sheet that says the same row by row, where there is one.
    pub(super) const fn detail(self) -> Option<Table> {
        match self {
            Self::Papers => Some(Table::Papers),
            Self::Channels | Self::TimeLimit | Self::Costs => Some(Table::Channels),
            Self::Laws => Some(Table::Laws),
            _ => None,
        }
    }

    /// What the cell says of a content.
    pub(super) fn cell(self, content: &EditionContent) -> String {
        let joined = |items: Vec<String>| items.join("; ");
        let agencies = |list: &[AgencyName]| joined(list.iter().map(ToString::to_string).collect());
        let announced = content.announcement.as_ref();
        let text = match self {
            Self::Sector => content.sector.as_str().to_owned(),
            Self::Levels => joined(content.levels.iter().map(|level| HEADINGS.word(level.key()).to_owned()).collect()),
            Self::Applicants => joined(content.applicants.iter().map(|kind| kind.label().to_owned()).collect()),
            Self::Promulgating => agencies(&content.agencies.promulgating),
            Self::Competent => agencies(&content.agencies.competent),
            Self::Implementing => agencies(&content.agencies.implementing),
            Self::Delegated => agencies(&content.agencies.delegated),
            Self::Coordinating => agencies(&content.agencies.coordinating),
            Self::Reception => content.reception.clone(),
            Self::Channels => channels::lines(&content.channels),
            Self::TimeLimit => channels::times(&content.channels),
            Self::Costs => costs::lines(&content.channels),
            Self::Sets => content.dossier.sets.map(|sets| sets.to_string()).unwrap_or_default(),
            Self::Papers => papers::lines(&content.dossier),
            Self::Forms => papers::forms(&content.forms),
            Self::Steps => steps::write(&content.steps),
            Self::Requirements => content.requirements.as_str().to_owned(),
            Self::Outcomes => outcomes(&content.outcomes),
            Self::Laws => laws::lines(&content.legal_basis),
            Self::OnlineLevel => content.online.level.map(|level| level.number().to_string()).unwrap_or_default(),
            Self::OnlineSince => day(content.online.since),
            Self::OnlineAnnouncedBy => content.online.announced_by.clone().unwrap_or_default(),
            Self::ApplyUrl => content.online.apply_url.clone().unwrap_or_default(),
            Self::Interlinked => HEADINGS.word(if content.interlinked { "yes" } else { "no" }).to_owned(),
            Self::AnnouncementNumber => announced.map(|said| said.number.clone()).unwrap_or_default(),
            Self::AnnouncementDate => day(announced.and_then(|said| said.date)),
            Self::AnnouncementIssuer => {
                announced.and_then(|said| said.issuer.as_ref()).map(ToString::to_string).unwrap_or_default()
            }
            Self::AnnouncementChange => announced
                .and_then(|said| said.change)
                .map(|change| HEADINGS.word(change.key()).to_owned())
                .unwrap_or_default(),
            Self::Summary => content.summary.as_str().to_owned(),
            Self::Keywords => joined(content.keywords.clone()),
            Self::LifeEvents => joined(content.life_events.iter().map(Slug::to_string).collect()),
            Self::SourceName => content.source.name.clone(),
            Self::SourceUrl => content.source.url.clone().unwrap_or_default(),
            Self::VerifiedOn => day(content.source.verified_on),
        };
        cell(&text)
    }

    /// Reads a cell that says something else than before into a content.
    pub(super) fn read(self, text: &str, content: &mut EditionContent) -> Read {
        let text = bare(text);
        match self {
            Self::Sector => content.sector = SectorName::new(&text),
            Self::Levels => {
                content.levels = parts(&text, |part| {
                    let key = HEADINGS.word_key(part, &["commune", "province", "ministry", "other", "district"]);
                    key.and_then(AdministrativeLevel::from_key).or_else(|| AdministrativeLevel::from_label(part))
                })?
                .into_iter()
                .collect();
            }
            Self::Applicants => {
                content.applicants = list(&text)
                    .map(|part| ApplicantKind::from_label(&part).ok_or_else(|| bad(&part)))
                    .collect::<Result<_, _>>()?;
            }
            Self::Promulgating => content.agencies.promulgating = AgencyName::list(&text),
            Self::Competent => content.agencies.competent = AgencyName::list(&text),
            Self::Implementing => content.agencies.implementing = AgencyName::list(&text),
            Self::Delegated => content.agencies.delegated = AgencyName::list(&text),
            Self::Coordinating => content.agencies.coordinating = AgencyName::list(&text),
            Self::Reception => content.reception = tidy(&text),
            Self::Channels => content.channels = channels::read_lines(&text, &content.channels)?,
            Self::TimeLimit => channels::read_times(&text, &mut content.channels)?,
            Self::Costs => costs::read(&text, &mut content.channels)?,
            Self::Sets => content.dossier.sets = number(&text)?,
            Self::Papers => content.dossier.cases = papers::read_lines(&text, &content.dossier)?,
            Self::Forms => content.forms = papers::read_forms(&text),
            Self::Steps => {
                content.steps = steps::read(&text).unwrap_or_else(|| steps::split(&text));
            }
            Self::Requirements => content.requirements = Markdown::new(&text),
            Self::Outcomes => content.outcomes = read_outcomes(&text),
            Self::Laws => content.legal_basis = laws::read_lines(&text, &content.legal_basis),
            Self::OnlineLevel => {
                content.online.level = given(&text, |text| {
                    // "Mức độ 4", "4 (toàn trình)", "toàn trình".
                    let digit = text.chars().find(char::is_ascii_digit).map(|digit| digit.to_string());
                    OnlineLevel::parse(&digit.unwrap_or_else(|| text.to_owned()))
                })?;
            }
            Self::OnlineSince => content.online.since = date(&text)?,
            Self::OnlineAnnouncedBy => content.online.announced_by = some(&tidy(&text)),
            Self::ApplyUrl => content.online.apply_url = some(&text),
            Self::Interlinked => {
                let key = HEADINGS.word_key(&text, &["yes", "no"]);
                content.interlinked = match key {
                    _ if text.is_empty() => false,
                    Some(key) => key == "yes",
                    None => return Err(bad(&text)),
                };
            }
            Self::AnnouncementNumber => announce(content, |said| said.number = tidy(&text)),
            Self::AnnouncementDate => {
                let day = date(&text)?;
                announce(content, |said| said.date = day);
            }
            Self::AnnouncementIssuer => {
                let issuer = some(&text).map(|text| AgencyName::new(&text));
                announce(content, |said| said.issuer = issuer);
            }
            Self::AnnouncementChange => {
                let change = given(&text, |text| {
                    let key = HEADINGS.word_key(text, &ChangeKind::ALL.map(ChangeKind::key))?;
                    ChangeKind::from_key(key)
                })?;
                announce(content, |said| said.change = change);
            }
            Self::Summary => content.summary = Markdown::new(&text),
            Self::Keywords => content.keywords = list(&text).collect(),
            Self::LifeEvents => {
                content.life_events =
                    list(&text).map(|part| Slug::parse(&part).map_err(|_| bad(&part))).collect::<Result<_, _>>()?;
            }
            Self::SourceName => content.source.name = tidy(&text),
            Self::SourceUrl => content.source.url = some(&text),
            Self::VerifiedOn => content.source.verified_on = date(&text)?,
        }
        Ok(())
    }
}

/// A value that cannot stand there.
pub(super) fn bad(value: &str) -> Reason {
    Reason::BadValue { value: value.chars().take(120).collect(), allowed: String::new() }
}

/// The parts of a list, at semicolons and line breaks, or else at commas.
pub(super) fn parts<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Reason> {
    let mut all = Vec::new();
    for part in list(text) {
        match read(&part) {
            Some(value) => all.push(value),
            None => {
                for part in part.split([',', '+', '/']).map(str::trim).filter(|part| !part.is_empty()) {
                    all.push(read(part).ok_or_else(|| bad(part))?);
                }
            }
        }
    }
    Ok(all)
}

/// A value, where there is one.
fn given<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Reason> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or_else(|| bad(text)) }
}

/// A day, where there is one.
pub(super) fn date(text: &str) -> Result<Option<jiff::civil::Date>, Reason> {
    if text.is_empty() {
        return Ok(None);
    }
    parse_date(text).map(Some).ok_or(Reason::WrongType(Expected::Date))
}

/// A count, where there is one. Spreadsheets write `1.0`, people `01 bộ`.
pub(super) fn number(text: &str) -> Result<Option<u32>, Reason> {
    if text.is_empty() {
        return Ok(None);
    }
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let digits = whole.bytes().take_while(u8::is_ascii_digit).count();
    let unit = whole[digits..].trim();
    let fine = digits > 0 && unit.chars().all(|c| c.is_alphabetic() || matches!(c, '(' | ')' | ' '));
    whole
        .get(..digits)
        .filter(|_| fine)
        .and_then(|digits| digits.parse().ok())
        .map(Some)
        .ok_or(Reason::WrongType(Expected::Number))
}

/// Changes the announcement; one that says nothing any more is none.
fn announce(content: &mut EditionContent, change: impl FnOnce(&mut Announcement)) {
    let mut said = content.announcement.take().unwrap_or_default();
    change(&mut said);
    content.announcement = (said != Announcement::default()).then_some(said);
}

/// "Giấy chứng nhận [KQ.G15.000031]", a line each.
fn outcomes(outcomes: &[Outcome]) -> String {
    let line = |outcome: &Outcome| match &outcome.code {
        Some(code) => format!("{} [{code}]", outcome.name),
        None => outcome.name.clone(),
    };
    outcomes.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn read_outcomes(text: &str) -> Vec<Outcome> {
    let read = |part: String| match part.strip_suffix(']').and_then(|part| part.rsplit_once(" [")) {
        Some((name, code)) => Outcome { name: tidy(name), code: some(code) },
        None => Outcome { name: part, code: None },
    };
    list(text).map(|part| read(part.trim_start_matches(['-', '+', ' ']).to_owned())).collect()
}

/// A form, as "Mẫu 01 <https://…>".
pub(super) fn form(form: &FormTemplate) -> String {
    form.url.as_ref().map_or_else(|| form.name.clone(), |url| format!("{} <{url}>", form.name))
}

pub(super) fn read_form(text: &str) -> FormTemplate {
    match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, url)) => FormTemplate { name: tidy(name), url: some(url.trim()) },
        None => FormTemplate { name: tidy(text), url: None },
    }
}
