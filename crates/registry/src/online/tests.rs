use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use catalogue::{ActorId, AgencyName};
use jiff::civil::date;

use super::*;
use crate::{
    AuditEntry, Clock, Coverage,
    people::{AccountId, Actor, Grant, Refusal, Role, Scope, UserName},
};

fn edition(id: i64, level: Option<OnlineLevel>, since: Option<Date>, from: &str, until: Option<&str>) -> OnlineEdition {
    let instant = |day: &str| format!("{day}T09:00:00+07:00").parse().expect("an instant");
    OnlineEdition {
        id: ProcedureId(id),
        sector: Slug::from_name("Hộ tịch"),
        agencies: vec![Slug::from_name("Sở Tư pháp"), Slug::from_name("UBND xã")],
        online: OnlineService { level, since, ..OnlineService::default() },
        from: instant(from),
        until: until.map(instant),
        repealed_since: None,
    }
}

use OnlineLevel::{Full, Information, Partial};

#[test]
fn a_level_applies_from_its_day_and_what_nobody_told_is_unknown() {
    let all = [
        edition(1, Some(Partial), Some(date(2025, 7, 1)), "2026-01-10", Some("2026-03-01")),
        edition(1, Some(Full), Some(date(2026, 5, 1)), "2026-03-01", None),
    ];
    let on = |year, month, day| level_on(&all, date(year, month, day), &Of::All);
    assert_eq!(on(2025, 6, 30), Some(None), "before the day since which it applies");
    assert_eq!(on(2025, 7, 1), Some(Some(Partial)), "before the first edition, by its day");
    assert_eq!(on(2026, 2, 1), Some(Some(Partial)));
    assert_eq!(on(2026, 4, 30), Some(Some(Partial)), "announced, and not yet so");
    assert_eq!(on(2026, 5, 1), Some(Some(Full)));
    let silent = [edition(1, Some(Full), None, "2026-01-10", None)];
    assert_eq!(level_on(&silent, date(2026, 1, 9), &Of::All), Some(None));
    assert_eq!(level_on(&silent, date(2026, 1, 10), &Of::All), Some(Some(Full)));
    assert_eq!(level_on(&[], date(2026, 1, 10), &Of::All), None);
}

#[test]
fn what_is_gone_does_not_count_and_agencies_have_their_own_level() {
    let taken_back = [edition(1, Some(Full), None, "2026-01-10", Some("2026-02-01"))];
    assert_eq!(level_on(&taken_back, date(2026, 1, 31), &Of::All), Some(Some(Full)));
    assert_eq!(level_on(&taken_back, date(2026, 2, 1), &Of::All), None);
    let mut repealed = [edition(1, Some(Full), None, "2026-01-10", None)];
    repealed[0].repealed_since = Some(date(2026, 4, 1));
    assert_eq!(level_on(&repealed, date(2026, 3, 31), &Of::All), Some(Some(Full)));
    assert_eq!(level_on(&repealed, date(2026, 4, 1), &Of::All), None);

    let mut own = edition(1, Some(Full), None, "2026-01-10", None);
    own.online.by_agency =
        vec![AgencyOnlineLevel { agency: AgencyName::new("UBND xã"), level: Information, since: None }];
    let own = [own];
    let day = date(2026, 2, 1);
    assert_eq!(level_on(&own, day, &Of::Agency(Slug::from_name("Sở Tư pháp"))), Some(Some(Full)));
    assert_eq!(level_on(&own, day, &Of::Agency(Slug::from_name("UBND xã"))), Some(Some(Information)));
    assert_eq!(level_on(&own, day, &Of::Agency(Slug::from_name("Sở Y tế"))), None);
    assert_eq!(level_on(&own, day, &Of::Sector(Slug::from_name("Đất đai"))), None);
}

