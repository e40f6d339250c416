//! The places where papers are handed in, as staff wrote them in `content/desks`.

use std::path::Path;

use catalogue::{Lang, desk::Directory};

use crate::{content, failure::Failure};

/// Reads every file of the folder; one that is not there tells of no desk.
pub fn read(folder: &Path, lang: Lang) -> Result<Directory, Failure> {
    let folder = folder.join("desks");
    if !folder.is_dir() {
        return Ok(Directory::default());
    }
    let mut read = Vec::new();
    for file in content::files(&folder, "yml")? {
        let text = content::open(&file)?.1;
        read.push(interchange::desks(&text).map_err(|rejected| content::wrong(&file, lang, &rejected))?);
    }
    interchange::directory(read).map_err(|slug| {
        Failure::new(Failure::DATA, "failure-desk-twice").with("folder", folder.display()).with("slug", slug)
    })
}

#[cfg(test)]
mod tests {
    use catalogue::desk::{DeskKind, DeskOf};

    use super::*;

    fn starter() -> Directory {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        read(&folder, Lang::VI).unwrap_or_else(|_| panic!("the starter desks can be read"))
    }

    #[test]
    fn the_starter_desks_are_those_of_one_whole_province() {
        let desks = starter();
        assert_eq!((desks.provinces().len(), desks.communes().len()), (1, 94));
        let wards = desks.communes().iter().filter(|commune| commune.name.as_str().starts_with("Phường ")).count();
        assert_eq!(wards, 23);
        let old = desks.communes().iter().flat_map(|commune| &commune.formerly).map(|former| former.units.len());
        // 280 there were; Hòa Liên was divided.
        assert_eq!(old.sum::<usize>(), 279);
        assert_eq!(desks.desks_of(DeskOf::Province(0)).count(), 1);
        assert_eq!(desks.desks().iter().filter(|desk| desk.kind == DeskKind::Commune).count(), 94);
        // What nobody has confirmed is not told.
        assert!(desks.desks().iter().all(|desk| desk.address.is_empty() && desk.telephones.is_empty()));
    }

    #[test]
    fn every_old_and_new_name_leads_to_its_commune() {
        let desks = starter();
        for (number, commune) in desks.communes().iter().enumerate() {
            let mut asked = vec![commune.name.to_string()];
            for former in &commune.formerly {
                for unit in former.units.iter().chain(&former.parts_of).chain(&former.also_written) {
                    asked.push(format!("{unit}, {}", former.district));
                }
            }
            for question in asked {
                for typed in [question.clone(), catalogue::text::fold(&question)] {
                    let found = desks.find(&typed);
                    let place = found.iter().position(|found| found.commune == number);
                    assert!(place.is_some_and(|place| place < 3), "{typed}: {found:?}");
                }
            }
        }
    }
}
