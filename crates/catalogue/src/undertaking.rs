//! An undertaking (*hồ sơ của tôi*): several procedures that are done together.
//! Which papers they share, what comes first, and when all of it is done.

mod papers;
mod schedule;
#[cfg(test)]
mod tests;

pub use papers::{Needed, SharedPaper, share_papers};
pub use schedule::{Schedule, Task, TaskDates, schedule};
