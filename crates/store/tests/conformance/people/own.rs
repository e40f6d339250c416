//! What one does with one's own account.

use registry::people::{PasswordFault, PeopleError, Role, SECOND_STEP, SessionId, SignIn};

use super::*;

pub async fn changes_ones_password(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let lan = office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    let elsewhere = office.come_in(&lan, None).await;
    let change = async |old: &str, new: &str| {
        office.accounts.change_password(&lan.session, &password(old), &password(new)).await
    };
    assert!(matches!(change(WRONG, OTHER).await, Err(PeopleError::WrongPassword)));
    assert!(matches!(change(PASSWORD, "ngắn").await, Err(PeopleError::Password(PasswordFault::TooShort))));
    assert!(matches!(change(PASSWORD, PASSWORD).await, Err(PeopleError::Password(PasswordFault::Same))));
    change(PASSWORD, OTHER).await.expect("changed");
    let own = office.accounts.own(&lan.session).await.expect("the session that asked goes on");
    assert_eq!(own.sessions.len(), 1, "the other one ended");
    assert!(matches!(office.accounts.own(&elsewhere).await, Ok(own) if own.sessions.iter().all(|one| !one.current)));
    assert!(is_wrong(&office.sign_in("lan", PASSWORD, None).await));
    assert!(matches!(office.sign_in("lan", OTHER, None).await, Ok(SignIn::Done(_))));
}

/// Whoever finds a session open does not get to guess the password there, and
/// what strangers guess elsewhere does not keep the owner from changing it.
pub async fn counts_wrong_passwords_of_a_session_apart(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let lan = office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    for _ in 0..6 {
        drop(office.sign_in("lan", WRONG, None).await);
    }
    for _ in 0..5 {
        let wrong = office.accounts.change_password(&lan.session, &password(WRONG), &password(OTHER)).await;
        assert!(matches!(wrong, Err(PeopleError::WrongPassword)), "{wrong:?}");
    }
    assert!(is_locked(&office.accounts.change_password(&lan.session, &password(PASSWORD), &password(OTHER)).await));
    office.clock.go_on(MINUTE);
    office.accounts.change_password(&lan.session, &password(PASSWORD), &password(OTHER)).await.expect("changed");
}

pub async fn sets_up_replaces_and_removes_a_second_factor(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let needed = office.accounts.remove_second_factor(&admin.session, &password(PASSWORD)).await;
    assert!(matches!(needed, Err(PeopleError::FactorNeeded)), "{needed:?}");

    let mut lan = office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    let none = office.accounts.remove_second_factor(&lan.session, &password(PASSWORD)).await;
    assert!(matches!(none, Err(PeopleError::NoFactor)), "{none:?}");
    let none = office.accounts.renew_recovery_codes(&lan.session, &password(PASSWORD)).await;
    assert!(matches!(none, Err(PeopleError::NoFactor)), "{none:?}");
    let none = office.accounts.confirm_enrolment(&lan.session, "123456").await;
    assert!(matches!(none, Err(PeopleError::NoFactor)), "{none:?}");
    // What somebody began at a session that they found open is not what its owner sets up.
    let elsewhere = office.come_in(&lan, None).await;
    let planted = office.accounts.begin_enrolment(&elsewhere, &password(PASSWORD)).await.expect("it begins");
    office.enrol(&mut lan).await;
    assert_ne!(lan.enrolment.as_ref().expect("a second factor").secret, planted.secret);
    assert!(is_over(&office.accounts.begin_enrolment(&elsewhere, &password(PASSWORD)).await), "that session ended");
    let first = lan.enrolment.clone().expect("a second factor");

    // Whoever sits down at a session that is open does not know the password.
    office.clock.go_on(SECOND_STEP + MINUTE);
    lan.session = office.session(&lan.token).await.expect("it is open");
    let guessed = office.accounts.begin_enrolment(&lan.session, &password(WRONG)).await;
    assert!(matches!(guessed, Err(PeopleError::WrongPassword)), "{guessed:?}");
    let guessed = office.accounts.renew_recovery_codes(&lan.session, &password(WRONG)).await;
    assert!(matches!(guessed, Err(PeopleError::WrongPassword)), "{guessed:?}");

    // Another device: begun with the old one, and in force only once it is confirmed.
    let begun = office.accounts.begin_enrolment(&lan.session, &password(PASSWORD)).await.expect("it begins");
    assert_ne!(begun.secret, first.secret);
    office.come_in(&lan, None).await;
    office.enrol(&mut lan).await;
    assert_eq!(lan.enrolment.as_ref().expect("a second factor").secret, begun.secret);
    office.clock.go_on(STEP);
    let pending = second_step(office.sign_in("lan", PASSWORD, None).await);
    let old = office.accounts.second_step(&pending, &code(&first, office.now()), &browser(None)).await;
    assert!(matches!(old, Err(PeopleError::WrongCode)), "{old:?}");

    let renewed = office.accounts.renew_recovery_codes(&lan.session, &password(PASSWORD)).await.expect("renewed");
    let old = office.accounts.second_step(&pending, &lan.codes[0], &browser(None)).await;
    assert!(matches!(old, Err(PeopleError::WrongCode)), "{old:?}");
    office.accounts.second_step(&pending, &renewed.0[0], &browser(None)).await.expect("a new code");

    let wrong = office.accounts.remove_second_factor(&lan.session, &password(WRONG)).await;
    assert!(matches!(wrong, Err(PeopleError::WrongPassword)));
    let elsewhere = office.come_in(&lan, None).await;
    office.accounts.remove_second_factor(&lan.session, &password(PASSWORD)).await.expect("removed");
    assert!(is_over(&office.accounts.begin_enrolment(&elsewhere, &password(PASSWORD)).await), "that session ended");
    let still = office.session(&lan.token).await.expect("this one goes on");
    assert!(!still.actor.second_factor, "with one step");
    assert!(matches!(office.sign_in("lan", PASSWORD, None).await, Ok(SignIn::Done(_))), "one step again");
}

