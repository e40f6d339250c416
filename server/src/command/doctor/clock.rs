//! What time it is here, and for others.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, fmt::rfc2822};
use openidconnect::reqwest;

use super::Report;

/// How far clocks may be apart, in seconds: a `Date` header has whole seconds, and an
/// answer takes a moment.
const APART: i64 = 5;
const LIMIT: Duration = Duration::from_secs(5);
const CHECK: &str = "clock";

/// The clocks that were seen.
#[derive(Default)]
pub(super) struct Clocks {
    seen: Vec<(String, SignedDuration)>,
    last_written: Option<Timestamp>,
}

impl Clocks {
    /// Somebody says what time it is, when it is so late here.
    pub(super) fn seen(&mut self, whose: impl Into<String>, there: Timestamp, here: Timestamp) {
        self.seen.push((whose.into(), here.duration_since(there)));
    }

    /// The audit was last written to then.
    pub(super) fn written(&mut self, at: Timestamp) {
        self.last_written = Some(at);
    }

    /// Asks a server what time it is; whatever it answers carries the time.
    pub(super) async fn ask(&mut self, whose: &str, address: &str) {
        let Ok(client) = reqwest::Client::builder().timeout(LIMIT).build() else { return };
        let Ok(answer) = client.get(address).send().await else { return };
        let date = answer.headers().get("date").and_then(|value| value.to_str().ok());
        // HTTP says GMT where letters say +0000.
        let date = date.and_then(|date| rfc2822::parse(&date.replace("GMT", "+0000")).ok());
        if let Some(date) = date {
            self.seen(whose, date.timestamp(), Timestamp::now());
        }
    }

    /// Tells whether they agree.
    pub(super) fn tell(self, report: &mut Report) {
        let now = Timestamp::now();
        if let Some(at) = self.last_written.filter(|at| at.duration_since(now).as_secs() > APART) {
            report.fail(CHECK, "doctor-clock-past", &[("at", at.to_string().into())]);
        }
        let mut right = 0;
        for (whose, apart) in &self.seen {
            if apart.as_secs().abs() > APART {
                let variables = [("whose", whose.as_str().into()), ("seconds", apart.as_secs().into())];
                report.fail(CHECK, "doctor-clock-apart", &variables);
            } else {
                right += 1;
            }
        }
        if right == self.seen.len() && report.findings.iter().all(|finding| finding.check != CHECK) {
            match right {
                0 => report.well(CHECK, "doctor-clock-alone", &[]),
                _ => report.well(CHECK, "doctor-clock", &[("count", right.into())]),
            }
        }
    }
}
