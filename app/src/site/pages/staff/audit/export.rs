//! The audit as a file, for inspectors.

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use futures_util::stream;
use registry::{AuditRow, ProcedureId};
use serde_json::json;

use super::{AUDIT, Asked};
use crate::site::{
    pages::staff::{SignedIn, Staff, failed::failed, posted::Posted},
    visit::Visit,
};

/// How many rows are written at once.
const AT_ONCE: usize = 500;
/// The columns, in both forms.
const COLUMNS: [&str; 6] = ["number", "at", "actor", "action", "procedure", "detail"];
/// With it, spreadsheets read the file as UTF-8.
const MARK: &str = "\u{feff}";

/// In which form.
#[derive(Clone, Copy)]
enum Form {
    Csv,
    JsonLines,
}

/// Writes the rows out, part by part.
pub async fn take(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn, body: Bytes) -> Response {
    let posted = Posted::read(&body);
    let form = if posted.get("form") == "csv" { Form::Csv } else { Form::JsonLines };
    let asked = Asked { before: None, ..Asked::read(&posted) };
    let Ok(filter) = asked.filter(visit.lang, &visit.site.portal.snapshot()) else {
        return lost(visit).await.into_response();
    };
    let rows = match staff.accounts.export_audit(&actor, &filter).await {
        Ok(rows) => rows,
        Err(error) => return failed(&visit, &error),
    };
    let head = match form {
        Form::Csv => format!("{MARK}{}\r\n", COLUMNS.join(",")),
        Form::JsonLines => String::new(),
    };
    let mut rows = rows.into_iter();
    let parts = std::iter::once(Bytes::from(head)).chain(std::iter::from_fn(move || {
        let part: Vec<AuditRow> = rows.by_ref().take(AT_ONCE).collect();
        (!part.is_empty()).then(|| written(form, &part))
    }));
    let body = Body::from_stream(stream::iter(parts.map(Ok::<_, std::convert::Infallible>)));
    let (kind, name) = match form {
        Form::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"nhat-ky.csv\""),
        Form::JsonLines => ("application/jsonl; charset=utf-8", "attachment; filename=\"nhat-ky.jsonl\""),
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, body).into_response()
}

/// Whoever opens the address of the button is led to the page.
pub async fn lost(visit: Visit) -> Redirect {
    Redirect::to(&visit.to(AUDIT))
}

fn written(form: Form, rows: &[AuditRow]) -> Bytes {
    match form {
        Form::Csv => csv(rows),
        Form::JsonLines => rows.iter().map(|row| json_line(row) + "\n").collect::<String>().into(),
    }
}

fn json_line(row: &AuditRow) -> String {
    json!({
        "number": row.number,
        "at": row.at,
        "actor": row.actor,
        "action": row.action,
        "procedure": row.procedure.map(|ProcedureId(id)| id),
        "detail": row.detail,
    })
    .to_string()
}

fn csv(rows: &[AuditRow]) -> Bytes {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        let procedure = row.procedure.map(|ProcedureId(id)| id.to_string()).unwrap_or_default();
        let fields = [
            row.number.to_string(),
            row.at.to_string(),
            harmless(&row.actor),
            harmless(&row.action),
            procedure,
            row.detail.to_string(),
        ];
        // Writing into memory cannot fail.
        let _ = writer.write_record(fields);
    }
    writer.into_inner().unwrap_or_default().into()
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(actor: &str, detail: serde_json::Value) -> AuditRow {
        let at = "2026-11-26T08:00:00Z".parse().expect("a moment");
        AuditRow {
            number: 7,
            at,
            actor: actor.to_owned(),
            action: "edition.written".to_owned(),
            procedure: Some(ProcedureId(3)),
            detail,
        }
    }

    #[test]
    fn rows_are_written_in_both_forms() {
        let rows = [row("=cmd()", json!({"reason": "a, \"b\"\nc"}))];
        assert_eq!(
            written(Form::Csv, &rows),
            "7,2026-11-26T08:00:00Z,'=cmd(),edition.written,3,\"{\"\"reason\"\":\"\"a, \\\"\"b\\\"\"\\nc\"\"}\"\r\n"
        );
        let line: serde_json::Value = serde_json::from_slice(&written(Form::JsonLines, &rows)).expect("a line of JSON");
        assert_eq!(line["detail"]["reason"], "a, \"b\"\nc");
    }
}
