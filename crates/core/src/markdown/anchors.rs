//! Ids of headings: GitHub's rule for the text, made unique within a page.

use crate::path::word;

/// The ids a page has given out, in order, and how often each was asked for again.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    given: Vec<(String, usize)>,
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
        loop {
            match (self.place(&id), self.place(&base)) {
                (Err(at), _) => {
                    self.given.insert(at, (id.clone(), 0));
                    return id;
                }
                (Ok(_), Ok(first) | Err(first)) => {
                    self.given[first].1 += 1;
                    id = format!("{base}-{}", self.given[first].1);
                }
            }
        }
    }

    /// Where an id is among those given out, or would be.
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.given.binary_search_by(|(given, _)| given.as_str().cmp(id))
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
