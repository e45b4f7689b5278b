//! The table of contents of a page: MD-CMS's block `toc-page`, and `[[toc]]` or `[TOC]` in a paragraph of its own.

use std::borrow::Cow;

use crate::link::encode;
use crate::markdown::{Content, plain_text};
use crate::node::{Attribute, Class, Element, Node, Other, Tag};

/// What a table of contents may be written as.
const WRITTEN: [&str; 3] = ["[[toc]]", "[toc]", "[[_toc_]]"];

/// The place of a table of contents, until all headings are known.
pub(super) fn place<'a>() -> Node<'a> {
    Element::new(Tag::Other(Other::new("nav"))).with(Attribute::Label(Cow::Borrowed("On this page"))).into()
}

fn is_place(element: &Element<'_>) -> bool {
    element.tag.name() == "nav"
}

/// Fills the tables of contents of a page.
pub(super) fn finish(content: &mut Content<'_>) {
    let mut are_wanted = false;
    for block in &mut content.blocks {
        if let [Node::Element(Element { tag: Tag::Paragraph, children, .. })] = block.nodes.as_slice()
            && let [Node::Text(text)] = children.as_slice()
            && WRITTEN.iter().any(|written| text.trim().eq_ignore_ascii_case(written))
        {
            block.nodes = vec![place()];
        }
        are_wanted |= has_place(&block.nodes);
    }
    if !are_wanted {
        return;
    }
    let mut headings = Vec::new();
    for block in &content.blocks {
        collect(&block.nodes, &mut headings);
    }
    for block in &mut content.blocks {
        fill(&mut block.nodes, &headings);
    }
}

fn has_place(nodes: &[Node<'_>]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Element(element) => is_place(element) || has_place(&element.children),
        _ => false,
    })
}

struct Heading {
    level: u8,
    id: String,
    text: String,
}

fn collect(nodes: &[Node<'_>], headings: &mut Vec<Heading>) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        let level = match element.tag {
            Tag::Heading2 => 2,
            Tag::Heading3 => 3,
            Tag::Heading4 => 4,
            Tag::Heading5 => 5,
            Tag::Heading6 => 6,
            _ => {
                collect(&element.children, headings);
                continue;
            }
        };
        let id = element.attributes.iter().find_map(|attribute| match attribute {
            Attribute::Id(id) => Some(id.clone()),
            _ => None,
        });
        headings.extend(id.map(|id| Heading { level, id, text: plain_text(&element.children) }));
    }
}

fn fill(nodes: &mut [Node<'_>], headings: &[Heading]) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        if !is_place(element) {
            fill(&mut element.children, headings);
        } else if headings.is_empty() {
            *element = Element::new(Tag::Paragraph)
                .with(Attribute::Class(Class::Notice))
                .containing(vec![Node::Text(Cow::Borrowed("This page has no headings."))]);
        } else {
            let level = headings.iter().map(|heading| heading.level).min().unwrap_or_default();
            let mut rest = headings;
            element.children = vec![list(&mut rest, level)];
        }
    }
}

/// The list of the headings of a level from here on, up to one above it; deeper ones are in lists of their own.
fn list<'a>(rest: &mut &[Heading], level: u8) -> Node<'a> {
    let mut items: Vec<Node<'a>> = Vec::new();
    while let Some((heading, after)) = rest.split_first().filter(|(heading, _)| heading.level >= level) {
        // What is deeper than anything before it has no item to be in.
        if let Some(Node::Element(item)) = items.last_mut().filter(|_| heading.level > level) {
            item.children.push(list(rest, heading.level));
            continue;
        }
        let href = ["#", &encode(&heading.id)].concat();
        let link = Element::new(Tag::Anchor).with(Attribute::Href(Cow::Owned(href)));
        let link = link.containing(vec![Node::Text(Cow::Owned(heading.text.clone()))]);
        items.push(Element::new(Tag::Item).containing(vec![link.into()]).into());
        *rest = after;
    }
    Element::new(Tag::UnorderedList).containing(items).into()
}
