//! The tree while it grows: elements that are open, and the block that they are in.

use std::borrow::Cow;

use super::Builder;
use crate::markdown::{Dialect, inline};
use crate::node::{Attribute, Block, Class, Element, Node, Tag};
use crate::report::{Finding, Report};

/// Elements inside each other beyond this are left out, their text stays: a page must not be able to
/// exhaust the stack of whoever walks the tree.
const DEPTH: usize = 64;

/// Nodes that a page may have: more than a megabyte of text needs, and as many as a browser shows in a second or two.
const NODES: usize = 250_000;
/// Nodes that one block may have: a browser lays it out in one go.
const NODES_OF_BLOCK: usize = 50_000;

/// What ends an element that no event of the parser ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::markdown) enum Free {
    /// An end tag.
    Html,
    /// A line of its own.
    Container,
}

/// An element that is still open.
pub(super) struct Frame<'a> {
    pub(super) element: Element<'a>,
    /// What ends it, where that is no event of the parser.
    pub(super) free: Option<Free>,
    /// The element is beyond the cap or misplaced: its content goes to the one around it.
    pub(super) dissolved: bool,
}

impl<'a, R: Report> Builder<'a, '_, R> {
    /// Whether a block of the top level is complete.
    pub(in crate::markdown) fn has_blocks(&self) -> bool {
        self.content.heading.is_some() || !self.content.blocks.is_empty()
    }

    /// Opens an element that is written from `at` on.
    pub(in crate::markdown) fn push(&mut self, element: Element<'a>, at: usize) {
        self.push_frame(element, None, at);
    }

    /// Opens an element that no event of the parser ends, and that ends at the latest with what is around it.
    pub(in crate::markdown) fn push_free(&mut self, element: Element<'a>, free: Free, at: usize) {
        self.push_frame(element, Some(free), at);
    }

    fn push_frame(&mut self, element: Element<'a>, free: Option<Free>, at: usize) {
        self.flush();
        let dissolved = self.is_deep() || self.is_misplaced(element.tag);
        if self.depth() == DEPTH {
            self.report.report(|| {
                Finding::warning(
                    "too-deep",
                    at..at,
                    format!("elements are nested more than {DEPTH} deep; text only from here"),
                )
                .help("nest fewer quotes and lists inside each other")
            });
        }
        self.open.push(Frame { element, free, dissolved });
    }

    /// Whether browsers that read the tree as HTML would end an open element here, whatever is open in it: a table
    /// for a table outside its cells, an item for an item outside a list of its own. The end tags of what is between
    /// would then end elements around all of them.
    fn is_misplaced(&self, tag: Tag) -> bool {
        let (ended, between): (&[&str], &[&str]) = match tag.name() {
            "table" => (&["table"], &["td", "th", "caption"]),
            "li" => (&["li"], &["ul", "ol", "td", "th"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "td", "th"]),
            _ => return false,
        };
        let mut around = self.open.iter().rev().map(|frame| frame.element.tag.name());
        around.find(|name| ended.contains(name) || between.contains(name)).is_some_and(|name| ended.contains(&name))
    }

    /// The innermost element.
    pub(in crate::markdown) fn innermost(&self) -> Option<Tag> {
        self.open.last().map(|frame| frame.element.tag)
    }

    /// Whether the innermost element is a link.
    pub(in crate::markdown) fn is_in_link(&self) -> bool {
        self.open.last().is_some_and(|frame| frame.element.is_link())
    }

    /// The elements that were written as HTML inside the innermost one that was not, innermost first.
    pub(in crate::markdown) fn own_html(&self) -> impl Iterator<Item = Tag> {
        self.open.iter().rev().take_while(|frame| frame.free == Some(Free::Html)).map(|frame| frame.element.tag)
    }

    /// What ends the innermost element, where that is no event of the parser.
    pub(in crate::markdown) fn innermost_free(&self) -> Option<Free> {
        self.open.last().and_then(|frame| frame.free)
    }

    /// Whether a container is open inside the innermost element that an event of the parser ends.
    pub(in crate::markdown) fn is_in_container(&self) -> bool {
        self.open.iter().rev().map_while(|frame| frame.free).any(|free| free == Free::Container)
    }

    /// Takes back what was added last before the position, where it is an element of some kind.
    pub(in crate::markdown) fn take_before(&mut self, is_wanted: impl Fn(&Element<'a>) -> bool) -> Option<Element<'a>> {
        let is_wanted = |node: &Node<'a>| matches!(node, Node::Element(element) if is_wanted(element));
        let taken = match self.open.last_mut() {
            Some(frame) => frame.element.children.pop_if(|node| is_wanted(node)),
            None if !self.nodes.is_empty() => self.nodes.pop_if(|node| is_wanted(node)),
            None => {
                let only = |block: &mut Block<'a>| matches!(block.nodes.as_slice(), [node] if is_wanted(node));
                let block = self.content.blocks.pop_if(only)?;
                self.block_at = block.source.start;
                block.nodes.into_iter().next()
            }
        };
        taken.and_then(|node| match node {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }

    /// The innermost element, where it was written as HTML.
    pub(in crate::markdown) fn innermost_html(&self) -> Option<Tag> {
        self.own_html().next()
    }

    /// Makes paragraphs of what stands in no element and is part of a line of text.
    pub(in crate::markdown) fn gather(&mut self, is_inline: impl Fn(&Node<'_>) -> bool) {
        if !self.open.is_empty() {
            return;
        }
        let mut line = Vec::new();
        let nodes = std::mem::take(&mut self.nodes);
        for node in nodes {
            if is_inline(&node) {
                line.push(node);
            } else {
                self.add_paragraph(&mut line);
                self.nodes.push(node);
            }
        }
        self.add_paragraph(&mut line);
    }

    fn add_paragraph(&mut self, line: &mut Vec<Node<'a>>) {
        let is_said = |node: &Node<'_>| !is_blank(node);
        if let (Some(first), Some(last)) = (line.iter().position(is_said), line.iter().rposition(is_said)) {
            self.push(Element::new(Tag::Paragraph), self.block_at);
            self.add_all(line.drain(first..=last).collect());
            self.pop();
        }
        line.clear();
    }

    /// Whether no more elements are made inside the innermost one.
    pub(in crate::markdown) fn is_deep(&self) -> bool {
        self.depth() >= DEPTH
    }

    /// How many elements may be inside each other in the innermost one.
    pub(in crate::markdown) fn room(&self) -> usize {
        DEPTH.saturating_sub(self.open.len())
    }

    /// Whether a page has as many nodes as it may have.
    pub(in crate::markdown) fn is_full(&self) -> bool {
        self.made >= NODES || self.made - self.made_before >= NODES_OF_BLOCK
    }

    /// Counts nodes that are made at once; tells whether the page may have them. It is full where it may not.
    pub(in crate::markdown) fn makes(&mut self, nodes: usize) -> bool {
        self.made += nodes;
        !self.is_full()
    }

    /// Ends the page with what is left of the body, from `at` on, as it is written.
    pub(in crate::markdown) fn cut(&mut self, at: usize) {
        self.extend(|hooks, builder| hooks.before_end(builder));
        while !self.open.is_empty() {
            self.pop();
        }
        self.verbatim = None;
        self.close_block(at);
        let at = at.max(self.content.blocks.last().map_or(0, |block| block.source.end));
        self.report.report(|| {
            Finding::warning(
                "too-long",
                at..at,
                "the page is too long: from here on its text is shown as it is written",
            )
            .help("make several pages of it")
        });
        self.block_at = at;
        let notice = Element::new(Tag::Paragraph).with(Attribute::Class(Class::Notice));
        let why = Cow::Borrowed("This page is too long to be shown whole. From here on it is shown as it is written.");
        self.add(notice.containing(vec![Node::Text(why)]).into());
        let rest = Node::Text(Cow::Borrowed(self.body.get(at..).unwrap_or_default()));
        let text = Element::new(Tag::Preformatted).with(Attribute::Focusable);
        self.add(text.containing(vec![rest]).into());
    }

    /// How many elements are open, those around the text too.
    pub(in crate::markdown) fn depth(&self) -> usize {
        self.around + self.open.len()
    }

    /// Takes the innermost element away, unfinished.
    pub(in crate::markdown) fn take_innermost(&mut self) -> Option<Element<'a>> {
        self.flush();
        self.open.pop().map(|frame| frame.element)
    }

    /// Takes the innermost element away; gives what is in it.
    pub(in crate::markdown) fn take_children(&mut self) -> Vec<Node<'a>> {
        self.take_innermost().map(|element| element.children).unwrap_or_default()
    }

    /// Closes the innermost element.
    pub(in crate::markdown) fn pop(&mut self) {
        self.flush();
        let Some(Frame { mut element, free, dissolved }) = self.open.pop() else { return };
        if dissolved {
            return self.add_all(element.children);
        }
        match element.tag {
            Tag::Image => inline::finish_image(&mut element),
            // One in another scrolls with it; a frame for each would also be deeper than the cap.
            Tag::Table if free.is_some() && self.open.iter().any(|frame| frame.element.tag == Tag::Table) => {}
            Tag::Table if free.is_some() => {
                let table = inline::in_frame(element);
                return self.add(table);
            }
            Tag::Table => {
                let table = inline::finish_table(element, self.dialect);
                return self.add(table);
            }
            // A refused or unloadable destination: the text stays.
            Tag::Anchor if element.attributes.is_empty() => return self.add_all(element.children),
            _ if self.dialect == Dialect::Site => {
                let leads = self.depth() == 0 && !self.has_blocks() && self.nodes.iter().all(is_blank);
                if element.tag == Tag::Heading1 && !leads {
                    // A page has one level-1 heading: its own.
                    element.tag = Tag::Heading2;
                }
                inline::finish_for_site(&mut element, &mut self.anchors);
                if is_marked(&element) {
                    self.content.needs.extended = true;
                    if let Some(extensions) = self.extensions {
                        extensions.quote(&mut element);
                    }
                }
            }
            _ => {}
        }
        self.add(element.into());
    }

    pub(in crate::markdown) fn add_all(&mut self, nodes: Vec<Node<'a>>) {
        for node in nodes {
            self.add(node);
        }
    }

    /// Adds a finished node to what is open.
    pub(in crate::markdown) fn add(&mut self, node: Node<'a>) {
        self.flush();
        self.made += 1;
        match self.open.last_mut() {
            Some(frame) => frame.element.children.push(node),
            None => self.nodes.push(node),
        }
    }

    /// Adds a finished node that has others in it, so many in all.
    pub(in crate::markdown) fn add_counted(&mut self, node: Node<'a>, nodes: usize) {
        self.add(node);
        self.made += nodes - 1;
    }

    /// A block of the top level is complete.
    pub(super) fn close_block(&mut self, end: usize) {
        if self.nodes.is_empty() {
            return;
        }
        let nodes = std::mem::take(&mut self.nodes);
        self.extend(|hooks, _| hooks.added());
        let mut block = Block { source: self.block_at..end, nodes };
        let is_heading = |node: &Node<'_>| matches!(node, Node::Element(Element { tag: Tag::Heading1, .. }));
        if self.dialect == Dialect::Site
            && self.around == 0
            && !self.has_blocks()
            && let Some(at) = block.nodes.iter().position(is_heading)
        {
            // What follows it in one block of HTML is a block of its own, and keeps the source.
            let rest = block.nodes.split_off(at + 1);
            let heading = block.nodes.pop();
            block.nodes = rest;
            let is_alone = block.nodes.iter().all(is_blank);
            let source = self.block_at..if is_alone { end } else { self.block_at };
            self.content.heading = Some(Block { source, nodes: heading.into_iter().collect() });
            if is_alone {
                return;
            }
        }
        self.content.blocks.push(block);
    }
}

/// Whether this is only white space.
fn is_blank(node: &Node<'_>) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}

/// Whether this is a quote whose text begins as that of GitHub's alerts.
fn is_marked(quote: &Element<'_>) -> bool {
    let Some(Node::Element(first)) = quote.children.first().filter(|_| quote.tag == Tag::Blockquote) else {
        return false;
    };
    matches!(first.children.first(), Some(Node::Text(text)) if text.starts_with("[!"))
}
