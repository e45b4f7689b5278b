//! What stands within a text and is more than text.

use std::borrow::Cow;
use std::ops::Range;

use super::{emoji, picture, superscript, wiki};
use crate::markdown::hooks::{Piece, Text};
use crate::markdown::part;
use crate::node::{Element, Node, Tag};
use crate::report::Report;

/// Where the first mark of a kind is, at or after a place.
type Find = fn(&str, usize) -> Option<Range<usize>>;

const FIND: [Find; 3] = [superscript::find, emoji::find, wiki::find];

/// Takes the marks of extensions out of a text.
pub(in crate::markdown) fn text<'a, R: Report>(text: Text<'a, '_, R>) -> Vec<Piece<'a>> {
    let Text { text, at, in_link, before, links, report } = text;
    let mut pieces = Vec::new();
    let mut done = match before {
        Some(Node::Element(before)) => picture::attributes(before, &text),
        _ => 0,
    };
    let mut next: [Option<Range<usize>>; 3] = FIND.map(|find| find(&text, done));
    while let Some((kind, found)) =
        next.iter().enumerate().filter_map(|(kind, it)| Some((kind, it.clone()?))).min_by_key(|(_, it)| it.start)
    {
        let written = text.get(found.clone()).unwrap_or_default();
        let node = match kind {
            0 => {
                let raised = Node::Text(part(&text, found.start + 1..found.end - 1));
                Some(Element::new(Tag::Superscript).containing(vec![raised]).into())
            }
            1 => emoji::node(written, links),
            _ if in_link => None,
            _ => wiki::node(written, at + found.start, links, report),
        };
        // What is none may share its last character with one that is.
        let from = if node.is_some() { found.end } else { found.end - 1 };
        if let Some(node) = node {
            pieces.push(Piece::Text(part(&text, done..found.start)));
            pieces.push(Piece::Node(node));
            done = found.end;
        }
        for (kind, it) in next.iter_mut().enumerate() {
            if it.as_ref().is_some_and(|it| it.start < from) {
                *it = FIND[kind](&text, from);
            }
        }
    }
    pieces.push(Piece::Text(if done == 0 { text } else { Cow::Owned(text[done..].to_owned()) }));
    pieces
}
