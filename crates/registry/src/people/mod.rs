//! The people of the departments: who they are, and what each may do.
//!
//! [`Accounts`] has what is done with accounts: invitations, signing in, sessions,
//! second factors, and what administrators do. [`Actor::may`] says what somebody
//! who has signed in may do.

mod account;
mod accounts;
mod actor;
mod error;
mod factor;
mod lockout;
mod password;
mod provider;
pub(crate) mod random;
mod recovery;
mod role;
mod secret_key;
mod session;
mod store;
mod token;
mod user_name;

pub use account::{
    Account, AccountState, Identity, KeptCode, KeptDevice, KeptFactor, KeptInvitation, KeptSession, SessionId,
};
pub use accounts::{Accounts, COMMAND_LINE, NewAccount};
pub use actor::{AccountId, Action, Actor, Refusal};
pub use error::{PeopleError, PeopleResult};
pub use lockout::Failures;
pub use password::{Password, PasswordFault, PasswordHash};
pub use provider::{Claims, IdentityProvider, ProviderRequest, ProviderStart};
pub use role::{Grant, Role, Scope, Subject};
pub use secret_key::SecretKey;
pub use session::{
    AccountView, Browser, DEVICE, Enrolment, IDLE, INVITATION, Invitation, Invited, LONGEST, RecoveryCodes,
    SECOND_STEP, Session, SessionView, SignIn, SignedIn,
};
pub use store::{AuditFilter, AuditPage, Deed, People, Whose};
pub use token::{Token, TokenHash};
pub use user_name::{UserName, UserNameError};
