//! What the database refuses, whoever asks.

use crate::{
    records::{record, take},
    support::Place,
};

const WRITTEN: &str = "2026-01-02T03:04:05.000000000Z";

/// A procedure with a published edition 1, and a draft 2 by *lan* and *minh*.
async fn with_a_draft(place: &Place) {
    take(&place.open().await, &[record(1, "A")], 0).await;
    place
        .takes(&format!(
            "INSERT INTO editions (procedure_id, number, state, origin, content, authors, created_at)
             SELECT id, 2, 'draft', 'authored', '{{}}', '[\"lan\",\"minh\"]', '{WRITTEN}' FROM procedures"
        ))
        .await;
}

async fn set(place: &Place, number: u32, columns: &str) -> Result<(), String> {
    place.sql(&format!("UPDATE editions SET {columns} WHERE number = {number}")).await
}

async fn may(place: &Place, number: u32, columns: &str) {
    set(place, number, columns).await.unwrap_or_else(|error| panic!("refused: {columns}: {error}"));
}

async fn may_not(place: &Place, number: u32, columns: &str, reason: &str) {
    place.refuses(&format!("UPDATE editions SET {columns} WHERE number = {number}"), reason).await;
}

pub async fn deletes_nothing(place: Place) {
    with_a_draft(&place).await;
    for (table, reason) in [
        ("procedures", "a procedure is never deleted"),
        ("editions", "an edition is never deleted"),
        ("audit", "an audit row is never deleted"),
    ] {
        place.refuses(&format!("DELETE FROM {table}"), reason).await;
        if matches!(place, Place::Server { .. }) {
            place.refuses(&format!("TRUNCATE {table} CASCADE"), "never deleted").await;
        }
    }
    place.refuses("UPDATE procedures SET slug = 'b'", "keeps its address").await;
    if matches!(place, Place::File { .. }) {
        // With the setting that the store gives to each of its connections.
        let replace = "PRAGMA recursive_triggers = ON; REPLACE INTO audit SELECT * FROM audit";
        place.refuses(replace, "never deleted").await;
    }
}

pub async fn changes_no_audit_row(place: Place) {
    with_a_draft(&place).await;
    place.refuses("UPDATE audit SET actor = 'somebody else'", "an audit row never changes").await;
    place.refuses("UPDATE audit SET at = at", "an audit row never changes").await;
}

pub async fn changes_no_edition_that_left_draft(place: Place) {
    with_a_draft(&place).await;
    let reason = "changes only while it is a draft";
    for columns in [
        "content = '{\"a\":1}'",
        "number = 9",
        "origin = 'authored', source = NULL",
        "source = 'export'",
        "authors = '[\"national-portal\",\"lan\"]'",
        "created_at = '2000-01-01T00:00:00Z'",
        "published_at = '2000-01-01T00:00:00Z'",
        "in_force_from = '2000-01-01'",
    ] {
        may_not(&place, 1, columns, reason).await;
    }
    may(&place, 2, "authors = '[\"lan\",\"minh\",\"hoa\"]'").await;
    may_not(&place, 2, "number = 9", reason).await;
    may_not(&place, 2, "origin = 'mirrored', source = 'export'", reason).await;
    may(&place, 2, "state = 'submitted'").await;
    may_not(&place, 2, "content = '{\"a\":2}'", reason).await;
    may_not(&place, 2, "state = 'draft', content = '{\"a\":2}'", reason).await;
    may(&place, 2, "state = 'draft', reason = 'thiếu phí'").await;
    place
        .takes(&format!(
            "INSERT INTO revisions (procedure_id, edition, revision, content, author, at)
             SELECT id, 2, 1, '{{\"a\":2}}', 'hoa', '{WRITTEN}' FROM procedures"
        ))
        .await;
    may(&place, 2, "content = '{\"a\":2}'").await;
    // What is over stays as it is, in every column.
    may(&place, 1, &format!("state = 'superseded', superseded_at = '{WRITTEN}'")).await;
    may_not(&place, 1, "superseded_at = '2000-01-01T00:00:00Z'", "what is over stays").await;
}

