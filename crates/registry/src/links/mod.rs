//! The links that lead out of the catalogue (*liên kết*): which there are, when each
//! is looked at, and what became of it.
//!
//! What is asked of the web is behind the port [`Web`], one request at a time; when to
//! ask, how to read answers and when to call a link dead is decided here.

mod address;
mod answer;
mod desk;
mod found;
mod look;
mod round;
mod state;
mod store;
mod turns;

pub use self::{
    address::{LinkAddress, NotLooked},
    answer::LinkAnswer,
    desk::{LinkDesk, LinkError, LinkResult, LinkRow, LinkSheet, rows},
    found::{FoundLink, LinkPlace, found},
    look::{Answers, Ask, Looker, Reply, Trouble, Web},
    round::{Counts, Round, Rounds},
    state::{LinkState, Looked, Standing},
    store::LinkStore,
    turns::{Turn, Turns},
};
