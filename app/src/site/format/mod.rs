//! Values in words, as each language writes them.

mod change;
mod cost;
mod level;
mod moment;
mod money;
mod size;
mod state;
mod time;

pub use change::change;
pub use cost::{by_act, cost_kind, cost_value};
pub use level::{administrative_level, applicant, audience, channel, online_level};
pub use moment::moment;
pub use money::{decimal, money, number, percent};
pub use size::size;
pub use state::edition_state;
pub use time::{date, day_of_week, instant, lacks_unit, time_limit, time_span};
