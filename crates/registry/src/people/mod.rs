//! The people of the departments: who they are, and what each may do.

mod actor;
mod role;
mod user_name;

pub use actor::{AccountId, Action, Actor, Refusal};
pub use role::{Grant, Role, Scope, Subject};
pub use user_name::{UserName, UserNameError};
