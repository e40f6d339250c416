use catalogue::ActorId;
use serde::{Deserialize, Serialize};

use super::{Grant, Role, Subject, UserName};

/// The key of an account in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub i64);

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// See editions that the public does not see, and comments on them.
    ReadDrafts,
    /// Begin a draft, write in it, hand it in, give it up.
    Write,
    /// Say something about an edition.
    Comment,
    /// Say that an entry is still right.
    Confirm,
    /// Find an edition right, or send it back.
    Review,
    /// Set the day of publication, put before the public, take back, repeal.
    Publish,
    /// Record what is known of a legal document: that it ended, or what replaced it.
    ManageLaw,
    /// See what citizens searched for in vain, and how a question is understood.
    ReadSearches,
    /// Invite people, give and take roles, close accounts.
    ManageAccounts,
    /// Read and export the audit.
    ReadAudit,
    /// Set how many procedures should be at which online level by when.
    SetTargets,
    /// Read what citizens wrote and how to reach them, note, hand over, answer, close,
    /// and write the wording for the public.
    HandleFeedback,
    /// Put an answered feedback before the public, take it back, erase its words.
    PublishFeedback,
    /// See how much feedback is answered in time.
    CountFeedback,
    /// See which links lead nowhere, and have one looked at again.
    CheckLinks,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 15] = [
        Self::ReadDrafts,
        Self::Write,
        Self::Comment,
        Self::Confirm,
        Self::Review,
        Self::Publish,
        Self::ManageLaw,
        Self::ReadSearches,
        Self::ManageAccounts,
        Self::ReadAudit,
        Self::SetTargets,
        Self::HandleFeedback,
        Self::PublishFeedback,
        Self::CountFeedback,
        Self::CheckLinks,
    ];

    /// The name in the audit and in messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ReadDrafts => "read_drafts",
            Self::Write => "write",
            Self::Comment => "comment",
            Self::Confirm => "confirm",
            Self::Review => "review",
            Self::Publish => "publish",
            Self::ManageLaw => "manage_law",
            Self::ReadSearches => "read_searches",
            Self::ManageAccounts => "manage_accounts",
            Self::ReadAudit => "read_audit",
            Self::SetTargets => "set_targets",
            Self::HandleFeedback => "handle_feedback",
            Self::PublishFeedback => "publish_feedback",
            Self::CountFeedback => "count_feedback",
            Self::CheckLinks => "check_links",
        }
    }

    /// The roles that may. The table in `docs/roles.md` says the same; a test holds that.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        use Role::{Administrator, Editor, Publisher, Reviewer};
        match self {
            Self::ReadDrafts | Self::Comment | Self::HandleFeedback => &[Editor, Reviewer, Publisher],
            Self::Write => &[Editor],
            Self::Confirm => &[Editor, Reviewer],
            Self::Review => &[Reviewer],
            Self::Publish => &[Publisher],
            Self::ManageLaw | Self::PublishFeedback => &[Reviewer, Publisher],
            Self::ReadSearches | Self::CountFeedback | Self::CheckLinks => {
                &[Editor, Reviewer, Publisher, Administrator]
            }
            Self::ManageAccounts | Self::ReadAudit | Self::SetTargets => &[Administrator],
        }
    }
}

/// Why somebody may not do a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// None of their roles may.
    #[error("no role of theirs may {}", .0.key())]
    Role(Action),
    /// A role of theirs may, but not over this entry.
    #[error("a role of theirs may {}, but not over this entry", .0.key())]
    Scope(Action),
    /// A role of theirs may, but they signed in with a password alone.
    #[error("to {} takes a second factor", .0.key())]
    SecondFactor(Action),
}

impl Refusal {
    /// What was refused.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Role(action) | Self::Scope(action) | Self::SecondFactor(action) => action,
        }
    }

    /// The key of its message.
    #[must_use]
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Role(_) => "refused-role",
            Self::Scope(_) => "refused-scope",
            Self::SecondFactor(_) => "refused-second-factor",
        }
    }
}

/// Somebody who has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their account.
    pub account: AccountId,
    /// The name under which what they do is kept.
    pub name: UserName,
    /// What they are called on pages.
    pub display_name: String,
    /// What they were given to do.
    pub grants: Vec<Grant>,
    /// Whether they proved a second factor when they signed in.
    pub second_factor: bool,
}

impl Actor {
    /// The name under which an edition keeps them.
    #[must_use]
    pub fn id(&self) -> ActorId {
        ActorId::new(self.name.as_str())
    }

    /// Whether they may do this to that.
    ///
    /// # Errors
    /// With why not.
    pub fn may(&self, action: Action, subject: &Subject) -> Result<(), Refusal> {
        let mut refusal = Refusal::Role(action);
        for grant in self.grants.iter().filter(|grant| action.roles().contains(&grant.role)) {
            if !grant.scope.reaches(subject) {
                if matches!(refusal, Refusal::Role(_)) {
                    refusal = Refusal::Scope(action);
                }
            } else if grant.role.needs_second_factor() && !self.second_factor {
                refusal = Refusal::SecondFactor(action);
            } else {
                return Ok(());
            }
        }
        Err(refusal)
    }
}

