//! The colours of the style sheet, read from it, and how well they are told apart.

use std::collections::BTreeMap;

/// Where the colours stand.
const SETTINGS: &str = include_str!("../../../../../style/settings.css");

/// Text on a ground needs this contrast (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// What tells an element from what is around it needs this (WCAG 2.2, 1.4.11).
const SHAPE: f64 = 3.0;

/// Which colour stands on which, and what for: a key of the texts.
pub const PAIRS: [Pair; 17] = [
    Pair::text("ink", "ground"),
    Pair::text("ink", "surface"),
    Pair::text("ink", "jade-wash"),
    Pair::text("muted", "ground"),
    Pair::text("muted", "surface"),
    Pair::text("muted", "jade-wash"),
    Pair::text("jade", "ground"),
    Pair::text("jade", "surface"),
    Pair::text("jade", "jade-wash"),
    Pair::text("on-jade", "jade"),
    Pair::text("mark-ink", "mark"),
    Pair::text("warn-ink", "warn"),
    Pair::shape("edge", "ground"),
    Pair::shape("edge", "surface"),
    Pair::shape("jade", "ground"),
    Pair::shape("share-full", "surface"),
    Pair::shape("share-partial", "surface"),
];

/// A colour on another.
pub struct Pair {
    /// The colour in front.
    pub front: &'static str,
    /// The colour behind.
    pub ground: &'static str,
    /// The least contrast that will do.
    pub least: f64,
}

impl Pair {
    const fn text(front: &'static str, ground: &'static str) -> Self {
        Self { front, ground, least: TEXT }
    }

    const fn shape(front: &'static str, ground: &'static str) -> Self {
        Self { front, ground, least: SHAPE }
    }

    /// Whether it is for text, and not for shapes.
    pub fn is_text(&self) -> bool {
        self.least > SHAPE
    }

    /// The contrast in these colours, from 1 to 21.
    pub fn contrast(&self, colours: &Colours) -> Option<f64> {
        let (front, ground) = (luminance(colours.get(self.front)?)?, luminance(colours.get(self.ground)?)?);
        Some((front.max(ground) + 0.05) / (front.min(ground) + 0.05))
    }
}

/// Colours by name, as `#rrggbb`.
pub type Colours = BTreeMap<&'static str, &'static str>;

/// The colours on a light screen, and on a dark one.
pub fn colours() -> [Colours; 2] {
    let (light, dark) = SETTINGS.split_once("@media").unwrap_or((SETTINGS, ""));
    let light = named(light);
    let mut both = light.clone();
    both.extend(named(dark));
    [light, both]
}

fn named(css: &'static str) -> Colours {
    css.lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(':'))
        .map(|(name, value)| (name, value.trim()))
        .filter(|(_, value)| value.starts_with('#'))
        .collect()
}

/// The relative luminance of WCAG.
fn luminance(colour: &str) -> Option<f64> {
    let number = u32::from_str_radix(colour.strip_prefix('#').filter(|digits| digits.len() == 6)?, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    Some(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_21() {
        let colours = Colours::from([("a", "#000000"), ("b", "#ffffff"), ("c", "#fff")]);
        assert!((Pair::text("a", "b").contrast(&colours).unwrap() - 21.0).abs() < 0.001);
        assert!((Pair::text("b", "a").contrast(&colours).unwrap() - 21.0).abs() < 0.001);
        assert_eq!(Pair::text("a", "c").contrast(&colours), None);
        assert_eq!(Pair::text("a", "none").contrast(&colours), None);
    }

    #[test]
    fn every_pair_is_told_apart_by_day_and_by_night() {
        for (colours, screen) in colours().iter().zip(["light", "dark"]) {
            for pair in PAIRS {
                let contrast =
                    pair.contrast(colours).unwrap_or_else(|| panic!("{} or {} is no colour", pair.front, pair.ground));
                assert!(contrast >= pair.least, "{} on {}, {screen}: {contrast:.2}", pair.front, pair.ground);
            }
        }
    }

    #[test]
    fn every_colour_has_one_for_dark_screens_too() {
        let dark = named(SETTINGS.split_once("@media").unwrap().1);
        // The sun of the logo is the same by night.
        let missing: Vec<_> =
            colours()[0].keys().copied().filter(|name| *name != "sun" && !dark.contains_key(name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
