use jiff::Timestamp;

/// Failed attempts, and until when nothing is tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    /// How many in a row.
    pub count: u32,
    /// When the last was.
    pub last_at: Option<Timestamp>,
    /// Until when nothing is tried.
    pub until: Option<Timestamp>,
}
