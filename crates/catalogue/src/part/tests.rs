use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::{
    AdministrativeLevel, Agencies, AgencyName, Announcement, ApplicantKind, Channel, ChannelKind, Dossier, DossierCase,
    FormTemplate, LegalDocument, Markdown, OnlineLevel, OnlineService, Outcome, SectorName, Slug, Source, Step,
    TimeLimit, Translation,
};

/// A content of which each part is one of three, so that two people often change
/// the same part, and often in the same way.
fn content(choice: [u8; Part::ALL.len()]) -> EditionContent {
    let [name, summary, translations, keywords, sector, levels, applicants, agencies, reception, rest @ ..] = choice;
    let [
        interlinked,
        online,
        channels,
        dossier,
        forms,
        steps,
        requirements,
        outcomes,
        legal,
        announcement,
        events,
        source,
    ] = rest;
    let word = |n: u8| format!("a{n}");
    let markdown = |n: u8| Markdown::new(&word(n));
    EditionContent {
        name: word(name),
        summary: markdown(summary),
        translations: BTreeMap::from([(
            "en".to_owned(),
            Translation { name: word(translations), ..Translation::default() },
        )]),
        keywords: vec![word(keywords)],
        sector: SectorName::new(&word(sector)),
        levels: BTreeSet::from([AdministrativeLevel::ALL[usize::from(levels)]]),
        applicants: BTreeSet::from([ApplicantKind::ALL[usize::from(applicants)]]),
        agencies: Agencies { implementing: vec![AgencyName::new(&word(agencies))], ..Agencies::default() },
        reception: word(reception),
        interlinked: interlinked > 0,
        online: OnlineService { level: OnlineLevel::from_number(online), ..OnlineService::default() },
        channels: vec![Channel {
            kind: ChannelKind::Post,
            situation: word(channels),
            time_limit: TimeLimit::Unknown,
            costs: Vec::new(),
            note: Markdown::default(),
        }],
        dossier: Dossier { sets: None, cases: vec![DossierCase { name: word(dossier), items: Vec::new() }] },
        forms: vec![FormTemplate { name: word(forms), url: None }],
        steps: vec![Step { title: String::new(), text: markdown(steps) }],
        requirements: markdown(requirements),
        outcomes: vec![Outcome { name: word(outcomes), code: None }],
        legal_basis: vec![LegalDocument { title: word(legal), ..LegalDocument::default() }],
        announcement: Some(Announcement { number: word(announcement), ..Announcement::default() }),
        life_events: vec![Slug::from_name(&word(events))],
        source: Source { name: word(source), ..Source::default() },
    }
}

fn any_content() -> impl Strategy<Value = EditionContent> {
    proptest::collection::vec(0_u8..3, Part::ALL.len()).prop_map(|choice| content(choice.try_into().expect("a choice")))
}

proptest! {
    #[test]
    fn taking_a_part_changes_that_part_and_no_other(a in any_content(), b in any_content()) {
        for part in Part::ALL {
            let mut taken = a.clone();
            part.take(&mut taken, &b);
            let left: Vec<Part> = Part::differing(&a, &b).into_iter().filter(|other| *other != part).collect();
            prop_assert_eq!(Part::differing(&taken, &b), left);
            prop_assert!(Part::differing(&taken, &a).iter().all(|changed| *changed == part));
        }
    }

    #[test]
    fn contents_are_equal_where_no_part_differs(a in any_content(), b in any_content()) {
        prop_assert_eq!(Part::differing(&a, &b).is_empty(), a == b);
        prop_assert_eq!(Part::differing(&a, &b), Part::differing(&b, &a));
        let mut taken = a;
        for part in Part::ALL {
            part.take(&mut taken, &b);
        }
        prop_assert_eq!(taken, b);
    }

    #[test]
    fn merging_is_the_same_from_both_sides_but_for_conflicts(
        base in any_content(), mine in any_content(), theirs in any_content(),
    ) {
        let (here, there) = (merge(&base, &mine, &theirs), merge(&base, &theirs, &mine));
        prop_assert_eq!(&here.conflicts, &there.conflicts);
        prop_assert_eq!(Part::differing(&here.merged, &there.merged), here.conflicts.clone());
        for part in &here.conflicts {
            prop_assert!(!Part::differing(&here.merged, &mine).contains(part), "mine stands where it is in conflict");
            prop_assert!(Part::differing(&base, &mine).contains(part));
            prop_assert!(Part::differing(&base, &theirs).contains(part));
        }
        // Each part stands as one of the two wrote it.
        for part in Part::differing(&here.merged, &mine) {
            prop_assert!(!Part::differing(&here.merged, &theirs).contains(&part));
        }
    }

    #[test]
    fn no_change_on_one_side_gives_the_other(base in any_content(), changed in any_content()) {
        let whole = Merge { merged: changed.clone(), conflicts: Vec::new() };
        prop_assert_eq!(&merge(&base, &changed, &base), &whole);
        prop_assert_eq!(&merge(&base, &base, &changed), &whole);
        prop_assert_eq!(&merge(&base, &changed, &changed), &whole);
    }
}

#[test]
fn keys_are_read_back() {
    for part in Part::ALL {
        assert_eq!(Part::from_key(part.key()), Some(part));
    }
    assert_eq!(Part::LegalBasis.key(), "legal_basis");
    assert_eq!(Part::from_key("Name"), None);
}

#[test]
fn joins_what_two_people_changed() {
    let base = content([0; Part::ALL.len()]);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.name = "mine".into();
    mine.reception = "mine".into();
    theirs.reception = "theirs".into();
    theirs.interlinked = true;
    mine.keywords.clear();
    theirs.keywords.clear();
    let Merge { merged, conflicts } = merge(&base, &mine, &theirs);
    assert_eq!(conflicts, [Part::Reception]);
    assert_eq!((merged.name.as_str(), merged.reception.as_str(), merged.interlinked), ("mine", "mine", true));
    assert!(merged.keywords.is_empty());
}
