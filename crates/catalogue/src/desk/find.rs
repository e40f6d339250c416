//! From a name as people write it to the commune of today.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    Commune, Directory, Province, UnitKind, UnitName,
    unit::{accented, alike, squash},
};
use crate::{
    query::one_edit,
    text::{fold, syllables},
};

/// How many words of a question are looked at.
const WORDS: usize = 24;
/// The longest name, in words.
const LONGEST: usize = 6;
/// How much worse than the best a match may be.
const WINDOW: i32 = 10;
/// What does not name a place.
const NOISE: [&str; 11] = ["ubnd", "uy", "ban", "nhan", "dan", "o", "tai", "cu", "moi", "truoc", "day"];

/// How a commune was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// By its own name.
    Name,
    /// By the name of what became part of it.
    Former {
        /// That commune, ward or township.
        unit: UnitName,
        /// Its district.
        district: UnitName,
        /// Whether all of it became part; else the rest went elsewhere.
        whole: bool,
    },
    /// By the name of the district that it was in.
    District(UnitName),
}

/// A commune that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its number in the directory.
    pub commune: usize,
    /// How it was found.
    pub via: Via,
    /// Whether the name was not quite what was written.
    pub guessed: bool,
}

#[derive(Clone, Debug)]
struct Name {
    commune: usize,
    via: Via,
    kind: UnitKind,
    squashed: String,
    accented: String,
}

/// Every name that leads to a commune.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    names: Vec<Name>,
    by_squashed: HashMap<String, Vec<usize>>,
    /// The words of districts and provinces around each commune.
    around: Vec<HashSet<String>>,
    provinces: HashMap<String, usize>,
}

impl Index {
    pub(super) fn new(provinces: &[Province], communes: &[Commune]) -> Self {
        let mut index = Self::default();
        for (number, province) in provinces.iter().enumerate() {
            for name in [&province.name].into_iter().chain(&province.formerly) {
                index.provinces.insert(squash(name.stem()), number);
            }
        }
        for (number, commune) in communes.iter().enumerate() {
            let mut around = HashSet::new();
            let mut take = |name: &UnitName| around.extend(words(name.stem()).map(|(word, _)| word));
            take(&commune.name);
            if let Some(province) = provinces.get(commune.province) {
                take(&province.name);
                province.formerly.iter().for_each(&mut take);
            }
            commune.formerly.iter().for_each(|former| take(&former.district));
            index.around.push(around);
            index.add(number, &commune.name, Via::Name);
            for former in &commune.formerly {
                let via = |unit: &UnitName, whole| Via::Former {
                    unit: unit.clone(),
                    district: former.district.clone(),
                    whole,
                };
                former.units.iter().for_each(|unit| index.add(number, unit, via(unit, true)));
                former.parts_of.iter().for_each(|unit| index.add(number, unit, via(unit, false)));
                former.also_written.iter().for_each(|unit| index.add(number, unit, via(unit, true)));
                index.add(number, &former.district, Via::District(former.district.clone()));
            }
        }
        index
    }

    fn add(&mut self, commune: usize, name: &UnitName, via: Via) {
        let squashed = squash(name.stem());
        self.by_squashed.entry(squashed.clone()).or_default().push(self.names.len());
        self.names.push(Name { commune, via, kind: name.kind(), squashed, accented: accented(name.stem()) });
    }
}

/// The words of a text as they are compared, each with its place in the text.
fn words(text: &str) -> impl Iterator<Item = (String, &str)> {
    syllables(text).map(|word| (alike(&fold(word)), word))
}

/// A word that tells what a unit is, and how many words it takes.
fn kind_at(words: &[(String, &str)], at: usize) -> Option<(UnitKind, usize)> {
    let one = words.get(at)?.0.as_str();
    let two = words.get(at + 1).map(|(word, _)| format!("{one} {word}"));
    for (kind, word) in UnitKind::folded_words() {
        if two.as_deref() == Some(word.as_str()) {
            return Some((kind, 2));
        }
        if one == word {
            return Some((kind, 1));
        }
    }
    UnitKind::SHORT.into_iter().find(|(_, short)| *short == one).map(|(kind, _)| (kind, 1))
}

