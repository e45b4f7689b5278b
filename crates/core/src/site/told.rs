//! What documents ask besides their links ([`Told`]), answered with what a reader's app does not carry.

mod includes;
mod items;
mod names;
mod pages;

pub(super) use includes::Includes;
pub(crate) use includes::paths as included_paths;
pub(super) use names::Names;

use super::Site;
use crate::config::Callout;
use crate::link::Told;
use crate::report::Finding;

/// What can be answered without a site.
pub(crate) fn without_site(asked: Told<'_>) -> Option<String> {
    match asked {
        Told::Items(text) => items::told(text),
        Told::Emoji(name) => emojis::get_by_shortcode(name).map(|emoji| emoji.as_str().to_owned()),
        Told::Wiki(_) | Told::Callout(_) | Told::Include(_) | Told::Pages | Told::Section(_) => None,
    }
}

/// What is answered to a document with the site at hand.
pub(super) fn by_site(site: &Site, document: &str, asked: Told<'_>, includes: &mut Includes) -> Option<String> {
    match asked {
        Told::Include(line) => includes.answer(site, document, line).text.clone(),
        Told::Wiki(name) => site.names.get_or_init(|| Names::of(&site.documents, site.published.iter())).find(name),
        Told::Callout(name) => site.config.callouts.iter().find(|callout| callout.name == name).map(callout_text),
        Told::Pages => pages::all(site, document),
        Told::Section(code) => pages::of_section(site, document, code),
        Told::Items(_) | Told::Emoji(_) => without_site(asked),
    }
}

/// What is wrong with what a document asks.
pub(super) fn faults(site: &Site, document: &str, asked: Told<'_>, includes: &mut Includes) -> Vec<Finding> {
    match asked {
        Told::Items(text) => items::fault(text).into_iter().collect(),
        Told::Include(line) => includes.answer(site, document, line).faults.clone(),
        Told::Pages => pages::fault(site, document, None).into_iter().collect(),
        Told::Section(code) => pages::fault(site, document, Some(code)).into_iter().collect(),
        Told::Emoji(_) | Told::Wiki(_) | Told::Callout(_) => Vec::new(),
    }
}

fn callout_text(callout: &Callout) -> String {
    [callout.kind.as_str(), &callout.title.replace('\n', " "), &callout.text].join("\n")
}
