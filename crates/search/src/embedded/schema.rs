use catalogue::{
    DossierItem,
    query::{Syllable, syllables_of},
};
use registry::Entry;
use tantivy::{
    TantivyDocument,
    schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer},
};

const TOKENIZER: &str = "syllables";

/// The fields of the index. Texts come cut into syllables by
/// `catalogue::query`, so the index only splits at spaces.
#[derive(Clone, Copy)]
pub struct Fields {
    /// The key of the procedure.
    pub id: Field,
    /// The official name.
    pub name: Texts,
    /// The words that people use, and the name in other languages.
    pub keywords: Texts,
    /// The sector.
    pub sector: Texts,
    /// What one gets.
    pub outcomes: Texts,
    /// The summary, folded.
    pub summary: Field,
    /// Papers and forms, folded.
    pub papers: Field,
    /// Steps and requirements, folded.
    pub body: Field,
}

/// A text in the three ways in which it is searched.
#[derive(Clone, Copy)]
pub struct Texts {
    /// Without diacritics.
    pub folded: Field,
    /// With them.
    pub toned: Field,
    /// Pairs of neighbours, without diacritics: `ket_hon`.
    pub pairs: Field,
}

impl Fields {
    /// The fields and the schema made of them.
    pub fn new() -> (Self, Schema) {
        let mut builder = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let id = builder.add_u64_field("id", INDEXED | FAST);
        let mut text = |name: &str| builder.add_text_field(name, options.clone());
        let mut texts = |name: &str| Texts {
            folded: text(name),
            toned: text(&format!("{name}_toned")),
            pairs: text(&format!("{name}_pairs")),
        };
        let fields = Self {
            id,
            name: texts("name"),
            keywords: texts("keywords"),
            sector: texts("sector"),
            outcomes: texts("outcomes"),
            summary: text("summary"),
            papers: text("papers"),
            body: text("body"),
        };
        (fields, builder.build())
    }

    /// The index document of an entry.
    pub fn document(&self, entry: &Entry) -> TantivyDocument {
        let content = &entry.content;
        let mut document = TantivyDocument::new();
        document.add_u64(self.id, key(entry.id));
        self.name.add(&mut document, &content.name);
        for words in content.also_called() {
            self.keywords.add(&mut document, words);
        }
        let mut folded =
            |field: Field, text: &str| document.add_text(field, joined(&syllables_of(text), |s| &s.folded));
        folded(self.summary, content.summary.as_str());
        for case in &content.dossier.cases {
            folded(self.papers, &case.name);
            for item in &case.items {
                match item {
                    DossierItem::Paper(paper) => folded(self.papers, &paper.name),
                    DossierItem::Note(note) => folded(self.papers, note),
                }
            }
        }
        content.forms.iter().for_each(|form| folded(self.papers, &form.name));
        for step in &content.steps {
            folded(self.body, &step.title);
            folded(self.body, step.text.as_str());
        }
        folded(self.body, content.requirements.as_str());
        document
    }
}

impl Texts {
    fn add(&self, document: &mut TantivyDocument, text: &str) {
        let syllables = syllables_of(text);
        document.add_text(self.folded, joined(&syllables, |syllable| &syllable.folded));
        document.add_text(self.toned, joined(&syllables, |syllable| &syllable.toned));
        let pairs: Vec<String> = syllables.windows(2).map(|two| pair(&two[0].folded, &two[1].folded)).collect();
        document.add_text(self.pairs, pairs.join(" "));
    }
}

/// The tokenizers that the schema names.
pub fn tokenizers() -> TokenizerManager {
    // Fields of numbers ask for the default one, too.
    let manager = TokenizerManager::default();
    manager.register(TOKENIZER, TextAnalyzer::from(WhitespaceTokenizer::default()));
    manager
}

/// The key of a procedure in the index.
#[allow(clippy::cast_sign_loss)]
pub const fn key(id: registry::ProcedureId) -> u64 {
    id.0 as u64
}

/// The procedure of a key of the index.
#[allow(clippy::cast_possible_wrap)]
pub const fn id(key: u64) -> registry::ProcedureId {
    registry::ProcedureId(key as i64)
}

/// Two neighbours as one term.
pub fn pair(a: &str, b: &str) -> String {
    format!("{a}_{b}")
}

fn joined(syllables: &[Syllable], part: impl Fn(&Syllable) -> &str) -> String {
    syllables.iter().map(part).collect::<Vec<_>>().join(" ")
}
