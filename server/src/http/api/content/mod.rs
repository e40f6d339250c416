//! What an edition says, as version 1 gives it. Its fields stay what they are, even
//! if those of the domain change; a test holds that nothing of the domain is lost.

mod of;

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::keys::{AnnouncedChange, Applicant, ChannelKey, CostKey, CurrencyCode, Level, TimeUnitKey};

/// What one edition of a procedure says. Texts are Vietnamese; those named `text`, `summary`,
/// `requirements` and `note` of a channel are Markdown. What is not there is not known.
#[derive(Serialize, ToSchema)]
pub struct Content {
    /// The official name.
    name: String,
    /// In plain words, for whom and what for.
    #[serde(skip_serializing_if = "String::is_empty")]
    summary: String,
    /// Name and summary in other languages, by the tag of the language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    translations: BTreeMap<String, Translation>,
    /// The words that people use for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    /// The sector (lĩnh vực).
    sector: String,
    /// The levels of government that carry it out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<Level>,
    /// Who may ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    applicants: Vec<Applicant>,
    /// The agencies, by their part.
    agencies: Agencies,
    /// Where papers are handed in, as an address or in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    reception: String,
    /// Several agencies, one submission (liên thông).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    interlinked: bool,
    /// The online service.
    online: OnlineService,
    /// The ways of handing in, each with its time limit and costs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    channels: Vec<Channel>,
    /// The papers.
    dossier: Dossier,
    /// Forms that belong to no single paper.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forms: Vec<Form>,
    /// What happens, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Step>,
    /// Requirements and conditions.
    #[serde(skip_serializing_if = "String::is_empty")]
    requirements: String,
    /// What one gets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    outcomes: Vec<Outcome>,
    /// The law that it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legal_basis: Vec<LegalDocument>,
    /// The decision that announced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    announcement: Option<Announcement>,
    /// The life events that it belongs to, by their slugs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    life_events: Vec<String>,
    /// Where this was taken from.
    source: Source,
}

/// Name and summary in another language.
#[derive(Serialize, ToSchema)]
pub struct Translation {
    /// The name.
    name: String,
    /// In plain words, for whom and what for.
    #[serde(skip_serializing_if = "String::is_empty")]
    summary: String,
    /// Tells which wording of the Vietnamese it was made from, where that may be another.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
}

/// The agencies of a procedure, by their part in it.
#[derive(Serialize, ToSchema)]
pub struct Agencies {
    /// Who made the procedure public.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    promulgating: Vec<String>,
    /// Who has the power to decide.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    competent: Vec<String>,
    /// Who carries it out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    implementing: Vec<String>,
    /// Who was given the task by another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    delegated: Vec<String>,
    /// Who helps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    coordinating: Vec<String>,
}

/// The online service of a procedure.
#[derive(Serialize, ToSchema)]
pub struct OnlineService {
    /// The level, 1 to 4, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 4)]
    level: Option<u8>,
    /// The day from which the level applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    since: Option<String>,
    /// The number of the decision that announced the level.
    #[serde(skip_serializing_if = "Option::is_none")]
    announced_by: Option<String>,
    /// Where to apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    apply_url: Option<String>,
    /// Agencies at which the level is another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_agency: Vec<AgencyOnlineLevel>,
}

/// The online level at one agency.
#[derive(Serialize, ToSchema)]
pub struct AgencyOnlineLevel {
    /// The agency.
    agency: String,
    /// Its level.
    #[schema(minimum = 1, maximum = 4)]
    level: u8,
    /// The day from which it applies there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    since: Option<String>,
}

/// One way of handing in.
#[derive(Serialize, ToSchema)]
pub struct Channel {
    /// Online, in person or by post.
    kind: ChannelKey,
    /// When this row applies, where a kind has several.
    #[serde(skip_serializing_if = "String::is_empty")]
    situation: String,
    /// How long it takes this way.
    time_limit: TimeLimit,
    /// What it costs this way. None means that it is not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    costs: Vec<Cost>,
    /// What the source adds.
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
}

/// How long the authorities may take.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeLimit {
    /// At most so long.
    Within(Within),
    /// What the source says, where it cannot be read.
    AsWorded(String),
    /// The source does not say.
    Unknown,
}

