//! What somebody answered about a procedure, as it travels in addresses: as the
//! parameters of a page, and as one word among the procedures of an undertaking.

use catalogue::{
    AdministrativeLevel, ApplicantKind, ChannelKind, EditionContent, Slug,
    my_case::{Answer, Answers, Counted, MOST_TIMES},
};

use super::address::CASE;

/// Who asks.
pub const WHO: &str = "nguoi";
/// At which level of government.
pub const LEVEL: &str = "cap";
/// How it is handed in.
pub const CHANNEL: &str = "cach";
/// Which row of that way, from 1.
pub const ROW: &str = "dong";
/// A cost that applies, from 1; with a count, as `2x3`.
pub const COST: &str = "khoan";
/// How often a cost applies, as the form has it: `so-2`.
pub const TIMES: &str = "so-";
/// The number of the edition that was answered about.
pub const EDITION: &str = "ban";
/// "I do not know", as an answer.
pub const UNSURE: &str = "chua-ro";

/// What was read from an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The answers that fit the procedure.
    pub answers: Answers,
    /// The number of the edition that was answered about, where the address has it.
    pub edition: Option<u32>,
    /// The cost of which the count could not be read, with what was typed.
    pub bad_count: Option<(usize, String)>,
}

/// Reads parameters. What fits the procedure no more is asked again.
pub fn read(parameters: &[(String, String)], content: &EditionContent) -> Read {
    let value = |name: &str| parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
    let place = |text: &str| text.parse::<usize>().ok()?.checked_sub(1);
    let mut bad_count = None;
    let answers = Answers {
        applicant: answer(value(WHO), ApplicantKind::from_key),
        level: answer(value(LEVEL), AdministrativeLevel::from_key),
        case: answer(value(CASE), place),
        channel: answer(value(CHANNEL), ChannelKind::from_key),
        row: answer(value(ROW), place),
        costs: costs(parameters, &mut bad_count),
    };
    let edition = value(EDITION).and_then(|number| number.parse().ok());
    let mut answers = answers.fitting(content);
    if bad_count.is_some() {
        answers.costs = Answer::Open;
    }
    Read { answers, edition, bad_count }
}

/// The parameters that say these answers, in one order.
pub fn pairs(answers: &Answers) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    let mut say = |name, answer: Answer<String>| match answer {
        Answer::Open => {}
        Answer::Unsure => pairs.push((name, UNSURE.to_owned())),
        Answer::Is(value) => pairs.push((name, value)),
    };
    say(WHO, map(&answers.applicant, |kind| kind.key().to_owned()));
    say(LEVEL, map(&answers.level, |level| level.key().to_owned()));
    say(CASE, map(&answers.case, |place| (place + 1).to_string()));
    say(CHANNEL, map(&answers.channel, |kind| kind.key().to_owned()));
    say(ROW, map(&answers.row, |place| (place + 1).to_string()));
    match &answers.costs {
        Answer::Open => {}
        Answer::Unsure => pairs.push((COST, UNSURE.to_owned())),
        Answer::Is(counted) => pairs.extend(counted.iter().map(|counted| (COST, counted_word(counted)))),
    }
    pairs
}

/// The letters of the parameters in the word of an undertaking.
const LETTERS: [(char, &str); 7] =
    [('n', WHO), ('c', LEVEL), ('t', CASE), ('k', CHANNEL), ('d', ROW), ('p', COST), ('b', EDITION)];

/// A procedure with answers in one word: `dang-ky-ket-hon.t2.konline.b3`.
pub fn word(slug: &Slug, answers: &Answers, edition: u32) -> String {
    let mut word = slug.to_string();
    let said = pairs(answers);
    if said.is_empty() {
        return word;
    }
    for (name, value) in said.into_iter().chain([(EDITION, edition.to_string())]) {
        if let Some((letter, _)) = LETTERS.iter().find(|(_, known)| *known == name) {
            word.push('.');
            word.push(*letter);
            word.push_str(&value);
        }
    }
    word
}

/// The procedure of such a word, and its answers as parameters.
pub fn of_word(word: &str) -> Option<(Slug, Vec<(String, String)>)> {
    let mut parts = word.split('.');
    let slug = Slug::parse(parts.next()?).ok()?;
    let parameter = |part: &str| {
        let letter = part.chars().next()?;
        let (_, name) = LETTERS.iter().find(|(known, _)| *known == letter)?;
        Some(((*name).to_owned(), part[letter.len_utf8()..].to_owned()))
    };
    Some((slug, parts.filter_map(parameter).collect()))
}

fn map<T>(answer: &Answer<T>, say: impl FnOnce(&T) -> String) -> Answer<String> {
    match answer {
        Answer::Open => Answer::Open,
        Answer::Unsure => Answer::Unsure,
        Answer::Is(value) => Answer::Is(say(value)),
    }
}

fn answer<T>(given: Option<&str>, read: impl FnOnce(&str) -> Option<T>) -> Answer<T> {
    match given {
        Some(UNSURE) => Answer::Unsure,
        Some(given) => read(given).map_or(Answer::Open, Answer::Is),
        None => Answer::Open,
    }
}

fn counted_word(counted: &Counted) -> String {
    match counted.times {
        1 => (counted.cost + 1).to_string(),
        times => format!("{}x{times}", counted.cost + 1),
    }
}

