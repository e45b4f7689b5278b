//! Nodes to HTML text: what `mdcms render` prints, and later what feeds hold.
//!
//! The line structure is that of CommonMark's reference renderer, so the public suites compare as they are.

use crate::node::{Attribute, Class, Element, Node, Tag};

/// For whom the HTML is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The elements and attributes of a page.
    Site,
    /// What the reference renderers print: raw HTML as it is, addresses encoded, tables with `align`.
    Conformance,
}

/// Appends the HTML of some nodes.
pub fn write(html: &mut String, nodes: &[Node<'_>], style: Style) {
    for node in nodes {
        match node {
            Node::Text(text) => escape(html, text),
            Node::Raw(raw) if style == Style::Conformance => {
                if raw.ends_with('\n') || raw.starts_with('\n') {
                    new_line(html);
                }
                html.push_str(raw);
            }
            Node::Raw(raw) => escape(html, raw),
            Node::Element(element) => write_element(html, element, style),
            Node::Posts(posts) => {
                new_line(html);
                html.push_str(if posts.newest_first {
                    "<div class=\"posts\" data-order=\"newest-first\"></div>\n"
                } else {
                    "<div class=\"posts\" data-order=\"oldest-first\"></div>\n"
                });
            }
        }
    }
}

fn write_element(html: &mut String, element: &Element<'_>, style: Style) {
    let tag = element.tag;
    let outside = layout(tag);
    if outside != Layout::Inline {
        new_line(html);
    }
    html.push('<');
    html.push_str(tag.name());
    // GitHub's printer names the type of an input first.
    let comes_first = |attribute: &&Attribute<'_>| style == Style::Conformance && **attribute == Attribute::Checkbox;
    for attribute in element.attributes.iter().filter(comes_first) {
        write_attribute(html, attribute, style);
    }
    for attribute in element.attributes.iter().filter(|attribute| !comes_first(attribute)) {
        write_attribute(html, attribute, style);
    }
    if tag.is_void() {
        html.push_str(" />");
        if tag == Tag::Rule {
            html.push('\n');
        }
        return;
    }
    html.push('>');
    if outside == Layout::Container {
        html.push('\n');
    }
    write(html, &element.children, style);
    if outside == Layout::Container {
        new_line(html);
    }
    html.push_str("</");
    html.push_str(tag.name());
    html.push('>');
    if outside != Layout::Inline {
        html.push('\n');
    }
}

fn write_attribute(html: &mut String, attribute: &Attribute<'_>, style: Style) {
    let (name, value) = match (attribute, style) {
        (Attribute::Class(class), Style::Conformance) => match class {
            Class::AlignCenter => ("align", Some("center".into())),
            Class::AlignLeft => ("align", Some("left".into())),
            Class::AlignRight => ("align", Some("right".into())),
            _ => return,
        },
        (Attribute::Href(address) | Attribute::Source(address), Style::Conformance) => {
            let name = if matches!(attribute, Attribute::Href(_)) { "href" } else { "src" };
            (name, Some(encode_as_reference(address).into()))
        }
        _ => attribute.name_and_value(),
    };
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape(html, &value.unwrap_or_default());
    html.push('"');
}

/// Where an element's tags stand on lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Within a line.
    Inline,
    /// On a line of its own.
    Line,
    /// Start and end tag each on a line of its own.
    Container,
}

fn layout(tag: Tag) -> Layout {
    match tag {
        Tag::Anchor
        | Tag::Break
        | Tag::Code
        | Tag::Deleted
        | Tag::Emphasis
        | Tag::Image
        | Tag::Input
        | Tag::Span
        | Tag::Strong
        | Tag::Superscript => Layout::Inline,
        Tag::Blockquote
        | Tag::Details
        | Tag::Division
        | Tag::Navigation
        | Tag::OrderedList
        | Tag::Section
        | Tag::Table
        | Tag::TableBody
        | Tag::TableHead
        | Tag::TableRow
        | Tag::UnorderedList => Layout::Container,
        tag if crate::markdown::is_inline(tag) => Layout::Inline,
        _ => Layout::Line,
    }
}

fn new_line(html: &mut String) {
    if !html.is_empty() && !html.ends_with('\n') {
        html.push('\n');
    }
}

/// Appends text that is safe between tags and in quoted attributes.
pub fn escape(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

/// Percent-encodes an address as the reference renderer does.
fn encode_as_reference(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.+!*'(),%#@?=;:/&$~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            crate::link::push_encoded(&mut encoded, byte);
        }
    }
    encoded
}
