//! Groups of tabs.

use web_sys::Element;

use super::{is_first, label, list, memory, number, prose_of, show};
use crate::dom::address;
use crate::dom::{scroll_position, scroll_to};

/// A group.
pub(super) struct Tabs(Element);

impl Tabs {
    /// All of an article.
    pub(super) fn all(prose: &Element) -> Vec<Self> {
        list(&prose.get_elements_by_class_name("tabs")).into_iter().map(Self).collect()
    }

    /// The group of a tab.
    pub(super) fn of(tab: &Element) -> Option<Self> {
        let tabs = tab.parent_element().filter(|list| list.class_name() == "tab-list")?;
        tabs.parent_element().map(Self)
    }

    /// The group that this one changes with.
    pub(super) fn sync(&self) -> Option<String> {
        self.0.get_attribute("data-sync")
    }

    /// The name of its choice in the address.
    pub(super) fn name(&self) -> String {
        let number = || {
            let all = prose_of(&self.0).map(|prose| Self::all(&prose)).unwrap_or_default();
            number(all.into_iter().filter(|other| other.sync().is_none()).map(|other| other.0), &self.0)
        };
        ["tab-", &self.sync().unwrap_or_else(number)].concat()
    }

    pub(super) fn tabs(&self) -> Vec<Element> {
        self.0.first_element_child().map(|tabs| list(&tabs.children())).unwrap_or_default()
    }

    /// Shows the part of a label; the one that is first where there is no such label.
    pub(super) fn choose_or_first(&self, wanted: Option<&str>) {
        let tabs = self.tabs();
        let asked = wanted.and_then(|wanted| tabs.iter().find(|tab| label(tab) == wanted));
        if let Some(tab) = asked.or_else(|| tabs.iter().find(|tab| is_first(tab))) {
            self.choose(tab);
        }
    }

    fn choose(&self, chosen: &Element) {
        for tab in self.tabs() {
            let is_chosen = tab == *chosen;
            let _ = tab.set_attribute("aria-selected", if is_chosen { "true" } else { "false" });
            let _ = tab.set_attribute("tabindex", if is_chosen { "0" } else { "-1" });
            show(&self.0, &tab, is_chosen);
        }
    }

    /// Shows the part of a tab, also in the groups that change with this one, and keeps it.
    pub(super) fn chosen_by_reader(&self, tab: &Element) -> bool {
        let label = label(tab);
        // Groups above this one may become longer or shorter; what the reader looks at stays where it is.
        let before = tab.get_bounding_client_rect().top();
        self.choose(tab);
        if let (Some(sync), Some(prose)) = (self.sync(), prose_of(&self.0)) {
            for other in Self::all(&prose).into_iter().filter(|other| other.sync().as_ref() == Some(&sync)) {
                if let Some(same) = other.tabs().iter().find(|tab| super::label(tab) == label) {
                    other.choose(same);
                }
            }
            memory::keep(&sync, &label);
            scroll_to(scroll_position() + tab.get_bounding_client_rect().top() - before);
        }
        // What is remembered would show another tab than the one that is first.
        let is_in_address = !is_first(tab) || self.sync().is_some();
        address::write(&self.name(), is_in_address.then(|| vec![label]));
        true
    }
}
