//! Any content that the domain allows, with texts that are hard to write down.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{
    AdministrativeLevel, Agencies, AgencyName, AgencyOnlineLevel, Announcement, ApplicantKind, ChangeKind, Channel,
    ChannelKind, Cost, CostKind, CostValue, Currency, Dossier, DossierCase, DossierItem, EditionContent, FormTemplate,
    LegalDocument, Markdown, Money, OnlineLevel, OnlineService, Outcome, Procedure, ProcedureCode, Quantity, Repeal,
    RequiredDocument, SectorName, Slug, Source, Step, TimeLimit, TimeUnit, Translation, Wording,
};
use jiff::civil::{Date, date};
use proptest::{collection::vec, option::of, prelude::*, sample::select};

/// Texts with everything that YAML, Markdown and JSON could trip over.
pub fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[A-Za-zàâđêôơưĂỳ0-9 ,.;:()/-]{0,40}",
        2 => "[ \\n\\t#*>|&!%@`'\"{}\\[\\]:,.?~=<\\\\1a-c—-]{0,24}",
        1 => "\\PC{0,12}",
        1 => "(?s).{0,12}",
        1 => select(vec![
            "1.000110", "~", "null", "true", "no", "007", "1e3", ".inf", "- a", "## Trình tự", "---", "...", "a: b",
            "a #b", " a", "a ", "\n", "a\n", "\na", "1. a\n2. b", "**a** — b", "**a**", "* a\n  - b", "<<", "=", "!x",
            "\u{85}", "\u{2028}", "\u{feff}a", "\u{0}", "a\r\nb", "a\rb", "\t- a", "2026-01-01", "0x1F", "a\n\n\nb",
            "a\n ---\nb", "```\n## x\n```", "Không quá 10 ngày làm việc", "5", "50.000 đồng/trường hợp", "Miễn phí", "",
        ]).prop_map(str::to_owned),
    ]
    .boxed()
}

fn some_text() -> impl Strategy<Value = String> {
    text().prop_filter("a text", |text| !text.is_empty())
}

fn markdown() -> impl Strategy<Value = Markdown> {
    prop_oneof![
        text(),
        vec(text(), 0..4).prop_map(|lines| lines.join("\n")),
        vec("( {0,4}(- |\\d\\. |\\+ |#{1,3} |> )?[a-zđ]{1,6}){1,2}", 0..5).prop_map(|lines| lines.join("\n")),
    ]
    .prop_map(|text| Markdown::new(&text))
}

