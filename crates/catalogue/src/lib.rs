//! The domain of Minh Bạch: administrative procedures (*thủ tục hành chính*),
//! their editions, and the rules that keep them true.
//!
//! One word, one meaning: the English names of this crate are the names used in
//! the code, in SQL and in the API; the Vietnamese term stands beside each of
//! them. Values are parsed once and trusted afterwards.
//!
//! Invariant: this crate performs no IO, asks no clock and starts no thread. It
//! compiles for WebAssembly.

mod agency;
mod announcement;
mod applicant;
pub mod calendar;
mod channel;
mod code;
mod content;
mod cost;
pub mod desk;
mod dossier;
mod edition;
mod event;
mod feedback;
mod file;
mod lang;
mod legal;
mod level;
mod money;
pub mod my_case;
mod number;
mod online;
mod part;
mod procedure;
pub mod quality;
pub mod query;
mod slug;
mod source;
pub mod text;
mod texts;
mod time_limit;
mod translation;
pub mod undertaking;

pub use agency::{Agencies, AgencyName};
pub use announcement::{Announcement, ChangeKind};
pub use applicant::{ApplicantKind, Audience};
pub use channel::{Channel, ChannelKind};
pub use code::{ProcedureCode, ProcedureCodeError};
pub use content::{EditionContent, LegalPart, Markdown, Outcome, SectorName, Step};
pub use cost::{Cost, CostKind, CostValue, Doubt};
pub use dossier::{Dossier, DossierCase, DossierItem, FormTemplate, RequiredDocument};
pub use edition::{ActorId, Edition, EditionState, InvalidTransition, Origin};
pub use event::{Before, EventError, EventStep, check_steps};
pub use feedback::{FeedbackKind, FeedbackTerm, FeedbackTerms};
pub use file::{FileAddress, FileHash};
pub use lang::Lang;
pub use legal::LegalDocument;
pub use level::AdministrativeLevel;
pub use money::{Currency, Money};
pub use online::{AgencyOnlineLevel, OnlineLevel, OnlineService};
pub use part::{Merge, Part, merge};
pub use procedure::{Procedure, Repeal};
pub use slug::{Slug, SlugError};
pub use source::Source;
pub use texts::Texts;
pub use time_limit::{Quantity, TimeLimit, TimeUnit};
pub use translation::{InLanguage, Standing, Translation, Wording};
