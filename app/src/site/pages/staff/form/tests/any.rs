//! Any content that the form can hold: whatever a person could have written in
//! it, with texts that are hard to send.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{
    AdministrativeLevel, Agencies, AgencyName, AgencyOnlineLevel, Announcement, ApplicantKind, ChangeKind, Channel,
    ChannelKind, Cost, CostKind, CostValue, Currency, Dossier, DossierCase, DossierItem, EditionContent, FormTemplate,
    LegalDocument, Markdown, Money, OnlineLevel, OnlineService, Outcome, Quantity, RequiredDocument, SectorName, Slug,
    Source, Step, TimeLimit, TimeUnit, Translation, Wording,
    text::{tidy, tidy_lines},
};
use jiff::civil::{Date, date};
use proptest::{collection::vec, option::of, prelude::*, sample::select};

/// How texts are: as any source has them, or tidied, as they are once they were sent.
#[derive(Clone, Copy)]
pub enum Texts {
    Raw,
    Tidy,
}

/// A text with everything that HTML and forms could trip over; maybe nothing.
fn text(texts: Texts) -> BoxedStrategy<String> {
    let any = prop_oneof![
        4 => "[A-Za-zàâđêôơưĂỳ0-9 ,.;:()/-]{0,100}",
        2 => "[ \\n\\t#*>|&!%@`'\"{}\\[\\]:,.?~=<\\\\1a-c—+-]{0,24}",
        1 => "[^\\p{C}]{0,12}",
        1 => select(vec![
            "1.000110", "true", "&amp;", "&#39;", "</textarea><b>", "a\nb", "a\n\n\nb", " a", "a ", "\na", "a\r\nb",
            "%5B0%5D", "do=save", "a+b", "\u{a0}a", "so\u{302}\u{309}", "50.000 đồng/trường hợp", "Miễn phí", "",
        ]).prop_map(str::to_owned),
    ];
    match texts {
        Texts::Raw => any.boxed(),
        Texts::Tidy => any.prop_map(|text| tidy_lines(&text)).boxed(),
    }
}

/// A text with something in it.
fn words(texts: Texts) -> BoxedStrategy<String> {
    text(texts).prop_map(|text| if text.is_empty() { "x".to_owned() } else { text }).boxed()
}

fn markdown(texts: Texts) -> impl Strategy<Value = Markdown> {
    vec(text(texts), 0..3).prop_map(|lines| Markdown::new(&lines.join("\n")))
}