/// The word just before a name that tells what it is.
fn kind_before(words: &[(String, &str)], at: usize) -> Option<UnitKind> {
    let of = |from: usize, taken: usize| kind_at(words, from).filter(|(_, n)| *n == taken).map(|(kind, _)| kind);
    at.checked_sub(2).and_then(|from| of(from, 2)).or_else(|| at.checked_sub(1).and_then(|from| of(from, 1)))
}

impl Directory {
    /// The communes that may be meant, the likeliest first: by their names, by
    /// those of what was merged into them, or by the district they were in. A
    /// name that is begun is enough, and so is one with a typo.
    #[must_use]
    pub fn find(&self, question: &str) -> Vec<Found> {
        let words: Vec<(String, &str)> = words(question).take(WORDS).collect();
        let mut found = self.named(&words);
        if found.is_empty() {
            found = self.nearly(&words);
        }
        let Some(best) = found.values().map(|(score, _)| *score).max() else { return Vec::new() };
        let mut found: Vec<(i32, Found)> = found.into_values().filter(|(score, _)| *score >= best - WINDOW).collect();
        found.sort_by_key(|(score, found)| (-score, found.commune));
        found.into_iter().map(|(_, found)| found).collect()
    }

    /// The province whose name, or former name, this is.
    #[must_use]
    pub fn find_province(&self, question: &str) -> Option<usize> {
        let words: Vec<(String, &str)> = words(question).take(WORDS).collect();
        let from = kind_at(&words, 0).map_or(0, |(_, taken)| taken);
        let squashed: String = words[from..].iter().map(|(word, _)| word.as_str()).collect();
        self.index.provinces.get(&squashed).copied()
    }

    /// Names that stand in the question whole.
    fn named(&self, words: &[(String, &str)]) -> BTreeMap<usize, (i32, Found)> {
        let mut found: BTreeMap<usize, (i32, Found)> = BTreeMap::new();
        for from in 0..words.len() {
            for to in from + 1..=words.len().min(from + LONGEST) {
                let squashed: String = words[from..to].iter().map(|(word, _)| word.as_str()).collect();
                for name in self.index.by_squashed.get(&squashed).into_iter().flatten() {
                    let name = &self.index.names[*name];
                    if let Some(score) = self.score(words, from, to, name) {
                        keep(&mut found, score, name, false);
                    }
                }
            }
        }
        found
    }

    /// How well a name that stands in the question answers all of it.
    fn score(&self, words: &[(String, &str)], from: usize, to: usize, name: &Name) -> Option<i32> {
        let around = &self.index.around[name.commune];
        let mut unexplained = 0;
        let mut at = 0;
        while at < words.len() {
            if at == from {
                at = to;
                continue;
            }
            if let Some((_, taken)) = kind_at(words, at).filter(|(_, taken)| at >= to || at + taken <= from) {
                at += taken;
                continue;
            }
            let word = words[at].0.as_str();
            unexplained += i32::from(!around.contains(word) && !NOISE.contains(&word));
            at += 1;
        }
        if unexplained > 2 || usize::try_from(unexplained).is_ok_and(|n| n >= to - from) && unexplained > 0 {
            return None;
        }
        let kind = match kind_before(words, from) {
            Some(kind) if kind == name.kind => 6,
            // After the merger people know the name, and not always what it is now.
            Some(kind) if kind.tier() == name.kind.tier() => 0,
            Some(_) => -16,
            None => 0,
        };
        let typed: String = words[from..to].iter().map(|(_, typed)| *typed).collect::<Vec<_>>().join(" ");
        let typed_accents = accented(&typed);
        let accents = if typed_accents == squash(&typed) {
            0
        } else if typed_accents == name.accented {
            4
        } else {
            -6
        };
        let via = match name.via {
            Via::Name => 2,
            Via::Former { .. } => 1,
            Via::District(_) => -4,
        };
        let words_of_name = i32::try_from(to - from).unwrap_or_default();
        Some(100 - 20 * unexplained + kind + accents + via + 3 * words_of_name)
    }

