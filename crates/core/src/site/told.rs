//! What documents ask besides their links ([`Told`]), answered with what a reader's app does not carry.

mod items;
mod names;
mod pages;

use super::Site;
use crate::config::Callout;
use crate::link::Told;
use crate::report::Finding;

/// What can be answered without a site.
pub(crate) fn without_site(asked: Told<'_>) -> Option<String> {
    match asked {
        Told::Items(text) => items::told(text),
        Told::Emoji(name) => emojis::get_by_shortcode(name).map(|emoji| emoji.as_str().to_owned()),
        Told::Wiki(_) | Told::Callout(_) | Told::Pages | Told::Section(_) => None,
    }
}

/// What is answered to a document with the site at hand.
pub(super) fn by_site(site: &Site, document: &str, asked: Told<'_>) -> Option<String> {
    match asked {
        Told::Wiki(name) => names::find(site, name),
        Told::Callout(name) => site.config.callouts.iter().find(|callout| callout.name == name).map(callout_text),
        Told::Pages => pages::all(site, document),
        Told::Section(code) => pages::of_section(site, document, code),
        Told::Items(_) | Told::Emoji(_) => without_site(asked),
    }
}

/// What is wrong with what a document asks.
pub(super) fn fault(site: &Site, document: &str, asked: Told<'_>) -> Option<Finding> {
    match asked {
        Told::Items(text) => items::fault(text),
        Told::Pages => pages::fault(site, document, None),
        Told::Section(code) => pages::fault(site, document, Some(code)),
        Told::Emoji(_) | Told::Wiki(_) | Told::Callout(_) => None,
    }
}

fn callout_text(callout: &Callout) -> String {
    [callout.kind.as_str(), &callout.title.replace('\n', " "), &callout.text].join("\n")
}