/// A time limit that was read.
#[derive(Serialize, ToSchema)]
pub struct Within {
    /// How many units; half a day is 0.5.
    #[schema(exclusive_minimum = 0)]
    amount: f64,
    /// The unit.
    unit: TimeUnitKey,
    /// What the source adds.
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    /// The source's own words, where they say it otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<String>,
}

/// What is paid for a procedure, as one row.
#[derive(Serialize, ToSchema)]
pub struct Cost {
    /// Fee or charge, where the source tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<CostKey>,
    /// How much.
    value: CostValue,
    /// What the amount is for each of.
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<String>,
    /// When this row applies, or what its source adds.
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    /// The source's own words, where they say it otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<String>,
}

/// How much something costs.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostValue {
    /// The source says that nothing is paid.
    Free,
    /// An exact sum.
    Amount(Money),
    /// From one sum to another.
    Range(Range),
    /// A share of something.
    Rate(String),
    /// Another act sets it.
    SetByAct(String),
    /// What the source says, where it cannot be read as one of the others.
    AsWorded(String),
    /// The source does not say. That is not free.
    Unknown,
}

/// From one sum to another.
#[derive(Serialize, ToSchema)]
pub struct Range {
    /// The least.
    from: Money,
    /// The most.
    to: Money,
}

/// A sum of money, exact.
#[derive(Serialize, ToSchema)]
pub struct Money {
    /// How many of the smallest unit: đồng or cents.
    minor: u64,
    /// The currency.
    currency: CurrencyCode,
}

/// What has to be handed in.
#[derive(Serialize, ToSchema)]
pub struct Dossier {
    /// Number of sets, where the source tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    sets: Option<u32>,
    /// Which papers apply to whom. One case without a name is the plain dossier.
    cases: Vec<DossierCase>,
}

/// The papers for one situation.
#[derive(Serialize, ToSchema)]
pub struct DossierCase {
    /// Whose case it is; nothing where the procedure has one case only.
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    /// Papers and notes, in the order of the source.
    items: Vec<DossierItem>,
}

/// A row of a dossier.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DossierItem {
    /// A paper to hand in or to show.
    Paper(Paper),
    /// A remark between papers.
    Note(String),
}

/// A paper of a dossier.
#[derive(Serialize, ToSchema)]
pub struct Paper {
    /// What it is.
    name: String,
    /// Number of originals.
    originals: u32,
    /// Number of copies.
    copies: u32,
    /// Forms to fill in for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forms: Vec<Form>,
}

/// A form.
#[derive(Serialize, ToSchema)]
pub struct Form {
    /// Its name, or the name of its file.
    name: String,
    /// Where it can be had: an address on the web, or a path on this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// One step of a procedure.
#[derive(Serialize, ToSchema)]
pub struct Step {
    /// A short title.
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    /// What happens.
    text: String,
}

/// What one gets at the end.
#[derive(Serialize, ToSchema)]
pub struct Outcome {
    /// What it is called.
    name: String,
    /// Its code in the national list.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
}

/// A legal document that a procedure rests on, as its edition cites it.
#[derive(Serialize, ToSchema)]
pub struct LegalDocument {
    /// Its number.
    #[serde(skip_serializing_if = "String::is_empty")]
    number: String,
    /// Its title.
    title: String,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    /// Day of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    issued_on: Option<String>,
    /// First day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    in_force_from: Option<String>,
    /// First day no longer in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    in_force_to: Option<String>,
    /// Number of the document that replaced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<String>,
}

/// The decision that announces a procedure (quyết định công bố).
#[derive(Serialize, ToSchema)]
pub struct Announcement {
    /// Number of the decision.
    number: String,
    /// Day of the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    date: Option<String>,
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    /// What the decision does to the procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<AnnouncedChange>,
    /// The slugs of what took its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    successors: Vec<String>,
}

/// Where an edition was taken from.
#[derive(Serialize, ToSchema)]
pub struct Source {
    /// Who says so.
    name: String,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// The day on which somebody last compared the edition with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    verified_on: Option<String>,
}
