//! The table of contents of a page: MD-CMS's block `toc-page`, and `[[toc]]` or `[TOC]` in a paragraph of its own.

use std::borrow::Cow;

use crate::link::encode;
use crate::markdown::{Content, plain_text};
use crate::node::{Attribute, Class, Element, Node, Other, Tag};

/// What a table of contents may be written as.
const WRITTEN: [&str; 3] = ["[[toc]]", "[toc]", "[[_toc_]]"];

/// How much tables of contents beyond the first may repeat of a page's headings, counted in bytes. A table takes as many
/// as there are headings, so that without a limit a page would grow with the square of its text.
const REPEATED: usize = 500_000;
/// What a heading takes besides its text.
const OF_ENTRY: usize = 100;

/// The place of a table of contents, until all headings are known.
pub(super) fn place<'a>() -> Node<'a> {
    Element::new(Tag::Other(Other::new("nav"))).with(Attribute::Label(Cow::Borrowed("On this page"))).into()
}

fn is_place(element: &Element<'_>) -> bool {
    // A list of the site's pages has something in it already.
    element.tag.name() == "nav" && element.children.is_empty()
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
    let size = headings.iter().map(|heading| heading.text.len() + heading.id.len() + OF_ENTRY).sum();
    let mut left = REPEATED.max(size);
    for block in &mut content.blocks {
        fill(&mut block.nodes, &headings, size, &mut left);
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

/// Fills the places among some nodes; a table takes `size` of what is left.
fn fill(nodes: &mut [Node<'_>], headings: &[Heading], size: usize, left: &mut usize) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        if !is_place(element) {
            fill(&mut element.children, headings, size, left);
        } else if headings.is_empty() {
            *element = notice("This page has no headings.");
        } else if size > *left {
            *element = notice("This page has too many tables of contents.");
        } else {
            *left -= size;
            let level = headings.iter().map(|heading| heading.level).min().unwrap_or_default();
            let mut rest = headings;
            element.children = vec![list(&mut rest, level)];
        }
    }
}

fn notice<'a>(text: &'static str) -> Element<'a> {
    let notice = Element::new(Tag::Paragraph).with(Attribute::Class(Class::Notice));
    notice.containing(vec![Node::Text(Cow::Borrowed(text))])
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
