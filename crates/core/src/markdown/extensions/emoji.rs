//! Emoji by their short names, `:tada:`, as on GitHub. Which emoji one is, only the command knows; it tells the app.

use std::borrow::Cow;
use std::ops::Range;

use crate::link::{Links, Told};
use crate::markdown::hooks::is_short_name;
use crate::node::Node;

/// Where the first short name at or after `from` is, colons included.
pub(super) fn find(text: &str, mut from: usize) -> Option<Range<usize>> {
    loop {
        let start = from + text.get(from..)?.find(':')?;
        let length = text.get(start + 1..)?.find(':')?;
        let end = start + 1 + length;
        if length > 0 && is_short_name(&text[start + 1..end]) {
            return Some(start..end + 1);
        }
        from = end;
    }
}

/// The emoji of a short name, colons included; `None` where there is none.
pub(super) fn node<'a>(written: &str, links: &dyn Links) -> Option<Node<'a>> {
    Told::Emoji(written.trim_matches(':')).ask(links).map(|emoji| Node::Text(Cow::Owned(emoji)))
}
