//! What stands in the form, as typed. The fields are those of
//! [`EditionContent`](catalogue::EditionContent), under the same names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind,)* }
    )*};
}

parts! {
    /// The whole form. A choice that is not made is an empty text.
    EditionForm {
        name: String,
        summary: String,
        /// Name and summary in other languages, by the tag of the language.
        translations: BTreeMap<String, TranslationPart>,
        /// Apart by commas, semicolons or line breaks.
        keywords: String,
        sector: String,
        /// The keys of the chosen levels.
        levels: Vec<String>,
        /// The keys of the chosen kinds.
        applicants: Vec<String>,
        agencies: AgenciesPart,
        reception: String,
        interlinked: bool,
        online: OnlinePart,
        channels: Vec<ChannelRow>,
        dossier: DossierPart,
        forms: Vec<FormRow>,
        steps: Vec<StepRow>,
        requirements: String,
        outcomes: Vec<OutcomeRow>,
        legal_basis: Vec<LegalRow>,
        announcement: AnnouncementPart,
        /// The addresses of the chosen life events, in their order.
        life_events: Vec<String>,
        source: SourcePart,
        /// The id of what has the focus when the form is shown again.
        #[serde(skip)]
        focus: Option<String>,
    }

    /// Name and summary in another language.
    TranslationPart {
        name: String,
        summary: String,
        /// Whether it was looked over and matches the Vietnamese that stands in the form.
        matches: bool,
        /// The wording that it is said to be of.
        of: String,
        /// The Vietnamese wording beside which it stood when the form was filled.
        beside: String,
        /// Its own wording then; where it is another, somebody has changed it.
        was: String,
    }

    /// The agencies by their part, one a line.
    AgenciesPart {
        promulgating: String,
        competent: String,
        implementing: String,
        delegated: String,
        coordinating: String,
    }

    /// The online service.
    OnlinePart {
        level: String,
        since: String,
        announced_by: String,
        apply_url: String,
        by_agency: Vec<AgencyLevelRow>,
    }

    /// An agency at which the online level is another.
    AgencyLevelRow { agency: String, level: String, since: String, }

    /// A way of handing in.
    ChannelRow {
        kind: String,
        situation: String,
        time_limit: TimePart,
        costs: Vec<CostRow>,
        note: String,
    }

    /// A time limit: an amount with its unit, or words, or nothing.
    TimePart {
        amount: String,
        unit: String,
        note: String,
        words: String,
        /// The source's own words beside what was read from them.
        wording: String,
        /// What they are the words of; where it changes, they go.
        wording_of: String,
    }

    /// A cost.
    CostRow {
        kind: String,
        /// Which of the values it is, see [`super::content`].
        value: String,
        /// The sum, or the least.
        amount: String,
        /// The most.
        to: String,
        /// A rate, an act, or the words of the source.
        words: String,
        per: String,
        note: String,
        wording: String,
        wording_of: String,
    }

    /// What has to be handed in.
    DossierPart { sets: String, cases: Vec<CaseRow>, }

    /// A case of the dossier.
    CaseRow { name: String, items: Vec<ItemRow>, }

    /// A paper, or a note between papers.
    ItemRow {
        kind: String,
        name: String,
        originals: String,
        copies: String,
        forms: Vec<FormRow>,
    }

    /// A form to fill in.
    FormRow { name: String, url: String, }

    /// A step.
    StepRow { title: String, text: String, }

    /// What one gets.
    OutcomeRow { name: String, code: String, }

    /// A legal document.
    LegalRow {
        number: String,
        title: String,
        issuer: String,
        issued_on: String,
        in_force_from: String,
        in_force_to: String,
        replaced_by: String,
    }

    /// The decision that announces the procedure.
    AnnouncementPart { number: String, date: String, issuer: String, change: String, successors: String, }

    /// Where it was taken from.
    SourcePart { name: String, url: String, verified_on: String, }
}

/// The key of an item that is a paper; the other is [`NOTE`].
pub const PAPER: &str = "paper";
/// The key of an item that is a note.
pub const NOTE: &str = "note";

impl EditionForm {
    /// How many rows there are, of all lists.
    pub fn rows(&self) -> usize {
        let costs: usize = self.channels.iter().map(|channel| channel.costs.len()).sum();
        let items = self.dossier.cases.iter().flat_map(|case| &case.items);
        let (papers, forms) = items.fold((0, 0), |(papers, forms), item| (papers + 1, forms + item.forms.len()));
        let lists = [
            self.online.by_agency.len(),
            self.channels.len(),
            self.dossier.cases.len(),
            self.forms.len(),
            self.steps.len(),
            self.outcomes.len(),
            self.legal_basis.len(),
        ];
        costs + papers + forms + lists.iter().sum::<usize>()
    }
}
