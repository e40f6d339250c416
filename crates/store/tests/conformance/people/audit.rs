//! Every deed and every refusal is in the audit, and no secret is.

use registry::{
    Store,
    people::{Action, AuditFilter, PeopleError, Refusal, Role},
};

use super::*;

pub async fn notes_every_deed_and_no_secret(place: Place) {
    let office = office(&place).await;
    let mut secrets: Vec<String> = vec![PASSWORD.to_owned(), OTHER.to_owned(), WRONG.to_owned()];
    let invited = office.accounts.add_administrator(name("quan.tri"), "Quản").await.expect("made");
    secrets.push(invited.token.reveal().to_owned());
    let mut admin = office.accept("quan.tri", &invited).await;
    let by = Arc::clone(&admin.session.actor);
    let invited = office.invite(&by, "lan", &[Role::Editor]).await.expect("invited");
    secrets.push(invited.token.reveal().to_owned());
    let mut lan = office.accept("lan", &invited).await;
    office.accounts.list(&lan.session.actor).await.expect_err("an editor may not");
    for _ in 0..8 {
        drop(office.sign_in("lan", WRONG, None).await);
        drop(office.sign_in("mật khẩu gõ nhầm ô", WRONG, None).await);
    }
    let other = office.come_in(&lan, Some(&lan.device)).await;
    office.accounts.end_own_session(&lan.session, other.id).await.expect("ended");
    office.enrol(&mut lan).await;
    let renewed = office.accounts.renew_recovery_codes(&lan.session, &password(PASSWORD)).await.expect("renewed");
    secrets.extend(lan.codes.iter().chain(&renewed.0).cloned());
    secrets.push(lan.enrolment.as_ref().expect("a second factor").secret.replace(' ', ""));
    office.accounts.remove_second_factor(&lan.session, &password(PASSWORD)).await.expect("removed");
    drop(office.accounts.change_password(&lan.session, &password(WRONG), &password(OTHER)).await);
    office.accounts.change_password(&lan.session, &password(PASSWORD), &password(OTHER)).await.expect("changed");
    office.accounts.set_grants(&by, &lan.name, grants(&[Role::Publisher])).await.expect("changed");
    office.accounts.set_grants(&by, &lan.name, grants(&[Role::Publisher])).await.expect("changed nothing");
    secrets.push(office.accounts.invite_again(&by, &lan.name).await.expect("again").token.reveal().to_owned());
    office.accounts.close(&by, &lan.name).await.expect("closed");
    secrets.push(office.accounts.reopen(&by, &lan.name).await.expect("open").token.reveal().to_owned());
    office.accounts.close(&by, &by.name).await.expect_err("not one's own");
    office.accounts.sign_out(&admin.token).await.expect("out");
    for token in [&admin.token, &admin.device, &lan.token, &lan.device] {
        secrets.push(token.reveal().to_owned());
    }
    secrets.extend(std::mem::take(&mut admin.codes));

    let deeds = office.deeds().await;
    let deeds: Vec<&str> = deeds.iter().map(String::as_str).collect();
    assert_eq!(
        deeds,
        [
            "command-line account.invited",
            "quan.tri account.accepted",
            "quan.tri sign_in.done",
            "quan.tri account.factor_set_up",
            "quan.tri account.invited",
            "lan account.accepted",
            "lan sign_in.done",
            "lan refused",
            "lan sign_in.failed",
            "unknown sign_in.failed",
            "lan sign_in.locked",
            "lan sign_in.done",
            "lan session.ended",
            "lan account.factor_set_up",
            "lan account.codes_renewed",
            "lan account.factor_removed",
            "lan account.password_wrong",
            "lan account.password_changed",
            "quan.tri account.roles_changed",
            "quan.tri account.invited_again",
            "quan.tri account.closed",
            "quan.tri account.reopened",
            "quan.tri refused",
            "quan.tri session.ended",
        ]
    );
    let rows = office.database.audit(1000).await.expect("the audit reads");
    let all = format!("{rows:?}");
    for secret in &secrets {
        assert!(!all.contains(secret.as_str()), "{secret} is in the audit");
    }
    assert!(!all.contains("gõ nhầm ô"), "what was typed is in the audit");
    assert!(!all.contains("$argon2id$"));
    let verdict = office.database.verify_audit().await.expect("it is walked");
    assert_eq!((verdict.rows, verdict.fault), (deeds.len() as u64, None));

    // And nothing that opens anything is kept as it is.
    for table in ["accounts", "invitations", "sessions", "devices", "recovery_codes", "unknown_names", "grants"] {
        let kept = place.dump(table).await;
        for secret in &secrets {
            assert!(!kept.contains(secret.as_str()), "{secret} is in {table}");
        }
    }
}

