//! What staff wrote in the content folder, read at start. A mistake in a file is
//! told with file, line, field and what to do, and stops the start; procedures
//! with a mistake are set aside one by one instead.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use app::site::{
    Site, SiteContent,
    content::{AgencyInfo, DataTerms, LifeEvent, SectorGroup, SectorInfo, StaticPage},
};
use catalogue::{
    FeedbackTerms, Lang, Texts,
    calendar::{Calendar, CalendarFile},
};
use interchange::{OpenData, Rejected};
use leptos::config::LeptosOptions;
use registry::{LifeEventOffer, Offers, Portal};
use search::{Embedded, VocabularyFault};

use crate::{command::why, desks, failure::Failure};

/// Reads the pages, life events, sectors and agencies.
pub fn read(folder: &Path, lang: Lang) -> Result<SiteContent, Failure> {
    let mut content = SiteContent::default();
    let pages = folder.join("pages");
    let written = |lang: &Lang| *lang == Lang::VI || pages.join(lang.tag()).is_dir();
    for page_lang in Lang::ALL.into_iter().filter(written) {
        let folder = if page_lang == Lang::VI { pages.clone() } else { pages.join(page_lang.tag()) };
        for file in files(&folder, "md")? {
            let (name, text) = open(&file)?;
            let page = interchange::page(&name, &text).map_err(|rejected| wrong(&file, lang, &rejected))?;
            let interchange::Page { slug, title, description, body } = page;
            content.pages.push(StaticPage { lang: page_lang, slug, title, description, body });
        }
    }
    for file in files(&folder.join("events"), "md")? {
        let (name, text) = open(&file)?;
        let event = interchange::life_event(&name, &text).map_err(|rejected| wrong(&file, lang, &rejected))?;
        let interchange::LifeEvent { slug, title, audience, order, icon, keywords, summary, steps, body } = event;
        content.life_events.push(LifeEvent { slug, title, audience, order, icon, keywords, summary, steps, body });
    }
    content.life_events.sort_by_key(|event| event.order);
    let file = folder.join("most-needed.yml");
    let needed = interchange::most_needed(&open(&file)?.1).map_err(|rejected| wrong(&file, lang, &rejected))?;
    content.most_needed = needed.into_iter().map(|needed| needed.code).collect();
    let file = folder.join("sectors.yml");
    let sectors = interchange::sectors(&open(&file)?.1).map_err(|rejected| wrong(&file, lang, &rejected))?;
    for interchange::SectorGroup { key, title, icon } in sectors.groups {
        content.groups.push(SectorGroup { key, title, icon });
    }
    for interchange::SectorInfo { name, names, description, group } in sectors.sectors {
        content.sectors.insert(name.slug(), SectorInfo { names, description, group });
    }
    let file = folder.join("agencies.yml");
    let agencies = interchange::agencies(&open(&file)?.1).map_err(|rejected| wrong(&file, lang, &rejected))?;
    for interchange::AgencyInfo { name, names, description, level } in agencies {
        content.agencies.insert(name.slug(), AgencyInfo { names, description, level });
    }
    content.calendar = calendar(&folder.join("calendar"), lang)?;
    content.desks = desks::read(folder, lang)?;
    content.terms = terms(open_data(folder, lang)?);
    Ok(content)
}

/// Who publishes the catalogue as data, and how it may be used.
pub fn open_data(folder: &Path, lang: Lang) -> Result<OpenData, Failure> {
    let file = folder.join("open-data.yml");
    interchange::open_data(&open(&file)?.1).map_err(|rejected| wrong(&file, lang, &rejected))
}

fn terms(open_data: OpenData) -> DataTerms {
    let OpenData { publisher, publisher_en, publisher_url, license, rights, rights_en } = open_data;
    DataTerms {
        publisher: Texts::new(publisher).with(Lang::EN, publisher_en),
        publisher_url,
        license,
        rights: Texts::new(rights).with(Lang::EN, rights_en),
    }
}