fn day() -> impl Strategy<Value = Date> {
    (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn agency(texts: Texts) -> impl Strategy<Value = AgencyName> {
    text(texts).prop_map(|text| AgencyName::new(&format!("s{text}")))
}

fn url() -> impl Strategy<Value = Option<String>> {
    of("https?://[a-z]{1,8}\\.vn/[a-zA-Z0-9%?&=#./:+-]{0,20}")
}

fn form(texts: Texts) -> impl Strategy<Value = FormTemplate> {
    let kept = "/tep/[0-9a-f]{64}/[a-z]{1,8}(-[0-9]{1,3})?\\.(docx|pdf)".prop_map(Some);
    (words(texts), prop_oneof![url(), kept]).prop_map(|(name, url)| FormTemplate { name, url })
}

fn level() -> impl Strategy<Value = OnlineLevel> {
    select(OnlineLevel::ALL.to_vec())
}

fn time_limit(texts: Texts) -> impl Strategy<Value = TimeLimit> {
    let within = (1_u32..100_000_000, select(TimeUnit::ALL.to_vec()), text(texts), of(words(texts)));
    prop_oneof![
        Just(TimeLimit::Unknown),
        words(texts).prop_map(TimeLimit::AsWorded),
        within.prop_map(|(hundredths, unit, note, wording)| {
            let amount = Quantity::try_from(f64::from(hundredths) / 100.0).unwrap();
            TimeLimit::Within { amount, unit, note, wording }
        }),
    ]
}

fn cost(texts: Texts) -> impl Strategy<Value = Cost> {
    let currency = select(vec![Currency::Vnd, Currency::Usd]);
    let sums = (1_u64..u64::from(u32::MAX), 1_u64..u64::from(u32::MAX), currency);
    let value = prop_oneof![
        Just(CostValue::Free),
        Just(CostValue::Unknown),
        sums.prop_flat_map(|(from, more, currency)| {
            let from_money = Money { minor: from, currency };
            let to = Money { minor: from + more, currency };
            select(vec![CostValue::Amount(from_money), CostValue::Range { from: from_money, to }])
        }),
        words(texts).prop_map(CostValue::Rate),
        words(texts).prop_map(CostValue::SetByAct),
        words(texts).prop_map(CostValue::AsWorded),
    ];
    let kind = of(select(vec![CostKind::ServiceFee, CostKind::AdministrativeCharge]));
    (kind, value, of(words(texts)), text(texts), of(words(texts))).prop_map(|(kind, value, per, note, wording)| Cost {
        kind,
        value,
        per,
        note,
        wording,
    })
}

fn channel(texts: Texts) -> impl Strategy<Value = Channel> {
    let kind = select(ChannelKind::ALL.to_vec());
    (kind, text(texts), time_limit(texts), vec(cost(texts), 0..3), markdown(texts))
        .prop_map(|(kind, situation, time_limit, costs, note)| Channel { kind, situation, time_limit, costs, note })
}

fn item(texts: Texts) -> impl Strategy<Value = DossierItem> {
    prop_oneof![
        words(texts).prop_map(DossierItem::Note),
        (words(texts), 0_u32..9, 0_u32..9, vec(form(texts), 0..3)).prop_map(|(name, originals, copies, forms)| {
            let originals = if copies == 0 { originals.max(1) } else { originals };
            DossierItem::Paper(RequiredDocument { name, originals, copies, forms })
        }),
    ]
}

fn dossier(texts: Texts) -> impl Strategy<Value = Dossier> {
    let case = (text(texts), vec(item(texts), 1..13)).prop_map(|(name, items)| DossierCase { name, items });
    (of(0_u32..9), vec(case, 0..3)).prop_map(|(sets, cases)| Dossier { sets, cases })
}

fn online(texts: Texts) -> impl Strategy<Value = OnlineService> {
    let by_agency = (agency(texts), level(), of(day()));
    let by_agency = by_agency.prop_map(|(agency, level, since)| AgencyOnlineLevel { agency, level, since });
    (of(level()), of(day()), of(words(texts)), url(), vec(by_agency, 0..3)).prop_map(
        |(level, since, announced_by, apply_url, by_agency)| OnlineService {
            level,
            since,
            announced_by,
            apply_url,
            by_agency,
        },
    )
}

fn agencies(texts: Texts) -> impl Strategy<Value = Agencies> {
    let list = || vec(agency(texts), 0..3);
    (list(), list(), list(), list(), list()).prop_map(
        |(promulgating, competent, implementing, delegated, coordinating)| Agencies {
            promulgating,
            competent,
            implementing,
            delegated,
            coordinating,
        },
    )
}

fn legal(texts: Texts) -> impl Strategy<Value = LegalDocument> {
    let days = (of(day()), of(day()), of(day()));
    (text(texts), words(texts), of(agency(texts)), days, of(words(texts))).prop_map(
        |(number, title, issuer, (issued_on, in_force_from, in_force_to), replaced_by)| LegalDocument {
            number,
            title,
            issuer,
            issued_on,
            in_force_from,
            in_force_to,
            replaced_by,
        },
    )
}

fn announcement(texts: Texts) -> impl Strategy<Value = Announcement> {
    let changes = vec![ChangeKind::New, ChangeKind::Amended, ChangeKind::Replaced, ChangeKind::Repealed];
    let successors = vec("[a-z]{1,9}".prop_map(|word| Slug::from_name(&word)), 0..3);
    (words(texts), of(day()), of(agency(texts)), of(select(changes)), successors).prop_map(
        |(number, date, issuer, change, successors)| Announcement { number, date, issuer, change, successors },
    )
}

/// A word without what keywords are told apart by.
fn keyword() -> impl Strategy<Value = String> {
    text(Texts::Raw).prop_map(|text| tidy(&format!("k{}", text.replace(';', ","))))
}

fn translations(texts: Texts) -> impl Strategy<Value = BTreeMap<String, Translation>> {
    let name = text(texts).prop_map(|text| format!("n{text}"));
    let made_of = (text(texts), markdown(texts)).prop_map(|(name, summary)| Wording::new(&name, &summary));
    let english = (name, markdown(texts), of(made_of));
    let english = english.prop_map(|(name, summary, of)| Translation { name, summary, of });
    of(english).prop_map(|english| english.map(|given| ("en".to_owned(), given)).into_iter().collect())
}

/// Any content.
pub fn content(texts: Texts) -> impl Strategy<Value = EditionContent> {
    let levels = AdministrativeLevel::ALL.into_iter().chain([AdministrativeLevel::District]).collect::<Vec<_>>();
    let levels = vec(select(levels), 0..4).prop_map(BTreeSet::from_iter);
    let applicants = vec(select(ApplicantKind::ALL.to_vec()), 0..6).prop_map(BTreeSet::from_iter);
    let step = (words(texts), markdown(texts)).prop_map(|(title, text)| Step { title, text });
    let outcome = (words(texts), of(words(texts))).prop_map(|(name, code)| Outcome { name, code });
    let source = (text(texts), url(), of(day())).prop_map(|(name, url, verified_on)| Source { name, url, verified_on });
    let sector = text(texts).prop_map(|text| SectorName::new(&format!("s{text}")));
    let name = text(texts).prop_map(|text| format!("n{text}"));
    let events = vec("[a-c]{1,3}", 0..4).prop_map(|mut slugs| {
        let mut seen = BTreeSet::new();
        slugs.retain(|slug| seen.insert(slug.clone()));
        slugs.iter().map(|slug| Slug::from_name(slug)).collect::<Vec<_>>()
    });
    let named = (name, translations(texts));
    let first =
        (named, markdown(texts), vec(keyword(), 0..4), sector, levels, applicants, agencies(texts), text(texts));
    let channels = vec(channel(texts), 0..13);
    let second = (any::<bool>(), online(texts), channels, dossier(texts), vec(form(texts), 0..3), vec(step, 0..13));
    let third =
        (markdown(texts), vec(outcome, 0..3), vec(legal(texts), 0..13), of(announcement(texts)), events, source);
    (first, second, third).prop_map(
        |(
            ((name, translations), summary, keywords, sector, levels, applicants, agencies, reception),
            (interlinked, online, channels, dossier, forms, steps),
            (requirements, outcomes, legal_basis, announcement, life_events, source),
        )| EditionContent {
            name,
            summary,
            translations,
            keywords,
            sector,
            levels,
            applicants,
            agencies,
            reception,
            interlinked,
            online,
            channels,
            dossier,
            forms,
            steps,
            requirements,
            outcomes,
            legal_basis,
            announcement,
            life_events,
            source,
        },
    )
}
