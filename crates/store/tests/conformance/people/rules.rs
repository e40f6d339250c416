//! What the database refuses, whoever asks it past the store.

use registry::people::Role;

use super::*;

pub async fn refuses_what_must_not_happen_to_accounts(place: Place) {
    let office = office(&place).await;
    let admin = office.administrator("quan.tri").await;
    let lan = office.member(&admin.session.actor, "lan", &[Role::Editor]).await;
    office.accounts.set_grants(&admin.session.actor, &lan.name, Vec::new()).await.expect("changed");
    for (statement, reason) in [
        ("DELETE FROM accounts", "an account is never deleted"),
        ("UPDATE accounts SET name = 'minh' WHERE name = 'lan'", "an account keeps its name"),
        ("UPDATE accounts SET created_at = 'x'", "an account keeps its name"),
        (
            "INSERT INTO accounts (name, display_name, state, created_at) VALUES ('x', 'x', 'active', 'x')",
            "an account begins with an invitation",
        ),
        ("DELETE FROM grants", "what somebody was given is never deleted"),
        ("UPDATE grants SET role = 'administrator' WHERE role = 'editor'", "what somebody was given only ends"),
        ("UPDATE grants SET taken_at = NULL, taken_by = NULL WHERE role = 'editor'", "only ends"),
        ("DELETE FROM invitations", "an invitation is never deleted"),
        ("UPDATE invitations SET expires_at = '2999'", "an invitation only ends"),
        ("UPDATE invitations SET ended_at = NULL", "an invitation only ends"),
        ("DELETE FROM sessions", "a session is never deleted"),
        ("UPDATE sessions SET ends_at = '2999'", "a session only ends"),
        ("UPDATE sessions SET pending = 1 - pending", "a session only ends"),
    ] {
        place.refuses(statement, reason).await;
    }
    for statement in [
        "UPDATE accounts SET state = 'closed'",
        "UPDATE accounts SET state = 'anything'",
        "UPDATE accounts SET password = 'plain'",
        "INSERT INTO accounts (name, display_name, state, created_at) VALUES ('lan', 'x', 'invited', 'x')",
        "INSERT INTO grants (account_id, role, scope, given_at, given_by) VALUES (1, 'king', '{}', 'x', 'x')",
        "INSERT INTO grants (account_id, role, scope, given_at, given_by) VALUES (99, 'editor', '{}', 'x', 'x')",
    ] {
        assert!(place.sql(statement).await.is_err(), "not refused: {statement}");
    }
    office.accounts.sign_out(&lan.token).await.expect("out");
    place.refuses("UPDATE sessions SET ended_at = NULL WHERE ended_at IS NOT NULL", "a session only ends").await;
}

/// However many names are tried, only so many are remembered.
pub async fn forgets_the_oldest_of_unknown_names(place: Place) {
    let office = office(&place).await;
    let fill = match place {
        Place::File { .. } => {
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10050)
             INSERT INTO unknown_names (name, failures, failed_at) SELECT 'x' || i, 1, '2026-01-01' FROM n"
        }
        Place::Server { .. } => {
            "INSERT INTO unknown_names (name, failures, failed_at)
             SELECT 'x' || i, 1, '2026-01-01' FROM generate_series(1, 10050) AS i"
        }
    };
    place.takes(fill).await;
    assert!(is_wrong(&office.sign_in("khong.co", WRONG, None).await));
    assert_eq!(place.count("unknown_names").await, 10_000);
    assert_eq!(place.count("unknown_names WHERE failed_at > '2026-02-01'").await, 1, "the newest stays");
}
