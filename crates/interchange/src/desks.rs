use std::collections::{BTreeMap, BTreeSet};

use catalogue::{
    AdministrativeLevel, AgencyName, ProcedureCode, Slug,
    desk::{
        Commune, Coordinates, DeskKind, DeskOf, Directory, Email, Former, OneStopDesk, Province, Resolution, Takes,
        Telephone, UnitName, WeeklyHours,
    },
};
use jiff::civil::Date;
use serde::Deserialize;

use crate::{
    Reason, Rejected,
    in_languages::{Checked, InLanguages, Others, texts},
    markdown::yaml,
    reference::reject,
};

/// What stands for the name of a commune in the name of its desks: with the word
/// for what it is, and without.
const COMMUNE: &str = "{xã}";
const STEM: &str = "{tên}";

/// A file of `content/desks`: the desks of a province.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskFile {
    slug: Slug,
    province: UnitName,
    #[serde(default)]
    formerly: Vec<UnitName>,
    resolution: ResolutionRow,
    #[serde(default)]
    checked_on: Option<Date>,
    #[serde(default)]
    confirmed: bool,
    #[serde(default)]
    desks: Vec<DeskRow>,
    #[serde(default)]
    every_commune: Vec<EveryRow>,
    #[serde(default)]
    communes: Vec<CommuneRow>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ResolutionRow {
    number: String,
    date: Date,
    in_force_from: Date,
}

/// What is known of a desk. What is empty is not known.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Details {
    name: Option<String>,
    ask: Option<String>,
    address: String,
    telephones: Vec<Telephone>,
    email: Option<Email>,
    hours: WeeklyHours,
    coordinates: Option<Coordinates>,
    access: String,
    levels: BTreeSet<AdministrativeLevel>,
    agencies: Vec<AgencyName>,
    other_agencies: Vec<AgencyName>,
    include: Vec<ProcedureCode>,
    exclude: Vec<ProcedureCode>,
    checked_on: Option<Date>,
    confirmed: bool,
    #[serde(flatten)]
    others: Others,
}

impl InLanguages for Details {
    const FIELDS: &'static [&'static str] = &[
        "name",
        "ask",
        "address",
        "telephones",
        "email",
        "hours",
        "coordinates",
        "access",
        "levels",
        "agencies",
        "other_agencies",
        "include",
        "exclude",
        "checked_on",
        "confirmed",
    ];
    const TRANSLATED: &'static [&'static str] = &["name"];

    fn others(&self) -> &Others {
        &self.others
    }
}

/// A desk for the whole province.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeskRow {
    slug: Slug,
    kind: DeskKind,
    name: String,
    ask: String,
    #[serde(default)]
    details: Checked<Details>,
}

