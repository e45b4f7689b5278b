//! `callouts`: what pages show by name.
//!
//! ```yaml
//! callouts:
//!   beta:
//!     type: warning
//!     en:
//!       title: Beta
//!       text: This *may* change.
//! ```

use super::Callout;
use crate::report::Report;
use crate::value::read::{entries, text, unknown_key};
use crate::value::{Entry, Spanned, Value};

/// Reads the map of names. Of several languages the first is shown; a title and a text without a language count too.
pub(super) fn read<R: Report>(node: &Spanned, report: &mut R) -> Vec<Callout> {
    let named = entries(node, report).unwrap_or_default();
    named.iter().filter_map(|entry| callout(entry, report)).collect()
}

fn callout<R: Report>(entry: &Entry, report: &mut R) -> Option<Callout> {
    let mut callout = Callout { name: entry.key.clone(), kind: "info".to_owned(), ..Callout::default() };
    let mut has_language = false;
    for said in entries(&entry.value, report)? {
        match (said.key.as_str(), &said.value.value) {
            ("type", _) => callout.kind = text(&said.value, report).unwrap_or(callout.kind),
            ("title" | "text", _) => set(&mut callout, &said, report),
            (_, Value::Map(_)) if has_language => {}
            (_, Value::Map(words)) => {
                has_language = true;
                words.iter().for_each(|word| set(&mut callout, word, report));
            }
            _ => unknown_key(&said, report, ["type", "title", "text"].into_iter()),
        }
    }
    Some(callout)
}

fn set<R: Report>(callout: &mut Callout, entry: &Entry, report: &mut R) {
    let value = text(&entry.value, report).unwrap_or_default();
    match entry.key.as_str() {
        "title" => callout.title = value,
        "text" => callout.text = value,
        _ => unknown_key(entry, report, ["title", "text"].into_iter()),
    }
}
