use crate::{ProcedureCode, Texts};

/// A procedure of a life event (*việc trong đời*), and why it belongs there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventStep {
    /// The procedure.
    pub procedure: ProcedureCode,
    /// What people call it; it stands there where the catalogue lacks the procedure.
    pub name: Texts,
    /// Why it belongs to the event.
    pub why: Texts,
    /// For whom, where not for everybody.
    pub when: Texts,
    /// What one chooses by taking this step and none of the others with the same words.
    pub one_of: Texts,
    /// What must be done before.
    pub after: Vec<Before>,
}

/// What must be done before a step, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The procedure that comes first.
    pub procedure: ProcedureCode,
    /// Why it does.
    pub why: Texts,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> ProcedureCode {
        ProcedureCode::parse(text).expect("a code")
    }

    fn step(procedure: &str, after: &[&str]) -> EventStep {
        let before = |of: &&str| Before { procedure: code(of), why: Texts::default() };
        EventStep {
            procedure: code(procedure),
            name: Texts::new("Việc"),
            why: Texts::default(),
            when: Texts::default(),
            one_of: Texts::default(),
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
}
