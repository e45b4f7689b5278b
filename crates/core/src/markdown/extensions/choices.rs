//! Several parts of which a page shows some: tabs and accordions, as the WAI-ARIA patterns have them
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/tabs/>, <https://www.w3.org/WAI/ARIA/apg/patterns/accordion/>).
//!
//! What is not shown is in an element that is `hidden="until-found"`, so that the browser's search in the page finds it
//! and shows it. Such an element has a box still, which must have no role and take no focus.

use std::borrow::Cow;

use crate::node::{Attribute, Element, Node, Other, Tag};

/// One part.
#[derive(Debug, Default)]
pub(super) struct Part<'a> {
    /// What readers choose it by.
    pub(super) title: Cow<'a, str>,
    /// What they see then.
    pub(super) content: Vec<Node<'a>>,
    /// Whether it is shown at first.
    pub(super) is_chosen: bool,
    /// The level of its title as a heading.
    pub(super) level: Option<u8>,
}

/// Tabs: one of the parts is shown. Where another group with the same `sync` changes, this one does too. `count` is how
/// many parts the page has so far.
pub(super) fn tabs<'a>(parts: Vec<Part<'a>>, class: &str, sync: Option<&str>, count: &mut usize) -> Node<'a> {
    let chosen = parts.iter().position(|part| part.is_chosen).unwrap_or_default();
    let mut tabs = Vec::new();
    let mut panels = Vec::new();
    for (index, part) in parts.into_iter().enumerate() {
        let (tab, panel) = ids(count);
        let is_chosen = index == chosen;
        let title = vec![Node::Text(title(part.title))];
        let is = if is_chosen { "true" } else { "false" };
        // One of them is on the way of the Tab key; arrows lead to the others.
        let last = if is_chosen { FIRST } else { ("tabindex", "-1") };
        let set =
            [("type", "button"), ("role", "tab"), ("id", &tab), ("aria-controls", &panel), ("aria-selected", is), last];
        tabs.push(element("button", &set, title));
        // Code is on the way of the Tab key itself.
        let is_code = matches!(part.content.first(), Some(Node::Element(first)) if first.tag == Tag::Preformatted);
        let mut set = vec![("role", "tabpanel"), ("id", &panel), ("aria-labelledby", &tab)];
        set.extend((!is_code).then_some(("tabindex", "0")));
        panels.push(frame(is_chosen, element("div", &set, part.content)));
    }
    let mut content = vec![element("div", &[("class", "tab-list"), ("role", "tablist")], tabs)];
    content.append(&mut panels);
    let mut set = vec![("class", class)];
    set.extend(sync.map(|sync| ("data-sync", sync)));
    element("div", &set, content)
}

/// An accordion: any number of the parts is shown.
pub(super) fn accordion<'a>(parts: Vec<Part<'a>>, class: &str, count: &mut usize) -> Node<'a> {
    let mut content = Vec::new();
    for part in parts {
        let (button, panel) = ids(count);
        let title = vec![Node::Text(title(part.title))];
        let is = if part.is_chosen { "true" } else { "false" };
        let mut set =
            vec![("type", "button"), ("id", button.as_str()), ("aria-controls", &panel), ("aria-expanded", is)];
        set.extend(part.is_chosen.then_some(FIRST));
        let title = element("button", &set, title);
        content.push(element(
            Tag::heading(part.level.unwrap_or(3)).name(),
            &[("class", "accordion-title")],
            vec![title],
        ));
        let set = [("class", "accordion-panel"), ("role", "region"), ("id", &panel), ("aria-labelledby", &button)];
        content.push(frame(part.is_chosen, element("div", &set, part.content)));
    }
    element("div", &[("class", class)], content)
}

/// It is shown at first: what is so need not be in the address.
const FIRST: (&str, &str) = ("data-first", "");

/// What a part is shown and hidden with.
fn frame(is_shown: bool, part: Node<'_>) -> Node<'_> {
    let hidden = [("hidden", "until-found")];
    element("div", if is_shown { &[] } else { &hidden }, vec![part])
}

fn element<'a>(name: &'static str, attributes: &[(&'static str, &str)], children: Vec<Node<'a>>) -> Node<'a> {
    let set = |(name, value): &(&'static str, &str)| {
        Attribute::Other(Other::new(name), Some(Cow::Owned((*value).to_owned())))
    };
    let attributes = attributes.iter().map(set).collect();
    Element { tag: Tag::Other(Other::new(name)), attributes, children }.into()
}

/// What is shown of a part without a title.
fn title(title: Cow<'_, str>) -> Cow<'_, str> {
    if title.trim().is_empty() { Cow::Borrowed("…") } else { title }
}

fn ids(count: &mut usize) -> (String, String) {
    *count += 1;
    let number = count.to_string();
    (["mdcms-choice-", &number].concat(), ["mdcms-part-", &number].concat())
}