pub async fn skips_no_step_of_a_life(place: Place) {
    with_a_draft(&place).await;
    let reason = "skips no step";
    let superseded = format!("state = 'superseded', published_at = '{WRITTEN}', superseded_at = '{WRITTEN}'");
    for columns in ["state = 'approved', approved_by = 'hoa'", "state = 'scheduled', approved_by = 'hoa'", &superseded]
    {
        assert!(set(&place, 2, columns).await.is_err(), "{columns}");
    }
    may_not(&place, 2, "state = 'approved'", reason).await;
    let published = format!("state = 'published', published_at = '{WRITTEN}'");
    assert!(set(&place, 2, &published).await.is_err(), "from draft to published");
    may_not(&place, 1, "state = 'draft', published_at = NULL", "").await;
    may_not(&place, 1, "state = 'scheduled'", reason).await;
    assert!(set(&place, 1, "state = 'gone'").await.is_err(), "a state that there is not");
    assert!(set(&place, 2, "state = 'withdrawn'").await.is_err(), "a reason is missing");

    may(&place, 2, "state = 'submitted'").await;
    may_not(&place, 2, "state = 'scheduled'", reason).await;
    may(&place, 2, "state = 'approved', approved_by = 'hoa'").await;
    assert!(set(&place, 2, &published).await.is_err(), "from approved to published");
    may(&place, 2, "state = 'scheduled', in_force_from = '2026-02-01'").await;
    may(&place, 1, &format!("state = 'superseded', superseded_at = '{WRITTEN}'")).await;
    assert!(set(&place, 2, "state = 'published'").await.is_err(), "it must be known since when");
    may(&place, 2, &published).await;
    may(&place, 2, "state = 'withdrawn', reason = 'sai'").await;
    may_not(&place, 2, "state = 'published'", reason).await;
    may_not(&place, 1, "state = 'published'", reason).await;

    let insert = |number: u32, state: &str, more: &str, values: &str| {
        format!(
            "INSERT INTO editions (procedure_id, number, state, origin, content, authors, created_at{more})
             SELECT id, {number}, '{state}', 'authored', '{{}}', '[\"lan\"]', '{WRITTEN}'{values} FROM procedures"
        )
    };
    let begins = "an edition begins as a draft";
    place.refuses(&insert(3, "submitted", "", ""), begins).await;
    place.refuses(&insert(3, "approved", ", approved_by", ", 'hoa'"), begins).await;
    let at_once = insert(3, "published", ", approved_by, published_at", &format!(", 'hoa', '{WRITTEN}'"));
    place.refuses(&at_once, begins).await;
    place.takes(&insert(3, "draft", "", "")).await;
}

pub async fn wants_two_people(place: Place) {
    with_a_draft(&place).await;
    let reason = "somebody who wrote no word of it";
    may_not(&place, 2, "authors = '[\"lan\"]'", "an author stays an author").await;
    assert!(set(&place, 2, "authors = '[]'").await.is_err(), "somebody wrote it");
    may_not(&place, 2, "approved_by = 'hoa'", reason).await;
    may(&place, 2, "state = 'submitted'").await;
    may_not(&place, 2, "approved_by = 'hoa'", reason).await;
    may_not(&place, 2, "state = 'approved', approved_by = 'lan'", reason).await;
    may_not(&place, 2, "state = 'approved', approved_by = 'minh'", reason).await;
    assert!(set(&place, 2, "state = 'approved'").await.is_err(), "somebody approves it");
    may(&place, 2, "state = 'approved', approved_by = 'hoa'").await;
    may_not(&place, 2, "approved_by = 'thu'", reason).await;
    may_not(&place, 2, "approved_by = NULL", reason).await;
}

pub async fn publishes_one_edition_at_a_time(place: Place) {
    with_a_draft(&place).await;
    may(&place, 2, "state = 'submitted'").await;
    may(&place, 2, "state = 'approved', approved_by = 'hoa'").await;
    may(&place, 2, "state = 'scheduled', in_force_from = '2026-02-01'").await;
    let publish = format!("state = 'published', published_at = '{WRITTEN}'");
    let refused = set(&place, 2, &publish).await.expect_err("another edition is published");
    assert!(refused.to_lowercase().contains("unique"), "{refused}");
    may(&place, 1, &format!("state = 'superseded', superseded_at = '{WRITTEN}'")).await;
    may(&place, 2, &publish).await;
}

pub async fn takes_only_mirrored_editions_from_a_source(place: Place) {
    with_a_draft(&place).await;
    let insert = |origin: &str, state: &str, source: &str, published: &str| {
        format!(
            "INSERT INTO editions (procedure_id, number, state, origin, source, content, authors, created_at, published_at)
             SELECT id, 3, '{state}', '{origin}', {source}, '{{}}', '[\"x\"]', '{WRITTEN}', {published} FROM procedures"
        )
    };
    place.refuses(&insert("authored", "draft", "'export'", "NULL"), "editions_source").await;
    may(&place, 1, &format!("state = 'superseded', superseded_at = '{WRITTEN}'")).await;
    let published = format!("'{WRITTEN}'");
    place.refuses(&insert("mirrored", "published", "NULL", &published), "editions_source").await;
    place.refuses(&insert("mirrored", "draft", "'export'", "NULL"), "a mirrored one published").await;
    place.takes(&insert("mirrored", "published", "'export'", &published)).await;
}
