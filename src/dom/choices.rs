//! Tabs and accordions on a page: which of their parts are shown. `core` makes their elements
//! (`markdown/extensions/choices.rs`).
//!
//! What a reader chooses is in the address, so that it can be shared and is there again after a reload; tabs that
//! change together are remembered for other pages too. This is loaded with Markdown's extensions.

mod accordion;
mod memory;
mod tabs;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlCollection, HtmlElement, KeyboardEvent};

use super::address;
use accordion::Accordion;
use tabs::Tabs;

/// What a page with tabs and accordions does.
#[derive(Clone, Copy, Debug)]
pub struct Behaviour {
    /// Shows the parts that the address and the reader's memory ask for, in an article that may not be on the page yet.
    pub settle: fn(&Element),
    /// Takes an event on the page; tells whether it was one for tabs or accordions.
    pub act: fn(&Event) -> bool,
    /// Shows the parts that something is in.
    pub reveal: fn(&Element),
}

impl Behaviour {
    /// The code of it. What does not call this is built without.
    pub fn all() -> Self {
        Self { settle, act, reveal }
    }
}

fn settle(prose: &Element) {
    let wanted = address::read();
    for tabs in Tabs::all(prose) {
        let asked = address::one(&wanted, &tabs.name()).or_else(|| memory::of(&tabs.sync()?));
        tabs.choose_or_first(asked.as_deref());
    }
    for accordion in Accordion::all(prose) {
        accordion.open_these(address::every(&wanted, &accordion.name()));
    }
}

fn act(event: &Event) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    match event.type_().as_str() {
        "click" => click(&target),
        "keydown" => key(event, &target),
        _ => {
            reveal(&target);
            true
        }
    }
}

fn click(target: &Element) -> bool {
    if let Some(tab) = closest(target, "[role=tab]") {
        Tabs::of(&tab).is_some_and(|tabs| tabs.chosen_by_reader(&tab))
    } else if let Some(button) = closest(target, ".accordion-title button") {
        Accordion::of(&button).is_some_and(|accordion| accordion.toggled_by_reader(&button))
    } else {
        false
    }
}

/// Arrows, Home and End, as the patterns have them.
fn key(event: &Event, target: &Element) -> bool {
    let key = event.unchecked_ref::<KeyboardEvent>().key();
    let is_tab = target.get_attribute("role").as_deref() == Some("tab");
    let buttons = if is_tab {
        Tabs::of(target).map(|tabs| tabs.tabs())
    } else {
        closest(target, ".accordion-title button").and_then(|button| Accordion::of(&button)).map(|it| it.buttons())
    };
    let Some(buttons) = buttons else { return false };
    let Some(here) = buttons.iter().position(|button| button == target) else { return false };
    let from_right = closest(target, "[dir]").and_then(|it| it.get_attribute("dir")).as_deref() == Some("rtl");
    let count = buttons.len();
    let (next, before) = ((here + 1) % count, (here + count - 1) % count);
    let to = match (key.as_str(), is_tab) {
        ("ArrowRight", true) => {
            if from_right {
                before
            } else {
                next
            }
        }
        ("ArrowLeft", true) => {
            if from_right {
                next
            } else {
                before
            }
        }
        ("ArrowDown", false) => next,
        ("ArrowUp", false) => before,
        ("Home", _) => 0,
        ("End", _) => count - 1,
        _ => return false,
    };
    let Some(button) = buttons.get(to) else { return false };
    event.prevent_default();
    if is_tab {
        click(button);
    }
    if let Some(button) = button.dyn_ref::<HtmlElement>() {
        let _ = button.focus();
    }
    true
}

fn reveal(part: &Element) {
    let mut inside = closest(part, "[hidden]");
    while let Some(frame) = inside {
        let button = frame.first_element_child().and_then(|part| part.get_attribute("aria-labelledby"));
        if let Some(button) = button.and_then(|id| super::element(&id)) {
            if let Some(tabs) = Tabs::of(&button) {
                tabs.chosen_by_reader(&button);
            } else if let Some(accordion) = Accordion::of(&button) {
                accordion.toggled_by_reader(&button);
            }
        }
        inside = frame.parent_element().and_then(|around| closest(&around, "[hidden]"));
    }
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn list(elements: &HtmlCollection) -> Vec<Element> {
    (0..elements.length()).filter_map(|at| elements.item(at)).collect()
}

/// What readers choose a part by.
fn label(button: &Element) -> String {
    button.text_content().unwrap_or_default()
}

fn is_first(button: &Element) -> bool {
    button.has_attribute("data-first")
}

/// Shows or hides the part of a button.
fn show(group: &Element, button: &Element, is_shown: bool) {
    let id = button.get_attribute("aria-controls");
    let is_its = |frame: &Element| frame.first_element_child().is_some_and(|part| Some(part.id()) == id);
    let Some(frame) = list(&group.children()).into_iter().find(is_its) else { return };
    if is_shown {
        let _ = frame.remove_attribute("hidden");
    } else {
        let _ = frame.set_attribute("hidden", "until-found");
    }
}

/// The article that a group is in.
fn prose_of(group: &Element) -> Option<Element> {
    closest(group, ".prose")
}

/// The place of a group among those of its kind that are counted, from 1.
fn number(groups: impl Iterator<Item = Element>, group: &Element) -> String {
    let at = groups.take_while(|other| other != group).count();
    (at + 1).to_string()
}
