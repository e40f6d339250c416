//! Small pictures, all from one set (Lucide), put into pages as they are.

use icondata_core::IconData;
use icondata_lu::{
    LuArrowRight, LuBaby, LuBanknote, LuBookOpen, LuBraces, LuBriefcase, LuBuilding2, LuCalendarCheck, LuCar, LuCheck,
    LuClock, LuConstruction, LuDot, LuDownload, LuExternalLink, LuFileText, LuFlame, LuHandHeart, LuHeart,
    LuHeartPulse, LuHouse, LuIdCard, LuInfo, LuLeaf, LuMail, LuMapPin, LuMonitor, LuPrinter, LuRss, LuScale, LuSearch,
    LuStar, LuStore, LuTriangleAlert, LuUsers,
};
use leptos::prelude::*;

/// The names that code and content use, each with its picture. A test holds that
/// the content uses no other.
pub static ICONS: [(&str, &IconData); 35] = [
    ("arrow", LuArrowRight),
    ("baby", LuBaby),
    ("book", LuBookOpen),
    ("calendar", LuCalendarCheck),
    ("candle", LuFlame),
    ("car", LuCar),
    ("card", LuIdCard),
    ("check", LuCheck),
    ("clock", LuClock),
    ("crane", LuConstruction),
    ("data", LuBraces),
    ("download", LuDownload),
    ("elder", LuHandHeart),
    ("external", LuExternalLink),
    ("feed", LuRss),
    ("health", LuHeartPulse),
    ("heart", LuHeart),
    ("home", LuHouse),
    ("house", LuHouse),
    ("info", LuInfo),
    ("leaf", LuLeaf),
    ("letter", LuMail),
    ("money", LuBanknote),
    ("office", LuBuilding2),
    ("online", LuMonitor),
    ("papers", LuFileText),
    ("people", LuUsers),
    ("place", LuMapPin),
    ("print", LuPrinter),
    ("scales", LuScale),
    ("search", LuSearch),
    ("shop", LuStore),
    ("star", LuStar),
    ("warning", LuTriangleAlert),
    ("work", LuBriefcase),
];

/// What there is to draw for a name; an unknown one has a dot.
fn strokes(name: &str) -> &'static str {
    ICONS.iter().find(|(known, _)| *known == name).map_or(LuDot.data, |(_, picture)| picture.data)
}

/// A picture beside words that say the same: hidden from screen readers.
pub fn icon(name: &str) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=strokes(name)></svg> }.into_any()
}

/// The logo: the sun and the moon, which together write *minh*, bright.
pub fn logo() -> AnyView {
    view! {
        <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" inner_html="<rect class='logo-ground' width='32' height='32' rx='9'/><circle class='logo-sun' cx='13' cy='16' r='7'/><path class='logo-moon' d='M19.2 8.6a8 8 0 0 1 0 14.8 10.4 10.4 0 0 0 0-14.8z'/>"></svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    /// The values of `icon:` in a folder of content.
    fn asked_for(folder: &Path, names: &mut Vec<String>) {
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                asked_for(&path, names);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let found = text.split("icon: ").skip(1);
                names.extend(
                    found.filter_map(|rest| rest.split([',', '}', '\n']).next()).map(|name| name.trim().to_owned()),
                );
            }
        }
    }

    #[test]
    fn content_asks_for_no_picture_that_is_not_there() {
        let mut names = Vec::new();
        asked_for(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../content"), &mut names);
        assert!(names.len() > 30, "{names:?}");
        names.retain(|name| !ICONS.iter().any(|(known, _)| known == name));
        assert!(names.is_empty(), "{names:?}");
    }
}
