//! Nodes and elements as text that can be compared.

use std::fmt::Write as _;

use mdcms_core::node::Node;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node as DomNode};

/// What these nodes should be on a page. Text stands between `‹` and `›`.
pub(super) fn of_nodes(nodes: &[&Node<'_>]) -> String {
    let mut out = String::new();
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(part) | Node::Raw(part) => text.push_str(part),
            Node::Element(element) => {
                push_text(&mut out, &mut text);
                let mut attributes: Vec<(String, String)> = Vec::new();
                for attribute in &element.attributes {
                    let (name, value) = attribute.name_and_value();
                    attributes.push((name.to_owned(), value.unwrap_or_default().into_owned()));
                }
                let children: Vec<&Node<'_>> = element.children.iter().collect();
                push_element(&mut out, element.tag.name(), attributes, &of_nodes(&children));
            }
            Node::Posts(_) => {
                push_text(&mut out, &mut text);
                push_element(&mut out, "div", vec![("class".to_owned(), "posts".to_owned())], "");
            }
        }
    }
    push_text(&mut out, &mut text);
    out
}

/// An element of a page, or only its content.
pub(super) fn of_dom(element: &Element, itself: bool) -> String {
    let (mut inside, mut text) = (String::new(), String::new());
    for child in children(element) {
        match child.dyn_ref::<Element>() {
            Some(child) => {
                push_text(&mut inside, &mut text);
                inside.push_str(&of_dom(child, true));
            }
            None => text.push_str(&content(&child)),
        }
    }
    push_text(&mut inside, &mut text);
    if !itself {
        return inside;
    }
    let mut out = String::new();
    push_element(&mut out, &element.local_name(), attributes(element), &inside);
    out
}

/// The content of an element as far as it can be told from HTML: without the line ends beside blocks, which a
/// printer adds, and without sections and the order of a list of posts, which are the app's.
pub(super) fn of_html(element: &Element) -> String {
    let (mut out, children) = (String::new(), children(element));
    let beside_block = |at: Option<&DomNode>| at.map_or(is_block(element), |node| node.dyn_ref().is_some_and(is_block));
    for (at, child) in children.iter().enumerate() {
        if let Some(child) = child.dyn_ref::<Element>() {
            let inside = of_html(child);
            if child.class_name() == "prose-section" {
                out.push_str(&inside);
            } else {
                let mut attributes = attributes(child);
                attributes.retain(|(name, _)| name != "data-order");
                push_element(&mut out, &child.local_name(), attributes, &inside);
            }
            continue;
        }
        let whole = content(child);
        let mut text = whole.as_str();
        if beside_block(at.checked_sub(1).and_then(|at| children.get(at))) {
            text = text.strip_prefix('\n').unwrap_or(text);
        }
        if beside_block(children.get(at + 1)) {
            text = text.strip_suffix('\n').unwrap_or(text);
        }
        push_text(&mut out, &mut text.to_owned());
    }
    out
}

fn is_block(element: &Element) -> bool {
    !matches!(element.local_name().as_str(), "a" | "br" | "code" | "del" | "em" | "img" | "input" | "strong" | "pre")
        || element.closest("pre").ok().flatten().is_some_and(|pre| pre == *element)
}

fn push_text(out: &mut String, text: &mut String) {
    if !text.is_empty() {
        let _ = write!(out, "‹{text}›");
        text.clear();
    }
}

fn push_element(out: &mut String, name: &str, mut attributes: Vec<(String, String)>, inside: &str) {
    attributes.sort();
    let _ = write!(out, "<{name}");
    for (name, value) in attributes {
        let _ = write!(out, " {name}={value:?}");
    }
    let _ = writeln!(out, ">{inside}</{name}>");
}

fn children(element: &Element) -> Vec<DomNode> {
    let children = element.child_nodes();
    (0..children.length()).filter_map(|at| children.get(at)).collect()
}

fn content(node: &DomNode) -> String {
    node.text_content().unwrap_or_default()
}

fn attributes(element: &Element) -> Vec<(String, String)> {
    let all = element.attributes();
    (0..all.length()).filter_map(|at| all.item(at)).map(|attribute| (attribute.name(), attribute.value())).collect()
}
