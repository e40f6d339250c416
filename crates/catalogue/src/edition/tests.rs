use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{Announcement, quality::sample::flawless};

const DAY: Date = date(2026, 7, 1);

fn actor(name: &str) -> ActorId {
    ActorId::new(name)
}

fn draft() -> Edition {
    Edition::draft(1, flawless(), actor("an"))
}

/// An edition in each state, on its own way there.
fn in_state(state: EditionState) -> Edition {
    let mut edition = draft();
    type Step = fn(&mut Edition) -> Result<(), InvalidTransition>;
    let steps: &[Step] = &[
        Edition::submit,
        |edition| edition.approve(actor("binh")),
        |edition| edition.schedule(DAY),
        |edition| edition.publish(DAY),
        Edition::supersede,
    ];
    let count = match state {
        EditionState::Draft => 0,
        EditionState::Submitted => 1,
        EditionState::Approved => 2,
        EditionState::Scheduled => 3,
        EditionState::Published => 4,
        EditionState::Superseded => 5,
        EditionState::Withdrawn => {
            edition.withdraw("trùng").expect("a draft can be withdrawn");
            0
        }
    };
    for step in &steps[..count] {
        step(&mut edition).expect("the plain way");
    }
    assert_eq!(edition.state(), state);
    edition
}

const STATES: [EditionState; 7] = [
    EditionState::Draft,
    EditionState::Submitted,
    EditionState::Approved,
    EditionState::Scheduled,
    EditionState::Published,
    EditionState::Superseded,
    EditionState::Withdrawn,
];