/// A desk that every commune has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EveryRow {
    kind: DeskKind,
    name: String,
    ask: String,
    #[serde(default)]
    details: Checked<Details>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CommuneRow {
    name: UnitName,
    #[serde(default)]
    formerly: Vec<FormerRow>,
    /// What of its desks is other than in every commune, by kind.
    #[serde(default)]
    desks: BTreeMap<DeskKind, Checked<Details>>,
    /// The kinds of desks that it does not have.
    #[serde(default)]
    without: BTreeSet<DeskKind>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FormerRow {
    district: UnitName,
    #[serde(default)]
    units: Vec<UnitName>,
    #[serde(default)]
    parts_of: Vec<UnitName>,
    #[serde(default)]
    also_written: Vec<UnitName>,
}

/// Reads a file of desks.
///
/// # Errors
/// With the line of the file, the field and what is wrong: a commune that stands
/// there twice, a former one that two communes took over whole, or details of a
/// kind of desk that no commune has, are wrong too.
pub fn desks(text: &str) -> Result<DeskFile, Rejected> {
    let file: DeskFile = yaml::read(text)?;
    let kinds: Vec<DeskKind> = file.every_commune.iter().map(|every| every.kind).collect();
    for (number, kind) in kinds.iter().enumerate() {
        if kinds[..number].contains(kind) {
            return Err(reject(text, kind.key(), &format!("every_commune[{number}].kind"), Reason::Twice));
        }
    }
    let mut taken_over: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (number, commune) in file.communes.iter().enumerate() {
        let name = commune.name.as_str();
        let wrong =
            |field: &str, about: &str, reason| Err(reject(text, about, &format!("communes[{number}].{field}"), reason));
        if file.communes[..number].iter().any(|before| before.name.as_str() == name) {
            return wrong("name", name, Reason::Twice);
        }
        for former in &commune.formerly {
            for unit in &former.units {
                if !taken_over.insert((former.district.as_str(), unit.as_str())) {
                    return wrong("formerly.units", unit.as_str(), Reason::Twice);
                }
            }
        }
        let allowed = || kinds.iter().map(|kind| kind.key()).collect::<Vec<_>>().join(", ");
        if let Some(kind) = commune.desks.keys().chain(&commune.without).find(|kind| !kinds.contains(kind)) {
            let reason = Reason::BadValue { value: kind.key().to_owned(), allowed: allowed() };
            return wrong("desks", name, reason);
        }
    }
    Ok(file)
}

/// Joins files into one directory.
///
/// # Errors
/// With the address that two desks of these files would have.
pub fn directory(files: Vec<DeskFile>) -> Result<Directory, Slug> {
    let (mut provinces, mut communes, mut desks) = (Vec::new(), Vec::new(), Vec::new());
    for file in files {
        let province = provinces.len();
        for row in &file.desks {
            let of = DeskOf::Province(province);
            desks.push(desk(row.slug.clone(), row.kind, &row.name, &row.ask, of, None, row.details.0.clone(), &file));
        }
        for row in &file.communes {
            let slug = Slug::from_name(&format!("{} {}", file.slug, row.name));
            let of = DeskOf::Commune(communes.len());
            for every in file.every_commune.iter().filter(|every| !row.without.contains(&every.kind)) {
                let Checked(own) = row.desks.get(&every.kind).cloned().unwrap_or_default();
                let details = own.over(every.details.0.clone());
                let slug = match every.kind {
                    DeskKind::Commune => slug.clone(),
                    kind => slug.with_suffix(kind.key()),
                };
                desks.push(desk(slug, every.kind, &every.name, &every.ask, of, Some(&row.name), details, &file));
            }
            let formerly = row.formerly.iter().cloned().map(|former| Former {
                district: former.district,
                units: former.units,
                parts_of: former.parts_of,
                also_written: former.also_written,
            });
            communes.push(Commune { slug, name: row.name.clone(), province, formerly: formerly.collect() });
        }
        let ResolutionRow { number, date, in_force_from } = file.resolution;
        provinces.push(Province {
            slug: file.slug,
            name: file.province,
            formerly: file.formerly,
            resolution: Resolution { number, date, in_force_from },
            checked_on: file.checked_on,
            confirmed: file.confirmed,
        });
    }
    let mut slugs = BTreeSet::new();
    match desks.iter().find(|desk| !slugs.insert(desk.slug.clone())) {
        Some(twice) => Err(twice.slug.clone()),
        None => Ok(Directory::new(provinces, communes, desks)),
    }
}

#[allow(clippy::too_many_arguments)]
fn desk(
    slug: Slug,
    kind: DeskKind,
    name: &str,
    ask: &str,
    of: DeskOf,
    commune: Option<&UnitName>,
    details: Details,
    file: &DeskFile,
) -> OneStopDesk {
    let fill = |text: &str| match commune {
        Some(commune) => text.replace(COMMUNE, &commune.within()).replace(STEM, commune.stem()),
        None => text.to_owned(),
    };
    OneStopDesk {
        slug,
        kind,
        name: texts(&details.others, "name", details.name.as_deref().unwrap_or(name)).map(fill),
        of,
        ask: fill(details.ask.as_deref().unwrap_or(ask)),
        address: details.address,
        telephones: details.telephones,
        email: details.email,
        hours: details.hours,
        coordinates: details.coordinates,
        access: details.access,
        takes: Takes {
            levels: details.levels,
            agencies: details.agencies,
            other_agencies: details.other_agencies,
            include: details.include,
            exclude: details.exclude,
        },
        checked_on: details.checked_on.or(file.checked_on),
        confirmed: details.confirmed || file.confirmed,
    }
}

impl Details {
    /// These, and what they do not say from the others.
    fn over(self, other: Self) -> Self {
        fn list<T>(own: Vec<T>, other: Vec<T>) -> Vec<T> {
            if own.is_empty() { other } else { own }
        }
        fn words(own: String, other: String) -> String {
            if own.is_empty() { other } else { own }
        }
        Self {
            name: self.name.or(other.name),
            others: other.others.into_iter().chain(self.others).collect(),
            ask: self.ask.or(other.ask),
            address: words(self.address, other.address),
            telephones: list(self.telephones, other.telephones),
            email: self.email.or(other.email),
            hours: if self.hours.are_known() { self.hours } else { other.hours },
            coordinates: self.coordinates.or(other.coordinates),
            access: words(self.access, other.access),
            levels: if self.levels.is_empty() { other.levels } else { self.levels },
            agencies: list(self.agencies, other.agencies),
            other_agencies: list(self.other_agencies, other.other_agencies),
            include: self.include.into_iter().chain(other.include).collect(),
            exclude: self.exclude.into_iter().chain(other.exclude).collect(),
            checked_on: self.checked_on.or(other.checked_on),
            confirmed: self.confirmed || other.confirmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use catalogue::Lang;

    use super::*;

    const FILE: &str = "slug: da-nang
province: Thành phố Đà Nẵng
resolution:
  number: 1659/NQ-UBTVQH15
  date: 2025-06-16
  in_force_from: 2025-07-01
desks:
  - slug: da-nang
    kind: province
    name: Trung tâm
    ask: Ủy ban nhân dân thành phố Đà Nẵng
every_commune:
  - kind: commune
    name: Trung tâm Phục vụ hành chính công {xã}
    ask: Ủy ban nhân dân {xã}
    details:
      name_en: Public service centre of {tên}
      levels: [commune]
      hours:
        monday: [07:30-11:30, 13:30-17:00]
  - kind: police
    name: Công an {xã}
    ask: Công an {xã}
communes:
  - name: Phường Hải Châu
    formerly:
      - district: Quận Hải Châu
        units: [Phường Thanh Bình]
    desks:
      commune:
        address: 1 đường A
        telephones: ['0236 3881 888']
        include: ['1.000894']
  - name: Đặc khu Hoàng Sa
    without: [police]
";

    #[test]
    fn every_commune_has_its_desks_under_its_name() {
        let directory = directory(vec![desks(FILE).unwrap()]).unwrap();
        let slugs: Vec<&str> = directory.desks().iter().map(|desk| desk.slug.as_str()).collect();
        assert_eq!(
            slugs,
            ["da-nang", "da-nang-phuong-hai-chau", "da-nang-phuong-hai-chau-police", "da-nang-dac-khu-hoang-sa"]
        );
        let desk = directory.desk("da-nang-phuong-hai-chau").unwrap();
        assert_eq!(desk.name.original(), "Trung tâm Phục vụ hành chính công phường Hải Châu");
        assert_eq!(desk.name.translation(Lang::EN), Some("Public service centre of Hải Châu"));
        assert_eq!((desk.address.as_str(), desk.telephones.len()), ("1 đường A", 1));
        assert_eq!(desk.hours.monday.openings().len(), 2);
        assert_eq!((desk.takes.levels.len(), desk.takes.include.len()), (1, 1));
        let other = directory.desk("da-nang-dac-khu-hoang-sa").unwrap();
        assert_eq!((other.address.as_str(), other.takes.include.len()), ("", 0));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_field() {
        let wrong = |from: &str, to: &str| {
            assert!(FILE.contains(from), "{from}");
            let rejected = desks(&FILE.replacen(from, to, 1)).unwrap_err();
            (rejected.line, rejected.field, rejected.reason)
        };
        let bad =
            |value: &str, allowed: &str| Reason::BadValue { value: value.to_owned(), allowed: allowed.to_owned() };
        let (line, field, reason) = wrong("07:30-11:30", "07:30-25:00");
        assert_eq!((line, reason), (20, bad("07:30-25:00", "07:30-11:30")));
        assert!(field.ends_with("hours.monday[0]"), "{field}");
        let (_, field, reason) = wrong("'0236 3881 888'", "'hỏi Lan'");
        assert!(matches!(&reason, Reason::BadValue { allowed, .. } if allowed == "0236 3822 000"), "{reason:?}");
        assert!(field.ends_with("telephones[0]"), "{field}");
        let (_, _, reason) = wrong("Phường Thanh Bình", "Thanh Bình");
        assert_eq!(reason, bad("Thanh Bình", "Phường …, Xã …, Đặc khu …"));
        let (line, _, reason) = wrong("Đặc khu Hoàng Sa", "Phường Hải Châu");
        assert_eq!((line, reason), (34, Reason::Twice));
        let (_, _, reason) = wrong("without: [police]", "without: [other]");
        assert_eq!(reason, bad("other", "commune, police"));
        let (_, _, reason) = wrong("    ask: Công an {xã}\n", "    ask: Công an {xã}\n    adress: x\n");
        assert!(matches!(reason, Reason::UnknownField { .. }), "{reason:?}");
    }

    #[test]
    fn what_another_province_made_for_itself_is_handed_in_there() {
        let directory = directory(vec![desks(FILE).unwrap()]).unwrap();
        let desk = directory.desk("da-nang-phuong-hai-chau").unwrap();
        let takes = |promulgating: &str, code: &str| {
            let mut content = catalogue::EditionContent::named("Cho vay", catalogue::SectorName::new("Nhà ở"));
            content.levels = [AdministrativeLevel::Commune].into();
            content.agencies.promulgating = AgencyName::list(promulgating);
            directory.takes(desk, ProcedureCode::parse(code).ok().as_ref(), &content)
        };
        for here in ["Bộ Xây dựng", "UBND thành phố Đà Nẵng", "UBND TP Đà Nẵng", "Ủy ban nhân dân xã Bà Nà", ""]
        {
            assert!(takes(here, "1.000001"), "{here}");
        }
        for elsewhere in ["UBND tỉnh Đắk Lắk", "Hội đồng nhân dân thành phố Hải Phòng", "UBND TP Huế"]
        {
            assert!(!takes(elsewhere, "1.000001"), "{elsewhere}");
        }
        assert!(takes("UBND tỉnh Đắk Lắk", "1.000894"), "the desk names it");
    }

    #[test]
    fn two_desks_have_two_addresses() {
        let twice = vec![desks(FILE).unwrap(), desks(FILE).unwrap()];
        assert_eq!(directory(twice).unwrap_err().as_str(), "da-nang");
    }
}