    /// Names that begin as the question, else those that differ in a letter.
    fn nearly(&self, words: &[(String, &str)]) -> BTreeMap<usize, (i32, Found)> {
        let from = kind_at(words, 0).map_or(0, |(_, taken)| taken);
        let kind = kind_at(words, 0).map(|(kind, _)| kind.tier());
        let squashed: String = words[from..].iter().map(|(word, _)| word.as_str()).collect();
        let mut found = BTreeMap::new();
        let names = || self.index.names.iter().filter(|name| kind.is_none_or(|tier| tier == name.kind.tier()));
        let via = |name: &Name| i32::from(name.via == Via::Name);
        if squashed.chars().count() >= 2 {
            names()
                .filter(|name| name.squashed.starts_with(&squashed))
                .for_each(|name| keep(&mut found, 60 + via(name), name, false));
        }
        if found.is_empty() && squashed.chars().count() >= 4 {
            names()
                .filter(|name| one_edit(&squashed, &name.squashed))
                .for_each(|name| keep(&mut found, 40 + via(name), name, true));
        }
        found
    }
}

/// Keeps the best way in which a commune was found.
fn keep(found: &mut BTreeMap<usize, (i32, Found)>, score: i32, name: &Name, guessed: bool) {
    if found.get(&name.commune).is_none_or(|(before, _)| score > *before) {
        found.insert(name.commune, (score, Found { commune: name.commune, via: name.via.clone(), guessed }));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{
        super::{Former, Resolution},
        *,
    };
    use crate::Slug;

    fn unit(name: &str) -> UnitName {
        UnitName::parse(name).unwrap()
    }

    fn commune(name: &str, formerly: &[(&str, &[&str], &[&str])]) -> Commune {
        let units = |names: &[&str]| names.iter().map(|name| unit(name)).collect();
        let former = |(district, whole, parts): &(&str, &[&str], &[&str])| Former {
            district: unit(district),
            units: units(whole),
            parts_of: units(parts),
            also_written: Vec::new(),
        };
        Commune {
            slug: Slug::from_name(name),
            name: unit(name),
            province: 0,
            formerly: formerly.iter().map(former).collect(),
        }
    }

    fn directory() -> Directory {
        let resolution = Resolution {
            number: "1659/NQ-UBTVQH15".to_owned(),
            date: date(2025, 6, 16),
            in_force_from: date(2025, 7, 1),
        };
        let province = Province {
            slug: Slug::from_name("Đà Nẵng"),
            name: unit("Thành phố Đà Nẵng"),
            formerly: vec![unit("Tỉnh Quảng Nam")],
            resolution,
            checked_on: None,
            confirmed: false,
        };
        let communes = vec![
            commune("Phường Hải Châu", &[("Quận Hải Châu", &["Phường Thanh Bình", "Phường Hải Châu"], &[])]),
            commune("Phường Hòa Cường", &[("Quận Hải Châu", &["Phường Bình Thuận", "Phường Hòa Cường Bắc"], &[])]),
            commune(
                "Phường Hải Vân",
                &[
                    ("Quận Liên Chiểu", &["Phường Hòa Hiệp Bắc"], &[]),
                    ("Huyện Hòa Vang", &["Xã Hòa Bắc"], &["Xã Hòa Liên"]),
                ],
            ),
            commune(
                "Phường Liên Chiểu",
                &[("Quận Liên Chiểu", &["Phường Hòa Khánh Bắc"], &[]), ("Huyện Hòa Vang", &[], &["Xã Hòa Liên"])],
            ),
            commune(
                "Phường Hòa Khánh",
                &[
                    ("Quận Liên Chiểu", &["Phường Hòa Khánh Nam", "Phường Hòa Minh"], &[]),
                    ("Huyện Hòa Vang", &["Xã Hòa Sơn"], &[]),
                ],
            ),
            commune("Xã Tây Giang", &[("Huyện Tây Giang", &["Xã Atiêng", "Xã Lăng"], &[])]),
            commune("Xã Chiên Đàn", &[("Huyện Phú Ninh", &["Xã Tam Đàn"], &[])]),
            commune("Xã Phú Ninh", &[("Huyện Phú Ninh", &["Xã Tam Dân"], &[])]),
            commune("Phường Điện Bàn", &[("Thị xã Điện Bàn", &["Phường Điện Phương"], &[])]),
        ];
        Directory::new(vec![province], communes, Vec::new())
    }

    fn find(question: &str) -> Vec<String> {
        let directory = directory();
        directory.find(question).iter().map(|found| directory.communes()[found.commune].name.to_string()).collect()
    }

    #[test]
    fn new_and_old_names_lead_to_the_commune_of_today() {
        for (question, first) in [
            ("Phường Hải Châu", "Phường Hải Châu"),
            ("hai chau", "Phường Hải Châu"),
            ("P.Thanh Bình", "Phường Hải Châu"),
            ("phường thanh bình, quận hải châu, đà nẵng", "Phường Hải Châu"),
            ("UBND phường Hòa Khánh Nam cũ", "Phường Hòa Khánh"),
            ("xã A Tiêng huyện Tây Giang", "Xã Tây Giang"),
            ("hoà sơn hoà vang", "Phường Hòa Khánh"),
            ("dien phuong", "Phường Điện Bàn"),
            ("phuong dien phuong", "Phường Điện Bàn"),
        ] {
            assert_eq!(find(question).first().map(String::as_str), Some(first), "{question}");
        }
    }

    #[test]
    fn a_longer_name_is_not_taken_for_the_shorter_within() {
        assert_eq!(find("hòa khánh bắc"), ["Phường Liên Chiểu"]);
        assert_eq!(find("Hòa Khánh"), ["Phường Hòa Khánh"]);
    }

    #[test]
    fn what_was_divided_leads_to_all_its_parts() {
        assert_eq!(find("xã hòa liên"), ["Phường Hải Vân", "Phường Liên Chiểu"]);
        let directory = directory();
        assert!(directory.find("hoa lien").iter().all(|found| matches!(found.via, Via::Former { whole: false, .. })));
    }

    #[test]
    fn a_district_leads_to_what_became_of_it() {
        assert_eq!(find("quận Hải Châu"), ["Phường Hải Châu", "Phường Hòa Cường"]);
        assert_eq!(find("huyện Phú Ninh"), ["Xã Chiên Đàn", "Xã Phú Ninh"]);
        assert_eq!(find("phường Hải Châu"), ["Phường Hải Châu"]);
    }

    #[test]
    fn accents_tell_apart_where_they_were_typed() {
        assert_eq!(find("Tam Đàn").first().map(String::as_str), Some("Xã Chiên Đàn"));
        assert_eq!(find("Tam Dân").first().map(String::as_str), Some("Xã Phú Ninh"));
        assert_eq!(find("tam dan").len(), 2);
    }

    #[test]
    fn a_begun_name_and_a_typo_are_understood() {
        assert_eq!(find("phường thanh bì"), ["Phường Hải Châu"]);
        assert_eq!(find("hoa cuog"), ["Phường Hòa Cường"]);
        assert!(directory().find("hoa cuog")[0].guessed);
        for nothing in ["", " ", "x", "phường", "zzzz", "cấp hộ chiếu ở đâu", "sài gòn"] {
            assert_eq!(find(nothing), Vec::<String>::new(), "{nothing}");
        }
    }

    #[test]
    fn provinces_are_known_by_both_names() {
        assert_eq!(directory().find_province("tỉnh Quảng Nam"), Some(0));
        assert_eq!(directory().find_province("da nang"), Some(0));
        assert_eq!(directory().find_province("huế"), None);
    }
}
