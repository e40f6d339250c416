use std::collections::BTreeMap;

use catalogue::{AdministrativeLevel, ApplicantKind, ChannelKind, Cost, CostValue, ProcedureCode, TimeLimit, text};

use crate::records::{self, rows};

/// What was read of how many rows, and some that were left as worded.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<&'static str, usize>,
    worded: BTreeMap<String, usize>,
}

impl Tally {
    fn add(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    fn print(&self, title: &str) {
        let worded = self.worded.len();
        eprintln!("{title}: {:?}, {worded} wordings left as they are", self.counts);
        if std::env::var_os("MINHBACH_SHOW").is_some() {
            for (wording, count) in &self.worded {
                eprintln!("  {count:>4} {}", wording.chars().take(230).collect::<String>().replace('\n', " ⏎ "));
            }
        }
    }

    fn count(&self, what: &str) -> usize {
        self.counts.get(what).copied().unwrap_or_default()
    }
}

#[test]
fn time_limits() {
    let Some(records) = records::all() else { return };
    let mut tally = Tally::default();
    for row in records.iter().flat_map(|record| rows(record, "methods")) {
        let wording = records::text(row, "time_text");
        let limit = TimeLimit::parse(wording);
        match &limit {
            TimeLimit::Within { amount, unit, note, wording: kept } => {
                tally.add("read");
                // The sources kept the count apart, too: it must be the same.
                if let Some(count) = row["time_qty"].as_f64() {
                    assert_eq!(f64::from(*amount), count, "{wording}");
                }
                if !note.is_empty() || kept.is_some() {
                    *tally.worded.entry(format!("{wording} => {amount} {} | {note}", unit.key())).or_default() += 1;
                }
            }
            TimeLimit::AsWorded(words) => {
                tally.add("as worded");
                *tally.worded.entry(words.clone()).or_default() += 1;
            }
            TimeLimit::Unknown => tally.add("unknown"),
        }
        assert_eq!(TimeLimit::parse(&limit.as_worded()), limit, "{wording}");
    }
    tally.print("time limits");
    assert!(tally.count("read") * 100 > tally.count("as worded") * 900);
}

#[test]
fn costs() {
    let Some(records) = records::all() else { return };
    let mut tally = Tally::default();
    for row in records.iter().flat_map(|record| rows(record, "methods")) {
        for fee in rows(row, "fees") {
            let (wording, remark) = (records::text(fee, "text"), records::text(fee, "note"));
            for cost in Cost::parse_rows(wording, remark) {
                let what = match &cost.value {
                    CostValue::Free if cost.contradicts_itself() => "free, but",
                    CostValue::Free => "free",
                    CostValue::Amount(_) => "amount",
                    CostValue::Range { .. } => "range",
                    CostValue::Rate(_) => "rate",
                    CostValue::SetByAct(_) => "set by act",
                    CostValue::AsWorded(_) => "as worded",
                    CostValue::Unknown => "unknown",
                };
                tally.add(what);
                let shown = format!("{what} | {wording} | {remark} => {cost}");
                *tally.worded.entry(shown).or_default() += 1;
                // The sum that the source keeps as a number is the one that was read.
                if let (CostValue::Amount(sum), Some(amount), false) =
                    (&cost.value, fee["amount"].as_f64(), wording.contains('\n'))
                {
                    let sum = if records::text(fee, "currency") == "USD" {
                        sum.minor as f64 / 100.0
                    } else {
                        sum.minor as f64
                    };
                    assert_eq!(sum, amount, "{wording}");
                }
            }
        }
        for cost in Cost::parse_rows(records::text(row, "fee_text"), "") {
            *tally.worded.entry(format!("fee_text => {cost:?}")).or_default() += 1;
        }
    }
    tally.print("costs");
    assert!(tally.count("amount") > 1000 && tally.count("as worded") < 50);
}

#[test]
fn labels_days_and_codes() {
    let Some(records) = records::all() else { return };
    let mut unread: BTreeMap<String, usize> = BTreeMap::new();
    let mut miss = |read: bool, what: &str| {
        if !read {
            *unread.entry(what.to_owned()).or_default() += 1;
        }
    };
    for record in &records {
        miss(ProcedureCode::parse(records::text(record, "code")).is_ok(), records::text(record, "code"));
        for label in rows(record, "subjects").filter_map(serde_json::Value::as_str) {
            miss(ApplicantKind::from_label(label).is_some(), label);
        }
        for label in records::text(record, "levels_text").split(',').filter(|label| !label.is_empty()) {
            miss(AdministrativeLevel::from_label(label).is_some(), label);
        }
        for row in rows(record, "methods") {
            let (key, label) = (records::text(row, "channel"), records::text(row, "channel_text"));
            miss(
                ChannelKind::from_label(key).is_some()
                    && ChannelKind::from_label(key) == ChannelKind::from_label(label),
                label,
            );
        }
        for document in rows(record, "legal_basis") {
            let date = records::text(document, "date");
            miss(date.is_empty() || text::parse_date(date).is_some(), date);
        }
    }
    eprintln!("labels, days and codes of {} records that were not read: {unread:?}", records.len());
    assert!(unread.keys().all(|label| label == "nhóm 1"), "{unread:?}");
}
