//! JSON into types, with the field and the reason where that fails.

use std::ops::Deref;

use catalogue::{EditionContent, FileAddress};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

use crate::{Reason, Rejected, rejected};

/// Reads one record.
pub(crate) fn read<T: DeserializeOwned>(line: u64, bytes: &[u8]) -> Result<T, Rejected> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        // "?" stands for a place between fields.
        (error.path().to_string().trim_end_matches(['.', '?']).to_owned(), error.into_inner())
    });
    let (field, error) = match read {
        Ok(value) => match json.end() {
            Ok(()) => return Ok(value),
            Err(error) => (String::new(), error),
        },
        Err(failure) => failure,
    };
    let line = line + (error.line() as u64).saturating_sub(1);
    if !error.is_data() {
        return Err(Rejected::whole(line, Reason::NotJson { column: error.column() as u64 }));
    }
    let value: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let (field, reason) = rejected::explain(&field, &error.to_string(), &|field| text_at(&value, field));
    Err(Rejected { line, record: called(&value), field, reason })
}

/// What a record is called, as far as it can be read.
fn called(value: &Value) -> String {
    ["/code", "/detail/code", "/procedure/code", "/procedure/slug", "/name", "/detail/name", "/content/name"]
        .iter()
        .find_map(|path| value.pointer(path)?.as_str().filter(|text| !text.is_empty()))
        .unwrap_or_default()
        .chars()
        .take(120)
        .collect()
}

/// What stands at a path such as `methods[0].time_text`.
pub(crate) fn text_at(value: &Value, field: &str) -> Option<String> {
    let pointer: String = field.split(['.', '[']).map(|part| format!("/{}", part.trim_end_matches(']'))).collect();
    match value.pointer(&pointer)? {
        Value::String(text) => Some(text.clone()),
        Value::Object(_) | Value::Array(_) => None,
        other => Some(other.to_string()),
    }
}

/// A field that may be left out or `null`.
#[derive(Debug, Default)]
pub(crate) struct Maybe<T>(T);

impl<T> Deref for Maybe<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Option::deserialize(deserializer)?.unwrap_or_default()))
    }
}

/// The first address of a content that a page could not link to, with its field.
pub(crate) fn bad_address(content: &EditionContent) -> Option<(String, String)> {
    let forms = content.dossier.cases.iter().flat_map(|case| case.papers()).flat_map(|paper| &paper.forms);
    let named = [("source.url", &content.source.url), ("online.apply_url", &content.online.apply_url)];
    let of_forms = content.forms.iter().chain(forms).map(|form| ("forms.url", &form.url));
    named
        .into_iter()
        .chain(of_forms)
        .filter_map(|(field, url)| Some((field, url.as_deref()?)))
        // Only forms are kept here; their addresses stay as they are, so that what
        // is exported can be taken in again.
        .find(|(field, url)| !(is_address(url) || (*field == "forms.url" && FileAddress::parse(url).is_some())))
        .map(|(field, url)| (field.to_owned(), url.to_owned()))
}

/// Whether a text is an address that a page can link to.
pub(crate) fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}
