//! What a page shows of its front matter, and how a reader's browser reads it.
//!
//! YAML and TOML whole would be a fifth of what a first view transfers, for six keys that nearly every author
//! writes in the same way. So the reader's app reads that way only ([`Summary::read`]: one `key: value` to a
//! line), and a build, which parses everything, compares: where the two differ, it writes the whole truth into
//! the manifest ([`crate::manifest::Facts::summary`]). What is shown is therefore always what the full parser
//! says.

use serde::Serialize;

use super::{Format, Meta, Split};
use crate::date::DateTime;
use crate::value::Scalar;

/// What a page shows of its front matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who wrote it, joined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateTime>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<DateTime>,
    /// Whether it is a draft.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
}

impl Summary {
    /// What the whole front matter says.
    pub fn of(meta: &Meta) -> Self {
        Self {
            title: meta.title.clone(),
            description: meta.description.clone(),
            author: (!meta.authors.is_empty()).then(|| meta.authors.join(", ")),
            date: meta.date,
            updated: meta.updated,
            draft: meta.draft,
        }
    }

    /// What can be seen line by line: `key: value` of plain YAML, quoted or not. Anything else is passed over.
    pub fn read(split: &Split<'_>) -> Self {
        let mut summary = Self::default();
        if split.format != Some(Format::Yaml) {
            return summary;
        }
        for line in split.block.split(['\n', '\r']) {
            let Some((key, value)) = line.split_once(':') else { continue };
            let Some(value) = simple_scalar(value) else { continue };
            match key {
                "title" => summary.title = Some(value),
                "description" => summary.description = Some(value),
                "author" | "authors" => summary.author = Some(value),
                "date" | "created" => summary.date = DateTime::parse(&value),
                "updated" | "modified" | "lastmod" => summary.updated = DateTime::parse(&value),
                "draft" => summary.draft = Scalar { text: value, plain: true }.as_bool() == Some(true),
                _ => {}
            }
        }
        summary
    }
}

/// A value that ends on its line and needs no more than its quotes taken off.
fn simple_scalar(written: &str) -> Option<String> {
    let value = written.trim();
    let first = value.chars().next()?;
    let text = if first == '"' || first == '\'' {
        let inner = value.strip_prefix(first)?.strip_suffix(first)?;
        if inner.contains([first, '\\']) {
            return None;
        }
        inner
    } else {
        value
    };
    Some(text.to_owned())
}
