use catalogue::{Audience, EventError, EventStep, Markdown, ProcedureCode, Slug, check_steps};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    Reason, Rejected,
    markdown::yaml::{self, Halves},
    rejected,
};

/// A page such as "about" or "help".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One sentence on what it is about.
    pub description: String,
    /// Its text.
    pub body: Markdown,
}

/// Something that happens in a life or in a business, with its procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeEvent {
    /// Its address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its title in English.
    pub title_en: String,
    /// For whom.
    pub audience: Audience,
    /// Its place among the others, lowest first.
    pub order: u32,
    /// The name of its picture.
    pub icon: String,
    /// The words that people use for it.
    pub keywords: Vec<String>,
    /// In a sentence or two, in English.
    pub summary_en: String,
    /// Its procedures, with what comes first and why.
    pub steps: Vec<EventStep>,
    /// Its text.
    pub body: Markdown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageFront {
    title: String,
    #[serde(default)]
    description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LifeEventFront {
    title: String,
    title_en: String,
    audience: Audience,
    #[serde(default)]
    order: u32,
    #[serde(default)]
    icon: String,
    #[serde(default)]
    keywords: Vec<String>,
    #[serde(default)]
    summary_en: String,
    #[serde(default)]
    steps: Vec<EventStep>,
}

/// Reads a page; its address is the name of the file.
///
/// # Errors
/// With the line of the file, the field and what is wrong.
pub fn page(name: &str, text: &str) -> Result<Page, Rejected> {
    let (slug, front, body) = read::<PageFront>(name, text)?;
    titled(name, "title", &front.title)?;
    Ok(Page { slug, title: front.title, description: front.description, body })
}

/// Reads a life event; its address is the name of the file.
///
/// # Errors
/// With the line of the file, the field and what is wrong: steps that wait for
/// each other are wrong too.
pub fn life_event(name: &str, text: &str) -> Result<LifeEvent, Rejected> {
    let (slug, front, body) = read::<LifeEventFront>(name, text)?;
    titled(name, "title", &front.title)?;
    titled(name, "title_en", &front.title_en)?;
    let LifeEventFront { title, title_en, audience, order, icon, keywords, summary_en, steps } = front;
    check_steps(&steps).map_err(|error| {
        let at = |code: &ProcedureCode| (1..).zip(text.lines()).find(|(_, line)| line.contains(code.as_str()));
        let line = |code: &ProcedureCode| at(code).map_or(1, |(line, _)| line);
        match error {
            EventError::Twice(code) => reject(name, line(&code), "steps.procedure", Reason::Twice),
            EventError::Circle(code) => reject(name, line(&code), "steps.after", Reason::Circle),
            EventError::NoStep(code) => {
                let known: Vec<&str> = steps.iter().map(|step| step.procedure.as_str()).collect();
                let reason = Reason::BadValue { value: code.to_string(), allowed: known.join(", ") };
                reject(name, line(&code), "steps.after.procedure", reason)
            }
        }
    })?;
    Ok(LifeEvent { slug, title, title_en, audience, order, icon, keywords, summary_en, steps, body })
}

fn titled(name: &str, field: &str, title: &str) -> Result<(), Rejected> {
    if title.trim().is_empty() { Err(reject(name, 1, field, Reason::Missing)) } else { Ok(()) }
}

fn reject(name: &str, line: u64, field: &str, reason: Reason) -> Rejected {
    Rejected { line, record: name.to_owned(), field: field.to_owned(), reason }
}

/// The address, the front matter and the body of a file.
fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<(Slug, T, Markdown), Rejected> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.strip_suffix(".md").unwrap_or(file);
    let slug = Slug::parse(stem).map_err(|_| reject(name, 1, "slug", rejected::by_field("slug", stem.to_owned())))?;
    let named = |rejected| Rejected { record: name.to_owned(), ..rejected };
    let Halves { front, body, .. } = yaml::halves(text).map_err(named)?;
    let front = yaml::read(&front).map_err(named)?;
    Ok((slug, front, Markdown::new(&body)))
}
