use std::collections::HashMap;

use jiff::civil::Date;

use super::{DeskOf, OneStopDesk, UnitName, find::Index};
use crate::{EditionContent, ProcedureCode, Slug, text::fold};

/// A province with what its list of desks rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Province {
    /// What files and addresses name it by.
    pub slug: Slug,
    /// Its name.
    pub name: UnitName,
    /// The provinces it was made of.
    pub formerly: Vec<UnitName>,
    /// By which act its communes are what they are now.
    pub resolution: Resolution,
    /// When the names were last compared with it.
    pub checked_on: Option<Date>,
    /// Whether the province said that the list is right.
    pub confirmed: bool,
}

impl Province {
    /// Whether another province made a procedure public for itself.
    fn is_not_of(&self, content: &EditionContent) -> bool {
        let Some(agency) = content.agencies.local() else { return false };
        let agency = format!(" {} ", fold(agency.as_str()));
        let names_a_province = [" tinh ", " thanh pho ", " tp "].iter().any(|kind| agency.contains(kind));
        let is_here = |unit: &UnitName| agency.contains(&format!(" {} ", fold(unit.stem())));
        names_a_province && !is_here(&self.name) && !self.formerly.iter().any(is_here)
    }
}

/// The resolution that made the communes of today (*nghị quyết sắp xếp đơn vị hành chính*).
#[derive(Clone, Debug, PartialEq)]
pub struct Resolution {
    /// Its number.
    pub number: String,
    /// Its day.
    pub date: Date,
    /// From when the communes are what they are.
    pub in_force_from: Date,
}

/// A commune, ward or special zone of today (*đơn vị hành chính cấp xã*).
#[derive(Clone, Debug, PartialEq)]
pub struct Commune {
    /// What addresses name it by.
    pub slug: Slug,
    /// Its name.
    pub name: UnitName,
    /// The number of its province.
    pub province: usize,
    /// What it was before, by district.
    pub formerly: Vec<Former>,
}

/// What a commune took over of a district.
#[derive(Clone, Debug, PartialEq)]
pub struct Former {
    /// The district.
    pub district: UnitName,
    /// The communes, wards and townships that it took over whole. None, where a
    /// district without any became a commune.
    pub units: Vec<UnitName>,
    /// Those of which it took over a part; the rest went elsewhere.
    pub parts_of: Vec<UnitName>,
    /// Other spellings of these names.
    pub also_written: Vec<UnitName>,
}

/// Every desk that is known, and whose it is.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    provinces: Vec<Province>,
    communes: Vec<Commune>,
    desks: Vec<OneStopDesk>,
    by_slug: HashMap<Slug, usize>,
    pub(super) index: Index,
}

impl Directory {
    /// Puts desks in order: those of whole provinces first, then by commune.
    #[must_use]
    pub fn new(provinces: Vec<Province>, communes: Vec<Commune>, mut desks: Vec<OneStopDesk>) -> Self {
        desks.sort_by_key(|desk| match desk.of {
            DeskOf::Province(number) => (0, number, desk.kind),
            DeskOf::Commune(number) => (1, number, desk.kind),
        });
        let by_slug = desks.iter().enumerate().map(|(number, desk)| (desk.slug.clone(), number)).collect();
        let index = Index::new(&provinces, &communes);
        Self { provinces, communes, desks, by_slug, index }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.desks.is_empty()
    }

    /// The provinces.
    #[must_use]
    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    /// The communes.
    #[must_use]
    pub fn communes(&self) -> &[Commune] {
        &self.communes
    }

    /// Every desk.
    #[must_use]
    pub fn desks(&self) -> &[OneStopDesk] {
        &self.desks
    }

    /// The desk of an address.
    #[must_use]
    pub fn desk(&self, slug: &str) -> Option<&OneStopDesk> {
        let slug = Slug::parse(slug).ok()?;
        self.by_slug.get(&slug).map(|number| &self.desks[*number])
    }

    /// The desks of a commune or of a province.
    pub fn desks_of(&self, of: DeskOf) -> impl Iterator<Item = &OneStopDesk> {
        self.desks.iter().filter(move |desk| desk.of == of)
    }

    /// The commune of a desk, where it is not one of a whole province.
    #[must_use]
    pub fn commune_of(&self, desk: &OneStopDesk) -> Option<&Commune> {
        match desk.of {
            DeskOf::Commune(number) => self.communes.get(number),
            DeskOf::Province(_) => None,
        }
    }

    /// The province of a desk.
    #[must_use]
    pub fn province_of(&self, desk: &OneStopDesk) -> Option<&Province> {
        let number = match desk.of {
            DeskOf::Commune(number) => self.communes.get(number)?.province,
            DeskOf::Province(number) => number,
        };
        self.provinces.get(number)
    }

    /// Whether a desk takes a procedure. What another province made for itself is
    /// handed in there, unless the desk names its code.
    #[must_use]
    pub fn takes(&self, desk: &OneStopDesk, code: Option<&ProcedureCode>, content: &EditionContent) -> bool {
        let elsewhere = self.province_of(desk).is_some_and(|province| province.is_not_of(content));
        desk.takes.takes(code, content) && (!elsewhere || desk.takes.includes(code))
    }
}