/// Within which time feedback is answered.
pub fn feedback(folder: &Path, lang: Lang) -> Result<FeedbackTerms, Failure> {
    let file = folder.join("feedback.yml");
    interchange::feedback(&open(&file)?.1).map_err(|rejected| wrong(&file, lang, &rejected))
}

/// Which days offices work: the hours, and a file for each year.
fn calendar(folder: &Path, lang: Lang) -> Result<Calendar, Failure> {
    let hours = folder.join("hours.yml");
    let closing_time =
        interchange::closing_time(&open(&hours)?.1).map_err(|rejected| wrong(&hours, lang, &rejected))?;
    let mut years = Vec::new();
    for file in files(folder, "yml")?.into_iter().filter(|file| *file != hours) {
        let year = interchange::calendar_year(&open(&file)?.1).map_err(|rejected| wrong(&file, lang, &rejected))?;
        years.push(year);
    }
    // Each year is right by itself; what can be wrong is a year that has two files.
    Calendar::try_from(CalendarFile { closing_time, years })
        .map_err(|error| Failure::new(Failure::DATA, "failure-calendar").with("file", folder.display()).because(&error))
}

/// The search engine, with the words that people use.
pub fn engine(folder: &Path) -> Result<Embedded, Failure> {
    let texts = vocabulary(folder)?;
    Ok(Embedded::new(search::vocabulary(pairs(&texts)).map_err(faulty)?))
}

/// What can be suggested beside the catalogue.
pub fn offers(folder: &Path, content: &SiteContent) -> Result<Offers, Failure> {
    let texts = vocabulary(folder)?;
    let (phrases, words) = search::phrases(pairs(&texts)).map_err(faulty)?;
    let life_events = content.life_events.iter().map(|event| LifeEventOffer {
        slug: event.slug.clone(),
        title: event.title.clone(),
        keywords: event.keywords.clone(),
    });
    let sectors = content.sectors.iter().map(|(slug, info)| (slug.clone(), info.names.clone()));
    Ok(Offers {
        life_events: life_events.collect(),
        sectors: sectors.collect(),
        phrases,
        most_needed: content.most_needed.clone(),
        words,
    })
}

/// The files of the vocabulary, by name and text.
fn vocabulary(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut texts = Vec::new();
    for file in files(&folder.join("search"), "yml")? {
        texts.push((file.display().to_string(), open(&file)?.1));
    }
    Ok(texts)
}

fn pairs(texts: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))
}

fn faulty(fault: VocabularyFault) -> Failure {
    Failure::new(Failure::DATA, "failure-vocabulary")
        .with("file", fault.file)
        .with("line", fault.line)
        .with("message", fault.problem)
}

/// The pages over a portal. The files that pages load are named by the hash
/// file beside the program, as `cargo leptos` and `xtask` write it.
pub fn site(portal: Arc<Portal>, content: SiteContent, folder: &Path, base_url: &str) -> Site {
    let options = LeptosOptions::builder()
        .output_name("minhbach")
        .site_root(folder.to_string_lossy().into_owned())
        .hash_files(true)
        .build();
    Site::new(portal, content, &options, base_url)
}

pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let list = || -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for file in fs::read_dir(folder)? {
            let path = file?.path();
            if path.extension().is_some_and(|found| found == ending) {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    };
    list().map_err(|error| missing(folder, &error))
}

pub(crate) fn open(file: &Path) -> Result<(String, String), Failure> {
    let text = fs::read_to_string(file).map_err(|error| missing(file, &error))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, text))
}

fn missing(file: &Path, error: &io::Error) -> Failure {
    Failure::new(Failure::NO_INPUT, "failure-content-missing").with("file", file.display()).because(error)
}

pub(crate) fn wrong(file: &Path, lang: Lang, rejected: &Rejected) -> Failure {
    Failure::new(Failure::DATA, "failure-content-file")
        .with("file", file.display())
        .with("line", rejected.line)
        .with("field", &rejected.field)
        .with("message", why(lang, rejected))
}
