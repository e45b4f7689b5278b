//! Ids of headings: GitHub's rule for the text, made unique within a page.

use super::names::Names;
use crate::path::word;

/// The ids a page has given out, and how often each was asked for again.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    given: Names,
}

impl Anchors {
    /// The id of a heading with this text.
    pub(super) fn id(&mut self, text: &str) -> String {
        self.unique(anchor(text))
    }

    /// An id that its author has chosen, made unique too: of two the second would not be found.
    pub(super) fn own(&mut self, id: String) -> String {
        self.unique(apart(id))
    }

    fn unique(&mut self, base: String) -> String {
        let mut id = base.clone();
        // A second heading of the same text gets `-1`, as on GitHub; that may itself be taken.
        while self.given.get_mut(&id).is_some() {
            let Some(again) = self.given.get_mut(&base) else { break };
            *again += 1;
            id = [&base, "-", &again.to_string()].concat();
        }
        self.given.add(id.clone(), 0);
        id
    }
}

/// Lower case; letters with their marks, digits, `-` and `_` of any script stay, spaces become `-`, the rest goes.
fn anchor(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for character in text.trim().chars() {
        if word::is_part(character) || matches!(character, '-' | '_') {
            id.extend(character.to_lowercase());
        } else if character.is_whitespace() {
            id.push('-');
        }
    }
    if id.is_empty() {
        id.push_str("section");
    }
    apart(id)
}

/// An id that is none of the page's own parts and footnotes.
fn apart(mut id: String) -> String {
    if ["mdcms", "fn-", "fnref-"].iter().any(|start| id.starts_with(start)) {
        id.insert_str(0, "h-");
    }
    id
}