/// What can be done to an edition, by whom.
#[derive(Clone, Copy, Debug)]
enum Action {
    Rewrite(&'static str),
    Submit,
    SendBack,
    Approve(&'static str),
    Schedule,
    Publish(Date),
    Supersede,
    Withdraw,
}

impl Action {
    fn take(self, edition: &mut Edition) -> Result<(), InvalidTransition> {
        match self {
            Self::Rewrite(author) => edition.rewrite(flawless(), actor(author)),
            Self::Submit => edition.submit(),
            Self::SendBack => edition.send_back("thiếu phí"),
            Self::Approve(reviewer) => edition.approve(actor(reviewer)),
            Self::Schedule => edition.schedule(DAY),
            Self::Publish(today) => edition.publish(today),
            Self::Supersede => edition.supersede(),
            Self::Withdraw => edition.withdraw("trùng"),
        }
    }
}

#[test]
fn each_state_has_its_ways_out_and_no_other() {
    use EditionState::{Approved, Draft, Published, Scheduled, Submitted, Superseded, Withdrawn};
    let before_the_end: &[EditionState] = &[Draft, Submitted, Approved, Scheduled, Published];
    let ways: [(Action, &[EditionState], EditionState); 8] = [
        (Action::Rewrite("an"), &[Draft], Draft),
        (Action::Submit, &[Draft], Submitted),
        (Action::SendBack, &[Submitted], Draft),
        (Action::Approve("binh"), &[Submitted], Approved),
        (Action::Schedule, &[Approved], Scheduled),
        (Action::Publish(DAY), &[Scheduled], Published),
        (Action::Supersede, &[Published], Superseded),
        (Action::Withdraw, before_the_end, Withdrawn),
    ];
    for (action, allowed, to) in ways {
        for from in STATES {
            let mut edition = in_state(from);
            let before = edition.clone();
            let result = action.take(&mut edition);
            if allowed.contains(&from) {
                assert_eq!((result, edition.state()), (Ok(()), to), "{action:?} from {from:?}");
            } else {
                assert_eq!(result, Err(InvalidTransition::State { from, to }), "{action:?} from {from:?}");
                assert_eq!(edition, before, "a refusal changes nothing");
            }
        }
    }
}

#[test]
fn nobody_approves_their_own_words() {
    let mut edition = draft();
    edition.rewrite(flawless(), actor("chi")).expect("a draft");
    edition.submit().expect("a draft");
    for author in ["an", "chi"] {
        assert_eq!(edition.approve(actor(author)), Err(InvalidTransition::SamePerson(actor(author))));
    }
    assert_eq!(edition.approve(actor("binh")), Ok(()));
    assert_eq!(edition.approved_by(), Some(&actor("binh")));
}

#[test]
fn a_missing_part_is_not_approved() {
    let mut content = flawless();
    content.outcomes.clear();
    let mut edition = Edition::draft(1, content, actor("an"));
    edition.submit().expect("a draft");
    assert_eq!(edition.approve(actor("binh")), Err(InvalidTransition::MissingPart));
}

#[test]
fn nothing_is_scheduled_without_an_announcement() {
    let complete = flawless().announcement.expect("an announcement");
    for announcement in [
        None,
        Some(Announcement { number: String::new(), ..complete.clone() }),
        Some(Announcement { date: None, ..complete.clone() }),
        Some(Announcement { issuer: None, ..complete.clone() }),
        Some(Announcement { change: None, ..complete }),
    ] {
        let content = EditionContent { announcement, ..flawless() };
        let mut edition = Edition::draft(1, content, actor("an"));
        edition.submit().expect("a draft");
        edition.approve(actor("binh")).expect("a second person");
        assert_eq!(edition.schedule(DAY), Err(InvalidTransition::NoAnnouncement));
    }
}

#[test]
fn nothing_is_published_before_its_day() {
    let mut edition = in_state(EditionState::Scheduled);
    let eve = DAY.yesterday().expect("a day");
    assert_eq!(edition.publish(eve), Err(InvalidTransition::NotYetInForce(DAY)));
    assert_eq!(edition.publish(DAY), Ok(()));
    assert_eq!(edition.in_force_from(), Some(DAY));
}

#[test]
fn going_back_needs_a_reason_that_is_kept_until_the_next_try() {
    let mut edition = in_state(EditionState::Submitted);
    assert_eq!(edition.send_back(" \n"), Err(InvalidTransition::NoReason));
    edition.send_back(" thiếu  phí ").expect("a reason");
    assert_eq!(edition.reason(), Some("thiếu phí"));
    edition.submit().expect("a draft");
    assert_eq!(edition.reason(), None);
    assert_eq!(edition.withdraw(""), Err(InvalidTransition::NoReason));
}

#[test]
fn what_is_mirrored_is_published_at_once() {
    let edition = Edition::mirrored(3, flawless(), actor("national-portal"));
    assert_eq!((edition.state(), edition.origin(), edition.number()), (EditionState::Published, Origin::Mirrored, 3));
    assert_eq!(edition.approved_by(), None);
}

#[test]
fn an_edition_is_rebuilt_from_what_was_stored() {
    for state in STATES {
        let edition = in_state(state);
        let json = serde_json::to_string(&edition).expect("JSON");
        assert_eq!(serde_json::from_str::<Edition>(&json).expect("the same"), edition);
        assert_eq!(EditionState::from_key(state.key()), Some(state));
    }
    assert_eq!(EditionState::from_key("gone"), None);
}

fn actions() -> impl Strategy<Value = Action> {
    let person = || proptest::sample::select(vec!["an", "binh", "chi"]);
    let day = proptest::sample::select(vec![date(2026, 6, 30), DAY, date(2026, 7, 2)]);
    prop_oneof![
        person().prop_map(Action::Rewrite),
        Just(Action::Submit),
        Just(Action::SendBack),
        person().prop_map(Action::Approve),
        Just(Action::Schedule),
        day.prop_map(Action::Publish),
        Just(Action::Supersede),
        Just(Action::Withdraw),
    ]
}

/// The plain way to the public with other actions mixed in: chance alone
/// seldom gets far.
fn ways() -> impl Strategy<Value = Vec<Action>> {
    let plain = vec![Action::Submit, Action::Approve("binh"), Action::Schedule, Action::Publish(DAY)];
    proptest::collection::vec((actions(), any::<bool>()), 4..12).prop_map(move |more| {
        let mut plain = plain.clone().into_iter();
        let mixed =
            more.into_iter().map(|(action, chance)| if chance { action } else { plain.next().unwrap_or(action) });
        mixed.collect()
    })
}

proptest! {
    #[test]
    fn nothing_written_here_is_public_without_two_people(actions in ways()) {
        let mut edition = draft();
        let mut public = false;
        for action in actions {
            let before = edition.clone();
            match action.take(&mut edition) {
                Ok(()) => {}
                Err(_) => prop_assert_eq!(&edition, &before, "a refusal changes nothing"),
            }
            public |= edition.state() == EditionState::Published;
            if public {
                let approver = edition.approved_by().expect("somebody approved it");
                prop_assert!(!edition.authors().contains(approver), "{approver} wrote a part of it");
                prop_assert!(edition.content().missing_parts().is_empty());
                prop_assert!(edition.content().announcement.as_ref().is_some_and(Announcement::is_complete));
            }
            prop_assert!(edition.authors().contains(&actor("an")), "who wrote it is never forgotten");
        }
    }
}
