//! Front matter: what a document says about itself before its text.
//!
//! The keys are those of MD-CMS and the ones that authors bring from other generators; each meaning has
//! one canonical key and synonyms. Nothing in front matter can make a document unreadable: what is not
//! understood is reported, and the rest counts.

mod apply;
mod keys;
mod meta;
mod set;
mod split;
mod summary;

pub use meta::{Meta, Neighbour, Search, Toc};
pub use split::{Format, Split, split};
pub use summary::Summary;

use crate::report::{Finding, Report, Shifted};
use crate::value::{Value, read};
use crate::{toml, yaml};

/// Reads a document's metadata and tells where its body is; never fails.
///
/// Findings, and the spans inside [`Meta`], are in bytes of `text`.
pub fn parse<'t, R: Report>(text: &'t str, report: &mut R) -> (Meta, Split<'t>) {
    parse_over(text, Meta::default(), report)
}

/// [`parse`] on top of defaults: what the document does not say stays as in `meta`.
pub fn parse_over<'t, R: Report>(text: &'t str, mut meta: Meta, report: &mut R) -> (Meta, Split<'t>) {
    let split = split(text);
    let mut shifted = Shifted::new(&mut *report, split.block_offset);
    let tree = match split.format {
        Some(Format::Yaml) => yaml::parse(split.block, &mut shifted),
        Some(Format::Toml) => toml::parse(split.block, &mut shifted),
        None => {
            tell_unclosed(text, shifted.report);
            None
        }
    };
    let Some(mut tree) = tree else { return (meta, split) };
    read::shift(&mut tree, split.block_offset);
    match &tree.value {
        Value::Map(entries) => meta.apply(entries, report),
        Value::Scalar(_) | Value::List(_) => report.report(|| {
            Finding::error("front-matter-shape", tree.at.clone(), "The block between the `---` lines holds no keys")
                .help("Write `key: value` lines, or start the document with another line than `---`")
        }),
    }
    (meta, split)
}

/// Tells of an opening fence that has no closing one.
fn tell_unclosed<R: Report>(text: &str, report: &mut R) {
    let Some((format, second_line)) = split::opening(text) else { return };
    // A rule above a blank line is just a rule.
    if text[second_line..].split(['\n', '\r']).next().is_none_or(|line| line.trim().is_empty()) {
        return;
    }
    report.report(|| {
        let fence = format.fence();
        let start = text.find(fence).unwrap_or_default();
        let what = format!("The front matter has no closing `{fence}` line, so it is shown as text");
        Finding::warning("front-matter-unclosed", start..start + fence.len(), what)
            .help(format!("Add a line `{fence}` below the last key"))
    });
}
