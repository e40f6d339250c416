use catalogue::Slug;

use super::{front::Front, sections, yaml};
use crate::{Format, Reason, Record, Rejected, json, rejected, translations};

/// Reads a procedure from a file of that name.
pub(crate) fn read(name: &str, text: &str) -> Result<Record, Rejected> {
    parse(name, text).map_err(|rejected| Rejected { record: name.to_owned(), ..rejected })
}

fn parse(name: &str, text: &str) -> Result<Record, Rejected> {
    let yaml::Halves { front, body, body_line } = yaml::halves(text)?;
    let sections = sections::read(&body, body_line)?;
    let yaml_text = front;
    let front: Front = yaml::read(&yaml_text)?;
    // The line of the file that has this in it.
    let line_of = |what: &str| {
        let found = yaml_text.lines().position(|line| line.contains(what));
        found.map_or(1, |at| at as u64 + 1)
    };
    let reject = |what: &str, field: &str, reason| {
        Err(Rejected { line: line_of(what), record: String::new(), field: field.to_owned(), reason })
    };
    for (field, empty) in [("name", front.name.is_empty()), ("sector", front.sector.as_str().is_empty())] {
        if empty {
            return reject(&format!("{field}:"), field, Reason::Missing);
        }
    }
    for (field, twice) in [
        ("summary", front.summary.is_some() && !sections.summary.is_empty()),
        ("steps", front.steps.is_some() && !sections.steps.is_empty()),
        ("requirements", front.requirements.is_some() && !sections.requirements.is_empty()),
    ] {
        if twice {
            return reject(&format!("{field}:"), field, Reason::Twice);
        }
    }
    let (code, repeal) = (front.code.clone(), front.repeal.clone());
    let slug = front.slug.clone().unwrap_or_else(|| Slug::from_name(&front.name));
    let content = front.content(sections);
    if let Some((field, url)) = json::bad_address(&content) {
        return reject(&url.clone(), &field, rejected::by_field(&field, url));
    }
    if let Some((field, reason)) = translations::fault(&content) {
        let tag = field.split('.').nth(1).unwrap_or_default();
        return reject(&format!(" {tag}:"), &field, reason);
    }
    let stem = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    let key = if matches!(stem, "" | "-") { slug.to_string() } else { stem.to_owned() };
    Ok(Record { format: Format::Markdown, line: 1, key, code, slug, repeal, content })
}
