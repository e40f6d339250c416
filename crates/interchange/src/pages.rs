use catalogue::{Audience, Before, EventError, EventStep, Markdown, ProcedureCode, Slug, Texts, check_steps};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    Reason, Rejected,
    in_languages::{Checked, InLanguages, Others, texts},
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
    pub title: Texts,
    /// For whom.
    pub audience: Audience,
    /// Its place among the others, lowest first.
    pub order: u32,
    /// The name of its picture.
    pub icon: String,
    /// The words that people use for it.
    pub keywords: Vec<String>,
    /// In a sentence or two, in other languages; in Vietnamese its text says that.
    pub summary: Texts,
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
struct LifeEventFront {
    title: String,
    audience: Audience,
    #[serde(default)]
    order: u32,
    #[serde(default)]
    icon: String,
    #[serde(default)]
    keywords: Vec<String>,
    #[serde(default)]
    steps: Vec<Checked<StepForm>>,
    #[serde(flatten)]
    others: Others,
}

impl InLanguages for LifeEventFront {
    const FIELDS: &'static [&'static str] = &["title", "audience", "order", "icon", "keywords", "steps"];
    const TRANSLATED: &'static [&'static str] = &["title", "summary"];

    fn others(&self) -> &Others {
        &self.others
    }
}

#[derive(Deserialize)]
struct StepForm {
    procedure: ProcedureCode,
    name: String,
    why: String,
    #[serde(default)]
    when: String,
    #[serde(default)]
    one_of: String,
    #[serde(default)]
    after: Vec<Checked<BeforeForm>>,
    #[serde(flatten)]
    others: Others,
}

impl InLanguages for StepForm {
    const FIELDS: &'static [&'static str] = &["procedure", "name", "why", "when", "one_of", "after"];
    const TRANSLATED: &'static [&'static str] = &["name", "why", "when", "one_of"];

    fn others(&self) -> &Others {
        &self.others
    }
}

#[derive(Deserialize)]
struct BeforeForm {
    procedure: ProcedureCode,
    why: String,
    #[serde(flatten)]
    others: Others,
}

impl InLanguages for BeforeForm {
    const FIELDS: &'static [&'static str] = &["procedure", "why"];
    const TRANSLATED: &'static [&'static str] = &["why"];

    fn others(&self) -> &Others {
        &self.others
    }
}

impl From<Checked<StepForm>> for EventStep {
    fn from(Checked(form): Checked<StepForm>) -> Self {
        let said = |field: &str, words: String| texts(&form.others, field, words);
        Self {
            procedure: form.procedure,
            name: said("name", form.name),
            why: said("why", form.why),
            when: said("when", form.when),
            one_of: said("one_of", form.one_of),
            after: form.after.into_iter().map(Before::from).collect(),
        }
    }
}

impl From<Checked<BeforeForm>> for Before {
    fn from(Checked(form): Checked<BeforeForm>) -> Self {
        Self { procedure: form.procedure, why: texts(&form.others, "why", form.why) }
    }
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
    let (slug, Checked(front), body) = read::<Checked<LifeEventFront>>(name, text)?;
    titled(name, "title", &front.title)?;
    let LifeEventFront { title, audience, order, icon, keywords, steps, others } = front;
    let (title, summary) = (texts(&others, "title", title), texts(&others, "summary", ""));
    let steps: Vec<EventStep> = steps.into_iter().map(EventStep::from).collect();
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
    Ok(LifeEvent { slug, title, audience, order, icon, keywords, summary, steps, body })
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
