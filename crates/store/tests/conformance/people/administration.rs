//! What administrators do with the accounts of others.

use catalogue::Slug;
use registry::people::{AccountState, Action, Grant, PeopleError, Refusal, Role, Scope, SignIn};

use super::*;

pub async fn counts_at_once_what_somebody_may_do(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let lan = office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    assert_eq!(lan.session.actor.grants, grants(&[Role::Editor]));
    let scope = Scope { sectors: [Slug::from_name("Hộ tịch")].into(), ..Scope::default() };
    let given = vec![Grant { role: Role::Editor, scope }, grants(&[Role::Reviewer]).remove(0)];
    let doubled = given.iter().chain(&given).cloned().collect();
    office.accounts.set_grants(&admin.session.actor, &lan.name, doubled).await.expect("changed");
    let session = office.session(&lan.token).await.expect("the session goes on");
    assert_eq!(session.actor.grants, given);
    assert!(session.must_enrol, "a reviewer needs a second factor");
    office.accounts.set_grants(&admin.session.actor, &lan.name, Vec::new()).await.expect("changed");
    let session = office.session(&lan.token).await.expect("the session goes on");
    assert!(session.actor.grants.is_empty() && !session.must_enrol);
    assert_eq!(place.count("grants WHERE taken_at IS NOT NULL").await, 3, "what was given stays known");
    let looked = office.accounts.look_at(&admin.session.actor, &lan.name).await.expect("seen");
    assert_eq!((looked.state, looked.sessions.len()), (AccountState::Active, 1));
}

pub async fn keeps_the_last_administrator(place: Place) {
    let office = Arc::new(office(&place).await);
    let one = office.administrator("mot").await;
    let two = office.member(&one.session.actor, "hai", &[Role::Administrator]).await;
    let own = [
        office.accounts.set_grants(&one.session.actor, &one.name, grants(&Role::ALL)).await,
        office.accounts.close(&one.session.actor, &one.name).await,
        office.accounts.invite_again(&one.session.actor, &one.name).await.map(drop),
    ];
    assert!(own.iter().all(|outcome| matches!(outcome, Err(PeopleError::OwnAccount))), "{own:?}");
    // Each ends the other at the same moment: one of them is left.
    let close = |by: &Person, whom: &Person| {
        let (office, by, whom) = (Arc::clone(&office), Arc::clone(&by.session.actor), whom.name.clone());
        tokio::spawn(async move { office.accounts.close(&by, &whom).await })
    };
    let take = |by: &Person, whom: &Person| {
        let (office, by, whom) = (Arc::clone(&office), Arc::clone(&by.session.actor), whom.name.clone());
        tokio::spawn(async move { office.accounts.set_grants(&by, &whom, Vec::new()).await })
    };
    let (first, second) = tokio::join!(close(&one, &two), take(&two, &one));
    let outcomes = [first.expect("it ran"), second.expect("it ran")];
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    let left = outcomes.iter().find_map(|outcome| outcome.as_ref().err()).expect("one was refused");
    assert!(matches!(left, PeopleError::LastAdministrator), "{left:?}");
}

pub async fn lets_nobody_into_a_closed_account(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let lan = office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    office.accounts.close(&admin.session.actor, &lan.name).await.expect("closed");
    assert!(office.session(&lan.token).await.is_none(), "her session ended");
    assert!(is_wrong(&office.sign_in("lan", PASSWORD, Some(&lan.device)).await));
    let again = office.accounts.close(&admin.session.actor, &lan.name).await;
    assert!(matches!(again, Err(PeopleError::Closed)));
    let invited = office.accounts.invite_again(&admin.session.actor, &lan.name).await;
    assert!(matches!(invited, Err(PeopleError::Closed)));
    assert!(matches!(office.invite(&admin.session.actor, "lan", &[]).await, Err(PeopleError::NameTaken)));
    let reopened = office.accounts.reopen(&admin.session.actor, &lan.name).await.expect("open");
    assert!(is_wrong(&office.sign_in("lan", PASSWORD, None).await), "the old password is no more");
    let lan = office.accept("lan", &reopened).await;
    assert_eq!(lan.session.actor.grants, grants(&[Role::Editor]), "what she may do stayed");
    let reopened = office.accounts.reopen(&admin.session.actor, &lan.name).await;
    assert!(matches!(reopened, Err(PeopleError::NotClosed)));
}

pub async fn invites_anew_who_cannot_get_in(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    // The only administrator lost password and second factor: the command line helps.
    let invited = office.accounts.reset_by_command(&admin.name).await.expect("invited anew");
    assert!(office.session(&admin.token).await.is_none());
    assert!(is_wrong(&office.sign_in("quan.tri", PASSWORD, Some(&admin.device)).await));
    let accepted = office.accounts.accept(&invited.token, &password(OTHER), &browser(None)).await.expect("accepted");
    let session = office.session(&accepted.session).await.expect("a session");
    assert!(session.must_enrol, "the second factor was forgotten, too");
    assert_eq!(office.accounts.own(&session).await.expect("one's own").recovery_codes, 0);
    let nobody = office.accounts.reset_by_command(&name("khong.co")).await;
    assert!(matches!(nobody, Err(PeopleError::Missing)));
    assert!(office.deeds().await.contains(&"command-line account.reset".to_owned()));
}

pub async fn ends_a_session_of_somebody(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let lan = office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    let Ok(SignIn::Done(other)) = office.sign_in("lan", PASSWORD, None).await else { panic!("an editor") };
    office.accounts.end_session_of(&admin.session.actor, &lan.name, lan.session.id).await.expect("ended");
    assert!(office.session(&lan.token).await.is_none());
    assert!(office.session(&other.session).await.is_some());
    let again = office.accounts.end_session_of(&admin.session.actor, &lan.name, lan.session.id).await;
    assert!(matches!(again, Err(PeopleError::Missing)));
    let not_hers = office.accounts.end_session_of(&admin.session.actor, &lan.name, admin.session.id).await;
    assert!(matches!(not_hers, Err(PeopleError::Missing)));
}

pub async fn lets_only_administrators_keep_accounts(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let lan = office.member(&admin.session.actor, "lan", &[Role::Editor, Role::Reviewer, Role::Publisher]).await;
    let (actor, whom) = (&lan.session.actor, &admin.name);
    let before = office.deeds().await.len();
    let outcomes = [
        office.invite(actor, "minh", &[]).await.map(drop),
        office.accounts.invite_again(actor, whom).await.map(drop),
        office.accounts.close(actor, whom).await,
        office.accounts.reopen(actor, whom).await.map(drop),
        office.accounts.set_grants(actor, whom, Vec::new()).await,
        office.accounts.list(actor).await.map(drop),
        office.accounts.look_at(actor, whom).await.map(drop),
        office.accounts.end_session_of(actor, whom, admin.session.id).await,
        office.accounts.allow(actor, Action::ManageAccounts).await,
    ];
    for outcome in &outcomes {
        let expected = Refusal::Role(Action::ManageAccounts);
        assert!(matches!(outcome, Err(PeopleError::Refused(refusal)) if *refusal == expected), "{outcome:?}");
    }
    let deeds = office.deeds().await.split_off(before);
    assert_eq!(deeds, vec!["lan refused".to_owned(); outcomes.len()]);
    let names: Vec<String> = office
        .accounts
        .list(&admin.session.actor)
        .await
        .expect("an administrator may")
        .into_iter()
        .map(|account| account.name.to_string())
        .collect();
    assert_eq!(names, ["lan", "quan.tri"]);
}
