use serde::{Deserialize, Serialize};

/// What about a procedure somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// Which papers to bring.
    Papers,
    /// What it costs.
    Cost,
    /// How long it takes.
    Time,
    /// Where to go, and who does it.
    Place,
    /// Whether it can be done online.
    Online,
    /// Who may, and under which conditions.
    Conditions,
    /// Where the form is.
    Form,
    /// What the steps are.
    Steps,
    /// On what law it rests.
    Law,
}
