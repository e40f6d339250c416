use catalogue::{EditionContent, Procedure};

use super::{
    front::Front,
    sections::{self, REQUIREMENTS, STEPS, Sections},
    yaml,
};
use crate::steps;

/// What the Markdown file of a procedure is called.
#[must_use]
pub fn file_name(procedure: &Procedure) -> String {
    format!("{}.md", procedure.slug)
}

/// A procedure in the project's Markdown, which [`records`](crate::records)
/// reads back unchanged. What the sections of the body would not carry
/// unchanged stands in the front matter.
#[must_use]
pub fn markdown(procedure: &Procedure, content: &EditionContent) -> String {
    let mut front = Front::new(procedure, content);
    let mut body = String::new();
    let Sections { summary, steps, requirements } = Sections {
        summary: content.summary.clone(),
        steps: content.steps.clone(),
        requirements: content.requirements.clone(),
    };

    let part = paragraph("", summary.as_str());
    if reads_back(&part, &Sections { summary: summary.clone(), ..Sections::default() }) {
        body.push_str(&part);
    } else {
        front.summary = Some(summary);
    }
    if !steps.is_empty() {
        let part = paragraph(STEPS, &steps::write(&steps));
        if reads_back(&part, &Sections { steps: steps.clone(), ..Sections::default() }) {
            body.push_str(&part);
        } else {
            front.steps = Some(steps);
        }
    }
    let part = paragraph(if requirements.is_empty() { "" } else { REQUIREMENTS }, requirements.as_str());
    if reads_back(&part, &Sections { requirements: requirements.clone(), ..Sections::default() }) {
        body.push_str(&part);
    } else {
        front.requirements = Some(requirements);
    }
    format!("---\n{}---\n{body}", yaml::write(&front))
}

fn paragraph(heading: &str, text: &str) -> String {
    match (heading, text.trim_end_matches('\n')) {
        ("", "") => String::new(),
        ("", text) => format!("\n{text}\n"),
        (heading, text) => format!("\n## {heading}\n{text}\n"),
    }
}

fn reads_back(part: &str, wanted: &Sections) -> bool {
    sections::read(part, 1).is_ok_and(|read| read == *wanted)
}
