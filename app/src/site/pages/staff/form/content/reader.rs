//! Reads values, and keeps what is wrong with them.

use catalogue::{AgencyName, FileAddress, Money, text::parse_date};
use jiff::civil::Date;

/// What is wrong with a field, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the input, such as `channels[0][costs][1][amount]`.
    pub field: String,
    /// The key of the message.
    pub key: &'static str,
    /// The variables of the message.
    pub variables: Vec<(&'static str, String)>,
}

/// What is read so far.
#[derive(Default)]
pub struct Reader {
    pub errors: Vec<FieldError>,
}

impl Reader {
    /// Something is wrong with a field.
    pub fn wrong(&mut self, field: &str, key: &'static str) {
        self.wrong_with(field, key, Vec::new());
    }

    /// Something is wrong with a field, and the message says what with.
    pub fn wrong_with(&mut self, field: &str, key: &'static str, variables: Vec<(&'static str, String)>) {
        self.errors.push(FieldError { field: field.to_owned(), key, variables });
    }

    /// A day; none where nothing is typed. The number keys of many phones have
    /// no stroke, so `25112026` is a day too.
    pub fn day(&mut self, field: &str, typed: &str) -> Option<Date> {
        self.read(field, typed, "form-error-day", read_day)
    }

    /// A whole number; none where nothing is typed.
    pub fn count(&mut self, field: &str, typed: &str) -> Option<u32> {
        let digits = |typed: &str| typed.bytes().all(|byte| byte.is_ascii_digit()).then(|| typed.parse().ok())?;
        self.read(field, typed, "form-error-count", digits)
    }

    /// An address on the web; none where nothing is typed.
    pub fn url(&mut self, field: &str, typed: &str) -> Option<String> {
        self.read(field, typed, "form-error-url", |typed| is_web(typed).then(|| typed.to_owned()))
    }

    /// Where a form can be had, on the web or here; none where nothing is typed.
    pub fn form_url(&mut self, field: &str, typed: &str) -> Option<String> {
        self.read(field, typed, "form-error-form-url", |typed| {
            (is_web(typed) || FileAddress::parse(typed).is_some()).then(|| typed.to_owned())
        })
    }

    /// One of a list; none where nothing is chosen.
    pub fn choice<T>(&mut self, field: &str, chosen: &str, find: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.read(field, chosen, "form-error-choice", find)
    }

    /// A sum of money that is not zero, in đồng where no currency is typed.
    pub fn money(&mut self, field: &str, typed: &str) -> Option<Money> {
        let sum = Money::parse(typed).or_else(|| Money::parse(&format!("{typed} đồng")));
        match sum {
            Some(sum) if sum.minor > 0 => return Some(sum),
            Some(_) => self.wrong(field, "form-error-money-zero"),
            None => self.unread(field, typed, "form-error-money"),
        }
        None
    }

    fn read<T>(
        &mut self,
        field: &str,
        typed: &str,
        key: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        if typed.is_empty() {
            return None;
        }
        let value = read(typed);
        if value.is_none() {
            self.unread(field, typed, key);
        }
        value
    }

    /// A value that cannot be read: the message may say it again.
    pub fn unread(&mut self, field: &str, typed: &str, key: &'static str) {
        let typed: String = typed.chars().take(80).collect();
        self.wrong_with(field, key, vec![("typed", typed)]);
    }
}

/// A day as people type it.
pub fn read_day(typed: &str) -> Option<Date> {
    parse_date(typed).or_else(|| digits_only(typed))
}

fn is_web(typed: &str) -> bool {
    let lower = typed.get(..8).unwrap_or(typed).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// Day, month and year without anything between them.
fn digits_only(typed: &str) -> Option<Date> {
    let digits = typed.len() == 8 && typed.bytes().all(|byte| byte.is_ascii_digit());
    let day = if digits { parse_date(&format!("{}/{}/{}", &typed[..2], &typed[2..4], &typed[4..])) } else { None };
    // A year that no document here is of is a day written the other way round.
    day.filter(|day| (1900..2200).contains(&day.year()))
}

/// A text, where there is one.
pub(super) fn optional(typed: &str) -> Option<String> {
    (!typed.is_empty()).then(|| typed.to_owned())
}

/// An agency, where one is named.
pub(super) fn agency(typed: &str) -> Option<AgencyName> {
    (!typed.is_empty()).then(|| AgencyName::new(typed))
}

/// The agencies of a field, one a line.
pub(super) fn agencies(typed: &str) -> Vec<AgencyName> {
    typed.lines().map(AgencyName::new).filter(|name| !name.as_str().is_empty()).collect()
}

/// Whether nothing is typed in any field of a row.
pub(super) fn blank<const N: usize>(fields: [&String; N]) -> bool {
    fields.iter().all(|field| field.is_empty())
}
