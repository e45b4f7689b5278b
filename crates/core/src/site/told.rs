//! What documents ask besides their links ([`Told`]), answered with what a reader's app does not carry.

mod items;
mod names;

pub(super) use items::fault as fault_of_items;

use super::Site;
use crate::config::Callout;
use crate::link::Told;

/// What can be answered without a site.
pub(crate) fn without_site(asked: Told<'_>) -> Option<String> {
    match asked {
        Told::Items(text) => items::told(text),
        Told::Emoji(name) => emojis::get_by_shortcode(name).map(|emoji| emoji.as_str().to_owned()),
        Told::Wiki(_) | Told::Callout(_) => None,
    }
}

/// What is answered with the site at hand.
pub(super) fn by_site(site: &Site, asked: Told<'_>) -> Option<String> {
    match asked {
        Told::Wiki(name) => names::find(site, name),
        Told::Callout(name) => site.config.callouts.iter().find(|callout| callout.name == name).map(callout_text),
        Told::Items(_) | Told::Emoji(_) => without_site(asked),
    }
}

fn callout_text(callout: &Callout) -> String {
    [callout.kind.as_str(), &callout.title.replace('\n', " "), &callout.text].join("\n")
}
