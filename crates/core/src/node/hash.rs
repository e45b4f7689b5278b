//! Hashes of blocks: what has the same one is shown in the same way.

use std::hash::{Hash as _, Hasher};

use super::{Block, Element, Node};

impl Block<'_> {
    /// A hash of what the block became, which is more than its source: numbers of footnotes, ids and links depend on
    /// the page. Whoever shows a changed page again need not touch the blocks whose hashes it knows.
    pub fn hash(&self) -> u64 {
        let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
        nodes(&self.nodes, &mut hash);
        hash.finish()
    }
}

/// FNV-1a of 64 bits (RFC 9923), which can be made piece by piece.
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// What stands before a piece; none is a byte of UTF-8, so pieces cannot run into each other.
const TEXT: u8 = 0xf8;
const ELEMENT: u8 = 0xf9;
const ATTRIBUTE: u8 = 0xfa;
const VALUE: u8 = 0xfb;
const INSIDE: u8 = 0xfc;
const END: u8 = 0xfd;
const POSTS: u8 = 0xfe;

fn nodes(all: &[Node<'_>], hash: &mut Fnv) {
    for node in all {
        match node {
            Node::Text(text) | Node::Raw(text) => piece(TEXT, text, hash),
            Node::Element(inner) => element(inner, hash),
            Node::Posts(block) => {
                hash.write(&[POSTS]);
                block.hash(hash);
            }
        }
    }
}

fn element(element: &Element<'_>, hash: &mut Fnv) {
    piece(ELEMENT, element.tag.name(), hash);
    for attribute in &element.attributes {
        let (name, value) = attribute.name_and_value();
        piece(ATTRIBUTE, name, hash);
        if let Some(value) = value {
            piece(VALUE, &value, hash);
        }
    }
    hash.write(&[INSIDE]);
    nodes(&element.children, hash);
    hash.write(&[END]);
}

fn piece(kind: u8, text: &str, hash: &mut Fnv) {
    hash.write(&[kind]);
    hash.write(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::{Attribute, Tag};
    use crate::posts::{More, PostsBlock, Span};

    fn block(nodes: Vec<Node<'static>>) -> Block<'static> {
        Block { source: 0..0, nodes }
    }

    #[test]
    fn what_differs_has_another_hash_wherever_its_source_is() {
        let text = |text: &'static str| Node::Text(text.into());
        let with = |tag, children| Node::Element(Element { tag, attributes: Vec::new(), children });
        let list =
            |newest_first| Node::Posts(PostsBlock { newest_first, span: Span::Days(1), limit: None, more: More::End });
        let titled = |title: &'static str| {
            let attributes = vec![Attribute::Title(title.into())];
            Node::Element(Element { tag: Tag::Paragraph, attributes, children: Vec::new() })
        };
        let different = [
            block(Vec::new()),
            block(vec![text("ab")]),
            block(vec![text("a"), text("b")]),
            block(vec![text("pab")]),
            block(vec![with(Tag::Paragraph, vec![text("ab")])]),
            block(vec![with(Tag::Paragraph, vec![]), text("ab")]),
            block(vec![with(Tag::Emphasis, vec![text("ab")])]),
            block(vec![titled("ab")]),
            block(vec![titled("")]),
            block(vec![titled(""), text("ab")]),
            block(vec![list(true)]),
            block(vec![list(false)]),
        ];
        for (at, one) in different.iter().enumerate() {
            let same = Block { source: 3..9, nodes: one.nodes.clone() };
            assert_eq!(one.hash(), same.hash());
            assert!(different[..at].iter().all(|other| other.hash() != one.hash()), "{one:?}");
        }
    }
}
