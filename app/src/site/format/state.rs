use catalogue::{EditionState, Lang};
use locale::text;

/// Where an edition stands in its life.
pub fn edition_state(lang: Lang, state: EditionState) -> String {
    match state {
        EditionState::Draft => text(lang, "state-draft"),
        EditionState::Submitted => text(lang, "state-submitted"),
        EditionState::Approved => text(lang, "state-approved"),
        EditionState::Scheduled => text(lang, "state-scheduled"),
        EditionState::Published => text(lang, "state-published"),
        EditionState::Superseded => text(lang, "state-superseded"),
        EditionState::Withdrawn => text(lang, "state-withdrawn"),
    }
}
