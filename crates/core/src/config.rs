//! `config.yml`: the settings of a site.
//!
//! The keys are those of MD-CMS, `timezone` and `image-zoom`. A site without a `config.yml`, or with one that is not
//! understood, has the defaults.

mod apply;
mod callouts;
mod version;

pub use version::version_marker;

use crate::report::{Finding, Report};
use crate::value::Value;
use crate::yaml::{self, Budget};

/// The settings of a site, named as in `config.yml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Name of the site.
    pub sitename: Option<String>,
    /// What the site is about, in a sentence.
    pub sitedescription: Option<String>,
    /// Inline Markdown under every page.
    pub footer: Option<String>,
    /// Path of the landing page.
    pub homepage: Option<String>,
    /// BCP 47 tag of the site's language; `en` where none is given.
    pub language: String,
    /// Where the navigation is.
    pub navigation: Navigation,
    /// Which side the sidebar is on, where it is said.
    pub nav_position: Option<Side>,
    /// Path of the theme file.
    pub theme: Option<String>,
    /// File name in `assets/images/`.
    pub logo: Option<String>,
    /// File name in `assets/images/`.
    pub favicon: Option<String>,
    /// Whether there is search.
    pub search: bool,
    /// Colour mode of the first visit.
    pub default_theme: ColourMode,
    /// Whether code has a copy button.
    pub code_copy: bool,
    /// Whether pictures can be enlarged.
    pub image_zoom: bool,
    /// Pattern of dates (`D Mmmm YYYY`); none for the language's own.
    pub date: Option<String>,
    /// How times are written.
    pub time: Clock,
    /// Twelve names, or none for the language's own.
    pub monthnames: Vec<String>,
    /// Twelve short names, or none for the language's own.
    pub monthnamesabbreviated: Vec<String>,
    /// What the page for missing pages says.
    pub pagenotfoundmessage: Option<String>,
    /// Minutes east of UTC for dates without an offset of their own.
    pub timezone: i16,
    /// Callouts that pages show by their names.
    pub callouts: Vec<Callout>,
}

/// A callout that pages show by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Callout {
    /// What pages call it.
    pub name: String,
    /// What it looks like: `info`, `warning`, `success` or `error`.
    pub kind: String,
    /// What stands above its text, or nothing.
    pub title: String,
    /// Markdown.
    pub text: String,
}

/// Where the navigation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Navigation {
    /// At the side.
    #[default]
    Sidebar,
    /// Above.
    Topbar,
}

/// A side of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourMode {
    /// As the reader's system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How times of day are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// `14:05`.
    #[default]
    Hours24,
    /// `2:05 PM`.
    Hours12,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            sitename: None,
            sitedescription: None,
            footer: None,
            homepage: None,
            language: "en".to_owned(),
            navigation: Navigation::default(),
            nav_position: None,
            theme: None,
            logo: None,
            favicon: None,
            search: true,
            default_theme: ColourMode::default(),
            code_copy: true,
            image_zoom: true,
            date: None,
            time: Clock::default(),
            monthnames: Vec::new(),
            monthnamesabbreviated: Vec::new(),
            pagenotfoundmessage: None,
            timezone: 0,
            callouts: Vec::new(),
        }
    }
}

/// Languages that are written from the right, by their first subtag, and scripts that are, as RFC 5646 writes them. Kurdish
/// and Panjabi are where their script says so.
const RIGHT_TO_LEFT: [&str; 20] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi", "arab",
    "hebr", "syrc", "thaa",
];

impl Config {
    /// Whether the site's language is written from the right to the left.
    pub fn is_right_to_left(&self) -> bool {
        let mut subtags = self.language.split('-').map(str::to_ascii_lowercase);
        let is_listed = |subtag: String| RIGHT_TO_LEFT.contains(&subtag.as_str());
        let language = subtags.next().is_some_and(is_listed);
        // A script of its own decides: `az-Arab`, `ks-Deva`.
        match subtags.find(|subtag| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())) {
            Some(script) => is_listed(script),
            None => language,
        }
    }
}

/// Reads `config.yml` within [`Budget::FILE`]; never fails.
pub fn parse<R: Report>(text: &str, report: &mut R) -> Config {
    let mut config = Config::default();
    let Some(tree) = yaml::parse_within(text, &Budget::FILE, report) else { return config };
    match &tree.value {
        Value::Map(entries) => config.apply(entries, report),
        Value::Scalar(_) | Value::List(_) => report.report(|| {
            Finding::error("config-shape", tree.at.clone(), "The file holds no keys")
                .help("Write `key: value` lines, beginning with `sitename: My site`")
        }),
    }
    config
}
