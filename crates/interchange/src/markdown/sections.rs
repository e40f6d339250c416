//! The body of a procedure: a summary, then sections under headings.

use catalogue::{Markdown, Step, text::fold};

use crate::{Reason, Rejected, steps};

/// The heading over the steps.
pub(super) const STEPS: &str = "Trình tự";
/// The heading over the requirements.
pub(super) const REQUIREMENTS: &str = "Yêu cầu, điều kiện";

/// What the body says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Sections {
    pub(super) summary: Markdown,
    pub(super) steps: Vec<Step>,
    pub(super) requirements: Markdown,
}

/// Reads a body that starts on that line of its file.
pub(super) fn read(body: &str, first_line: u64) -> Result<Sections, Rejected> {
    let mut sections = Sections::default();
    let mut seen: Vec<&str> = Vec::new();
    // The heading that the text stands under, its line, and the text.
    let mut parts = vec![(None, first_line, String::new())];
    for (number, line) in (first_line..).zip(body.lines()) {
        if let Some(heading) = line.strip_prefix("## ") {
            parts.push((Some(heading.trim()), number, String::new()));
        } else if let Some((_, _, text)) = parts.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    for (heading, line, text) in parts {
        let reject =
            |field: &str, reason| Err(Rejected { line, record: String::new(), field: field.to_owned(), reason });
        let Some(heading) = heading else {
            sections.summary = Markdown::new(&text);
            continue;
        };
        let known = [STEPS, REQUIREMENTS].into_iter().find(|known| fold(known) == fold(heading));
        let Some(known) = known else {
            let known = format!("{STEPS} · {REQUIREMENTS}");
            return reject(&format!("## {heading}"), Reason::UnknownSection { known });
        };
        if seen.contains(&known) {
            return reject(&format!("## {heading}"), Reason::Twice);
        }
        seen.push(known);
        if known == REQUIREMENTS {
            sections.requirements = Markdown::new(&text);
        } else {
            match steps::read(&text) {
                Some(steps) => sections.steps = steps,
                None => return reject(&format!("## {heading}"), Reason::NotAList),
            }
        }
    }
    Ok(sections)
}
