use catalogue::{
    AdministrativeLevel, AgencyName, FeedbackTerms, ProcedureCode, SectorName, Texts,
    calendar::{Calendar, CalendarError, CalendarFile, CalendarYear},
};
use jiff::civil::Time;
use serde::Deserialize;

use crate::{
    Reason, Rejected,
    in_languages::{Checked, InLanguages, Others, texts},
    markdown::yaml,
    rejected,
};

/// What `content/sectors.yml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sectors {
    /// The groups, in their order.
    pub groups: Vec<SectorGroup>,
    /// The sectors.
    pub sectors: Vec<SectorInfo>,
}

/// A group of sectors on the home page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorGroup {
    /// What sectors name it by.
    pub key: String,
    /// Its title.
    pub title: Texts,
    /// The name of its picture.
    pub icon: String,
}

/// What is known of a sector beside its procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorInfo {
    /// Its name.
    pub name: SectorName,
    /// Its name in every language that it has one in.
    pub names: Texts,
    /// What it is about; may be empty.
    pub description: String,
    /// The key of its group.
    pub group: Option<String>,
}

/// What is known of an agency beside its procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyInfo {
    /// Its name.
    pub name: AgencyName,
    /// Its name in every language that it has one in.
    pub names: Texts,
    /// What it does; may be empty.
    pub description: String,
    /// Its level of government.
    pub level: Option<AdministrativeLevel>,
}

/// What `content/open-data.yml` says: who publishes the catalogue as data, and how
/// it may be used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenData {
    /// Who publishes it.
    pub publisher: String,
    /// The same in English.
    pub publisher_en: String,
    /// The page of who publishes it.
    #[serde(default)]
    pub publisher_url: Option<String>,
    /// The address of a licence, where whoever publishes it has chosen one.
    #[serde(default)]
    pub license: Option<String>,
    /// How it may be used, in words.
    pub rights: String,
    /// The same in English.
    pub rights_en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectorsForm {
    groups: Vec<Checked<GroupForm>>,
    sectors: Vec<Checked<SectorForm>>,
}

#[derive(Deserialize)]
struct GroupForm {
    key: String,
    title: String,
    #[serde(default)]
    icon: String,
    #[serde(flatten)]
    others: Others,
}

#[derive(Deserialize)]
struct SectorForm {
    name: SectorName,
    #[serde(default)]
    description: String,
    #[serde(default)]
    group: Option<String>,
    #[serde(flatten)]
    others: Others,
}

#[derive(Deserialize)]
struct AgencyForm {
    name: AgencyName,
    #[serde(default)]
    description: String,
    #[serde(default)]
    level: Option<AdministrativeLevel>,
    #[serde(flatten)]
    others: Others,
}

impl InLanguages for GroupForm {
    const FIELDS: &'static [&'static str] = &["key", "title", "icon"];
    const TRANSLATED: &'static [&'static str] = &["title"];

    fn others(&self) -> &Others {
        &self.others
    }
}

impl InLanguages for SectorForm {
    const FIELDS: &'static [&'static str] = &["name", "description", "group"];
    const TRANSLATED: &'static [&'static str] = &["name"];

    fn others(&self) -> &Others {
        &self.others
    }
}

impl InLanguages for AgencyForm {
    const FIELDS: &'static [&'static str] = &["name", "description", "level"];
    const TRANSLATED: &'static [&'static str] = &["name"];

    fn others(&self) -> &Others {
        &self.others
    }
}

