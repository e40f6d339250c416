//! Makes every file of a state of the catalogue.

use std::{
    io::{self, Write},
    sync::Arc,
};

use app::site::{
    Site,
    data::{DataSet, Download},
};
use interchange::{
    OpenData,
    linked::{Distribution, LinkedForm, describe},
};
use jiff::Timestamp;
use registry::Entry;

use super::{
    disk::OnDisk,
    form::{Catalogue, FORMS, Form},
    manifest::manifest,
    names::{Beside, context},
};

/// What lists the files.
pub const MANIFEST: &str = "manifest.json";
/// What describes the dataset, in each form of linked data.
const DESCRIPTIONS: [(&str, LinkedForm); 2] = [("dcat.ttl", LinkedForm::Turtle), ("dcat.jsonld", LinkedForm::JsonLd)];

/// The files of one state of the catalogue.
pub struct Made {
    /// When the catalogue changed last.
    pub as_of: Option<Timestamp>,
    files: Vec<MadeFile>,
}

/// One of them.
pub struct MadeFile {
    /// What it is called.
    pub name: &'static str,
    /// What it is sent as.
    pub content_type: &'static str,
    /// Whether it is to be put into a folder rather than shown.
    pub attached: bool,
    /// Its bytes.
    pub disk: OnDisk,
}

impl Made {
    /// The file of a name.
    pub fn file(&self, name: &str) -> Option<&MadeFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// Whether all bytes are the same.
    pub fn is_as(&self, other: &Self) -> bool {
        let hashes = |made: &Self| made.files.iter().map(|file| file.disk.sha256.clone()).collect::<Vec<_>>();
        self.as_of == other.as_of && hashes(self) == hashes(other)
    }
}

/// Whether there can be a file of this name.
pub fn is_named(name: &str) -> bool {
    let described = DESCRIPTIONS.iter().map(|(name, _)| *name);
    FORMS.iter().map(|form| form.name).chain(described).chain([MANIFEST]).any(|known| known == name)
}

/// A form with its file, for those who list it.
pub struct Written<'a> {
    /// The form.
    pub form: &'a Form,
    /// Its bytes.
    pub disk: OnDisk,
}

/// Makes the files, and what pages tell of them.
///
/// # Errors
/// When one of them cannot be written.
pub fn make(
    site: &Site,
    terms: &OpenData,
    entries: &[Arc<Entry>],
    as_of: Option<Timestamp>,
) -> io::Result<(Made, DataSet)> {
    let beside = Beside::of(site);
    let catalogue = Catalogue { entries, context: context(site, &beside, terms) };
    let mut written = Vec::new();
    for form in FORMS.iter().filter(|form| entries.len() <= form.most) {
        let disk = OnDisk::write(|out| (form.write)(&catalogue, out))?;
        written.push(Written { form, disk });
    }
    let records = entries.len() as u64;
    let distributions: Vec<Distribution<'_>> = written.iter().map(distribution).collect();
    let mut others = Vec::new();
    for (name, form) in DESCRIPTIONS {
        let disk = OnDisk::write(|out| describe(&catalogue.context, form, &distributions, as_of, out).map(drop))?;
        let content_type = match form {
            LinkedForm::Turtle => "text/turtle; charset=utf-8",
            LinkedForm::JsonLd => form.media_type(),
        };
        others.push(MadeFile { name, content_type, attached: false, disk });
    }
    let list = manifest(site.base_url(), terms, &written, as_of, records)?;
    let disk = OnDisk::write(|out| out.write_all(&list))?;
    others.push(MadeFile { name: MANIFEST, content_type: "application/json", attached: false, disk });
    let told = DataSet {
        as_of,
        procedures: records,
        downloads: written
            .iter()
            .map(|Written { form, disk }| Download {
                name: form.name,
                words: form.words,
                bytes: disk.bytes,
                sha256: disk.sha256.clone(),
                records,
            })
            .collect(),
    };
    let attached = |Written { form, disk }: Written<'_>| MadeFile {
        name: form.name,
        content_type: form.content_type,
        attached: true,
        disk,
    };
    let files = written.into_iter().map(attached).chain(others).collect();
    Ok((Made { as_of, files }, told))
}

fn distribution<'a>(written: &'a Written<'_>) -> Distribution<'a> {
    let Written { form, disk } = written;
    Distribution {
        name: form.name,
        media_type: form.media_type,
        packed_as: form.packed_as,
        bytes: disk.bytes,
        sha256: &disk.sha256,
    }
}
