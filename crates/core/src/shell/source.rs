//! A document's Markdown as readable text that stands where its rendering will.
//!
//! Every byte of the body is in the element's text, in order, so that the app can render it from there; what
//! would only disturb a reader (the marks of headings and fences, blank lines) is in hidden elements.

use std::ops::Range;

use super::{lists, picture_in};
use crate::html::{Style, escape, write as write_nodes};
use crate::markdown::own_id;
use crate::node::{Attribute, Block, Element, Node, Tag};
use crate::page::{LONG, Page, SECTION};
use crate::path;
use crate::site::{Placed, Site};

/// Blocks that are styled on their own. More of them take the browser longer than a reader waits; what is left is one.
const BLOCKS: usize = 10_000;

const SECTION_START: &str = "<section class=\"prose-section\">";
const SECTION_END_AND_START: &str = "</section><section class=\"prose-section\">";

pub(super) fn write(html: &mut String, site: &Site, placed: &Placed, page: &Page<'_>) {
    let body = placed.document.body();
    html.push_str("<div class=\"prose source\" id=\"mdcms-source\">");
    let mut done = 0;
    if let Some(heading) = &page.content.heading {
        hidden(html, body, 0..heading.source.end);
        done = heading.source.end;
    }
    let blocks = &page.content.blocks;
    let is_list = |block: &Block<'_>| block.nodes.first().is_some_and(|node| is_list_of_pages(node));
    // The app looks for lists between the parts of the source, not in sections.
    let in_sections = blocks.len() > LONG && !page.content.needs.lists && !blocks.iter().any(is_list);
    for (index, block) in blocks.iter().enumerate() {
        if in_sections && index % SECTION == 0 {
            html.push_str(if index == 0 { SECTION_START } else { SECTION_END_AND_START });
        }
        // Blocks follow each other; a range that did not would only repeat text.
        if block.source.start < done || block.source.end > body.len() {
            continue;
        }
        hidden(html, body, done..block.source.start);
        if index == BLOCKS {
            html.push_str("<div class=\"block\">");
            escape(html, &body[block.source.start..]);
            html.push_str("</div>");
            done = body.len();
            break;
        }
        match block.nodes.first() {
            Some(Node::Posts(posts)) => {
                hidden(html, body, block.source.clone());
                lists::write(html, site, posts, &path::root_from(&placed.url));
            }
            Some(list) if is_list_of_pages(list) => {
                hidden(html, body, block.source.clone());
                // Under the name by which the app passes over what is no part of the body.
                html.push_str("<div class=\"posts\">");
                write_nodes(html, &block.nodes, Style::Site);
                html.push_str("</div>");
            }
            first => write_block(html, block, first, body),
        }
        done = block.source.end;
    }
    if in_sections {
        html.push_str("</section>");
    }
    hidden(html, body, done..body.len());
    html.push_str("</div>\n");
}

/// Whether this is a list of the site's pages. Others are links within the page, which lead nowhere in its source.
fn is_list_of_pages(node: &Node<'_>) -> bool {
    let is_class = |attribute: &Attribute<'_>| attribute.name_and_value() == ("class", Some("pages".into()));
    matches!(node, Node::Element(Element { attributes, .. }) if attributes.iter().any(is_class))
}

fn write_block(html: &mut String, block: &Block<'_>, first: Option<&Node<'_>>, body: &str) {
    let source = &body[block.source.clone()];
    let text = source.trim_end();
    let end = block.source.start + text.len();
    if let Some(picture) = first.and_then(picture_in) {
        html.push_str("<div class=\"block block-image\">");
        write_nodes(html, &[Node::Element(picture.clone())], Style::Site);
        hidden(html, body, block.source.clone());
        html.push_str("</div>");
        return;
    }
    let tag = first.and_then(|node| match node {
        Node::Element(element) => Some(element.tag),
        _ => None,
    });
    let callout = callout_of(first);
    let (class, shown) = match tag {
        Some(Tag::Heading1 | Tag::Heading2) => ("block block-h2", inside_heading(text)),
        Some(Tag::Heading3) => ("block block-h3", inside_heading(text)),
        Some(Tag::Heading4) => ("block block-h4", inside_heading(text)),
        Some(Tag::Heading5) => ("block block-h5", inside_heading(text)),
        Some(Tag::Heading6) => ("block block-h6", inside_heading(text)),
        Some(Tag::Preformatted) => ("block block-code", inside_fence(text)),
        Some(Tag::OrderedList | Tag::UnorderedList) => ("block block-list", 0..text.len()),
        Some(Tag::Blockquote) => ("block block-quote", 0..text.len()),
        Some(Tag::Details | Tag::Division) if callout.is_some() => ("block", 0..text.len()),
        Some(Tag::Division) => ("block block-table", 0..text.len()),
        Some(Tag::Rule) => ("block block-rule", 0..0),
        Some(Tag::Paragraph) => ("block", 0..text.len()),
        _ => ("block block-other", 0..text.len()),
    };
    html.push_str("<div class=\"");
    html.push_str(class);
    if let Some(callout) = callout {
        html.push(' ');
        html.push_str(callout);
    }
    // These scroll on their own, so the keyboard must reach them.
    let scrolls = matches!(tag, Some(Tag::Preformatted | Tag::Division)) && callout.is_none();
    html.push_str(if scrolls { "\" tabindex=\"0\">" } else { "\">" });
    let at = |offset: usize| block.source.start + offset;
    hidden(html, body, at(0)..at(shown.start));
    escape(html, &text[shown.clone()]);
    hidden(html, body, at(shown.end)..end);
    hidden(html, body, end..block.source.end);
    html.push_str("</div>");
}

fn hidden(html: &mut String, body: &str, range: Range<usize>) {
    match body.get(range) {
        Some(text) if !text.is_empty() => {
            html.push_str("<span hidden>");
            escape(html, text);
            html.push_str("</span>");
        }
        _ => {}
    }
}

/// The classes of an alert, which are those of its rendering.
fn callout_of(first: Option<&Node<'_>>) -> Option<&'static str> {
    let Some(Node::Element(Element { attributes, .. })) = first else { return None };
    match attributes.first() {
        Some(Attribute::Class(class)) => Some(class.name()).filter(|name| name.starts_with("callout")),
        _ => None,
    }
}

/// What a heading says, without its `##` and its id.
fn inside_heading(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start_matches(['#', ' ', '\t']).len();
    let shown = match text.find('\n') {
        // The underlined form: everything before its last line.
        Some(_) => 0..text.rfind('\n').unwrap_or(text.len()),
        None => start.min(text.len())..text.len(),
    };
    match own_id(&text[shown.clone()]) {
        Some((before, _)) => shown.start..shown.start + before.len(),
        None => shown,
    }
}

/// The lines between a fence and its end; all of an indented block.
fn inside_fence(text: &str) -> Range<usize> {
    let fence = text.trim_start().starts_with("```") || text.trim_start().starts_with("~~~");
    match (fence, text.find('\n'), text.rfind('\n')) {
        (true, Some(first), Some(last)) if first < last => first + 1..last,
        _ => 0..text.len(),
    }
}
