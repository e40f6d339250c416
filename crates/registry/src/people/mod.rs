//! The people of the departments: who they are, and what each may do.

mod actor;

pub use actor::{AccountId, Action, Actor, Grant, Refusal, Role, Scope, Subject, UserName, UserNameError};
