//! Invitations, signing in, sessions.

use jiff::SignedDuration;
use registry::people::{
    Action, INVITATION, Invitation, PasswordFault, PeopleError, Refusal, Role, SECOND_STEP, SignIn, Token,
};

use super::*;

pub async fn accepts_an_invitation_once(place: Place) {
    let office = office(&place).await;
    let invited = office.accounts.add_administrator(name("quan.tri"), "  Nguyễn  Thị Quản ").await.expect("made");
    let shown = office.accounts.invitation(&invited.token).await.expect("it is open");
    let expected = Invitation {
        name: name("quan.tri"),
        display_name: "Nguyễn Thị Quản".to_owned(),
        expires_at: office.now() + INVITATION,
        for_provider: false,
    };
    assert_eq!(shown, expected);
    assert!(is_wrong(&office.sign_in("quan.tri", PASSWORD, None).await), "nobody has accepted yet");
    let weak = office.accounts.accept(&invited.token, &password("nguyenthiquan"), &browser(None)).await;
    assert!(matches!(weak, Err(PeopleError::Password(PasswordFault::Guessable))), "{weak:?}");
    let person = office.accept("quan.tri", &invited).await;
    assert!(person.session.actor.second_factor && !person.session.must_enrol);
    assert!(is_over(&office.accounts.accept(&invited.token, &password(OTHER), &browser(None)).await));
    assert!(is_over(&office.accounts.invitation(&invited.token).await));
    assert!(is_over(&office.accounts.invitation(&Token::random()).await));
    let again = office.accounts.add_administrator(name("quan.tri"), "Ai").await;
    assert!(matches!(again, Err(PeopleError::NameTaken)));
    for nobody in ["", "  ", &"a".repeat(101)] {
        let nobody = office.accounts.add_administrator(name("ai.do"), nobody).await;
        assert!(matches!(nobody, Err(PeopleError::DisplayName)));
    }
}

pub async fn ends_an_invitation_after_a_week_or_by_another(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let first = office.invite(&admin.session.actor, "lan", &[Role::Editor]).await.expect("invited");
    let second = office.accounts.invite_again(&admin.session.actor, &name("lan")).await.expect("invited again");
    assert!(is_over(&office.accounts.accept(&first.token, &password(PASSWORD), &browser(None)).await));
    office.clock.go_on(INVITATION - MINUTE);
    office.accounts.invitation(&second.token).await.expect("it is open still");
    office.clock.go_on(MINUTE);
    assert!(is_over(&office.accounts.invitation(&second.token).await));
    assert!(is_over(&office.accounts.accept(&second.token, &password(PASSWORD), &browser(None)).await));
    // It is a new sign-in for the administrator, too, after a week.
    let admin = office.come_in(&admin, None).await;
    let third = office.accounts.invite_again(&admin.actor, &name("lan")).await.expect("invited again");
    office.accept("lan", &third).await;
}

pub async fn asks_for_a_second_factor_where_a_role_needs_it(place: Place) {
    let office = office(&place).await;
    let invited = office.accounts.add_administrator(name("quan.tri"), "Quản").await.expect("made");
    let accepted = office.accounts.accept(&invited.token, &password(PASSWORD), &browser(None)).await.expect("accepted");
    let session = office.session(&accepted.session).await.expect("a session");
    assert!(session.must_enrol && !session.actor.second_factor);
    let refused = office.accounts.list(&session.actor).await;
    let expected = Refusal::SecondFactor(Action::ManageAccounts);
    assert!(matches!(refused, Err(PeopleError::Refused(refusal)) if refusal == expected));
    let enrolment = office.accounts.begin_enrolment(&session, &password(PASSWORD)).await.expect("it begins");
    let again = office.accounts.begin_enrolment(&session, &password(PASSWORD)).await.expect("it begins");
    assert_eq!(enrolment.secret, again.secret, "a page that is loaded again shows the same");
    let wrong = office.accounts.confirm_enrolment(&session, "000000").await;
    assert!(matches!(wrong, Err(PeopleError::WrongCode)), "{wrong:?}");
    let right = code(&enrolment, office.now());
    let codes = office.accounts.confirm_enrolment(&session, &right).await.expect("confirmed");
    assert_eq!(codes.0.len(), 10);
    let session = office.session(&accepted.session).await.expect("the same session");
    assert!(!session.must_enrol && session.actor.second_factor);
    office.accounts.list(&session.actor).await.expect("an administrator may");
}

