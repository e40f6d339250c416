//! The catalogue as linked data: CPSV-AP 3.2.0, the European profile for public
//! services, with DCAT around it.
//!
//! A procedure becomes one graph, which is written as Turtle or JSON-LD. The shapes
//! of the profile ask that whatever something is joined with is of its class *in the
//! same graph*, so each graph describes the concepts, agencies, languages and places
//! that it names, and can be checked alone. In a file of the whole catalogue what
//! procedures share is described once.
//!
//! | here | there |
//! | --- | --- |
//! | procedure | `cpsv:PublicService` |
//! | paper | `cv:Evidence`; each case of the dossier is a `cv:Requirement` |
//! | way of handing in | `cv:Channel`; the words of its time limit are `rdfs:comment` |
//! | cost | `cv:Cost`: no `cv:hasValue` unless one sum is known; free is 0, unknown is not there |
//! | time limit | `cv:processingTime`, where `xsd:duration` can say it: it knows no working days |
//! | steps | `cpsv:Rule` |
//! | outcome | `cv:Output` |
//! | law, announcement | `eli:LegalResource` |
//! | agency | `cv:PublicOrganisation`, joined by `cv:Participation` with its role |
//! | sector, level, applicant | `skos:Concept` |
//! | life event | `cv:LifeEvent` or `cv:BusinessEvent` |
//!
//! Texts are Vietnamese and tagged so; some are Markdown. Without a public address
//! of the portal, addresses are relative to where the file was fetched.

mod addresses;
mod channels;
mod concepts;
mod dataset;
mod dossier;
mod graph;
mod law;
mod service;
mod write;

use catalogue::{Audience, EditionContent, Lang, Procedure, Slug};
use jiff::Timestamp;

pub use self::{
    dataset::{Distribution, describe},
    write::{LinkedForm, LinkedWriter},
};
use crate::OpenData;

/// The languages in which things are named here; each name has one form in each.
const BOTH: [Lang; 2] = [Lang::VI, Lang::EN];

/// A procedure as the public sees it.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    /// Its identity.
    pub procedure: &'a Procedure,
    /// What it says.
    pub content: &'a EditionContent,
    /// When that was published.
    pub published_at: Timestamp,
}

/// A life event that a procedure belongs to.
#[derive(Clone, Copy, Debug)]
pub struct EventName<'a> {
    /// Its address.
    pub slug: &'a Slug,
    /// Its title.
    pub title: &'a str,
    /// Its title in English.
    pub title_en: &'a str,
    /// For whom.
    pub audience: Audience,
}

/// The names that a graph needs and that stand in no procedure.
pub trait Names {
    /// A text of the interface, such as `channel-online`.
    fn word(&self, lang: Lang, key: &str) -> String;
    /// A text of the interface that counts, such as `copies`.
    fn count(&self, lang: Lang, key: &str, n: u32) -> String;
    /// The English name of a sector.
    fn sector_in_english(&self, sector: &Slug) -> Option<&str>;
    /// The group of sectors that a sector is in: its key, its title, and its title in English.
    fn theme(&self, sector: &Slug) -> Option<(&str, &str, &str)>;
    /// The English name of an agency.
    fn agency_in_english(&self, agency: &Slug) -> Option<&str>;
    /// The life events that a procedure belongs to.
    fn events(&self, procedure: &Procedure, content: &EditionContent) -> Vec<EventName<'_>>;
}

/// What surrounds the procedures of a graph.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Where the public finds the portal, without a slash at the end; empty where nobody said.
    pub base: &'a str,
    /// The names that stand in no procedure.
    pub names: &'a dyn Names,
    /// Who publishes, and on which terms.
    pub open_data: &'a OpenData,
}

impl Context<'_> {
    /// A text of the interface in [`BOTH`] languages.
    fn in_both(&self, key: &str) -> [String; 2] {
        BOTH.map(|lang| self.names.word(lang, key))
    }
}
