//! Which documents lead to which: what `links-<n>.json` says.

use std::collections::BTreeMap;

use crate::manifest::{self, Facts};
use crate::site::{Placed, Site};

/// A document that others lead to, by its URL, and these as URL and title.
pub(super) type Backlinks<'s> = Vec<(&'s str, Vec<(&'s str, &'s str)>)>;

/// The parts, each sorted. Who leads to a document comes in the order of their paths. Unlisted documents and those that
/// time shows or hides are not named.
pub(super) fn parts<'s>(site: &'s Site, facts: &[Facts]) -> BTreeMap<u64, Backlinks<'s>> {
    let is_named = |placed: &Placed| !placed.document.meta.unlisted && placed.window.is_always();
    let mut by_url: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (placed, facts) in site.documents.iter().zip(facts).filter(|(placed, _)| is_named(placed)) {
        let others = facts.leads_to.iter().filter(|url| **url != placed.url);
        for to in others.filter_map(|url| site.at_url(url)).filter(|to| !to.document.meta.unlisted) {
            by_url.entry(&to.url).or_default().push((&placed.url, &placed.title));
        }
    }
    let mut parts: BTreeMap<u64, Backlinks<'s>> = (0..site.buckets).map(|part| (part, Vec::new())).collect();
    for (url, from) in by_url {
        parts.entry(manifest::links_part(url, site.buckets)).or_default().push((url, from));
    }
    parts
}
