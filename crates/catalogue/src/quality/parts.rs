//! The eight parts that the law requires, and the name.

use crate::{EditionContent, LegalPart};

use super::{Check, Report};

/// The longest name that people can still take in.
const LONGEST_NAME: usize = 250;

pub(super) fn check(content: &EditionContent, report: &mut Report) {
    for part in content.missing_parts() {
        report.add_with(Check::PartMissing, field(part), vec![("part", part.key().into())]);
    }
    let length = content.name.chars().count();
    if length > LONGEST_NAME {
        report.add_with(Check::NameTooLong, "name", vec![("n", length.into())]);
    }
    for (tag, translation) in &content.translations {
        if content.is_older(translation) {
            let path = format!("translations.{tag}.name");
            report.add_with(Check::TranslationOlder, path, vec![("name", translation.name.as_str().into())]);
        }
    }
}

/// The field of a content that holds a part.
const fn field(part: LegalPart) -> &'static str {
    match part {
        LegalPart::Name => "name",
        LegalPart::Steps => "steps",
        LegalPart::Channels | LegalPart::TimeLimit => "channels",
        LegalPart::Dossier => "dossier",
        LegalPart::Applicants => "applicants",
        LegalPart::ImplementingAgency => "agencies.implementing",
        LegalPart::Outcome => "outcomes",
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{finds, flawless},
        *,
    };
    use crate::{TimeLimit, Translation};

    #[test]
    fn each_part_is_missed() {
        type Take = fn(&mut EditionContent);
        let take: [(LegalPart, Take); 8] = [
            (LegalPart::Name, |content| content.name.clear()),
            (LegalPart::Steps, |content| content.steps.clear()),
            (LegalPart::Channels, |content| content.channels.clear()),
            (LegalPart::Dossier, |content| content.dossier.cases.clear()),
            (LegalPart::TimeLimit, |content| {
                content.channels.iter_mut().for_each(|channel| channel.time_limit = TimeLimit::Unknown);
            }),
            (LegalPart::Applicants, |content| content.applicants.clear()),
            (LegalPart::ImplementingAgency, |content| content.agencies.implementing.clear()),
            (LegalPart::Outcome, |content| content.outcomes.clear()),
        ];
        for (part, take) in take {
            let mut content = flawless();
            take(&mut content);
            assert!(content.missing_parts().contains(&part));
            assert!(finds(&content, Check::PartMissing).contains(&field(part).to_owned()), "{part:?}");
        }
        assert_eq!(finds(&flawless(), Check::PartMissing), [""; 0]);
    }

    #[test]
    fn a_translation_of_what_stood_there_before_is_found() {
        let mut content = flawless();
        content
            .translations
            .insert("en".to_owned(), Translation { name: "Trial".to_owned(), ..Translation::default() });
        assert_eq!(finds(&content, Check::TranslationOlder), [""; 0]);
        let before = content.clone();
        content.name.push_str(" mới");
        content.date_translations(&before);
        assert_eq!(finds(&content, Check::TranslationOlder), ["translations.en.name"]);
    }

    #[test]
    fn a_name_is_too_long_over_250_characters() {
        let mut content = flawless();
        content.name = "ạ".repeat(250);
        assert_eq!(finds(&content, Check::NameTooLong), [""; 0]);
        content.name.push('ạ');
        assert_eq!(finds(&content, Check::NameTooLong), ["name"]);
    }
}
