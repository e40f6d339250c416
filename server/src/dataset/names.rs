//! The names that linked data needs and that stand beside the catalogue.

use app::site::{Site, SiteContent, content::LifeEvent};
use catalogue::{EditionContent, Lang, Procedure, Slug};
use interchange::{
    OpenData,
    linked::{Context, EventName, Names},
};

/// What staff wrote beside the catalogue.
pub struct Beside<'a>(&'a SiteContent);

impl<'a> Beside<'a> {
    /// Beside the catalogue of a site.
    pub fn of(site: &'a Site) -> Self {
        Self(&site.content)
    }
}

/// What surrounds the procedures of a site in linked data.
pub fn context<'a>(site: &'a Site, beside: &'a Beside<'a>, terms: &'a OpenData) -> Context<'a> {
    Context { base: site.base_url(), names: beside, open_data: terms }
}

impl Names for Beside<'_> {
    fn word(&self, lang: Lang, key: &str) -> String {
        locale::text(lang, key)
    }

    fn count(&self, lang: Lang, key: &str, n: u32) -> String {
        locale::text_with(lang, key, &[("n", n.into())])
    }

    fn sector_in_english(&self, sector: &Slug) -> Option<&str> {
        self.0.sector_name(Lang::EN, sector)
    }

    fn theme(&self, sector: &Slug) -> Option<(&str, &str, &str)> {
        let key = self.0.sectors.get(sector)?.group.as_deref()?;
        let group = self.0.groups.iter().find(|group| group.key == key)?;
        Some((&group.key, group.title.original(), group.title.in_language(Lang::EN)))
    }

    fn agency_in_english(&self, agency: &Slug) -> Option<&str> {
        self.0.agency_name(Lang::EN, agency)
    }

    fn events(&self, procedure: &Procedure, content: &EditionContent) -> Vec<EventName<'_>> {
        let needs = |event: &&LifeEvent| {
            let step = event.steps.iter().any(|step| Some(&step.procedure) == procedure.code.as_ref());
            step || content.life_events.contains(&event.slug)
        };
        self.0
            .life_events
            .iter()
            .filter(needs)
            .map(|LifeEvent { slug, title, audience, .. }| EventName {
                slug,
                title: title.original(),
                title_en: title.in_language(Lang::EN),
                audience: *audience,
            })
            .collect()
    }
}
