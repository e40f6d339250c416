use proptest::prelude::*;

use super::*;
use crate::{Cost, Currency, DossierItem, SectorName, TimeLimit};

fn row(kind: ChannelKind, situation: &str, costs: &[&str]) -> Channel {
    Channel {
        kind,
        situation: situation.to_owned(),
        time_limit: TimeLimit::parse("3 ngày làm việc"),
        costs: costs.iter().map(|cost| Cost::parse(cost, "", None)).collect(),
        note: crate::Markdown::default(),
    }
}

fn case(name: &str) -> DossierCase {
    DossierCase { name: name.to_owned(), items: vec![DossierItem::from_row(format!("Giấy {name}"), 1, 0, vec![])] }
}

fn content() -> EditionContent {
    let mut content = EditionContent::named("Thủ tục", SectorName::new("Lĩnh vực"));
    content.applicants = [ApplicantKind::VietnameseCitizen, ApplicantKind::Enterprise].into();
    content.levels = [AdministrativeLevel::Commune, AdministrativeLevel::Province].into();
    content.dossier.cases = vec![case("A"), DossierCase::default(), case("B")];
    content.channels = vec![
        row(ChannelKind::Online, "Nhà ở", &["Lệ phí: 50.000 đồng"]),
        row(ChannelKind::Online, "Khác", &["Lệ phí: 100.000 đồng"]),
        row(ChannelKind::InPerson, "", &["Phí: 8.000 đồng/bản", "Lệ phí: 20.000 đồng"]),
        row(ChannelKind::InPerson, "", &["Phí: 8.000 đồng/bản", "Lệ phí: 20.000 đồng"]),
    ];
    content
}

#[test]
fn asks_what_is_not_clear_and_nothing_else() {
    let content = content();
    let mut answers = Answers::default();
    assert_eq!(answers.questions(&content).len(), 4);
    answers.applicant = Answer::Is(ApplicantKind::Enterprise);
    answers.level = Answer::Unsure;
    // A case that says nothing is no case.
    assert_eq!(answers.next(&content), Some(Question::Case(vec![0, 2])));
    answers.case = Answer::Is(2);
    assert_eq!(answers.next(&content), Some(Question::Channel(vec![ChannelKind::Online, ChannelKind::InPerson])));
    answers.channel = Answer::Is(ChannelKind::Online);
    assert_eq!(answers.next(&content), Some(Question::Row(vec![0, 1])));
    answers.row = Answer::Is(1);
    assert_eq!(answers.next(&content), None);
    // Two rows that say the same are one; what is charged by the piece is counted.
    answers.channel = Answer::Is(ChannelKind::InPerson);
    let answers = answers.fitting(&content);
    assert_eq!((answers.row, answers.next(&content)), (Answer::Open, Some(Question::Costs(2))));
    // A procedure about which all is clear asks nothing.
    let plain = EditionContent::named("Thủ tục", SectorName::new("Lĩnh vực"));
    assert_eq!(Answers::default().questions(&plain), []);
}

