//! Feedback, what the public sees of it, and what is counted of procedures.

mod port;
mod published;
mod read;
mod taps;
mod write;

use self::{
    published::published,
    read::{by_code, list, one},
    taps::{count, of, unclear},
    write::{change, erase_contacts, take_in},
};