/// Which costs apply. The form sends an empty one along, so that it is known to
/// have been answered where nothing was ticked.
fn costs(parameters: &[(String, String)], bad: &mut Option<(usize, String)>) -> Answer<Vec<Counted>> {
    let mut answered = false;
    let mut counted = Vec::new();
    for (_, value) in parameters.iter().filter(|(name, _)| name == COST) {
        answered = true;
        let (place, times) = value.split_once('x').map_or((value.as_str(), None), |(place, n)| (place, Some(n)));
        let Some(cost) = place.parse::<usize>().ok().and_then(|place| place.checked_sub(1)) else { continue };
        let typed = parameters.iter().find(|(name, _)| name.strip_prefix(TIMES) == Some(place));
        let times = times.or(typed.map(|(_, typed)| typed.trim())).filter(|times| !times.is_empty()).unwrap_or("1");
        match times.parse::<u32>() {
            Ok(times) if (1..=MOST_TIMES).contains(&times) => counted.push(Counted { cost, times }),
            _ => *bad = Some((cost, times.chars().take(20).collect())),
        }
    }
    match (answered, counted.is_empty()) {
        (false, _) => Answer::Open,
        (true, true) => Answer::Unsure,
        (true, false) => Answer::Is(counted),
    }
}

#[cfg(test)]
mod tests {
    use catalogue::{Channel, Cost, DossierCase, DossierItem, SectorName, TimeLimit};
    use proptest::prelude::*;

    use super::*;

    fn content() -> EditionContent {
        let mut content = EditionContent::named("Thủ tục", SectorName::new("Lĩnh vực"));
        content.applicants = ApplicantKind::ALL.iter().copied().collect();
        content.levels = [AdministrativeLevel::Commune, AdministrativeLevel::Province].into();
        let case = || DossierCase {
            name: String::new(),
            items: vec![DossierItem::from_row("Giấy".to_owned(), 1, 0, Vec::new())],
        };
        content.dossier.cases = vec![case(), case(), case()];
        for kind in ChannelKind::ALL {
            for situation in ["a", "b"] {
                content.channels.push(Channel {
                    kind,
                    situation: situation.to_owned(),
                    time_limit: TimeLimit::Unknown,
                    costs: vec![Cost::parse("8.000 đồng/bản", "", None), Cost::parse("9.000 đồng", "", None)],
                    note: Default::default(),
                });
            }
        }
        content
    }

    fn parameters(query: &str) -> Vec<(String, String)> {
        form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    #[test]
    fn what_a_form_sends_is_read() {
        let content = content();
        let query = "nguoi=enterprise&cap=chua-ro&truong-hop=2&cach=post&dong=6&khoan=&khoan=1&so-1=3&so-2=1";
        let read = read(&parameters(query), &content);
        assert_eq!(read.answers.costs, Answer::Is(vec![Counted { cost: 0, times: 3 }]));
        assert_eq!(
            (read.answers.case, read.answers.row, read.answers.level),
            (Answer::Is(1), Answer::Is(5), Answer::Unsure)
        );
        assert_eq!(read.answers.next(&content), None);
    }

    #[test]
    fn a_count_that_cannot_be_is_told() {
        for typed in ["0", "1000", "ba", "-1"] {
            let query = format!("cach=online&dong=1&khoan=1&so-1={typed}");
            let read = read(&parameters(&query), &content());
            assert_eq!((read.bad_count, read.answers.costs), (Some((0, typed.to_owned())), Answer::Open));
        }
        // Nothing ticked is an answer, too.
        let read = read(&parameters("cach=online&dong=1&khoan=&so-1=3"), &content());
        assert_eq!(read.answers.costs, Answer::Unsure);
    }

    #[test]
    fn what_is_no_answer_is_asked_again() {
        let query = "nguoi=king&cap=&truong-hop=9&cach=pigeon&dong=0&khoan=9";
        assert_eq!(read(&parameters(query), &content()).answers, Answers::default());
        assert_eq!(of_word("Không phải"), None);
        assert_eq!(of_word("ten.é.t1").map(|(_, said)| said), Some(vec![(CASE.to_owned(), "1".to_owned())]));
    }

    fn any_answer<T: Clone + std::fmt::Debug + 'static>(of: &'static [T]) -> BoxedStrategy<Answer<T>> {
        prop_oneof![Just(Answer::Open), Just(Answer::Unsure), prop::sample::select(of).prop_map(Answer::Is)].boxed()
    }

    proptest! {
        #[test]
        fn answers_travel_both_ways(
            applicant in any_answer(ApplicantKind::ALL),
            level in any_answer(&[AdministrativeLevel::Commune, AdministrativeLevel::Province]),
            case in any_answer(&[0, 1, 2]),
            channel in any_answer(&ChannelKind::ALL),
            row in any_answer(&[0, 1, 2, 3, 4, 5]),
            times in prop::collection::vec(1..=MOST_TIMES, 0..2),
        ) {
            let content = content();
            let costs = times.iter().enumerate().map(|(cost, times)| Counted { cost, times: *times }).collect();
            let answers = Answers { applicant, level, case, channel, row, costs: Answer::Is(costs) }.fitting(&content);
            let said: Vec<(String, String)> =
                pairs(&answers).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            prop_assert_eq!(&read(&said, &content).answers, &answers);
            let slug = Slug::parse("dang-ky-2").unwrap();
            let (of, said) = of_word(&word(&slug, &answers, 7)).unwrap();
            let read = read(&said, &content);
            prop_assert_eq!((of, read.answers, read.bad_count), (slug, answers, None));
        }
    }
}