#[cfg(test)]
mod tests {
    use catalogue::Slug;

    use super::*;
    use crate::{people::Scope, tests::content};

    fn actor(grants: Vec<Grant>, second_factor: bool) -> Actor {
        Actor {
            account: AccountId(1),
            name: UserName::parse("lan.nguyen").expect("a name"),
            display_name: "Nguyễn Thị Lan".to_owned(),
            grants,
            second_factor,
        }
    }

    /// Every role through every action, with and without a second factor.
    #[test]
    fn each_role_may_what_its_row_says_and_nothing_else() {
        let may = |role: Role, action: Action| {
            use Action as A;
            match role {
                Role::Editor => {
                    matches!(
                        action,
                        A::ReadDrafts
                            | A::Write
                            | A::Comment
                            | A::Confirm
                            | A::ReadSearches
                            | A::HandleFeedback
                            | A::CountFeedback
                            | A::CheckLinks
                    )
                }
                Role::Reviewer => {
                    matches!(
                        action,
                        A::ReadDrafts
                            | A::Comment
                            | A::Confirm
                            | A::Review
                            | A::ManageLaw
                            | A::ReadSearches
                            | A::HandleFeedback
                            | A::PublishFeedback
                            | A::CountFeedback
                            | A::CheckLinks
                    )
                }
                Role::Publisher => {
                    matches!(
                        action,
                        A::ReadDrafts
                            | A::Comment
                            | A::Publish
                            | A::ManageLaw
                            | A::ReadSearches
                            | A::HandleFeedback
                            | A::PublishFeedback
                            | A::CountFeedback
                            | A::CheckLinks
                    )
                }
                Role::Administrator => {
                    matches!(
                        action,
                        A::ReadSearches
                            | A::ManageAccounts
                            | A::ReadAudit
                            | A::SetTargets
                            | A::CountFeedback
                            | A::CheckLinks
                    )
                }
            }
        };
        for role in Role::ALL {
            for action in Action::ALL {
                for second_factor in [false, true] {
                    let actor = actor(vec![Grant { role, scope: Scope::everything() }], second_factor);
                    let expected = match (may(role, action), second_factor || role == Role::Editor) {
                        (false, _) => Err(Refusal::Role(action)),
                        (true, false) => Err(Refusal::SecondFactor(action)),
                        (true, true) => Ok(()),
                    };
                    assert_eq!(actor.may(action, &Subject::Anything), expected, "{role:?} {action:?} {second_factor}");
                }
            }
        }
    }

    #[test]
    fn the_docs_say_the_same() {
        let docs = include_str!("../../../../docs/roles.md");
        let rows: Vec<(String, [bool; 4])> = docs
            .lines()
            .filter_map(|line| {
                let cells: Vec<&str> = line.strip_prefix("| `")?.split('|').map(str::trim).collect();
                let action = cells.first()?.split('`').next()?.to_owned();
                Some((action, [1, 2, 3, 4].map(|n| cells.get(n) == Some(&"yes"))))
            })
            .collect();
        let expected =
            Action::ALL.map(|action| (action.key().to_owned(), Role::ALL.map(|r| action.roles().contains(&r))));
        assert_eq!(rows, expected);
    }

    #[test]
    fn whoever_has_no_role_may_nothing() {
        for action in Action::ALL {
            assert_eq!(actor(Vec::new(), true).may(action, &Subject::Anything), Err(Refusal::Role(action)));
        }
    }

    #[test]
    fn a_role_reaches_as_far_as_its_scope() {
        let subject = Subject::from(&content("Đăng ký kết hôn", "Hộ tịch"));
        let over = |agencies: &[&str], sectors: &[&str]| {
            let slugs = |names: &[&str]| names.iter().map(|name| Slug::from_name(name)).collect();
            let scope = Scope { agencies: slugs(agencies), sectors: slugs(sectors) };
            actor(vec![Grant { role: Role::Editor, scope }], false).may(Action::Write, &subject)
        };
        assert_eq!(over(&[], &[]), Ok(()));
        assert_eq!(over(&[], &["Hộ tịch", "Đất đai"]), Ok(()));
        assert_eq!(over(&[], &["Đất đai"]), Err(Refusal::Scope(Action::Write)));
        assert_eq!(over(&["Sở Y tế"], &["Hộ tịch"]), Err(Refusal::Scope(Action::Write)));
    }

    #[test]
    fn the_widest_of_several_grants_counts() {
        let elsewhere = Scope { sectors: [Slug::from_name("Đất đai")].into(), ..Scope::default() };
        let grants = vec![
            Grant { role: Role::Reviewer, scope: elsewhere },
            Grant { role: Role::Reviewer, scope: Scope::everything() },
        ];
        let subject = Subject::from(&content("Đăng ký kết hôn", "Hộ tịch"));
        assert_eq!(actor(grants.clone(), true).may(Action::Review, &subject), Ok(()));
        assert_eq!(actor(grants, false).may(Action::Review, &subject), Err(Refusal::SecondFactor(Action::Review)));
    }
}
