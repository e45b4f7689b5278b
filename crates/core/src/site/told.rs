//! What documents ask besides their links ([`Told`]), answered with what a reader's app does not carry.

mod items;

pub(super) use items::fault as fault_of_items;

use crate::link::Told;

/// What can be answered without a site.
pub(crate) fn without_site(asked: Told<'_>) -> Option<String> {
    match asked {
        Told::Items(text) => items::told(text),
    }
}