pub async fn shows_the_audit_page_by_page_and_says_who_looked(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let actor = &admin.session.actor;
    for number in 0..60 {
        office.invite(actor, &format!("nguoi{number}"), &[]).await.expect("invited");
    }
    let all = AuditFilter::default();
    let first = office.accounts.audit(actor, &all).await.expect("an administrator may");
    assert_eq!(first.rows.len(), 50);
    assert_eq!(first.older, first.rows.last().map(|row| row.number));
    let second = office.accounts.audit(actor, &AuditFilter { before: first.older, ..all }).await.expect("more");
    assert_eq!((second.rows.len(), second.older), (14, None), "sixty, and four of the administrator");
    assert!(second.rows[0].number < first.rows[49].number);

    let count = async |actor_name: Option<&str>, action: Option<&str>| {
        let filter = AuditFilter {
            actor: actor_name.map(ToOwned::to_owned),
            action: action.map(ToOwned::to_owned),
            ..AuditFilter::default()
        };
        office.accounts.export_audit(actor, &filter).await.expect("exported").len()
    };
    assert_eq!(count(None, Some("account.invited")).await, 61);
    assert_eq!(count(Some("command-line"), None).await, 1);
    assert_eq!(count(Some("quan.tri"), Some("account")).await, 62);
    assert_eq!(count(None, Some("acc")).await, 0, "a part is a whole word");
    assert_eq!(count(None, Some("audit")).await, 2 + 4, "who looked and who took it along");
    let rows = office.accounts.export_audit(actor, &AuditFilter::default()).await.expect("exported");
    assert!(rows.is_sorted_by_key(|row| row.number), "oldest first");

    let lan = office.member(actor, "lan", &[Role::Editor]).await;
    let expected = Refusal::Role(Action::ReadAudit);
    let refused = office.accounts.audit(&lan.session.actor, &AuditFilter::default()).await;
    assert!(matches!(refused, Err(PeopleError::Refused(refusal)) if refusal == expected));
    let refused = office.accounts.export_audit(&lan.session.actor, &AuditFilter::default()).await;
    assert!(matches!(refused, Err(PeopleError::Refused(refusal)) if refusal == expected));
}

/// Whoever makes noise does not fill the audit with it.
pub async fn is_not_filled_by_guessing(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    let before = office.deeds().await.len();
    for minute in 0..60 {
        for attempt in 0..3 {
            drop(office.sign_in("lan", WRONG, None).await);
            drop(office.sign_in(&format!("ai.do.{minute}.{attempt}"), WRONG, None).await);
        }
        office.clock.go_on(MINUTE);
    }
    let deeds = office.deeds().await.split_off(before);
    let of = |deed: &str| deeds.iter().filter(|found| *found == deed).count();
    assert_eq!(of("unknown sign_in.failed"), 1, "once an hour");
    assert_eq!(of("lan sign_in.failed"), 1, "the first");
    // After 1, 2, 4, 8 and then every 15 minutes.
    assert!((6..=8).contains(&of("lan sign_in.locked")), "{deeds:?}");
    assert_eq!(deeds.len(), of("unknown sign_in.failed") + of("lan sign_in.failed") + of("lan sign_in.locked"));
}