pub async fn takes_a_code_once_and_a_recovery_code_once(place: Place) {
    let office = office(&place).await;
    let person = office.administrator("quan.tri").await;
    let enrolment = person.enrolment.as_ref().expect("a second factor");
    office.clock.go_on(STEP);
    let pending = second_step(office.sign_in("Quan.Tri ", PASSWORD, None).await);
    assert!(office.session(&pending).await.is_none(), "what waits for its second step is no session");
    let right = code(enrolment, office.now());
    let wrong = office.accounts.second_step(&pending, "12345", &browser(None)).await;
    assert!(matches!(wrong, Err(PeopleError::WrongCode)));
    let entered = office.accounts.second_step(&pending, &right, &browser(None)).await.expect("the code is right");
    let session = office.session(&entered.session).await.expect("a session");
    assert!(session.actor.second_factor && !session.must_enrol);
    assert!(is_over(&office.accounts.second_step(&pending, &right, &browser(None)).await), "that step was taken");

    let pending = second_step(office.sign_in("quan.tri", PASSWORD, None).await);
    let replayed = office.accounts.second_step(&pending, &right, &browser(None)).await;
    assert!(matches!(replayed, Err(PeopleError::WrongCode)), "a code is taken once");
    let recovery = person.codes[3].to_uppercase();
    office.accounts.second_step(&pending, &recovery, &browser(None)).await.expect("a recovery code is as good");
    assert_eq!(office.accounts.own(&session).await.expect("one's own").recovery_codes, 9);
    let pending = second_step(office.sign_in("quan.tri", PASSWORD, None).await);
    let again = office.accounts.second_step(&pending, &recovery, &browser(None)).await;
    assert!(matches!(again, Err(PeopleError::WrongCode)), "once");
    office.clock.go_on(SECOND_STEP);
    assert!(is_over(&office.accounts.second_step(&pending, &person.codes[4], &browser(None)).await), "too late");
    assert!(is_over(&office.accounts.second_step(&Token::random(), &person.codes[4], &browser(None)).await));
}

pub async fn ends_a_session_that_is_idle_or_long(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let lan = office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    assert_eq!(lan.session.ends_at, office.now() + SignedDuration::from_mins(30));
    office.clock.go_on(SignedDuration::from_mins(29));
    assert!(office.session(&lan.token).await.is_some());
    office.clock.go_on(SignedDuration::from_mins(29));
    assert!(office.session(&lan.token).await.is_some(), "it was seen in between");
    office.clock.go_on(SignedDuration::from_mins(30));
    assert!(office.session(&lan.token).await.is_none(), "nobody was there for half an hour");
    assert!(office.session(&lan.token).await.is_none(), "and to ask does not bring it back");

    let began = office.now();
    let Ok(SignIn::Done(entered)) = office.sign_in("lan", PASSWORD, Some(&lan.device)).await else {
        panic!("an editor needs no second step");
    };
    while office.now() < began + HOUR * 12 {
        let session = office.session(&entered.session).await.expect("busy all day");
        assert!(session.ends_at <= began + HOUR * 12);
        office.clock.go_on(SignedDuration::from_mins(20));
    }
    assert!(office.session(&entered.session).await.is_none(), "twelve hours are enough");
}

/// A clock that was set back lets no session last until the time that it was.
pub async fn ends_a_session_of_a_time_to_come(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    office.clock.go_on(SignedDuration::from_mins(-4));
    assert!(office.session(&admin.token).await.is_some(), "clocks of nodes may be apart a little");
    office.clock.go_on(SignedDuration::from_hours(-48));
    assert!(office.session(&admin.token).await.is_none());
}

pub async fn writes_once_a_minute_that_a_session_was_seen(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let seen = async || office.accounts.own(&admin.session).await.expect("one's own").sessions[0].seen_at;
    let first = seen().await;
    office.clock.go_on(SignedDuration::from_secs(59));
    office.session(&admin.token).await.expect("a session");
    assert_eq!(seen().await, first);
    office.clock.go_on(SignedDuration::from_secs(1));
    office.session(&admin.token).await.expect("a session");
    assert_eq!(seen().await, office.now());
}

pub async fn signs_out(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let elsewhere = office.come_in(&admin, None).await;
    office.accounts.sign_out(&admin.token).await.expect("out");
    assert!(office.session(&admin.token).await.is_none());
    office.accounts.sign_out(&admin.token).await.expect("twice is no fault");
    office.accounts.sign_out(&Token::random()).await.expect("nor is what never was");
    let own = office.accounts.own(&elsewhere).await.expect("the other session is open");
    assert_eq!(own.sessions.iter().map(|session| session.current).collect::<Vec<_>>(), [true]);
    assert_eq!(office.deeds().await.iter().filter(|deed| deed.ends_with("session.ended")).count(), 1);
}
