use serde::Deserialize;

/// What counts how much when matches are put in order. It is data, so that it
/// can be tuned on judged questions without touching code.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// A word in the keywords, where one in the name is 1.
    pub keywords: f32,
    /// A word in the sector.
    pub sector: f32,
    /// A word in what one gets.
    pub outcomes: f32,
    /// A word in the summary, the papers or the steps only.
    pub body: f32,
    /// What is left of a word whose accents are others than those typed.
    pub other_accents: f32,
    /// What is left of a lone syllable that in the name is half of another word.
    pub bound: f32,
    /// What is left of a wording whose words are there, but not side by side.
    pub apart: f32,
    /// The power of the covered share: above 1, half of a wording is less than half of what it means.
    pub whole: f32,
    /// The power by which rarity makes a part of the question count.
    pub rarity: f32,
    /// What neighbours in the question add where they are neighbours in the name, too.
    pub neighbours: f32,
    /// How much of the order the index itself decides, 0 to 1.
    pub index: f32,
    /// What a name of which all was asked for gains.
    pub named: f32,
    /// What a named level of government adds.
    pub level: f32,
    /// The prior of what a commune does.
    pub commune: f32,
    /// The prior of what a province does.
    pub province: f32,
    /// The prior of what a ministry does.
    pub ministry: f32,
    /// The prior of what is there for citizens.
    pub citizen: f32,
    /// The prior of what was made public by one province for itself.
    pub local: f32,
    /// The prior of what was repealed.
    pub repealed: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            keywords: 0.85,
            sector: 0.5,
            outcomes: 0.45,
            body: 0.2,
            other_accents: 0.45,
            bound: 0.6,
            apart: 0.7,
            whole: 1.5,
            rarity: 0.5,
            neighbours: 0.3,
            index: 0.4,
            named: 0.5,
            level: 1.08,
            commune: 1.08,
            province: 1.03,
            ministry: 0.93,
            citizen: 1.03,
            local: 0.94,
            repealed: 0.5,
        }
    }
}

impl Weights {
    /// Whether every weight can be reckoned with.
    pub(super) fn is_sound(&self) -> bool {
        let Self { keywords, sector, outcomes, body, other_accents, bound, apart, index, .. } = *self;
        let shares = [keywords, sector, outcomes, body, other_accents, bound, apart, index];
        let Self {
            whole, rarity, neighbours, named, level, commune, province, ministry, citizen, local, repealed, ..
        } = *self;
        let powers = [whole, rarity, neighbours, named, level, commune, province, ministry, citizen, local, repealed];
        shares.iter().all(|share| (0.0..=1.0).contains(share))
            && powers.iter().all(|power| (0.0..=10.0).contains(power))
    }
}
