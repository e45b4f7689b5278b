//! Colours by the names of what they are for.

use std::ops::Range;

use super::Colour;
use crate::report::{Finding, Report};
use crate::value::read::{entries, near_miss};
use crate::value::{Spanned, Value};

/// What a palette may give, in the order in which it is written; the first five are enough.
pub(super) const TOKENS: [&str; 13] = [
    "primary",
    "page",
    "surface",
    "ink",
    "ink-muted",
    "heading",
    "on-surface",
    "on-surface-title",
    "on-surface-active",
    "on-surface-heading",
    "on-surface-note",
    "on-surface-icon",
    "divider",
];

/// Colours that mean something.
pub(super) const SEMANTIC: [&str; 4] = ["info", "success", "warning", "error"];

/// What pages are without a theme, as far as it matters for contrast: `www/styles/tokens.css`.
pub(super) const LIGHT: [(&str, &str); 3] = [("primary", "#2563eb"), ("page", "#fff"), ("ink", "#1e293b")];
/// The same at night.
pub(super) const DARK: [(&str, &str); 3] = [("primary", "#60a5fa"), ("page", "#0f172a"), ("ink", "#f1f5f9")];

/// Colours by their tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Palette {
    /// In the order of the tokens.
    given: Vec<Given>,
}

/// A colour that a theme gives.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) token: &'static str,
    pub(super) colour: Colour,
    /// Where it is written.
    pub(super) at: Range<usize>,
}

impl Palette {
    /// Reads a map of `tokens` to colours.
    pub(super) fn read<R: Report>(node: &Spanned, tokens: &[&'static str], report: &mut R) -> Self {
        let entries = entries(node, report).unwrap_or_default();
        let mut given = Vec::new();
        for token in tokens {
            let Some(entry) = entries.iter().find(|entry| entry.key == *token) else { continue };
            if let Some(colour) = colour(&entry.value, report) {
                given.push(Given { token, colour, at: entry.value.at.clone() });
            }
        }
        for entry in entries.iter().filter(|entry| !tokens.contains(&entry.key.as_str())) {
            report.report(|| {
                let what = format!("There is no colour `{}`", entry.key.escape_debug());
                let help = match near_miss(&entry.key, tokens.iter().copied()) {
                    Some(near) => format!("Did you mean `{near}`?"),
                    None => format!("There are {}", tokens.join(", ")),
                };
                Finding::warning("unknown-key", entry.key_at.clone(), what).help(help)
            });
        }
        Self { given }
    }

    /// What is given for a token.
    pub(super) fn get(&self, token: &str) -> Option<&Given> {
        self.given.iter().find(|given| given.token == token)
    }

    /// Everything that is given.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Given> {
        self.given.iter()
    }
}

fn colour<R: Report>(node: &Spanned, report: &mut R) -> Option<Colour> {
    let colour = node.as_scalar().and_then(|scalar| Colour::parse(&scalar.text));
    if colour.is_none() {
        report.report(|| {
            let what = match &node.value {
                Value::Scalar(scalar) if scalar.is_null() => "There is no colour here".to_owned(),
                Value::Scalar(scalar) if scalar.text.chars().count() <= 40 => {
                    format!("`{}` is no colour that a theme may have", scalar.text.escape_debug())
                }
                _ => "This is no colour that a theme may have".to_owned(),
            };
            let help = "Write it in quotes, such as \"#2563eb\", \"rgb(37 99 235)\", \"hsl(221 83% 53%)\" or \"oklch(0.55 0.22 263)\"";
            Finding::warning("theme-colour", node.at.clone(), what).help(help)
        });
    }
    colour
}
