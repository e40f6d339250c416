use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Currency, Money};

mod note;
mod read;

/// What is paid to the state for a procedure, as one row.
///
/// A row that the source lacks is [`CostValue::Unknown`]: unknown is not free.
/// [`Cost::parse`] reads the wording of a source and `Display` prints the
/// canonical Vietnamese form; where that is not read back as the same, as with
/// a remark beside free text, [`Cost::reads_back`] says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Fee or charge, where the source tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<CostKind>,
    /// How much.
    pub value: CostValue,
    /// What the amount is for each of: "trường hợp", "hồ sơ".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// When this row applies, or what its source adds.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The source's own words, where they are not what this prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
}

/// The two kinds of cost of Law 97/2015/QH13, article 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CostKind {
    /// *Phí*: covers the cost of a public service.
    ServiceFee,
    /// *Lệ phí*: a fixed sum for being served by the state.
    AdministrativeCharge,
}

/// How much something costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CostValue {
    /// *Miễn phí*: the source says that nothing is paid.
    Free,
    /// An exact sum, never zero.
    Amount(Money),
    /// From one sum to another.
    Range {
        /// The least.
        from: Money,
        /// The most.
        to: Money,
    },
    /// A share of something: "0,5% giá trị".
    Rate(String),
    /// Another act sets it, often a resolution of the provincial people's council.
    SetByAct(String),
    /// What the source says, where it cannot be read as one of the others.
    AsWorded(String),
    /// The source does not say.
    Unknown,
}

/// Why a cost is not to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It says free, and names an amount or an act beside it.
    ContradictsItself,
    /// So small that the source has probably lost three zeros.
    TooSmall,
}

/// Nothing that people pay the state costs less, in đồng: such a sum is one in
/// thousands that a source forgot to multiply.
const LEAST: u64 = 1_000;

impl CostKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::ServiceFee, Self::AdministrativeCharge];

    /// The name in forms and in the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ServiceFee => "service_fee",
            Self::AdministrativeCharge => "administrative_charge",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The official Vietnamese word.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ServiceFee => "Phí",
            Self::AdministrativeCharge => "Lệ phí",
        }
    }

    /// Reads the Vietnamese word, or the key of the national portal: there
    /// `FEE` is *phí*, and `SERVICE_FEE` or `CHARGE` is *lệ phí*.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        match crate::text::tidy(label).to_lowercase().as_str() {
            "phí" | "fee" => Some(Self::ServiceFee),
            "lệ phí" | "service_fee" | "charge" => Some(Self::AdministrativeCharge),
            _ => None,
        }
    }
}

impl Cost {
    /// A cost of that much, and nothing else said.
    #[must_use]
    pub const fn plain(value: CostValue) -> Self {
        Self { kind: None, value, per: None, note: String::new(), wording: None }
    }

    /// Whether it says free, and its note tells against that: it names an amount
    /// or an act that sets one, frees only some people, or says that nothing is set yet.
    #[must_use]
    pub fn contradicts_itself(&self) -> bool {
        self.value == CostValue::Free && note::tells_against_free(&self.note)
    }

    /// Whether it is to be doubted, and why.
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt> {
        let small = |sum: Money| sum.currency == Currency::Vnd && sum.minor < LEAST;
        match self.value {
            _ if self.contradicts_itself() => Some(Doubt::ContradictsItself),
            CostValue::Amount(sum) | CostValue::Range { from: sum, .. } if small(sum) => Some(Doubt::TooSmall),
            _ => None,
        }
    }

    /// Whether it is a sum that can be added up: known, paid, and not in doubt.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.doubt().is_none() && matches!(self.value, CostValue::Amount(_) | CostValue::Range { .. })
    }

    /// Whether the canonical form is read back as the same.
    #[must_use]
    pub fn reads_back(&self) -> bool {
        Self::parse(&self.to_string(), "", None) == *self
    }
}

impl fmt::Display for CostValue {
    /// "Miễn phí", "50.000 đồng", "10.000 đồng – 30.000 đồng", or the words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Free => f.write_str(read::FREE),
            Self::Amount(money) => money.fmt(f),
            Self::Range { from, to } => write!(f, "{from} – {to}"),
            Self::Rate(text) | Self::SetByAct(text) | Self::AsWorded(text) => f.write_str(text),
            Self::Unknown => f.write_str(read::UNKNOWN),
        }
    }
}

impl fmt::Display for Cost {
    /// "Lệ phí: 50.000 đồng/trường hợp (cấp lại)".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(kind) = self.kind {
            write!(f, "{}: ", kind.label())?;
        }
        self.value.fmt(f)?;
        if let Some(per) = &self.per {
            write!(f, "/{per}")?;
        }
        if self.note.is_empty() { Ok(()) } else { write!(f, " ({})", self.note) }
    }
}
