//! Entries to settings.

use super::{Clock, ColourMode, Config, Navigation, Side, callouts};
use crate::date::parse_offset;
use crate::report::Report;
use crate::value::read::{boolean, choice, text, texts, unknown_key, wrong};
use crate::value::{Entry, Spanned};

/// Every key of MD-CMS, and our own: `timezone` and `image-zoom`. Those without a setting here are accepted without a word.
const KEYS: [&str; 41] = [
    "sitename",
    "sitedescription",
    "footer",
    "homepage",
    "language",
    "navigation",
    "nav-position",
    "theme",
    "logo",
    "favicon",
    "search",
    "default-theme",
    "code-copy",
    "image-zoom",
    "date",
    "time",
    "monthnames",
    "monthnamesabbreviated",
    "pagenotfoundmessage",
    "timezone",
    "pwa",
    "pwa-name",
    "pwa-shortname",
    "pwa-colour",
    "offline-message",
    "categories-use",
    "default-category",
    "categories",
    "categories-dates",
    "categories-sectionnames",
    "categories-selecticon",
    "categories-selecttext",
    "callouts",
    "main-width",
    "nav-width",
    "font-body",
    "font-title",
    "font-heading",
    "font-code",
    "light",
    "dark",
];

const NAVIGATIONS: [(&str, Navigation); 2] = [("sidebar", Navigation::Sidebar), ("topbar", Navigation::Topbar)];
const SIDES: [(&str, Side); 2] = [("left", Side::Left), ("right", Side::Right)];
const MODES: [(&str, ColourMode); 3] =
    [("system", ColourMode::System), ("light", ColourMode::Light), ("dark", ColourMode::Dark)];
const CLOCKS: [(&str, Clock); 3] = [("system", Clock::Hours24), ("24hrs", Clock::Hours24), ("12hrs", Clock::Hours12)];

impl Config {
    /// Takes over what `entries` say.
    pub(super) fn apply<R: Report>(&mut self, entries: &[Entry], report: &mut R) {
        for entry in entries {
            self.set(entry, report);
        }
    }

    fn set<R: Report>(&mut self, entry: &Entry, report: &mut R) {
        let node = &entry.value;
        match entry.key.as_str() {
            "sitename" => self.sitename = text(node, report),
            "sitedescription" => self.sitedescription = text(node, report),
            "footer" => self.footer = text(node, report),
            "homepage" => self.homepage = text(node, report),
            "theme" => self.theme = text(node, report),
            "logo" => self.logo = text(node, report),
            "favicon" => self.favicon = text(node, report),
            "pagenotfoundmessage" => self.pagenotfoundmessage = text(node, report),
            "date" => self.date = text(node, report).filter(|pattern| pattern != "system"),
            "language" => set(&mut self.language, text(node, report)),
            "search" => set(&mut self.search, boolean(node, report)),
            "code-copy" => set(&mut self.code_copy, boolean(node, report)),
            "image-zoom" => set(&mut self.image_zoom, boolean(node, report)),
            "navigation" => set(&mut self.navigation, choice(node, report, &NAVIGATIONS)),
            "nav-position" => self.nav_position = choice(node, report, &SIDES),
            "default-theme" => set(&mut self.default_theme, choice(node, report, &MODES)),
            "time" => set(&mut self.time, choice(node, report, &CLOCKS)),
            "monthnames" => set(&mut self.monthnames, months(node, report)),
            "monthnamesabbreviated" => set(&mut self.monthnamesabbreviated, months(node, report)),
            "callouts" => self.callouts = callouts::read(node, report),
            "timezone" => set(&mut self.timezone, timezone(node, report)),
            key if KEYS.contains(&key) => {}
            _ => unknown_key(entry, report, KEYS.into_iter()),
        }
    }
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

fn months<R: Report>(node: &Spanned, report: &mut R) -> Option<Vec<String>> {
    let names = texts(node, report)?;
    if names.len() == 12 {
        return Some(names);
    }
    wrong(node, report, "twelve names with commas between them");
    None
}

fn timezone<R: Report>(node: &Spanned, report: &mut R) -> Option<i16> {
    if node.is_null() {
        return None;
    }
    let offset = node.as_scalar().and_then(|scalar| parse_offset(&scalar.text));
    if offset.is_none() {
        wrong(node, report, "`UTC` or an offset like `+02:00`");
    }
    offset
}
