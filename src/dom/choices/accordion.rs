//! Accordions.

use web_sys::Element;

use super::{is_first, label, list, number, prose_of, show};
use crate::dom::address;

/// An accordion.
pub(super) struct Accordion(Element);

impl Accordion {
    /// All of an article.
    pub(super) fn all(prose: &Element) -> Vec<Self> {
        list(&prose.get_elements_by_class_name("accordion")).into_iter().map(Self).collect()
    }

    /// The accordion of a button.
    pub(super) fn of(button: &Element) -> Option<Self> {
        let title = button.parent_element().filter(|title| title.class_name() == "accordion-title")?;
        title.parent_element().map(Self)
    }

    /// The name of what is open, in the address.
    pub(super) fn name(&self) -> String {
        let all = prose_of(&self.0).map(|prose| Self::all(&prose)).unwrap_or_default();
        ["open-", &number(all.into_iter().map(|other| other.0), &self.0)].concat()
    }

    pub(super) fn buttons(&self) -> Vec<Element> {
        let titles = list(&self.0.children()).into_iter().filter(|it| it.class_name() == "accordion-title");
        titles.filter_map(|title| title.first_element_child()).collect()
    }

    /// Opens the parts with these labels; those that are open at first where nothing is asked for.
    pub(super) fn open_these(&self, wanted: Option<Vec<String>>) {
        for button in self.buttons() {
            let is_open = wanted.as_ref().map_or_else(|| is_first(&button), |wanted| wanted.contains(&label(&button)));
            self.open(&button, is_open);
        }
    }

    fn open(&self, button: &Element, is_open: bool) {
        let _ = button.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
        show(&self.0, button, is_open);
    }

    /// Opens or closes a part, and keeps it.
    pub(super) fn toggled_by_reader(&self, button: &Element) -> bool {
        self.open(button, !is_open(button));
        let buttons = self.buttons();
        let is_as_at_first = buttons.iter().all(|button| is_open(button) == is_first(button));
        let open = || buttons.iter().filter(|button| is_open(button)).map(label).collect();
        address::write(&self.name(), (!is_as_at_first).then(open));
        true
    }
}

fn is_open(button: &Element) -> bool {
    button.get_attribute("aria-expanded").as_deref() == Some("true")
}
