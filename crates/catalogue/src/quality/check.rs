use serde::{Serialize, Serializer};

use super::Severity;

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident $code:literal $severity:ident [$($variable:literal),*];)*) => {
        /// A check of the quality of an edition, with a code that never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Check { $($(#[$doc])* $name,)* }

        impl Check {
            /// Every check.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable code, as in `time-missing`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// The key of the message that tells staff what to do.
            #[must_use]
            pub const fn message_key(self) -> &'static str {
                match self { $(Self::$name => concat!("quality-", $code)),* }
            }

            /// The key of a short title, for lists with counts.
            #[must_use]
            pub const fn title_key(self) -> &'static str {
                match self { $(Self::$name => concat!("quality-", $code, "-title")),* }
            }

            /// The variables of the message.
            #[must_use]
            pub const fn variables(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($variable),*]),* }
            }
        }
    };
}

checks! {
    /// One of the eight parts that the law requires is missing.
    PartMissing "part-missing" Error ["part"];
    /// The name is over 250 characters long.
    NameTooLong "name-too-long" Warning ["n"];
    /// The Vietnamese has changed since a translation was made.
    TranslationOlder "translation-older" Notice ["name"];
    /// The abolished district level carries it out.
    DistrictLevel "district-level" Error [];
    /// An agency of the abolished district level.
    DistrictAgency "district-agency" Warning ["name"];
    /// Nobody has set the online level.
    OnlineLevelUnknown "online-level-unknown" Warning [];
    /// Level 3 or 4 is set, but not the decision that announced it.
    OnlineLevelUnannounced "online-level-unannounced" Warning ["n"];
    /// Level 3 or 4, but no way of handing in online.
    Level3WithoutOnlineChannel "level3-without-online-channel" Warning ["n"];
    /// Level 3 or 4, but no address to apply at.
    ApplyUrlMissing "apply-url-missing" Warning ["n"];
    /// The address to apply at does not start with `https://`.
    ApplyUrlNotHttps "apply-url-not-https" Warning ["wording"];
    /// A way of handing in without a time limit, while others have one.
    TimeMissing "time-missing" Warning ["kind"];
    /// A time limit that is a bare number.
    TimeWithoutUnit "time-without-unit" Warning ["wording"];
    /// A time limit that no date can be computed from.
    TimeAsWorded "time-as-worded" Notice ["wording"];
    /// Rows of one kind of channel differ in time, without a word on when each applies.
    TimesDifferInChannel "times-differ-in-channel" Warning ["kind", "wording"];
    /// The source does not say what it costs.
    CostMissing "cost-missing" Warning ["kind"];
    /// An amount under 1,000 đồng: the source divided by 1,000.
    CostUnder1000 "cost-under-1000" Warning ["wording"];
    /// Free, while the note names an amount or an act that sets one.
    FreeButNoteSetsCost "free-but-note-sets-cost" Warning ["wording"];
    /// Another act sets the cost: the amount can be filled in.
    CostSetByAct "cost-set-by-act" Notice ["wording"];
    /// A cost that could not be read.
    CostAsWorded "cost-as-worded" Notice ["wording"];
    /// Online and at the counter the cost differs: not a fault.
    OnlineCostDiffers "online-cost-differs" Notice [];
    /// A paper with 0 originals and 0 copies.
    PaperWithoutCount "paper-without-count" Warning ["wording"];
    /// A case without a name, among several.
    CaseWithoutName "case-without-name" Warning ["n"];
    /// Several cases: not a fault, the page asks which.
    SeveralCases "several-cases" Notice ["n"];
    /// The number of sets is not said.
    SetsMissing "sets-missing" Notice [];
    /// A form that cannot be downloaded.
    FormWithoutFile "form-without-file" Notice ["name"];
    /// No law is named.
    NoLegalBasis "no-legal-basis" Warning [];
    /// A law that is no longer in force.
    LawNoLongerInForce "law-no-longer-in-force" Warning ["name"];
    /// No decision announced it.
    NoAnnouncement "no-announcement" Error [];
    /// Nobody has compared it with its source.
    Unverified "unverified" Warning [];
    /// It was compared with its source long ago.
    Stale "stale" Warning ["n"];
    /// It is said to have been compared on a day that has not come.
    VerifiedInFuture "verified-in-future" Warning ["day"];
    /// Where it was taken from is not said.
    SourceMissing "source-missing" Notice [];
}

impl Check {
    /// Reads a [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|check| check.code() == code)
    }
}

impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const LOCALES: [&str; 2] = [
        include_str!("../../../../content/locales/vi/quality.ftl"),
        include_str!("../../../../content/locales/en/quality.ftl"),
    ];

    /// The message of a key with its further lines.
    fn message<'a>(locale: &'a str, key: &str) -> Option<&'a str> {
        let (at, _) =
            locale.match_indices(&format!("{key} =")).find(|(at, _)| *at == 0 || locale[..*at].ends_with('\n'))?;
        let text = &locale[at..];
        let end =
            text.match_indices('\n').find(|(end, _)| !text[end + 1..].starts_with([' ', '}'])).map(|(end, _)| end);
        Some(&text[..end.unwrap_or(text.len())])
    }

    #[test]
    fn every_check_has_a_message_and_a_title_in_both_languages() {
        for locale in LOCALES {
            for check in Check::ALL.iter().copied() {
                let text = message(locale, check.message_key()).unwrap_or_else(|| panic!("no {}", check.message_key()));
                let used: BTreeSet<&str> = text
                    .split('$')
                    .skip(1)
                    .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().expect("a name"))
                    .collect();
                assert_eq!(used, check.variables().iter().copied().collect(), "{text}");
                assert!(message(locale, check.title_key()).is_some(), "no {}", check.title_key());
            }
            for severity in Severity::ALL {
                assert!(message(locale, severity.message_key()).is_some());
            }
        }
    }

    #[test]
    fn codes_are_unlike_and_read_back() {
        let codes: BTreeSet<&str> = Check::ALL.iter().map(|check| check.code()).collect();
        assert_eq!(codes.len(), Check::ALL.len());
        for check in Check::ALL.iter().copied() {
            assert_eq!(Check::from_code(check.code()), Some(check));
        }
    }
}
