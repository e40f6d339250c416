//! The parts of pages that the browser brings to life. Each stands on a plain
//! form or list that works without it; its texts come with it from the server.

mod checklist;
mod edition;
mod in_place;
mod page;
mod suggestions;
mod undertaking;

pub use checklist::{Checklist, ChecklistProps};
pub use edition::{EditionHelp, EditionHelpProps};
pub use in_place::{InPlace, InPlaceProps};
pub use suggestions::{Suggestions, SuggestionsProps};
pub use undertaking::{KeepUndertaking, KeepUndertakingProps};
