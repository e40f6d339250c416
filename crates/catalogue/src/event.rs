use serde::{Deserialize, Serialize};

use crate::{Lang, ProcedureCode};

/// A procedure of a life event (*việc trong đời*), and why it belongs there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventStep {
    /// The procedure.
    pub procedure: ProcedureCode,
    /// What people call it, in Vietnamese; it stands there where the catalogue lacks the procedure.
    pub name: String,
    /// The same in English.
    pub name_en: String,
    /// Why it belongs to the event.
    pub why: String,
    /// The same in English.
    pub why_en: String,
    /// For whom, where not for everybody.
    #[serde(default)]
    pub when: String,
    /// The same in English.
    #[serde(default)]
    pub when_en: String,
    /// What one chooses by taking this step and none of the others with the same words.
    #[serde(default)]
    pub one_of: String,
    /// The same in English.
    #[serde(default)]
    pub one_of_en: String,
    /// What must be done before.
    #[serde(default)]
    pub after: Vec<Before>,
}

/// What must be done before a step, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// The procedure that comes first.
    pub procedure: ProcedureCode,
    /// Why it does.
    pub why: String,
    /// The same in English.
    pub why_en: String,
}

/// What is wrong with the steps of an event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// A procedure has two steps.
    #[error("{0} is a step twice: keep one")]
    Twice(ProcedureCode),
    /// What comes first is no step.
    #[error("{0} comes before another and is no step itself: add it")]
    NoStep(ProcedureCode),
    /// Steps wait for each other.
    #[error("{0} waits for itself, by way of others: take one of them out")]
    Circle(ProcedureCode),
}

impl EventStep {
    /// Its name in a language.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> &str {
        said(lang, &self.name, &self.name_en)
    }

    /// Why it belongs to the event, in a language.
    #[must_use]
    pub fn why_in(&self, lang: Lang) -> &str {
        said(lang, &self.why, &self.why_en)
    }

    /// For whom, in a language; empty where for everybody.
    #[must_use]
    pub fn when_in(&self, lang: Lang) -> &str {
        said(lang, &self.when, &self.when_en)
    }

    /// What one chooses by it, in a language; empty where it is no choice.
    #[must_use]
    pub fn one_of_in(&self, lang: Lang) -> &str {
        said(lang, &self.one_of, &self.one_of_en)
    }
}

impl Before {
    /// Why it comes first, in a language.
    #[must_use]
    pub fn why_in(&self, lang: Lang) -> &str {
        said(lang, &self.why, &self.why_en)
    }
}

/// Looks whether the steps of an event can be done.
///
/// # Errors
/// Where a procedure has two steps, waits for one that is not there, or for itself.
pub fn check_steps(steps: &[EventStep]) -> Result<(), EventError> {
    for (number, step) in steps.iter().enumerate() {
        if steps[..number].iter().any(|other| other.procedure == step.procedure) {
            return Err(EventError::Twice(step.procedure.clone()));
        }
        let is_step = |code: &ProcedureCode| steps.iter().any(|step| step.procedure == *code);
        if let Some(before) = step.after.iter().find(|before| !is_step(&before.procedure)) {
            return Err(EventError::NoStep(before.procedure.clone()));
        }
    }
    let mut done: Vec<&ProcedureCode> = Vec::new();
    while done.len() < steps.len() {
        let ready = |step: &&EventStep| {
            !done.contains(&&step.procedure) && step.after.iter().all(|before| done.contains(&&before.procedure))
        };
        match steps.iter().find(ready) {
            Some(step) => done.push(&step.procedure),
            None => {
                let stuck = steps.iter().find(|step| !done.contains(&&step.procedure));
                return stuck.map_or(Ok(()), |step| Err(EventError::Circle(step.procedure.clone())));
            }
        }
    }
    Ok(())
}

fn said<'a>(lang: Lang, vietnamese: &'a str, english: &'a str) -> &'a str {
    match lang {
        Lang::En if !english.is_empty() => english,
        Lang::Vi | Lang::En => vietnamese,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> ProcedureCode {
        ProcedureCode::parse(text).expect("a code")
    }

    fn step(procedure: &str, after: &[&str]) -> EventStep {
        let before = |of: &&str| Before { procedure: code(of), why: String::new(), why_en: String::new() };
        EventStep {
            procedure: code(procedure),
            name: "Việc".into(),
            name_en: String::new(),
            why: String::new(),
            why_en: String::new(),
            when: String::new(),
            when_en: String::new(),
            one_of: String::new(),
            one_of_en: String::new(),
            after: after.iter().map(before).collect(),
        }
    }

    #[test]
    fn steps_that_cannot_be_done_are_refused() {
        let (a, b) = ("1.000001", "1.000002");
        assert_eq!(check_steps(&[step(b, &[a]), step(a, &[])]), Ok(()));
        assert_eq!(check_steps(&[step(a, &[]), step(a, &[])]), Err(EventError::Twice(code(a))));
        assert_eq!(check_steps(&[step(a, &[b])]), Err(EventError::NoStep(code(b))));
        assert_eq!(check_steps(&[step(a, &[b]), step(b, &[a])]), Err(EventError::Circle(code(a))));
        assert_eq!(check_steps(&[step(a, &[a])]), Err(EventError::Circle(code(a))));
    }

    #[test]
    fn what_is_not_said_in_english_is_said_in_vietnamese() {
        assert_eq!(step("1.000001", &[]).name_in(Lang::En), "Việc");
    }
}