#[test]
fn who_does_not_know_sees_all_that_is_possible() {
    let content = content();
    let answers = Answers { case: Answer::Unsure, channel: Answer::Unsure, ..Answers::default() };
    assert_eq!(answers.cases(&content).len(), 2);
    assert_eq!(answers.rows(&content).iter().map(|(place, _)| *place).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(answers.row(&content), None);
}

#[test]
fn adds_up_what_applies() {
    let content = content();
    let counted = |times| Answers {
        channel: Answer::Is(ChannelKind::InPerson),
        costs: Answer::Is(vec![Counted { cost: 0, times }, Counted { cost: 1, times: 1 }]),
        ..Answers::default()
    };
    let total = |answers: &Answers| answers.total(answers.row(&content).expect("one way").1);
    let three = total(&counted(3).fitting(&content));
    assert_eq!(three.sums, [Span { currency: Currency::Vnd, least: 44_000, most: 44_000 }]);
    assert!(three.is_whole() && !three.is_free());
    // Thousands of copies are a slip.
    assert_eq!(counted(5_000).fitting(&content).costs, Answer::Is(vec![Counted { cost: 1, times: 1 }]));
}

#[test]
fn says_what_it_could_not_count() {
    let of = |costs: &[&str], chosen: Option<&[Counted]>| Total::of(&row(ChannelKind::Post, "", costs).costs, chosen);
    assert!(of(&[], None).unknown && !of(&[], None).is_free());
    assert!(of(&["Miễn phí"], None).is_free());
    let act = of(&["Lệ phí: 10.000 đồng", "Phí: Theo Nghị quyết của Hội đồng nhân dân tỉnh"], None);
    assert_eq!((act.sums[0].least, act.uncounted.as_slice(), act.is_whole()), (10_000, &[1][..], false));
    // A sum that lost its zeros is not added to anything.
    let small = of(&["Lệ phí: 20 đồng"], None);
    assert_eq!((small.sums.len(), small.uncounted.as_slice()), (0, &[0][..]));
    // Alternatives of one kind: from the least to all of them.
    let several = of(&["Lệ phí: 10.000 đồng", "Lệ phí: 30.000 đồng", "Phí: 5.000 đồng"], None);
    assert!(several.depends);
    assert_eq!((several.sums[0].least, several.sums[0].most), (15_000, 45_000));
    let chosen = of(&["Lệ phí: 10.000 đồng", "Lệ phí: 30.000 đồng"], Some(&[Counted { cost: 1, times: 1 }]));
    assert_eq!((chosen.sums[0].least, chosen.sums[0].most, chosen.depends), (30_000, 30_000, false));
    let both = of(&["5 USD"], None).and(&of(&["10.000 đồng"], None)).and(&of(&["1.000 đồng"], None));
    assert_eq!(both.sums.len(), 2);
    assert_eq!(both.sums[1], Span { currency: Currency::Vnd, least: 11_000, most: 11_000 });
}

#[test]
fn of_several_one_is_paid() {
    let of = |costs: &[&str]| Total::of(&row(ChannelKind::Post, "", costs).costs, None);
    let one = Total::one_of(&[of(&["10.000 đồng"]), of(&["Miễn phí"]), of(&["30.000 đồng"])]);
    assert_eq!((one.sums[0].least, one.sums[0].most, one.depends), (0, 30_000, true));
    assert!(!Total::one_of(&[of(&["10.000 đồng"]), of(&["10.000 đồng"])]).depends);
    assert!(Total::one_of(&[]).unknown && !Total::one_of(&[of(&[]), of(&["Miễn phí"])]).is_free());
}

fn answer<T: Clone + std::fmt::Debug + 'static>(value: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Answer<T>> {
    prop_oneof![Just(Answer::Open), Just(Answer::Unsure), value.prop_map(Answer::Is)].boxed()
}

fn answers() -> impl Strategy<Value = Answers> {
    let kinds = prop::sample::select(ApplicantKind::ALL);
    let levels = prop::sample::select(&[AdministrativeLevel::Commune, AdministrativeLevel::Ministry][..]);
    let channels = prop::sample::select(&ChannelKind::ALL[..]);
    let counted = (0..4_usize, 0..2_000_u32).prop_map(|(cost, times)| Counted { cost, times });
    let costs = prop::collection::vec(counted, 0..5);
    (answer(kinds), answer(levels), answer(0..5_usize), answer(channels), answer(0..6_usize), answer(costs)).prop_map(
        |(applicant, level, case, channel, row, costs)| Answers { applicant, level, case, channel, row, costs },
    )
}

proptest! {
    /// Whatever was sent: what fits is settled, and answering goes to an end.
    #[test]
    fn answering_comes_to_an_end(answers in answers()) {
        let content = content();
        let mut answers = answers.fitting(&content);
        prop_assert_eq!(answers.clone().fitting(&content), answers.clone());
        for _ in 0..6 {
            match answers.next(&content) {
                None => break,
                Some(Question::Applicant(of)) => answers.applicant = Answer::Is(of[0]),
                Some(Question::Level(of)) => answers.level = Answer::Is(of[0]),
                Some(Question::Case(of)) => answers.case = Answer::Is(of[0]),
                Some(Question::Channel(of)) => answers.channel = Answer::Is(of[0]),
                Some(Question::Row(of)) => answers.row = Answer::Is(of[0]),
                Some(Question::Costs(_)) => answers.costs = Answer::Unsure,
            }
        }
        prop_assert_eq!(answers.next(&content), None);
        prop_assert!(!answers.cases(&content).is_empty() && !answers.rows(&content).is_empty());
        for (_, row) in answers.rows(&content) {
            for span in answers.total(row).sums {
                prop_assert!(span.least <= span.most);
            }
        }
    }
}
