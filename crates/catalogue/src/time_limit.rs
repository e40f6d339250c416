use std::{fmt, num::NonZeroU32};

use serde::{Deserialize, Serialize};

use crate::number;

mod read;

/// How long the authorities may take (*thời hạn giải quyết*).
///
/// A limit that the source lacks is [`TimeLimit::Unknown`], never zero.
/// [`TimeLimit::parse`] reads the wording of a source and `Display` prints the
/// canonical Vietnamese form, which reads back as the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeLimit {
    /// At most so long.
    Within {
        /// How many units.
        amount: Quantity,
        /// The unit.
        unit: TimeUnit,
        /// What the source adds: "(trong đó…)", "kể từ ngày nhận đủ hồ sơ".
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
        /// The source's own words, where they are not what this prints.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wording: Option<String>,
    },
    /// What the source says, where it cannot be read: "5" without a unit,
    /// or several limits in one sentence.
    AsWorded(String),
    /// The source does not say.
    #[default]
    Unknown,
}

/// A count with at most two decimals, exact: half a working day is 0,5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Quantity {
    hundredths: u32,
}

/// A unit of time limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// *Giờ*.
    Hour,
    /// *Ngày làm việc*: days on which offices are open.
    WorkingDay,
    /// *Ngày*: calendar days.
    Day,
    /// *Tuần*.
    Week,
    /// *Tháng*.
    Month,
    /// *Năm*.
    Year,
}

impl TimeLimit {
    /// At most so many units, without a note.
    #[must_use]
    pub const fn within(amount: Quantity, unit: TimeUnit) -> Self {
        Self::Within { amount, unit, note: String::new(), wording: None }
    }

    /// The words to show: the source's own where they were kept, else the canonical form.
    #[must_use]
    pub fn as_worded(&self) -> String {
        match self {
            Self::Within { wording: Some(wording), .. } => wording.clone(),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for TimeLimit {
    /// "3 ngày làm việc", "20 ngày (trong đó …)"; nothing where it is unknown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Within { amount, unit, note, .. } => {
                write!(f, "{amount} {}", unit.label())?;
                match note.as_str() {
                    "" => Ok(()),
                    note if read::may_follow_at_once(note) => write!(f, " {note}"),
                    note => write!(f, "; {note}"),
                }
            }
            Self::AsWorded(wording) => f.write_str(wording),
            Self::Unknown => Ok(()),
        }
    }
}

impl Quantity {
    /// A whole number of units; nothing over a million.
    #[must_use]
    pub fn whole(units: NonZeroU32) -> Option<Self> {
        Self::from_hundredths(u64::from(units.get()) * 100)
    }

    /// Reads a count: "3", "03", "2,5", "0.5". Nothing for zero, and for
    /// "1.000", which is a thousand to some and one to others.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (number, rest) = number::take(text.trim())?;
        if rest.is_empty() { Self::from_number(number) } else { None }
    }

    /// The count in hundredths.
    #[must_use]
    pub const fn hundredths(self) -> u32 {
        self.hundredths
    }

    fn from_number(number: number::Number) -> Option<Self> {
        if number.groups == 0 { Self::from_hundredths(number.hundredths) } else { None }
    }

    fn from_hundredths(hundredths: u64) -> Option<Self> {
        let hundredths = u32::try_from(hundredths).ok()?;
        (1..=100_000_000).contains(&hundredths).then_some(Self { hundredths })
    }
}

impl fmt::Display for Quantity {
    /// "3", "2,5"; thousands are not grouped, so that it cannot be misread.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&number::print(self.hundredths.into()).replace('.', ""))
    }
}

impl TimeUnit {
    /// Every unit, shortest first.
    pub const ALL: [Self; 6] = [Self::Hour, Self::WorkingDay, Self::Day, Self::Week, Self::Month, Self::Year];

    /// The name in the API and in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::WorkingDay => "working_day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Reads a [`key`](Self::key), also as the national portal writes it: `WORKING_DAY`.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.key().eq_ignore_ascii_case(key))
    }

    /// The Vietnamese word, as contents print it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Hour => "giờ",
            Self::WorkingDay => "ngày làm việc",
            Self::Day => "ngày",
            Self::Week => "tuần",
            Self::Month => "tháng",
            Self::Year => "năm",
        }
    }
}

impl From<Quantity> for f64 {
    fn from(quantity: Quantity) -> Self {
        Self::from(quantity.hundredths) / 100.0
    }
}

impl TryFrom<f64> for Quantity {
    type Error = String;

    fn try_from(number: f64) -> Result<Self, String> {
        let hundredths = (number * 100.0).round();
        if (1.0..=100_000_000.0).contains(&hundredths) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Ok(Self { hundredths: hundredths as u32 })
        } else {
            Err(format!("{number} is not a number of time units: write more than 0 and at most a million"))
        }
    }
}
