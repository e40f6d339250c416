//! YAML into types, with the line of the file, the field and the reason where
//! that fails; and the two halves of a file with front matter.

use serde::{Serialize, de::DeserializeOwned};
use serde_saphyr::{Error, MergeKeyPolicy, Options};

use crate::{Expected, Reason, Rejected, json, rejected};

/// A file with front matter.
pub(crate) struct Halves {
    /// The front matter; its lines are numbered as in the file.
    pub(crate) front: String,
    /// What comes after it.
    pub(crate) body: String,
    /// The line on which the body starts.
    pub(crate) body_line: u64,
}

/// Parts the front matter from the body.
pub(crate) fn halves(text: &str) -> Result<Halves, Rejected> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let missing = || Rejected::whole(1, Reason::NoFrontMatter);
    let rest = text.trim_start_matches('\n');
    let skipped = text.len() - rest.len();
    let rest = rest.strip_prefix("---").ok_or_else(missing)?;
    let (dashes, rest) = rest.split_once('\n').ok_or_else(missing)?;
    if !dashes.trim().is_empty() {
        return Err(missing());
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            let front = format!("{}{}", "\n".repeat(skipped + 1), &rest[..at]);
            let body_line = front.matches('\n').count() as u64 + 2;
            return Ok(Halves { front, body: rest[at + line.len()..].to_owned(), body_line });
        }
        at += line.len();
    }
    Err(missing())
}

/// Reads YAML.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Rejected> {
    let mut field = String::new();
    let read = serde_saphyr::with_deserializer_from_str_with_options(text, options(), |yaml| {
        serde_path_to_error::deserialize(yaml).map_err(|error| {
            field = error.path().to_string();
            error.into_inner()
        })
    });
    let error = match read {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    // "?" stands for a place between fields.
    field.truncate(field.trim_end_matches(['.', '?']).len());
    let error = error.without_snippet();
    let line = error.location().map_or(1, |location| location.line().max(1));
    let (field, reason) = explain(text, &field, error);
    // Of a field that an entry does not know, only the entry is told at times.
    let line = match (&reason, field.rsplit('.').next()) {
        (Reason::UnknownField { .. }, Some(name)) => line_of(text, line, name).unwrap_or(line),
        _ => line,
    };
    // What the whole lacks is not at its end, where the parser noticed.
    let line = if reason == Reason::Missing && !field.contains('.') { 1 } else { line };
    Err(Rejected { line, record: String::new(), field, reason })
}

/// The line, from another on, on which a field stands.
fn line_of(text: &str, from: u64, name: &str) -> Option<u64> {
    let begins = |line: &str| {
        let rest = line.trim_start_matches(['-', ' ', '{']).strip_prefix(name);
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    (1..).zip(text.lines()).find(|(number, line)| *number >= from && begins(line)).map(|(number, _)| number)
}

/// Writes YAML. What cannot be written as YAML (there is no such thing among
/// the types of this crate) gives nothing.
pub(crate) fn write<T: Serialize>(value: &T) -> String {
    let options = serde_saphyr::ser_options! { compact_list_indent: false };
    serde_saphyr::to_string_with_options(value, options).unwrap_or_default()
}

fn options() -> Options {
    serde_saphyr::options! {
        with_snippet: false,
        emit_comments: false,
        strict_booleans: true,
        merge_keys: MergeKeyPolicy::Error,
    }
}

fn explain(text: &str, field: &str, error: &Error) -> (String, Reason) {
    let value_at = |field: &str| {
        let value = serde_saphyr::from_str_with_options(text, options()).ok()?;
        json::text_at(&value, field)
    };
    let expected = |expected: &str| {
        Expected::from_serde(expected)
            .map_or_else(|| rejected::by_field(field, value_at(field).unwrap_or_default()), Reason::WrongType)
    };
    let reason = match error {
        Error::SerdeUnknownField { .. } | Error::SerdeMissingField { .. } | Error::SerdeUnknownVariant { .. } => {
            // The words of these are serde's own, which the JSON side reads too.
            return rejected::explain(field, &serde_words(error), &value_at);
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or_default();
            let field = if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") };
            return (field, Reason::Twice);
        }
        Error::SerdeInvalidType { expected: words, .. } | Error::SerdeInvalidValue { expected: words, .. } => {
            expected(words)
        }
        Error::Unexpected { expected: words, .. } => expected(words),
        Error::InvalidScalar { ty, .. } => expected(ty),
        Error::InvalidBooleanStrict { .. } => Reason::WrongType(Expected::Boolean),
        Error::NullIntoString { .. } => Reason::WrongType(Expected::Text),
        Error::Message { msg, .. } => return rejected::explain(field, msg, &value_at),
        other => Reason::NotYaml(other.to_string()),
    };
    (field.to_owned(), reason)
}

fn serde_words(error: &Error) -> String {
    let list = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            format!("unknown field `{field}`, expected {}", list(expected))
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            format!("unknown variant `{variant}`, expected {}", list(expected))
        }
        Error::SerdeMissingField { field, .. } => format!("missing field `{field}`"),
        _ => String::new(),
    }
}