fn day() -> impl Strategy<Value = Date> {
    (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn slug() -> impl Strategy<Value = Slug> {
    text().prop_map(|text| Slug::from_name(&text))
}

fn agency() -> impl Strategy<Value = AgencyName> {
    text().prop_map(|text| AgencyName::new(&text))
}

fn url() -> impl Strategy<Value = Option<String>> {
    of("https?://[a-z]{1,8}\\.vn/[a-zA-Z0-9%?&=#./:-]{0,20}")
}

fn form() -> impl Strategy<Value = FormTemplate> {
    let kept = "/tep/[0-9a-f]{64}/[a-z]{1,8}(-[0-9]{1,3})?\\.(docx|pdf)".prop_map(Some);
    (text(), prop_oneof![url(), kept]).prop_map(|(name, url)| FormTemplate { name, url })
}

fn level() -> impl Strategy<Value = OnlineLevel> {
    select(OnlineLevel::ALL.to_vec())
}

fn time_limit() -> impl Strategy<Value = TimeLimit> {
    let units = [TimeUnit::Hour, TimeUnit::WorkingDay, TimeUnit::Day, TimeUnit::Week, TimeUnit::Month, TimeUnit::Year];
    prop_oneof![
        Just(TimeLimit::Unknown),
        text().prop_map(TimeLimit::AsWorded),
        text().prop_map(|text| TimeLimit::parse(&text)),
        (1_u32..100_000_000, select(units.to_vec()), text(), of(text())).prop_map(
            |(hundredths, unit, note, wording)| {
                let amount = Quantity::try_from(f64::from(hundredths) / 100.0).unwrap();
                TimeLimit::Within { amount, unit, note, wording }
            }
        ),
    ]
}

fn money() -> impl Strategy<Value = Money> {
    (1_u64..u64::from(u32::MAX), select(vec![Currency::Vnd, Currency::Usd]))
        .prop_map(|(minor, currency)| Money { minor, currency })
}

fn cost() -> impl Strategy<Value = Cost> {
    let value = prop_oneof![
        Just(CostValue::Free),
        Just(CostValue::Unknown),
        money().prop_map(CostValue::Amount),
        (money(), money()).prop_map(|(from, to)| CostValue::Range { from, to }),
        text().prop_map(CostValue::Rate),
        text().prop_map(CostValue::SetByAct),
        text().prop_map(CostValue::AsWorded),
    ];
    let kind = of(select(vec![CostKind::ServiceFee, CostKind::AdministrativeCharge]));
    (kind, value, of(text()), text(), of(text())).prop_map(|(kind, value, per, note, wording)| Cost {
        kind,
        value,
        per,
        note,
        wording,
    })
}

fn channel() -> impl Strategy<Value = Channel> {
    (select(ChannelKind::ALL.to_vec()), text(), time_limit(), vec(cost(), 0..3), markdown())
        .prop_map(|(kind, situation, time_limit, costs, note)| Channel { kind, situation, time_limit, costs, note })
}

fn item() -> impl Strategy<Value = DossierItem> {
    prop_oneof![
        text().prop_map(DossierItem::Note),
        (text(), 0_u32..9, 0_u32..9, vec(form(), 0..2)).prop_map(|(name, originals, copies, forms)| {
            DossierItem::Paper(RequiredDocument { name, originals: originals.max(1), copies, forms })
        }),
    ]
}

fn dossier() -> impl Strategy<Value = Dossier> {
    let case = (text(), vec(item(), 0..3)).prop_map(|(name, items)| DossierCase { name, items });
    (of(0_u32..9), vec(case, 0..3)).prop_map(|(sets, cases)| Dossier { sets, cases })
}

fn online() -> impl Strategy<Value = OnlineService> {
    let by_agency =
        (agency(), level(), of(day())).prop_map(|(agency, level, since)| AgencyOnlineLevel { agency, level, since });
    (of(level()), of(day()), of(text()), url(), vec(by_agency, 0..2)).prop_map(
        |(level, since, announced_by, apply_url, by_agency)| OnlineService {
            level,
            since,
            announced_by,
            apply_url,
            by_agency,
        },
    )
}

fn agencies() -> impl Strategy<Value = Agencies> {
    let list = || vec(agency(), 0..2);
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

fn legal() -> impl Strategy<Value = LegalDocument> {
    (text(), text(), of(agency()), of(day()), of(day()), of(day()), of(text())).prop_map(
        |(number, title, issuer, issued_on, in_force_from, in_force_to, replaced_by)| LegalDocument {
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

fn announcement() -> impl Strategy<Value = Announcement> {
    let changes = vec![ChangeKind::New, ChangeKind::Amended, ChangeKind::Replaced, ChangeKind::Repealed];
    let successors = vec(some_text().prop_map(|text| Slug::from_name(&text)), 0..3);
    (text(), of(day()), of(agency()), of(select(changes)), successors).prop_map(
        |(number, date, issuer, change, successors)| Announcement { number, date, issuer, change, successors },
    )
}

fn translations() -> impl Strategy<Value = BTreeMap<String, Translation>> {
    let name = text().prop_filter("a name", |text| !text.trim().is_empty());
    let made_of = (text(), markdown()).prop_map(|(name, summary)| Wording::new(&name, &summary));
    let english = (name, markdown(), of(made_of)).prop_map(|(name, summary, of)| Translation { name, summary, of });
    of(english).prop_map(|english| english.map(|given| ("en".to_owned(), given)).into_iter().collect())
}

/// Any content.
pub fn content() -> impl Strategy<Value = EditionContent> {
    let levels = vec(select(AdministrativeLevel::ALL.to_vec()), 0..4).prop_map(BTreeSet::from_iter);
    let applicants = vec(select(ApplicantKind::ALL.to_vec()), 0..4).prop_map(BTreeSet::from_iter);
    let step = (text(), markdown()).prop_map(|(title, text)| Step { title, text });
    let outcome = (text(), of(text())).prop_map(|(name, code)| Outcome { name, code });
    let source = (text(), url(), of(day())).prop_map(|(name, url, verified_on)| Source { name, url, verified_on });
    let sector = some_text().prop_map(|text| SectorName::new(&format!("s{text}")));
    let named = (some_text(), translations());
    let first = (named, markdown(), vec(text(), 0..3), sector, levels, applicants, agencies(), text());
    let second = (any::<bool>(), online(), vec(channel(), 0..3), dossier(), vec(form(), 0..2), vec(step, 0..4));
    let third = (markdown(), vec(outcome, 0..2), vec(legal(), 0..2), of(announcement()), vec(slug(), 0..2), source);
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

/// Any identity.
pub fn procedure() -> impl Strategy<Value = Procedure> {
    let code = of("[0-9]\\.[0-9]{6}(\\.000\\.00\\.00)?(\\.[A-Z][0-9]{1,3})?")
        .prop_map(|code| code.map(|code| ProcedureCode::parse(&code).unwrap()));
    let repeal = (day(), text(), vec(slug(), 0..2)).prop_map(|(since, decision, successors)| Repeal {
        since,
        decision,
        successors,
    });
    (code, slug(), of(repeal)).prop_map(|(code, slug, repeal)| Procedure { code, slug, repeal })
}
