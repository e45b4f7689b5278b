//! The theme of a site: the YAML file that `theme` in `config.yml` names, and the style sheet that it becomes.
//!
//! 1. [`parse`] reads the file; [`Theme`] holds only what has been understood.
//! 2. [`Theme::sheet`] writes the style sheet, given the site's files: fonts come from them and from nowhere else.
//!
//! Nothing of the file reaches the style sheet as it is written. Colours, numbers, lengths and names of fonts are each
//! of a closed grammar, and what does not fit is told and left out.

mod colour;
mod contrast;
mod faces;
mod font;
mod palette;
mod sheet;

pub use colour::Colour;
pub use sheet::Sheet;

use crate::config::Config;
use crate::path;
use crate::report::{Finding, Report};
use crate::value::read::{entries, hundredths, text, unknown_key, wrong};
use crate::value::{Entry, Spanned, Value};
use crate::yaml::{self, Budget};
use font::Font;
use palette::Palette;

/// Every key of a theme. Those without a setting here are accepted without a word.
const KEYS: [&str; 15] = [
    "palette",
    "colours-semantic",
    "colours-semantic-dark",
    "callouts",
    "font-body",
    "font-heading",
    "font-title",
    "font-code",
    "font-size",
    "line-height",
    "main-width",
    "nav-width",
    "nav-section-expand-icon",
    "nav-section-collapse-icon",
    "scanlines",
];

/// Units of lengths.
const UNITS: [&str; 6] = ["px", "rem", "em", "ch", "%", "vw"];

/// What a theme file says, as far as it is understood.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    light: Palette,
    dark: Palette,
    semantic: Palette,
    semantic_dark: Palette,
    body: Option<Font>,
    heading: Option<Font>,
    code: Option<Font>,
    /// Size of the root element in percent.
    size: Option<u32>,
    /// Height of lines in hundredths of the size.
    leading: Option<u32>,
    main_width: Option<String>,
    nav_width: Option<String>,
}

/// The file that a site's `theme` names, as a path from the site's root; the error says why it cannot be one.
pub fn file(config: &Config) -> Option<Result<String, &'static str>> {
    let named = config.theme.as_deref().map(str::trim).filter(|named| !named.is_empty())?;
    Some(match path::normalise(named) {
        None => Err("it leads out of the site"),
        Some(path) if path.ends_with(".yml") || path.ends_with(".yaml") => Ok(path),
        Some(_) => Err("it is no YAML file"),
    })
}

/// Reads a theme file within [`Budget::FILE`]; never fails.
pub fn parse<R: Report>(text: &str, report: &mut R) -> Theme {
    let mut theme = Theme::default();
    let Some(tree) = yaml::parse_within(text, &Budget::FILE, report) else { return theme };
    let Value::Map(entries) = &tree.value else {
        report.report(|| {
            Finding::error("theme-shape", tree.at.clone(), "The theme holds no keys")
                .help("Write `key: value` lines, beginning with `palette:`")
        });
        return theme;
    };
    for entry in entries {
        theme.set(entry, report);
    }
    contrast::check(&theme.light, &palette::LIGHT, report);
    contrast::check(&theme.dark, &palette::DARK, report);
    theme
}

impl Theme {
    fn set<R: Report>(&mut self, entry: &Entry, report: &mut R) {
        let node = &entry.value;
        match entry.key.as_str() {
            "palette" => self.set_palettes(node, report),
            "colours-semantic" => self.semantic = Palette::read(node, &palette::SEMANTIC, report),
            "colours-semantic-dark" => self.semantic_dark = Palette::read(node, &palette::SEMANTIC, report),
            "font-body" => self.body = font::read(node, report),
            "font-heading" => self.heading = font::read(node, report).or(self.heading.take()),
            "font-title" => self.heading = self.heading.take().or_else(|| font::read(node, report)),
            "font-code" => self.code = font::read(node, report),
            "font-size" => self.size = within(node, 50, 300, "a number from `0.5` to `3`, such as `1.1`", report),
            "line-height" => self.leading = within(node, 100, 300, "a number from `1` to `3`, such as `1.6`", report),
            "main-width" => self.main_width = length(node, report),
            "nav-width" => self.nav_width = length(node, report),
            "light" | "dark" if node.as_map().is_some() => old_form(entry, report),
            key if KEYS.contains(&key) => {}
            _ => unknown_key(entry, report, KEYS.into_iter()),
        }
    }

    fn set_palettes<R: Report>(&mut self, node: &Spanned, report: &mut R) {
        for entry in entries(node, report).unwrap_or_default() {
            match entry.key.as_str() {
                "light" => self.light = Palette::read(&entry.value, &palette::TOKENS, report),
                "dark" => self.dark = Palette::read(&entry.value, &palette::TOKENS, report),
                _ => report.report(|| {
                    let what = format!("There is no palette `{}`", entry.key.escape_debug());
                    Finding::warning("unknown-key", entry.key_at.clone(), what)
                        .help("Write the colours under `light:` and `dark:`")
                }),
            }
        }
    }
}

/// Tells of the form that themes had before palettes.
fn old_form<R: Report>(entry: &Entry, report: &mut R) {
    report.report(|| {
        let key = &entry.key;
        let what = format!("Colours under `{key}:` at the left margin are an older form, and are not read");
        let help = format!(
            "Write `palette:` with `{key}:` in it, and the colours in that as `primary`, `page`, `surface`, `ink` and `ink-muted`"
        );
        Finding::warning("theme-old", entry.key_at.clone(), what).help(help)
    });
}

fn within<R: Report>(node: &Spanned, least: u32, most: u32, expected: &str, report: &mut R) -> Option<u32> {
    let number = hundredths(node, report)?;
    if (least..=most).contains(&number) {
        return Some(number);
    }
    wrong(node, report, expected);
    None
}

/// A length: a number that is not below 0, and its unit.
fn length<R: Report>(node: &Spanned, report: &mut R) -> Option<String> {
    let written = text(node, report)?.trim().to_ascii_lowercase();
    let is_length = |unit: &&str| written.strip_suffix(*unit).is_some_and(is_number);
    if UNITS.iter().any(is_length) {
        return Some(written);
    }
    wrong(node, report, "a length such as `60em` or `320px`; it may be in px, rem, em, ch, % and vw");
    None
}

/// Whether a text is a short decimal number without a sign, as CSS writes it.
fn is_number(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (1..=12).contains(&text.len()) && !fraction.is_empty() && digits(whole) && digits(fraction)
}