pub async fn lists_and_ends_ones_sessions(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    office.clock.go_on(MINUTE);
    let second = office.come_in(&admin, Some(&admin.device)).await;
    let own = office.accounts.own(&second).await.expect("one's own");
    assert_eq!(
        own.sessions.iter().map(|one| (one.id, one.current)).collect::<Vec<_>>(),
        [(second.id, true), (admin.session.id, false)]
    );
    assert!(own.sessions.iter().all(|one| one.about == "Firefox" && one.second_factor));
    assert!(own.second_factor && own.needs_second_factor && own.password && own.recovery_codes == 10);
    office.accounts.end_own_session(&second, admin.session.id).await.expect("ended");
    assert!(office.session(&admin.token).await.is_none());
    let lan = office.member(&second.actor, "lan", &[Role::Editor]).await;
    for not_hers in [second.id, admin.session.id, SessionId(0)] {
        let outcome = office.accounts.end_own_session(&lan.session, not_hers).await;
        assert!(matches!(outcome, Err(PeopleError::Missing)), "{outcome:?}");
    }
    // A session that is over can do nothing, whoever still holds it.
    assert!(is_over(&office.accounts.renew_recovery_codes(&admin.session, &password(PASSWORD)).await));
    let changed = office.accounts.change_password(&admin.session, &password(PASSWORD), &password(OTHER)).await;
    assert!(is_over(&changed));
}

/// The key file was lost: it is told, and a recovery code still opens.
pub async fn tells_that_a_key_is_another(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    assert_eq!(office.accounts.sealed_with_another_key().await.expect("it reads"), 0);
    let clock = Arc::clone(&office.clock) as Arc<dyn Clock>;
    let other = Accounts::new(Arc::new(office.database.clone()), clock, SecretKey::random());
    assert_eq!(other.sealed_with_another_key().await.expect("it reads"), 1);
    office.clock.go_on(STEP);
    let pending = second_step(other.sign_in("quan.tri", &password(PASSWORD), &browser(None)).await);
    let right = code(admin.enrolment.as_ref().expect("a second factor"), office.now());
    let unread = other.second_step(&pending, &right, &browser(None)).await;
    assert!(matches!(unread, Err(PeopleError::Key)), "{unread:?}");
    let entered = other.second_step(&pending, &admin.codes[0], &browser(None)).await.expect("a recovery code");
    let session = other.session(&entered.session).await.expect("it reads").expect("a session");
    // And another second factor takes the place of the one that was lost.
    let enrolment = other.begin_enrolment(&session, &password(PASSWORD)).await.expect("it begins");
    other.confirm_enrolment(&session, &code(&enrolment, office.now())).await.expect("confirmed");
    assert_eq!(other.sealed_with_another_key().await.expect("it reads"), 0);
}
