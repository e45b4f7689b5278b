//! GitHub's alerts: a quote that begins with `[!NOTE]`.
//!
//! As in Obsidian and Quartz, a title may follow on the same line, and `+` or `-` after the bracket makes one that
//! folds, open or closed at first.

use std::borrow::Cow;

use crate::markdown::part;
use crate::node::{Attribute, Class, Element, Node, Tag};

/// What a marker says.
struct Marker<'t> {
    kind: &'t str,
    /// Whether it folds, and then whether it is open at first.
    fold: Option<bool>,
    /// How much of the text is the marker.
    length: usize,
}

/// Makes a callout of a quote that is one.
pub(super) fn from_quote(quote: &mut Element<'_>) {
    let Some(Node::Element(first)) = quote.children.first_mut().filter(|node| is_paragraph(node)) else { return };
    let Some(Node::Text(text)) = first.children.first() else { return };
    let Some(Marker { kind, fold, length }) = marker(text) else { return };
    let (class, name) = class_and_name(kind);
    let rest = part(text, length..text.len());
    first.children[0] = Node::Text(rest);
    let mut title = first_line(&mut first.children);
    if title.is_empty() {
        title.push(Node::Text(name));
    }
    if first.children.is_empty() {
        quote.children.remove(0);
    }
    let (tag, title_tag) = if fold.is_some() { (Tag::Details, Tag::Summary) } else { (Tag::Division, Tag::Paragraph) };
    let title = Element::new(title_tag).with(Attribute::Class(Class::CalloutTitle)).containing(title);
    quote.children.insert(0, title.into());
    quote.tag = tag;
    quote.attributes = vec![Attribute::Class(class)];
    if fold == Some(true) {
        quote.attributes.push(Attribute::Open);
    }
}

fn is_paragraph(node: &&mut Node<'_>) -> bool {
    matches!(node, Node::Element(Element { tag: Tag::Paragraph, .. }))
}

fn marker(text: &str) -> Option<Marker<'_>> {
    let (kind, rest) = text.strip_prefix("[!")?.split_once(']')?;
    if kind.is_empty() || !kind.chars().all(|character| character.is_alphanumeric() || "-_".contains(character)) {
        return None;
    }
    let fold = match rest.chars().next() {
        Some('+') => Some(true),
        Some('-') => Some(false),
        _ => None,
    };
    let rest = if fold.is_some() { &rest[1..] } else { rest };
    let is_end = rest.is_empty() || rest.starts_with([' ', '\t', '\n']);
    is_end.then_some(Marker { kind, fold, length: text.len() - rest.len() })
}

/// The colours there are, with GitHub's five names first and then the ones that other programs have for the same.
pub(super) fn class_and_name<'a>(kind: &str) -> (Class, Cow<'a, str>) {
    let mut name = kind.to_ascii_lowercase();
    let class = match name.as_str() {
        "tip" | "hint" | "success" | "check" | "done" => Class::CalloutTip,
        "important" | "example" | "question" | "help" | "faq" => Class::CalloutImportant,
        "warning" | "attention" => Class::CalloutWarning,
        "caution" | "danger" | "error" | "bug" | "failure" | "fail" | "missing" => Class::CalloutCaution,
        _ => Class::CalloutNote,
    };
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    (class, Cow::Owned(name))
}

/// Takes the nodes of the first line out of some others.
fn first_line<'a>(nodes: &mut Vec<Node<'a>>) -> Vec<Node<'a>> {
    let breaks = |node: &Node<'_>| match node {
        Node::Text(text) => text.contains('\n'),
        Node::Element(element) => element.tag == Tag::Break,
        _ => false,
    };
    let Some(at) = nodes.iter().position(breaks) else { return trimmed(std::mem::take(nodes)) };
    let rest = nodes.split_off(at);
    let mut line = std::mem::replace(nodes, rest);
    if let Some(Node::Text(text)) = nodes.first() {
        let end = text.find('\n').unwrap_or(text.len());
        let (before, behind) = (part(text, 0..end), part(text, (end + 1).min(text.len())..text.len()));
        line.push(Node::Text(before));
        nodes[0] = Node::Text(behind);
    } else {
        // A break, and the line end after it.
        nodes.remove(0);
        if let Some(Node::Text(text)) = nodes.first() {
            nodes[0] = Node::Text(part(text, usize::from(text.starts_with('\n'))..text.len()));
        }
    }
    if matches!(nodes.first(), Some(Node::Text(text)) if text.is_empty()) {
        nodes.remove(0);
    }
    trimmed(line)
}

/// A line without white space at its ends.
fn trimmed(mut line: Vec<Node<'_>>) -> Vec<Node<'_>> {
    if let Some(Node::Text(text)) = line.first() {
        line[0] = Node::Text(part(text, text.len() - text.trim_start().len()..text.len()));
    }
    if let Some(Node::Text(text)) = line.last() {
        let last = line.len() - 1;
        line[last] = Node::Text(part(text, 0..text.trim_end().len()));
    }
    line.retain(|node| !matches!(node, Node::Text(text) if text.is_empty()));
    line
}