#[test]
fn a_series_goes_back_a_year_at_least_and_counts_each_month() {
    let all = [
        edition(1, Some(Partial), None, "2026-01-10", Some("2026-03-05")),
        edition(1, Some(Full), None, "2026-03-05", None),
        edition(2, None, None, "2026-02-10", None),
    ];
    let today = date(2026, 3, 20);
    let days = months(&all, today);
    assert_eq!((days.len(), days[0], days[11]), (12, date(2025, 4, 30), today));
    let counts = series(&all, &days, &Of::All);
    let count = |full, partial, unknown| Coverage { total: 2, full, partial, lower: 0, unknown };
    assert_eq!(counts[9..], [count(0, 1, 1), count(0, 1, 1), count(1, 0, 1)]);
    assert_eq!(counts[0], count(0, 0, 2), "unknown, not low");
    let old = [edition(1, None, None, "2020-01-10", None)];
    assert_eq!(months(&old, today).len(), 36);
    assert_eq!(months(&[], today).len(), 12);
}

#[derive(Default)]
struct Kept(Mutex<(Vec<Target>, Vec<AuditEntry>)>);

#[async_trait]
impl TargetStore for Kept {
    async fn all_targets(&self) -> Result<Vec<Target>> {
        Ok(self.0.lock().expect("no panic").0.clone())
    }

    async fn set_target(&self, target: &NewTarget, by: &ActorId, audit: &AuditEntry, now: Timestamp) -> Result<()> {
        let mut kept = self.0.lock().expect("no panic");
        let number = i64::try_from(kept.0.len()).expect("few") + 1;
        kept.0.push(Target { number, target: target.clone(), set_by: by.clone(), set_at: now });
        kept.1.push(audit.clone());
        Ok(())
    }

    async fn note_refused(&self, audit: &AuditEntry, _: Timestamp) -> Result<()> {
        self.0.lock().expect("no panic").1.push(audit.clone());
        Ok(())
    }
}

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        "2026-06-01T05:00:00Z".parse().expect("an instant")
    }
}

fn somebody(role: Role) -> Actor {
    Actor {
        account: AccountId(1),
        name: UserName::parse("hoa").expect("a name"),
        display_name: "Hoa".to_owned(),
        grants: vec![Grant { role, scope: Scope::everything() }],
        second_factor: true,
    }
}

fn target(share: u8) -> NewTarget {
    NewTarget { sector: None, level: Full, share, by: date(2026, 12, 31), decision: " 06/QĐ-TTg ".to_owned() }
}

#[tokio::test]
async fn administrators_set_targets_and_nobody_else() {
    let kept = Arc::new(Kept::default());
    let targets = Targets::new(Arc::clone(&kept) as Arc<dyn TargetStore>, Arc::new(Noon));
    for role in [Role::Editor, Role::Reviewer, Role::Publisher] {
        let refused = targets.set(&somebody(role), target(80)).await.expect_err("refused");
        assert!(matches!(refused, TargetError::Refused(Refusal::Role(_))), "{refused:?}");
    }
    let hoa = somebody(Role::Administrator);
    let wrong =
        NewTarget { level: Information, share: 101, by: date(2026, 5, 31), decision: " ".to_owned(), ..target(1) };
    let TargetError::Faults(faults) = targets.set(&hoa, wrong).await.expect_err("faults") else { panic!("faults") };
    assert_eq!(faults, [TargetProblem::Level, TargetProblem::Share, TargetProblem::Day, TargetProblem::Decision]);
    targets.set(&hoa, target(80)).await.expect("set");
    targets.set(&hoa, NewTarget { level: Partial, ..target(90) }).await.expect("set");
    targets.set(&hoa, target(85)).await.expect("set");
    let list = targets.list(&hoa).await.expect("a list");
    assert_eq!(list.len(), 3, "none is lost");
    assert_eq!(list[0].target.decision, "06/QĐ-TTg");
    let shares: Vec<u8> = in_force(&list).iter().map(|target| target.target.share).collect();
    assert_eq!(shares, [90, 85]);
    let audit: Vec<String> = kept.0.lock().expect("no panic").1.iter().map(|entry| entry.action.clone()).collect();
    assert_eq!(audit, ["refused", "refused", "refused", "target.set", "target.set", "target.set"]);
}