/// A procedure that many need.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needed {
    /// Its code.
    pub code: ProcedureCode,
    /// What it is, for whoever keeps the file.
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MostNeeded {
    procedures: Vec<Needed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agencies {
    agencies: Vec<Checked<AgencyForm>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hours {
    closing_time: Time,
}

/// Reads `content/sectors.yml`.
///
/// # Errors
/// With the line of the file, the field and what is wrong: a sector of a group
/// that is not there, or a sector that stands there twice, is wrong too.
pub fn sectors(text: &str) -> Result<Sectors, Rejected> {
    let SectorsForm { groups, sectors } = yaml::read(text)?;
    let group = |Checked(form): Checked<GroupForm>| SectorGroup {
        title: texts(&form.others, "title", form.title),
        key: form.key,
        icon: form.icon,
    };
    let sector = |Checked(form): Checked<SectorForm>| SectorInfo {
        names: texts(&form.others, "name", form.name.as_str()),
        name: form.name,
        description: form.description,
        group: form.group,
    };
    let read =
        Sectors { groups: groups.into_iter().map(group).collect(), sectors: sectors.into_iter().map(sector).collect() };
    let keys: Vec<&str> = read.groups.iter().map(|group| group.key.as_str()).collect();
    for (number, sector) in read.sectors.iter().enumerate() {
        if let Some(group) = sector.group.as_deref().filter(|group| !keys.contains(group)) {
            let reason = Reason::BadValue { value: group.to_owned(), allowed: keys.join(", ") };
            return Err(reject(text, sector.name.as_str(), &format!("sectors[{number}].group"), reason));
        }
        let slug = sector.name.slug();
        if read.sectors[..number].iter().any(|before| before.name.slug() == slug) {
            return Err(reject(text, sector.name.as_str(), &format!("sectors[{number}].name"), Reason::Twice));
        }
    }
    Ok(read)
}

/// Reads `content/agencies.yml`.
///
/// # Errors
/// With the line of the file, the field and what is wrong: an agency that
/// stands there twice is wrong too.
pub fn agencies(text: &str) -> Result<Vec<AgencyInfo>, Rejected> {
    let Agencies { agencies } = yaml::read(text)?;
    let agency = |Checked(form): Checked<AgencyForm>| AgencyInfo {
        names: texts(&form.others, "name", form.name.as_str()),
        name: form.name,
        description: form.description,
        level: form.level,
    };
    let agencies: Vec<AgencyInfo> = agencies.into_iter().map(agency).collect();
    for (number, agency) in agencies.iter().enumerate() {
        if agencies[..number].iter().any(|before| before.name.slug() == agency.name.slug()) {
            return Err(reject(text, agency.name.as_str(), &format!("agencies[{number}].name"), Reason::Twice));
        }
    }
    Ok(agencies)
}

/// Reads `content/most-needed.yml`: the procedures that most people need, in
/// their order.
///
/// # Errors
/// With the line of the file, the field and what is wrong: a code that stands
/// there twice is wrong too.
pub fn most_needed(text: &str) -> Result<Vec<Needed>, Rejected> {
    let MostNeeded { procedures } = yaml::read(text)?;
    for (number, needed) in procedures.iter().enumerate() {
        if procedures[..number].iter().any(|before| before.code == needed.code) {
            return Err(reject(text, needed.code.as_str(), &format!("procedures[{number}].code"), Reason::Twice));
        }
    }
    Ok(procedures)
}

/// Reads `content/calendar/hours.yml`: when offices close.
///
/// # Errors
/// With the line of the file, the field and what is wrong.
pub fn closing_time(text: &str) -> Result<Time, Rejected> {
    let Hours { closing_time } = yaml::read(text)?;
    Ok(closing_time)
}

/// Reads a file of `content/calendar`: the special days of a year.
///
/// # Errors
/// With the line of the file, the field and what is wrong: a day that stands
/// there twice or in another year, or that makes up for nothing, is wrong too.
pub fn calendar_year(text: &str) -> Result<CalendarYear, Rejected> {
    let year: CalendarYear = yaml::read(text)?;
    let alone = CalendarFile { closing_time: Time::midnight(), years: vec![year.clone()] };
    match Calendar::try_from(alone) {
        Ok(_) => Ok(year),
        Err(CalendarError::YearTwice(year)) => Err(reject(text, &year.to_string(), "year", Reason::Twice)),
        Err(CalendarError::DayTwice(date)) => Err(reject(text, &date.to_string(), "days.date", Reason::Twice)),
        Err(CalendarError::OtherYear { date, year }) => {
            let reason =
                Reason::BadValue { value: date.to_string(), allowed: format!("{year}-01-01 … {year}-12-31") };
            Err(reject(text, &date.to_string(), "days.date", reason))
        }
        Err(CalendarError::MakeUpOnWeekday(date)) => {
            Err(reject(text, &date.to_string(), "days.date", Reason::NotWeekend))
        }
    }
}

/// Reads `content/feedback.yml`.
///
/// # Errors
/// With the line of the file, the field and what is wrong.
pub fn feedback(text: &str) -> Result<FeedbackTerms, Rejected> {
    yaml::read(text)
}

/// Reads `content/open-data.yml`.
///
/// # Errors
/// With the line of the file, the field and what is wrong: an address that is none of
/// the web is wrong too.
pub fn open_data(text: &str) -> Result<OpenData, Rejected> {
    let read: OpenData = yaml::read(text)?;
    for (field, url) in [("publisher_url", &read.publisher_url), ("license", &read.license)] {
        if let Some(url) = url.as_deref().filter(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
            return Err(reject(text, url, field, rejected::by_field("url", url.to_owned())));
        }
    }
    Ok(read)
}

/// Sets aside an entry, with the last line that names it.
pub(crate) fn reject(text: &str, name: &str, field: &str, reason: Reason) -> Rejected {
    let line = (1..).zip(text.lines()).filter(|(_, line)| line.contains(name)).last().map_or(1, |(number, _)| number);
    Rejected { line, record: name.to_owned(), field: field.to_owned(), reason }
}
