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

/// A heading that ends in an id of its own, `{#x}` or docsify's ` :id=x`: the text before it, and the id. The parser's
/// own reading of braces would also take `{name}` and `{}` away.
pub(crate) fn own_id(heading: &str) -> Option<(&str, &str)> {
    let (before, id) = match heading.trim_end().strip_suffix('}') {
        Some(inside) => inside.rsplit_once('{').and_then(|(before, id)| Some((before, id.strip_prefix('#')?)))?,
        None => heading.rsplit_once(':').and_then(|(before, id)| Some((before, id.strip_prefix("id=")?)))?,
    };
    // What may follow in braces are classes and other attributes, which a page does not have.
    let id = id.split_whitespace().next().filter(|id| !id.contains(['{', '}']))?;
    let is_apart = before.is_empty() || before.ends_with(char::is_whitespace);
    is_apart.then(|| (before.trim_end(), id))
}

/// Lower case; letters with their marks, digits, `-` and `_` of any script stay, spaces become `-`, the rest goes.
pub(super) fn anchor(text: &str) -> String {
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
