//! What the national portal says, in the two forms in which it is had.

mod clean;
mod dossier;
mod line;
mod raw;
mod record;

pub(crate) use line::line;
pub(crate) use record::record;

use catalogue::{
    Channel, Cost, CostKind, CostValue, EditionContent, LegalDocument, Markdown, ProcedureCode, Slug, Source,
    TimeLimit,
    text::{fold, tidy},
};

use crate::{Format, Reason, Record, Rejected, rejected};

/// What the source is called, as it calls itself.
const NATIONAL_PORTAL: &str = "Cổng Dịch vụ công quốc gia";

fn source(url: &str) -> Source {
    let url = url.trim();
    Source {
        name: NATIONAL_PORTAL.to_owned(),
        url: crate::json::is_address(url).then(|| url.to_owned()),
        verified_on: None,
    }
}

/// Makes a record, or says what it lacks. `key` stands in where there is no code.
fn finish(format: Format, line: u64, code: &str, key: &str, content: EditionContent) -> Result<Record, Rejected> {
    let slug = Slug::from_name(&content.name);
    let called = [code, &content.name, key].into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned();
    let reject = |field: &str, reason| Err(Rejected { line, record: called.clone(), field: field.to_owned(), reason });
    let code = match code.trim() {
        "" => None,
        text => match ProcedureCode::parse(text) {
            Ok(code) => Some(code),
            Err(_) => return reject("code", rejected::by_field("code", text.to_owned())),
        },
    };
    if content.name.is_empty() {
        return reject("name", Reason::Missing);
    }
    if content.sector.as_str().is_empty() {
        return reject(if format == Format::PortalLine { "field" } else { "categoriesDetails" }, Reason::Missing);
    }
    let key = match (&code, key) {
        (Some(code), _) => code.to_string(),
        (None, "") => slug.to_string(),
        (None, key) => key.to_owned(),
    };
    Ok(Record { format, line, key, code, slug, repeal: None, content })
}

/// The costs of one entry: what stands in the column, and the remark beside it.
fn costs(wording: &str, remark: &str, kind: Option<CostKind>) -> Vec<Cost> {
    let rows = Cost::parse_rows(&clean::text(wording), &clean::text(remark));
    rows.into_iter().map(|row| Cost { kind: row.kind.or(kind), ..row }).filter(says_something).collect()
}

/// Whether a row says anything: where nothing is known, sources keep stray
/// numbers in the place of a remark.
fn says_something(cost: &Cost) -> bool {
    cost.value != CostValue::Unknown || cost.note.chars().any(char::is_alphabetic)
}

/// Leaves out rows that say the same again, and tells rows of one kind apart
/// where their remark says for which case they are.
fn tell_apart(channels: Vec<Channel>) -> Vec<Channel> {
    let mut rows: Vec<Channel> = Vec::new();
    for channel in channels {
        if !rows.contains(&channel) {
            rows.push(channel);
        }
    }
    let kinds: Vec<_> = rows.iter().map(|row| row.kind).collect();
    for row in &mut rows {
        let note = row.note.as_str();
        let short = !note.contains('\n') && note.chars().count() <= 160;
        let names_a_case = || ["truong hop ", "doi voi "].iter().any(|start| fold(note).starts_with(start));
        if short && kinds.iter().filter(|kind| **kind == row.kind).count() > 1 && names_a_case() {
            row.situation = note.trim_end_matches([':', ';', '.']).to_owned();
            row.note = Markdown::default();
        }
    }
    rows
}

/// A legal document as a source gives it: its number may stand in the title,
/// and the kind of document before the number.
fn legal_document(number: &str, title: &str) -> Option<LegalDocument> {
    let (number, title) = (tidy(number), tidy(&clean::text(title)));
    let in_title = || clean::legal_number(&title).filter(|(_, before)| clean::names_its_own_number(before));
    let found = match clean::legal_number(&number) {
        Some((found, _)) => found,
        None => match in_title() {
            // "Luật số 58" is the beginning of the "58/2024/QH15" in the title.
            Some((found, _)) if number == title || clean::is_beginning(&number, &found) => found,
            _ if number == title || !number.contains(|c: char| c.is_ascii_digit()) => String::new(),
            _ => number,
        },
    };
    if found.is_empty() && title.is_empty() {
        return None;
    }
    let title = if title.is_empty() { found.clone() } else { title };
    Some(LegalDocument { number: found, title, ..LegalDocument::default() })
}

/// The words that people use, where they are more than the name again.
fn keywords(text: &str, name: &str) -> Vec<String> {
    let text = clean::text(text);
    if fold(&tidy(&text)) == fold(name) {
        return Vec::new();
    }
    let parts = |separators: &[char]| -> Vec<String> {
        text.split(separators).map(tidy).filter(|part| !part.is_empty()).collect()
    };
    // A comma also stands inside of long names.
    let by_comma = parts(&[';', ',', '\n']);
    if by_comma.iter().all(|part| part.split(' ').count() <= 6) { by_comma } else { parts(&[';', '\n']) }
}

/// A text without what only fills a place, unless it is said in `elsewhere` already.
fn markdown(text: &str, elsewhere: &Markdown) -> Markdown {
    let text = Markdown::new(&clean::text(text));
    if text == *elsewhere { Markdown::default() } else { text }
}

fn unique<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for item in items {
        if !found.contains(&item) {
            found.push(item);
        }
    }
    found
}

/// A time limit given as a number and the portal's key of a unit.
fn time_limit(amount: Option<f64>, unit: &str) -> TimeLimit {
    let Some(amount) = amount.filter(|amount| *amount > 0.0) else { return TimeLimit::Unknown };
    let amount = amount.to_string().replace('.', ",");
    let unit = catalogue::TimeUnit::from_key(&unit.to_ascii_lowercase()).map(catalogue::TimeUnit::label);
    // Without a unit the number stays as it is worded.
    TimeLimit::parse(&unit.map_or(amount.clone(), |unit| format!("{amount} {unit}")))
}
