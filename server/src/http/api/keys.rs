//! Words of the domain as the API says them, each with its list in the document.

use catalogue::{
    AdministrativeLevel, ApplicantKind, Audience, ChangeKind, ChannelKind, CostKind, Currency, OnlineLevel, Part,
    TimeUnit, desk::DeskKind, quality::Check,
};
use registry::SuggestionKind;
use serde::Serialize;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr,
        schema::{ObjectBuilder, Schema, Type},
    },
};

/// A text that is one of a list.
pub fn one_of(description: &str, values: impl IntoIterator<Item = &'static str>) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description((!description.is_empty()).then_some(description))
        .enum_values(Some(values))
}

macro_rules! keys {
    ($($name:ident $description:literal $domain:ty: $all:expr, $key:expr;)*) => {$(
        #[doc = $description]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(&'static str);

        impl $name {
            /// Every word.
            pub fn all() -> impl Iterator<Item = &'static str> {
                $all.iter().copied().map(|value| Self::from(value).0)
            }
        }

        impl From<$domain> for $name {
            fn from(value: $domain) -> Self {
                let key: fn($domain) -> &'static str = $key;
                Self(key(value))
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                one_of($description, Self::all()).into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

impl OnlineLevelName {
    /// The word.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// The levels of government, with the one that ended, which old editions may have.
const LEVELS: [AdministrativeLevel; 5] = {
    let [commune, province, ministry, other] = AdministrativeLevel::ALL;
    [commune, province, ministry, other, AdministrativeLevel::District]
};

keys! {
    Level "A level of government; `district` ended on 2025-07-01 and stands in old editions only."
        AdministrativeLevel: LEVELS, AdministrativeLevel::key;
    Applicant "Who may ask for a procedure, by the national list."
        ApplicantKind: ApplicantKind::ALL, ApplicantKind::key;
    AudienceKey "The coarse group of an applicant."
        Audience: Audience::ALL, Audience::key;
    ChannelKey "How a dossier is handed in."
        ChannelKind: ChannelKind::ALL, ChannelKind::key;
    AnnouncedChange "What a decision does to a procedure."
        ChangeKind: ChangeKind::ALL, ChangeKind::key;
    CostKey "A fee (phí) or a charge (lệ phí)."
        CostKind: CostKind::ALL, CostKind::key;
    CurrencyCode "A currency; VND has no smaller unit, USD is counted in cents."
        Currency: [Currency::Vnd, Currency::Usd], |currency| match currency {
            Currency::Vnd => "VND",
            Currency::Usd => "USD",
        };
    TimeUnitKey "A unit of time limits."
        TimeUnit: TimeUnit::ALL, TimeUnit::key;
    OnlineLevelName "The name of an online level."
        OnlineLevel: OnlineLevel::ALL, |level| match level {
            OnlineLevel::Information => "information",
            OnlineLevel::Forms => "forms",
            OnlineLevel::Partial => "partial",
            OnlineLevel::Full => "full",
        };
    PartKey "A part of the content of an edition: the name of its field."
        Part: Part::ALL, Part::key;
    FindingCode "A quality check that found something doubtful."
        Check: Check::ALL, Check::code;
    DeskKey "What sort of place a desk is."
        DeskKind: [DeskKind::Commune, DeskKind::Province, DeskKind::Police, DeskKind::Other], DeskKind::key;
    SuggestionKey "What a suggestion leads to."
        SuggestionKind: SuggestionKind::ALL, SuggestionKind::key;
}
