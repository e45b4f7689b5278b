//! Fonts as a theme names them: `provider:Name:weight`.

use std::ops::Range;

use crate::report::{Finding, Report};
use crate::value::Spanned;
use crate::value::read::text;

/// How long the name of a family may be, in characters.
const LONGEST: usize = 60;

/// Names that browsers know for fonts of the reader's system, and must not be quoted.
const GENERIC: [&str; 12] = [
    "system-ui",
    "serif",
    "sans-serif",
    "monospace",
    "ui-serif",
    "ui-sans-serif",
    "ui-monospace",
    "ui-rounded",
    "cursive",
    "fantasy",
    "math",
    "-apple-system",
];

/// Fonts that systems bring, and what stands in for them where they are missing.
const SYSTEM: [(&str, &str); 21] = [
    ("Arial", "var(--sans)"),
    ("Calibri", "var(--sans)"),
    ("Helvetica", "var(--sans)"),
    ("Helvetica Neue", "var(--sans)"),
    ("Segoe UI", "var(--sans)"),
    ("Tahoma", "var(--sans)"),
    ("Trebuchet MS", "var(--sans)"),
    ("Verdana", "var(--sans)"),
    ("Baskerville", "serif"),
    ("Book Antiqua", "serif"),
    ("Cambria", "serif"),
    ("Garamond", "serif"),
    ("Georgia", "serif"),
    ("Palatino", "serif"),
    ("Times", "serif"),
    ("Times New Roman", "serif"),
    ("Consolas", "var(--mono)"),
    ("Courier", "var(--mono)"),
    ("Courier New", "var(--mono)"),
    ("Menlo", "var(--mono)"),
    ("Monaco", "var(--mono)"),
];

/// A font that a theme names.
#[derive(Clone, Debug)]
pub(super) struct Font {
    /// Letters, digits, spaces and dashes only.
    pub(super) family: String,
    /// From 1 to 1000.
    pub(super) weight: u16,
    /// Where it is written.
    pub(super) at: Range<usize>,
}

impl Font {
    /// The value of `font-family` where the reader's system is asked for it.
    pub(super) fn of_system(&self) -> Option<String> {
        let is = |name: &str| name.eq_ignore_ascii_case(&self.family);
        if let Some(generic) = GENERIC.iter().find(|name| is(name)) {
            return Some((*generic).to_owned());
        }
        let (name, fallback) = SYSTEM.iter().find(|(name, _)| is(name))?;
        Some(format!("\"{name}\", {fallback}"))
    }
}

/// Reads `Name`, `Name:weight` or `provider:Name:weight`. The provider does not matter: nobody is asked for fonts.
pub(super) fn read<R: Report>(node: &Spanned, report: &mut R) -> Option<Font> {
    let written = text(node, report)?;
    let parts: Vec<&str> = written.split(':').map(str::trim).collect();
    let read = match *parts.as_slice() {
        [name] => Some((name, Some(400))),
        [name, last] if last.bytes().all(|byte| byte.is_ascii_digit()) => Some((name, weight(last))),
        [_, name] => Some((name, Some(400))),
        [_, name, last] => Some((name, weight(last))),
        _ => None,
    };
    let font =
        read.and_then(|(name, weight)| Some(Font { family: family(name)?, weight: weight?, at: node.at.clone() }));
    if font.is_none() {
        report.report(|| {
            let what = match written.chars().count() {
                0..=40 => format!("`{}` is no font", written.escape_debug()),
                _ => "This is no font".to_owned(),
            };
            let help = "Write one family and perhaps its weight, such as `Inter` or `Inter:600`; names have letters, digits, spaces and dashes";
            Finding::warning("theme-font", node.at.clone(), what).help(help)
        });
    }
    font
}

fn weight(text: &str) -> Option<u16> {
    text.parse().ok().filter(|weight| (1..=1000).contains(weight))
}

fn family(name: &str) -> Option<String> {
    let is_plain = |character: char| character.is_alphanumeric() || matches!(character, ' ' | '-');
    let is_family =
        name.chars().all(is_plain) && name.chars().count() <= LONGEST && name.chars().any(char::is_alphanumeric);
    is_family.then(|| name.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}
