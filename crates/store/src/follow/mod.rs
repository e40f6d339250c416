//! Who wants to hear of what by e-mail, and the letters that tell them.

mod followers;
mod letters;
mod news;
mod rows;

pub(crate) use self::{
    followers::{change, follower, forget_waiting},
    letters::{changes_of, claim, make, settle, waiting},
    news::{fresh, keep},
};
