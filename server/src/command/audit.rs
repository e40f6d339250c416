//! `minhbach audit`: whether the audit is as it was written, and a copy of it for
//! inspectors.

use std::{fs::File, io::Write, path::Path};

use catalogue::Lang;
use clap::ArgMatches;
use locale::text_with;
use registry::{AuditEntry, AuditFault, Clock, Store, SystemClock, editing::EditingStore, people::COMMAND_LINE};
use serde_json::json;

use super::{open, option};
use crate::{failure::Failure, output};

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("verify", matches)) => verify(lang, matches).await,
        Some(("export", matches)) => export(lang, matches).await,
        // clap asks for one of the above.
        _ => Ok(()),
    }
}

async fn verify(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let database = open(matches).await?;
    let verdict = database.verify_audit().await?;
    database.close().await;
    let failure = |key| Failure::new(Failure::DATA, key).with("rows", verdict.rows);
    match verdict.fault {
        None => {
            let words = [("rows", verdict.rows.into()), ("hash", verdict.hash.into())];
            let line = text_with(lang, "audit-right", &words) + "\n";
            output::write(&line).map_err(|error| Failure::io("failure-output", &error))
        }
        Some(AuditFault::Gap { after, next }) => {
            Err(failure("failure-audit-gap").with("after", after).with("next", next))
        }
        Some(AuditFault::Changed { number }) => Err(failure("failure-audit-changed").with("number", number)),
    }
}

/// Writes the audit as JSON lines, oldest first. That somebody did is in the
/// audit, too.
async fn export(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let path = Path::new(option(matches, "path"));
    let database = open(matches).await?;
    let rows = database.audit(u32::MAX).await?;
    let failed = |error: std::io::Error| Failure::io("failure-output", &error);
    let mut file = File::create_new(path).map_err(failed)?;
    for row in rows.iter().rev() {
        let line = json!({
            "number": row.number,
            "at": row.at,
            "actor": row.actor,
            "action": row.action,
            "procedure": row.procedure.map(|id| id.0),
            "detail": row.detail,
        });
        writeln!(file, "{line}").map_err(failed)?;
    }
    file.sync_all().map_err(failed)?;
    let entry = AuditEntry::new(COMMAND_LINE, "audit.exported", None, &[("rows", rows.len().into())]);
    database.note(&[entry], SystemClock.now()).await?;
    database.close().await;
    output::say(lang, "audit-exported", &[("rows", rows.len().into()), ("path", path.display().to_string().into())]);
    Ok(())
}
