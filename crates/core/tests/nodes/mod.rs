//! What holds for the nodes of every page; the fuzz targets look at it too.
#![allow(clippy::panic, reason = "a test that cannot go on fails")]

mod address;

use std::collections::BTreeSet;

use mdcms_core::markdown::{Content, OWN_ID};
use mdcms_core::node::{Attribute, Element, Node, Tag};

use address::{check_link, check_source};

/// The builder's cap, and what it may add around elements that are as deep as that: frames of tables, lists of notes.
const DEPTH: usize = 70;

/// The builder's cap; it is looked at between the parser's events, so what one event brings comes on top.
const NODES: usize = 250_000;

/// Checks the nodes that a body became.
pub(crate) fn check(name: &str, content: &Content<'_>, body: &str) {
    let mut seen = Seen { name, count: 0, headings: 0, in_link: false, ids: BTreeSet::new() };
    let mut end = 0;
    for block in content.all_blocks() {
        let source = block.source.clone();
        assert!(source.start >= end, "{name}: {source:?} begins before {end}");
        assert!(body.get(source.clone()).is_some(), "{name}: {source:?} is no part of the body");
        end = source.end;
        seen.nodes(&block.nodes, 1);
    }
    let headings = content.heading.iter().flat_map(|heading| &heading.nodes);
    assert!(headings.clone().all(|node| is_element(node, Tag::Heading1)), "{name}: the heading is of another level");
    assert_eq!(seen.headings, headings.count(), "{name}: there is one heading of the first level");
    assert!(seen.count <= NODES + 4 * body.len() + 100, "{name}: there are {} nodes", seen.count);
}

fn is_element(node: &Node<'_>, tag: Tag) -> bool {
    matches!(node, Node::Element(element) if element.tag == tag)
}

struct Seen<'n> {
    name: &'n str,
    count: usize,
    headings: usize,
    in_link: bool,
    ids: BTreeSet<String>,
}

impl Seen<'_> {
    fn nodes(&mut self, nodes: &[Node<'_>], depth: usize) {
        assert!(depth <= DEPTH, "{}: elements are nested {depth} deep", self.name);
        self.count += nodes.len();
        for node in nodes {
            match node {
                Node::Element(element) => self.element(element, depth),
                Node::Raw(html) => panic!("{}: there is raw HTML on a page: {html:?}", self.name),
                Node::Text(_) | Node::Posts(_) => {}
            }
        }
    }

    fn element(&mut self, element: &Element<'_>, depth: usize) {
        let Element { tag, attributes, children } = element;
        self.headings += usize::from(*tag == Tag::Heading1);
        assert!(children.is_empty() || !tag.is_void(), "{}: <{}> has content", self.name, tag.name());
        let mut names = BTreeSet::new();
        for attribute in attributes {
            let (name, value) = attribute.name_and_value();
            assert!(names.insert(name), "{}: <{}> has {name} twice", self.name, tag.name());
            self.attribute(*tag, name, &value.unwrap_or_default());
            if let Attribute::Id(id) = attribute {
                self.id(id);
            }
        }
        let is_link = *tag == Tag::Anchor && names.contains("href");
        assert!(!(is_link && self.in_link), "{}: a link is inside a link", self.name);
        let was_in_link = self.in_link;
        self.in_link |= is_link;
        self.nodes(children, depth + 1);
        self.in_link = was_in_link;
    }

    fn attribute(&self, tag: Tag, name: &str, value: &str) {
        match name {
            "href" => check_link(self.name, value),
            "src" => check_source(self.name, value, tag == Tag::Image),
            "poster" => check_source(self.name, value, true),
            "srcset" => {
                for candidate in value.split(", ") {
                    check_source(self.name, candidate.split(' ').next().unwrap_or_default(), true);
                }
            }
            _ => {}
        }
    }

    /// Ids that authors give in HTML may be there twice, as on GitHub; all others are once on a page, and none is the
    /// page's own.
    fn id(&mut self, id: &str) {
        assert!(!id.starts_with("mdcms"), "{}: {id:?} is an id of the page itself", self.name);
        let is_new = self.ids.insert(id.to_owned());
        assert!(is_new || id.starts_with(OWN_ID), "{}: the id {id:?} is there twice", self.name);
    }
}
