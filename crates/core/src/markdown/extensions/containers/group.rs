//! Containers whose parts are tabs: `::: code-group`, whose blocks of code are the tabs, as in VitePress, and `::: tabs`
//! with a line `== Label` before each of them, as in its plugin for tabs.

use std::borrow::Cow;

use crate::markdown::extensions::choices::{self, Part};
use crate::markdown::plain_text;
use crate::node::{Attribute, Element, Node, Other, Tag};

/// The group, while it is open.
pub(in crate::markdown::extensions) const GROUP: Tag = Tag::Other(Other::new("mdcms-tabs"));
/// The elements around what is in a tab: its frame and itself.
pub(super) const AROUND: usize = 2;
/// A tab in it.
pub(super) const TAB: Tag = Tag::Other(Other::new("mdcms-tab"));

/// A group that begins; what stands behind its kind names the groups that it changes with.
pub(super) fn open<'a>(kind: &str, rest: &str) -> Element<'a> {
    let of_code = kind == "code-group";
    let key =
        rest.split_whitespace().find_map(|word| ["key:", "sync:", "sync="].iter().find_map(|it| word.strip_prefix(it)));
    // Who has chosen a package manager once does not want to choose it again.
    let key = key.or(of_code.then_some("code"));
    let mut group = Element::new(GROUP).with(class(if of_code { "tabs code-group" } else { "tabs" }));
    group.attributes.extend(key.map(|key| Attribute::Title(Cow::Owned(key.to_owned()))));
    group
}

/// The tabs of a group that is complete, and what stands before them.
pub(super) fn tabs<'a>(group: Element<'a>, count: &mut usize) -> Vec<Node<'a>> {
    let (mut names, mut sync) = (Cow::Borrowed("tabs"), None);
    for attribute in group.attributes {
        match attribute {
            Attribute::Title(key) => sync = Some(key),
            Attribute::Other(_, Some(class)) => names = class,
            _ => {}
        }
    }
    let mut before = Vec::new();
    let mut parts: Vec<Part<'a>> = Vec::new();
    for node in group.children {
        match (part_of(node), parts.last_mut()) {
            (Ok(part), _) => parts.push(part),
            (Err(node), Some(part)) => part.content.push(node),
            (Err(node), None) => before.push(node),
        }
    }
    if !parts.is_empty() {
        before.push(choices::tabs(parts, &names, sync.as_deref(), count));
    }
    before
}

/// A tab in a group that its author has not named.
pub(in crate::markdown::extensions) fn named<'a>(name: &str, content: Vec<Node<'a>>) -> Node<'a> {
    Element::new(TAB).with(Attribute::Label(Cow::Owned(name.to_owned()))).containing(content).into()
}

/// The tab that a node is, or the node.
fn part_of(node: Node<'_>) -> Result<Part<'_>, Node<'_>> {
    let Node::Element(mut element) = node else { return Err(node) };
    if element.tag == TAB {
        let title = element.attributes.into_iter().find_map(|attribute| match attribute {
            Attribute::Label(label) => Some(label),
            _ => None,
        });
        return Ok(Part { title: title.unwrap_or_default(), content: element.children, ..Part::default() });
    }
    if element.tag == Tag::Preformatted {
        let language = language(&element).unwrap_or("Code").to_owned();
        return Ok(Part { title: Cow::Owned(language), content: vec![element.into()], ..Part::default() });
    }
    if !element.attributes.contains(&class("code-block")) || element.children.len() != 2 {
        return Err(element.into());
    }
    let content = element.children.split_off(1);
    Ok(Part { title: Cow::Owned(plain_text(&element.children)), content, ..Part::default() })
}

fn language<'e>(pre: &'e Element<'_>) -> Option<&'e str> {
    let Some(Node::Element(code)) = pre.children.first() else { return None };
    code.attributes.iter().find_map(|attribute| match attribute {
        Attribute::Language(language) => Some(language.as_ref()),
        _ => None,
    })
}

fn class<'a>(names: &'static str) -> Attribute<'a> {
    Attribute::Other(Other::new("class"), Some(Cow::Borrowed(names)))
}
